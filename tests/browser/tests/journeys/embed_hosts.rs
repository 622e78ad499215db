//! The element in pages produced by frameworks, routers and optimisers.

use browser_tests::host::{
    Pair, answer, app, click, details, heard, inside, move_in_page, no_icon,
};
use browser_tests::{
    Context, Engine, Headers, Page, Person, Reply, Result, Site, Test, ensure, journeys, scripts,
};
use serde_json::{Value, json};

/// Returns a host that serves a page with this body, for this app.
fn host_of(app: &Site, body: &str) -> Result<Site> {
    let html = format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>Host</title>\
         <script src=/host.js></script></head><body><h1>Host</h1>{}</body></html>",
        body.replace("APP", &app.origin())
    );
    Site::dist()
        .headers(Headers::None)
        .reply("/favicon.ico", no_icon())
        .reply(
            "/host.js",
            Reply::new(200, "text/javascript", browser_tests::host::file("host.js")?),
        )
        .reply("/embed.js", Reply::new(200, "text/javascript", "window.other = true;"))
        .reply("/", Reply::html(html))
        .start()
}

async fn frame_of(page: &Page, id: &str) -> Result<Option<String>> {
    page.js(
        "return document.getElementById(arguments[0]).shadowRoot.querySelector('iframe')?.src ?? null;",
        vec![json!(id)],
    )
    .await
}

/// Another vendor's `embed.js` comes first on the page; ours is a module, or inserted by another script. The
/// frame always shows the app, never the other vendor's site.
async fn it_never_takes_anothers_script_for_itself(test: Test) -> Result<()> {
    let app = app().start()?;
    let page = test.browser().await?;
    for script in [
        "<script type=module src=\"APP/embed.js\"></script>",
        "<script async src=\"APP/embed.js\"></script>",
        "<script>const one = document.createElement('script'); one.src = 'APP/embed.js'; document.head.append(one);</script>",
    ] {
        let body = format!(
            "<script src=/embed.js></script>{script}<barrier-first id=one open></barrier-first>"
        );
        let host = host_of(&app, &body)?;
        page.open(&host, "/").await?;
        heard(&page, "ready").await.with_context(|| script.to_owned())?;
        let src = frame_of(&page, "one").await?;
        ensure!(src == Some(app.url("/")), "{script}: {src:?}");
    }
    // Bundled into a file of the page by an optimiser, the script cannot know its own address, and says so.
    let text = browser_tests::Build::dist().text("embed.js")?;
    let host = host_of(
        &app,
        "<script src=/embed.js></script><script src=/all.js></script><barrier-first id=one open></barrier-first>",
    )?;
    host.set_reply("/all.js", Reply::new(200, "text/javascript", text));
    page.open(&host, "/").await?;
    heard(&page, "error").await?;
    ensure!(frame_of(&page, "one").await?.is_none(), "a frame of nobody knows what");
    page.until_js("document.getElementById('one').shadowRoot.querySelector('.lost p')").await
}

/// React 19, Preact and Vue set an existing property instead of the attribute, before the element is in the
/// page and after; the button works all the same.
async fn open_is_a_property(test: Test) -> Result<()> {
    let app = app().start()?;
    let host = host_of(&app, "<script src=\"APP/embed.js\"></script><div id=root></div>")?;
    let page = test.browser().await?;
    for value in ["false", "undefined", "''", "null"] {
        page.open(&host, "/").await?;
        page.js::<Value>(
            &format!(
                "const one = document.createElement('barrier-first'); one.id = 'one'; \
                 one.mode = 'popup'; one.open = {value}; \
                 one.innerHTML = '<a id=link href=\"#never\">Check</a>'; root.append(one);"
            ),
            vec![],
        )
        .await?;
        page.until_js("document.getElementById('one').open === false").await?;
        page.click("#link").await?;
        page.until_js("document.getElementById('one').open === true").await?;
        page.js::<Value>(&format!("document.getElementById('one').open = {value};"), vec![])
            .await?;
        page.until_js("!document.getElementById('one').shadowRoot.querySelector('dialog').open")
            .await?;
        page.js::<Value>("document.getElementById('one').open = true;", vec![]).await?;
        page.until_js("document.getElementById('one').shadowRoot.querySelector('dialog').open")
            .await?;
    }
    Ok(())
}

/// A framework's markup stays unchanged until somebody presses: hydration finds it again.
async fn a_page_is_left_as_it_was_written(test: Test) -> Result<()> {
    let app = app().start()?;
    let host = host_of(
        &app,
        "<script src=\"APP/embed.js\"></script><main id=root><barrier-first id=one auto-scroll><a href=\"APP/\">Check</a></barrier-first></main>",
    )?;
    let page = test.browser().await?;
    page.open(&host, "/").await?;
    heard(&page, "ready").await?;
    let html: String = page.js("return document.getElementById('root').innerHTML;", vec![]).await?;
    let wanted = format!(
        "<barrier-first id=\"one\" auto-scroll=\"\"><a href=\"{}/\">Check</a></barrier-first>",
        app.origin()
    );
    ensure!(html == wanted, "{html}");
    Ok(())
}

