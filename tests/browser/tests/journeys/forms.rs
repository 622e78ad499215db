//! Question pages: messages about missing answers, and keyboard-only use.

use browser_tests::{Key, Page, Person, Result, Site, Test, bail, ensure, journeys};

const SEND: &str = "form.question [type=submit]";

/// Submits the form as it is: the summary has focus, says what is wrong, and leads to the field.
async fn is_refused(page: &Page, message: &str) -> Result<()> {
    let question = page.question().await?;
    page.click(SEND).await?;
    page.focus_on(".error-summary").await?;
    let said = page.text(".error-summary").await?;
    ensure!(said.contains(message), "{question}: {said}");
    let title = page.title().await?;
    ensure!(title.starts_with("Error: "), "the title is silent: {title}");
    let field = page.text("#question-error").await?;
    ensure!(field.contains(message), "beside the field: {field}");
    page.click(".error-summary a").await?;
    page.focus_on(&format!("#{question}-0")).await?;
    let marked = format!("#{question}-0[aria-invalid=true]");
    ensure!(page.count(&marked).await? == 1, "{question} is not marked");
    let names =
        "const el = document.querySelector('[aria-describedby~=question-error]'); return !!el;";
    ensure!(page.js::<bool>(names, vec![]).await?, "{question} is not described by its error");
    page.arrived(&format!("/question/{question}")).await
}

/// Answers and goes on; the title is an ordinary one again.
async fn goes_on(page: &Page, person: &Person, next: &str) -> Result<()> {
    page.answer_by_hand(person).await?;
    page.arrived(&format!("/question/{next}")).await?;
    page.until_js("!document.title.startsWith('Error')").await
}

async fn every_kind_of_question_explains_its_errors(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    page.begin(&site).await?;
    let person = Person::past_isotretinoin()
        .with("clinic_interest", &["gentle_only"])
        .with("event_date", &["2099-01-31"]);

    is_refused(&page, "Choose the answer that fits you").await?;
    page.accessible().await?;
    // The second time, the focus moves there again.
    is_refused(&page, "Choose the answer that fits you").await?;
    ensure!(page.local_storage().await?.is_empty(), "kept without an answer");
    goes_on(&page, &person, "red_flags").await?;

    is_refused(&page, "Choose all that fit, or the first answer if none do").await?;
    // "None" cannot be combined with others.
    page.choose("red_flags", "fever_or_unwell").await?;
    page.choose("red_flags", "none").await?;
    ensure!(!page.is_chosen("red_flags", "fever_or_unwell").await?, "none, and a fever");
    page.choose("red_flags", "changing_mole").await?;
    ensure!(!page.is_chosen("red_flags", "none").await?, "a mole, and none");
    page.unchoose("red_flags", "changing_mole").await?;
    goes_on(&page, &person, "pregnancy").await?;

    page.fill_in(&person, Some("isotretinoin_stopped_months")).await?;
    let field = "#isotretinoin_stopped_months-0";
    for text in ["", "abc", "61", "-1", "1.5", "७", "0x10", "99999999999999999999"] {
        page.fill(field, text).await?;
        is_refused(&page, "Enter a whole number from 0 to 60").await?;
        let kept: String = page
            .js("return document.querySelector(arguments[0]).value;", vec![field.into()])
            .await?;
        ensure!(kept == text, "«{text}» became «{kept}»");
    }
    page.accessible().await?;
    goes_on(&page, &person, "allergies").await?;

    page.fill_in(&person, Some("signs")).await?;
    page.click("form.question [type=submit]").await?;
    page.sees("Choose how many days in every row").await?;
    page.focus_on(".error-summary").await?;
    page.accessible().await?;
    // The link leads to the first unanswered row, and no other row is lost on the way.
    page.pick("sign_sting-3").await?;
    page.click(".error-summary a").await?;
    page.focus_on("#sign_tight-0").await?;
    ensure!(page.is_chosen("sign_sting", "3").await?, "a row is lost");
    goes_on(&page, &person, "actives").await?;

    page.fill_in(&person, Some("goals")).await?;
    is_refused(&page, "Choose").await?;
    for goal in ["calm", "hydrate", "glow", "prevention"] {
        page.choose("goals", goal).await?;
    }
    is_refused(&page, "Choose up to 3").await?;
    for goal in ["calm", "hydrate", "glow"] {
        page.unchoose("goals", goal).await?;
    }
    page.answer_by_hand(&person).await?;
    page.arrived("/check").await?;
    page.click(".more-questions .button").await?;
    page.arrived("/question/care").await?;
    page.click("form.question [type=submit]").await?;
    page.sees("Choose one answer to every question").await?;
    page.focus_on(".error-summary").await?;
    page.accessible().await?;
    page.click(".error-summary a").await?;
    page.focus_on("#cleanser_feel-0").await?;

    page.fill_in(&person, Some("event_date")).await?;
    page.js::<()>(
        "const el = document.getElementById('event_date-0'); el.value = '2001-02-03'; \
         el.dispatchEvent(new InputEvent('input', { bubbles: true }));",
        vec![],
    )
    .await?;
    is_refused(&page, "Enter a day that is still to come, or skip this question").await?;
    page.click_name("Skip this question").await?;
    page.arrived("/check").await?;
    page.clean(&site).await
}

