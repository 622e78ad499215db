//! Build files that are unavailable: replaced by a deploy, changed in transit, cut off. Every kind of file is
//! handled alike: the cause is stated, and the recovery offered works.

use browser_tests::{
    Build, Context, Engine, Page, Person, Reply, Result, Site, Test, ensure, journeys, scripts,
};

const CHANGED: &str = "A part of the app is missing here, or was changed on its way to you.";
const NEWER: &str = "A newer version of the app is out, and parts of this one are gone.";

/// The `version.json` of a host after a deploy of another build.
fn other_version() -> Reply {
    Reply::new(200, "application/json", "{\"version\":\"9.9.9\",\"build\":\"0123456789abcdef\"}")
}

fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("wasm") => "application/wasm",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        _ => "application/json",
    }
}

fn bytes(path: &str) -> Result<Vec<u8>> {
    Ok(std::fs::read(Build::dist().folder().join(path.trim_start_matches('/')))?)
}

/// The file with an extra space, as an optimiser leaves it.
fn rewritten(path: &str) -> Result<Reply> {
    let mut changed = bytes(path)?;
    changed.push(b' ');
    Ok(Reply::new(200, kind(path), changed))
}

/// The files without which nothing starts.
fn needed() -> Result<[String; 3]> {
    let build = Build::dist();
    Ok([
        build.address("barrier-first-", ".wasm")?,
        build.address("barrier-first-", ".js")?,
        build.address("styles-", ".css")?,
    ])
}

/// A file rewritten by a proxy is reported, whichever it is; once it is right again, the link works.
async fn a_rewritten_file_is_said(test: Test) -> Result<()> {
    let page = test.browser().await?;
    for path in needed()? {
        if test.engine() == Engine::WebKit && path.ends_with(".js") {
            // WebKit does not check the integrity of a module's imports (docs/known-limits.md).
            continue;
        }
        let site = Site::dist().reply(&path, rewritten(&path)?).start()?;
        page.open(&site, "/").await?;
        page.sees(CHANGED).await.with_context(|| path.clone())?;
        site.set_reply(&path, Reply::new(200, kind(&path), bytes(&path)?));
        page.click("#boot-problem [data-do=reload]").await?;
        page.settled().await.with_context(|| format!("{path} is right again"))?;
    }
    Ok(())
}

/// If the script that would report it is the rewritten one, the page reports it without any script.
async fn a_rewritten_start_is_said(test: Test) -> Result<()> {
    let boot = Build::dist().address("boot-", ".js")?;
    let site = Site::dist().reply(&boot, rewritten(&boot)?).start()?;
    let page = test.browser().await?;
    page.open(&site, "/").await?;
    page.sees("a part of the app is missing or was changed on its way").await?;
    page.find("#boot-problem a[href]").await.map(drop)
}

/// For files needed after the first page the same cases are reported: rewritten, or replaced by another page;
/// once the file is right again, the button loads it.
async fn a_rewritten_late_file_is_said(test: Test) -> Result<()> {
    let build = Build::dist();
    let page = test.browser().await?;
    for path in [
        build.address("late-", ".wasm")?,
        build.address("late-styles-", ".css")?,
        build.address("knowledge-", ".bin")?,
        build.address("locales/late-en-", ".json")?,
    ] {
        let reply = match kind(&path) {
            // Texts have no integrity value; a host that answers everything with a page is detected.
            "application/json" => Reply::html("<!doctype html><title>Welcome</title>"),
            _ => rewritten(&path)?,
        };
        let site = Site::dist().reply(&path, reply).start()?;
        page.open(&site, "/#/learn").await?;
        page.sees("This part is missing on the site, or was changed on its way to you.")
            .await
            .with_context(|| path.clone())?;
        site.set_reply(&path, Reply::new(200, kind(&path), bytes(&path)?));
        page.click_name("Try again").await?;
        page.heading("How the barrier works")
            .await
            .with_context(|| format!("{path} is right again"))?;
    }
    // The label tables, which only the shelf needs.
    let labels = build.address("labels-", ".bin")?;
    let site = Site::dist().reply(&labels, rewritten(&labels)?).start()?;
    page.assess(&site, &Person::calm()).await?;
    page.visit("/shelf/new").await?;
    page.sees("The list of ingredient names did not arrive").await?;
    site.set_reply(&labels, Reply::new(200, kind(&labels), bytes(&labels)?));
    page.click_name("Try again").await?;
    page.until_js("!document.body.innerText.includes('ingredient names did not arrive')").await
}

