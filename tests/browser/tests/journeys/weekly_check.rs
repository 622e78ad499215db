//! The weekly check: its effect on the plan, corrected, with a red flag, and in two tabs.

use browser_tests::{Page, Person, Result, Test, journeys};

use crate::course_support::{CALM, SIGNS, STINGING, begun, check, chosen};

/// Two calm checks move the plan forward, a rough one moves it back; taking a check back undoes its effect.
async fn the_plan_moves_with_the_checks(test: Test) -> Result<()> {
    let (_site, page) = begun(&test, &Person::stinging()).await?;
    page.at_time("2026-12-06T19:00").await?;
    page.visit("/routine").await?;
    page.click_name("Start the check").await?;
    page.heading("The past 7 days").await?;
    page.accessible().await?;
    // With nothing chosen, the form says what is missing, and nothing is written.
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
    // A new form has not been submitted, so nothing is missing in it yet.
    page.gone(".error-summary").await?;
    page.visit("/routine").await?;
    page.sees("Rebuild · day 8").await?;
    // After weeks without entries, the plan has waited, and asks.
    page.at_time("2027-01-20T08:00").await?;
    page.visit("/routine").await?;
    page.heading("This morning: 4 steps").await?;
    page.sees("the plan fits you again").await?;
    page.no_errors().await
}

/// A reopened check shows what was entered; leaving keeps the entry, saving replaces it.
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
    // Answers that no check stores are asked again on another visit.
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

/// A check in each of two tabs gives one check for that day; a form that is being filled in stays.
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

journeys!(
    the_plan_moves_with_the_checks,
    a_check_is_corrected,
    a_red_flag_in_a_check_acts_at_once,
    two_tabs_make_one_check,
);
