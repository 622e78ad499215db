//! A clinic's settings: `?clinic=<name>` loads `clinics/<name>.json` from the app's own origin.

use std::collections::BTreeMap;

use browser_tests::{Person, Reply, Result, Site, Test, ensure, journeys, scripts};

const EMULSION: &str = "ALLSKIN MED Barrier Defence Emulsion";
const CREAM: &str = "ALLSKIN MED Barrier Recovery Cream";

/// Completes the assessment at a clinic and ends on the results.
async fn assess_at(
    page: &browser_tests::Page,
    site: &Site,
    clinic: &str,
    person: &Person,
) -> Result<()> {
    page.open(site, &format!("/?clinic={clinic}")).await?;
    page.settled().await?;
    page.click(".hero .button").await?;
    page.arrived("/question/age_band").await?;
    page.finish(person).await?;
    Ok(())
}

fn json(text: &str) -> Reply {
    Reply::new(200, "application/json", text.to_owned())
}

async fn the_demo_clinic_is_shown(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    page.open(&site, "/?clinic=demo").await?;
    page.settled().await?;
    page.find(".clinic-strip").await?;
    ensure!(page.text(".clinic-strip").await?.contains("Demo Clinic"), "no name");
    page.sees("A sample clinic: see how the app looks").await?;
    page.accessible().await?;
    page.click(".hero .button").await?;
    page.finish(&Person::calm()).await?;
    // The clinic's colour applies, in the theme layer.
    page.until_js("getComputedStyle(document.documentElement).getPropertyValue('--barrier-first-accent').trim() === '#1f4e79'").await?;
    page.visit("/routine").await?;
    page.sees("You need none of them.").await?;
    page.sees(CREAM).await?;
    page.click("#clinic-products ~ .products .disclosure > summary").await?;
    page.sees("People with sensitive skin were left out.").await?;
    page.sees("20 people over 4 weeks.").await?;
    page.accessible().await?;
    page.fits_sideways().await?;
    page.visit("/plan").await?;
    page.heading("A plan to discuss with a clinic").await?;
    page.sees("At Demo Clinic").await?;
    page.accessible().await?;
    let link: (String, String, String) = page
        .js(
            "const one = document.querySelector('[data-book]'); \
             return [one.href, one.rel, one.target];",
            vec![],
        )
        .await?;
    ensure!(link.0 == "https://clinic.example/booking", "{link:?}");
    ensure!(link.1.contains("noopener") && link.2 == "_blank", "{link:?}");
    page.visit("/summary").await?;
    page.sees("At Demo Clinic").await?;
    // The clinic is in the address, so it stays; the answers do not depend on it.
    page.reload().await?;
    page.settled().await?;
    page.sees("At Demo Clinic").await?;
    page.click_name("한국어").await?;
    page.until_js("document.documentElement.lang === 'ko'").await?;
    page.sees("데모 클리닉").await?;
    page.accessible().await?;
    page.clean(&site).await
}

async fn the_emulsion_is_not_for_pregnancy_nor_for_stinging_skin(test: Test) -> Result<()> {
    for (person, said) in [(Person::pregnant(), "Not for you now"), (Person::stinging(), "Not yet")]
    {
        let site = Site::dist().start()?;
        let page = test.browser().await?;
        assess_at(&page, &site, "demo", &person).await?;
        page.visit("/routine").await?;
        page.sees("The clinic’s products").await?;
        // The steps offer the cream at most; products that do not fit are folded away.
        let steps: String = page.content(".steps").await?;
        ensure!(!steps.contains(EMULSION), "{steps}");
        let open: bool = page
            .js(
                "return [...document.querySelectorAll('#clinic-products ~ .products h3')] \
                   .some((one) => one.textContent === arguments[0]);",
                vec![EMULSION.into()],
            )
            .await?;
        ensure!(!open, "the emulsion is shown as fitting");
        page.click_name("One that does not fit now").await?;
        page.sees(EMULSION).await?;
        page.sees(said).await?;
        page.accessible().await?;
        page.visit("/why/product/allskin-defence-emulsion").await?;
        page.heading(&format!("Why not: {EMULSION}")).await?;
        page.clean(&site).await?;
    }
    Ok(())
}

