//! The harness tested on itself: a tiny site, in every engine.

use std::path::Path;
use std::time::Duration;

use browser_tests::worker_probe::{LIMIT, empty_worker, installs_workers};
use browser_tests::{
    Context, Engine, Headers, Key, Options, Reply, Result, Site, SiteBuilder, Test, ensure,
    journeys, scripts,
};

const PAGE: &str = r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tiny</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="style.css">
<script type="module" src="app.js"></script>
</head>
<body>
<main>
<h1 tabindex="-1">Start</h1>
<form>
<fieldset>
<legend>Does it sting?</legend>
<input type="radio" name="sting" value="yes" id="yes"><label for="yes">Yes, it <b>does</b></label>
<input type="radio" name="sting" value="no" id="no"><label for="no">No</label>
</fieldset>
<label for="pace">Pace</label>
<select name="pace" id="pace"><option value="slow">Slow</option><option value="fast">Fast</option></select>
<label for="note">Note</label><input id="note" name="note">
<button type="button" id="go"><svg aria-hidden="true" width="8" height="8"></svg> Go on</button>
</form>
<p id="said"></p>
<p><a href="?lang=ko#next">Next</a></p>
<button type="button" id="save">Save a file</button>
</main>
</body>
</html>"#;

const APP: &str = r##"
const said = document.querySelector("#said");
const heading = document.querySelector("h1");
const keep = (value) => { try { localStorage.setItem("tiny", value); return "kept"; } catch { return "not kept"; } };
document.querySelector("#go").addEventListener("click", () => {
  const chosen = document.querySelector("[name=sting]:checked")?.value ?? "nothing";
  const pace = document.querySelector("[name=pace]").value;
  const note = document.querySelector("[name=note]").value;
  // The answer takes a moment, as an app's may.
  setTimeout(() => {
    said.textContent = `${chosen}, ${pace}, ${note}: ${keep(chosen)}`;
    heading.textContent = "Done";
    heading.focus();
  }, 60);
});
document.querySelector("#save").addEventListener("click", () => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["BEGIN:VCALENDAR"], { type: "text/calendar" }));
  link.download = "plan.ics";
  link.click();
});
const worker = window.trustedTypes
  ? trustedTypes.createPolicy("barrier-first", { createScriptURL: (url) => url }).createScriptURL("sw.js")
  : "sw.js";
if (navigator.serviceWorker) navigator.serviceWorker.register(worker).catch((error) => console.warn(String(error)));
fetch("data.json?v=1").then((answer) => { document.body.dataset.data = String(answer.status); });
"##;

const WORKER: &str = r#"
const files = ["./", "style.css", "app.js", "data.json?v=1"];
addEventListener("install", (event) => event.waitUntil(caches.open("tiny").then((cache) => cache.addAll(files))));
addEventListener("fetch", (event) => event.respondWith(
  caches.match(event.request, { ignoreSearch: event.request.mode === "navigate" }).then((found) => found || fetch(event.request))));
"#;

/// Writes the tiny site into a folder that goes when the test ends.
fn tiny() -> Result<(tempfile::TempDir, SiteBuilder)> {
    let folder = tempfile::tempdir()?;
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text);
    write("index.html", PAGE)?;
    write("app.js", APP)?;
    write("style.css", "h1 { color: #124 } label { display: inline-block }")?;
    write("data.json", "{}")?;
    write("sw.js", WORKER)?;
    // An empty module: magic number and version.
    std::fs::write(folder.path().join("empty.wasm"), b"\0asm\x01\0\0\0")?;
    let site = Site::folder(folder.path());
    Ok((folder, site))
}

