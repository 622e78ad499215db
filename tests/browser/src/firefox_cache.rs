//! What Firefox keeps to start faster, made once and copied into every fresh profile.
//!
//! A profile that is new has none of it, and Firefox then reads and compiles its own scripts anew:
//! 3.2 s to a session instead of 1.9 on two cores. The cache holds nothing of a page; Firefox throws
//! it away by itself when it was made by another version.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use tokio::sync::Mutex;

use crate::driver::{Browser, Options};
use crate::engine::{Engine, Programs};

/// Says by which version the cache was made; without it Firefox does not trust the cache.
const VERSION: &str = "compatibility.ini";
const CACHE: &str = "startupCache";

/// Where the cache is kept between runs.
fn kept() -> PathBuf {
    crate::repository().join("target/firefox-startup")
}

/// Makes the cache unless it is there. A start without it is slower and otherwise the same, so that
/// it could not be made is only told.
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
    // The rest is written when it ends.
    browser.driver().clone().quit().await.context("ending Firefox")?;
    copy(&profile, &kept())
}

/// Gives a profile the cache, where there is one.
pub(crate) fn give(profile: &Path) {
    if kept().join(VERSION).is_file() {
        // Half a cache is none: Firefox checks every part.
        let _copied = copy(&kept(), profile);
    }
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to.join(CACHE))?;
    for entry in fs::read_dir(from.join(CACHE))? {
        let entry = entry?;
        fs::copy(entry.path(), to.join(CACHE).join(entry.file_name()))?;
    }
    // Last, because it says that the rest is there.
    fs::copy(from.join(VERSION), to.join(VERSION))?;
    Ok(())
}