async fn a_missing_file_stops_nothing(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    // The empty name, and the one that would lead out of the folder, are not even requested.
    for name in ["nowhere", "..%2Fversion", ""] {
        page.open_afresh(&site, &format!("/?clinic={name}")).await?;
        page.settled().await?;
        page.sees("The clinic’s settings could not be loaded.").await?;
        ensure!(
            page.count(".clinic-strip strong, .clinic-strip img").await? == 0,
            "a clinic is shown"
        );
        page.click_name("The clinic’s settings could not be loaded.").await?;
        page.sees("Everything works without them").await?;
    }
    assess_at(&page, &site, "nowhere", &Person::calm()).await?;
    page.visit("/plan").await?;
    page.click("details.status--not_needed > summary").await?;
    page.sees("Aqua facial").await?;
    Ok(())
}

/// Records every position at which the top of something drawn by the app is seen, frame by frame. (The first
/// paint has the caption, too, before boot.js can tell that there is a clinic.)
const PLACES: &str = r#"
window.__testPlaces = {};
(function look() {
  for (const what of [".hero .button", ".hero:not(:has(.boot)) .hero__caption", "main .section a[href$='/learn']"]) {
    const found = document.querySelector(what);
    if (!found) continue;
    const top = Math.round(found.getBoundingClientRect().top + scrollY);
    const seen = (window.__testPlaces[what] ??= []);
    if (seen.at(-1) !== top) seen.push(top);
  }
  requestAnimationFrame(look);
})();
"#;

/// Late arrivals shift nothing on the page: neither the clinic's name and its welcome line, nor the notices
/// that its file is missing or that the browser stores nothing.
async fn nothing_moves_when_it_arrives(test: Test) -> Result<()> {
    let page = test.browser().await?;
    for (clinic, said, blocked) in [
        ("demo", "A sample clinic", false),
        ("nowhere", "settings could not be loaded", false),
        ("demo", "A sample clinic", true),
    ] {
        let mut site = Site::dist().init_script(PLACES);
        if blocked {
            site = site.init_script(scripts::BLOCK_STORAGE);
        }
        let site = site.start()?;
        for (lang, width) in [("en", 1280), ("en", 360), ("ko", 360)] {
            page.set_size(width, 800).await?;
            page.open(&site, &format!("/?clinic={clinic}&lang={lang}")).await?;
            page.settled().await?;
            page.find(".clinic-strip").await?;
            if lang == "en" {
                page.sees(said).await?;
            }
            let seen: BTreeMap<String, Vec<i64>> = page
                .js_async(
                    "await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
                     return window.__testPlaces;",
                    vec![],
                )
                .await?;
            ensure!(seen.len() == 3, "not everything was there: {seen:?}");
            for (what, places) in seen {
                ensure!(places.len() == 1, "{clinic}, {lang}, {width}: {what} at {places:?}");
            }
        }
    }
    Ok(())
}

const FAULTY: &str = r##"{"format":1,"name":"Faulty Clinic","region":"US","languages":["en"],
  "relax":["R-11"],"theme":{"--barrier-first-accent":"#e8ffe8"},
  "products":[{"id":"a","name":"Gold cream","actives":["gold"]}],
  "booking":{"link":"javascript:alert(1)"},
  "treatments":["consultation",{"id":"led_red","name":"Ruby light","price":"from 20"},"polynucleotides"]}"##;

async fn faults_are_told_to_the_web_master(test: Test) -> Result<()> {
    let site = Site::dist().reply("/clinics/faulty.json", json(FAULTY)).start()?;
    let page = test.browser().await?;
    page.open(&site, "/?clinic=faulty").await?;
    page.sees("Offered by Faulty Clinic.").await?;
    assess_at(&page, &site, "faulty", &Person::calm().with("clinic_interest", &["all"])).await?;
    page.visit("/plan").await?;
    page.sees("Faulty Clinic").await?;
    // Folded at first: patients have no use for it.
    page.click_name("This clinic’s settings have 4 problems").await?;
    page.sees("R-11 is a safety rule that cannot be relaxed.").await?;
    page.sees("Text could not be read well in this colour.").await?;
    page.sees("There is no “gold”.").await?;
    page.accessible().await?;
    // The colour and the link are rejected, the valid parts are used.
    let accent: String = page
        .js(
            "return getComputedStyle(document.documentElement).getPropertyValue('--barrier-first-accent').trim();",
            vec![],
        )
        .await?;
    ensure!(accent == "#0b5f5c", "{accent}");
    ensure!(page.count("[data-book]").await? == 0, "a link to book");
    ensure!(page.count("a[href^='javascript']").await? == 0, "a link with script");
    // Only one language is offered.
    ensure!(page.count(".tool[lang='ko']").await? == 0, "Korean is offered");
    page.visit("/routine").await?;
    ensure!(!page.content("main").await?.contains("Gold cream"), "the product is shown");
    page.clean(&site).await
}

