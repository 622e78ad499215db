//! The app in the page of a clinic, on an origin of its own: what passes between them, what a hostile
//! page can and cannot do, and how the frame behaves in the page.

use browser_tests::{
    Context, Headers, Key, Options, Page, Person, Reply, Result, Site, Test, ensure, journeys,
    repository, scripts,
};
use serde_json::{Value, json};

/// A clinic's site and the app it shows, each an origin of its own.
struct Pair {
    app: Site,
    host: Site,
}

/// The app, shown by any page of this machine.
fn app() -> browser_tests::SiteBuilder {
    Site::dist().framed_by("http://127.0.0.1:* http://localhost:*")
}

/// The policy of a strict clinic: the two lines of the guide, and nothing inline.
fn strict(app: &Site) -> String {
    let app = app.origin();
    format!(
        "default-src 'none'; script-src 'self' {app}; style-src 'self'; \
         img-src 'self'; frame-src {app}; \
         base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; \
         report-uri /__test__/policy"
    )
}

/// Browsers ask for one by themselves.
fn no_icon() -> Reply {
    Reply::new(200, "image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'/>")
}

fn file(name: &str) -> Result<String> {
    let path = repository().join("tests/browser/host").join(name);
    std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))
}

impl Pair {
    /// The hostile page with one element.
    fn new(attributes: &str, content: &str) -> Result<Pair> {
        Pair::of(app().start()?, attributes, content)
    }

    fn of(app: Site, attributes: &str, content: &str) -> Result<Pair> {
        let page = file("hostile.html")?
            .replace("APP", &app.origin())
            .replace("ATTRIBUTES", attributes)
            .replace("CONTENT", content);
        let reply = |kind: &str, body: String| {
            Reply::new(200, kind, body).header("content-security-policy", &strict(&app))
        };
        let host = Site::dist()
            .headers(Headers::None)
            .reply("/", reply("text/html; charset=utf-8", page))
            .reply("/favicon.ico", no_icon())
            .reply("/hostile.css", reply("text/css", file("hostile.css")?))
            .reply("/host.js", reply("text/javascript", file("host.js")?))
            .start()?;
        Ok(Pair { app, host })
    }

    /// Opens the page and waits for the app in it.
    async fn open(&self, page: &Page) -> Result<()> {
        page.goto(&self.url("/")).await?;
        heard(page, "ready").await
    }

    /// The clinic's address: another site than the app's, so that browsers keep storage apart.
    /// A browser in the frame of the first element, with one question answered.
    async fn begun(&self, test: &Test) -> Result<Page> {
        let page = test.browser().await?;
        self.open(&page).await?;
        inside(&page, "one").await?;
        click(&page, ".hero .button").await?;
        answer(&page, &Person::calm(), "age_band").await?;
        Ok(page)
    }

    fn url(&self, path: &str) -> String {
        self.host.url(path).replace("127.0.0.1", "localhost")
    }

    /// Nothing went wrong on either side, and nothing was refused by a policy.
    async fn clean(&self, page: &Page) -> Result<()> {
        page.leave_frames().await?;
        page.no_errors().await?;
        for site in [&self.app, &self.host] {
            let reports = site.policy_reports();
            ensure!(reports.is_empty(), "refused by the policy: {reports:?}");
        }
        Ok(())
    }
}

/// Waits until the page has heard an event.
async fn heard(page: &Page, name: &str) -> Result<()> {
    page.until_js(&format!("window.names && window.names().includes('{name}')")).await
}

/// All details of an event that the page has heard.
async fn details(page: &Page, name: &str) -> Result<Vec<Value>> {
    page.js(
        "return window.heard.filter((one) => one.name === arguments[0]).map(({ detail }) => detail);",
        vec![json!(name)],
    )
    .await
}

/// Goes into the frame of an element, where the app runs.
async fn inside(page: &Page, id: &str) -> Result<()> {
    enter(page, id).await?;
    page.settled().await
}

