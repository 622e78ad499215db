//! The plan over the weeks, on a clock that the journey sets: ticks, the change of day, a reaction, a pause.

use browser_tests::{Page, Person, Result, Test, ensure, journeys};

use crate::course_support::{CALM, STINGING, begun, check, chosen};

/// Ticks survive a reload; one tap ticks all, and another undoes that.
async fn ticks_are_kept(test: Test) -> Result<()> {
    let (_site, page) = begun(&test, &Person::stinging()).await?;
    page.visit("/routine").await?;
    page.heading("Tonight: 2 steps").await?;
    let ticked = "document.querySelectorAll('#steps-evening input:checked').length";
    page.click("#steps-evening .step:first-child .tick").await?;
    page.until_js(&format!("{ticked} === 1")).await?;
    page.reload().await?;
    page.until_js(&format!("{ticked} === 1")).await?;
    page.click_name("All done").await?;
    page.sees("Done for tonight").await?;
    page.accessible().await?;
    page.click_name("Undo").await?;
    page.until_js(&format!("{ticked} === 1")).await?;
    // The next evening starts empty, and the day before can be corrected.
    page.at_time("2026-11-29T19:00").await?;
    page.visit("/routine").await?;
    page.until_js(&format!("{ticked} === 0")).await?;
    page.visit("/day/2026-11-28").await?;
    page.heading("28 November 2026").await?;
    page.accessible().await?;
    page.visit("/day/2026-11-27").await?;
    page.heading("This page does not exist").await
}

/// A reaction pauses the plan at once, and removing it restores the plan.
async fn a_reaction_rests_the_plan(test: Test) -> Result<()> {
    let (_site, page) = begun(&test, &Person::calm()).await?;
    page.at_time("2026-11-30T19:00").await?;
    page.visit("/routine").await?;
    let before = page.text("h1").await?;
    page.click_name("My skin is reacting").await?;
    page.heading("What does your skin do?").await?;
    page.accessible().await?;
    page.click("form.check-in [type=submit]").await?;
    page.sees("Tick at least one thing").await?;
    page.pick("what-2").await?;
    page.pick("lasting-3").await?;
    page.click("form.check-in [type=submit]").await?;
    page.heading("Tonight only cleanser and moisturiser").await?;
    page.accessible().await?;
    page.click_name("Change what I entered").await?;
    chosen(&page, "what-2").await?;
    chosen(&page, "lasting-3").await?;
    page.click_name("Leave it as it was").await?;
    page.heading("Tonight only cleanser and moisturiser").await?;
    page.visit("/routine").await?;
    page.heading("Tonight: 2 steps").await?;
    page.visit("/progress").await?;
    page.click(".disclosure summary:has(#entries)").await?;
    page.click(".entry button").await?;
    page.gone(".entry").await?;
    page.visit("/routine").await?;
    page.heading(&before).await
}

/// Waits for the clock to reach an hour, longer than for the app's own work, so that a slow machine gets
/// there before the hour does.
async fn patiently(page: &Page, expression: &str) -> Result<()> {
    for _ in 0..4 {
        if page.until_js(expression).await.is_ok() {
            return Ok(());
        }
    }
    page.until_js(expression).await
}

/// Until four in the morning the evening's day continues, and the page changes day without a touch.
async fn the_day_turns_by_itself(test: Test) -> Result<()> {
    let (_site, page) = begun(&test, &Person::stinging()).await?;
    let ticked = "document.querySelectorAll('#steps-evening input:checked').length";
    page.at_time("2026-11-28T23:59:48").await?;
    page.visit("/routine").await?;
    page.heading("Tonight: 2 steps").await?;
    page.click("#steps-evening .step:first-child .tick").await?;
    page.until_js(&format!("{ticked} === 1")).await?;
    // The page's own clock, through `window`: a journey's scripts have a different `Date` in Firefox.
    let past_midnight = "new window.Date().getHours() === 0 && new window.Date().getSeconds() > 2";
    patiently(&page, past_midnight).await?;
    page.heading("Tonight: 2 steps").await?;
    page.sees("Reset · day 1").await?;
    page.until_js(&format!("{ticked} === 1")).await?;
    // The second step is done in bed, after midnight; redrawn controls ignore presses at first.
    let pause = "await new Promise((done) => setTimeout(done, 800));";
    page.js_async::<serde_json::Value>(pause, vec![]).await?;
    page.click_name("All done").await?;
    page.sees("Done for tonight").await?;
    page.at_time("2026-11-29T03:59:48").await?;
    page.visit("/routine").await?;
    page.sees("Done for tonight").await?;
    let morning = "document.querySelector('main h1').innerText.startsWith('This morning')";
    patiently(&page, morning).await?;
    page.sees("Reset · day 2").await?;
    page.until_js(&format!("{ticked} === 0")).await?;
    page.visit("/day/2026-11-28").await?;
    page.heading("28 November 2026").await?;
    page.until_js("document.querySelectorAll('main input[value=done]:checked').length === 2")
        .await?;
    page.visit("/day/2026-11-29").await?;
    page.until_js("document.querySelectorAll('main input[value=done]:checked').length === 0")
        .await?;
    page.no_errors().await
}

