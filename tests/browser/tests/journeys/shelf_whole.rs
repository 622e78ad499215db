//! The shelf as a whole: the person's own list, two products side by side, two tabs, a backup on another
//! profile, and labels without a network.

use browser_tests::{Page, Person, Result, Site, Test, ensure, journeys, scripts};

/// A toner with an acid well above the 1 % line.
const AHA_TONER: &str = "Water, Glycolic Acid, Butylene Glycol, Sodium Hydroxide, \
     Aloe Barbadensis Leaf Water, Panthenol, Glycerin, Phenoxyethanol";

/// A cream that calm and stinging skin can use.
const CREAM_KO: &str = "정제수, 글리세린, 부틸렌글라이콜, 판테놀, 세라마이드엔피, 스쿠알란, \
     다이메티콘, 카보머, 페녹시에탄올";

/// Puts a product on the shelf, in use or for later.
async fn keep(page: &Page, kind: &str, name: &str, label: &str, button: &str) -> Result<()> {
    page.visit("/shelf").await?;
    page.click_name("Check a product").await?;
    page.select("kind", kind).await?;
    page.fill("#product-name", name).await?;
    page.fill("#product-label", label).await?;
    page.click_name("Check it").await?;
    page.click_name(button).await?;
    page.heading("My shelf").await?;
    page.sees(name).await
}

/// Ingredients that a person wants to leave out are stated on a product, as a fact: the verdict stays, the
/// step goes without it.
async fn a_list_of_ones_own_is_a_fact(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::stinging()).await?;
    keep(&page, "moisturiser", "Cica cream", CREAM_KO, "Yes, I use it").await?;
    page.click_name("Your own list").await?;
    page.click_name("Put it on the list").await?;
    page.sees("Type the name of an ingredient").await?;
    page.focus_on("#own-list").await?;
    page.accessible().await?;
    page.fill("#own-list", "panthenol").await?;
    page.click_name("Put it on the list").await?;
    page.sees("On your own list: panthenol").await?;
    page.sees("Found under its other names too.").await?;
    page.sees("On your own list: 판테놀").await?;
    page.sees("Fits your plan now").await?;
    page.fill("#own-list", "Unheardofium").await?;
    page.click_name("Put it on the list").await?;
    page.sees("Found where a label spells it like this.").await?;
    page.accessible().await?;
    page.fits_sideways().await?;
    page.click(".shelf__row").await?;
    page.heading("Fits your plan now").await?;
    page.sees("On your own list").await?;
    page.sees("It fits your plan, but it holds what you want to leave out: 판테놀.").await?;
    let facts = page.text(".product-facts").await?;
    let good = facts.split("Good for your plan").nth(1);
    ensure!(good.is_none_or(|good| !good.contains("Panthenol")), "{facts}");
    page.accessible().await?;
    page.visit("/routine").await?;
    page.sees("Holds something on your own list").await?;
    ensure!(!page.text("main").await?.contains("Yours: Cica cream"), "it stands in its step");

    // It is kept, and can be removed and restored.
    page.reload().await?;
    page.visit("/shelf").await?;
    page.sees("On your own list: 판테놀").await?;
    page.click(".own-list__row .link").await?;
    page.sees("Off your own list: panthenol").await?;
    ensure!(!page.text("main").await?.contains("판테놀"), "still told");
    page.click_name("Undo").await?;
    page.sees("On your own list: 판테놀").await?;
    page.clean(&site).await
}

/// Two products are compared: what to do with each, what both contain, what only one does.
async fn two_products_stand_side_by_side(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::stinging()).await?;
    keep(&page, "moisturiser", "Cica cream", CREAM_KO, "Yes, for later").await?;
    keep(&page, "toner", "Glow tonic", AHA_TONER, "Yes, for later").await?;
    page.click_name("Compare two").await?;
    page.heading("Two side by side").await?;
    page.focus_on("h1").await?;
    page.accessible().await?;
    page.fits_sideways().await?;
    page.sees("Fits your plan now").await?;
    page.sees("Later: not before").await?;
    let both = page.text("section[aria-labelledby='compare-both']").await?;
    ensure!(both.contains("Panthenol") && !both.contains("AHA"), "{both}");
    ensure!(both.contains("Care ingredients") && !both.contains("Strong"), "{both}");
    let left = page.text("section[aria-labelledby='compare-left']").await?;
    ensure!(left.contains("Only Cica cream") && left.contains("Ceramides"), "{left}");
    let right = page.text("section[aria-labelledby='compare-right']").await?;
    ensure!(right.contains("Only Glow tonic") && right.contains("AHA"), "{right}");
    ensure!(right.contains("Strong ingredients") && !right.contains("Care"), "{right}");
    // A different choice has a different address.
    let other: String =
        page.js("return document.getElementById('compare-other').value", vec![]).await?;
    page.select("compare-one", &other).await?;
    page.sees("This is the same product twice.").await?;
    page.accessible().await?;
    page.open(&site, "/?lang=ko").await?;
    page.visit("/shelf").await?;
    page.click_name("두 제품 비교하기").await?;
    page.heading("두 제품 비교").await?;
    page.sees("둘 다 있는 것").await?;
    page.accessible().await?;
    page.clean(&site).await
}

