//! The pages of seven very different people who have answered everything: their length on a phone and on
//! paper, their texts at each hour, whether a change can be undone, and axe on each.
//!
//! Only in Chromium: the measurements are of the app's own text and layout, and only Chromium reports how
//! many sheets it would print. That these pages work in every engine is tested by the other journeys.

use browser_tests::{Context, Page, Person, Result, Site, Test, ensure, journeys, scripts};
use serde_json::json;

use crate::first_plan::{phone, repeated, seven};

/// Height in CSS pixels of a phone's screen below the browser's bars.
const SCREEN: f64 = 664.0;
/// Maximum length of the clinic page before anything is unfolded, in such screens and in words.
const CLINIC: (f64, usize) = (4.0, 350);
/// Maximum number of A4 sheets by page.
const SHEETS: [(&str, usize); 3] = [("/plan", 3), ("/routine", 1), ("/summary", 1)];
/// The evening on which everybody answers.
const FIRST_EVENING: &str = "2026-11-28T19:00";

/// Returns the height of the page in screens, and the number of its words that are not folded away.
async fn extent(page: &Page) -> Result<(f64, usize)> {
    let script = "const words = document.querySelector('main').innerText \
      .split(/\\s+/).filter((word) => /\\p{L}/u.test(word)); \
      return [document.documentElement.scrollHeight, words.length];";
    let (height, words): (f64, usize) = page.js(script, vec![]).await?;
    Ok((height / SCREEN, words))
}

/// Returns the number of A4 sheets that the current page takes on paper.
async fn sheets(page: &Page) -> Result<usize> {
    let paper = json!({ "paperWidth": 8.27, "paperHeight": 11.69, "preferCSSPageSize": true });
    let printed = page.chromium("Page.printToPDF", paper).await?;
    let data = printed["data"].as_str().context("no file")?.to_owned();
    // Counted in the page: the file has the number in the root of its page tree.
    let script = "const text = atob(arguments[0]); \
      return Math.max(...[...text.matchAll(/\\/Type\\s*\\/Pages[^>]*?\\/Count (\\d+)/g), \
        ...text.matchAll(/\\/Count (\\d+)[^>]*?\\/Type\\s*\\/Pages/g)].map((found) => +found[1]));";
    page.js(script, vec![data.into()]).await
}

/// Returns the texts of a person's pages, as far as a change could alter them.
async fn told(page: &Page) -> Result<Vec<String>> {
    let mut told = vec![page.all_answers().await?];
    for route in ["/results", "/routine", "/plan"] {
        page.visit(route).await?;
        told.push(page.content("main").await?);
    }
    Ok(told)
}

/// Answers everything on the first evening, on a phone.
async fn begun(test: &Test, site: &Site, lang: &str, person: &Person) -> Result<Page> {
    let page = test.browser_with(phone()).await?;
    page.open(site, &format!("/?lang={lang}")).await?;
    page.at_time(FIRST_EVENING).await?;
    page.click(".hero .button").await?;
    page.arrived("/question/age_band").await?;
    page.finish(person).await?;
    Ok(page)
}

async fn seven_people(test: Test, lang: &str) -> Result<()> {
    let site = Site::dist().init_script(scripts::SET_CLOCK).start()?;
    let mut faults = Vec::new();
    for (name, person, _) in seven() {
        let page = begun(&test, &site, lang, &person).await.with_context(|| name.to_owned())?;
        for route in ["/results", "/routine", "/plan", "/summary"] {
            page.visit(route).await?;
            let (screens, words) = extent(&page).await?;
            eprintln!("{name}, {lang}, {route}: {screens:.1} screens, {words} words");
            if route == "/plan" && (screens > CLINIC.0 || words > CLINIC.1) {
                faults.push(format!("{name}, {route}: {screens:.1} screens, {words} words"));
            }
            let again = repeated(&page).await?;
            if !again.is_empty() {
                faults.push(format!("{name}, {route}: twice {again:?}"));
            }
            let sideways = page.fits_sideways().await;
            faults.extend(sideways.err().map(|error| format!("{name}, {route}: {error:#}")));
            let axe = page.accessible().await;
            faults.extend(axe.err().map(|error| format!("{name}, {route}: {error:#}")));
        }
        for (route, most) in SHEETS {
            page.visit(route).await?;
            let sheets = sheets(&page).await?;
            eprintln!("{name}, {lang}, {route}: {sheets} sheets");
            if sheets > most {
                faults.push(format!("{name}, {route}: {sheets} sheets"));
            }
        }
        page.clean(&site).await?;
    }
    ensure!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}

/// The clinic page keeps its limits, nothing is said twice, no page prints too many sheets, and axe finds
/// nothing.
async fn short_pages(test: Test) -> Result<()> {
    seven_people(test, "en").await
}

/// The same in Korean.
async fn short_pages_in_korean(test: Test) -> Result<()> {
    seven_people(test, "ko").await
}

/// After a change on day 9 is undone, every page says what it said before, and the time of day decides
/// whether morning or evening comes first.
async fn undone_is_as_before(test: Test) -> Result<()> {
    let site = Site::dist().init_script(scripts::SET_CLOCK).start()?;
    for (name, person, _) in seven() {
        if name == "emergency" {
            continue;
        }
        let page = begun(&test, &site, "en", &person).await.with_context(|| name.to_owned())?;
        page.at_time("2026-12-06T07:30").await?;
        let before = told(&page).await?;
        ensure!(before[2].contains("morning"), "{name} at 07:30: {}", before[2]);
        page.visit("/change/sign_sting").await?;
        page.choose("sign_sting", "4").await?;
        page.click("form.question [type=submit]").await?;
        page.until("the changes", async || {
            Ok((page.route().await? != "/change/sign_sting").then_some(()))
        })
        .await?;
        page.visit("/changed").await?;
        page.click_name("Undo this change").await?;
        page.until("undone", async || Ok((page.route().await? != "/changed").then_some(())))
            .await?;
        let after = told(&page).await?;
        for (before, after) in before.iter().zip(&after) {
            ensure!(before == after, "{name}: {before}\nis now {after}");
        }
        page.at_time("2026-12-06T00:30").await?;
        page.visit("/routine").await?;
        let late = page.content("main").await?;
        ensure!(late.contains("Tonight") || late.contains("evening"), "{name} at 00:30: {late}");
        page.clean(&site).await?;
    }
    Ok(())
}

journeys!(only Chromium: short_pages, short_pages_in_korean, undone_is_as_before);
