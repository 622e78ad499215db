//! A second press never lands on a control that the first has just drawn.

use browser_tests::{Context, Options, Person, Result, Site, Test, ensure, journeys};

/// Presses twice at the middle of an element, with a pause between, as a hurried hand does, on whatever is
/// there by then. Returns `false` if that took longer than a second press takes.
async fn press_twice(page: &browser_tests::Page, css: &str, pause: u64) -> Result<bool> {
    let element = page.find(css).await?;
    element.scroll_into_view().await?;
    let (x, y): (f64, f64) = page
        .js(
            "const { x, y, width, height } = document.querySelector(arguments[0]).getBoundingClientRect(); \
             return [x + width / 2, y + height / 2];",
            vec![css.into()],
        )
        .await?;
    // Timed by the browser: a busy machine may take longer than a hand, which proves nothing.
    page.js::<()>(
        "if (!window.__presses) addEventListener('pointerdown', ({ timeStamp }) => window.__presses.push(timeStamp), true); \
         window.__presses = [];",
        vec![],
    )
    .await?;
    let pause = Some(std::time::Duration::from_millis(pause));
    let chain = page.driver().action_chain_with_delay(None, pause);
    chain.move_to(x as i64, y as i64).click().click().perform().await?;
    let gap: f64 =
        page.js("return window.__presses.at(-1) - window.__presses.at(-2);", vec![]).await?;
    Ok(gap < 550.0)
}

/// "Erase everything" asks first and erases nothing, however fast the second press comes.
async fn erasing_takes_two_meant_presses(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    for width in [500, 1280] {
        let page = test.browser_with(Options { width, height: 800, ..Options::default() }).await?;
        page.assess(&site, &Person::calm()).await?;
        let before = page.local_storage().await?;
        for pause in [0, 80, 150] {
            page.visit("/learn").await?;
            page.visit("/data").await?;
            page.find("[aria-labelledby=erase] .button").await.context("the button")?;
            let fast = press_twice(&page, "[aria-labelledby=erase] .button", pause).await?;
            let after = page.local_storage().await?;
            ensure!(fast, "too slow a machine for presses {pause} ms apart");
            ensure!(after.keys().eq(before.keys()), "erased after {pause} ms at {width} px");
        }
    }
    Ok(())
}

/// A double press on the button to go on shows the next question, neither answered nor skipped.
async fn going_on_twice_skips_nothing(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    page.begin(&site).await?;
    for _ in 0..6 {
        let id = page.question().await?;
        for value in Person::calm().answer(&id).context("an answer")? {
            page.choose(&id, value).await?;
        }
        ensure!(press_twice(&page, "form.question [type=submit]", 0).await?, "too slow a machine");
        let next = page
            .until("the next question", async || {
                let now = page.question().await?;
                Ok((now != id).then_some(now))
            })
            .await?;
        let touched: usize = page
            .js("return document.querySelectorAll('form.question :checked').length;", vec![])
            .await?;
        ensure!(touched == 0, "the second press answered {next}");
        ensure!(page.count(".field-error, .error-summary").await? == 0, "an error at {next}");
        // A hand needs longer than this to find the next answer.
        tokio::time::sleep(std::time::Duration::from_millis(700)).await;
        ensure!(page.question().await? == next, "{next} was passed over");
    }
    Ok(())
}

