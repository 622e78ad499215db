//! The main job, in every engine: from answers to an explained plan. `../README.md` shows how to add a
//! journey.

use browser_tests::{
    Context, Engine, Error, Page, Person, Result, Site, Test, bail, ensure, journeys,
};

/// Every question is answered by hand; the heading has focus after each step, and nothing is preselected.
async fn calm_skin_needs_nothing_more(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    page.begin(&site).await?;
    let person = Person::calm();
    for step in 0.. {
        let route = page.route().await?;
        if route == "/check" {
            break;
        }
        ensure!(step < 60, "no end in sight at {route}");
        page.focus_on("h1").await?;
        ensure!(page.count("form.question input:checked").await? == 0, "chosen at {route}");
        let heading = page.text("main h1").await?;
        let title = page.title().await?;
        ensure!(title == format!("{heading} – Barrier First"), "title «{title}» of «{heading}»");
        page.answer_by_hand(&person).await?;
        let shown = page.until("the next page", async || {
            let now = page.route().await?;
            Ok((now != route).then_some(now))
        });
        shown.await?;
        page.sees("Saved on this device").await?;
    }
    page.heading("Check your answers").await?;
    page.focus_on("h1").await?;
    page.click_name("See my results").await?;
    page.heading("Nothing more is needed right now").await?;
    page.sees("Strong").await?;
    page.click("main .actions .button").await?;
    page.arrived("/routine").await?;
    for step in ["cleanser", "moisturiser"] {
        let tonight = page.content("#steps-evening").await?;
        ensure!(tonight.contains(step), "no {step} tonight: {tonight}");
    }
    let morning = page.content("#steps-morning").await?;
    ensure!(morning.contains("SPF"), "no sun protection: {morning}");
    page.clean(&site).await
}

async fn names_of_steps(page: &Page, css: &str) -> Result<Vec<String>> {
    let script = "return [...document.querySelectorAll(arguments[0] + ' .step__name')].map((el) => el.textContent);";
    page.js(script, vec![css.into()]).await
}

async fn names_of_treatments(page: &Page, css: &str) -> Result<String> {
    let script = "return [...document.querySelectorAll(arguments[0] + ' .treatment__name')] \
                  .map((el) => el.textContent).join(', ');";
    page.js(script, vec![css.into()]).await
}

/// Visits every phase of the routine and returns the names of all steps.
async fn steps_of_all_phases(page: &Page) -> Result<Vec<String>> {
    page.visit("/routine").await?;
    // A plan with a single phase has no choice of phase.
    let mut steps = names_of_steps(page, "main").await?;
    for phase in 0..page.count("input[name=span]").await? {
        page.pick(&format!("span-{phase}")).await?;
        page.until_js(&format!("document.getElementById('span-{phase}').checked")).await?;
        steps.extend(names_of_steps(page, "main").await?);
    }
    ensure!(!steps.is_empty(), "no steps at all");
    Ok(steps)
}

async fn pregnancy_keeps_retinol_away(page: &Page) -> Result<()> {
    page.heading("Stop retinol tonight").await?;
    page.sees("Stop for now").await?;
    let steps = steps_of_all_phases(page).await?;
    ensure!(steps.iter().any(|step| step.contains("Azelaic acid")), "no azelaic acid: {steps:?}");
    for name in ["Retin", "retin", "Adapalene", "Hydroquinone"] {
        ensure!(!steps.iter().any(|step| step.contains(name)), "{name} in {steps:?}");
    }
    // Retinol is on the shelf, so it is listed unfolded, with its reason one click away.
    let alone = page.text("[aria-labelledby=avoid]").await?;
    ensure!(alone.contains("Retinol"), "retinol may stay? {alone}");
    page.click("[href$='/why/avoid/retinol']").await?;
    page.heading("Why retinol must wait").await?;
    page.sees("Pregnan").await?;
    page.visit("/plan").await?;
    for status in ["suggested", "ask_first"] {
        let group = format!("[aria-labelledby=group-{status}]");
        if page.count(&group).await? > 0 {
            // Its reasons may name actives that are left out.
            let names = names_of_treatments(page, &group).await?;
            ensure!(!names.contains("needling"), "{status}: {names}");
        }
    }
    Ok(())
}

