//! The plan over the weeks, on a clock that the journey sets: ticks, the weekly check, a reaction, a pause.

use browser_tests::{Page, Person, Result, Site, Test, ensure, journeys, scripts};

/// The seven signs, as the rows of the check name them.
const SIGNS: [&str; 7] = [
    "sign_tight",
    "sign_sting",
    "sign_flaking",
    "sign_redness",
    "sign_itch",
    "sign_rough_dull",
    "sign_breakouts",
];
const CALM: [u8; 7] = [1, 0, 0, 1, 0, 1, 0];
const STINGING: [u8; 7] = [3, 4, 3, 2, 1, 1, 0];

/// Somebody on the first evening.
async fn begun(test: &Test, person: &Person) -> Result<(Site, Page)> {
    begun_at(test, person, "2026-11-28T19:00").await
}

/// Somebody who has just answered, on a clock that the journey sets.
pub(crate) async fn begun_at(test: &Test, person: &Person, time: &str) -> Result<(Site, Page)> {
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
pub(crate) async fn check(page: &Page, levels: [u8; 7]) -> Result<()> {
    page.visit("/check-in").await?;
    page.heading("The past 7 days").await?;
    for (sign, level) in SIGNS.iter().zip(levels) {
        page.pick(&format!("{sign}-{level}")).await?;
    }
    page.pick("check-in-flags-no").await?;
    page.pick("check-in-changed-no").await?;
    page.click("form.check-in [type=submit]").await
}

/// Waits until a radio or a box is chosen; those of the signs are seen by their words alone.
async fn chosen(page: &Page, id: &str) -> Result<()> {
    page.until_js(&format!("document.querySelector('#{id}:checked') !== null")).await
}

/// Ticks stay over a reload; one tap ticks all, and one takes that back.
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

/// Two calm checks move the plan on, a rough one back; taking a check away undoes what it did.
async fn the_plan_moves_with_the_checks(test: Test) -> Result<()> {
    let (_site, page) = begun(&test, &Person::stinging()).await?;
    page.at_time("2026-12-06T19:00").await?;
    page.visit("/routine").await?;
    page.click_name("Start the check").await?;
    page.heading("The past 7 days").await?;
    page.accessible().await?;
    // Nothing chosen: told what is missing, and nothing is written.
    page.click("form.check-in [type=submit]").await?;
    page.sees("Choose how many days in every row").await?;
    page.accessible().await?;
    check(&page, STINGING).await?;
    page.heading("Your first check: 37 of 100").await?;
    page.sees("Your first answers gave 58.").await?;
    page.accessible().await?;
    page.at_time("2026-12-13T19:00").await?;
    check(&page, CALM).await?;
    page.heading("A calm week").await?;
    page.at_time("2026-12-20T19:00").await?;
    check(&page, CALM).await?;
    page.heading("Calm twice: you move on").await?;
    page.visit("/routine").await?;
    page.sees("Rebuild · day 1").await?;
    page.visit("/progress").await?;
    page.heading("Calmer than before").await?;
    page.accessible().await?;
    page.fits_sideways().await?;
    page.at_time("2026-12-27T19:00").await?;
    check(&page, STINGING).await?;
    page.heading("One step back, to calm things down").await?;
    page.visit("/routine").await?;
    page.sees("Reset · day 1").await?;
    page.visit("/check-in").await?;
    page.click_name("Take this check back").await?;
    page.heading("The past 7 days").await?;
    // A new form has not been sent, so nothing is missing in it yet.
    page.gone(".error-summary").await?;
    page.visit("/routine").await?;
    page.sees("Rebuild · day 8").await?;
    // Weeks without a word: the plan has waited, and asks.
    page.at_time("2027-01-20T08:00").await?;
    page.visit("/routine").await?;
    page.heading("This morning: 4 steps").await?;
    page.sees("the plan fits you again").await?;
    page.no_errors().await
}

/// What was entered stands in the form when it is opened again; leaving keeps it, saving takes its place.
async fn a_check_is_corrected(test: Test) -> Result<()> {
    let (_site, page) = begun(&test, &Person::stinging()).await?;
    page.at_time("2026-12-06T19:00").await?;
    check(&page, STINGING).await?;
    page.heading("Your first check: 37 of 100").await?;
    let entered = |page: Page| async move {
        page.heading("The past 7 days").await?;
        for (sign, level) in SIGNS.iter().zip(STINGING) {
            chosen(&page, &format!("{sign}-{level}")).await?;
        }
        chosen(&page, "check-in-flags-no").await
    };
    page.click_name("Change what I entered").await?;
    entered(page.clone()).await?;
    chosen(&page, "check-in-changed-no").await?;
    page.accessible().await?;
    page.pick("sign_sting-1").await?;
    page.click_name("Leave it as it was").await?;
    page.heading("Your first check: 37 of 100").await?;
    // What no check keeps is asked again on another visit.
    page.reload().await?;
    page.click_name("Change what I entered").await?;
    entered(page.clone()).await?;
    page.pick("sign_sting-3").await?;
    page.click("form.check-in [type=submit]").await?;
    page.sees("Say whether medicines, pregnancy and health are the same").await?;
    page.pick("check-in-changed-no").await?;
    page.click("form.check-in [type=submit]").await?;
    page.heading("Your first check: 43 of 100").await?;
    page.visit("/progress").await?;
    page.click(".disclosure summary:has(#entries)").await?;
    page.until_js("document.querySelectorAll('.entry').length === 1").await?;
    page.no_errors().await
}

/// The entry of the calendar leads to the check: on its day, on another day, and where nothing is kept.
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

/// A check with a red flag leads to help at once, and a mistake can be taken back.
async fn a_red_flag_in_a_check_acts_at_once(test: Test) -> Result<()> {
    let (_site, page) = begun(&test, &Person::stinging()).await?;
    page.at_time("2026-12-05T19:00").await?;
    page.visit("/check-in").await?;
    page.click_name("No signs at all").await?;
    page.pick("check-in-flags-yes").await?;
    page.pick("check-in-changed-no").await?;
    page.click("form.check-in [type=submit]").await?;
    page.sees("Choose at least one from the list").await?;
    page.pick("flag-0").await?;
    page.click("form.check-in [type=submit]").await?;
    page.find(".notice--stop").await?;
    page.accessible().await?;
    page.click_name("I entered this by mistake: take the check back").await?;
    page.heading("The past 7 days").await?;
    page.gone(".error-summary").await
}

/// A reaction rests the plan at once, and taking it away gives the plan back.
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

/// Waits for an hour to strike: longer than for what the app does, so that a slow machine is there in
/// time before it.
async fn patiently(page: &Page, expression: &str) -> Result<()> {
    for _ in 0..4 {
        if page.until_js(expression).await.is_ok() {
            return Ok(());
        }
    }
    page.until_js(expression).await
}

/// The evening belongs to its day until four, and the page turns without a touch.
async fn the_day_turns_by_itself(test: Test) -> Result<()> {
    let (_site, page) = begun(&test, &Person::stinging()).await?;
    let ticked = "document.querySelectorAll('#steps-evening input:checked').length";
    page.at_time("2026-11-28T23:59:48").await?;
    page.visit("/routine").await?;
    page.heading("Tonight: 2 steps").await?;
    page.click("#steps-evening .step:first-child .tick").await?;
    page.until_js(&format!("{ticked} === 1")).await?;
    // The page's own clock by its window: scripts of a journey have another `Date` in Firefox.
    let past_midnight = "new window.Date().getHours() === 0 && new window.Date().getSeconds() > 2";
    patiently(&page, past_midnight).await?;
    page.heading("Tonight: 2 steps").await?;
    page.sees("Reset · day 1").await?;
    page.until_js(&format!("{ticked} === 1")).await?;
    // The second step is done in bed, after midnight; what has just been drawn anew takes no press.
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

/// A check in each of two tabs is one check of that day; a form that is being filled in stays.
async fn two_tabs_make_one_check(test: Test) -> Result<()> {
    let (site, page) = begun(&test, &Person::stinging()).await?;
    page.at_time("2026-12-06T19:00").await?;
    page.visit("/check-in").await?;
    page.heading("The past 7 days").await?;
    page.pick("sign_tight-4").await?;
    page.new_tab().await?;
    page.open(&site, "/#/check-in").await?;
    page.settled().await?;
    check(&page, CALM).await?;
    page.sees("Noted").await?;
    page.tab(0).await?;
    chosen(&page, "sign_tight-4").await?;
    check(&page, STINGING).await?;
    page.heading("Your first check: 37 of 100").await?;
    page.tab(1).await?;
    page.heading("Your first check: 37 of 100").await?;
    page.visit("/progress").await?;
    page.click(".disclosure summary:has(#entries)").await?;
    page.until_js("document.querySelectorAll('.entry').length === 1").await?;
    page.no_errors().await
}

/// A course goes along in the backup: checks, ticks and the pause are there on another device.
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

/// Four months on, the last two of them without a visit: the plan has waited, blames nobody, and asks.
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

/// A calendar file that was taken is told to be old once the dates move, and taken again by one press.
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

/// A pause says until when, and ends when the person says so.
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
    the_plan_moves_with_the_checks,
    a_check_is_corrected,
    a_calendar_entry_leads_to_the_check,
    a_red_flag_in_a_check_acts_at_once,
    a_reaction_rests_the_plan,
    the_day_turns_by_itself,
    two_tabs_make_one_check,
    a_backup_brings_the_course,
    day_120_after_two_months_away,
    an_old_calendar_file_is_told,
    a_pause_waits,
);
