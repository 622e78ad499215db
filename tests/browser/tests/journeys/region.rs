//! The person's region: chosen in the menu, stored, and used by the plan.

use browser_tests::{Page, Person, Result, Site, Test, ensure, journeys, scripts};

async fn choose(page: &Page, region: &str) -> Result<()> {
    page.click(".menu__button").await?;
    page.select("region", region).await?;
    page.click(".menu__button").await?;
    page.gone(".menu[open]").await
}

async fn adapalene_is_told(page: &Page) -> Result<bool> {
    page.visit("/routine").await?;
    page.find("main h1").await?;
    Ok(page.content("main").await?.contains("dapalene"))
}

/// Adapalene is sold without a prescription in the United States, and is offered for spots only there.
async fn the_plan_follows_where_somebody_lives(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    let person = Person::calm().with("sign_breakouts", &["4"]).with("goals", &["breakouts"]);
    page.assess(&site, &person).await?;
    choose(&page, "elsewhere").await?;
    ensure!(!adapalene_is_told(&page).await?, "offered where nobody knows that it is sold");
    choose(&page, "US").await?;
    ensure!(adapalene_is_told(&page).await?, "not offered in the United States");
    page.reload().await?;
    page.settled().await?;
    ensure!(adapalene_is_told(&page).await?, "forgotten");
    let chosen: String = page.js("return document.getElementById('region').value;", vec![]).await?;
    ensure!(chosen == "US", "the menu says {chosen}");
    choose(&page, "KR").await?;
    ensure!(!adapalene_is_told(&page).await?, "still offered in Korea");
    page.clean(&site).await
}

/// A region chosen before the first answer is kept, and the number to call is that of the region.
async fn the_number_is_that_of_the_place(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    page.open(&site, "/").await?;
    page.settled().await?;
    choose(&page, "KR").await?;
    page.reload().await?;
    page.settled().await?;
    page.click(".hero .button").await?;
    page.arrived("/question/age_band").await?;
    page.fill_in(&Person::emergency(), Some("/results")).await?;
    page.find("main a[href='tel:119']").await?;
    ensure!(page.count("main a[href^='tel:']").await? == 1, "another number beside it");
    page.clean(&site).await
}

/// The season is taken from the date if the region is known, says so, and can be changed with a press;
/// without a region nothing is guessed.
async fn the_season_is_that_of_the_day(test: Test) -> Result<()> {
    let site = Site::dist().init_script(scripts::SET_CLOCK).start()?;
    let page = test.browser().await?;
    page.open(&site, "/").await?;
    page.at_time("2026-07-10T19:00").await?;
    page.begin(&site).await?;
    page.fill_in(&Person::stinging(), Some("/check")).await?;
    page.arrived("/check").await?;
    choose(&page, "elsewhere").await?;
    page.visit("/question/outside").await?;
    page.heading("Your time outdoors").await?;
    ensure!(!page.is_chosen("season", "summer").await?, "guessed without a region");
    choose(&page, "KR").await?;
    ensure!(page.is_chosen("season", "summer").await?, "not taken from the date");
    page.sees("Taken from today’s date.").await?;
    page.accessible().await?;
    page.choose("outdoors", "1_3h").await?;
    page.choose("season", "spring").await?;
    ensure!(!page.text("main").await?.contains("Taken from"), "said of a choice");
    page.visit("/routine").await?;
    page.visit("/question/outside").await?;
    page.choose("outdoors", "1_3h").await?;
    page.click_name("Continue").await?;
    page.visit("/check").await?;
    page.sees("Summer").await?;
    page.no_errors().await
}

journeys!(
    the_plan_follows_where_somebody_lives,
    the_number_is_that_of_the_place,
    the_season_is_that_of_the_day
);
