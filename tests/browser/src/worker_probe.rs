//! Whether a browser still installs service workers at all.
//!
//! A browser that has served many journeys now and then starts no worker of any site any more. Only a
//! worker that does nothing, of a site that has nothing, can tell that from a fault of the app.

use std::time::Duration;

use anyhow::Result;

use crate::{Page, Reply, Site};

/// What a journey's error says when it waited for a service worker in vain.
pub(crate) const WAITED_FOR: &str = "an active service worker";

/// What that error says when the browser got every file for which the worker and the page asked, and
/// still did not end the installation. Seen in WebKit: all 23 files were sent, and then nothing came, no
/// failure either. Begun once more in a new browser, a fault of the worker itself shows again.
pub(crate) const HAS_ALL: &str = "all that it asked for was given";

/// An empty worker comes up in moments, also on a busy machine.
pub const LIMIT: Duration = Duration::from_secs(20);

/// An empty service worker.
pub fn empty_worker() -> Reply {
    Reply::new(200, "text/javascript", "// Nothing.")
}

/// Whether this page's browser activates such a worker in time, in a new tab, which it leaves open.
///
/// # Errors
///
/// When the site for it cannot be started, or the browser opens no tab.
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
