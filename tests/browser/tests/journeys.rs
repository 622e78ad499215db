//! What a person does with the built app, in every engine. `../README.md` shows
//! how to add a journey.

use std::collections::BTreeMap;

use browser_tests::{Page, Result, Site, Test, ensure, journeys};

/// The app has taken over from the waiting screen.
async fn settled(page: &Page) -> Result<()> {
    page.until_js("document.querySelector('h1') && !document.querySelector('.boot')").await
}

async fn it_starts_cleanly(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    page.open(&site, "/").await?;
    settled(&page).await?;
    page.no_errors().await?;
    let reports = site.policy_reports();
    ensure!(reports.is_empty(), "refused by the policy: {reports:?}");

    // All from our own origin, and before the service worker comes, each once.
    let foreign: Vec<String> = page
        .js(
            "return performance.getEntriesByType('resource').map((one) => one.name) \
               .filter((url) => !url.startsWith(location.origin + '/') && !/^(data|blob):/.test(url));",
            vec![],
        )
        .await?;
    ensure!(foreign.is_empty(), "asked elsewhere: {foreign:?}");
    let requests = site.requests();
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for request in &requests {
        ensure!(request.status == 200, "{}: {}", request.target(), request.status);
        ensure!(request.query.is_empty(), "{} has a query", request.target());
        ensure!(!request.headers.contains_key("cookie"), "a cookie");
        // Icons are the browser's own business; it fetches them when it likes.
        if !request.path.starts_with("/icons/") {
            *times.entry(&request.path).or_default() += 1;
        }
        if request.path == "/sw.js" {
            break;
        }
    }
    let twice: Vec<_> = times.iter().filter(|(_, times)| **times > 1).collect();
    ensure!(twice.is_empty(), "fetched more than once: {twice:?}");
    Ok(())
}

async fn it_works_offline_after_one_visit(test: Test) -> Result<()> {
    let mut site = Site::dist().start()?;
    let page = test.browser().await?;
    page.open(&site, "/").await?;
    settled(&page).await?;
    let heading = page.text("h1").await?;
    page.service_worker().await?;
    site.stop();
    for path in ["/", "/?lang=en", "/index.html"] {
        page.open(&site, path).await?;
        settled(&page).await?;
        ensure!(page.text("h1").await? == heading, "another page at {path}");
    }
    page.reload().await?;
    settled(&page).await
}

journeys!(it_starts_cleanly, it_works_offline_after_one_visit);
