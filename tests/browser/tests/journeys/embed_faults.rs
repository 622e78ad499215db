//! The app in a clinic's page when storage is blocked or the app crashes: reported, and no dead end.

use browser_tests::host::{Pair, answer, app, click, details, enter, heard, inside};
use browser_tests::{Key, Person, Result, Test, ensure, journeys, scripts};
use serde_json::{Value, json};

/// With storage blocked in frames by the browser, the app works, says so, and offers the file.
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

/// After a crash inside, the host is notified, and the recovery screen can be used and closed.
async fn a_crash_in_a_frame_can_be_left(test: Test) -> Result<()> {
    let pair = Pair::new("mode=\"popup\"", "Check my skin")?;
    let page = test.browser().await?;
    page.goto(&pair.url("/")).await?;
    page.until_js("document.getElementById('one').shadowRoot?.querySelector('.start')").await?;
    page.js::<Value>("document.getElementById('one').show();", vec![]).await?;
    heard(&page, "ready").await?;
    inside(&page, "one").await?;
    click(&page, ".hero .button").await?;
    answer(&page, &Person::calm(), "age_band").await?;
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
    page.find("form.question").await?;
    page.js::<Value>("barrierFirst.crashed('x');", vec![]).await?;
    page.find("#recovery").await?;
    page.click("#recovery h1").await?;
    page.press(Key::Escape).await?;
    page.leave_frames().await?;
    heard(&page, "close").await
}

journeys!(blocked_storage_is_said_in_a_frame, a_crash_in_a_frame_can_be_left);