/// A backup includes the course: checks, ticks and the pause are there on another device.
async fn a_backup_brings_the_course(test: Test) -> Result<()> {
    let (_site, page) = begun(&test, &Person::stinging()).await?;
    page.visit("/routine").await?;
    page.click_name("All done").await?;
    page.sees("Done for tonight").await?;
    page.at_time("2026-12-06T19:00").await?;
    check(&page, STINGING).await?;
    page.at_time("2026-12-13T19:00").await?;
    check(&page, CALM).await?;
    page.visit("/data").await?;
    page.click_name("Save backup").await?;
    let (name, text) =
        page.until("a file", async || Ok(page.downloads().await?.into_iter().next())).await?;
    page.click_name("Erase everything").await?;
    page.click_name("Yes, erase everything").await?;
    page.sees("Entries erased:").await?;
    // Another device, a day later.
    page.clear_local_storage().await?;
    page.at_time("2026-12-14T19:00").await?;
    page.visit("/data").await?;
    page.choose_file("backup-file", &name, &text).await?;
    page.click_name("Use the file’s answers").await?;
    page.sees("Your answers are up to date.").await?;
    page.reload().await?;
    page.visit("/progress").await?;
    page.sees("As planned: 1 of 1 that you noted").await?;
    page.click(".disclosure summary:has(#entries)").await?;
    page.until_js("document.querySelectorAll('.entry').length === 2").await?;
    page.visit("/day/2026-11-28").await?;
    page.until_js("document.querySelectorAll('main input[value=done]:checked').length === 2")
        .await?;
    page.visit("/routine").await?;
    page.sees("Reset · day 17").await?;
    page.no_errors().await
}

/// Four months on, after two months without a visit, the plan has waited, blames nobody, and asks.
async fn day_120_after_two_months_away(test: Test) -> Result<()> {
    let (_site, page) = begun(&test, &Person::stinging()).await?;
    for day in ["2026-12-06", "2026-12-13", "2026-12-20", "2027-01-03", "2027-01-17"] {
        page.at_time(&format!("{day}T19:00")).await?;
        check(&page, CALM).await?;
        page.sees("Noted").await?;
    }
    page.at_time("2027-03-27T08:00").await?;
    page.visit("/routine").await?;
    page.sees("the plan fits you again").await?;
    page.until_js("document.querySelector('main h1').innerText.startsWith('This morning')").await?;
    page.accessible().await?;
    page.fits_sideways().await?;
    let text = page.text("main").await?;
    for word in ["missed", "streak", "of planned", "NaN", "overdue"] {
        ensure!(!text.contains(word), "{word} in {text}");
    }
    page.visit("/progress").await?;
    page.find(".trend-view").await?;
    page.accessible().await?;
    page.fits_sideways().await?;
    check(&page, CALM).await?;
    page.heading("A calm week").await?;
    page.visit("/routine").await?;
    let text = page.text("main").await?;
    ensure!(!text.contains("the plan fits you again"), "asked again: {text}");
    page.no_errors().await
}

/// A pause says until when it lasts, and ends when the person says so.
async fn a_pause_waits(test: Test) -> Result<()> {
    let (_site, page) = begun(&test, &Person::stinging()).await?;
    page.visit("/progress").await?;
    page.click("details:has(#pause-until) > summary").await?;
    page.click_name("Pause from today").await?;
    page.sees("The plan is paused").await?;
    page.at_time("2026-12-20T19:00").await?;
    page.visit("/routine").await?;
    page.sees("The plan is paused").await?;
    page.click_name("Go on from today").await?;
    page.sees("Weekly check").await?;
    page.no_errors().await
}

journeys!(
    ticks_are_kept,
    a_reaction_rests_the_plan,
    the_day_turns_by_itself,
    a_backup_brings_the_course,
    day_120_after_two_months_away,
    a_pause_waits,
);