async fn stinging_skin_rests_first(page: &Page) -> Result<()> {
    page.sees("quiet weeks first").await?;
    let first = page.content("main").await?;
    ensure!(first.contains("Reset"), "no rest: {first}");
    page.visit("/routine").await?;
    page.sees("Reset · day 1").await?;
    for part in ["evening", "morning"] {
        let steps = names_of_steps(page, &format!("#steps-{part}")).await?;
        ensure!(!steps.is_empty() && steps.len() <= 3, "not the three basics: {steps:?}");
        for step in steps {
            let basic = ["cleanser", "moisturiser", "SPF"].iter().any(|word| step.contains(word));
            ensure!(basic, "{step} is not basic");
        }
    }
    page.visit("/plan").await?;
    let later = page.content("details.status--not_yet").await?;
    ensure!(later.contains("peel"), "no peel under «not yet»: {later}");
    // Many treatments wait for the same thing: stated once, with the names. One click shows the treatments,
    // and each of them says why and what would change it.
    page.click("details.status--not_yet > summary").await?;
    page.click("details.status--not_yet .treatment__name").await?;
    page.until_js("location.hash.startsWith('#/treatment/')").await?;
    let open = page.text(".reasons").await?;
    ensure!(open.contains("Why not now") && open.contains("What would change it"), "{open}");
    page.click("main a[href*='/why/treatment/']").await?;
    page.sees("What would change it").await?;
    Ok(())
}

async fn an_emergency_comes_first(page: &Page) -> Result<()> {
    for route in ["/results", "/routine", "/plan"] {
        page.visit(route).await?;
        // The number is that of the country.
        page.until_js("/^Call \\d+ now$/.test(document.querySelector('main h1').textContent)")
            .await?;
        ensure!(page.count("main a[href^='tel:']").await? > 0, "nobody to call at {route}");
        for css in [".step", ".treatment__name", ".calendar", ".gauge", ".phases", ".ticks"] {
            ensure!(page.count(&format!("main {css}")).await? == 0, "{css} at {route}");
        }
        ensure!(page.count(".sections").await? == 0, "tabs at {route}");
    }
    // On paper, where no button can be pressed.
    ensure!(page.content("main .print-only").await?.contains("In other countries: "), "no numbers");
    page.visit("/summary").await?;
    ensure!(
        page.count("main .step, main .treatment__name").await? == 0,
        "a plan for the clinician"
    );
    let text = page.content("main").await?;
    ensure!(text.contains("Trouble breathing"), "the summary is silent: {text}");
    Ok(())
}

async fn help_today_has_a_number(page: &Page) -> Result<()> {
    page.heading("Get medical help today").await?;
    page.sees("Trouble breathing, or a swollen face, lips or tongue?").await?;
    ensure!(page.count("main a[href^='tel:']").await? == 1, "nobody to call");
    page.accessible().await
}

async fn a_changing_mole_goes_to_a_doctor(page: &Page) -> Result<()> {
    for route in ["/results", "/routine", "/plan"] {
        page.visit(route).await?;
        page.sees("See a doctor soon").await?;
    }
    page.visit("/results").await?;
    ensure!(page.count("main .stage, main .drivers").await? == 0, "a number beside a warning sign");
    page.visit("/plan").await?;
    let text = page.content("main").await?;
    for hopeful in ["Nothing more is needed", "doing well"] {
        ensure!(!text.contains(hopeful), "«{hopeful}» beside a warning sign");
    }
    for status in ["suggested", "ask_first"] {
        let group = format!("[aria-labelledby=group-{status}]");
        if page.count(&group).await? > 0 {
            // Its reasons may name actives that are left out.
            let names = names_of_treatments(page, &group).await?;
            ensure!(!names.to_lowercase().contains("laser"), "{status}: {names}");
        }
    }
    let steps = steps_of_all_phases(page).await?;
    ensure!(steps.iter().any(|step| step.contains("moisturiser")), "no gentle care: {steps:?}");
    Ok(())
}

/// Different people get different plans, one after the other, each on a separate origin.
async fn everyone_gets_a_plan_of_their_own(test: Test) -> Result<()> {
    let page = test.browser().await?;
    let start = async |person: Person| {
        let site = Site::dist().start()?;
        page.assess(&site, &person).await?;
        Ok::<_, Error>(site)
    };
    let site = start(Person::pregnant()).await?;
    pregnancy_keeps_retinol_away(&page).await.context("pregnant, with breakouts")?;
    page.clean(&site).await?;
    let site = start(Person::stinging()).await?;
    stinging_skin_rests_first(&page).await.context("stinging, wants to shine")?;
    page.clean(&site).await?;
    let site = start(Person::emergency()).await?;
    an_emergency_comes_first(&page).await.context("an emergency")?;
    page.clean(&site).await?;
    let site = start(Person::calm().with("red_flags", &["pus_or_golden_crust"])).await?;
    help_today_has_a_number(&page).await.context("help today")?;
    page.clean(&site).await?;
    let site = start(Person::changing_mole()).await?;
    a_changing_mole_goes_to_a_doctor(&page).await.context("a changing mole")?;
    page.clean(&site).await
}

