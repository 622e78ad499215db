//! The last action on the shelf can be undone even if another tab has added something.

use browser_tests::{Page, Person, Result, Site, Test, ensure, journeys, scripts};

async fn keep(page: &Page, name: &str) -> Result<()> {
    page.visit("/shelf/new").await?;
    page.fill("#product-name", name).await?;
    page.fill("#product-label", "Water, Glycerin, Panthenol, Squalane, Phenoxyethanol").await?;
    page.click_name("Check it").await?;
    page.click_name("Yes, for later").await?;
    page.sees(&format!("On your shelf: {name}")).await
}

async fn a_product_of_another_tab_leaves_the_way_back(test: Test) -> Result<()> {
    let site = Site::dist().init_script(scripts::DEAF_TO_TABS).start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::stinging()).await?;
    page.visit("/shelf").await?;
    page.new_tab().await?;
    page.open(&site, "/#/shelf").await?;
    page.settled().await?;
    page.tab(0).await?;
    page.js::<()>("window.__testDeaf = true;", vec![]).await?;
    page.tab(1).await?;
    keep(&page, "Cica cream").await?;
    // Saving finds the other tab's product, and merges it.
    page.tab(0).await?;
    keep(&page, "Glow tonic").await?;
    page.until("both products", async || Ok((page.count(".shelf__row").await? == 2).then_some(())))
        .await?;
    page.accessible().await?;
    // The other tab is notified, and can still undo its own action.
    page.tab(1).await?;
    page.sees("Glow tonic").await?;
    page.sees("On your shelf: Cica cream").await?;
    page.tab(0).await?;
    page.click_name("Undo").await?;
    page.until("one product", async || Ok((page.count(".shelf__row").await? == 1).then_some(())))
        .await?;
    page.sees("Cica cream").await?;
    page.reload().await?;
    page.sees("Cica cream").await?;
    ensure!(page.count(".shelf__row").await? == 1, "not what was left");
    page.clean(&site).await
}

journeys![a_product_of_another_tab_leaves_the_way_back];
