//! Every screen for everybody: axe, small screens, long words, in each language and scheme.

use std::collections::BTreeMap;

use browser_tests::{
    Context, Engine, Options, Page, Person, Result, Site, Test, ensure, journeys, scripts,
};

/// Goes through every screen of the app and does something at each.
///
/// The order keeps the way short: one person, with the answers changed where a screen asks for it.
async fn tour(
    page: &Page,
    site: &Site,
    lang: &str,
    look: &mut impl AsyncFnMut(&Page, &str) -> Result<()>,
) -> Result<()> {
    let person = Person::past_isotretinoin()
        .with("actives", &["retinol", "aha"])
        .with("exfoliation", &["daily"])
        .with("sign_tight", &["not_sure"])
        .with("goals", &["even_tone", "lines_firmness", "glow"])
        .with("clinic_interest", &["all"])
        .with("event_date", &["2099-01-31"]);
    page.open(site, &format!("/?lang={lang}#/results")).await?;
    page.settled().await?;
    look(page, "welcome, led there").await?;
    page.visit("/nowhere").await?;
    look(page, "not found").await?;
    for question in
        ["age_band", "red_flags", "isotretinoin_stopped_months", "sign_tight", "event_date"]
    {
        if page.route().await? == "/nowhere" {
            page.visit("/question/age_band").await?;
        }
        page.fill_in(&person, Some(question)).await?;
        look(page, question).await?;
        if page.count("form.question button[type=button]").await? == 0 {
            page.click("form.question [type=submit]").await?;
            page.find(".error-summary").await?;
            look(page, &format!("{question}, wrong")).await?;
        }
    }
    page.fill_in(&person, None).await?;
    page.arrived("/check").await?;
    look(page, "check").await?;
    page.visit("/results").await?;
    look(page, "results").await?;
    page.visit("/routine").await?;
    page.click("[aria-labelledby=avoid] summary").await?;
    look(page, "routine").await?;
    let last = page.count("input[name=span]").await?.saturating_sub(1);
    page.pick(&format!("span-{last}")).await?;
    look(page, "routine, last phase").await?;
    page.visit("/plan").await?;
    page.js::<()>(
        "for (const el of document.querySelectorAll('main details')) el.open = true;",
        vec![],
    )
    .await?;
    look(page, "plan").await?;
    for kind in ["treatment", "avoid", "driver", "phase", "calendar", "step"] {
        let home = match kind {
            "avoid" | "step" => "/routine",
            "driver" | "phase" => "/results",
            _ => "/plan",
        };
        page.visit(home).await?;
        let link: Option<String> = page
            .js(
                "const el = document.querySelector(arguments[0]); return el && el.hash.slice(1);",
                vec![format!("main a[href*='/why/{kind}/']").into()],
            )
            .await?;
        if let Some(link) = link {
            page.visit(&link).await?;
            look(page, &format!("why {kind}")).await?;
        }
    }
    page.visit("/change/pregnancy").await?;
    page.fill_in(&person.clone().with("pregnancy", &["pregnant"]), None).await?;
    page.arrived("/changed").await?;
    look(page, "changed").await?;
    page.visit("/change/medicines").await?;
    page.fill_in(&person.clone().with("medicines", &["none"]), None).await?;
    look(page, "asks before dropping").await?;
    page.visit("/change/red_flags").await?;
    page.fill_in(&person.clone().with("red_flags", &["changing_mole"]), None).await?;
    for (route, name) in [("/results", "doctor"), ("/summary", "summary")] {
        page.visit(route).await?;
        look(page, name).await?;
    }
    page.visit("/change/red_flags").await?;
    page.fill_in(&person.clone().with("red_flags", &["breathing_or_face_swelling"]), None).await?;
    page.visit("/results").await?;
    look(page, "emergency").await?;
    for route in ["/learn", "/data", "/privacy", "/accessibility", "/about"] {
        page.visit(route).await?;
        look(page, route).await?;
    }
    page.visit("/data").await?;
    page.click(".option button").await?;
    page.click("[aria-labelledby=erase] button").await?;
    look(page, "data, about to erase").await?;
    page.click(".menu__button").await?;
    look(page, "menu").await?;
    page.click(".menu__button").await?;
    page.visit("/").await?;
    look(page, "welcome back").await?;
    page.js::<()>("barrierFirst.crashed('x');", vec![]).await?;
    page.find("#recovery").await?;
    look(page, "recovery").await
}

/// Faults with the screens that have them, so that one fault is told once.
#[derive(Default)]
struct Faults(BTreeMap<String, Vec<String>>);

impl Faults {
    fn add(&mut self, fault: impl ToString, place: impl ToString) {
        self.0.entry(fault.to_string()).or_default().push(place.to_string());
    }

    fn none(&self) -> Result<()> {
        let list: Vec<String> = self
            .0
            .iter()
            .map(|(fault, places)| format!("{fault}\n  at {}", places.join(" | ")))
            .collect();
        ensure!(list.is_empty(), "{} faults:\n{}", list.len(), list.join("\n"));
        Ok(())
    }
}

