//! The app in a clinic's page, on a separate origin: how the frame behaves in the host page.

use browser_tests::host::{
    Pair, answer, answer_all, app, click, details, heard, inside, move_in_page, no_icon,
};
use browser_tests::{
    Context, Headers, Options, Page, Person, Reply, Result, Site, Test, ensure, journeys,
};
use serde_json::{Value, json};

/// Returns the height of an element's frame, in CSS pixels.
async fn frame_height(page: &Page, id: &str) -> Result<f64> {
    page.js(
        "return document.getElementById(arguments[0]).shadowRoot.querySelector('iframe').getBoundingClientRect().height;",
        vec![json!(id)],
    )
    .await
}

/// With a hostile style sheet and a strict policy, all the way to the plan: only the app's own files are
/// requested, events come in order, and none of them contains an answer.
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

/// Pages of questions there and back; there is one more before the first plan.
const PAGES: usize = 10;

/// The height matches the content on every page, forwards and backwards, a hundred times.
async fn the_height_follows(test: Test) -> Result<()> {
    let pair = Pair::new("", "")?;
    let page = test.browser().await?;
    pair.open(&page).await?;
    inside(&page, "one").await?;
    click(&page, ".hero .button").await?;
    let mut heights: Vec<Vec<f64>> = Vec::new();
    for _ in 0..2 {
        heights.push(Vec::new());
        for n in 0..PAGES {
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
        for _ in 0..PAGES {
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
    // With nothing happening, the height stays.
    page.leave_frames().await?;
    let before = details(&page, "resize").await?.len();
    page.js_async::<Value>("await new Promise((done) => setTimeout(done, 600));", vec![]).await?;
    let after = details(&page, "resize").await?.len();
    ensure!(before == after, "{} changes of height while nothing happened", after - before);
    // A fixed height stays, and the app scrolls inside it.
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

/// Loading moves neither focus nor scroll position; Back leaves the host page instead of going back in the
/// app.
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
    click(&page, ".app__links a[href='#/privacy']").await?;
    page.find(".prose").await?;
    let hash: String = page.js("return location.hash;", vec![]).await?;
    ensure!(hash.is_empty(), "the frame has an address: {hash}");
    page.leave_frames().await?;
    let now: f64 = page.js("return history.length;", vec![]).await?;
    ensure!(now == length, "{} entries more in the history", now - length);
    // The app changes page while its top is out of sight: the host page scrolls it back into view.
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

/// Without `auto-scroll` the host page does not scroll, and an app page that the host requested does not take
/// the focus.
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

/// Removed, moved elsewhere and put back, the element keeps the answers, and nothing is left behind.
async fn it_may_be_moved_and_removed(test: Test) -> Result<()> {
    let pair = Pair::new("", "")?;
    let page = pair.begun(&test).await?;
    move_in_page(&page).await?;
    page.find("form.question").await.context("moved")?;
    page.leave_frames().await?;
    page.js::<Value>(
        "window.kept = document.getElementById('one'); window.kept.remove(); window.heard.length = 0; \
         window.kept.reset(); window.kept.show(); window.kept.close();",
        vec![],
    )
    .await?;
    ensure!(page.count("iframe").await? == 0, "a frame is left");
    page.js::<Value>("document.body.append(window.kept);", vec![]).await?;
    heard(&page, "ready").await?;
    // reset() starts again and leaves nothing.
    inside(&page, "one").await?;
    page.find("form.question").await.context("put back")?;
    page.leave_frames().await?;
    page.js::<Value>("document.getElementById('one').reset();", vec![]).await?;
    inside(&page, "one").await?;
    page.find(".hero").await?;
    let left: Vec<String> = page
        .js("return Object.keys(localStorage).filter((key) => /slot/.test(key));", vec![])
        .await?;
    ensure!(left.is_empty(), "left: {left:?}");
    pair.clean(&page).await
}

/// Two elements on one page work, as do the script loaded twice and an element for sites that strip unknown
/// ones.
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
    // Another language, without reloading.
    page.js::<Value>("document.getElementById('one').lang = 'ko';", vec![]).await?;
    inside(&page, "one").await?;
    page.until_js(
        "document.documentElement.lang === 'ko' && document.querySelector('form.question')",
    )
    .await?;
    pair.clean(&page).await
}

/// A plain frame works, as site builders allow it: the app scrolls inside and sends no messages.
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

/// The host page's `lang` is the initial language of the frame; the visitor's choice there takes precedence.
async fn a_visitors_language_lasts_in_a_frame(test: Test) -> Result<()> {
    let pair = Pair::new("lang=\"en\"", "")?;
    let page = test.browser().await?;
    pair.open(&page).await?;
    inside(&page, "one").await?;
    page.until_js("document.documentElement.lang === 'en'").await?;
    click(&page, ".tool[lang=ko]").await?;
    page.until_js("document.documentElement.lang === 'ko'").await?;
    page.leave_frames().await?;
    page.reload().await?;
    heard(&page, "ready").await?;
    inside(&page, "one").await?;
    page.until_js("document.documentElement.lang === 'ko'").await?;
    pair.clean(&page).await
}

journeys!(
    it_works_in_a_hostile_page,
    the_height_follows,
    the_host_keeps_focus_scroll_and_back,
    without_the_attribute_nothing_scrolls,
    it_may_be_moved_and_removed,
    two_on_a_page,
    a_plain_frame_will_do,
    a_visitors_language_lasts_in_a_frame,
);
