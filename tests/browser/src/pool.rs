//! Browsers that have served one journey and wait for the next.
//!
//! Starting a browser takes 2 to 4 seconds of processor time, a new tab next to none. Journeys still
//! do not meet: each has its own [`crate::Site`], a port that nobody had before is an origin of its
//! own, and everything that a page can keep belongs to its origin; what is pretended to a page
//! (size, speed, network, scripts before it) belongs to its tab.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result};

use crate::{Browser, Engine, Options};

/// How many browsers wait at most, of all engines together: two threads, three engines, and one to
/// spare for a second language.
const MOST: usize = 7;

/// How many journeys one browser serves: what it keeps of the ones before must not pile up.
const JOURNEYS: u32 = 30;

/// Giving a browser its new tab takes no longer in one that is well.
const LIMIT: Duration = Duration::from_secs(15);

static WAITING: Mutex<Vec<Browser>> = Mutex::new(Vec::new());

fn waiting() -> std::sync::MutexGuard<'static, Vec<Browser>> {
    WAITING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A browser in this engine, language and contrast: one that waits, else a new one.
pub(crate) async fn take(engine: Engine, options: Options) -> Result<Browser> {
    loop {
        let found = {
            let mut waiting = waiting();
            let fits = |one: &Browser| {
                one.engine() == engine
                    && one.options().language == options.language
                    && one.options().forced_colours == options.forced_colours
            };
            waiting.iter().rposition(fits).map(|place| waiting.remove(place))
        };
        let Some(browser) = found else { break };
        // One that died while it waited is no journey's fault.
        if browser.answers().await {
            return Ok(browser.with(options));
        }
    }
    Browser::open(engine, options).await
}

/// Takes a browser back after a journey that went well. It ends unless it can serve another.
pub(crate) async fn give_back(browser: Browser) {
    let fit = browser.journeys() < JOURNEYS
        && matches!(tokio::time::timeout(LIMIT, renew(&browser)).await, Ok(Ok(())));
    let ended = if fit {
        let mut waiting = waiting();
        waiting.push(browser);
        (waiting.len() > MOST).then(|| waiting.remove(0))
    } else {
        Some(browser)
    };
    if let Some(browser) = ended {
        browser.close().await;
    }
}

/// Leaves one new tab in a browser, with nothing of what was pretended to the others.
pub(crate) async fn renew(browser: &Browser) -> Result<()> {
    let driver = browser.driver();
    let old = driver.windows().await?;
    let new = driver.new_tab().await.context("opening a tab")?;
    for tab in old {
        driver.switch_to_window(tab).await?;
        driver.close_window().await.context("closing a tab")?;
    }
    driver.switch_to_window(new).await?;
    if browser.engine() == Engine::Chromium {
        // Reading the log empties it.
        driver.browser_log().await?;
    }
    Ok(())
}