/// Goes into the frame of an element, whatever is in it.
async fn enter(page: &Page, id: &str) -> Result<()> {
    page.leave_frames().await?;
    // Browsers let frames out of sight sleep.
    page.js::<Value>(
        "const { top, bottom } = document.getElementById(arguments[0]).getBoundingClientRect(); \
         if (bottom < 0 || top > innerHeight) document.getElementById(arguments[0]).scrollIntoView();",
        vec![json!(id)],
    )
    .await?;
    let frame = page
        .until("the frame", async || {
            let found = page
                .driver()
                .execute(
                    "return document.getElementById(arguments[0]).shadowRoot.querySelector('iframe');",
                    vec![json!(id)],
                )
                .await?;
            Ok(if found.json().is_null() { None } else { Some(found.element()?) })
        })
        .await?;
    frame.enter_frame().await?;
    Ok(())
}

/// Clicks something in the frame. WebKit scrolls no page of another site around a frame, so what
/// lies below the window is out of WebDriver's reach.
async fn click(page: &Page, css: &str) -> Result<()> {
    page.find(css).await?;
    page.js::<Value>("document.querySelector(arguments[0]).click();", vec![json!(css)]).await?;
    Ok(())
}

/// Answers by hand until a page without a question comes; in a frame the address says nothing.
async fn answer_all(page: &Page, person: &Person) -> Result<usize> {
    click(page, ".hero .button").await?;
    let mut asked = 0;
    loop {
        page.until_js("document.querySelector('form.question, main .actions .button')").await?;
        let question: Option<String> = page
            .js(
                "const field = document.querySelector('form.question input'); return field && field.name;",
                vec![],
            )
            .await?;
        let Some(id) = question else { return Ok(asked) };
        asked += 1;
        answer(page, person, &id).await?;
    }
}

/// Answers the question shown and waits for what comes after it.
async fn answer(page: &Page, person: &Person, id: &str) -> Result<()> {
    let script = r#"
        const [id, values] = given;
        const wait = () => new Promise((done) => setTimeout(done, 1));
        const mine = () => document.getElementById(`${id}-0`)?.closest("form");
        for (const end = Date.now() + 5000; !mine() && Date.now() < end; ) await wait();
        const form = mine();
        for (const value of values ?? []) {
          const box = [...form.querySelectorAll("[type=radio], [type=checkbox]")].find((one) => one.value === value);
          const text = form.querySelector("input:not([type=radio], [type=checkbox])");
          if (box) { if (!box.checked) box.labels[0].click(); }
          else { text.value = value; text.dispatchEvent(new InputEvent("input", { bubbles: true })); }
          await wait();
        }
        (values ? form.querySelector("[type=submit]") : form.querySelector("button[type=button]")).click();
        for (let n = 0; n < 500 && form.isConnected; n += 1) await new Promise((done) => setTimeout(done, 10));
        if (form.isConnected) throw new Error(`${id} stays`);
        await wait();"#;
    page.js_async::<Value>(script, vec![json!(id), json!(person.answer(id))]).await.map(drop)
}

async fn frame_height(page: &Page, id: &str) -> Result<f64> {
    page.js(
        "return document.getElementById(arguments[0]).shadowRoot.querySelector('iframe').getBoundingClientRect().height;",
        vec![json!(id)],
    )
    .await
}