/// A deploy while the page was loading is reported as a newer version.
async fn a_newer_build_is_said(test: Test) -> Result<()> {
    let page = test.browser().await?;
    for path in needed()? {
        let site = Site::dist()
            .reply(&path, Reply::not_found())
            .reply("/version.json", other_version())
            .start()?;
        page.open(&site, "/").await?;
        page.sees(NEWER).await.with_context(|| path.clone())?;
        page.accessible().await?;
    }
    Ok(())
}

/// The connection is blamed only if there is no answer at all.
async fn no_answer_is_the_connection(test: Test) -> Result<()> {
    const CUT_OFF: &str = r#"
    const real = window.fetch.bind(window);
    window.fetch = (address, ...rest) => /version\.json|_bg\.wasm/.test(String(address))
      ? Promise.reject(new TypeError("Failed to fetch")) : real(address, ...rest);"#;
    let site = Site::dist().init_script(CUT_OFF).start()?;
    let page = test.browser().await?;
    page.open(&site, "/").await?;
    page.sees("A part of the app did not arrive. Check your connection").await
}

/// After a deploy that removed the deferred part, an older tab is offered the newer version, and gets it.
async fn a_tab_from_before_a_deploy_is_led_on(test: Test) -> Result<()> {
    let late = Build::dist().address("late-", ".wasm")?;
    let site = Site::dist()
        .reply(&late, Reply::not_found())
        .reply("/version.json", other_version())
        .start()?;
    let page: Page = test.browser().await?;
    page.begin(&site).await?;
    page.fill_in(&Person::calm(), Some("goals")).await?;
    page.visit("/learn").await?;
    page.find(".toast button, .update button").await.context("no offer of the newer version")?;
    let (_folder, newer) = Build::dist().edited("Calm skin first.", "Calmer skin first.", 7)?;
    site.publish(newer.folder());
    site.set_reply(
        "/version.json",
        Reply::new(200, "application/json", newer.text("version.json")?),
    );
    site.set_reply(&late, Reply::new(200, "application/wasm", bytes(&late)?));
    // A link pressed at the same moment cancels the reload in WebKit; the next press reloads.
    page.js::<()>(
        "window.__testBefore = true; \
         document.querySelector('.toast button, .update button').click(); \
         setTimeout(() => document.querySelector('a[href*=about]').click(), 0);",
        vec![],
    )
    .await?;
    tokio::time::sleep(std::time::Duration::from_millis(1500)).await;
    if page.js("return Boolean(window.__testBefore);", vec![]).await? {
        page.click(".toast button, .update button").await?;
    }
    page.until_js("!window.__testBefore").await.context("the page was not loaded again")?;
    page.settled().await?;
    page.visit("/").await?;
    page.sees("Welcome back").await?;
    let stored = page.local_storage().await?;
    ensure!(stored.keys().any(|key| key.contains("slot-")), "the answers are gone: {stored:?}");
    Ok(())
}

/// A stand-in for the share sheet, which files use where a download may not arrive.
const SHARES: &str = r#"
(() => {
  window.__testShared = [];
  Object.defineProperty(navigator, "canShare", { configurable: true, value: ({ files }) => Boolean(files?.length) });
  Object.defineProperty(navigator, "share", { configurable: true, value: async ({ files }) => {
    for (const file of files) window.__testShared.push([file.name, await file.text()]);
  } });
})();"#;

fn surroundings(script: &str) -> String {
    format!("(() => {{ {script} }})();")
}

/// On an iOS home screen, and in the browsers of chat apps, files use the share sheet; elsewhere they are
/// downloads. The app decides by what the engine reports about itself.
async fn files_go_by_the_share_sheet_where_downloads_do_not_arrive(test: Test) -> Result<()> {
    let standalone = "Object.defineProperty(navigator, 'standalone', { value: true });";
    let agent = |name: &str| {
        format!(
            "Object.defineProperty(navigator, 'userAgent', {{ value: navigator.userAgent + ' {name}' }});"
        )
    };
    let cases = [
        (standalone.to_owned(), true),
        (agent("KAKAOTALK 10.8.3"), true),
        (agent("NAVER(inapp; search; 1000; 12.4.1)"), true),
        (agent("Line/13.1.0"), true),
        (agent("Instagram 300.0"), true),
        (agent("[FBAN/FBIOS;FBAV/400.0]"), true),
        (agent("; wv) Chrome/120"), true),
        (agent("EdgiOS/120 Safari/605"), false),
        (String::new(), false),
    ];
    let page = test.browser().await?;
    for (script, shared) in cases {
        let site = Site::dist()
            .init_script(SHARES)
            .init_script(scripts::CATCH_DOWNLOADS)
            .init_script(&surroundings(&script))
            .start()?;
        page.open(&site, "/").await?;
        page.settled().await?;
        let end: String = page
            .js_async("return barrierFirst.saveFile('a.json', 'application/json', '{}');", vec![])
            .await?;
        let sent: usize = page.js("return window.__testShared.length;", vec![]).await?;
        let saved = page.downloads().await?.len();
        let wanted = if shared { ("shared", 1, 0) } else { ("offered", 0, 1) };
        ensure!((end.as_str(), sent, saved) == wanted, "{script}: {end} {sent} {saved}");
    }
    Ok(())
}

