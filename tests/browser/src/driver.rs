//! Browsers with their WebDriver servers, each pair separate and ended on drop.

use std::time::Duration;

use anyhow::{Result, anyhow, bail};
use thirtyfour::TimeoutConfiguration;
use thirtyfour::prelude::*;

use crate::capabilities::capabilities;
use crate::engine::{Engine, Programs};
use crate::firefox_cache;
use crate::processes::{Processes, START};

/// Options for opening a browser.
#[derive(Clone, Debug)]
pub struct Options {
    /// Width of the page in CSS pixels.
    pub width: u32,
    /// Height of the page in CSS pixels.
    pub height: u32,
    /// Emulates a phone: touch, mobile layout (Chromium only).
    pub mobile: bool,
    /// The browser's preferred language, such as `ko`.
    pub language: String,
    /// The user's own colours replace those of every page (Firefox only; in Chromium, [`crate::Page::prefer`]
    /// emulates it).
    pub forced_colours: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            width: 1024,
            height: 768,
            mobile: false,
            language: String::from("en"),
            forced_colours: false,
        }
    }
}

/// A running browser. Dropping it ends it and every process it started.
pub struct Browser {
    engine: Engine,
    options: Options,
    /// Number of journeys served, including the current one.
    journeys: u32,
    driver: WebDriver,
    // Drop order: the processes end before their folder is removed.
    processes: Processes,
}

impl Browser {
    /// Opens a browser with a fresh profile.
    pub async fn open(engine: Engine, options: Options) -> Result<Self> {
        let programs = engine.programs()?;
        if engine == Engine::Firefox {
            firefox_cache::make(&programs).await;
        }
        // On a loaded machine, a browser occasionally fails to start.
        let mut failure = None;
        for _ in 0..2 {
            match Self::try_open(engine, &options, &programs).await {
                Ok(browser) => return Ok(browser),
                Err(error) => failure = Some(error),
            }
        }
        let failure = failure.unwrap_or_else(|| anyhow!("not tried"));
        Err(failure.context(format!("{engine} did not start, twice")))
    }

    /// Tries to open a browser once.
    pub(crate) async fn try_open(
        engine: Engine,
        options: &Options,
        programs: &Programs,
    ) -> Result<Self> {
        let mut processes = Processes::new()?;
        let profile = processes.profile()?;
        if engine == Engine::Firefox {
            firefox_cache::give(&profile);
        }
        let address = match engine {
            Engine::Chromium => processes.start_chromedriver(programs)?,
            Engine::Firefox => processes.start_geckodriver(programs)?,
            Engine::WebKit => processes.start_webkit_driver(programs, options)?,
        };
        let capabilities = capabilities(engine, options, programs, &profile)?;
        let session =
            WebDriver::builder(&address, capabilities).request_timeout(Duration::from_secs(90));
        let driver = match tokio::time::timeout(START, session).await {
            Ok(Ok(driver)) => driver,
            Ok(Err(error)) => {
                bail!("no session: {error}\n{}", processes.log());
            }
            Err(_) => bail!("no session within {START:?}\n{}", processes.log()),
        };
        let browser = Browser { engine, options: options.clone(), journeys: 1, driver, processes };
        browser
            .driver
            .update_timeouts(TimeoutConfiguration::new(
                Some(Duration::from_secs(60)),
                Some(Duration::from_secs(60)),
                Some(Duration::ZERO),
            ))
            .await?;
        Ok(browser)
    }

    /// Returns its engine.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Returns the options of this journey.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// Returns the number of journeys served, including the current one.
    pub(crate) fn journeys(&self) -> u32 {
        self.journeys
    }

    /// Reuses the browser for the next journey. Language and contrast stay as they were at start.
    pub(crate) fn with(mut self, options: Options) -> Self {
        self.journeys += 1;
        self.options = options;
        self
    }

    /// Returns the WebDriver session, for anything that [`crate::Page`] does not cover.
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// Returns the output of the driver program.
    pub fn driver_log(&self) -> String {
        self.processes.log()
    }

    /// Returns the folder of its profile.
    pub(crate) fn profile(&self) -> Result<std::path::PathBuf> {
        self.processes.profile()
    }

    /// Returns `true` if the page still runs scripts; a crashed or hanging browser does not.
    pub async fn answers(&self) -> bool {
        let asked = async {
            if let Ok(one) = self.driver.execute("return 1;", vec![]).await {
                return Ok(one);
            }
            // The journey's current frame may be gone without anything being wrong.
            self.driver.enter_default_frame().await?;
            self.driver.execute("return 1;", vec![]).await
        };
        matches!(tokio::time::timeout(Duration::from_secs(15), asked).await, Ok(Ok(_)))
    }

    /// Ends the session gracefully; dropping then removes the rest. Firefox takes a second to save a profile
    /// that is never opened again, so its session is not ended.
    pub(crate) async fn close(&self) {
        if self.engine == Engine::Firefox {
            return;
        }
        let quit = self.driver.clone().quit();
        // In either case, `Processes` ends the programs next.
        let _ended = tokio::time::timeout(Duration::from_secs(10), quit).await;
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Otherwise thirtyfour would wait here for a response from a program about to end.
        let _already_closed = self.driver.clone().leak();
    }
}
