//! Addresses, edits and languages: where links lead, and what is preserved.

use browser_tests::{Engine, Options, Page, Person, Result, Site, Test, ensure, journeys};

/// Without answers, pages of a plan lead to the start page, which says why.
async fn links_lead_where_they_can(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    for route in ["/results", "/routine", "/plan", "/summary", "/changed", "/why/active/retinol"] {
        page.open_afresh(&site, &format!("/#{route}")).await?;
        page.settled().await?;
        page.heading("Calm skin first. Glow comes after.").await?;
        page.sees("a plan needs your answers first").await?;
        page.until_js("!location.hash || location.hash === '#/'").await?;
    }
    // Pages that need no answers simply open.
    for (route, heading) in [
        ("/learn", "How the barrier works"),
        ("/data", "Your data, in your hands"),
        ("/about", "About and sources"),
        ("/nowhere/at/all", "This page does not exist"),
        ("/question/nothing", "This page does not exist"),
        ("/why/active/..%2F..%2Fetc", "Calm skin first. Glow comes after."),
    ] {
        page.open_afresh(&site, &format!("/#{route}")).await?;
        page.settled().await?;
        page.heading(heading).await?;
    }
    page.visit("/nowhere").await?;
    page.heading("This page does not exist").await?;
    page.focus_on("h1").await?;
    page.click_name("Go to the start").await?;
    page.heading("Calm skin first. Glow comes after.").await?;
    ensure!(page.local_storage().await?.is_empty(), "something was kept");

    // With answers the same links open their pages; a line that does not exist is reported.
    page.assess(&site, &Person::pregnant()).await?;
    for (route, heading) in [
        ("/plan", "A plan to discuss with a clinic"),
        ("/why/avoid/retinol", "Why retinol must wait"),
        ("/why/avoid/nothing", "This page does not exist"),
        ("/why/treatment/%3Cscript%3E", "This page does not exist"),
        ("/summary", "Summary for the clinician"),
    ] {
        page.open_afresh(&site, &format!("/#{route}")).await?;
        page.settled().await?;
        page.heading(heading).await?;
    }
    page.clean(&site).await
}

/// Returns the entry for one question in the list of answers.
async fn listed(page: &Page, question: &str) -> Result<String> {
    page.visit("/check").await?;
    let row = format!(".summary__row:has([href$='/change/{question}']) dd");
    page.content(&row).await
}

async fn an_edit_shows_what_it_changes(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::calm().with("goals", &["lines_firmness"])).await?;
    page.visit("/check").await?;
    page.click("[href$='/change/pregnancy']").await?;
    page.heading("Are you pregnant, trying for a baby or breastfeeding?").await?;
    page.focus_on("h1").await?;
    page.answer_by_hand(&Person::pregnant()).await?;
    page.arrived("/changed").await?;
    page.heading("What changed in your plan").await?;
    page.sees("Pregnancy: Pregnant").await?;
    let changes = page.content(".changes").await?;
    ensure!(changes.contains("Retin"), "retinol is not among the changes: {changes}");
    page.click_name("See the new plan").await?;
    page.arrived("/results").await?;
    page.back().await?;
    page.arrived("/changed").await?;
    page.click_name("Undo this change").await?;
    page.arrived("/check").await?;
    let answer = listed(&page, "pregnancy").await?;
    ensure!(answer == "No", "undone to {answer}");
    // Giving the same answer again changes nothing, and says nothing.
    page.click("[href$='/change/pregnancy']").await?;
    page.question().await?;
    page.click("form.question [type=submit]").await?;
    page.arrived("/check").await?;
    page.clean(&site).await
}

/// An active that the person neither uses nor was to use is not listed as a change, although it is now to be
/// avoided; one that they use is.
async fn what_nobody_uses_is_no_change(test: Test) -> Result<()> {
    for (used, told) in [("none", false), ("retinol", true)] {
        let site = Site::dist().start()?;
        let page = test.browser().await?;
        page.assess(&site, &Person::calm().with("actives", &[used])).await?;
        page.visit("/change/pregnancy").await?;
        page.answer_by_hand(&Person::pregnant()).await?;
        page.arrived("/changed").await?;
        page.sees("Pregnancy: Pregnant").await?;
        let said = page.content("main").await?;
        ensure!(said.contains("Retinol") == told, "with {used}: {said}");
        page.clean(&site).await?;
    }
    Ok(())
}

