//! Messages between the app in a frame and the host page, and the limits of a hostile host page.

use browser_tests::host::{Pair, answer, answer_all, app, click, details, heard, inside, no_icon};
use browser_tests::{
    Engine, Headers, Options, Page, Person, Reply, Result, Site, Test, ensure, journeys, repository,
};
use serde_json::{Value, json};

/// Posts a message to the frame as a stranger would.
async fn post(page: &Page, script: &str) -> Result<()> {
    page.js_async::<Value>(
        &format!(
            "const frame = document.getElementById('one').shadowRoot.querySelector('iframe').contentWindow; {script}"
        ),
        vec![],
    )
    .await
    .map(drop)
}

/// Forged, early, oversized and endless messages change nothing.
async fn forged_messages_change_nothing(test: Test) -> Result<()> {
    let pair = Pair::new("", "")?;
    let page = pair.begun(&test).await?;
    page.leave_frames().await?;
    // A second "init", with its own port, and commands without a port.
    post(
        &page,
        r#"
        window.stolen = [];
        const channel = new MessageChannel();
        channel.port1.onmessage = ({ data }) => window.stolen.push(data);
        frame.postMessage(JSON.stringify({ barrierFirst: 1, type: "init", size: "fixed", share: true }), "*", [channel.port2]);
        channel.port1.postMessage(JSON.stringify({ type: "reset" }));
        for (const one of [{ type: "reset" }, { barrierFirst: 1, type: "reset" }, "reset", null, 7, { type: "lang", lang: "ko" }])
          frame.postMessage(typeof one === "string" ? one : JSON.stringify(one), "*");
        frame.postMessage({ type: "reset" }, "*");
        // To the element, as if it were the app: another window, the same window, a forged port.
        for (const name of ["hello", "ready", "complete", "share"])
          postMessage(JSON.stringify({ barrierFirst: 1, type: name, text: "{}" }), "*");
        await new Promise((done) => setTimeout(done, 300));"#,
    )
    .await?;
    let stolen: Vec<String> = page.js("return window.stolen;", vec![]).await?;
    ensure!(stolen.is_empty(), "the second port was told {stolen:?}");
    let names: Vec<String> = page.js("return window.names();", vec![]).await?;
    ensure!(!names.iter().any(|name| name == "complete" || name == "share"), "{names:?}");
    ensure!(names.iter().filter(|name| *name == "ready").count() == 1, "{names:?}");
    inside(&page, "one").await?;
    page.until_js(
        "document.documentElement.lang === 'en' && document.querySelector('form.question')",
    )
    .await?;
    ensure!(page.js::<bool>("return localStorage.length > 0;", vec![]).await?, "it was reset");
    pair.clean(&page).await
}

