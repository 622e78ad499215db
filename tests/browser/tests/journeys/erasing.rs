//! Erasing answers, by hand or by the age that was set, and the messages about it.

use browser_tests::{Person, Result, Site, Test, ensure, journeys, scripts};

use crate::storage::own_keys;

/// Erasing leaves no key and no file of the app anywhere, and keeps those of others.
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

    // The other tab is notified, and nothing done there next brings the answers back.
    page.tab(1).await?;
    page.until_js("!document.body.innerText.includes('Pregnant')").await?;
    page.visit("/question/age_band").await?;
    page.answer_by_hand(&Person::calm()).await?;
    page.arrived("/question/red_flags").await?;
    let stored = format!("{:?}", page.local_storage().await?);
    ensure!(!stored.contains("pregnan"), "risen from the dead: {stored}");
    page.clean(&site).await
}

/// A worker that the browser does not remove delays nobody, and the message stays true.
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

/// A file of answers older than the age set by the person is gone at the next visit.
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

journeys!(
    a_worker_that_stays_is_told,
    erasing_leaves_nothing_of_ours,
    answers_expire_when_asked_to,
);
