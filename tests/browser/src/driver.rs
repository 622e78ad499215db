//! Browsers behind their WebDriver servers, each pair on its own, gone at the end.

use std::time::Duration;

use anyhow::{Result, anyhow, bail};
use thirtyfour::TimeoutConfiguration;
use thirtyfour::prelude::*;

use crate::capabilities::capabilities;
use crate::engine::{Engine, Programs};
use crate::firefox_cache;
use crate::processes::{Processes, START};

/// How a browser is opened.
#[derive(Clone, Debug)]
pub struct Options {
    /// Width of the page in CSS pixels.
    pub width: u32,
    /// Height of the page in CSS pixels.
    pub height: u32,
    /// A phone's screen: touch, mobile layout (Chromium only).
    pub mobile: bool,
    /// The language the browser asks for, such as `ko`.
    pub language: String,
    /// Colours of the person's own in place of every page's (Firefox only; in Chromium
    /// [`crate::Page::prefer`] pretends it).
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

/// A running browser. Dropping it ends it and everything it started.
pub struct Browser {
    engine: Engine,
    options: Options,
    /// How many journeys it has served, with this one.
    journeys: u32,
    driver: WebDriver,
    // In this order: the processes end before their folder goes.
    processes: Processes,
}

impl Browser {
    /// Opens a browser with a fresh profile.
    pub async fn open(engine: Engine, options: Options) -> Result<Self> {
        let programs = engine.programs()?;
        if engine == Engine::Firefox {
            firefox_cache::make(&programs).await;
        }
        // On a loaded machine a browser now and then fails to come up.
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

    /// Opens a browser, once.
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

    /// Its engine.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// What this journey asked for.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// How many journeys it has served, with this one.
    pub(crate) fn journeys(&self) -> u32 {
        self.journeys
    }

    /// The same browser for the next journey. Its language and contrast stay what it was
    /// started with.
    pub(crate) fn with(mut self, options: Options) -> Self {
        self.journeys += 1;
        self.options = options;
        self
    }

    /// The WebDriver session, for what [`crate::Page`] has no word for.
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// What the driver program has printed.
    pub fn driver_log(&self) -> String {
        self.processes.log()
    }

    /// The folder of its profile.
    pub(crate) fn profile(&self) -> Result<std::path::PathBuf> {
        self.processes.profile()
    }

    /// Whether the page in it still runs a script; a crashed or hanging browser does not.
    pub async fn answers(&self) -> bool {
        let asked = async {
            if let Ok(one) = self.driver.execute("return 1;", vec![]).await {
                return Ok(one);
            }
            // The frame that a journey was in may be gone without anything being wrong.
            self.driver.enter_default_frame().await?;
            self.driver.execute("return 1;", vec![]).await
        };
        matches!(tokio::time::timeout(Duration::from_secs(15), asked).await, Ok(Ok(_)))
    }

    /// Ends the session politely; dropping then removes what is left. Firefox takes a second to
    /// put away a profile that nobody will open again, so it is not asked.
    pub(crate) async fn close(&self) {
        if self.engine == Engine::Firefox {
            return;
        }
        let quit = self.driver.clone().quit();
        // Whether it works or not, `Processes` ends the programs next.
        let _ended = tokio::time::timeout(Duration::from_secs(10), quit).await;
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Else thirtyfour would wait here for an answer of a program about to end.
        let _already_closed = self.driver.clone().leak();
    }
}
