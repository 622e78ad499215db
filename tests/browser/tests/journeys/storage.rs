//! Storage on the device, and the messages when nothing can be stored.

use browser_tests::{Page, Person, Result, Site, Test, ensure, journeys, scripts};

/// Returns the keys in both storages that are not another app's.
pub async fn own_keys(page: &Page) -> Result<Vec<String>> {
    page.js(
        "return [localStorage, sessionStorage].flatMap((kind) => Object.keys(kind)) \
           .filter((key) => !key.startsWith('other-app'));",
        vec![],
    )
    .await
}

async fn nothing_is_kept_before_the_first_answer(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    page.open(&site, "/").await?;
    page.settled().await?;
    for route in ["/learn", "/about", "/data", "/question/age_band", "/nowhere"] {
        page.visit(route).await?;
    }
    ensure!(own_keys(&page).await?.is_empty(), "kept: {:?}", own_keys(&page).await?);
    // Appearance settings are stored at once, and nothing else.
    page.click(".menu__button").await?;
    page.pick("theme-dark").await?;
    page.until_js("document.documentElement.dataset.theme === 'dark'").await?;
    page.open(&site, "/?again").await?;
    page.settled().await?;
    let chosen = own_keys(&page).await?;
    ensure!(chosen == ["barrier-first:theme"], "kept: {chosen:?}");
    page.click(".hero .button").await?;
    page.answer_by_hand(&Person::calm()).await?;
    page.arrived("/question/red_flags").await?;
    page.sees("Saved on this device").await?;
    let keys = own_keys(&page).await?;
    ensure!(!keys.is_empty(), "not kept after an answer");
    ensure!(keys.iter().all(|key| key.starts_with("barrier-first:")), "odd keys: {keys:?}");
    let rest: (String, usize) = page
        .js_async(
            "const all = indexedDB.databases ? await indexedDB.databases() : []; \
             return [document.cookie, all.length];",
            vec![],
        )
        .await?;
    ensure!(rest == (String::new(), 0), "a cookie or a data base: {rest:?}");
    page.clean(&site).await
}

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
    page.click("main a[href$='/data']").await?;
    page.arrived("/data").await?;
    page.clean(&site).await
}

/// The app reports full storage, however the browser signals it, and saves again once there is room.
async fn full_storage_is_said_and_got_over(test: Test) -> Result<()> {
    const FULL: &str = r#"
    const setItem = Storage.prototype.setItem;
    window.__testFault = null;
    Storage.prototype.setItem = function (key, value) {
      if (window.__testFault) throw window.__testFault();
      setItem.call(this, key, value);
    };"#;
    let site = Site::dist().init_script(FULL).init_script(scripts::CATCH_DOWNLOADS).start()?;
    let page = test.browser().await?;
    page.begin(&site).await?;
    let person = Person::calm();
    page.fill_in(&person, Some("red_flags")).await?;
    let old = "const error = new DOMException('x', 'NS_ERROR_DOM_QUOTA_REACHED'); \
               Object.defineProperty(error, 'code', { value: 1014 }); return error;";
    let new = "const Kind = window.QuotaExceededError; \
               return Kind ? new Kind('x') : new DOMException('x', 'QuotaExceededError');";
    for fault in [
        "return new DOMException('x', 'QuotaExceededError');",
        old,
        "return new DOMException('x', 'QUOTA_EXCEEDED_ERR');",
        new,
    ] {
        let before = page.local_storage().await?;
        page.js::<()>(&format!("window.__testFault = () => {{ {fault} }};"), vec![]).await?;
        page.answer_by_hand(&person).await?;
        page.sees("Not saved: no room left").await?;
        page.find("main a[href$='/data']").await?;
        ensure!(page.local_storage().await? == before, "changed all the same: {fault}");
        page.js::<()>("window.__testFault = null;", vec![]).await?;
        page.answer_by_hand(&person).await?;
        page.sees("Saved on this device").await?;
        page.until_js("!document.body.innerText.includes('no room left')").await?;
    }
    // Any other failure is reported as well.
    page.js::<()>("window.__testFault = () => new TypeError('odd');", vec![]).await?;
    page.answer_by_hand(&person).await?;
    page.sees("Not saved: the browser refused").await?;
    page.finish(&person).await?;
    // The backup contains the answers that could not be stored.
    page.visit("/data").await?;
    page.click_name("Save backup").await?;
    page.sees("Your browser was asked to save the backup file").await?;
    let downloads = page.downloads().await?;
    ensure!(downloads.len() == 1, "{} downloads", downloads.len());
    ensure!(downloads[0].1.contains("clinic_interest"), "the backup lacks the last answers");
    page.clean(&site).await
}

