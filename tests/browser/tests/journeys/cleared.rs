//! Storage that the browser clears while the page is open.

use browser_tests::{Person, Result, Site, Test, ensure, journeys};

async fn what_the_browser_clears_is_kept_again(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::calm()).await?;
    page.js::<()>("localStorage.clear();", vec![]).await?;
    page.visit("/change/oil").await?;
    page.answer_by_hand(&Person::calm().with("oil", &["oily"])).await?;
    page.until_js("!location.hash.startsWith('#/change/')").await?;
    page.reload().await?;
    page.settled().await?;
    page.visit("/check").await?;
    page.sees("Oily all over").await?;
    let open = page.js::<bool>(
        "return [...document.querySelectorAll('.summary__row .muted')].length > 0;",
        vec![],
    );
    ensure!(!open.await?, "answers were lost with the storage");
    page.no_errors().await
}

journeys!(what_the_browser_clears_is_kept_again);