/// A hurried double press on any button, link or summary of a plan's pages counts as one press, and the
/// control drawn next is not pressed.
async fn every_control_takes_a_double_press_as_one(test: Test) -> Result<()> {
    const COUNT: &str = r#"
    window.__testClicks = [];
    addEventListener("DOMContentLoaded", () => {
      document.addEventListener("click", (event) => {
        if (event.isTrusted) window.__testClicks.push(event.target.outerHTML.slice(0, 80));
      }, true);
    });"#;
    const CONTROLS: &str = "[...document.querySelectorAll('#app button, #app a[href^=\"#\"], #app summary')] \
        .filter((one) => one.checkVisibility() && !one.closest('.skip-link, .visually-hidden'))";
    let site = Site::dist().init_script(COUNT).start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::stinging()).await?;
    let mut pressed = 0;
    for route in ["/data", "/routine", "/plan", "/shelf", "/check", "/progress", "/summary"] {
        page.visit("/learn").await?;
        page.visit(route).await?;
        page.drawn().await?;
        let all: usize = page.js(&format!("return {CONTROLS}.length;"), vec![]).await?;
        // The first of each kind that looks alike stands for the others.
        let first: Vec<usize> = page
            .js(
                &format!(
                    "const seen = new Set(); return {CONTROLS}.flatMap((one, n) => {{ \
                       const kind = one.tagName + '.' + one.className; \
                       if (seen.has(kind)) return []; seen.add(kind); return [n]; }});"
                ),
                vec![],
            )
            .await?;
        ensure!(!first.is_empty() && first.len() <= all, "no control at {route}");
        for n in first {
            page.visit("/learn").await?;
            page.visit(route).await?;
            page.drawn().await?;
            let found: bool = page
                .js(
                    &format!(
                        "for (const old of document.querySelectorAll('[data-pressed]')) delete old.dataset.pressed; \
                         const one = {CONTROLS}[arguments[0]]; if (one) one.dataset.pressed = ''; \
                         window.__testClicks = []; return Boolean(one);"
                    ),
                    vec![n.into()],
                )
                .await?;
            if !found {
                continue;
            }
            // The control there before has just been pressed; a hand is not that fast.
            tokio::time::sleep(std::time::Duration::from_millis(700)).await;
            if !press_twice(&page, "[data-pressed]", 80).await? {
                continue;
            }
            let clicks: Vec<String> = page.js("return window.__testClicks;", vec![]).await?;
            ensure!(clicks.len() <= 1, "{route}: two presses arrived: {clicks:?}");
            pressed += clicks.len();
        }
    }
    ensure!(pressed >= 20, "only {pressed} controls were pressed");
    ensure!(
        page.local_storage().await?.keys().any(|key| key.contains("slot-")),
        "a double press has erased something"
    );
    page.no_errors().await
}

/// A key held down counts once: for the control it was pressed on, and not for the one drawn in its place.
async fn a_held_key_presses_once(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::calm()).await?;
    page.visit("/data").await?;
    let before = page.local_storage().await?;
    page.find("[aria-labelledby=erase] .button").await?;
    page.js::<()>("document.querySelector('[aria-labelledby=erase] .button').focus();", vec![])
        .await?;
    for repeat in [false, true, true, true, true, true] {
        let down = serde_json::json!({
            "type": "keyDown", "key": "Enter", "code": "Enter", "text": "\r",
            "windowsVirtualKeyCode": 13, "autoRepeat": repeat,
        });
        page.chromium("Input.dispatchKeyEvent", down).await?;
        // Moves the focus along to where the person would be led.
        page.js::<()>("document.querySelector('.button--danger')?.focus();", vec![]).await?;
    }
    page.find("[aria-labelledby=erase] .button--danger").await?;
    ensure!(page.local_storage().await? == before, "a held key has erased everything");
    page.no_errors().await
}

/// A menu closes when a press or the focus goes elsewhere.
async fn menus_close_by_themselves(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    page.open(&site, "/").await?;
    page.settled().await?;
    page.click(".menu__button").await?;
    page.find(".menu[open]").await?;
    page.click(".hero h1").await?;
    page.gone(".menu[open]").await?;
    page.js::<()>("document.querySelector('.menu__button').focus();", vec![]).await?;
    page.press(browser_tests::Key::Enter).await?;
    page.find(".menu[open]").await?;
    page.js::<()>("document.querySelector('.hero .button').focus();", vec![]).await?;
    page.gone(".menu[open]").await
}

journeys!(erasing_takes_two_meant_presses, going_on_twice_skips_nothing, menus_close_by_themselves);
// Presses come from the browser, the filtering from our own script: one engine for all controls.
journeys!(only Chromium: every_control_takes_a_double_press_as_one, a_held_key_presses_once);
