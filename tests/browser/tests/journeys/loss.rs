//! No silent loss: forms never write an older answer, half-typed values are asked again, and leaving is
//! announced while nothing keeps the answers.

use browser_tests::{Page, Person, Result, Site, Test, ensure, journeys, scripts};

/// Returns `true` if closing or reloading would be announced now.
async fn announced(page: &Page) -> Result<bool> {
    page.js(
        "const event = new Event('beforeunload', { cancelable: true }); dispatchEvent(event); \
         return event.defaultPrevented;",
        vec![],
    )
    .await
}

/// If another tab answers the same question anew, submitting an untouched form keeps the newer answer.
async fn an_untouched_form_writes_nothing(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::calm().with("oil", &["normal"])).await?;
    page.visit("/change/oil").await?;
    page.question().await?;
    page.new_tab().await?;
    page.open(&site, "/#/change/oil").await?;
    page.settled().await?;
    page.answer_by_hand(&Person::calm().with("oil", &["oily"])).await?;
    page.until_js("!location.hash.includes('change/')").await?;
    page.tab(0).await?;
    page.until_js("document.querySelector('[name=oil]:checked')?.value === 'oily'").await?;
    page.click("form.question [type=submit]").await?;
    page.until_js("!location.hash.includes('change/oil')").await?;
    let stored = format!("{:?}", page.local_storage().await?);
    ensure!(stored.contains("oily"), "the older answer was written: {stored}");
    Ok(())
}

/// Closing is announced while something would be lost, and only then.
async fn leaving_is_announced_while_something_would_be_lost(test: Test) -> Result<()> {
    let page = test.browser().await?;
    for (script, lost) in
        [(scripts::BLOCK_STORAGE, true), (scripts::FULL_STORAGE, true), ("", false)]
    {
        let site = Site::dist().init_script(script).start()?;
        page.begin(&site).await?;
        ensure!(!announced(&page).await?, "nothing is answered yet");
        page.fill_in(&Person::calm(), Some("goals")).await?;
        ensure!(announced(&page).await? == lost, "{lost} expected with {script}");
        if lost {
            continue;
        }
        // Ticked but not sent.
        let id = page.question().await?;
        let value = Person::calm().answer(&id).unwrap_or_default()[0];
        page.choose(&id, value).await?;
        page.until("announced", async || Ok(announced(&page).await?.then_some(()))).await?;
        page.click("form.question [type=submit]").await?;
        page.until("kept", async || Ok((!announced(&page).await?).then_some(()))).await?;
        // Kept only as long as the tab is open.
        page.visit("/data").await?;
        let before = page.local_storage().await?;
        page.pick("keep-tab").await?;
        page.sees("would be removed now").await?;
        ensure!(page.local_storage().await? == before, "removed without a yes");
        page.click_name("Keep it").await?;
        page.until_js("document.getElementById('keep-device').checked").await?;
        page.pick("keep-tab").await?;
        page.click_name("Remove the saved copy").await?;
        page.until("announced", async || Ok(announced(&page).await?.then_some(()))).await?;
    }
    Ok(())
}

/// A language and a theme chosen before the first answer survive a reload, whatever the address had
/// requested.
async fn a_choice_before_the_first_answer_lasts(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    page.open(&site, "/?lang=ko").await?;
    page.settled().await?;
    page.click_name("English").await?;
    page.until_js("document.documentElement.lang === 'en'").await?;
    page.click(".menu__button").await?;
    page.pick("theme-dark").await?;
    page.until_js("document.documentElement.dataset.theme === 'dark'").await?;
    page.reload().await?;
    page.settled().await?;
    page.until_js("document.documentElement.lang === 'en' && document.documentElement.dataset.theme === 'dark'")
        .await?;
    let keys: Vec<String> = page.local_storage().await?.into_keys().collect();
    ensure!(!keys.iter().any(|key| key.contains("slot")), "{keys:?}");
    Ok(())
}

/// With text at 200 %, on a phone too, nothing is outside the window. (Firefox and WebKit stay wider than
/// requested; Chromium is the one that counts.)
async fn large_text_stays_inside(test: Test) -> Result<()> {
    let page = test.browser().await?;
    let site = Site::dist().start()?;
    for width in [390, 1024] {
        page.set_size(width, 800).await?;
        for path in ["/?lang=en", "/?lang=ko"] {
            page.open(&site, path).await?;
            page.settled().await?;
            page.js::<()>("document.documentElement.style.fontSize = '32px';", vec![]).await?;
            page.fits_sideways().await?;
            let inside = "document.querySelector('.menu__button').getBoundingClientRect().right <= innerWidth";
            page.until_js(inside).await?;
        }
    }
    Ok(())
}

journeys!(
    an_untouched_form_writes_nothing,
    leaving_is_announced_while_something_would_be_lost,
    a_choice_before_the_first_answer_lasts,
    large_text_stays_inside,
);
