//! The harness tested on itself: what the server sends, refuses, records and stops.

use browser_tests::{Headers, Reply, Result, Test, ensure, journeys, scripts};

use crate::tiny_site::{PAGE, tiny};

async fn storage_can_be_blocked(test: Test) -> Result<()> {
    let (_folder, site) = tiny()?;
    let site = site.init_script(scripts::BLOCK_STORAGE).start()?;
    let page = test.browser().await?;
    page.open(&site, "/").await?;
    page.choose("sting", "no").await?;
    page.click_name("Go on").await?;
    page.sees("not kept").await?;
    ensure!(page.local_storage().await.is_err(), "storage is still there");
    page.no_errors().await
}

async fn requests_are_recorded(test: Test) -> Result<()> {
    let (_folder, site) = tiny()?;
    let site = site.failing("/style.css").start()?;
    let page = test.browser().await?;
    page.open(&site, "/?lang=ko").await?;
    page.until_js("document.body.dataset.data === '200'").await?;
    let requests = site.requests();
    let seen = |target: &str, status: u16| {
        requests.iter().any(|request| request.target() == target && request.status == status)
    };
    ensure!(seen("/?lang=ko", 200), "{requests:#?}");
    ensure!(seen("/data.json?v=1", 200), "{requests:#?}");
    ensure!(seen("/style.css", 404), "{requests:#?}");
    let errors = page.errors().await;
    ensure!(errors.iter().any(|text| text.contains("style.css")), "{errors:?}");
    let kind: String = page
        .js_async("return (await fetch('empty.wasm')).headers.get('content-type');", vec![])
        .await?;
    ensure!(kind == "application/wasm", "{kind}");
    Ok(())
}

async fn the_policy_is_in_force(test: Test) -> Result<()> {
    let (folder, site) = tiny()?;
    let spoiled = PAGE.replace("<main>", "<main><script>document.title = 'bad'</script>");
    std::fs::write(folder.path().join("index.html"), spoiled)?;
    let site = site.start()?;
    let page = test.browser().await?;
    page.open(&site, "/").await?;
    ensure!(page.title().await? == "Tiny");
    page.until("a policy report", async || Ok((!site.policy_reports().is_empty()).then_some(())))
        .await?;
    let errors = page.errors().await;
    ensure!(errors.iter().any(|text| text.contains("policy")), "{errors:?}");

    let (_folder, site) = tiny()?;
    let plain = site
        .headers(Headers::None)
        .reply(
            "/",
            Reply::html(PAGE.replace("<main>", "<main><script>document.title = 'run'</script>")),
        )
        .start()?;
    page.open(&plain, "/").await?;
    ensure!(page.title().await? == "run");
    Ok(())
}

async fn shipped_headers_are_used(test: Test) -> Result<()> {
    let (folder, site) = tiny()?;
    std::fs::write(
        folder.path().join("_headers"),
        "/*\n  Content-Security-Policy: script-src 'none'; upgrade-insecure-requests\n",
    )?;
    let site = site.start()?;
    let page = test.browser().await?;
    page.open(&site, "/").await?;
    page.click("#go").await?;
    let hasty = page.patience(std::time::Duration::from_millis(300));
    ensure!(hasty.heading("Done").await.is_err(), "scripts ran");
    Ok(())
}

async fn it_works_offline(test: Test) -> Result<()> {
    let (_folder, site) = tiny()?;
    let mut site = site.start()?;
    let page = test.browser().await?;
    page.open(&site, "/").await?;
    page.service_worker(&site).await?;
    // Controlled from the second load on.
    page.reload().await?;
    page.until_js("navigator.serviceWorker.controller").await?;
    site.stop();
    page.reload().await?;
    page.heading("Start").await?;
    page.click_name("Go on").await?;
    page.heading("Done").await?;
    let same = site.origin();
    site.restart()?;
    ensure!(site.origin() == same);
    page.open(&site, "/").await?;
    page.heading("Start").await
}

async fn two_origins_and_a_frame(test: Test) -> Result<()> {
    let (_folder, app) = tiny()?;
    let app = app.headers(Headers::None).start()?;
    let (_folder, host) = tiny()?;
    let frame = format!(
        "<!doctype html><title>Host</title><h1>Host</h1><iframe title=app src=\"{}\"></iframe>",
        app.url("/")
    );
    let host = host.reply("/host.html", Reply::html(frame)).headers(Headers::None).start()?;
    ensure!(app.origin() != host.origin());
    let page = test.browser().await?;
    page.open(&host, "/host.html").await?;
    page.heading("Host").await?;
    page.enter_frame("iframe").await?;
    page.heading("Start").await?;
    page.click_name("Go on").await?;
    page.heading("Done").await?;
    page.leave_frames().await?;
    page.heading("Host").await?;
    page.new_tab().await?;
    page.open(&host, "/").await?;
    page.heading("Start").await?;
    page.tab(0).await?;
    page.heading("Host").await
}

journeys!(
    storage_can_be_blocked,
    requests_are_recorded,
    the_policy_is_in_force,
    shipped_headers_are_used,
    it_works_offline,
    two_origins_and_a_frame,
);