/// A hostile host page that speaks the protocol itself, with a port, achieves little.
async fn a_hostile_host_gets_little(test: Test) -> Result<()> {
    let app = app().start()?;
    let script = format!(
        r#"
        window.told = [];
        window.early = 0;
        addEventListener("message", ({{ data, origin, source }}) => {{
          if (origin !== "{0}" || JSON.parse(data).type !== "hello") return;
          const {{ port1, port2 }} = new MessageChannel();
          window.port = port1;
          port1.onmessage = ({{ data }}) => window.told.push(JSON.parse(data));
          // Commands before the app is there.
          for (let n = 0; n < 3; n += 1) port1.postMessage(JSON.stringify({{ type: "lang", lang: "ko" }}));
          source.postMessage(JSON.stringify({{ barrierFirst: 2, type: "init", size: "auto" }}), origin, [new MessageChannel().port2]);
          source.postMessage("x".repeat(5000), origin, [new MessageChannel().port2]);
          source.postMessage(JSON.stringify({{ barrierFirst: 1, type: "init", size: "auto", share: true,
            theme: {{ accent: "url(https://example.com/x)", font: "a; background: red", radius: "9e9px", __proto__: null }} }}), origin, [port2]);
        }});
        "#,
        app.origin()
    );
    let html = format!(
        "<!doctype html><html lang=en><head><title>Bad</title><script src=/bad.js></script></head><body><h1>Bad</h1>\
         <iframe id=frame title=app width=800 height=600 src=\"{}/\"></iframe></body></html>",
        app.origin()
    );
    let host = Site::dist()
        .headers(Headers::None)
        .reply("/", Reply::html(html))
        .reply("/favicon.ico", no_icon())
        .reply("/bad.js", Reply::new(200, "text/javascript", script))
        .start()?;
    let page = test.browser().await?;
    page.open(&host, "/").await?;
    page.until_js("window.told?.some(({ type }) => type === 'ready')").await?;
    page.js_async::<Value>(
        r#"
        // Too long, not text, not JSON, not known, and far too many.
        port.postMessage(JSON.stringify({ type: "reset", pad: "x".repeat(5000) }));
        port.postMessage({ type: "reset" });
        port.postMessage(new ArrayBuffer(1 << 20));
        port.postMessage("{");
        port.postMessage("null");
        port.postMessage(JSON.stringify({ type: "answers" }));
        port.postMessage(JSON.stringify({ type: "eval", code: "1" }));
        port.postMessage(JSON.stringify({ type: "lang", lang: "../../x" }));
        port.postMessage(JSON.stringify({ type: "lang", lang: "x".repeat(300) }));
        for (let n = 0; n < 5000; n += 1) port.postMessage(JSON.stringify({ type: "lang", lang: n % 2 ? "en" : "xx" }));
        await new Promise((done) => setTimeout(done, 500));"#,
        vec![],
    )
    .await?;
    let loads = app.requests().iter().filter(|one| one.path.starts_with("/locales/")).count();
    ensure!(loads <= 20, "{loads} files of words were fetched");
    page.enter_frame("#frame").await?;
    page.settled().await?;
    // The first of the many were accepted, the rest were not; which was the last is a matter of timing.
    page.until_js("['en', 'ko'].includes(document.documentElement.lang)").await?;
    let style: String = page.js("return document.documentElement.style.cssText;", vec![]).await?;
    ensure!(style.is_empty(), "styles came in: {style}");
    click(&page, ".hero .button").await?;
    answer(&page, &Person::calm(), "age_band").await?;
    page.leave_frames().await?;
    page.until_js("window.told.some(({ type, index }) => type === 'step' && index === 2)").await?;
    let early: Vec<String> = page
        .js(
            "const types = window.told.map(({ type }) => type); \
             return types.slice(0, types.indexOf('ready')).filter((type) => type !== 'height');",
            vec![],
        )
        .await?;
    ensure!(early.is_empty(), "told before the app was there: {early:?}");
    let told: String = page.js("return JSON.stringify(window.told);", vec![]).await?;
    ensure!(!told.contains("25_44") && !told.contains("age_band"), "an answer was told: {told}");
    page.enter_frame("#frame").await?;
    page.no_errors().await
}

/// In a page missing from the header's list nothing runs; one missing from the build's list gets no messages.
async fn a_page_that_is_not_listed_gets_nothing(test: Test) -> Result<()> {
    let pair = Pair::of(Site::dist().framed_by("https://www.clinic.example").start()?, "", "")?;
    let page = test.browser().await?;
    page.goto(&pair.url("/")).await?;
    page.until("the attempt", async || {
        Ok(pair.app.requests().iter().any(|one| one.path == "/").then_some(()))
    })
    .await?;
    page.until_js("document.readyState === 'complete'").await?;
    let wasm = pair.app.requests().iter().any(|one| one.path.ends_with(".wasm"));
    ensure!(!wasm, "it runs in a page that is not listed");

    let html = browser_tests::Build::dist().text("index.html")?;
    let app = app()
        .reply(
            "/",
            Reply::html(
                html.replace("data-hosts=\"\"", "data-hosts=\"https://www.clinic.example\""),
            ),
        )
        .start()?;
    let pair = Pair::of(app, "", "")?;
    page.goto(&pair.url("/")).await?;
    inside(&page, "one").await?;
    let connected: bool =
        page.js("return document.documentElement.dataset.embed === 'sized';", vec![]).await?;
    page.leave_frames().await?;
    let names: Vec<String> = page.js("return window.names();", vec![]).await?;
    ensure!(!connected && names.is_empty(), "a page that is not listed heard {names:?}");
    Ok(())
}