/// When Turbo, Swup and others restore a copy of the page, no dialog opens by itself, and the dialog works.
async fn a_snapshot_opens_nothing(test: Test) -> Result<()> {
    let pair = Pair::new("mode=\"popup\"", "<a id=\"link\" href=\"#never\">Check</a>")?;
    let page = test.browser().await?;
    page.goto(&pair.url("/")).await?;
    page.click("#link").await?;
    heard(&page, "ready").await?;
    page.js::<Value>(
        "const copy = document.body.cloneNode(true); document.body.replaceWith(copy);",
        vec![],
    )
    .await?;
    page.until_js("document.getElementById('one').shadowRoot?.querySelector('dialog')").await?;
    let open: bool = page
        .js(
            "const one = document.getElementById('one'); \
             return one.hasAttribute('open') || one.open || one.shadowRoot.querySelector('dialog').open;",
            vec![],
        )
        .await?;
    ensure!(!open, "a dialog without a press");
    page.click("#link").await?;
    page.until_js("document.getElementById('one').open").await?;
    // Written in the markup, `open` is no press either.
    let pair = Pair::new("mode=\"popup\" open", "Check")?;
    page.goto(&pair.url("/")).await?;
    page.until_js("document.getElementById('one').shadowRoot?.querySelector('dialog')").await?;
    ensure!(!page.js::<bool>("return document.getElementById('one').open;", vec![]).await?);
    Ok(())
}

/// The page behind the dialog does not scroll while it is open, and scrolls again afterwards.
async fn the_page_behind_does_not_scroll(test: Test) -> Result<()> {
    let pair = Pair::new("mode=\"popup\"", "<a id=\"link\" href=\"#never\">Check</a>")?;
    let page = test.browser().await?;
    page.goto(&pair.url("/")).await?;
    page.js::<Value>("document.body.style.overflow = 'visible';", vec![]).await?;
    let scrolled = async || -> Result<bool> {
        page.js("return getComputedStyle(document.documentElement).overflowY !== 'hidden';", vec![])
            .await
    };
    ensure!(scrolled().await?);
    page.click("#link").await?;
    heard(&page, "ready").await?;
    ensure!(!scrolled().await?, "the page behind can be scrolled");
    page.js::<Value>("document.getElementById('one').close();", vec![]).await?;
    heard(&page, "close").await?;
    ensure!(scrolled().await?, "the page is stuck");
    let left: String = page
        .js("return document.body.style.cssText + document.documentElement.style.cssText;", vec![])
        .await?;
    ensure!(left == "overflow: visible;", "left behind: {left}");
    // Removed from the page while it is open.
    page.click("#link").await?;
    page.until_js("document.getElementById('one').open").await?;
    page.js::<Value>("document.getElementById('one').remove();", vec![]).await?;
    ensure!(scrolled().await?, "the page is stuck after the element has gone");
    Ok(())
}

/// A hurried double press on the link, at a place that the dialog's backdrop covers, leaves the dialog open.
async fn a_second_press_leaves_the_dialog_open(test: Test) -> Result<()> {
    let pair = Pair::new("mode=\"popup\"", "<a id=\"link\" href=\"#never\">Check</a>")?;
    let page = test.browser().await?;
    page.goto(&pair.url("/")).await?;
    page.until_js("document.getElementById('one').shadowRoot?.querySelector('dialog')").await?;
    page.js::<Value>(
        "Object.assign(document.getElementById('link').style, { position: 'fixed', left: '2px', top: '40%', width: '16px', overflow: 'hidden' });",
        vec![],
    )
    .await?;
    let (x, y): (f64, f64) = page
        .js(
            "const { x, y, height } = document.getElementById('link').getBoundingClientRect(); \
             return [x + 6, y + height / 2];",
            vec![],
        )
        .await?;
    let pause = Some(std::time::Duration::from_millis(100));
    let chain = page.driver().action_chain_with_delay(None, pause);
    chain.move_to(x as i64, y as i64).click().click().perform().await?;
    heard(&page, "ready").await?;
    page.until_js("document.getElementById('one').shadowRoot.querySelector('dialog').open").await?;
    ensure!(details(&page, "close").await?.is_empty(), "closed by the second press");
    Ok(())
}

/// Of sixty changes of a colour within a second, and one more, the last one counts.
async fn the_last_colour_arrives(test: Test) -> Result<()> {
    let pair = Pair::new("", "")?;
    let page = test.browser().await?;
    pair.open(&page).await?;
    page.js_async::<Value>(
        "const one = document.getElementById('one'); \
         for (let n = 0; n < 60; n += 1) { \
           one.style.setProperty('--barrier-first-accent', `#0b5f${(0x10 + n).toString(16)}`); \
           await new Promise((done) => setTimeout(done, 12)); \
         } \
         one.style.setProperty('--barrier-first-accent', '#0b5f48');",
        vec![],
    )
    .await?;
    inside(&page, "one").await?;
    page.until_js(
        "document.documentElement.style.getPropertyValue('--barrier-first-accent') === '#0b5f48'",
    )
    .await
}

