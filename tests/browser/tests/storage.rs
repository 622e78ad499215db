//! What is kept on the device, and what is said when nothing can be.

use browser_tests::{Person, Result, Site, Test, ensure, journeys, scripts};

async fn blocked_storage_is_no_obstacle(test: Test) -> Result<()> {
    let site = Site::dist().init_script(scripts::BLOCK_STORAGE).start()?;
    let page = test.browser().await?;
    page.begin(&site).await?;
    page.answer_by_hand(&Person::calm()).await?;
    page.arrived("/question/red_flags").await?;
    page.sees("Not saved on this device").await?;
    page.finish(&Person::calm()).await?;
    page.sees("Nothing more is needed right now").await?;
    page.visit("/routine").await?;
    page.visit("/plan").await?;
    page.back().await?;
    page.arrived("/routine").await?;
    page.clean(&site).await
}

journeys!(blocked_storage_is_no_obstacle);