/// The host page's colours are accepted if all are readable, and rejected by name if not.
async fn colours_are_taken_or_refused(test: Test) -> Result<()> {
    let pair = Pair::new("", "")?;
    let page = test.browser().await?;
    pair.open(&page).await?;
    let set = async |name: &str, value: &str| {
        page.js::<Value>(
            "document.getElementById('one').style.setProperty(arguments[0], arguments[1]); \
             document.body.className = String(Math.random());",
            vec![json!(name), json!(value)],
        )
        .await
    };
    let token = async |name: &str| -> Result<String> {
        page.js(
            "return getComputedStyle(document.documentElement).getPropertyValue(arguments[0]).trim();",
            vec![json!(name)],
        )
        .await
    };
    set("--barrier-first-accent", "rgb(26, 79, 138)").await?;
    set("--barrier-first-radius", "2px").await?;
    inside(&page, "one").await?;
    page.until("the colour", async || {
        Ok((token("--barrier-first-accent").await? == "#1a4f8a").then_some(()))
    })
    .await?;
    // Each change of the host's style is a separate message.
    page.until("the radius", async || {
        Ok((token("--barrier-first-radius").await? == "2px").then_some(()))
    })
    .await?;
    page.js::<Value>("window.said = []; console.warn = (text) => window.said.push(text);", vec![])
        .await?;
    page.leave_frames().await?;
    set("--barrier-first-accent", "#9fd8d5").await?;
    inside(&page, "one").await?;
    page.until("the app's own colour", async || {
        Ok((token("--barrier-first-accent").await? == "#0b5f5c").then_some(()))
    })
    .await?;
    let said: Vec<String> = page.js("return window.said;", vec![]).await?;
    ensure!(
        said.iter().any(|text| text.contains("--barrier-first-accent") && text.contains("4.5")),
        "{said:?}"
    );
    // On white, the host page shows through; a dark scheme in a white page paints its own background.
    page.until_js("document.documentElement.hasAttribute('data-see-through')").await?;
    page.accessible().await?;
    page.leave_frames().await?;
    page.js::<Value>("document.getElementById('one').theme = 'dark';", vec![]).await?;
    inside(&page, "one").await?;
    page.until_js("document.documentElement.dataset.theme === 'dark' && !document.documentElement.hasAttribute('data-see-through')").await?;
    page.accessible().await?;
    // The person's choice takes precedence.
    page.click(".menu__button").await?;
    page.pick("theme-light").await?;
    page.until_js("document.documentElement.dataset.theme === 'light'").await?;
    page.leave_frames().await?;
    page.js::<Value>("document.getElementById('one').theme = 'auto';", vec![]).await?;
    page.js::<Value>("document.getElementById('one').theme = 'dark';", vec![]).await?;
    inside(&page, "one").await?;
    page.until_js("document.documentElement.dataset.hostTheme === 'dark'").await?;
    ensure!(token("--bg").await? == "#f6f4ee", "the page overrode the person");
    pair.clean(&page).await
}

/// An extension that darkens pages adds its own sheet that overrides every colour set by a script (as Dark
/// Reader does). The host page's colours are judged as given, not as the extension shows them.
const DARKENER: &str = r#"
addEventListener("DOMContentLoaded", () => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { transition: color 0.3s !important } [style*=color] { color: #e8e6e3 !important; background-color: #181a1b !important }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
});"#;

async fn an_accent_is_taken(page: &Page, pair: &Pair) -> Result<()> {
    page.js::<Value>(
        "document.getElementById('one').style.setProperty('--barrier-first-accent', '#1a4f8a');",
        vec![],
    )
    .await?;
    inside(page, "one").await?;
    page.until_js(
        "document.documentElement.style.getPropertyValue('--barrier-first-accent') === '#1a4f8a'",
    )
    .await?;
    let said: Vec<String> = page.js("return window.__testWarned;", vec![]).await?;
    ensure!(!said.iter().any(|text| text.contains("contrast")), "an untrue word: {said:?}");
    pair.clean(page).await
}

/// Records the console warnings in the frame.
const WARNED: &str = "window.__testWarned = []; const warn = console.warn.bind(console); \
    console.warn = (...parts) => { window.__testWarned.push(parts.join(' ')); warn(...parts); };";

/// Under an extension that darkens pages the host page's colours are accepted, and no false warning is
/// logged.
async fn a_darkening_extension_changes_no_verdict(test: Test) -> Result<()> {
    let app = app().init_script(WARNED).init_script(DARKENER).start()?;
    let pair = Pair::of(app, "", "")?;
    let page = test.browser().await?;
    pair.open(&page).await?;
    an_accent_is_taken(&page, &pair).await
}