/// A hostile style sheet, a strict policy, and the whole way to the plan: only its own files are
/// asked for, events come in order, and none of them holds an answer.
async fn it_works_in_a_hostile_page(test: Test) -> Result<()> {
    let pair = Pair::new("", "<a href=\"#x\">Open the skin check</a>")?;
    let page = test.browser().await?;
    pair.open(&page).await?;
    let (opacity, title): (String, String) = page
        .js(
            "const frame = document.getElementById('one').shadowRoot.querySelector('iframe'); \
             return [getComputedStyle(frame).opacity, frame.title];",
            vec![],
        )
        .await?;
    ensure!(opacity == "1" && title == "Barrier First skin check", "{opacity} {title}");
    inside(&page, "one").await?;
    let size: f64 = page
        .js("return parseFloat(getComputedStyle(document.documentElement).fontSize);", vec![])
        .await?;
    ensure!(size == 16.0, "the page's font size came in: {size}");
    page.accessible().await?;
    let asked = answer_all(&page, &Person::pregnant()).await?;
    page.accessible().await?;
    click(&page, "main .actions .button").await?;
    page.find(".stage, .gauge").await?;
    page.accessible().await?;
    page.leave_frames().await?;
    heard(&page, "complete").await?;
    let steps = details(&page, "step").await?;
    ensure!(steps.len() >= asked, "{} steps for {asked} questions", steps.len());
    for step in &steps {
        let keys: Vec<_> = step.as_object().context("no object")?.keys().collect();
        ensure!(keys == ["index", "total"], "{keys:?}");
    }
    let names: Vec<String> = page.js("return window.names();", vec![]).await?;
    let first = |name: &str| names.iter().position(|one| one == name);
    ensure!(first("ready") < first("start") && first("start") < first("step"), "{names:?}");
    ensure!(first("step") < first("complete"), "{names:?}");
    ensure!(names[0] == "ready", "before ready: {names:?}");
    let all: String = page.js("return JSON.stringify(window.heard);", vec![]).await?;
    for word in ["pregnan", "retinol", "breakouts"] {
        ensure!(!all.contains(word), "an answer is in the events: {all}");
    }
    for request in pair.app.requests() {
        ensure!(request.method == "GET", "{}", request.target());
        ensure!(!request.headers.contains_key("cookie"), "a cookie for {}", request.target());
        ensure!(request.path != "/sw.js", "a service worker in a frame");
    }
    let foreign: Vec<String> = page
        .js(
            "return performance.getEntriesByType('resource').map((one) => new URL(one.name).origin) \
               .filter((origin) => origin !== location.origin && origin !== arguments[0]);",
            vec![json!(pair.app.origin())],
        )
        .await?;
    ensure!(foreign.is_empty(), "asked elsewhere: {foreign:?}");
    pair.clean(&page).await
}

/// The height is that of the content on every page, there and back, a hundred times.
async fn the_height_follows(test: Test) -> Result<()> {
    let pair = Pair::new("", "")?;
    let page = test.browser().await?;
    pair.open(&page).await?;
    inside(&page, "one").await?;
    click(&page, ".hero .button").await?;
    let mut heights: Vec<Vec<f64>> = Vec::new();
    for _ in 0..2 {
        heights.push(Vec::new());
        for n in 0..25 {
            page.until_js("document.querySelector('form.question input')").await?;
            let id: String = page
                .js("return document.querySelector('form.question input').name;", vec![])
                .await?;
            answer(&page, &Person::calm(), &id).await?;
            let (content, view): (f64, f64) = page
                .until("the frame fits", async || {
                    let sizes: (f64, f64) = page
                        .js(
                            "return [document.body.getBoundingClientRect().height, innerHeight];",
                            vec![],
                        )
                        .await?;
                    Ok(((sizes.0 - sizes.1).abs() <= 2.0).then_some(sizes))
                })
                .await
                .with_context(|| format!("at question {n}, {id}"))?;
            ensure!(view < 4000.0, "{content} {view}");
            let bars: bool = page
                .js(
                    "const root = document.documentElement; \
                     return root.scrollWidth > root.clientWidth || innerWidth > root.clientWidth || root.scrollHeight > innerHeight + 2;",
                    vec![],
                )
                .await?;
            ensure!(!bars, "a scroll bar at {id}");
            if let Some(all) = heights.last_mut() {
                all.push(view);
            }
        }
        for _ in 0..25 {
            let before: String = page
                .js("return document.querySelector('form.question input').name;", vec![])
                .await?;
            click(&page, ".back-link").await?;
            page.until_js(&format!(
                "document.querySelector('form.question input')?.name !== '{before}'"
            ))
            .await?;
        }
    }
    ensure!(heights[0] == heights[1], "another height the second time:\n{heights:?}");
    // Left alone, it stays as it is.
    page.leave_frames().await?;
    let before = details(&page, "resize").await?.len();
    page.js_async::<Value>("await new Promise((done) => setTimeout(done, 600));", vec![]).await?;
    let after = details(&page, "resize").await?.len();
    ensure!(before == after, "{} changes of height while nothing happened", after - before);
    // A fixed height stays, and the app scrolls inside of it.
    page.js::<Value>("document.getElementById('one').height = 420;", vec![]).await?;
    page.until("the fixed height", async || {
        Ok((frame_height(&page, "one").await? == 420.0).then_some(()))
    })
    .await?;
    inside(&page, "one").await?;
    page.until_js("document.documentElement.dataset.embed === ''").await?;
    page.until_js("getComputedStyle(document.documentElement).overflowY !== 'hidden'").await?;
    pair.clean(&page).await
}

