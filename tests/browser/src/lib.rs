//! Drives the built app in real browsers: a small web server with the headers that the app ships with,
//! browsers behind WebDriver, and a [`Page`] with operations in terms of what a person sees. `README.md`
//! shows how to write a journey.

pub mod bare;
mod capabilities;
mod driver;
mod edition;
mod engine;
mod firefox_cache;
pub mod host;
mod leftovers;
mod page;
pub mod peers;
mod person;
mod pool;
mod processes;
mod run;
pub mod scripts;
mod site;
mod timeline;
mod tour;
pub mod worker_probe;

pub use anyhow::{Context, Error, Result, bail, ensure};
pub use driver::{Browser, Options};
pub use edition::Build;
pub use engine::Engine;
pub use page::{Page, Violation};
pub use person::Person;
pub use run::{Test, run_journey};
pub use site::{Headers, Reply, Request, Site, SiteBuilder};
pub use thirtyfour::{By, Key, WebElement};
pub use timeline::{AnswerTimes, Timeline, answer_times, load_timeline};
pub use tour::tour;

use std::path::PathBuf;

/// Returns the repository folder.
pub fn repository() -> PathBuf {
    match std::env::var_os("BARRIER_FIRST_ROOT") {
        Some(root) => PathBuf::from(root),
        None => {
            let above = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
            above.canonicalize().unwrap_or(above)
        }
    }
}

/// Returns the folder for screenshots: `target/screenshots`.
pub fn screenshots() -> PathBuf {
    repository().join("target/screenshots")
}

/// Creates one `#[test]` per engine for each journey, an `async fn(Test) -> Result<()>`: `welcome` becomes
/// `welcome::chromium`, `welcome::firefox` and `welcome::webkit`. With `only Chromium:` in front, only those
/// engines get one.
#[macro_export]
macro_rules! journeys {
    (only Chromium: $($name:ident),+ $(,)?) => { $(
        mod $name {
            #[test]
            fn chromium() {
                $crate::run_journey($crate::Engine::Chromium, stringify!($name), super::$name);
            }
        }
    )+ };
    ($($name:ident),+ $(,)?) => { $(
        mod $name {
            #[test]
            fn chromium() {
                $crate::run_journey($crate::Engine::Chromium, stringify!($name), super::$name);
            }
            #[test]
            fn firefox() {
                $crate::run_journey($crate::Engine::Firefox, stringify!($name), super::$name);
            }
            #[test]
            fn webkit() {
                $crate::run_journey($crate::Engine::WebKit, stringify!($name), super::$name);
            }
        }
    )+ };
}
