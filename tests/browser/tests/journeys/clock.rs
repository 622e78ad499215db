//! A clock that was ahead when the plan began, and is right afterwards.

use browser_tests::{Person, Result, Test, ensure, journeys};

use crate::course::begun_at;

/// The plan began in 2030 by a clock that was ahead. Once it is right, Today says so with both days;
/// nothing moves before the button is pressed, then the plan goes on from day to day, and calendar files
/// keep counting on.
async fn a_start_that_lies_ahead_moves_when_asked(test: Test) -> Result<()> {
    let (_site, page) = begun_at(&test, &Person::stinging(), "2030-03-02T19:00").await?;
    page.visit("/routine").await?;
    page.heading("Tonight: 2 steps").await?;
    ensure!(!page.text("main").await?.contains("may have been ahead"), "said with a right clock");
    let numbers = async || -> Result<Vec<u32>> {
        let before = page.downloads().await?.len();
        if page.js("return !document.querySelector('.take').open;", vec![]).await? {
            page.click(".take > summary").await?;
        }
        page.click_name("Save the calendar file").await?;
        page.sees("Your browser was asked to save the file.").await?;
        let files = page.downloads().await?;
        ensure!(files.len() == before + 1, "{} files", files.len());
        let text = files.last().map(|(_, text)| text.clone()).unwrap_or_default();
        let numbers = text.lines().filter_map(|line| line.trim_end().strip_prefix("SEQUENCE:"));
        Ok(numbers.filter_map(|number| number.parse().ok()).collect())
    };
    let ahead = numbers().await?;
    page.at_time("2026-11-28T19:00").await?;
    page.sees("Your plan has an entry dated 2 March 2030, and today is 28 November 2026.").await?;
    page.accessible().await?;
    page.at_time("2026-11-30T19:00").await?;
    page.sees("Your plan has an entry dated 2 March 2030, and today is 30 November 2026.").await?;
    page.sees("Reset · day 1").await?;
    page.click_name("Move it to today").await?;
    page.sees("Moved. The plan goes on from today’s date.").await?;
    page.accessible().await?;
    page.click_name("Undo").await?;
    page.sees("Your plan has an entry dated 2 March 2030").await?;
    page.click_name("Move it to today").await?;
    page.sees("Moved. The plan goes on from today’s date.").await?;
    let right = numbers().await?;
    ensure!(!right.is_empty() && right.iter().all(|it| *it == ahead[0] + 1), "{ahead:?} {right:?}");
    page.at_time("2026-12-02T19:00").await?;
    page.sees("Reset · day 3").await?;
    ensure!(!page.text("main").await?.contains("may have been ahead"), "still said");
    page.no_errors().await
}

journeys!(a_start_that_lies_ahead_moves_when_asked);