/// Checks a screen in both schemes, as a phone and on a desk.
async fn in_every_way(page: &Page, name: &str, faults: &mut Faults) -> Result<()> {
    for (width, height) in [(390, 844), (1280, 900)] {
        page.set_size(width, height).await?;
        for scheme in ["light", "dark"] {
            page.prefer(&[("prefers-color-scheme", scheme), ("prefers-reduced-motion", "reduce")])
                .await?;
            for fault in page.axe().await? {
                faults.add(fault, format!("{name}, {scheme}, {width} px"));
            }
        }
        if let Err(error) = page.fits_sideways().await {
            faults.add(error, format!("{name}, {width} px"));
        }
    }
    Ok(())
}

async fn everywhere(test: &Test, lang: &str) -> Result<()> {
    let site = Site::dist().init_script(scripts::CATCH_DOWNLOADS).start()?;
    let page = test.browser().await?;
    let mut faults = Faults::default();
    let mut screens = 0;
    tour(&page, &site, lang, &mut async |page: &Page, name: &str| {
        screens += 1;
        in_every_way(page, name, &mut faults).await.with_context(|| name.to_owned())
    })
    .await?;
    eprintln!("{lang}: {screens} screens in four ways");
    faults.none()?;
    page.clean(&site).await
}

async fn axe_finds_nothing_in_english(test: Test) -> Result<()> {
    everywhere(&test, "en").await
}

async fn axe_finds_nothing_in_korean(test: Test) -> Result<()> {
    everywhere(&test, "ko").await
}

/// The other engines: each screen once, in one scheme, at their narrowest.
async fn axe_finds_nothing_here_either(test: Test) -> Result<()> {
    if test.engine() == Engine::Chromium {
        return Ok(());
    }
    let site = Site::dist().start()?;
    let options = Options { width: 500, height: 800, ..Options::default() };
    let page = test.browser_with(options).await?;
    let mut faults = Faults::default();
    page.assess(&site, &Person::stinging()).await?;
    for route in ["/", "/question/sign_tight", "/check", "/results", "/routine", "/plan", "/data"] {
        page.visit(route).await?;
        for fault in page.axe().await? {
            faults.add(fault, route);
        }
        page.fits_sideways().await.with_context(|| route.to_owned())?;
    }
    faults.none()?;
    page.clean(&site).await
}

/// 320 pixels are 1280 at 400 %: nothing to scroll sideways, neither in the languages there are nor
/// in one with longer words that runs from right to left. Only Chromium gets that narrow.
async fn small_screens_hold_everything(test: Test) -> Result<()> {
    let site = Site::dist().init_script(scripts::CATCH_DOWNLOADS).start()?;
    let mut faults = Faults::default();
    for lang in ["en", "ko", "xx-pseudo"] {
        let options = Options { width: 320, height: 640, mobile: true, ..Options::default() };
        let page = test.browser_with(options).await?;
        tour(&page, &site, lang, &mut async |page: &Page, name: &str| {
            if lang == "xx-pseudo" && name.starts_with("welcome, led") {
                let plain = page.text("main h1").await? == "Calm skin first. Glow comes after.";
                if plain {
                    faults.add("there is no pseudo language", name);
                }
            }
            if let Err(error) = page.fits_sideways().await {
                faults.add(error, format!("{lang} {name}"));
            }
            let small: Vec<String> = page.js(SMALL, vec![]).await?;
            for control in small {
                faults.add(format!("small: {control}"), format!("{lang} {name}"));
            }
            Ok(())
        })
        .await
        .with_context(|| lang.to_owned())?;
    }
    faults.none()
}

/// Controls that are hard to hit: less than 44 pixels in height or width, links in text aside.
const SMALL: &str = r#"
const hit = (el) => {
  const label = el.labels && el.labels[0];
  const boxes = [el, label].filter(Boolean).map((one) => one.getBoundingClientRect());
  return [Math.max(...boxes.map((box) => box.width)), Math.max(...boxes.map((box) => box.height))];
};
const inText = (el) => el.tagName === "A" && /inline$/.test(getComputedStyle(el).display);
return [...document.querySelectorAll("button, summary, input, select, a.button, .choice__label, .sections a, .menu a")]
  .filter((el) => el.getClientRects().length > 0 && !inText(el))
  .filter((el) => { const [width, height] = hit(el); return width < 43.5 || height < 43.5; })
  .map((el) => `${el.tagName.toLowerCase()}.${el.className} «${el.textContent.trim().slice(0, 30)}» ${hit(el).map(Math.round).join("×")}`);
"#;

journeys!(only Chromium:
    axe_finds_nothing_in_english,
    axe_finds_nothing_in_korean,
    small_screens_hold_everything,
);
journeys!(axe_finds_nothing_here_either);
