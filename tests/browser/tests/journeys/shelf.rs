//! The shelf: a label is pasted, judged, kept, changed and removed; without the label tables the app still
//! works.

use browser_tests::{Build, Page, Person, Result, Site, Test, ensure, journeys};

/// A toner with an acid well above the 1 % line, as pasted from a shop.
const AHA_TONER: &str = "Ingredients: Water (Aqua), Glycolic Acid, Butylene Glycol, Sodium Hydroxide, \
     Aloe Barbadensis Leaf Water, Panthenol, Glycerin, Unheardofium Extract, Hexylene Glycol, \
     1,2-Hexanediol, Caprylyl Glycol, Phenoxyethanol";

/// A cream that calm and stinging skin can use.
const CREAM_KO: &str = "정제수, 글리세린, 부틸렌글라이콜, 판테놀, 세라마이드엔피, 스쿠알란, \
     다이메티콘, 카보머, 페녹시에탄올";

async fn check(page: &Page, name: &str, label: &str, button: &str) -> Result<()> {
    page.fill("#product-name", name).await?;
    page.fill("#product-label", label).await?;
    page.click_name(button).await
}

async fn an_acid_waits_while_skin_stings(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::stinging()).await?;
    page.visit("/routine").await?;
    page.click("main a[href$='/shelf']").await?;
    page.heading("My shelf").await?;
    page.sees("Start with what stings.").await?;
    page.accessible().await?;
    page.click_name("Check a product").await?;
    page.heading("Check a product").await?;
    page.focus_on("h1").await?;
    page.accessible().await?;
    // A typed label is not stored yet: closing is announced once there is one, and not for an empty form.
    let announced = async || -> Result<bool> {
        let leave = "const event = new Event('beforeunload', { cancelable: true }); \
            dispatchEvent(event); return event.defaultPrevented;";
        page.js(leave, vec![]).await
    };
    ensure!(!announced().await?, "announced for an empty form");
    page.fill("#product-label", AHA_TONER).await?;
    page.until("announced", async || Ok(announced().await?.then_some(()))).await?;
    page.select("kind", "toner").await?;
    check(&page, "Glow tonic", AHA_TONER, "Check it").await?;
    page.find("h1").await?;
    page.until("the verdict", async || {
        Ok(page.text("h1").await?.starts_with("Later").then_some(()))
    })
    .await?;
    page.focus_on("h1").await?;
    page.sees("“Glycolic Acid”, number 2 of 12 names").await?;
    page.sees("One we do not know: Unheardofium Extract").await?;
    ensure!(page.text(".label-text__unknown").await? == "Unheardofium Extract", "not marked");
    ensure!(page.text(".label-text > mark").await? == "Glycolic Acid", "not marked");
    page.accessible().await?;
    page.fits_sideways().await?;
    page.click_name("Yes, for later").await?;
    page.heading("My shelf").await?;
    page.sees("On your shelf: Glow tonic").await?;

    // It is still there after a reload, with its verdict.
    page.reload().await?;
    page.sees("Glow tonic").await?;
    page.sees("Later").await?;
    page.accessible().await?;
    page.click(".shelf__row").await?;
    page.pick("use-finished").await?;
    page.click_name("Take it off my shelf").await?;
    page.sees("Off your shelf: Glow tonic").await?;
    ensure!(page.count(".shelf__row").await? == 0, "still there");
    page.click_name("Undo").await?;
    page.find(".shelf__row").await?;
    page.reload().await?;
    page.find(".shelf__row").await?;
    page.sees("Finished").await?;
    page.clean(&site).await
}

/// The question about actives says what is on the shelf, and can be answered with it; the list of answers
/// says what the plan counts in addition.
async fn the_question_about_actives_is_answered_by_the_shelf(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::calm()).await?;
    page.visit("/change/actives").await?;
    page.question().await?;
    ensure!(page.count(".question .notice").await? == 0, "an empty shelf says something");
    page.visit("/shelf/new").await?;
    page.select("kind", "toner").await?;
    check(&page, "Glow tonic", AHA_TONER, "Check it").await?;
    page.click_name("Yes, I use it").await?;
    page.heading("My shelf").await?;
    page.visit("/check").await?;
    let said = "From your shelf: AHA";
    page.sees(said).await?;
    page.visit("/change/actives").await?;
    page.question().await?;
    page.sees(said).await?;
    page.sees("(Glow tonic)").await?;
    page.accessible().await?;
    page.click(".question .notice button").await?;
    page.until_js("location.hash !== '#/change/actives'").await?;
    page.visit("/change/actives").await?;
    page.question().await?;
    ensure!(page.is_chosen("actives", "aha").await?, "the answer is not that of the shelf");
    ensure!(!page.is_chosen("actives", "none").await?, "«none» stays");
    page.clean(&site).await
}