/// When the page switches to dark, by a transition of its colours, by a style sheet or by a wrapper's class,
/// its colours are read again once they have settled.
async fn colours_are_read_when_they_have_settled(test: Test) -> Result<()> {
    let app = app().start()?;
    let page = test.browser().await?;
    for (style, switch) in [
        (
            "html{background:#fff;transition:background-color .4s} html.dark{background:#111}",
            "document.documentElement.className = 'dark';",
        ),
        (
            "html{background:#fff}",
            "document.head.append(Object.assign(document.createElement('style'), { textContent: 'html{background:#111!important}' }));",
        ),
        (
            "#wrap{background:#fff} #wrap[data-mode=dark]{background:#111}",
            "document.getElementById('wrap').dataset.mode = 'dark';",
        ),
    ] {
        let host = host_of(
            &app,
            &format!(
                "<style>{style}</style><script src=\"APP/embed.js\"></script><div id=wrap><barrier-first id=one></barrier-first></div>"
            ),
        )?;
        page.open(&host, "/").await?;
        heard(&page, "ready").await?;
        inside(&page, "one").await?;
        page.until_js("document.documentElement.hasAttribute('data-see-through')").await?;
        page.leave_frames().await?;
        page.js::<Value>(switch, vec![]).await?;
        inside(&page, "one").await?;
        // Dark text on a dark background: the app paints its own background.
        page.until_js("!document.documentElement.hasAttribute('data-see-through')")
            .await
            .with_context(|| switch.to_owned())?;
    }
    Ok(())
}

/// In a sandbox that allows no forms, the questions can still be answered.
async fn a_sandbox_without_forms_works(test: Test) -> Result<()> {
    let app = app().start()?;
    let host = host_of(
        &app,
        "<iframe id=frame title=app width=900 height=700 sandbox=\"allow-scripts allow-same-origin\" src=\"APP/\"></iframe>",
    )?;
    let page = test.browser().await?;
    page.open(&host, "/").await?;
    page.enter_frame("#frame").await?;
    page.settled().await?;
    click(&page, ".hero .button").await?;
    answer(&page, &Person::calm(), "age_band").await?;
    answer(&page, &Person::calm(), "red_flags").await
}

/// In a sandbox that removes the app's origin nothing can run, and the page says so.
async fn a_sandbox_without_an_origin_is_said(test: Test) -> Result<()> {
    if test.engine() == Engine::WebKit {
        // WebKit loads none of our scripts and styles there, so nothing of ours can say so
        // (docs/known-limits.md).
        return Ok(());
    }
    let app = app().start()?;
    let host = host_of(
        &app,
        "<iframe id=frame title=app width=900 height=700 sandbox=\"allow-scripts\" src=\"APP/\"></iframe>",
    )?;
    let page = test.browser().await?;
    page.open(&host, "/").await?;
    page.enter_frame("#frame").await?;
    page.sees("The page around this app allows it too little").await
}

/// A frame that is moved in the page loads again, and the person is back at the same question.
async fn a_moved_frame_comes_back_at_its_question(test: Test) -> Result<()> {
    let pair = Pair::new("", "")?;
    let page = pair.begun(&test).await?;
    answer(&page, &Person::calm(), "red_flags").await?;
    let before: String =
        page.js("return document.querySelector('form.question input').name;", vec![]).await?;
    move_in_page(&page).await?;
    page.until_js(&format!("document.querySelector('form.question input')?.name === '{before}'"))
        .await?;
    pair.clean(&page).await
}

/// Where the browser stores nothing for the frame, a move loses the answers. The page says beforehand that
/// nothing is stored, the app starts again without a fault, and in Chromium a host page that uses
/// `moveBefore()` keeps everything.
async fn a_move_without_storage_is_told_before(test: Test) -> Result<()> {
    let app = app().init_script(scripts::BLOCK_STORAGE).start()?;
    let pair = Pair::of(app, "", "")?;
    let page = pair.begun(&test).await?;
    page.sees("Not saved on this device").await?;
    page.leave_frames().await?;
    // Firefox has it too, but reloads the frame all the same.
    if test.engine() == Engine::Chromium {
        page.js::<Value>(
            "document.body.appendChild(document.createElement('div')).moveBefore(document.getElementById('one'), null);",
            vec![],
        )
        .await?;
        inside(&page, "one").await?;
        answer(&page, &Person::calm(), "red_flags").await?;
        page.sees("Not saved on this device").await?;
        page.leave_frames().await?;
    }
    move_in_page(&page).await?;
    click(&page, ".hero .button").await?;
    answer(&page, &Person::calm(), "age_band").await?;
    pair.clean(&page).await
}

journeys!(
    it_never_takes_anothers_script_for_itself,
    open_is_a_property,
    a_page_is_left_as_it_was_written,
    a_snapshot_opens_nothing,
    the_page_behind_does_not_scroll,
    a_second_press_leaves_the_dialog_open,
    the_last_colour_arrives,
    colours_are_read_when_they_have_settled,
    a_sandbox_without_forms_works,
    a_sandbox_without_an_origin_is_said,
    a_moved_frame_comes_back_at_its_question,
    a_move_without_storage_is_told_before,
);
