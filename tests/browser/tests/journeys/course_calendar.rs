//! The calendar file over the weeks: its entries lead to the check, and an outdated file is reported.

use browser_tests::{Person, Result, Test, ensure, journeys};

use crate::course_support::{CALM, begun, check};

/// A calendar entry leads to the check: on its day, on another day, and where nothing is stored.
async fn a_calendar_entry_leads_to_the_check(test: Test) -> Result<()> {
    let (site, page) = begun(&test, &Person::stinging()).await?;
    page.visit("/data").await?;
    page.click(".take > summary").await?;
    page.click_name("Save the calendar file").await?;
    page.sees("Your browser was asked to save the file.").await?;
    let files = page.downloads().await?;
    let file = files.first().map(|(_, text)| text.replace("\r\n ", "")).unwrap_or_default();
    let urls: Vec<&str> =
        file.lines().filter_map(|line| line.trim_end().strip_prefix("URL:")).collect();
    let address = site.url("/#/check-in");
    ensure!(!urls.is_empty() && urls.iter().all(|url| *url == address), "{urls:?}");
    ensure!(file.contains(&format!("The check: {address}")), "not in the text");
    page.at_time("2026-12-02T19:00").await?;
    page.open_afresh(&site, "/#/check-in").await?;
    page.heading("The past 7 days").await?;
    page.sees("Your next check is due on 5 December 2026").await?;
    page.accessible().await?;
    page.at_time("2026-12-05T19:00").await?;
    page.open_afresh(&site, "/#/check-in").await?;
    page.heading("The past 7 days").await?;
    let told = page.text("main").await?;
    ensure!(!told.contains("is due on"), "due, and told to be early: {told}");
    check(&page, CALM).await?;
    page.clear_local_storage().await?;
    page.open_afresh(&site, "/#/check-in").await?;
    page.sees("That page shows a plan, and a plan needs your answers first").await?;
    page.accessible().await?;
    page.no_errors().await
}

/// An exported calendar file is reported as outdated once the dates move, and exported again with one press.
async fn an_old_calendar_file_is_told(test: Test) -> Result<()> {
    let (_site, page) = begun(&test, &Person::stinging()).await?;
    page.visit("/data").await?;
    page.click(".take > summary").await?;
    page.click_name("Choose times and reminders").await?;
    page.fill("#take-name", "Mina").await?;
    page.click_name("Save the calendar file").await?;
    page.sees("Your browser was asked to save the file.").await?;
    page.at_time("2026-11-30T19:00").await?;
    page.visit("/routine").await?;
    page.heading("Tonight: 2 steps").await?;
    let moved = "The dates of your plan have moved since you took the calendar file";
    ensure!(!page.text("main").await?.contains(moved), "told before anything moved");
    page.visit("/progress").await?;
    page.click("details:has(#pause-until) > summary").await?;
    page.click_name("Pause from today").await?;
    page.sees("The plan is paused").await?;
    page.sees(moved).await?;
    page.accessible().await?;
    page.visit("/routine").await?;
    page.sees(moved).await?;
    page.accessible().await?;
    let before = page.downloads().await?.len();
    page.click_name("Save the calendar file again").await?;
    page.sees("Your browser was asked to save the file.").await?;
    ensure!(!page.text("main").await?.contains(moved), "told of a file that is new");
    let (_, file) =
        page.until("a file", async || Ok(page.downloads().await?.into_iter().nth(before))).await?;
    ensure!(file.contains("(Mina)"), "not by the same choices");
    page.at_time("2026-12-20T19:00").await?;
    page.visit("/routine").await?;
    page.click_name("Go on from today").await?;
    page.sees(moved).await?;
    page.no_errors().await
}

journeys!(a_calendar_entry_leads_to_the_check, an_old_calendar_file_is_told);