/// Presses Tab until a matching element has focus; every element on the way shows that it has focus.
async fn tab_to(page: &Page, css: &str) -> Result<()> {
    for _ in 0..60 {
        if page.is_focused(css).await? {
            return Ok(());
        }
        page.press(Key::Tab).await?;
        let look = "const el = document.activeElement; \
                 /* Inside a date field the browser shows which of its parts has focus. */ \
                 if (!el || el === document.body || el === window.__testFocus) return null; \
                 const ring = (one) => { const s = getComputedStyle(one); \
                   return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2; }; \
                 const seen = [el, ...(el.labels || [])].some(ring); \
                 const box = (el.labels && el.labels[0] || el).getBoundingClientRect(); \
                 const inside = box.bottom > 0 && box.top < innerHeight && box.width > 0; \
                 if (seen && inside) { window.__testFocus = el; return null; } \
                 return (seen ? 'out of sight: ' : 'no ring: ') + el.outerHTML.slice(0, 200);";
        // "At once" allows for the moment that WebKit occasionally takes to draw it.
        let soon = page.patience(std::time::Duration::from_secs(1));
        soon.until("focus that is seen", async || {
            match page.js::<Option<String>>(look, vec![]).await? {
                Some(hidden) => bail!("focus that nobody sees, {hidden}"),
                None => Ok(Some(())),
            }
        })
        .await?;
    }
    bail!("Tab never reaches «{css}» at {}", page.route().await?)
}

/// Answers one question with keys alone.
async fn by_keys(page: &Page, person: &Person) -> Result<()> {
    let question = page.question().await?;
    page.focus_on("h1").await?;
    if question == "signs" {
        let script = "return [...document.querySelectorAll('.signs__row')] \
          .map((row) => row.querySelector('input').name);";
        let signs: Vec<String> = page.js(script, vec![]).await?;
        for sign in signs {
            tab_to(page, &format!("input[name='{sign}']")).await?;
            page.press(Key::Space).await?;
            let level = person.answer(&sign).and_then(|levels| levels.first().copied());
            let level = level.unwrap_or("0");
            for _ in 0..6 {
                if page.is_chosen(&sign, level).await? {
                    break;
                }
                page.press(Key::Down).await?;
            }
            ensure!(page.is_chosen(&sign, level).await?, "{sign} is not at {level}");
        }
        tab_to(page, SEND).await?;
        return page.press(Key::Enter).await;
    }
    let Some(values) = person.answer(&question) else {
        tab_to(page, "form.question button[type=button]").await?;
        return page.press(Key::Space).await;
    };
    tab_to(page, "form.question input").await?;
    let radios = page.count("form.question [type=radio]").await? > 0;
    for value in values {
        let target = format!("input[name='{question}'][value='{value}']");
        if radios {
            if page.is_focused(&target).await? {
                page.press(Key::Space).await?;
            }
            for _ in 0..12 {
                if page.is_chosen(&question, value).await? {
                    break;
                }
                page.press(Key::Down).await?;
            }
            page.until_js(&format!("document.querySelector(\"{target}\").checked")).await?;
        } else if page.count(&target).await? > 0 {
            tab_to(page, &target).await?;
            page.press(Key::Space).await?;
            page.until_js(&format!("document.querySelector(\"{target}\").checked")).await?;
        } else {
            page.press(*value).await?;
        }
    }
    tab_to(page, SEND).await?;
    page.press(Key::Enter).await
}

/// Presses Enter as soon as a person could: newly shown controls ignore presses for 600 ms (boot.js).
async fn enter(page: &Page) -> Result<()> {
    tokio::time::sleep(std::time::Duration::from_millis(700)).await;
    page.press(Key::Enter).await
}

async fn the_keyboard_is_enough(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    page.open(&site, "/").await?;
    page.settled().await?;
    // The first stop skips the page header.
    page.press(Key::Tab).await?;
    page.focus_on(".skip-link").await?;
    enter(&page).await?;
    page.focus_on("main").await?;
    tab_to(&page, ".hero .button").await?;
    enter(&page).await?;
    page.arrived("/question/age_band").await?;

    // An error, its link, and the answer.
    page.focus_on("h1").await?;
    tab_to(&page, SEND).await?;
    enter(&page).await?;
    page.focus_on(".error-summary").await?;
    tab_to(&page, ".error-summary a").await?;
    enter(&page).await?;
    page.focus_on("#age_band-0").await?;
    page.press(Key::Space).await?;
    for _ in 0..3 {
        page.press(Key::Down).await?;
    }
    page.until_js("document.querySelector(\"[value='25_44']\").checked").await?;
    tab_to(&page, SEND).await?;
    enter(&page).await?;
    page.arrived("/question/red_flags").await?;

    let person = Person::past_isotretinoin().with("clinic_interest", &["gentle_only"]);
    while page.route().await? != "/check" {
        let route = page.route().await?;
        by_keys(&page, &person).await?;
        page.until(&format!("leaving {route}"), async || {
            Ok((page.route().await? != route).then_some(()))
        })
        .await?;
    }
    page.focus_on("h1").await?;
    tab_to(&page, "main .actions .button").await?;
    enter(&page).await?;
    page.arrived("/results").await?;
    page.focus_on("h1").await?;

    // The menu opens, closes with Escape, and leads on.
    page.press(Key::Tab).await?;
    page.visit("/plan").await?;
    page.js::<()>("document.querySelector('.menu__button').focus();", vec![]).await?;
    enter(&page).await?;
    page.find(".menu[open] .menu__panel").await?;
    page.press(Key::Escape).await?;
    page.gone(".menu[open]").await?;
    page.focus_on(".menu__button").await?;
    enter(&page).await?;
    tab_to(&page, ".menu__panel [href$='/data']").await?;
    enter(&page).await?;
    page.arrived("/data").await?;
    page.focus_on("h1").await?;
    page.gone(".menu[open]").await?;
    page.clean(&site).await
}

journeys!(every_kind_of_question_explains_its_errors, the_keyboard_is_enough);
