//! Readable long pages: what matters comes first, repeated things are said once, and no warning is hidden.

use browser_tests::{Options, Page, Person, Result, Site, Test, ensure, journeys};

/// Returns the visible text of an element, without folded parts.
async fn shown(page: &Page, css: &str) -> Result<String> {
    page.find(css).await?;
    let text: String =
        page.js("return document.querySelector(arguments[0]).innerText;", vec![css.into()]).await?;
    Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Returns the names of all treatments in a group.
async fn names(page: &Page, group: &str) -> Result<Vec<String>> {
    let script = "return [...document.querySelectorAll(arguments[0] + ' .treatment__name')]\
      .map((el) => el.textContent.trim());";
    page.js(script, vec![group.into()]).await
}

/// Expected results come with their days and reason; a person without goals is promised nothing.
async fn results_have_days_and_reasons(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::calm()).await?;
    ensure!(page.count(".phase").await? == 1 && page.count(".results").await? == 0, "promised");
    page.visit("/change/goals").await?;
    page.answer_by_hand(&Person::calm().with("goals", &["lines_firmness"])).await?;
    page.arrived("/changed").await?;
    page.sees("Dates or nights in the plan have moved.").await?;
    page.visit("/results").await?;
    let result = page.text(".result").await?;
    ensure!(result.starts_with("Softer lines, firmer"), "{result}");
    let days = result.split(" – ").count();
    ensure!(days == 2 && page.count(".result").await? == 1, "no days: {result}");
    page.click(".result a").await?;
    page.heading("Why you may see it then: Softer lines, firmer").await?;
    page.sees("Firmness takes 3 to 6 months").await?;
    page.sees("Glass skin and glow treatments").await?;
    page.click("[href$='/change/goals']").await?;
    page.arrived("/change/goals").await?;
    page.clean(&site).await
}

/// "Not for you" on a folded page: until when, why, and every name can be read; one click more, and the
/// treatment is explained as fully as a suggested one.
async fn what_is_left_out_is_explained(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::pregnant().with("clinic_interest", &["all"])).await?;
    page.visit("/plan").await?;
    let blocked = "[aria-labelledby=group-blocked]";
    let seen = shown(&page, blocked).await?;
    ensure!(seen.contains("Because of your pregnancy: no needles"), "why? {seen}");
    ensure!(seen.contains("Until a clinician agrees"), "until when? {seen}");
    let names = names(&page, blocked).await?;
    ensure!(names.len() > 9, "only {names:?}");
    for name in &names {
        ensure!(seen.contains(name.as_str()), "{name} cannot be seen: {seen}");
    }
    ensure!(seen.matches("no needles").count() < 3, "said again and again: {seen}");
    // Two rules exclude this one, and each of them names it.
    let peel: Vec<String> = page
        .js(
            "return [...document.querySelectorAll('.reason-group')] \
               .map((el) => el.innerText).filter((text) => text.includes('Medium or deep peel'));",
            vec![],
        )
        .await?;
    let said = peel.join(" ");
    ensure!(said.contains("no needles") && said.contains("no peels"), "not both: {peel:?}");
    page.accessible().await?;
    for (group, title) in [("blocked", "Why not now"), ("suggested", "Why")] {
        page.visit("/plan").await?;
        page.click(&format!("[aria-labelledby=group-{group}] .treatment__name")).await?;
        page.until_js("location.hash.startsWith('#/treatment/')").await?;
        let said = shown(&page, ".reasons").await?;
        ensure!(said.starts_with(title) && said.contains("What would change it"), "{said}");
        page.accessible().await?;
    }
    page.clean(&site).await
}