async fn what_is_no_list_says_so(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::calm()).await?;
    page.visit("/shelf/new").await?;
    page.click_name("Check it").await?;
    page.sees("Paste an ingredient list, or type a name").await?;
    page.accessible().await?;
    let praise =
        "Our customers love how soft their skin feels. Add to cart and save ten percent today!";
    check(&page, "", praise, "Check it").await?;
    page.sees("This does not look like an ingredient list").await?;
    ensure!(page.count("button.link").await? == 0, "there is no name to go on with");
    page.accessible().await?;

    // A name alone is a claim: nobody knows what is in it.
    page.fill("#product-name", "Night serum with retinol").await?;
    page.click_name("Go on without a list").await?;
    page.heading("We cannot tell").await?;
    page.sees("A name is a claim; what counts is the list.").await?;
    page.accessible().await?;
    page.clean(&site).await
}

async fn a_product_that_fits_stands_in_its_step(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::stinging()).await?;
    page.open(&site, "/?lang=ko").await?;
    page.visit("/shelf").await?;
    page.heading("내 화장대").await?;
    page.click_name("제품 확인하기").await?;
    page.select("kind", "moisturiser").await?;
    check(&page, "시카 크림", CREAM_KO, "확인하기").await?;
    page.heading("지금 써도 돼요").await?;
    page.sees("계획에 잘 맞는 것").await?;
    page.accessible().await?;
    page.fits_sideways().await?;
    page.click_name("네, 쓰고 있어요").await?;
    page.sees("화장대에 뒀어요: 시카 크림").await?;
    page.visit("/routine").await?;
    page.sees("내 제품: 시카 크림").await?;
    page.accessible().await?;
    // At the next visit the plan waits for the label to be parsed, and has it again.
    page.reload().await?;
    page.sees("내 제품: 시카 크림").await?;
    page.clean(&site).await
}

/// Without the label tables nothing is assumed known, everything else works, and the person can go on.
async fn labels_that_cannot_be_read_are_no_obstacle(test: Test) -> Result<()> {
    let labels = Build::dist().address("labels-", ".bin")?;
    let site = Site::dist().failing(&labels).start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::calm()).await?;
    page.visit("/shelf/new").await?;
    page.sees("The list of ingredient names did not arrive").await?;
    page.accessible().await?;
    page.select("kind", "moisturiser").await?;
    check(&page, "Cica cream", CREAM_KO, "Check it").await?;
    page.heading("We cannot tell").await?;
    page.click_name("Yes, I use it").await?;
    page.sees("On your shelf").await?;
    page.sees("We cannot tell").await?;
    page.accessible().await?;
    // There is a plan all the same, at the next visit too.
    page.reload().await?;
    page.sees("The list of ingredient names did not arrive").await?;
    page.visit("/routine").await?;
    page.find(".steps").await?;
    ensure!(!page.text("main").await?.contains("Cica cream"), "what nobody can read is in a step");
    page.visit("/shelf").await?;
    site.heal();
    page.click_name("Try again").await?;
    page.sees("Fits your plan now").await?;
    Ok(())
}

/// A product to leave out is only remembered, and the page leads to another one. A product in use that has to
/// wait is stopped, with the plan's words for how long.
async fn what_cannot_be_used_says_what_to_do(test: Test) -> Result<()> {
    const RETINOL: &str = "Water, Glycerin, Retinol 0.5%, Squalane, Dimethicone, Phenoxyethanol";
    let page = test.browser().await?;
    let site = Site::dist().start()?;
    page.assess(&site, &Person::pregnant()).await?;
    page.visit("/shelf/new").await?;
    check(&page, "Night serum", RETINOL, "Check it").await?;
    page.heading("Leave it out").await?;
    page.sees("Yes, remember it as laid aside").await?;
    let main = page.text("main .button:not(.button--quiet)").await?;
    ensure!(main == "Check another", "the main way is «{main}»");
    page.accessible().await?;
    page.click_name("Check another").await?;
    page.heading("Check a product").await?;
    page.clean(&site).await?;

    let site = Site::dist().start()?;
    page.assess(&site, &Person::stinging()).await?;
    page.visit("/shelf/new").await?;
    page.select("kind", "toner").await?;
    check(&page, "Glow tonic", AHA_TONER, "Check it").await?;
    page.click_name("Yes, I use it").await?;
    page.sees("Stop for now · ").await?;
    page.click(".shelf__row").await?;
    page.until("the verdict", async || {
        Ok(page.text("h1").await?.starts_with("Stop for now · ").then_some(()))
    })
    .await?;
    page.accessible().await?;
    page.clean(&site).await
}

journeys!(
    an_acid_waits_while_skin_stings,
    what_cannot_be_used_says_what_to_do,
    the_question_about_actives_is_answered_by_the_shelf,
    what_is_no_list_says_so,
    a_product_that_fits_stands_in_its_step,
    labels_that_cannot_be_read_are_no_obstacle,
);