/// A language whose file is unavailable is reported, the page stays as it is, and the next press loads it.
async fn a_language_that_does_not_come_is_said(test: Test) -> Result<()> {
    let korean = Build::dist().address("locales/ko-", ".json")?;
    let site = Site::dist().failing(&korean).start()?;
    let page = test.browser().await?;
    page.open(&site, "/?lang=en").await?;
    page.settled().await?;
    page.click_name("한국어").await?;
    page.sees("That language did not arrive, so the page stays as it is.").await?;
    page.until_js("document.documentElement.lang === 'en'").await?;
    site.heal();
    page.click_name("한국어").await?;
    page.until_js("document.documentElement.lang === 'ko'").await?;
    page.until_js("/[가-힣]/.test(document.querySelector('main h1').textContent)").await
}

/// In the browser of a chat app the page says how to get out, and backup, FHIR and calendar files all use the
/// share sheet; none is a download.
async fn inside_another_app_every_file_is_shared(test: Test) -> Result<()> {
    let kakao = "Object.defineProperty(navigator, 'userAgent', { value: navigator.userAgent + ' KAKAOTALK 10.8.3' });";
    let site = Site::dist()
        .init_script(SHARES)
        .init_script(scripts::CATCH_DOWNLOADS)
        .init_script(&surroundings(kakao))
        .start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::calm()).await?;
    page.visit("/data").await?;
    page.sees("This page is open inside another app").await?;
    page.find(".notice a[href$='/summary']").await.context("no link for the clinic")?;
    let files = [
        ("/data", "Save backup"),
        ("/summary", "Save FHIR file"),
        ("/data", "Save the calendar file"),
    ];
    for (n, (route, button)) in files.into_iter().enumerate() {
        page.visit(route).await?;
        if button == "Save the calendar file" {
            page.click(".take > summary").await?;
        }
        page.click_name(button).await?;
        page.until_js(&format!("window.__testShared.length === {}", n + 1))
            .await
            .context(button)?;
        page.sees("The file went to the app that you chose.").await?;
    }
    ensure!(page.downloads().await?.is_empty(), "a download that may not arrive");
    Ok(())
}

/// In a view that has no share sheet and drops downloads, the app claims no success, and says how to get out
/// wherever a file is requested.
async fn inside_another_app_no_file_is_claimed(test: Test) -> Result<()> {
    const NO_SHEET: &str = "for (const name of ['share', 'canShare']) \
        Object.defineProperty(navigator, name, { configurable: true, value: undefined });";
    let view = "Object.defineProperty(navigator, 'userAgent', { value: navigator.userAgent + ' NAVER(inapp; search; 1000; 12.4.1)' });";
    let site = Site::dist()
        .init_script(scripts::CATCH_DOWNLOADS)
        .init_script(&surroundings(NO_SHEET))
        .init_script(&surroundings(view))
        .start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::calm()).await?;
    for (route, button) in [
        ("/data", "Save backup"),
        ("/summary", "Save FHIR file"),
        ("/plan", "Save the calendar file"),
    ] {
        page.visit(route).await?;
        if route == "/plan" {
            page.click(".take > summary").await?;
        }
        page.click_name(button).await?;
        page.sees(
            "The file was offered for saving, but inside another app it often does not arrive.",
        )
        .await
        .context(button)?;
        let said = page.text("main").await?;
        ensure!(!said.contains("Your browser was asked"), "{button}: {said}");
    }
    ensure!(page.downloads().await?.len() == 3, "not offered");
    page.accessible().await
}

journeys!(
    a_rewritten_file_is_said,
    a_rewritten_start_is_said,
    a_rewritten_late_file_is_said,
    a_newer_build_is_said,
    no_answer_is_the_connection,
    a_tab_from_before_a_deploy_is_led_on,
    files_go_by_the_share_sheet_where_downloads_do_not_arrive,
    a_language_that_does_not_come_is_said,
    inside_another_app_every_file_is_shared,
    inside_another_app_no_file_is_claimed,
);