/// A reload at any question keeps the answers, and the same question is asked next.
async fn a_reload_anywhere_loses_nothing(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    page.begin(&site).await?;
    let person = Person::pregnant();
    // Every question in Chromium, a few in the other engines, where only the storage differs.
    let all = test.engine() == Engine::Chromium;
    let mut before: Option<String> = None;
    loop {
        let question = page.question().await?;
        if all || ["pregnancy", "signs", "goals"].contains(&question.as_str()) {
            if question == "goals" {
                // Another visit: the start page knows where the person was.
                page.open_afresh(&site, "/").await?;
                page.settled().await?;
                page.sees("Welcome back").await?;
                page.click_name("Carry on").await?;
            } else {
                page.reload().await?;
                page.settled().await?;
            }
            page.arrived(&format!("/question/{question}")).await?;
            if let Some(before) = &before {
                page.click(".back-link").await?;
                page.arrived(&format!("/question/{before}")).await?;
                let signs = ["sign_tight", "sign_sting", "sign_breakouts", "sign_shine"];
                let asked = if before == "signs" { &signs[..] } else { &[before.as_str()] };
                for id in asked {
                    for value in person.answer(id).unwrap_or_default() {
                        ensure!(page.is_chosen(id, value).await?, "{id} lost {value}");
                    }
                }
                page.click("form.question [type=submit]").await?;
                page.arrived(&format!("/question/{question}")).await?;
            }
        }
        page.answer_by_hand(&person).await?;
        page.until("the next page", async || {
            Ok((page.route().await? != format!("/question/{question}")).then_some(()))
        })
        .await?;
        before = Some(question);
        if page.route().await? == "/check" {
            break;
        }
    }
    // Another visit again: the start page knows where the person was.
    page.visit("/change/time_per_day").await?;
    page.open(&site, "/").await?;
    page.settled().await?;
    page.heading("Welcome back").await?;
    page.click_name("Go to today").await?;
    page.arrived("/routine").await?;
    page.clean(&site).await
}

async fn back_and_forward_go_where_people_expect(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    page.begin(&site).await?;
    let person = Person::calm();
    let mut trail = vec![String::from("/question/age_band")];
    for _ in 0..4 {
        page.answer_by_hand(&person).await?;
        let last = trail.last().cloned().unwrap_or_default();
        let next = page.until("the next page", async || {
            let now = page.route().await?;
            Ok((now != last).then_some(now))
        });
        trail.push(next.await?);
    }
    for expected in trail.iter().rev().skip(1) {
        page.back().await?;
        page.arrived(expected).await?;
        page.focus_on("h1").await?;
        let question = page.question().await?;
        for value in person.answer(&question).unwrap_or_default() {
            ensure!(page.is_chosen(&question, value).await?, "{question} has lost {value}");
        }
    }
    page.back().await?;
    page.until_js("!location.hash || location.hash === '#/'").await?;
    page.sees("Welcome back").await?;
    for expected in &trail {
        page.forward().await?;
        page.arrived(expected).await?;
    }
    // From the plan, Back returns to the line that was opened.
    page.finish(&person).await?;
    page.visit("/routine").await?;
    page.click(".step__fold:not([open]) > summary").await?;
    page.click(".step__fold[open] a[href*='/why/step/']").await?;
    if !page.route().await?.starts_with("/why/step/") {
        bail!("no reasons: {}", page.route().await?);
    }
    page.back().await?;
    page.arrived("/routine").await?;
    // An open menu does not stay open on the next page.
    page.visit("/learn").await?;
    page.click(".menu__button").await?;
    page.find(".menu[open]").await?;
    page.back().await?;
    page.arrived("/routine").await?;
    page.gone(".menu[open]").await?;
    page.clean(&site).await
}

journeys!(a_reload_anywhere_loses_nothing, back_and_forward_go_where_people_expect);
// The app's texts are the same in every engine.
journeys!(only Chromium: calm_skin_needs_nothing_more, everyone_gets_a_plan_of_their_own);
