//! A second press never lands on what the first has just drawn.

use browser_tests::{Context, Options, Person, Result, Site, Test, ensure, journeys};

/// Presses twice at the middle of an element, with a pause between, as a hurried hand does: whatever is
/// there by then. False when that took longer than a second press takes.
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
    // The browser's own times: a busy machine may take longer than a hand, which proves nothing.
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

/// «Erase everything» pressed twice: asked, and nothing erased, however fast the second press is.
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

/// The button that goes on, pressed twice: the next question is there, and is neither answered nor
/// passed over.
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

/// A menu closes when the press or the focus goes elsewhere.
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