/// Answers hidden by an edit are kept silently and come back with their question, also after a reload; an
/// edit that opens a question asks it, and does not take the plan away.
async fn an_edit_that_hides_answers_keeps_them(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    let person = Person::past_isotretinoin();
    page.assess(&site, &person).await?;
    let months = "isotretinoin_stopped_months";
    ensure!(listed(&page, months).await? == "7 months", "no months");
    let medicines = async |value: &str| {
        page.visit("/change/medicines").await?;
        page.question().await?;
        page.choose("medicines", value).await?;
        page.click("form.question [type=submit]").await?;
        page.until_js("!location.hash.startsWith('#/change/medicines')").await
    };
    medicines("none").await?;
    ensure!(listed(&page, "medicines").await? == "None of these");
    let left = page.count(&format!("[href$='/change/{months}']")).await?;
    ensure!(left == 0, "the months still stand there");
    page.reload().await?;
    page.settled().await?;
    medicines("isotretinoin_past").await?;
    ensure!(listed(&page, months).await? == "7 months", "the months are gone");

    page.clean(&site).await
}

/// An edit that opens a question asks it; a person who goes to the plan instead still has one, which says
/// what is open, also after a reload.
async fn an_edit_that_opens_a_question_takes_no_plan_away(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::calm()).await?;
    page.visit("/results").await?;
    page.settled().await?;
    let months = "isotretinoin_stopped_months";
    page.visit("/change/medicines").await?;
    page.question().await?;
    page.choose("medicines", "isotretinoin_past").await?;
    page.click("form.question [type=submit]").await?;
    page.arrived(&format!("/change/{months}")).await?;
    let open = "Something is not answered yet.";
    for again in [false, true] {
        page.visit("/routine").await?;
        if again {
            page.reload().await?;
        }
        page.settled().await?;
        page.arrived("/routine").await?;
        page.sees(open).await?;
    }
    page.visit("/results").await?;
    page.sees(open).await?;
    page.visit("/check").await?;
    page.sees(open).await?;
    page.click_name("Carry on").await?;
    page.arrived(&format!("/change/{months}")).await?;
    page.answer_by_hand(&Person::past_isotretinoin()).await?;
    page.until_js("!location.hash.startsWith('#/change/')").await?;
    page.visit("/routine").await?;
    page.settled().await?;
    let said = page.content("main").await?;
    ensure!(!said.contains(open), "it says still that a question is open");
    page.clean(&site).await
}

async fn another_language_keeps_the_place(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    page.begin(&site).await?;
    page.fill_in(&Person::calm(), Some("signs")).await?;
    let english = page.text("main h1").await?;
    page.click_name("한국어").await?;
    page.until_js("document.documentElement.lang === 'ko'").await?;
    page.until_js("/[가-힣]/.test(document.querySelector('main h1').textContent)").await?;
    page.until_js("/[가-힣]/.test(document.title)").await?;
    page.arrived("/question/signs").await?;
    page.reload().await?;
    page.settled().await?;
    page.until_js("document.documentElement.lang === 'ko'").await?;
    page.arrived("/question/signs").await?;
    page.finish(&Person::calm()).await?;
    page.visit("/routine").await?;
    page.click_name("English").await?;
    page.until_js("document.documentElement.lang === 'en'").await?;
    page.sees("Your seven nights").await?;
    page.arrived("/routine").await?;
    page.visit("/question/signs").await?;
    page.heading(&english).await?;
    page.clean(&site).await
}

/// Texts of a page that are a message key, or not Korean although every message is.
const NOT_KOREAN: &str = r#"
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
const strange = [];
while (walker.nextNode()) {
  const text = walker.currentNode.data.trim();
  const around = walker.currentNode.parentElement;
  if (/^[a-z]+(-[a-z0-9_]+)+(\.[a-z]+)?$/.test(text)) strange.push(text);
  if (/^[A-Z][a-z]+ [a-z]+ /.test(text) && !/[가-힣]/.test(text) && !around.closest("[lang=en], .source, cite, code")) strange.push(text);
}
return strange;
"#;

