//! What is kept on the device, and what is said when nothing can be.

use browser_tests::{Page, Person, Result, Site, Test, ensure, journeys, scripts};

/// Keys in both storages that are not another app's.
async fn own_keys(page: &Page) -> Result<Vec<String>> {
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
    // What was chosen about the look is kept at once, and nothing else.
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

/// Every way in which browsers say that there is no room (ST-6), then room again.
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
    // Anything else that goes wrong is said as well.
    page.js::<()>("window.__testFault = () => new TypeError('odd');", vec![]).await?;
    page.answer_by_hand(&person).await?;
    page.sees("Not saved: the browser refused").await?;
    page.finish(&person).await?;
    // The backup holds what could not be kept.
    page.visit("/data").await?;
    page.click_name("Save backup").await?;
    page.sees("Your browser was asked to save the backup file").await?;
    let downloads = page.downloads().await?;
    ensure!(downloads.len() == 1, "{} downloads", downloads.len());
    ensure!(downloads[0].1.contains("clinic_interest"), "the backup lacks the last answers");
    page.clean(&site).await
}

/// «Only while this tab is open»: 0 keys, chosen before the first answer or after all of them.
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
    // And back again.
    page.visit("/data").await?;
    page.pick("keep-device").await?;
    page.sees("Saved on this device").await?;
    page.reload().await?;
    page.settled().await?;
    page.visit("/results").await?;
    page.sees("Nothing more is needed right now").await?;
    page.clean(&site).await
}

/// Erased: no key of ours anywhere, no files, and what belongs to others stays (ST-10).
async fn erasing_leaves_nothing_of_ours(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::pregnant()).await?;
    page.service_worker(&site).await?;
    page.js_async::<()>(
        "localStorage.setItem('other-app:key', '1'); sessionStorage.setItem('other-app', '2'); \
         const cache = await caches.open('other-app'); await cache.put('./x', new Response('3'));",
        vec![],
    )
    .await?;
    page.new_tab().await?;
    page.open(&site, "/#/check").await?;
    page.settled().await?;
    page.tab(0).await?;
    page.visit("/data").await?;
    page.click_name("Erase everything").await?;
    ensure!(!own_keys(&page).await?.is_empty(), "erased without a second step");
    page.click_name("Keep it").await?;
    page.click_name("Erase everything").await?;
    page.click_name("Yes, erase everything").await?;
    page.sees("Nothing of this app is left in this browser.").await?;
    ensure!(own_keys(&page).await?.is_empty(), "left: {:?}", own_keys(&page).await?);
    let rest: Vec<String> = page
        .js_async(
            "const workers = await navigator.serviceWorker.getRegistrations(); \
             return [...await caches.keys(), ...workers.map((one) => one.scope), \
               ...Object.keys(localStorage), ...Object.keys(sessionStorage)];",
            vec![],
        )
        .await?;
    ensure!(rest == ["other-app", "other-app:key", "other-app"], "left: {rest:?}");
    page.visit("/").await?;
    page.find(".hero .button").await?;

    // The other tab knows, and whatever is done there next does not bring the answers back.
    page.tab(1).await?;
    page.until_js("!document.body.innerText.includes('Pregnant')").await?;
    page.visit("/question/age_band").await?;
    page.answer_by_hand(&Person::calm()).await?;
    page.arrived("/question/red_flags").await?;
    let stored = format!("{:?}", page.local_storage().await?);
    ensure!(!stored.contains("pregnan"), "risen from the dead: {stored}");
    page.clean(&site).await
}

/// A file of answers that has passed the age the person set is gone at the next visit.
async fn answers_expire_when_asked_to(test: Test) -> Result<()> {
    let site = Site::dist().init_script(scripts::EIGHT_DAYS_LATER).start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::calm()).await?;
    page.visit("/data").await?;
    page.pick("expiry-7").await?;
    page.until_js("document.getElementById('expiry-7').checked").await?;
    page.open(&site, "/?now").await?;
    page.settled().await?;
    page.sees("Welcome back").await?;
    page.open(&site, "/?later").await?;
    page.settled().await?;
    page.sees("had reached the age you set and were erased").await?;
    page.find(".hero .button").await?;
    let stored = format!("{:?}", page.local_storage().await?);
    ensure!(!stored.contains("age_band"), "still there: {stored}");
    page.clean(&site).await
}

/// What a newer version has saved is left as it is, whatever is done here, and said (ST-3).
async fn a_newer_save_is_left_alone(test: Test) -> Result<()> {
    const NEWER: &str = r#"{"app":"barrier-first","format":3,"app_version":"9.0.0","knowledge_version":"2031-01-01","saved_at":"2031-01-02T08:00:00Z","revision":3,"later":{"answers":[1,true,"x"]},"checksum":"79df1729"}"#;
    let site = Site::dist().init_script(scripts::CATCH_DOWNLOADS).start()?;
    let page = test.browser().await?;
    page.open(&site, "/").await?;
    page.settled().await?;
    page.set_local_storage("barrier-first:slot-a", NEWER).await?;
    page.open(&site, "/?again").await?;
    page.settled().await?;
    page.sees("a newer version of the app was here").await?;
    page.click(".hero .button").await?;
    // Some twenty answers, then the plan, then what was answered as a file.
    page.finish(&Person::calm()).await?;
    page.visit("/data").await?;
    page.pick("expiry-7").await?;
    page.click_name("Save backup").await?;
    page.sees("Your browser was asked to save the backup file").await?;
    ensure!(page.downloads().await?[0].1.contains("clinic_interest"), "an empty backup");
    let stored = page.local_storage().await?;
    let kept = stored.get("barrier-first:slot-a").map(String::as_str);
    ensure!(kept == Some(NEWER), "changed: {stored:?}");
    ensure!(stored.keys().all(|key| !key.contains("slot-b")), "written beside it: {stored:?}");
    page.clean(&site).await
}