/// Loading moves neither focus nor scroll; Back leads out of the page and not through the app.
async fn the_host_keeps_focus_scroll_and_back(test: Test) -> Result<()> {
    let pair = Pair::new("auto-scroll", "")?;
    let page = test.browser().await?;
    page.goto("about:blank").await?;
    page.goto(&pair.url("/")).await?;
    page.js::<Value>("document.getElementById('before').focus();", vec![]).await?;
    let length: f64 = page.js("return history.length;", vec![]).await?;
    heard(&page, "ready").await?;
    ensure!(page.is_focused("#before").await?, "the frame took the focus");
    ensure!(page.js::<f64>("return scrollY;", vec![]).await? == 0.0, "the page was scrolled");
    inside(&page, "one").await?;
    click(&page, ".hero .button").await?;
    for id in ["age_band", "red_flags", "pregnancy"] {
        page.until_js(&format!("document.querySelector('form.question input')?.name === '{id}'"))
            .await?;
        answer(&page, &Person::calm(), id).await?;
    }
    click(&page, ".app__links a[href='#/about']").await?;
    page.find(".prose").await?;
    let hash: String = page.js("return location.hash;", vec![]).await?;
    ensure!(hash.is_empty(), "the frame has an address: {hash}");
    page.leave_frames().await?;
    let now: f64 = page.js("return history.length;", vec![]).await?;
    ensure!(now == length, "{} entries more in the history", now - length);
    // Another page of the app while its start is out of sight: the page around brings it back.
    page.until("the start in sight", async || {
        let top: f64 = page
            .js("return document.getElementById('one').getBoundingClientRect().top;", vec![])
            .await?;
        Ok((top >= -1.0).then_some(()))
    })
    .await?;
    page.back().await?;
    ensure!(page.url().await? == "about:blank", "Back led to {}", page.url().await?);
    Ok(())
}

/// Without `auto-scroll` the page is left where it is, and a page that the host asked for takes no
/// focus from it.
async fn without_the_attribute_nothing_scrolls(test: Test) -> Result<()> {
    let pair = Pair::new("", "")?;
    let page = pair.begun(&test).await?;
    page.leave_frames().await?;
    page.js::<Value>(
        "document.getElementById('before').focus(); scrollTo(0, 300); \
         document.getElementById('one').reset();",
        vec![],
    )
    .await?;
    inside(&page, "one").await?;
    page.find(".hero").await?;
    let inside_it: bool = page.js("return document.activeElement.matches('h1');", vec![]).await?;
    page.leave_frames().await?;
    let at: f64 = page.js("return scrollY;", vec![]).await?;
    ensure!(at == 300.0, "scrolled to {at}");
    ensure!(!inside_it, "the frame took the focus");
    pair.clean(&page).await
}