async fn a_clinic_with_one_language_is_shown_in_it(test: Test) -> Result<()> {
    let korean = r#"{"format":1,"name":{"ko":"서울 병원"},"languages":["ko"]}"#;
    let site = Site::dist().reply("/clinics/seoul.json", json(korean)).start()?;
    let page = test.browser().await?;
    page.open(&site, "/?clinic=seoul").await?;
    page.settled().await?;
    page.until_js("document.documentElement.lang === 'ko'").await?;
    page.sees("서울 병원").await?;
    ensure!(page.count(".tool[lang='en']").await? == 0, "English is offered");
    page.clean(&site).await
}

async fn notes_are_those_of_the_region(test: Test) -> Result<()> {
    let clinic =
        |region: &str| json(&format!(r#"{{"format":1,"name":"Clinic","region":"{region}"}}"#));
    let site = Site::dist()
        .reply("/clinics/us.json", clinic("US"))
        .reply("/clinics/eu.json", clinic("EU"))
        .start()?;
    let page = test.browser().await?;
    let person = Person::calm()
        .with("clinic_interest", &["all"])
        .with("goals", &["after_procedure_recovery", "lines_firmness"]);
    assess_at(&page, &site, "us", &person).await?;
    let mut cards = Vec::new();
    for name in ["us", "eu"] {
        page.open_afresh(&site, &format!("/?clinic={name}#/plan")).await?;
        page.settled().await?;
        page.find(".treatment__name").await?;
        let all: Vec<String> = page
            .js(
                "return [...document.querySelectorAll('.treatment__name')].map((a) => a.hash);",
                vec![],
            )
            .await?;
        let mut text = String::new();
        for treatment in all {
            page.visit(treatment.trim_start_matches('#')).await?;
            text.push_str(&page.content("main").await?);
        }
        cards.push(text);
    }
    ensure!(!cards[0].contains("European Union"), "a note of the EU in the US");
    ensure!(!cards[1].contains("United States"), "a note of the US in the EU");
    ensure!(cards[0] != cards[1], "the region changes nothing");
    Ok(())
}

async fn the_clinic_works_offline(test: Test) -> Result<()> {
    let mut site = Site::dist().start()?;
    let page = test.browser().await?;
    page.open(&site, "/?clinic=demo").await?;
    page.settled().await?;
    page.service_worker(&site).await?;
    site.stop();
    page.reload().await?;
    page.settled().await?;
    page.sees("Demo Clinic").await
}

/// An unreadable clinic file is reported on the pages of a plan that was made without it.
async fn a_broken_file_is_said_beside_the_plan(test: Test) -> Result<()> {
    let site = Site::dist().reply("/clinics/broken.json", json("{\"format\":1,")).start()?;
    let page = test.browser().await?;
    assess_at(&page, &site, "broken", &Person::calm()).await?;
    for route in ["/results", "/routine", "/plan"] {
        page.visit(route).await?;
        page.sees("The clinic’s settings could not be loaded.").await?;
    }
    page.accessible().await
}

journeys!(
    the_demo_clinic_is_shown,
    a_missing_file_stops_nothing,
    nothing_moves_when_it_arrives,
    the_clinic_works_offline,
    a_broken_file_is_said_beside_the_plan,
);
// The app's texts are the same in every engine.
journeys!(only Chromium:
    the_emulsion_is_not_for_pregnancy_nor_for_stinging_skin,
    faults_are_told_to_the_web_master,
    a_clinic_with_one_language_is_shown_in_it,
    notes_are_those_of_the_region,
);
