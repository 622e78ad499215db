//! Firefox's startup cache, created once and copied into every fresh profile.
//!
//! A new profile has no cache, and Firefox then reads and compiles its own scripts again: 3.2 s to a session
//! instead of 1.9 on two cores. The cache contains nothing of any page; Firefox discards it if it was made by
//! another version.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use tokio::sync::Mutex;

use crate::driver::{Browser, Options};
use crate::engine::{Engine, Programs};

/// Names the version that made the cache; without it Firefox does not trust the cache.
const VERSION: &str = "compatibility.ini";
const CACHE: &str = "startupCache";

/// Returns where the cache is stored between runs.
fn kept() -> PathBuf {
    crate::repository().join("target/firefox-startup")
}

/// Creates the cache unless it exists. Without it a start is only slower, so a failure is only reported.
pub(crate) async fn make(programs: &Programs) {
    static ONE_AT_A_TIME: Mutex<bool> = Mutex::const_new(false);
    let mut tried = ONE_AT_A_TIME.lock().await;
    if *tried || kept().join(VERSION).is_file() {
        return;
    }
    *tried = true;
    if let Err(error) = try_make(programs).await {
        eprintln!("Firefox starts without its cache: {error:#}");
    }
}

async fn try_make(programs: &Programs) -> Result<()> {
    let browser = Browser::try_open(Engine::Firefox, &Options::default(), programs).await?;
    let profile = browser.profile()?;
    // Written some seconds after the start.
    let end = Instant::now() + Duration::from_secs(20);
    while !profile.join(CACHE).join("scriptCache.bin").is_file() {
        ensure!(Instant::now() < end, "no cache after 20 seconds");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    // The rest is written on exit.
    browser.driver().clone().quit().await.context("ending Firefox")?;
    copy(&profile, &kept())
}

/// Copies the cache, if there is one, into a profile.
pub(crate) fn give(profile: &Path) {
    if kept().join(VERSION).is_file() {
        // A partial copy counts as none: Firefox checks every part.
        let _copied = copy(&kept(), profile);
    }
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to.join(CACHE))?;
    for entry in fs::read_dir(from.join(CACHE))? {
        let entry = entry?;
        fs::copy(entry.path(), to.join(CACHE).join(entry.file_name()))?;
    }
    // Copied last, because it marks the rest as complete.
    fs::copy(from.join(VERSION), to.join(VERSION))?;
    Ok(())
}