/// Taken out, put elsewhere, put back; the answers are still there, and nothing is left behind.
async fn it_may_be_moved_and_removed(test: Test) -> Result<()> {
    let pair = Pair::new("", "")?;
    let page = pair.begun(&test).await?;
    page.leave_frames().await?;
    page.js::<Value>(
        "window.heard.length = 0; document.body.append(document.getElementById('one'));",
        vec![],
    )
    .await?;
    heard(&page, "ready").await?;
    inside(&page, "one").await?;
    page.find("#resume").await.context("moved")?;
    page.leave_frames().await?;
    page.js::<Value>(
        "window.kept = document.getElementById('one'); window.kept.remove(); window.heard.length = 0; \
         window.kept.reset(); window.kept.open(); window.kept.close();",
        vec![],
    )
    .await?;
    ensure!(page.count("iframe").await? == 0, "a frame is left");
    page.js::<Value>("document.body.append(window.kept);", vec![]).await?;
    heard(&page, "ready").await?;
    // reset() starts again and leaves nothing.
    inside(&page, "one").await?;
    page.find("#resume").await.context("put back")?;
    page.leave_frames().await?;
    page.js::<Value>("document.getElementById('one').reset();", vec![]).await?;
    inside(&page, "one").await?;
    page.gone("#resume").await?;
    let left: Vec<String> = page
        .js("return Object.keys(localStorage).filter((key) => /slot/.test(key));", vec![])
        .await?;
    ensure!(left.is_empty(), "left: {left:?}");
    pair.clean(&page).await
}

/// Two on one page, the script loaded twice, and an element for sites that strip unknown ones.
async fn two_on_a_page(test: Test) -> Result<()> {
    let pair = Pair::new("", "")?;
    let html = format!(
        "<!doctype html><html lang=en><head><title>Two</title><script src=/host.js></script>\
         <script src=\"{0}/embed.js\"></script><script type=module src=\"{0}/embed.js?again\"></script></head>\
         <body><h1>Two</h1><barrier-first id=one></barrier-first>\
         <div data-barrier-first data-id=two data-lang=ko data-open></div></body></html>",
        pair.app.origin()
    );
    pair.host.set_reply("/two.html", Reply::html(html));
    let page = test.browser().await?;
    page.goto(&pair.url("/two.html")).await?;
    page.until_js("window.names && window.names().filter((name) => name === 'ready').length === 2")
        .await?;
    let frames: Vec<String> = page
        .js(
            "return [...document.querySelectorAll('barrier-first')].map((one) => one.shadowRoot.querySelectorAll('iframe').length + ' ' + one.id);",
            vec![],
        )
        .await?;
    ensure!(frames == ["1 one", "1 two"], "{frames:?}");
    inside(&page, "one").await?;
    click(&page, ".hero .button").await?;
    page.find("form.question").await?;
    inside(&page, "two").await?;
    page.until_js("document.documentElement.lang === 'ko'").await?;
    page.leave_frames().await?;
    let who: Vec<String> = page
        .js(
            "return window.heard.filter(({ name }) => name === 'step').map(({ id }) => id);",
            vec![],
        )
        .await?;
    ensure!(who == ["one"], "steps of {who:?}");
    // Another language without loading again.
    page.js::<Value>("document.getElementById('one').lang = 'ko';", vec![]).await?;
    inside(&page, "one").await?;
    page.until_js(
        "document.documentElement.lang === 'ko' && document.querySelector('form.question')",
    )
    .await?;
    pair.clean(&page).await
}

