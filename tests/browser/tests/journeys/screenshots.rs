//! Screenshots for people to look at: `make screenshots` writes them to `target/screenshots`. They check
//! nothing, so they are left out of test runs.

use browser_tests::{
    Engine, Options, Page, Person, Result, Site, Test, repository, run_journey, scripts, tour,
};

/// Widths in CSS pixels, each with a name for the file.
const WIDTHS: &[(&str, u32, u32)] =
    &[("phone", 390, 844), ("narrow", 320, 640), ("desk", 1280, 900)];

/// Takes every screen in both schemes.
async fn screens(test: Test, lang: &str) -> Result<()> {
    let site = Site::dist().init_script(scripts::CATCH_DOWNLOADS).start()?;
    for (width_name, width, height) in WIDTHS {
        let options = Options {
            width: *width,
            height: *height,
            mobile: *width < 600,
            language: lang.to_owned(),
            ..Options::default()
        };
        let page = test.browser_with(options).await?;
        let mut number = 0;
        tour(&page, &site, lang, &mut async |page: &Page, name: &str| {
            number += 1;
            let plain: String = name
                .trim_start_matches('/')
                .chars()
                .map(|c| if c.is_alphanumeric() { c } else { '-' })
                .collect();
            for scheme in ["light", "dark"] {
                page.prefer(&[
                    ("prefers-color-scheme", scheme),
                    ("prefers-reduced-motion", "reduce"),
                ])
                .await?;
                page.js::<()>("scrollTo(0, 0);", vec![]).await?;
                let file = format!("{lang}/{width_name}-{scheme}/{number:02}-{plain}");
                page.full_screenshot(&file).await?;
            }
            Ok(())
        })
        .await?;
    }
    paper(&test, &site, lang).await
}

/// Takes the printed pages: the page for the clinician and the routine for the wall.
async fn paper(test: &Test, site: &Site, lang: &str) -> Result<()> {
    let page = test.browser().await?;
    page.open(site, &format!("/?lang={lang}#/question/age_band")).await?;
    page.settled().await?;
    page.finish(&Person::stinging()).await?;
    page.chromium("Emulation.setEmulatedMedia", serde_json::json!({ "media": "print" })).await?;
    // A4 at 96 dots per inch, without the printer's margins.
    page.set_size(718, 1046).await?;
    for route in ["/summary", "/routine", "/plan"] {
        page.visit(route).await?;
        page.full_screenshot(&format!("{lang}/print/{}", route.trim_start_matches('/'))).await?;
    }
    Ok(())
}

/// Takes the pictures that browsers show when they offer to install the app; the manifest names them.
async fn for_the_manifest(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let folder = repository().join("public/screenshots");
    std::fs::create_dir_all(&folder)?;
    let sizes = [(390, 844, &["results", "routine"][..]), (1280, 800, &["plan"])];
    for (width, height, pages) in sizes {
        let options = Options { width, height, mobile: width < 600, ..Options::default() };
        let page = test.browser_with(options).await?;
        page.open(&site, "/?lang=en").await?;
        page.settled().await?;
        page.click(".hero .button").await?;
        page.finish(&Person::stinging()).await?;
        for name in pages {
            page.visit(&format!("/{name}")).await?;
            page.js::<()>("document.activeElement.blur(); scrollTo(0, 0);", vec![]).await?;
            let picture = page.screenshot(&format!("manifest/{name}")).await?;
            std::fs::copy(picture, folder.join(format!("{name}.png")))?;
        }
    }
    Ok(())
}

async fn in_english(test: Test) -> Result<()> {
    screens(test, "en").await
}

async fn in_korean(test: Test) -> Result<()> {
    screens(test, "ko").await
}

#[test]
#[ignore = "makes pictures, checks nothing; run by `make screenshots`"]
fn screenshots_in_english() {
    run_journey(Engine::Chromium, "screenshots", in_english);
}

#[test]
#[ignore = "makes pictures, checks nothing; run by `make screenshots`"]
fn screenshots_in_korean() {
    run_journey(Engine::Chromium, "screenshots", in_korean);
}

#[test]
#[ignore = "makes pictures, checks nothing; run by `make screenshots`"]
fn screenshots_for_the_manifest() {
    run_journey(Engine::Chromium, "screenshots", for_the_manifest);
}
