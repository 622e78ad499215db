//! The harness tested on itself: browsers that run one journey after another, crash, or emulate.

use std::time::Duration;

use browser_tests::worker_probe::{LIMIT, empty_worker, installs_workers};
use browser_tests::{Engine, Options, Reply, Result, Test, ensure, journeys, scripts};

use crate::tiny_site::{png_width, tiny};

/// A browser that no longer installs workers is distinguished from a site whose worker is at fault.
async fn a_browser_that_installs_no_worker_is_told(test: Test) -> Result<()> {
    let page = test.browser().await?;
    ensure!(
        installs_workers(&page, empty_worker(), LIMIT).await?,
        "an empty worker does not come up"
    );
    let broken = Reply::new(200, "text/javascript", "throw new Error('at once');");
    ensure!(
        !installs_workers(&page, broken, Duration::from_secs(5)).await?,
        "a worker that throws counts as installed"
    );
    Ok(())
}

async fn the_next_journey_finds_nothing_of_this_one(test: Test) -> Result<()> {
    let (_folder, site) = tiny()?;
    let site = site.start()?;
    let page = test.browser().await?;
    page.set_size(700, 600).await?;
    if page.engine() == Engine::Chromium {
        page.before_load(scripts::BLOCK_STORAGE).await?;
        page.prefer(&[("prefers-color-scheme", "dark")]).await?;
        page.slow_down(4).await?;
    }
    page.new_tab().await?;
    page.open(&site, "/").await?;
    page.choose("sting", "yes").await?;
    page.click_name("Go on").await?;
    page.sees("yes, slow, : kept").await?;
    page.service_worker(&site).await?;

    let page = test.next_journey(page).await?;
    ensure!(page.driver().windows().await?.len() == 1, "a tab is left");
    ensure!(page.url().await? == "about:blank", "{}", page.url().await?);
    let (_folder, other) = tiny()?;
    let other = other.start()?;
    ensure!(other.origin() != site.origin(), "an origin twice: {}", other.origin());
    page.open(&other, "/").await?;
    page.heading("Start").await?;
    ensure!(page.local_storage().await?.is_empty(), "{:?}", page.local_storage().await?);
    page.until_js("innerWidth === 1024 && matchMedia('(prefers-color-scheme: light)').matches")
        .await?;
    page.click_name("Go on").await?;
    page.sees("nothing, slow, : kept").await?;
    page.no_errors().await
}

async fn chromium_can_pretend(test: Test) -> Result<()> {
    let (_folder, site) = tiny()?;
    let site = site.untouched().start()?;
    let page = test
        .browser_with(Options { width: 320, height: 640, mobile: true, ..Options::default() })
        .await?;
    page.before_load(scripts::BLOCK_STORAGE).await?;
    page.before_load(&scripts::fixed_time(1_700_000_000_000)).await?;
    page.prefer(&[("prefers-color-scheme", "dark"), ("forced-colors", "active")]).await?;
    page.slow_down(4).await?;
    page.open(&site, "/").await?;
    page.click_name("Go on").await?;
    page.sees("not kept").await?;
    page.until_js("matchMedia('(prefers-color-scheme: dark) and (forced-colors: active)').matches")
        .await?;
    page.until_js("innerWidth === 320 && Math.abs(Date.now() - 1_700_000_000_000) < 60_000")
        .await?;
    ensure!(page.set_size(768, 900).await? == (768, 900));
    let picture = page.full_screenshot("harness/whole").await?;
    ensure!(png_width(&picture)? == 768);
    Ok(())
}

/// A crash is distinguished from a failure; this decides whether a failed journey is started once more.
async fn a_crash_is_told_from_a_failure(test: Test) -> Result<()> {
    let (_folder, site) = tiny()?;
    let site = site.start()?;
    let page = test.browser().await?;
    page.open(&site, "/").await?;
    ensure!(page.patience(Duration::from_millis(50)).find("#none").await.is_err(), "found");
    ensure!(page.browser().answers().await, "a failure counts as a crash");
    ensure!(page.goto("chrome://crash").await.is_err(), "it did not crash");
    ensure!(!page.browser().answers().await, "a crash is not noticed");
    Ok(())
}

#[test]
fn engines_have_names() {
    for engine in [Engine::Chromium, Engine::Firefox, Engine::WebKit] {
        assert_eq!(engine.to_string(), engine.name());
    }
}

journeys!(a_browser_that_installs_no_worker_is_told, the_next_journey_finds_nothing_of_this_one);
journeys!(only Chromium: chromium_can_pretend, a_crash_is_told_from_a_failure);