/// The dialog holds the focus, Escape closes it from both sides of the frame, and the focus returns.
async fn a_popup_keeps_and_returns_the_focus(test: Test) -> Result<()> {
    let pair = Pair::new("mode=\"popup\"", "Check my skin")?;
    let page = test.browser().await?;
    page.goto(&pair.url("/")).await?;
    page.until_js("document.getElementById('one').shadowRoot?.querySelector('.start')").await?;
    ensure!(!pair.app.requests().iter().any(|one| one.path.ends_with(".wasm")), "loaded early");
    let shown = "document.getElementById('one').shadowRoot.querySelector('dialog').open";
    page.js::<Value>(
        "document.getElementById('one').shadowRoot.querySelector('.start').focus();",
        vec![],
    )
    .await?;
    page.press(Key::Enter).await?;
    page.until_js(shown).await.context("Enter on the button")?;
    heard(&page, "ready").await?;
    page.js::<Value>(
        "document.getElementById('one').shadowRoot.querySelector('.close').focus();",
        vec![],
    )
    .await?;
    page.press(Key::Escape).await?;
    page.until_js(&format!("!({shown})")).await.context("Escape on the button")?;
    heard(&page, "close").await?;
    let focused = "document.getElementById('one').shadowRoot.activeElement?.className === 'start'";
    page.until_js(focused).await?;
    ensure!(
        page.js::<bool>("return !document.getElementById('one').hasAttribute('open');", vec![])
            .await?,
        "open is left"
    );
    // Again, and Escape inside of the frame.
    page.press(Key::Enter).await?;
    page.until_js(shown).await.context("Enter, again")?;
    inside(&page, "one").await?;
    page.click(".menu__button").await?;
    page.press(Key::Escape).await?;
    page.until_js("!document.querySelector('.menu[open]')").await?;
    page.leave_frames().await?;
    ensure!(
        page.js::<bool>(&format!("return {shown};"), vec![]).await?,
        "the menu closed the dialog"
    );
    inside(&page, "one").await?;
    page.click(".hero h1").await?;
    page.press(Key::Escape).await?;
    page.leave_frames().await?;
    page.until_js(&format!("!({shown})")).await.context("Escape in the frame")?;
    page.until_js(focused).await?;
    // By the method, and by its button, over whatever lies on top.
    page.js::<Value>("document.getElementById('one').open();", vec![]).await?;
    let on_top: bool = page
        .js(
            "const { shadowRoot } = document.getElementById('one'); \
             const { x, y, width, height } = shadowRoot.querySelector('.close').getBoundingClientRect(); \
             return shadowRoot.elementFromPoint(x + width / 2, y + height / 2)?.className === 'close';",
            vec![],
        )
        .await?;
    ensure!(on_top, "something lies over the dialog");
    // Everything outside of the dialog is out of reach.
    for _ in 0..6 {
        page.press(Key::Tab).await?;
        let outside: bool = page
            .js("return ['before', 'after'].includes(document.activeElement.id);", vec![])
            .await?;
        ensure!(!outside, "the focus left the dialog");
    }
    page.js::<Value>(
        "document.getElementById('one').shadowRoot.querySelector('.close').click();",
        vec![],
    )
    .await?;
    page.until_js(&format!("!({shown})")).await?;
    pair.clean(&page).await
}

/// A link in the element opens the dialog, and is a plain link where scripts do not run.
async fn a_link_may_open_the_popup(test: Test) -> Result<()> {
    let pair = Pair::new("mode=\"popup\"", "<a id=\"link\" href=\"#never\">Check my skin</a>")?;
    let page = test.browser().await?;
    page.goto(&pair.url("/")).await?;
    page.click("#link").await?;
    page.until_js("document.getElementById('one').shadowRoot.querySelector('dialog').open").await?;
    ensure!(!page.url().await?.contains('#'), "the link was followed");
    heard(&page, "ready").await?;
    pair.clean(&page).await
}

/// Posts something to the frame as a stranger would.
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
    // A second «init», with a port of its own, and commands without a port.
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

/// A page that speaks the protocol itself, with a port, and means harm.
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
    // The first of the many were taken, the rest was not; which of them last is a matter of time.
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

/// Not on the list of the header: nothing runs. Not on the list of the build: nothing is said.
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