/// The page for a clinic is short while nothing is unfolded, and names what to tell first.
async fn the_clinic_page_is_short(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let options = Options { width: 390, height: 664, mobile: true, ..Options::default() };
    let page = test.browser_with(options).await?;
    let person = Person::calm()
        .with("medicines", &["blood_thinner"])
        .with("allergies", &["fish"])
        .with("goals", &["even_tone", "lines_firmness"])
        .with("clinic_interest", &["all"]);
    page.assess(&site, &person).await?;
    page.visit("/plan").await?;
    let told = shown(&page, ".tell-first").await?;
    ensure!(told.contains("your blood thinner") && told.contains("your fish allergy"), "{told}");
    let (height, words): (f64, usize) = page
        .js(
            "const main = document.querySelector('main'); \
             return [main.scrollHeight, main.innerText.split(/\\s+/).length];",
            vec![],
        )
        .await?;
    ensure!(height <= 4.0 * 664.0 && words <= 350, "{height} px, {words} words");
    page.fits_sideways().await
}

/// Only the deciding reason is shown in full; the others can be read, and opened.
async fn one_reason_decides(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    let person = Person::stinging().with("pregnancy", &["pregnant"]);
    page.assess(&site, &person).await?;
    page.visit("/why/treatment/microneedling").await?;
    page.heading("Why the plan leaves out microneedling").await?;
    let main = shown(&page, "[aria-labelledby=main-reason]").await?;
    ensure!(main.starts_with("The main reason Because of your pregnancy"), "first: {main}");
    ensure!(main.contains("What would change it"), "{main}");
    ensure!(page.count("article.reason").await? == 1, "several in full");
    let others = shown(&page, "[aria-labelledby=others]").await?;
    ensure!(others.contains("approved for use inside the skin"), "hidden: {others}");
    ensure!(!others.contains("What would change it"), "not quiet: {others}");
    page.click("[aria-labelledby=others] summary").await?;
    let open = shown(&page, "[aria-labelledby=others] [open]").await?;
    ensure!(open.contains("Source") && open.contains("Rule"), "{open}");
    page.accessible().await?;
    page.clean(&site).await
}

/// The clinician's page has an order: several answers as lines, own cautions apart from general ones, and one
/// place to hand it over.
async fn the_summary_has_an_order(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::stinging()).await?;
    page.visit("/summary").await?;
    let wishes = shown(&page, ".sheet__rows").await?;
    ensure!(wishes.contains("Glow and Smoother skin, less visible pores"), "{wishes}");
    let signs = shown(&page, ".sheet__signs").await?;
    ensure!(signs.contains("Stinging 5–6") && signs.contains("Itching 0"), "{signs}");
    let headings: Vec<String> = page
        .js("return [...document.querySelectorAll('main h2')].map((el) => el.textContent);", vec![])
        .await?;
    let place = |text: &str| headings.iter().position(|heading| heading == text);
    ensure!(place("Must know") == Some(0), "{headings:?}");
    let home = place("At home now: Reset");
    ensure!(place("Wants") < home && home.is_some(), "{headings:?}");
    ensure!(headings.last().is_some_and(|last| last == "Hand it over"), "{headings:?}");
    ensure!(page.count("[aria-labelledby=hand-over] section h3").await? == 2, "not all of it");
    let rules = shown(&page, ".sheet__rules").await?;
    ensure!(rules.contains("R-42"), "{rules}");
    page.clean(&site).await
}

/// On paper, every name that is not meant for the screen only is printed, and every reason.
async fn what_is_folded_is_printed(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::stinging()).await?;
    page.visit("/plan").await?;
    page.chromium("Emulation.setEmulatedMedia", serde_json::json!({ "media": "print" })).await?;
    let hidden: Vec<String> = page
        .js(
            "const printed = (el) => el.checkVisibility() && el.offsetHeight > 0; \
             return [...document.querySelectorAll('main .treatment__name, main .reason-group > p')] \
               .filter((el) => !printed(el)).map((el) => el.textContent);",
            vec![],
        )
        .await?;
    ensure!(hidden.is_empty(), "not printed: {hidden:?}");
    ensure!(page.count("main .treatment__name").await? > 10, "hardly any treatment");
    Ok(())
}

