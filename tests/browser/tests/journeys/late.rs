//! The deferred part of the program: everything up to the last answer works without it, and features that
//! need it wait, say so, and recover when it arrives.

use browser_tests::{Build, Page, Person, Reply, Result, Site, Test, ensure, journeys};

const NOT_ARRIVED: &str = "This part has not arrived";

/// Key of the draft that holds answers until the deferred part can save them.
const DRAFT: &str = "barrier-first:draft";

/// Returns a site on which the deferred part is missing, and the address of that part.
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

/// Checks that no message key appears in place of its text.
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

/// The first page and every question work without the deferred part.
async fn all_questions_can_be_answered_without_it(test: Test) -> Result<()> {
    let (site, late) = without_the_late_part()?;
    let page = test.browser().await?;
    page.begin(&site).await?;
    let asked = page.fill_in(&Person::stinging(), None).await?;
    ensure!(asked.len() >= 18, "only {} questions came", asked.len());
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

/// Answers three questions, and returns their ids and that of the next one.
async fn three_answers(page: &Page, person: &Person) -> Result<(Vec<String>, String)> {
    let mut asked = Vec::new();
    for _ in 0..3 {
        let id = page.question().await?;
        page.answer_by_hand(person).await?;
        page.until_js(&format!("!location.hash.endsWith('/{id}')")).await?;
        asked.push(id);
    }
    Ok((asked, page.question().await?))
}

async fn are_there(page: &Page, asked: &[String], person: &Person) -> Result<()> {
    for id in asked {
        page.visit(&format!("/question/{id}")).await?;
        page.question().await?;
        for value in person.answer(id).unwrap_or_default() {
            ensure!(page.is_chosen(id, value).await?, "the answer to {id} is gone");
        }
    }
    Ok(())
}

async fn draft_is_gone(page: &Page) -> Result<()> {
    page.until("the draft is gone", async || {
        Ok((!page.local_storage().await?.contains_key(DRAFT)).then_some(()))
    })
    .await
}

/// Answers given without it are kept as a draft, survive a reload, and become a save once it is there.
async fn answers_given_without_it_outlive_a_reload(test: Test) -> Result<()> {
    let (site, late) = without_the_late_part()?;
    let page = test.browser().await?;
    let person = Person::pregnant();
    page.begin(&site).await?;
    let (asked, next) = three_answers(&page, &person).await?;
    page.sees("Saved on this device").await?;
    let before = page.local_storage().await?;
    ensure!(before.contains_key(DRAFT), "no draft: {before:?}");
    ensure!(!before.keys().any(|key| key.contains("slot")), "saved without it: {before:?}");

    // The stored draft has not been read yet, so it is neither shown nor overwritten.
    page.reload().await?;
    page.heading(NOT_ARRIVED).await?;
    page.visit("/").await?;
    page.heading(NOT_ARRIVED).await?;
    ensure!(page.local_storage().await? == before, "the draft has changed");
    page.visit(&format!("/question/{next}")).await?;
    page.reload().await?;
    page.heading(NOT_ARRIVED).await?;
    put_back(&site, &late)?;
    page.click_name("Try again").await?;
    ensure!(page.question().await? == next, "led away from {next}");
    draft_is_gone(&page).await?;
    let stored = format!("{:?}", page.local_storage().await?);
    ensure!(stored.contains("slot"), "removed before it was saved: {stored}");
    // From the page, then once more from storage.
    for _ in 0..2 {
        are_there(&page, &asked, &person).await?;
        page.reload().await?;
        page.settled().await?;
    }
    // The app continues where the person had got to.
    page.visit("/").await?;
    page.click_name("Carry on").await?;
    page.arrived(&format!("/question/{next}")).await
}

/// Safe mode starts without the stored answers, and answers given in it destroy none of them: neither in an
/// older draft nor by saving beside it.
async fn safe_mode_leaves_an_older_draft(test: Test) -> Result<()> {
    let (site, late) = without_the_late_part()?;
    let page = test.browser().await?;
    let person = Person::pregnant();
    page.begin(&site).await?;
    let (asked, _) = three_answers(&page, &person).await?;
    for there in [false, true] {
        if there {
            put_back(&site, &late)?;
        }
        page.open_afresh(&site, "/?safe").await?;
        page.settled().await?;
        page.visit("/learn").await?;
        if there {
            page.heading("How the barrier works").await?;
        } else {
            page.heading(NOT_ARRIVED).await?;
        }
        page.visit("/question/age_band").await?;
        page.answer_by_hand(&person).await?;
        page.arrived("/question/red_flags").await?;
        let stored = page.local_storage().await?;
        let draft = stored.get(DRAFT).map_or("", String::as_str);
        ensure!(draft.contains("pregnant"), "the older answers are gone: {stored:?}");
        ensure!(stored.keys().any(|key| key.contains("slot")) == there, "saved: {stored:?}");
    }
    page.open_afresh(&site, "/").await?;
    page.settled().await?;
    are_there(&page, &asked, &person).await?;
    draft_is_gone(&page).await
}

/// A draft that another tab has left beside a save is merged into it; if both answer the same question the
/// person decides.
async fn a_draft_goes_into_a_save_beside_it(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    let person = Person::pregnant();
    page.begin(&site).await?;
    let (asked, next) = three_answers(&page, &person).await?;
    let value = person.answer(&next).unwrap_or_default()[0];
    page.set_local_storage(DRAFT, &format!("{next}\t{value}\n")).await?;
    page.open_afresh(&site, &format!("/#/question/{next}")).await?;
    ensure!(page.question().await? == next, "led away");
    ensure!(page.is_chosen(&next, value).await?, "the draft was not taken");
    are_there(&page, &asked, &person).await?;
    draft_is_gone(&page).await?;

    page.set_local_storage(DRAFT, "age_band\t80_plus\n").await?;
    page.open_afresh(&site, "/#/question/age_band").await?;
    page.sees("Another tab changed the same answers.").await?;
    page.click_name("Take the other tab’s version").await?;
    page.until_js("document.querySelector('[name=age_band]:checked')?.value === '25_44'").await?;
    draft_is_gone(&page).await?;
    are_there(&page, &asked, &person).await
}

/// A saved profile stays unchanged until the deferred part can read it, and is back afterwards.
async fn a_saved_profile_waits_for_it(test: Test) -> Result<()> {
    let whole = Site::dist().start()?;
    let page = test.browser().await?;
    page.assess(&whole, &Person::pregnant()).await?;
    let saved = page.local_storage().await?;
    let route = "/change/oil";
    page.visit(route).await?;
    let title = page.text("main h1").await?;

    // Another origin, so that neither a cache nor a worker has the deferred part.
    let (site, late) = without_the_late_part()?;
    page.open(&site, "/").await?;
    page.settled().await?;
    for (key, text) in &saved {
        page.set_local_storage(key, text).await?;
    }
    for path in ["/#/", "/#/results", "/#/data", "/#/change/oil"] {
        page.open_afresh(&site, path).await?;
        page.heading(NOT_ARRIVED).await?;
        says_words(&page).await?;
    }
    page.accessible().await?;
    ensure!(page.local_storage().await? == saved, "what was saved has changed");
    page.click_name("Try again").await?;
    page.heading(NOT_ARRIVED).await?;
    put_back(&site, &late)?;
    page.click_name("Try again").await?;
    page.heading(&title).await?;
    page.arrived(route).await?;
    ensure!(page.is_chosen("oil", "normal").await?, "the saved answer is not shown");
    ensure!(page.local_storage().await? == saved, "reading has changed what was saved");
    ensure!(page.all_answers().await?.contains("Pregnant"), "an answer is gone");
    Ok(())
}

/// A page of the deferred part, opened by its address, appears by itself once the part is there; and another
/// language brings all of its texts.
async fn a_late_page_can_be_the_first(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    page.open(&site, "/#/learn").await?;
    page.heading("How the barrier works").await?;
    page.click(".app__tools .tool").await?;
    page.heading("장벽이 하는 일").await?;
    says_words(&page).await
}

/// A deferred part from another build does not link with this one.
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
    answers_given_without_it_outlive_a_reload,
    safe_mode_leaves_an_older_draft,
    a_draft_goes_into_a_save_beside_it,
    a_saved_profile_waits_for_it,
    a_late_page_can_be_the_first,
    a_wrong_late_part_is_refused,
);
