//! Requests over the network, the policy they are under, and layout shifts while the page loads.

use std::collections::{BTreeMap, BTreeSet};

use browser_tests::{
    Build, Context, Headers, Options, Page, Person, Reply, Result, Site, Test, ensure, journeys,
};

async fn it_starts_cleanly(test: Test) -> Result<()> {
    // Handlers that would keep the page out of the browser's back-forward cache.
    const LISTENERS: &str = r#"
    window.__testListeners = [];
    const listen = EventTarget.prototype.addEventListener;
    EventTarget.prototype.addEventListener = function (name, ...rest) {
      window.__testListeners.push(name);
      return listen.call(this, name, ...rest);
    };"#;
    let site = Site::dist().init_script(LISTENERS).start()?;
    let page = test.browser().await?;
    page.open(&site, "/").await?;
    page.settled().await?;
    page.clean(&site).await?;
    page.until_js(
        "!['unload', 'beforeunload'].some((name) => window.__testListeners.includes(name))",
    )
    .await?;
    // Before the service worker is installed, each file once.
    let requests = site.requests();
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for request in requests.iter().take_while(|request| request.path != "/sw.js") {
        // Icons are up to the browser, which fetches them whenever it likes.
        if !request.path.starts_with("/icons/") {
            *times.entry(&request.path).or_default() += 1;
        }
    }
    let twice: Vec<_> = times.iter().filter(|(_, times)| **times > 1).collect();
    ensure!(twice.is_empty(), "fetched more than once: {twice:?}");
    Ok(())
}

/// Chromium requests the wasm while parsing the page: no script has to arrive and run first. That it is not
/// loaded twice is tested by [`it_starts_cleanly`] in every engine.
async fn the_wasm_is_asked_for_by_the_page_itself(test: Test) -> Result<()> {
    let files = Build::dist().precached()?;
    let boot = files.iter().find(|file| file.starts_with("boot-")).context("boot.js")?;
    let wasm = files.iter().find(|file| file.ends_with("_bg.wasm")).context("the wasm")?;
    let site = Site::dist().failing(&format!("/{boot}")).start()?;
    let page = test.browser().await?;
    page.open(&site, "/").await?;
    let wasm = format!("/{wasm}");
    page.until("a request for the wasm", async || {
        Ok(site.requests().iter().any(|request| request.path == wasm).then_some(()))
    })
    .await
}

/// In a whole visit every request is for a file of the app, fetched plainly, and reveals nothing about the
/// answers.
async fn nothing_leaves_the_device(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    page.open(&site, "/?lang=en").await?;
    page.settled().await?;
    page.service_worker(&site).await?;
    page.click(".hero .button").await?;
    page.finish(&Person::pregnant()).await?;
    let loaded = site.requests().len();
    for route in
        ["/routine", "/plan", "/why/avoid/retinol", "/summary", "/learn", "/about", "/data"]
    {
        page.visit(route).await?;
    }
    page.visit("/change/outdoors").await?;
    page.answer_by_hand(&Person::calm().with("outdoors", &["over_3h"])).await?;
    page.until_js("!location.hash.startsWith('#/change/')").await?;
    page.click_name("한국어").await?;
    page.until_js("document.documentElement.lang === 'ko'").await?;
    page.reload().await?;
    page.settled().await?;
    page.clean(&site).await?;

    let files: BTreeSet<String> =
        Build::dist().precached()?.into_iter().map(|file| format!("/{file}")).collect();
    let requests = site.requests();
    eprintln!("{}: {} requests, {loaded} of them until the results", test.engine(), requests.len());
    for request in &requests {
        let target = request.target();
        ensure!(request.method == "GET" && request.body.is_empty(), "{} {target}", request.method);
        let known = ["/", "/sw.js", "/favicon.ico"].contains(&request.path.as_str());
        ensure!(known || files.contains(&request.path), "{target} is no file of ours");
        let plain = request.query.is_empty()
            || request.query == "lang=en"
            || request.query.starts_with("__WB_REVISION__=");
        ensure!(plain, "{target} has a query");
        for header in ["cookie", "authorization"] {
            ensure!(!request.headers.contains_key(header), "{target} sends a {header}");
        }
        // WebKit sends the page's address when it fetches a worker, whatever the policy; without the part
        // after the `#` the address reveals nothing.
        if let Some(page) = request.headers.get("referer") {
            let plain = page.trim_end_matches("?lang=en") == site.url("/");
            ensure!(request.path == "/sw.js" && plain, "{target} is told of {page}");
        }
    }
    // Nor did the page itself request anything elsewhere, whatever the browser hides from the server.
    let foreign: Vec<String> = page
        .js(
            "return performance.getEntriesByType('resource').map((one) => one.name) \
               .filter((url) => !url.startsWith(location.origin + '/') && !/^(data|blob):/.test(url));",
            vec![],
        )
        .await?;
    ensure!(foreign.is_empty(), "asked elsewhere: {foreign:?}");
    let (cookie, address): (String, String) =
        page.js("return [document.cookie, location.search];", vec![]).await?;
    ensure!(
        cookie.is_empty() && ["", "?lang=en"].contains(&address.as_str()),
        "{cookie} {address}"
    );
    Ok(())
}