async fn the_whole_journey_in_korean(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let options = Options { language: String::from("ko"), ..Options::default() };
    let page = test.browser_with(options).await?;
    // WebKit uses the C library's language, which few machines have in Korean.
    let start = if test.engine() == Engine::WebKit { "/?lang=ko" } else { "/" };
    page.open(&site, start).await?;
    page.settled().await?;
    let korean = async |page: &Page| {
        page.until_js("document.documentElement.lang === 'ko'").await?;
        page.until_js("/[가-힣]/.test(document.querySelector('main h1').textContent)").await?;
        let strange: Vec<String> = page.js(NOT_KOREAN, vec![]).await?;
        ensure!(strange.is_empty(), "not Korean at {}: {strange:?}", page.route().await?);
        Ok::<(), browser_tests::Error>(())
    };
    korean(&page).await?;
    page.click(".hero .button").await?;
    let person = Person::pregnant();
    while page.route().await?.starts_with("/question/") {
        let route = page.route().await?;
        page.question().await?;
        korean(&page).await?;
        let next = page.question().await?;
        page.fill_in(&person, None).await.map(drop)?;
        ensure!(page.route().await? != route, "stuck at {next}");
    }
    page.click("main .actions .button").await?;
    for route in [
        "/results",
        "/routine",
        "/plan",
        "/summary",
        "/check",
        "/learn",
        "/data",
        "/privacy",
        "/accessibility",
        "/about",
        "/why/avoid/retinol",
        "/nowhere",
    ] {
        page.visit(route).await?;
        korean(&page).await?;
    }
    page.clean(&site).await
}

/// Safari accepts a hundred history entries in half a minute and then refuses. Answering continues, and Back
/// leads to the previous question.
async fn a_history_that_refuses_stops_nobody(test: Test) -> Result<()> {
    let refuse = "history.pushState = () => {
        window.__testRefused = (window.__testRefused ?? 0) + 1;
        throw new DOMException('too many', 'SecurityError');
    };";
    let site = Site::dist().init_script(refuse).start()?;
    let page = test.browser().await?;
    page.begin(&site).await?;
    let asked = page.fill_in(&Person::calm(), Some("signs")).await?;
    ensure!(page.js::<u32>("return window.__testRefused ?? 0;", vec![]).await? > 5, "never asked");
    page.question().await?;
    page.back().await?;
    page.arrived(&format!("/question/{}", asked.last().map_or("", String::as_str))).await?;
    page.forward().await?;
    page.arrived("/question/signs").await?;
    page.clean(&site).await
}

/// The focus stays on the language button, so that the next press switches back.
async fn another_language_keeps_the_focus(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::calm()).await?;
    for route in ["/results", "/routine", "/data"] {
        page.visit(route).await?;
        page.focus_on("main h1").await?;
        for lang in ["ko", "en"] {
            page.js::<()>("document.querySelector('.app__tools .tool').focus();", vec![]).await?;
            page.press(browser_tests::Key::Enter).await?;
            page.until_js(&format!("document.documentElement.lang === '{lang}'")).await?;
            page.drawn().await?;
            ensure!(
                page.is_focused(".app__tools .tool").await?,
                "{lang} at {route}: the focus left"
            );
        }
    }
    page.clean(&site).await
}

/// Changes the address once, after the app has read it and before the app listens for changes: during the
/// first render, which takes so long that Yew yields to the browser (16 ms) before the effects run.
const ADDRESS_CHANGES_AT_THE_START: &str = r#"
(() => {
  const create = Document.prototype.createElement;
  Document.prototype.createElement = function (name, ...rest) {
    if (name === "main" && sessionStorage.getItem("test-goes-to")) {
      location.hash = sessionStorage.getItem("test-goes-to");
      sessionStorage.removeItem("test-goes-to");
      for (const until = performance.now() + 60; performance.now() < until;);
    }
    return create.call(this, name, ...rest);
  };
})();
"#;

/// An address changed while the app is still starting is the one shown.
async fn an_address_changed_at_the_start_is_shown(test: Test) -> Result<()> {
    let site = Site::dist().init_script(ADDRESS_CHANGES_AT_THE_START).start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::calm()).await?;
    page.visit("/routine").await?;
    page.js::<()>("sessionStorage.setItem('test-goes-to', '/data');", vec![]).await?;
    page.reload().await?;
    page.settled().await?;
    ensure!(page.route().await? == "/data", "the address was not changed");
    page.heading("Your data, in your hands").await?;
    page.clean(&site).await
}

journeys!(
    an_address_changed_at_the_start_is_shown,
    links_lead_where_they_can,
    an_edit_that_hides_answers_keeps_them,
    an_edit_that_opens_a_question_takes_no_plan_away,
    another_language_keeps_the_place,
    the_whole_journey_in_korean,
    a_history_that_refuses_stops_nobody,
    another_language_keeps_the_focus,
);
// The app's texts are the same in every engine.
journeys!(only Chromium: an_edit_shows_what_it_changes, what_nobody_uses_is_no_change);