/// Two tabs unaware of each other put different products on the shelf: both stay.
async fn two_tabs_put_different_products_there(test: Test) -> Result<()> {
    let site = Site::dist().init_script(scripts::DEAF_TO_TABS).start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::stinging()).await?;
    page.visit("/shelf").await?;
    page.new_tab().await?;
    page.open(&site, "/#/shelf").await?;
    page.settled().await?;
    for tab in [0, 1] {
        page.tab(tab).await?;
        page.js::<()>("window.__testDeaf = true;", vec![]).await?;
    }
    keep(&page, "moisturiser", "Cica cream", CREAM_KO, "Yes, I use it").await?;
    page.tab(0).await?;
    keep(&page, "toner", "Glow tonic", AHA_TONER, "Yes, for later").await?;
    for tab in [0, 1] {
        page.tab(tab).await?;
        page.reload().await?;
        page.settled().await?;
        page.visit("/shelf").await?;
        page.sees("Cica cream").await?;
        page.sees("Glow tonic").await?;
        ensure!(page.count(".shelf__row").await? == 2, "not two products in tab {tab}");
    }
    page.clean(&site).await
}

/// A backup brings the shelf and the person's own list to a profile that has neither.
async fn a_backup_brings_the_shelf_to_another_profile(test: Test) -> Result<()> {
    let site = Site::dist().init_script(scripts::CATCH_DOWNLOADS).start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::stinging()).await?;
    keep(&page, "moisturiser", "Cica cream", CREAM_KO, "Yes, I use it").await?;
    keep(&page, "toner", "Glow tonic", AHA_TONER, "Yes, for later").await?;
    page.click_name("Your own list").await?;
    page.fill("#own-list", "Phenoxyethanol").await?;
    page.click_name("Put it on the list").await?;
    page.sees("On your own list: Phenoxyethanol").await?;
    page.visit("/data").await?;
    page.click_name("Save backup").await?;
    let (name, text) =
        page.until("a file", async || Ok(page.downloads().await?.into_iter().next())).await?;
    ensure!(text.contains("Glow tonic") && text.contains("Phenoxyethanol"), "not in {text}");

    // Another profile: it has none of our data.
    let other = test.browser().await?;
    other.open(&site, "/").await?;
    other.settled().await?;
    other.visit("/data").await?;
    other.choose_file("backup-file", &name, &text).await?;
    other.sees("The file holds").await?;
    other.click_name("Use the file’s answers").await?;
    other.sees("Your answers are up to date.").await?;
    other.visit("/shelf").await?;
    other.sees("Cica cream").await?;
    other.sees("Glow tonic").await?;
    other.sees("On your own list: 페녹시에탄올").await?;
    other.reload().await?;
    other.settled().await?;
    other.sees("Glow tonic").await?;
    ensure!(other.count(".shelf__row").await? == 2, "not two products");
    other.sees("On your own list: Phenoxyethanol").await
}

/// Once the label tables have been fetched, labels are parsed with the server stopped.
async fn labels_are_read_without_a_network(test: Test) -> Result<()> {
    let mut site = Site::dist().start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::stinging()).await?;
    page.service_worker(&site).await?;
    page.visit("/shelf/new").await?;
    page.find("#product-label").await?;
    site.stop();
    page.reload().await?;
    page.settled().await?;
    keep(&page, "toner", "Glow tonic", AHA_TONER, "Yes, for later").await?;
    page.reload().await?;
    page.settled().await?;
    page.sees("Later: not before").await?;
    page.click(".shelf__row").await?;
    page.sees("“Glycolic Acid”, number 2 of 8 names").await
}

journeys!(
    a_list_of_ones_own_is_a_fact,
    two_products_stand_side_by_side,
    two_tabs_put_different_products_there,
    a_backup_brings_the_shelf_to_another_profile,
    labels_are_read_without_a_network,
);