/// The policy is the documented one, in force, and allows nothing unsafe.
async fn the_headers_are_the_documented_ones(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let build = Build::dist();
    let page = test.browser().await?;
    page.open(&site, "/").await?;
    page.settled().await?;
    let header = async |path: &str, name: &str| {
        page.js_async::<(u16, Option<String>)>(
            "const answer = await fetch(given[0], { cache: 'no-store' }); \
             return [answer.status, answer.headers.get(given[1])];",
            vec![path.into(), name.into()],
        )
        .await
    };
    let (_, policy) = header("/", "content-security-policy").await?;
    let policy = policy.context("no policy")?;
    for word in ["unsafe-inline", "'unsafe-eval'", "http:", "https:", "*"] {
        ensure!(!policy.contains(word), "{word} in {policy}");
    }
    for part in [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "connect-src 'self'",
        "frame-ancestors 'self'",
        "require-trusted-types-for 'script'",
        "form-action 'none'",
    ] {
        ensure!(policy.contains(part), "{part} is missing in {policy}");
    }
    // The policy in the page, for hosts without headers, is the same except for what a page cannot set.
    let html = build.text("index.html")?;
    let meta = html.split("Content-Security-Policy\" content=\"").nth(1).context("no meta")?;
    for part in meta.split('"').next().unwrap_or_default().split("; ") {
        ensure!(policy.contains(part), "only in the page: {part}");
    }
    let wasm = build.address("barrier-first-", ".wasm")?;
    let late = build.address("late-", ".wasm")?;
    for (path, name, value) in [
        (wasm.as_str(), "content-type", "application/wasm"),
        (wasm.as_str(), "cache-control", "public, max-age=31536000, immutable, no-transform"),
        (late.as_str(), "cache-control", "public, max-age=31536000, immutable, no-transform"),
        ("/sw.js", "cache-control", "no-cache, no-transform"),
        ("/", "cache-control", "no-cache, no-transform"),
        ("/", "x-content-type-options", "nosniff"),
        ("/", "referrer-policy", "no-referrer"),
    ] {
        let found = header(path, name).await?;
        ensure!(found == (200, Some(value.into())), "{path}: {name} is {found:?}");
    }
    page.clean(&site).await?;
    let (status, _) = header("/barrier-first-0000000000000000.js", "content-type").await?;
    ensure!(status == 404, "a missing file is {status}");
    // Attempts that the policy has to block.
    const ATTEMPTS: &str = r#"
    window.__testRan = [];
    try { (0, eval)("window.__testRan.push('eval')"); } catch {}
    try { new Function("window.__testRan.push('Function')")(); } catch {}
    addEventListener("load", () => {
      const el = document.createElement("script");
      try { el.textContent = "window.__testRan.push('inline')"; document.head.append(el); } catch {}
      try { document.body.insertAdjacentHTML("beforeend", "<img src=x onerror=\"window.__testRan.push('handler')\">"); } catch {}
      fetch("https://example.com/?x").then(() => window.__testRan.push("fetch"), () => {})
        .finally(() => { window.__testDone = true; });
    });"#;
    let site = Site::dist().init_script(ATTEMPTS).start()?;
    page.open(&site, "/").await?;
    page.until_js("window.__testDone").await?;
    let ran: Vec<String> = page.js("return window.__testRan;", vec![]).await?;
    ensure!(ran.is_empty(), "not stopped: {ran:?}");
    ensure!(!site.policy_reports().is_empty(), "no reports");
    Ok(())
}

