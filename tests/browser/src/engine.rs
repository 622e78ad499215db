//! The three browser engines and the location of their programs.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::Result;
use anyhow::anyhow;

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium or Chrome, with chromedriver.
    Chromium,
    /// Firefox, with geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser, with WebKitWebDriver, on a virtual screen.
    WebKit,
}

impl Engine {
    /// Returns the name used in `ENGINES` and in test names.
    pub fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::WebKit => "webkit",
        }
    }

    /// Returns `true` if `ENGINES` (comma separated; all by default) names this engine.
    pub fn is_wanted(self) -> bool {
        match std::env::var("ENGINES") {
            Ok(list) if !list.trim().is_empty() => {
                list.split(',').any(|name| name.trim().eq_ignore_ascii_case(self.name()))
            }
            _ => true,
        }
    }

    /// Fails, naming whatever is missing, if this engine cannot be driven here.
    pub fn check(self) -> Result<()> {
        self.programs().map(drop)
    }

    /// Returns the programs this engine needs, or an error naming whatever is missing.
    pub(crate) fn programs(self) -> Result<Programs> {
        let found = match self {
            Engine::Chromium => Programs {
                driver: program("CHROMEDRIVER", &["chromedriver"])?,
                browser: program(
                    "CHROMIUM",
                    &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
                )?,
                screen: None,
            },
            Engine::Firefox => Programs {
                driver: program("GECKODRIVER", &["geckodriver"])?,
                browser: program("FIREFOX", &["firefox-esr", "firefox"])?,
                screen: None,
            },
            Engine::WebKit => Programs {
                driver: program("WEBKITWEBDRIVER", &["WebKitWebDriver"])?,
                browser: mini_browser()?,
                screen: Some(program("XVFB", &["Xvfb"])?),
            },
        };
        Ok(found)
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The programs an engine needs.
pub(crate) struct Programs {
    /// The WebDriver server.
    pub driver: PathBuf,
    /// The browser itself.
    pub browser: PathBuf,
    /// The virtual screen, for a browser without a headless mode.
    pub screen: Option<PathBuf>,
}

/// Finds a program by environment variable, on PATH, or among the project's own tools.
fn program(variable: &str, names: &[&str]) -> Result<PathBuf> {
    if let Some(path) = std::env::var_os(variable) {
        return Ok(PathBuf::from(path));
    }
    let mut folders: Vec<PathBuf> =
        std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()).collect();
    if let Some(tools) = own_tools() {
        folders.push(tools.join("bin"));
    }
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|path| path.is_file())
        .ok_or_else(|| {
            anyhow!(
                "{} is not installed (`scripts/setup.sh test` installs it; {variable} may name its path; \
                 ENGINES=… leaves an engine out)",
                names.join(" or ")
            )
        })
}

fn own_tools() -> Option<PathBuf> {
    if let Some(tools) = std::env::var_os("BARRIER_FIRST_TOOLS") {
        return Some(PathBuf::from(tools));
    }
    let cache = std::env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cache")))?;
    Some(cache.join("barrier-first/tools"))
}

/// Finds MiniBrowser, which is in a library folder whose name depends on the machine.
fn mini_browser() -> Result<PathBuf> {
    if let Some(path) = std::env::var_os("MINIBROWSER") {
        return Ok(PathBuf::from(path));
    }
    let mut folders =
        vec![PathBuf::from("/usr/lib"), PathBuf::from("/usr/lib64"), PathBuf::from("/usr/libexec")];
    if let Ok(entries) = std::fs::read_dir("/usr/lib") {
        folders.extend(entries.flatten().map(|entry| entry.path()));
    }
    folders
        .iter()
        .flat_map(|folder| {
            ["webkit2gtk-4.1", "webkitgtk-6.0", "webkit2gtk-4.0"]
                .map(|version| folder.join(version).join("MiniBrowser"))
        })
        .find(|path: &PathBuf| Path::is_file(path))
        .ok_or_else(|| {
            anyhow!(
                "WebKitGTK's MiniBrowser is not installed (`scripts/setup.sh test` installs it; \
                 ENGINES=chromium,firefox leaves WebKit out)"
            )
        })
}