/// "Only while this tab is open" leaves 0 keys, chosen before the first answer or after all of them.
async fn only_while_the_tab_is_open(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    page.open(&site, "/#/data").await?;
    page.settled().await?;
    page.pick("keep-tab").await?;
    page.visit("/question/age_band").await?;
    page.fill_in(&Person::calm(), Some("signs")).await?;
    page.sees("Only while this tab is open").await?;
    ensure!(own_keys(&page).await?.is_empty(), "kept: {:?}", own_keys(&page).await?);
    page.reload().await?;
    page.settled().await?;
    page.visit("/").await?;
    page.find(".hero .button").await?;

    page.assess(&site, &Person::calm()).await?;
    ensure!(!own_keys(&page).await?.is_empty(), "not kept");
    page.visit("/data").await?;
    page.pick("keep-tab").await?;
    page.click_name("Remove the saved copy").await?;
    page.sees("Only while this tab is open").await?;
    page.until("no keys", async || Ok(own_keys(&page).await?.is_empty().then_some(()))).await?;
    page.visit("/results").await?;
    // Then back again.
    page.visit("/data").await?;
    page.pick("keep-device").await?;
    page.sees("Saved on this device").await?;
    page.reload().await?;
    page.settled().await?;
    page.visit("/results").await?;
    page.sees("Nothing more is needed right now").await?;
    page.clean(&site).await
}

/// Persistent storage is requested once, when there is a plan to lose, never before; a refusal does no harm.
async fn the_browser_is_asked_once_to_keep_it(test: Test) -> Result<()> {
    const ASKED: &str = r#"
    window.__testAsked = 0;
    if (window.StorageManager) StorageManager.prototype.persist = () => {
      window.__testAsked += 1;
      return Promise.reject(new TypeError("no"));
    };"#;
    let site = Site::dist().init_script(ASKED).start()?;
    let page = test.browser().await?;
    page.begin(&site).await?;
    page.fill_in(&Person::calm(), None).await?;
    ensure!(page.js::<u32>("return window.__testAsked;", vec![]).await? == 0, "asked too early");
    page.visit("/results").await?;
    page.until_js("!window.StorageManager || window.__testAsked === 1").await?;
    for route in ["/routine", "/results", "/change/oil"] {
        page.visit(route).await?;
    }
    page.answer_by_hand(&Person::calm().with("oil", &["oily"])).await?;
    page.arrived("/changed").await?;
    let asked: u32 = page.js("return window.__testAsked;", vec![]).await?;
    ensure!(asked <= 1, "asked {asked} times");
    page.clean(&site).await
}

/// If the tab dies midway, again and again, at most the last answer is missing, and the rest can be read.
async fn a_killed_tab_loses_one_answer_at_most(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    let person = Person::calm();
    page.begin(&site).await?;
    for (round, stop) in
        ["red_flags", "conditions", "signs", "actives", "spf_use", "goals"].iter().enumerate()
    {
        page.fill_in(&person, Some(stop)).await?;
        // A crashed tab does not respond, so the next one is opened first.
        let next = page.driver().new_tab().await?;
        let crash = page.chromium("Page.crash", serde_json::json!({}));
        let _no_answer = tokio::time::timeout(std::time::Duration::from_millis(500), crash).await;
        page.driver().switch_to_window(next).await?;
        page.open(&site, "/").await?;
        page.settled().await?;
        ensure!(
            !page.content("main").await?.contains("could not be read"),
            "unreadable at {round}"
        );
        page.click_name("Carry on").await?;
        let at = page.question().await?;
        if at != *stop {
            page.answer_by_hand(&person).await?;
            page.arrived(&format!("/question/{stop}")).await?;
        }
    }
    page.finish(&person).await.map(drop)
}

journeys!(only Chromium: a_killed_tab_loses_one_answer_at_most);
journeys!(
    the_browser_is_asked_once_to_keep_it,
    nothing_is_kept_before_the_first_answer,
    blocked_storage_is_no_obstacle,
    full_storage_is_said_and_got_over,
    only_while_the_tab_is_open,
);