/// In a high-contrast mode the host page's colours are judged as given, and the person's are displayed.
/// (Firefox reports the forced colours to scripts, Chromium the given ones; WebKit has no such mode.)
async fn forced_colours_change_no_verdict(test: Test) -> Result<()> {
    let pair = Pair::of(app().init_script(WARNED).start()?, "", "")?;
    let page = test.browser_with(Options { forced_colours: true, ..Options::default() }).await?;
    match test.engine() {
        Engine::Chromium => page.prefer(&[("forced-colors", "active")]).await?,
        Engine::Firefox => {}
        Engine::WebKit => return Ok(()),
    }
    // The emulation does not reach frames of another site; by IP address the host is the same site.
    page.goto(&pair.host.url("/")).await?;
    heard(&page, "ready").await?;
    an_accent_is_taken(&page, &pair).await?;
    inside(&page, "one").await?;
    page.until_js("matchMedia('(forced-colors: active)').matches").await
}

/// The frame's script and the Rust code reach the same verdicts (tests/it/themes.rs).
async fn both_sides_judge_colours_alike(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    page.open(&site, "/").await?;
    page.settled().await?;
    let text = std::fs::read_to_string(repository().join("tests/fixtures/themes.json"))?;
    let cases: Vec<Value> = serde_json::from_str(&text)?;
    ensure!(cases.len() > 10, "hardly any cases");
    for case in cases {
        let found: Value = page
            .js_async(
                "const name = document.querySelector('script[data-frame]').dataset.frame; \
                 const { check } = await import(new URL(name, document.baseURI).href); \
                 const { set, refused } = check(given[0]); \
                 return { taken: set, refused: Object.keys(refused).sort() };",
                vec![case["given"].clone()],
            )
            .await?;
        let wanted = json!({ "taken": case["taken"], "refused": case["refused"] });
        ensure!(found == wanted, "{}: {found}, not {wanted}", case["given"]);
    }
    Ok(())
}

/// The summary is sent only when the person presses the button, and is then, byte for byte, the one in the
/// preview; without `accept-share` it is not even offered.
async fn the_summary_is_what_the_preview_showed(test: Test) -> Result<()> {
    let pair = Pair::new("accept-share", "")?;
    let page = test.browser().await?;
    pair.open(&page).await?;
    inside(&page, "one").await?;
    answer_all(&page, &Person::pregnant()).await?;
    click(&page, "main .actions .button").await?;
    page.find(".stage").await?;
    click(&page, "a[href='#/plan']").await?;
    click(&page, "a[href='#/summary']").await?;
    let text = page.text("[aria-labelledby=share]").await?;
    ensure!(text.contains(pair.url("").trim_end_matches('/')), "not said to whom: {text}");
    page.accessible().await?;
    let preview = async || -> Result<String> {
        page.js("return document.querySelector('[aria-labelledby=share] pre').textContent;", vec![])
            .await
    };
    let first = preview().await?;
    ensure!(!first.contains("\"answers\"") && first.contains("\"treatments\""), "{first}");
    page.leave_frames().await?;
    ensure!(details(&page, "share").await?.is_empty(), "sent without the button");
    inside(&page, "one").await?;
    click(&page, "[aria-labelledby=share] .button").await?;
    page.sees("Handed over to the page of the clinic.").await?;
    // With the answers too, and again only by the button.
    page.js::<Value>("document.getElementById('share-answers').click();", vec![]).await?;
    page.gone("[aria-labelledby=share] .notice").await?;
    let second = preview().await?;
    ensure!(second.contains("\"pregnant\""), "{second}");
    page.leave_frames().await?;
    ensure!(details(&page, "share").await?.len() == 1, "sent without the button");
    inside(&page, "one").await?;
    click(&page, "[aria-labelledby=share] .button").await?;
    page.leave_frames().await?;
    page.until_js("window.names().filter((name) => name === 'share').length === 2").await?;
    for (sent, shown) in details(&page, "share").await?.iter().zip([first, second]) {
        ensure!(sent["text"].as_str() == Some(&*shown), "sent: {}\nshown: {shown}", sent["text"]);
        ensure!(sent["summary"] == serde_json::from_str::<Value>(&shown)?, "another summary");
    }
    page.js::<Value>("document.getElementById('one').acceptShare = false;", vec![]).await?;
    inside(&page, "one").await?;
    click(&page, "a[href='#/plan']").await?;
    click(&page, "a[href='#/summary']").await?;
    page.find(".sheet").await?;
    ensure!(page.count("[aria-labelledby=share]").await? == 0, "offered although nobody asks");
    pair.clean(&page).await
}

journeys!(
    forged_messages_change_nothing,
    a_hostile_host_gets_little,
    a_page_that_is_not_listed_gets_nothing,
    colours_are_taken_or_refused,
    both_sides_judge_colours_alike,
    the_summary_is_what_the_preview_showed,
    a_darkening_extension_changes_no_verdict,
    forced_colours_change_no_verdict,
);