/// Colours of the page are taken when all can be read, and refused by name when not.
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
    ensure!(token("--barrier-first-radius").await? == "2px", "no radius");
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
    // On white, the page behind shows through; a dark scheme in a white page paints its own ground.
    page.until_js("document.documentElement.hasAttribute('data-see-through')").await?;
    page.accessible().await?;
    page.leave_frames().await?;
    page.js::<Value>("document.getElementById('one').theme = 'dark';", vec![]).await?;
    inside(&page, "one").await?;
    page.until_js("document.documentElement.dataset.theme === 'dark' && !document.documentElement.hasAttribute('data-see-through')").await?;
    page.accessible().await?;
    // What the person chooses stands above.
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

/// The script of the frame and the Rust code come to the same verdicts (tests/it/themes.rs).
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

/// Storage that the browser blocks in frames: the app works, says so, and offers the file.
async fn blocked_storage_is_said_in_a_frame(test: Test) -> Result<()> {
    let app =
        app().init_script(scripts::BLOCK_STORAGE).init_script(scripts::CATCH_DOWNLOADS).start()?;
    let pair = Pair::of(app, "", "")?;
    let page = pair.begun(&test).await?;
    page.sees("Not saved on this device").await?;
    page.click_name("Save a backup file").await?;
    click(&page, ".option button").await?;
    page.until("the file", async || Ok((!page.downloads().await?.is_empty()).then_some(())))
        .await?;
    page.accessible().await?;
    pair.clean(&page).await
}

/// A crash inside: the host hears of it, and the recovery screen can be used and closed.
async fn a_crash_in_a_frame_can_be_left(test: Test) -> Result<()> {
    let pair = Pair::new("mode=\"popup\" open", "Check my skin")?;
    let page = pair.begun(&test).await?;
    page.js::<Value>("barrierFirst.crashed('x');", vec![]).await?;
    page.find("#recovery").await?;
    page.accessible().await?;
    page.leave_frames().await?;
    heard(&page, "error").await?;
    let errors = details(&page, "error").await?;
    ensure!(errors == [json!({ "code": "crashed" })], "{errors:?}");
    enter(&page, "one").await?;
    click(&page, "#recovery [data-do=reload]").await?;
    page.leave_frames().await?;
    page.until_js("window.names().filter((name) => name === 'ready').length === 2").await?;
    inside(&page, "one").await?;
    page.find("#resume").await?;
    page.js::<Value>("barrierFirst.crashed('x');", vec![]).await?;
    page.find("#recovery").await?;
    page.click("#recovery h1").await?;
    page.press(Key::Escape).await?;
    page.leave_frames().await?;
    heard(&page, "close").await
}

/// The summary leaves only when the person presses the button, and is then, byte for byte, what the
/// preview showed; without `accept-share` it is not even offered.
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