async fn a_person_finds_their_way(test: Test) -> Result<()> {
    let (_folder, site) = tiny()?;
    let site = site.start()?;
    let page = test.browser().await?;
    page.open(&site, "/").await?;
    page.heading("Start").await?;
    page.choose("sting", "yes").await?;
    ensure!(page.is_chosen("sting", "yes").await?);
    page.click_name("No").await?;
    page.select("pace", "fast").await?;
    page.fill("#note", "with care").await?;
    page.click_name("Go on").await?;
    page.heading("Done").await?;
    page.focus_on("h1").await?;
    page.sees("no, fast, with care: kept").await?;
    let stored = page.local_storage().await?;
    ensure!(stored.get("tiny").map(String::as_str) == Some("no"), "{stored:?}");

    page.click_name("Next").await?;
    page.until_js("location.hash === '#next'").await?;
    page.back().await?;
    page.until_js("location.hash === ''").await?;
    page.reload().await?;
    page.heading("Start").await?;
    ensure!(page.local_storage().await?.contains_key("tiny"), "lost on reload");

    page.press(Key::Tab).await?;
    page.focus_on("input, a, button").await?;
    page.press(Key::Tab).await?;
    ensure!(!page.focused_name().await?.is_empty());
    page.fits_sideways().await?;
    page.no_errors().await?;
    ensure!(site.policy_reports().is_empty(), "{:?}", site.policy_reports());
    Ok(())
}

async fn a_wrong_name_is_explained(test: Test) -> Result<()> {
    let (_folder, site) = tiny()?;
    let site = site.start()?;
    let page = test.browser().await?;
    page.open(&site, "/").await?;
    let hasty = page.patience(std::time::Duration::from_millis(200));
    let error = hasty.click_name("Go away").await.unwrap_err();
    let text = format!("{error:#}");
    ensure!(text.contains("Go away") && text.contains("Go on"), "{text}");
    ensure!(text.contains("Yes, it does"), "{text}");
    Ok(())
}

async fn axe_runs_under_the_strict_policy(test: Test) -> Result<()> {
    let (folder, site) = tiny()?;
    let site = site.headers(Headers::Strict).start()?;
    let page = test.browser().await?;
    page.open(&site, "/").await?;
    page.accessible().await?;
    let spoiled = PAGE.replace("<label for=\"note\">Note</label>", "");
    std::fs::write(folder.path().join("spoiled.html"), spoiled)?;
    page.open(&site, "/spoiled.html").await?;
    let violations = page.axe().await?;
    ensure!(
        violations.len() == 1
            && violations[0].rule == "label"
            && violations[0].text.contains("#note"),
        "{violations:?}"
    );
    Ok(())
}

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

