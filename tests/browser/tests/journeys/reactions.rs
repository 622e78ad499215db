//! Reactions that need a doctor: what is shown about them, to whom, and how they are resolved.

use browser_tests::{Page, Person, Result, Test, ensure, journeys};

use crate::course_support::{begun_at, check};

/// Takes back the only entry, on the progress page.
async fn take_back(page: &Page) -> Result<()> {
    page.click(".disclosure summary:has(#entries)").await?;
    page.click(".entry button").await?;
    page.gone(".entry").await
}

/// The page shows the signs ticked at the reaction, not those answered long before; so does the sheet for the
/// doctor, and the entry can be undone after a slip of the thumb or once the person has had help.
async fn a_swollen_face_is_told_and_put_right(test: Test) -> Result<()> {
    let (_site, page) = begun_at(&test, &Person::calm(), "2026-11-28T19:00").await?;
    page.visit("/routine").await?;
    let before = page.text("h1").await?;
    page.at_time("2026-11-29T10:00").await?;
    page.visit("/reaction").await?;
    page.heading("What does your skin do?").await?;
    page.pick("what-0").await?;
    page.click("form.check-in [type=submit]").await?;
    page.visit("/routine").await?;
    page.sees("You told us: Swelling of face, eyes, lips or tongue").await?;
    let text = page.text("main").await?;
    ensure!(!text.contains("None of these"), "an answer of before the reaction: {text}");
    ensure!(!text.contains("I have had help"), "on the same day there is only one thing to do");
    page.visit("/summary").await?;
    page.sees("Reaction 29 November 2026: Swelling of face, eyes, lips or tongue").await?;
    let sheet = page.text(".sheet").await?;
    ensure!(!sheet.contains("No red flag"), "{sheet}");

    page.at_time("2026-11-30T10:00").await?;
    page.visit("/routine").await?;
    page.click_name("I have had help").await?;
    page.heading("The past 7 days").await?;
    page.visit("/routine").await?;
    page.click_name("Correct what I entered").await?;
    take_back(&page).await?;
    page.at_time("2026-11-28T19:30").await?;
    page.visit("/routine").await?;
    page.heading(&before).await?;
    page.no_errors().await
}

/// The signs on the clinician's sheet are those of the latest check, beside the number of the same check;
/// actives once used that the plan has stopped since are not reported as in use.
async fn the_sheet_speaks_of_the_latest_check(test: Test) -> Result<()> {
    let person = Person::stinging().with("actives", &["retinol"]);
    let (_site, page) = begun_at(&test, &person, "2026-11-28T19:00").await?;
    page.visit("/results").await?;
    ensure!(page.text("#stop-now").await? == "Stop for now", "on the first day");
    page.at_time("2026-12-06T19:00").await?;
    check(&page, [0; 7]).await?;
    page.visit("/results").await?;
    ensure!(page.text("#stop-now").await? == "Leave out for now", "stopped a week ago");
    page.visit("/summary").await?;
    page.sees("Reported in use: Retinol").await?;
    page.sees("Left out by the plan now: retinol").await?;
    page.sees("The 7 days before the check of 6 December").await?;
    page.sees("Last weekly check: 6 December 2026.").await?;
    let signs = page.text(".sheet__signs").await?;
    ensure!(signs.contains("Stinging 0"), "signs of before the check: {signs}");
    // A figure older than a week states its day.
    page.at_time("2026-12-20T19:00").await?;
    page.visit("/results").await?;
    let note = page.text(".stage__note").await?;
    ensure!(note.contains("6 December"), "the figure has no day: {note}");
    page.no_errors().await
}

/// After hives from the moisturiser, it is named, another replaces it on Today, and the line on Today leads
/// to where the entry can be taken back.
async fn a_stopped_moisturiser_is_replaced(test: Test) -> Result<()> {
    let (_site, page) = begun_at(&test, &Person::stinging(), "2026-11-28T19:00").await?;
    page.visit("/routine").await?;
    page.sees("Rich moisturiser").await?;
    page.at_time("2026-11-29T19:00").await?;
    page.visit("/reaction").await?;
    page.heading("What does your skin do?").await?;
    page.click_name("Raised, itchy wheals (hives)").await?;
    page.click_name("Rich moisturiser").await?;
    page.click("form.check-in [type=submit]").await?;
    page.heading("Stop the rich moisturiser and let a doctor look").await?;
    page.sees("another plain moisturiser stay").await?;
    page.sees("In its place for now: light moisturiser.").await?;
    page.accessible().await?;
    page.at_time("2026-12-01T19:00").await?;
    page.visit("/routine").await?;
    page.sees("Stop the rich moisturiser.").await?;
    page.sees("Nothing new until a doctor has looked at the reaction that you noted on").await?;
    page.sees(", after the rich moisturiser.").await?;
    let steps = page.text("#steps-evening").await?;
    ensure!(steps.contains("Light moisturiser"), "{steps}");
    ensure!(!steps.contains("Rich moisturiser"), "{steps}");
    page.accessible().await?;
    page.visit("/results").await?;
    page.sees("Stop the rich moisturiser.").await?;
    page.visit("/routine").await?;
    page.click("#reaction-correct").await?;
    take_back(&page).await?;
    page.visit("/routine").await?;
    page.gone("#reaction-stands").await?;
    page.no_errors().await
}

journeys!(only Chromium: a_stopped_moisturiser_is_replaced, a_swollen_face_is_told_and_put_right, the_sheet_speaks_of_the_latest_check);
