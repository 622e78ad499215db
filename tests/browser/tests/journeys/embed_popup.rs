//! The app in a dialog over a clinic's page: how it opens and closes, and where the focus is.

use browser_tests::host::{Pair, heard, inside};
use browser_tests::{Context, Key, Result, Test, ensure, journeys};
use serde_json::Value;

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
    // Again, with Escape inside the frame.
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
    // Opened by the method and closed by its button, above anything else on the page.
    page.js::<Value>("document.getElementById('one').show();", vec![]).await?;
    let on_top: bool = page
        .js(
            "const { shadowRoot } = document.getElementById('one'); \
             const { x, y, width, height } = shadowRoot.querySelector('.close').getBoundingClientRect(); \
             return shadowRoot.elementFromPoint(x + width / 2, y + height / 2)?.className === 'close';",
            vec![],
        )
        .await?;
    ensure!(on_top, "something lies over the dialog");
    // Nothing outside the dialog can be reached.
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

journeys!(a_popup_keeps_and_returns_the_focus, a_link_may_open_the_popup);
