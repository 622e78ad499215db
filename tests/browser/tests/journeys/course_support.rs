//! Shared by the journeys over the weeks: a person who has begun, and a completed weekly check.

use browser_tests::{Page, Person, Result, Site, Test, scripts};

/// The seven signs, named as the rows of the check are.
pub const SIGNS: [&str; 7] = [
    "sign_tight",
    "sign_sting",
    "sign_flaking",
    "sign_redness",
    "sign_itch",
    "sign_rough_dull",
    "sign_breakouts",
];
/// A week with almost no signs, row by row.
pub const CALM: [u8; 7] = [1, 0, 0, 1, 0, 1, 0];
/// A week of stinging skin.
pub const STINGING: [u8; 7] = [3, 4, 3, 2, 1, 1, 0];

/// A person on the first evening.
pub async fn begun(test: &Test, person: &Person) -> Result<(Site, Page)> {
    begun_at(test, person, "2026-11-28T19:00").await
}

/// A person who has just answered, on a clock that the journey sets.
pub async fn begun_at(test: &Test, person: &Person, time: &str) -> Result<(Site, Page)> {
    let site = Site::dist()
        .init_script(scripts::SET_CLOCK)
        .init_script(scripts::CATCH_DOWNLOADS)
        .start()?;
    let page = test.browser().await?;
    page.open(&site, "/").await?;
    page.at_time(time).await?;
    page.assess(&site, person).await?;
    Ok((site, page))
}

/// Fills in the weekly check: no red flag, nothing changed.
pub async fn check(page: &Page, levels: [u8; 7]) -> Result<()> {
    page.visit("/check-in").await?;
    page.heading("The past 7 days").await?;
    for (sign, level) in SIGNS.iter().zip(levels) {
        page.pick(&format!("{sign}-{level}")).await?;
    }
    page.pick("check-in-flags-no").await?;
    page.pick("check-in-changed-no").await?;
    page.click("form.check-in [type=submit]").await
}

/// Waits until a radio button or a checkbox is checked; those of the signs are visible only by their labels.
pub async fn chosen(page: &Page, id: &str) -> Result<()> {
    page.until_js(&format!("document.querySelector('#{id}:checked') !== null")).await
}