/// The page for web masters: the preview is the app itself, colours are judged, the code is what the
/// guide says, and the file is taken by the app.
async fn the_builder_writes_what_it_shows(test: Test) -> Result<()> {
    let site = Site::dist().init_script(scripts::CATCH_DOWNLOADS).start()?;
    let page = test.browser().await?;
    page.open(&site, "/?lang=en#/embed").await?;
    page.settled().await?;
    page.heading("Show it in your site").await?;
    let frame = "document.getElementById('preview')?.shadowRoot?.querySelector('iframe')";
    page.until_js(frame).await?;
    page.until_js(&format!("{frame}.contentDocument?.documentElement.dataset.ready !== undefined"))
        .await?;
    let code = async || page.text("[aria-labelledby=copy-code-name]").await;
    let origin = site.origin();
    ensure!(
        code().await?.contains(&format!("<script src=\"{origin}/embed.js\" async>")),
        "{}",
        code().await?
    );
    let paint = async |role: &str, value: &str| {
        page.js::<Value>(
            "const field = document.getElementById('embed-' + arguments[0]); \
             field.value = arguments[1]; field.dispatchEvent(new InputEvent('input', { bubbles: true }));",
            vec![json!(role), json!(value)],
        )
        .await
    };
    paint("accent", "#9fd8d5").await?;
    page.sees("Buttons and links: too little contrast").await?;
    ensure!(!code().await?.contains("#9fd8d5"), "a refused colour is in the code");
    paint("accent", "#1a4f8a").await?;
    page.sees("All text can be read in these colours.").await?;
    ensure!(code().await?.contains("--barrier-first-accent: #1a4f8a;"), "{}", code().await?);
    page.until_js(&format!(
        "{frame}?.contentDocument?.documentElement.style.getPropertyValue('--barrier-first-accent') === '#1a4f8a'"
    ))
    .await?;
    page.pick("embed-lang-ko").await?;
    page.until_js(&format!("{frame}?.contentDocument?.documentElement.lang === 'ko'")).await?;
    page.pick("embed-mode-popup").await?;
    page.until_js("document.getElementById('preview').shadowRoot.querySelector('.start')").await?;
    ensure!(
        code().await?.contains("<barrier-first mode=\"popup\" lang=\"ko\">"),
        "{}",
        code().await?
    );
    page.fill("#embed-site", "https://www.clinic.example/skin").await?;
    page.sees("frame-ancestors 'self' https://www.clinic.example").await?;
    page.fill("#embed-name", "Clinic \"One\"").await?;
    page.pick("embed-region-kr").await?;
    page.click_name("Save the file").await?;
    let files = page.downloads().await?;
    let (name, text) = files.last().context("no file")?;
    let file: Value = serde_json::from_str(text)?;
    ensure!(
        name == "clinic.json" && file["name"] == "Clinic \"One\"" && file["region"] == "KR",
        "{text}"
    );
    ensure!(code().await?.contains("clinic=\"clinic\""), "{}", code().await?);
    page.accessible().await?;
    page.fits_sideways().await?;
    page.clean(&site).await
}

/// A frame on its own, as site builders allow: the app scrolls inside and speaks to nobody.
async fn a_plain_frame_will_do(test: Test) -> Result<()> {
    let app = app().start()?;
    let html = format!(
        "<!doctype html><html lang=en><head><title>Plain</title></head><body><h1>Plain</h1>\
         <iframe id=frame title=\"Skin check\" width=\"100%\" height=600 src=\"{}/?lang=ko\"></iframe></body></html>",
        app.origin()
    );
    let host = Site::dist()
        .headers(Headers::None)
        .reply("/favicon.ico", no_icon())
        .reply("/", Reply::html(html))
        .start()?;
    let options = Options { width: 1024, height: 768, ..Options::default() };
    let page = test.browser_with(options).await?;
    page.open(&host, "/").await?;
    page.enter_frame("#frame").await?;
    page.settled().await?;
    page.until_js("document.documentElement.lang === 'ko'").await?;
    page.until_js("getComputedStyle(document.documentElement).overflowY !== 'hidden'").await?;
    page.until_js("document.documentElement.scrollHeight > innerHeight").await?;
    click(&page, ".hero .button").await?;
    page.find("form.question").await?;
    page.accessible().await?;
    let workers: usize = page
        .js_async(
            "try { return (await navigator.serviceWorker.getRegistrations()).length; } catch { return 0; }",
            vec![],
        )
        .await?;
    ensure!(workers == 0, "a service worker in a frame");
    page.no_errors().await
}

journeys!(
    it_works_in_a_hostile_page,
    the_height_follows,
    the_host_keeps_focus_scroll_and_back,
    without_the_attribute_nothing_scrolls,
    it_may_be_moved_and_removed,
    two_on_a_page,
    a_popup_keeps_and_returns_the_focus,
    a_link_may_open_the_popup,
    forged_messages_change_nothing,
    a_hostile_host_gets_little,
    a_page_that_is_not_listed_gets_nothing,
    colours_are_taken_or_refused,
    both_sides_judge_colours_alike,
    blocked_storage_is_said_in_a_frame,
    a_crash_in_a_frame_can_be_left,
    the_summary_is_what_the_preview_showed,
    the_builder_writes_what_it_shows,
    a_plain_frame_will_do,
);
