//! A clock that was ahead when the plan began and is right afterwards; a page that slept overnight.

use browser_tests::{Person, Result, Site, Test, ensure, journeys};

use crate::course_support::begun_at;

/// The plan began in 2030 because the clock was ahead. Once it is right, Today says so with both days;
/// nothing moves before the button is pressed, then the plan continues from day to day, and calendar files
/// keep counting.
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

/// A Wednesday at 23:50, plus `__testSlept`. Timers stand still meanwhile, as on a device that sleeps.
const SLEEPS: &str = r#"(() => {
  const Real = Date;
  const shift = new Real("2026-05-06T23:50").getTime() - Real.now();
  window.__testSlept = 0;
  const now = () => Real.now() + shift + window.__testSlept;
  window.Date = class extends Real {
    constructor(...parts) { if (parts.length === 0) super(now()); else super(...parts); }
    static now() { return now(); }
  };
})();"#;

/// A page left open for nights on a sleeping device shows the current day, whatever event wakes it.
async fn a_page_that_slept_shows_the_day_that_it_is(test: Test) -> Result<()> {
    let site = Site::dist().init_script(SLEEPS).start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::stinging()).await?;
    page.visit("/routine").await?;
    page.heading("Tonight: 2 steps").await?;
    page.sees("Reset · day 1").await?;
    for (woken, hours, day) in [
        ("document.dispatchEvent(new Event('visibilitychange'))", 9, 2),
        ("dispatchEvent(new Event('focus'))", 33, 3),
        ("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))", 57, 4),
    ] {
        let slept = format!("window.__testSlept = {hours} * 3600e3; {woken};");
        page.js::<()>(&slept, vec![]).await?;
        page.sees(&format!("Reset · day {day}")).await?;
        page.until_js("document.querySelector('main h1').innerText.startsWith('This morning')")
            .await?;
    }
    page.clean(&site).await
}

journeys!(a_start_that_lies_ahead_moves_when_asked, a_page_that_slept_shows_the_day_that_it_is);
