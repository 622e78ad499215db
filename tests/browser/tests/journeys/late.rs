//! The late part of the program: everything up to the last answer works without it, and what needs
//! it waits, says so, and gets over its absence.

use browser_tests::{Build, Page, Person, Reply, Result, Site, Test, ensure, journeys};

const NOT_ARRIVED: &str = "This part has not arrived";

/// A site on which the late part is missing, and the address of that part.
fn without_the_late_part() -> Result<(Site, String)> {
    let late = Build::dist().address("late-", ".wasm")?;
    let site = Site::dist().reply(&late, Reply::not_found()).start()?;
    Ok((site, late))
}

fn put_back(site: &Site, late: &str) -> Result<()> {
    let bytes = std::fs::read(Build::dist().folder().join(late.trim_start_matches('/')))?;
    site.set_reply(late, Reply::new(200, "application/wasm", bytes));
    Ok(())
}

/// No key of a message stands where its words should.
async fn says_words(page: &Page) -> Result<()> {
    let keys: Vec<String> = page
        .js(
            "return [...document.querySelectorAll('#app *')]
               .filter((one) => one.children.length === 0)
               .map((one) => one.textContent.trim())
               .filter((text) => /^[a-z]+(-[A-Za-z0-9_]+)+$/.test(text));",
            vec![],
        )
        .await?;
    ensure!(keys.is_empty(), "keys instead of words: {keys:?}");
    Ok(())
}

/// First page and every question: none of it enters the late part.
async fn all_questions_can_be_answered_without_it(test: Test) -> Result<()> {
    let (site, late) = without_the_late_part()?;
    let page = test.browser().await?;
    page.begin(&site).await?;
    let asked = page.fill_in(&Person::stinging(), None).await?;
    ensure!(asked.len() > 20, "only {} questions came", asked.len());
    page.arrived("/check").await?;
    page.heading(NOT_ARRIVED).await?;
    page.visit("/results").await?;
    page.heading(NOT_ARRIVED).await?;
    says_words(&page).await?;
    page.accessible().await?;
    // The answers are kept all the same.
    page.reload().await?;
    page.heading(NOT_ARRIVED).await?;
    put_back(&site, &late)?;
    page.click_name("Try again").await?;
    page.heading("2 quiet weeks first").await
}

/// An edit that would drop answers asks first, and asking is late: it waits, and drops nothing.
async fn an_edit_that_drops_answers_waits_for_it(test: Test) -> Result<()> {
    let (site, late) = without_the_late_part()?;
    let page = test.browser().await?;
    page.begin(&site).await?;
    page.fill_in(&Person::past_isotretinoin(), None).await?;
    page.visit("/change/medicines").await?;
    page.question().await?;
    page.choose("medicines", "none").await?;
    page.click("form.question [type=submit]").await?;
    page.heading(NOT_ARRIVED).await?;
    put_back(&site, &late)?;
    page.click_name("Try again").await?;
    page.heading("This change makes some answers unneeded").await?;
    page.click_name("Keep my old answer").await?;
    ensure!(page.all_answers().await?.contains("7 months"), "an answer was dropped");
    Ok(())
}

/// A page of the late part, opened by its address, appears by itself once the part is there; and
/// another language brings all of its words.
async fn a_late_page_can_be_the_first(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    page.open(&site, "/#/learn").await?;
    page.heading("How the barrier works").await?;
    page.click(".app__tools .tool").await?;
    page.heading("장벽이 하는 일").await?;
    says_words(&page).await
}

/// A late part of another build does not link with this one.
async fn a_wrong_late_part_is_refused(test: Test) -> Result<()> {
    let late = Build::dist().address("late-", ".wasm")?;
    let empty = b"\0asm\x01\0\0\0".to_vec();
    let site = Site::dist().reply(&late, Reply::new(200, "application/wasm", empty)).start()?;
    let page = test.browser().await?;
    page.open(&site, "/#/learn").await?;
    page.heading(NOT_ARRIVED).await
}

journeys!(
    all_questions_can_be_answered_without_it,
    an_edit_that_drops_answers_waits_for_it,
    a_late_page_can_be_the_first,
    a_wrong_late_part_is_refused,
);