/// What cannot be read is told, set aside and kept (ST-4); the parts that can are taken.
async fn a_damaged_save_is_set_aside(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    page.begin(&site).await?;
    page.fill_in(&Person::pregnant(), Some("signs")).await?;
    let slots = page.local_storage().await?;
    for (key, text) in slots.iter().filter(|(key, _)| key.contains("slot")) {
        page.set_local_storage(key, &text.replace("\"pregnant\"", "\"<b>odd</b>\"")).await?;
    }
    page.open(&site, "/?odd").await?;
    page.settled().await?;
    page.sees("could not be read").await?;
    page.visit("/question/age_band").await?;
    page.question().await?;
    ensure!(page.is_chosen("age_band", "25_44").await?, "a good part is lost");
    page.visit("/question/pregnancy").await?;
    page.question().await?;
    ensure!(page.count("form.question input:checked").await? == 0, "the bad part was taken");
    page.answer_by_hand(&Person::pregnant()).await?;
    page.sees("Saved on this device").await?;
    let kept = format!("{:?}", page.local_storage().await?);
    ensure!(kept.contains("quarantine") && kept.contains("<b>odd</b>"), "not set aside: {kept}");

    for key in ["barrier-first:slot-a", "barrier-first:slot-b"] {
        page.set_local_storage(key, "{\"app\":\"barrier-fir").await?;
    }
    page.open(&site, "/?damaged").await?;
    page.settled().await?;
    page.sees("What was saved on this device could not be read.").await?;
    page.assess(&site, &Person::calm()).await?;
    let kept = format!("{:?}", page.local_storage().await?);
    ensure!(kept.contains("barrier-fir\""), "the original is gone: {kept}");
    page.clean(&site).await
}

/// Three damaged saves are set aside and a fourth one is damaged: nothing is written over it. The
/// person sees why, takes the originals along, lets them go, and is saved at once.
async fn damaged_saves_in_the_way_are_decided_about(test: Test) -> Result<()> {
    let site = Site::dist().init_script(scripts::CATCH_DOWNLOADS).start()?;
    let page = test.browser().await?;
    page.open(&site, "/").await?;
    page.settled().await?;
    for n in 1..=3 {
        let key = format!("barrier-first:quarantine-{n}");
        page.set_local_storage(&key, &format!("{{\"app\": damaged {n}")).await?;
    }
    page.set_local_storage("barrier-first:slot-a", "{\"app\": damaged 4").await?;
    page.set_local_storage("barrier-first:slot-b", "{\"app\": damaged 5").await?;
    page.open(&site, "/?damaged").await?;
    page.settled().await?;
    page.click(".hero .button").await?;
    page.answer_by_hand(&Person::calm()).await?;
    page.sees("Not saved: damaged saves are in the way").await?;
    let stored = page.local_storage().await?;
    ensure!(stored.values().any(|text| text.ends_with("damaged 4")), "written over: {stored:?}");
    page.click_name("Look at them").await?;
    page.sees("3 earlier saves could not be read.").await?;
    page.click_name("Save the originals to a file").await?;
    page.sees("Your browser was asked to save the backup file").await?;
    let files = page.downloads().await?;
    for n in 1..=5 {
        ensure!(files[0].1.contains(&format!("damaged {n}")), "{n} is missing: {files:?}");
    }
    page.click_name("Remove the originals").await?;
    page.sees("3 originals were removed.").await?;
    page.sees("Saved on this device").await?;
    page.reload().await?;
    page.settled().await?;
    page.visit("/question/age_band").await?;
    page.question().await?;
    ensure!(page.is_chosen("age_band", "25_44").await?, "the answer was not saved");
    page.clean(&site).await
}

/// Asked once, when there is a plan to lose, never before; a refusal does no harm (ST-11).
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

/// The tab dies in the middle of things, again and again: at most the last answer is missing, and
/// what is there can be read (CR-1).
async fn a_killed_tab_loses_one_answer_at_most(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    let person = Person::calm();
    page.begin(&site).await?;
    for (round, stop) in
        ["red_flags", "conditions", "signs", "actives", "spf_use", "goals"].iter().enumerate()
    {
        page.fill_in(&person, Some(stop)).await?;
        // A crashed tab answers nothing, so the next one is made first.
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

/// A worker that the browser does not remove keeps nobody waiting, and what is said stays true.
async fn a_worker_that_stays_is_told(test: Test) -> Result<()> {
    let stays = "ServiceWorkerRegistration.prototype.unregister = () => new Promise(() => {});";
    let site = Site::dist().init_script(stays).start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::calm()).await?;
    page.service_worker(&site).await?;
    page.visit("/data").await?;
    page.click_name("Erase everything").await?;
    page.click_name("Yes, erase everything").await?;
    page.sees("What you entered is erased.").await?;
    ensure!(own_keys(&page).await?.is_empty(), "left: {:?}", own_keys(&page).await?);
    page.sees("nothing that you entered is left in this browser").await?;
    page.sees("The browser has not removed all of the app’s own files yet.").await?;
    page.accessible().await
}

journeys!(only Chromium: a_killed_tab_loses_one_answer_at_most);
journeys!(
    a_worker_that_stays_is_told,
    a_newer_save_is_left_alone,
    a_damaged_save_is_set_aside,
    damaged_saves_in_the_way_are_decided_about,
    the_browser_is_asked_once_to_keep_it,
    nothing_is_kept_before_the_first_answer,
    blocked_storage_is_no_obstacle,
    full_storage_is_said_and_got_over,
    only_while_the_tab_is_open,
    erasing_leaves_nothing_of_ours,
    answers_expire_when_asked_to,
);
