//! Browsers that have served a journey and wait for the next.
//!
//! Starting a browser takes 2 to 4 seconds of processor time, a new tab next to none. Journeys are still
//! isolated: each has its own [`crate::Site`], a never-used port is a separate origin, and everything that a
//! page can store belongs to its origin; emulated properties (size, speed, network, scripts before a page)
//! belong to its tab.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result};

use crate::{Browser, Engine, Options};

/// Most browsers that wait, over all engines: two threads, three engines, and one spare for a second
/// language.
const MOST: usize = 7;

/// Journeys per browser: data left by earlier ones must not accumulate.
const JOURNEYS: u32 = 30;

/// Opening a new tab takes no longer in a healthy browser.
const LIMIT: Duration = Duration::from_secs(15);

static WAITING: Mutex<Vec<Browser>> = Mutex::new(Vec::new());

fn waiting() -> std::sync::MutexGuard<'static, Vec<Browser>> {
    WAITING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Returns a browser with this engine, language and contrast: a waiting one, else a new one.
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
        // No journey is to blame for a browser that died while waiting.
        if browser.answers().await {
            return Ok(browser.with(options));
        }
    }
    Browser::open(engine, options).await
}

/// Takes back a browser after a successful journey. It is ended unless it can serve another.
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

/// Leaves one new tab in a browser, without the emulation of the others.
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
        // Reading the log clears it.
        driver.browser_log().await?;
    }
    Ok(())
}