async fn downloads_are_caught(test: Test) -> Result<()> {
    let (_folder, site) = tiny()?;
    let site = site.init_script(scripts::CATCH_DOWNLOADS).start()?;
    let page = test.browser().await?;
    page.open(&site, "/").await?;
    page.click_name("Save a file").await?;
    let downloads = page.downloads().await?;
    ensure!(downloads == [("plan.ics".to_owned(), "BEGIN:VCALENDAR".to_owned())], "{downloads:?}");
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

/// What tells a browser that installs no worker any more from a site whose worker is at fault.
async fn a_browser_that_installs_no_worker_is_told(test: Test) -> Result<()> {
    let page = test.browser().await?;
    ensure!(
        installs_workers(&page, empty_worker(), LIMIT).await?,
        "an empty worker does not come up"
    );
    let broken = Reply::new(200, "text/javascript", "throw new Error('at once');");
    ensure!(
        !installs_workers(&page, broken, Duration::from_secs(5)).await?,
        "a worker that throws counts as installed"
    );
    Ok(())
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

async fn sizes_languages_and_pictures(test: Test) -> Result<()> {
    let (_folder, site) = tiny()?;
    let site = site.start()?;
    let page = test
        .browser_with(Options {
            width: 640,
            height: 700,
            language: "ko".into(),
            ..Options::default()
        })
        .await?;
    page.open(&site, "/").await?;
    let language: String = page.js("return navigator.language;", vec![]).await?;
    ensure!(language.starts_with("ko"), "{language}");
    let size: (u32, u32) = page.js("return [innerWidth, innerHeight];", vec![]).await?;
    ensure!(size == (640, 700), "{size:?}");
    let picture = page.screenshot(&format!("harness/{}", test.engine())).await?;
    ensure!(png_width(&picture)? >= 640);
    Ok(())
}

async fn the_next_journey_finds_nothing_of_this_one(test: Test) -> Result<()> {
    let (_folder, site) = tiny()?;
    let site = site.start()?;
    let page = test.browser().await?;
    page.set_size(700, 600).await?;
    if page.engine() == Engine::Chromium {
        page.before_load(scripts::BLOCK_STORAGE).await?;
        page.prefer(&[("prefers-color-scheme", "dark")]).await?;
        page.slow_down(4).await?;
    }
    page.new_tab().await?;
    page.open(&site, "/").await?;
    page.choose("sting", "yes").await?;
    page.click_name("Go on").await?;
    page.sees("yes, slow, : kept").await?;
    page.service_worker(&site).await?;

    let page = test.next_journey(page).await?;
    ensure!(page.driver().windows().await?.len() == 1, "a tab is left");
    ensure!(page.url().await? == "about:blank", "{}", page.url().await?);
    let (_folder, other) = tiny()?;
    let other = other.start()?;
    ensure!(other.origin() != site.origin(), "an origin twice: {}", other.origin());
    page.open(&other, "/").await?;
    page.heading("Start").await?;
    ensure!(page.local_storage().await?.is_empty(), "{:?}", page.local_storage().await?);
    page.until_js("innerWidth === 1024 && matchMedia('(prefers-color-scheme: light)').matches")
        .await?;
    page.click_name("Go on").await?;
    page.sees("nothing, slow, : kept").await?;
    page.no_errors().await
}

async fn chromium_can_pretend(test: Test) -> Result<()> {
    let (_folder, site) = tiny()?;
    let site = site.untouched().start()?;
    let page = test
        .browser_with(Options { width: 320, height: 640, mobile: true, ..Options::default() })
        .await?;
    page.before_load(scripts::BLOCK_STORAGE).await?;
    page.before_load(&scripts::fixed_time(1_700_000_000_000)).await?;
    page.prefer(&[("prefers-color-scheme", "dark"), ("forced-colors", "active")]).await?;
    page.slow_down(4).await?;
    page.open(&site, "/").await?;
    page.click_name("Go on").await?;
    page.sees("not kept").await?;
    page.until_js("matchMedia('(prefers-color-scheme: dark) and (forced-colors: active)').matches")
        .await?;
    page.until_js("innerWidth === 320 && Math.abs(Date.now() - 1_700_000_000_000) < 60_000")
        .await?;
    ensure!(page.set_size(768, 900).await? == (768, 900));
    let picture = page.full_screenshot("harness/whole").await?;
    ensure!(png_width(&picture)? == 768);
    Ok(())
}

/// A PNG's width stands in its bytes 16 to 19.
fn png_width(path: &Path) -> Result<u32> {
    let bytes = std::fs::read(path)?;
    let width = bytes.get(16..20).context("not a picture")?;
    Ok(u32::from_be_bytes(width.try_into()?))
}

#[test]
fn engines_have_names() {
    for engine in [Engine::Chromium, Engine::Firefox, Engine::WebKit] {
        assert_eq!(engine.to_string(), engine.name());
    }
}

journeys!(
    a_person_finds_their_way,
    a_wrong_name_is_explained,
    axe_runs_under_the_strict_policy,
    storage_can_be_blocked,
    requests_are_recorded,
    the_policy_is_in_force,
    shipped_headers_are_used,
    downloads_are_caught,
    it_works_offline,
    a_browser_that_installs_no_worker_is_told,
    two_origins_and_a_frame,
    the_next_journey_finds_nothing_of_this_one,
    sizes_languages_and_pictures,
);
/// What decides whether a failed journey is begun once more.
async fn a_crash_is_told_from_a_failure(test: Test) -> Result<()> {
    let (_folder, site) = tiny()?;
    let site = site.start()?;
    let page = test.browser().await?;
    page.open(&site, "/").await?;
    ensure!(page.patience(Duration::from_millis(50)).find("#none").await.is_err(), "found");
    ensure!(page.browser().answers().await, "a failure counts as a crash");
    ensure!(page.goto("chrome://crash").await.is_err(), "it did not crash");
    ensure!(!page.browser().answers().await, "a crash is not noticed");
    Ok(())
}

journeys!(only Chromium: chromium_can_pretend, a_crash_is_told_from_a_failure);
