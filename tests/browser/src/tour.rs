//! A tour of every screen of the app, for checks and screenshots.

use anyhow::Result;

use crate::{Page, Person, Site};

/// Links handed out earlier, one per line, the payload first.
const LINKS: &str = include_str!("../../fixtures/links/v1.txt");

/// Visits every screen of the app and does something on each.
///
/// The order keeps the path short: one person, whose answers change where a screen needs it.
pub async fn tour(
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
    for question in ["age_band", "red_flags", "isotretinoin_stopped_months", "signs", "event_date"]
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
    page.visit("/plan").await?;
    page.js::<()>(
        "for (const el of document.querySelectorAll('main details')) el.open = true;",
        vec![],
    )
    .await?;
    look(page, "plan").await?;
    page.click("main .treatment__name").await?;
    page.until_js("location.hash.startsWith('#/treatment/')").await?;
    look(page, "treatment").await?;
    page.visit("/shelf").await?;
    look(page, "shelf").await?;
    page.visit("/shelf/new").await?;
    page.find("#product-label").await?;
    look(page, "shelf new").await?;
    for kind in ["avoid", "driver", "phase", "calendar", "step"] {
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
    page.visit("/routine").await?;
    page.pick("span-1").await?;
    look(page, "routine, last phase").await?;
    page.visit("/change/medicines").await?;
    page.fill_in(&person.clone().with("medicines", &["none"]), None).await?;
    look(page, "an answer that hides others").await?;
    page.visit("/change/red_flags").await?;
    let mole = person.clone().with("red_flags", &["changing_mole"]);
    page.fill_in(&mole.with("spot_place", &["face_or_neck"]), None).await?;
    for (route, name) in [("/results", "doctor"), ("/summary", "summary")] {
        page.visit(route).await?;
        look(page, name).await?;
    }
    page.click("[aria-labelledby=code] button").await?;
    page.find(".qr").await?;
    look(page, "summary, with its code").await?;
    let payload = LINKS.split(' ').next().unwrap_or_default();
    page.visit(&format!("/summary/{payload}")).await?;
    look(page, "somebody else's answers").await?;
    page.visit("/summary/cut-off").await?;
    look(page, "link cut off").await?;
    page.visit("/routine").await?;
    page.click("[aria-labelledby=take] summary").await?;
    look(page, "routine, take it along").await?;
    page.visit("/change/red_flags").await?;
    page.fill_in(&person.clone().with("red_flags", &["breathing_or_face_swelling"]), None).await?;
    page.visit("/results").await?;
    look(page, "emergency").await?;
    for route in ["/learn", "/data", "/privacy", "/accessibility", "/about", "/embed"] {
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