/// On a plain file host the app works, and the policy in the page still applies.
async fn a_host_without_headers_will_do(test: Test) -> Result<()> {
    let site = Site::dist().headers(Headers::None).start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::calm()).await?;
    let stopped: bool = page
        .js_async("return fetch('https://example.com/').then(() => false, () => true);", vec![])
        .await?;
    ensure!(stopped, "no policy");
    let errors = page.errors().await;
    let others: Vec<_> = errors.iter().filter(|text| !text.contains("example.com")).collect();
    ensure!(others.is_empty(), "{others:?}");
    Ok(())
}

/// Other sites cannot show the app in a frame of theirs.
async fn other_sites_cannot_frame_it(test: Test) -> Result<()> {
    let app = Site::dist().start()?;
    let html = format!(
        "<!doctype html><title>Host</title><h1>Host</h1><iframe title=app src=\"{}\"></iframe>",
        app.url("/")
    );
    let host =
        Site::dist().headers(Headers::None).reply("/host.html", Reply::html(html)).start()?;
    let page = test.browser().await?;
    page.open(&host, "/host.html").await?;
    page.heading("Host").await?;
    page.until("the attempt", async || {
        Ok(app.requests().iter().any(|one| one.path == "/").then_some(()))
    })
    .await?;
    page.until_js("document.readyState === 'complete'").await?;
    let paths: Vec<String> = app.requests().into_iter().map(|one| one.path).collect();
    ensure!(!paths.iter().any(|path| path.ends_with(".wasm")), "it runs in a frame: {paths:?}");
    Ok(())
}

const SHIFTS: &str = r#"
window.__testShifts = [];
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) {
    const from = one.sources.map((source) => `${source.node && (source.node.className || source.node.nodeName)} ` +
      `${Math.round(source.previousRect.top)}→${Math.round(source.currentRect.top)}`);
    window.__testShifts.push([one.value, from.join(", ")]);
  }
}).observe({ type: "layout-shift", buffered: true });
"#;

async fn shifts(page: &Page) -> Result<Vec<(f64, String)>> {
    // Two frames, so that the latest drawing counts.
    page.js_async(
        "await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))); \
         return window.__testShifts;",
        vec![],
    )
    .await
}

/// Nothing shifts between the first paint and the app, slow or fast, nor when a saved place is opened. Only
/// Chromium measures it.
async fn nothing_jumps_while_loading(test: Test) -> Result<()> {
    let site = Site::dist().init_script(SHIFTS).start()?;
    for (width, height) in [(390, 844), (1280, 900)] {
        let options = Options { width, height, mobile: width < 600, ..Options::default() };
        let page = test.browser_with(options).await?;
        for slow in [1, 4] {
            page.slow_down(slow).await?;
            for path in ["/?lang=en", "/?lang=ko"] {
                page.open(&site, path).await?;
                page.settled().await?;
                let found = shifts(&page).await?;
                let sum: f64 = found.iter().map(|(value, _)| value).sum();
                ensure!(sum == 0.0, "{path} at {width}, {slow} × slower: {sum} by {found:?}");
            }
        }
        page.slow_down(1).await?;
        page.open(&site, "/?lang=en").await?;
        page.settled().await?;
        page.click(".hero .button").await?;
        page.finish(&Person::calm()).await?;
        for path in ["/?lang=en", "/?lang=en#/routine"] {
            page.open_afresh(&site, path).await?;
            page.settled().await?;
            let found = shifts(&page).await?;
            let sum: f64 = found.iter().map(|(value, _)| value).sum();
            ensure!(sum == 0.0, "{path} at {width} with answers: {sum} by {found:?}");
        }
    }
    Ok(())
}

journeys!(
    it_starts_cleanly,
    nothing_leaves_the_device,
    the_headers_are_the_documented_ones,
    a_host_without_headers_will_do,
    other_sites_cannot_frame_it,
);
journeys!(only Chromium: nothing_jumps_while_loading, the_wasm_is_asked_for_by_the_page_itself);