/// In the builder on a phone, the preview stays visible while a colour is chosen, hides no focused field, and
/// can be folded away.
async fn the_preview_stays_in_sight(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let options = Options { width: 390, height: 844, mobile: true, ..Options::default() };
    let page = test.browser_with(options).await?;
    page.open(&site, "/?lang=en#/embed").await?;
    page.settled().await?;
    page.find("#preview").await?;
    let fields =
        ["embed-mode-popup", "embed-theme-dark", "embed-scroll", "embed-accent", "embed-warm"];
    for field in fields {
        let (covered, visible): (bool, f64) = page
            .js(
                "const el = document.getElementById(arguments[0]); el.focus(); \
                 const { bottom } = el.getBoundingClientRect(); \
                 const look = document.querySelector('.try').getBoundingClientRect(); \
                 return [bottom > look.top && bottom < look.bottom, \
                   Math.min(innerHeight, look.bottom) - Math.max(0, look.top)];",
                vec![field.into()],
            )
            .await?;
        ensure!(!covered, "{field} is covered");
        ensure!(visible > 200.0, "{visible} px of the preview while choosing {field}");
    }
    page.js::<()>("scrollTo(0, 0);", vec![]).await?;
    page.click(".try summary").await?;
    page.gone("#preview").await?;
    let left: f64 = page
        .js("return document.querySelector('.try').getBoundingClientRect().height;", vec![])
        .await?;
    // Its heading and the copy button, which is always available.
    ensure!((88.0..130.0).contains(&left), "{left} px are left");
    page.fits_sideways().await?;
    page.clean(&site).await
}

/// When one answer changes much of a plan, each reason is stated once, with all that it changes, and actives
/// that left the routine are not listed again as left out.
async fn a_change_of_much_says_each_reason_once(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    let person = Person::calm()
        .with("goals", &["lines_firmness"])
        .with("actives", &["bha", "retinol"])
        .with("clinic_interest", &["all"]);
    page.assess(&site, &person).await?;
    page.visit("/change/pregnancy").await?;
    page.question().await?;
    page.answer_by_hand(&Person::pregnant()).await?;
    page.arrived("/changed").await?;
    let seen = shown(&page, ".changes").await?;
    let mut reasons: Vec<String> = page
        .js(
            "return [...document.querySelectorAll('.changes .muted')].map((el) => el.textContent);",
            vec![],
        )
        .await?;
    let said = reasons.len();
    ensure!(said >= 3, "only {reasons:?}");
    reasons.sort_unstable();
    reasons.dedup();
    ensure!(said == reasons.len(), "said again: {seen}");
    ensure!(seen.matches("Why : Retinol").count() == 1, "retinol twice, or not: {seen}");
    for word in ["Microneedling", "Fractional laser, the stronger kind"] {
        let links: usize = page
            .js(
                "return [...document.querySelectorAll('.changes a')] \
                   .filter((el) => el.firstChild.data === arguments[0]).length;",
                vec![word.into()],
            )
            .await?;
        ensure!(links == 1, "{word} is there {links} times: {seen}");
    }
    ensure!(seen.contains("Retinol In the routine Until a clinician agrees"), "{seen}");
    page.accessible().await?;
    page.click_name("Microneedling: Why").await?;
    page.heading("Why the plan leaves out microneedling").await?;
    page.back().await?;
    page.arrived("/changed").await?;
    page.clean(&site).await
}

/// The printed routine for the bathroom wall covers every night of the stretch, not just the one on which it
/// was printed; the screen says what to do tonight.
async fn the_wall_gets_every_night(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    let person = Person::calm().with("actives", &["retinol"]).with("goals", &["lines_firmness"]);
    page.assess(&site, &person).await?;
    page.visit("/routine").await?;
    let screen = shown(&page, "main").await?;
    let now = screen.contains("Tonight") || screen.contains("This morning");
    ensure!(now && !screen.contains("Evening routine"), "{screen}");
    page.chromium("Emulation.setEmulatedMedia", serde_json::json!({ "media": "print" })).await?;
    let paper = shown(&page, "main").await?;
    for said in [
        "Routine · New: Vitamin C",
        "Morning routine",
        "Evening routine",
        "Retinol",
        "only on these nights",
    ] {
        ensure!(paper.contains(said), "no «{said}»: {paper}");
    }
    for of_today in ["Tonight", "This morning", "day 1"] {
        ensure!(!paper.contains(of_today), "«{of_today}» on the wall: {paper}");
    }
    page.clean(&site).await
}

