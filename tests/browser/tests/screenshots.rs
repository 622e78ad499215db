//! Pictures of the app for people to look at: `make screenshots` writes them to
//! `target/screenshots`. They check nothing, so they are left out of test runs.

use browser_tests::{Engine, Options, Page, Result, Site, Test, run_journey};

/// Addresses to show; the journey may click its way to more.
const PAGES: &[(&str, &str)] = &[("welcome", "/")];

/// Widths in CSS pixels with a name for the file.
const WIDTHS: &[(&str, u32, u32)] =
    &[("phone", 390, 844), ("narrow", 320, 640), ("desk", 1280, 900)];

async fn tour(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    for language in ["en", "ko"] {
        for (width_name, width, height) in WIDTHS {
            let page = test
                .browser_with(Options {
                    width: *width,
                    height: *height,
                    mobile: *width < 600,
                    language: language.to_owned(),
                })
                .await?;
            for scheme in ["light", "dark"] {
                page.prefer(&[("prefers-color-scheme", scheme)]).await?;
                for (name, path) in PAGES {
                    page.open(&site, path).await?;
                    settled(&page).await?;
                    let file = format!("{name}-{language}-{width_name}-{scheme}");
                    page.full_screenshot(&file).await?;
                }
            }
        }
    }
    Ok(())
}

/// The app has taken over from the waiting screen.
async fn settled(page: &Page) -> Result<()> {
    page.until_js("document.querySelector('h1') && !document.querySelector('.boot')").await
}

#[test]
#[ignore = "makes pictures, checks nothing; run by `make screenshots`"]
fn screenshots() {
    run_journey(Engine::Chromium, "screenshots", tour);
}
