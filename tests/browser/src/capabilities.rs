//! The WebDriver capabilities requested from each browser.

use std::path::Path;

use anyhow::Result;
use serde_json::json;
use thirtyfour::Capabilities;

use crate::driver::Options;
use crate::engine::{Engine, Programs};

/// Returns the capabilities; `profile` is the browser's own folder.
pub(crate) fn capabilities(
    engine: Engine,
    options: &Options,
    programs: &Programs,
    profile: &Path,
) -> Result<Capabilities> {
    let language = &options.language;
    let mut capabilities = Capabilities::new();
    match engine {
        Engine::Chromium => {
            let mut arguments = vec![
                "--headless".to_owned(),
                "--disable-gpu".to_owned(),
                "--disable-quic".to_owned(),
                "--disable-dev-shm-usage".to_owned(),
                "--no-first-run".to_owned(),
                "--disable-background-networking".to_owned(),
                "--disable-component-update".to_owned(),
                "--disable-sync".to_owned(),
                "--disable-extensions".to_owned(),
                "--hide-scrollbars".to_owned(),
                format!("--lang={language}"),
                format!("--window-size={},{}", options.width, options.height),
                format!("--user-data-dir={}", profile.display()),
            ];
            if is_root() {
                arguments.push("--no-sandbox".to_owned());
            }
            capabilities.set("browserName", "chrome")?;
            capabilities.set(
                "goog:chromeOptions",
                json!({
                    "binary": programs.browser,
                    "args": arguments,
                    "prefs": { "intl.accept_languages": language },
                }),
            )?;
            capabilities.set("goog:loggingPrefs", json!({ "browser": "ALL" }))?;
        }
        Engine::Firefox => {
            capabilities.set("browserName", "firefox")?;
            capabilities.set(
                "moz:firefoxOptions",
                json!({
                    "binary": programs.browser,
                    "args": [
                        "-headless",
                        format!("--width={}", options.width),
                        format!("--height={}", options.height),
                        "-profile",
                        profile,
                    ],
                    "prefs": {
                        "intl.accept_languages": language,
                        "intl.locale.requested": language,
                        // 2: always the user's colours; 0: Firefox decides.
                        "browser.display.document_color_use": if options.forced_colours { 2 } else { 0 },
                        "datareporting.policy.dataSubmissionEnabled": false,
                        "app.update.disabledForTesting": true,
                        "network.captive-portal-service.enabled": false,
                        "network.connectivity-service.enabled": false,
                        "dom.serviceWorkers.testing.enabled": false,
                        // Preallocated processes cost a quarter of the processor time of a start (5.2 s
                        // against 3.9), and most are never used.
                        "dom.ipc.processPrelaunch.enabled": false,
                    },
                }),
            )?;
        }
        Engine::WebKit => {
            capabilities.set("browserName", "MiniBrowser")?;
            capabilities.set(
                "webkitgtk:browserOptions",
                json!({
                    "binary": programs.browser,
                    "args": [
                        "--automation",
                        format!("--geometry={}x{}", options.width, options.height),
                    ],
                }),
            )?;
        }
    }
    Ok(capabilities)
}

#[cfg(unix)]
fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

#[cfg(not(unix))]
fn is_root() -> bool {
    false
}