/// Actives that return on different days but stop for the same reason are listed together above that reason.
async fn a_reason_to_stop_is_said_once(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    let person = Person::stinging().with("actives", &["retinol", "vitamin_c"]);
    page.assess(&site, &person).await?;
    page.visit("/results").await?;
    let (names, reasons): (Vec<String>, Vec<String>) = page
        .js(
            "const all = (css) => [...document.querySelectorAll(css)].map((one) => one.textContent); \
             return [all('.stop-now__names'), all('.stop-now__item > p:last-child')];",
            vec![],
        )
        .await?;
    ensure!(names.len() > reasons.len(), "nothing to put together: {names:?}");
    let mut once = reasons.clone();
    once.sort();
    once.dedup();
    ensure!(once.len() == reasons.len(), "said twice: {reasons:?}");
    page.clean(&site).await
}

/// Weekly steps are on the printed routine, too.
async fn the_wall_gets_what_is_weekly(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    let person = Person::calm()
        .with("age_band", &["45_64"])
        .with("sign_tight", &["2"])
        .with("sign_rough_dull", &["3"])
        .with("goals", &["lines_firmness", "even_tone", "hydrate"])
        .with("time_per_day", &["full"]);
    page.assess(&site, &person).await?;
    page.visit("/routine").await?;
    page.sees("Once a week").await?;
    page.chromium("Emulation.setEmulatedMedia", serde_json::json!({ "media": "print" })).await?;
    let paper = shown(&page, ".paper").await?;
    ensure!(paper.contains("Once a week"), "{paper}");
    page.clean(&site).await
}

/// A returning person on a phone sees the button to go on without scrolling, and nothing shifts there.
async fn who_comes_back_sees_the_way_on(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let options = Options { width: 360, height: 640, mobile: true, ..Options::default() };
    let page = test.browser_with(options).await?;
    page.begin(&site).await?;
    page.fill_in(&Person::calm(), Some("signs")).await?;
    for (name, next) in [("Carry on", "/question/signs"), ("Go to today", "/routine")] {
        page.open_afresh(&site, "/").await?;
        page.settled().await?;
        page.heading("Welcome back").await?;
        let bottom: f64 = page
            .js(
                "return document.querySelector('.resume .button').getBoundingClientRect().bottom;",
                vec![],
            )
            .await?;
        ensure!(bottom < 640.0, "{name} ends at {bottom}");
        page.click_name(name).await?;
        page.arrived(next).await?;
        if next != "/routine" {
            page.finish(&Person::calm()).await?;
        }
    }
    page.clean(&site).await
}

/// On paper a chosen answer looks chosen, and a name and its "Until …" stay in one column.
async fn paper_keeps_choices_and_lines(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::stinging().with("actives", &["retinol", "bha"])).await?;
    page.chromium("Emulation.setEmulatedMedia", serde_json::json!({ "media": "print" })).await?;
    for (route, css, property, wanted) in [
        ("/routine", "aside .lines > li", "breakInside", "avoid"),
        ("/change/oil", ".choice__input:checked", "printColorAdjust", "exact"),
    ] {
        page.visit(route).await?;
        page.until_js(&format!("document.querySelector('{css}')")).await?;
        let found: String = page
            .js(
                "return getComputedStyle(document.querySelector(arguments[0]))[arguments[1]];",
                vec![css.into(), property.into()],
            )
            .await?;
        ensure!(found == wanted, "{route}: {property} of {css} is {found}");
    }
    Ok(())
}

// The app's texts are the same in every engine.
journeys!(only Chromium:
    what_is_folded_is_printed,
    the_wall_gets_every_night,
    the_wall_gets_what_is_weekly,
    a_reason_to_stop_is_said_once,
    the_preview_stays_in_sight,
    who_comes_back_sees_the_way_on,
    results_have_days_and_reasons,
    what_is_left_out_is_explained,
    the_clinic_page_is_short,
    one_reason_decides,
    the_summary_has_an_order,
    a_change_of_much_says_each_reason_once,
    paper_keeps_choices_and_lines,
);
