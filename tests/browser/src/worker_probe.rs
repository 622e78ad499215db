//! Checks whether a browser still installs service workers at all.
//!
//! A browser that has served many journeys occasionally stops starting workers of any site. Only an empty
//! worker, of an empty site, can tell that from a fault in the app.

use std::time::Duration;

use anyhow::Result;

use crate::{Page, Reply, Site};

/// Part of a journey's error if it waited for a service worker in vain.
pub(crate) const WAITED_FOR: &str = "an active service worker";

/// Part of that error if the browser received every file that the worker and the page requested, and still
/// did not finish the installation. Seen in WebKit: all 23 files were sent, and then nothing followed, not
/// even a failure. A fault in the worker itself shows again in the retry with a new browser.
pub(crate) const HAS_ALL: &str = "all that it asked for was given";

/// An empty worker starts in moments, even on a busy machine.
pub const LIMIT: Duration = Duration::from_secs(20);

/// Returns an empty service worker.
pub fn empty_worker() -> Reply {
    Reply::new(200, "text/javascript", "// Nothing.")
}

/// Returns `true` if this page's browser activates such a worker in time, in a new tab that stays open.
///
/// # Errors
///
/// If the site for it cannot be started, or the browser opens no tab.
pub async fn installs_workers(page: &Page, worker: Reply, within: Duration) -> Result<bool> {
    let folder = tempfile::tempdir()?;
    let site = Site::folder(folder.path())
        .reply("/", Reply::html("<!doctype html><title>Worker</title><h1>Worker</h1>"))
        .reply("/sw.js", worker)
        .headers(crate::Headers::None)
        .start()?;
    page.new_tab().await?;
    page.open(&site, "/").await?;
    page.js::<()>("navigator.serviceWorker.register('sw.js').catch(() => {});", vec![]).await?;
    Ok(page.service_worker_within(&site, within).await.is_ok())
}
