//! Offline use, and updates from one version to the next.

use browser_tests::{
    Build, Context, Page, Person, Reply, Result, Site, Test, ensure, journeys, repository,
};

const BEFORE: &str = "sends nothing anywhere";

async fn it_all_works_with_the_server_stopped(test: Test) -> Result<()> {
    let mut site = Site::dist().start()?;
    let page = test.browser().await?;
    page.open(&site, "/").await?;
    page.settled().await?;
    page.service_worker(&site).await?;
    site.stop();
    // The second visit: start, whole journey, reload, deep link, other addresses of the page.
    page.assess(&site, &Person::pregnant()).await?;
    page.reload().await?;
    page.settled().await?;
    page.arrived("/results").await?;
    for path in ["/#/routine", "/index.html#/plan", "/?lang=en#/summary", "/#/why/avoid/retinol"] {
        page.open_afresh(&site, path).await?;
        page.settled().await?;
        page.arrived(path.split('#').nth(1).unwrap_or_default()).await?;
    }
    page.heading("Why retinol must wait").await?;
    // A language that was never used before.
    page.click_name("한국어").await?;
    page.until_js("document.documentElement.lang === 'ko'").await?;
    page.reload().await?;
    page.settled().await?;
    page.until_js("document.documentElement.lang === 'ko'").await?;
    // The worker caches files of the app, and never an answer.
    let kept: Vec<String> = page
        .js_async(
            "const found = []; \
             for (const name of await caches.keys()) for (const one of await (await caches.open(name)).keys()) \
               found.push(one.url); return found;",
            vec![],
        )
        .await?;
    let files = Build::dist().precached()?;
    ensure!(kept.len() == files.len(), "{} of {} files: {kept:?}", kept.len(), files.len());
    for url in &kept {
        let path = url.strip_prefix(&format!("{}/", site.origin())).context("foreign")?;
        let path = path.split('?').next().unwrap_or_default();
        ensure!(files.iter().any(|file| file == path), "{url} is kept");
    }
    Ok(())
}

/// A single missing file fails the installation; it is retried without another visit, unless everything was
/// erased meanwhile.
async fn an_installation_that_failed_is_tried_again(test: Test) -> Result<()> {
    let file = "/icons/icon-maskable-512.png";
    ensure!(Build::dist().precached()?.iter().any(|one| *one == file[1..]), "{file} is not kept");
    let page = test.browser().await?;
    let asked = |site: &Site| site.requests().iter().filter(|one| one.path == file).count();
    let failed = async |site: &Site| {
        page.open(site, "/").await?;
        page.settled().await?;
        page.until("the worker asks for the file", async || Ok((asked(site) > 0).then_some(())))
            .await
    };
    let site = Site::dist().failing(file).start()?;
    failed(&site).await?;
    site.heal();
    page.service_worker(&site).await?;

    let site = Site::dist().failing(file).start()?;
    failed(&site).await?;
    page.js_async::<Option<u32>>("return barrierFirst.eraseCaches();", vec![]).await?;
    site.heal();
    let before = asked(&site);
    tokio::time::sleep(std::time::Duration::from_secs(7)).await;
    ensure!(asked(&site) == before, "installed again after erasing");
    Ok(())
}

/// Asks the browser to check for a new version now, and waits for the outcome.
async fn look_for_update(page: &Page) -> Result<()> {
    page.js_async::<()>(
        "const one = await navigator.serviceWorker.getRegistration(); \
         await one.update().catch(() => {}); \
         for (let n = 0; one.installing && n < 400; n += 1) await new Promise((done) => setTimeout(done, 25));",
        vec![],
    )
    .await
}

async fn waits(page: &Page) -> Result<bool> {
    page.js_async("return !!(await navigator.serviceWorker.getRegistration()).waiting;", vec![])
        .await
}

/// Returns the id of the running build, and whether the app has drawn its page.
async fn running(page: &Page) -> Result<(String, bool)> {
    page.js(
        "return [globalThis.barrierFirst.build, document.querySelector('.boot') === null];",
        vec![],
    )
    .await
}

/// Opens a page of the first build, controlled by its worker, with some answers.
async fn first_visit(page: &Page, site: &Site) -> Result<()> {
    page.begin(site).await?;
    page.fill_in(&Person::calm(), Some("signs")).await?;
    page.service_worker(site).await?;
    page.open(site, "/").await?;
    page.settled().await?;
    page.until_js("navigator.serviceWorker.controller").await?;
    page.sees(BEFORE).await
}

/// A new version is offered, installed when the person says so, and keeps the answers.
async fn a_new_version_is_offered(test: Test) -> Result<()> {
    let first = Build::dist();
    let (_second, second) = first.edited(BEFORE, "What comes second", 2)?;
    let (_third, third) = first.edited(BEFORE, "What comes third", 3)?;
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    first_visit(&page, &site).await?;
    let answers = page.local_storage().await?;

    site.publish(second.folder());
    look_for_update(&page).await?;
    page.sees("A new version is ready. Your answers stay.").await?;
    // Until then the old version is used throughout: also for deferred files, and after a reload.
    page.click_name("한국어").await?;
    page.until_js("document.documentElement.lang === 'ko'").await?;
    page.click_name("English").await?;
    page.until_js("document.documentElement.lang === 'en'").await?;
    page.reload().await?;
    page.settled().await?;
    page.sees(BEFORE).await?;
    ensure!(running(&page).await?.0 == first.id()?, "changed without being asked");
    page.sees("A new version is ready.").await?;
    // Meanwhile a third version appears: it is the one to install.
    site.publish(third.folder());
    look_for_update(&page).await?;
    page.click_name("Update now").await?;
    page.sees("What comes third").await?;
    page.settled().await?;
    ensure!(running(&page).await?.0 == third.id()?, "the wrong build");
    page.sees("Welcome back").await?;
    page.click_name("Carry on").await?;
    page.arrived("/question/signs").await?;
    let now = page.local_storage().await?;
    ensure!(answers.keys().all(|key| now.contains_key(key)), "keys are gone: {now:?}");
    page.no_errors().await?;

    // Then back to the first, in case the third was a mistake.
    site.publish(first.folder());
    look_for_update(&page).await?;
    page.click_name("Update now").await?;
    page.until("the first build", async || {
        Ok((running(&page).await?.0 == first.id()?).then_some(()))
    })
    .await?;
    page.settled().await?;
    page.arrived("/question/signs").await?;
    page.finish(&Person::calm()).await?;
    page.clean(&site).await
}

/// Before an update, ticked answers that were not sent are mentioned, and so are answers that only this tab
/// has; nothing that was sent is lost.
async fn an_update_takes_nothing_unsent(test: Test) -> Result<()> {
    let (_second, second) = Build::dist().edited(BEFORE, "What comes second", 2)?;
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    first_visit(&page, &site).await?;
    let id = "oil";
    page.visit(&format!("/question/{id}")).await?;
    page.question().await?;
    page.choose(id, "oily").await?;
    site.publish(second.folder());
    look_for_update(&page).await?;
    page.click_name("Update now").await?;
    page.sees("Something here is not saved and would be lost.").await?;
    page.accessible().await?;
    ensure!(page.is_chosen(id, "oily").await?, "the tick is gone");
    ensure!(running(&page).await?.0 == Build::dist().id()?, "taken all the same");
    page.click("form.question [type=submit]").await?;
    page.until_js(&format!("!location.hash.endsWith('/{id}')")).await?;
    page.sees("A new version is ready. Your answers stay.").await?;
    // Answers that only this tab has.
    page.visit("/data").await?;
    page.pick("keep-tab").await?;
    page.click_name("Remove the saved copy").await?;
    page.sees("Only while this tab is open").await?;
    page.click_name("Update now").await?;
    page.sees("Something here is not saved and would be lost.").await?;
    ensure!(running(&page).await?.0 == Build::dist().id()?, "taken all the same");
    page.pick("keep-device").await?;
    page.sees("Saved on this device").await?;
    page.click_name("Update now").await?;
    page.until("the second build", async || {
        Ok((running(&page).await?.0 == second.id()?).then_some(()))
    })
    .await?;
    page.settled().await?;
    page.visit(&format!("/question/{id}")).await?;
    page.until("the answer", async || Ok(page.is_chosen(id, "oily").await?.then_some(()))).await?;
    page.no_errors().await
}

/// If one file of the new version is missing, whichever it is, the old version stays in use.
async fn a_broken_deploy_changes_nothing(test: Test) -> Result<()> {
    let first = Build::dist();
    let (_second, second) = first.edited(BEFORE, "What comes second", 2)?;
    let mut site = Site::dist().start()?;
    let page = test.browser().await?;
    first_visit(&page, &site).await?;
    site.publish(second.folder());
    let all = test.engine() == browser_tests::Engine::Chromium;
    for file in second.precached()? {
        // Files that are the same in both builds are not fetched again.
        let new = !first.precached()?.contains(&file) || file == "index.html";
        if !new {
            continue;
        }
        site.fail(&format!("/{file}"));
        if file == "index.html" {
            site.fail("/");
        }
        look_for_update(&page).await?;
        ensure!(!waits(&page).await?, "taken without {file}");
        if all {
            page.reload().await?;
            page.settled().await?;
            page.sees(BEFORE).await?;
        }
        site.heal();
    }
    // An empty host does not matter.
    site.publish(tempfile::tempdir()?.path());
    look_for_update(&page).await?;
    page.reload().await?;
    page.settled().await?;
    page.sees(BEFORE).await?;
    site.stop();
    page.open(&site, "/#/question/signs").await?;
    page.settled().await?;
    site.restart()?;
    site.publish(second.folder());
    look_for_update(&page).await?;
    page.click_name("Update now").await?;
    page.until("the second build", async || {
        Ok((running(&page).await?.0 == second.id()?).then_some(()))
    })
    .await?;
    page.settled().await?;
    page.finish(&Person::calm()).await.map(drop)
}

/// The kill switch worker removes itself and its files, and leaves the answers alone.
async fn the_kill_switch_works(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    first_visit(&page, &site).await?;
    let answers = page.local_storage().await?;
    page.js_async::<()>("await caches.open('other-app');", vec![]).await?;
    let script = std::fs::read(repository().join("public/hosting/sw-kill-switch.js"))?;
    site.set_reply("/sw.js", Reply::new(200, "text/javascript; charset=utf-8", script));
    // It reloads the page, which registers whatever is at sw.js: the kill switch again.
    page.js::<()>(
        "navigator.serviceWorker.getRegistration().then((one) => one.update()).catch(() => {});",
        vec![],
    )
    .await?;
    page.until("no files of ours", async || {
        let names: Vec<String> = page.js_async("return caches.keys();", vec![]).await?;
        Ok((names == ["other-app"]).then_some(()))
    })
    .await?;
    page.settled().await?;
    site.forget_requests();
    page.open(&site, "/").await?;
    page.settled().await?;
    page.sees("Welcome back").await?;
    ensure!(site.requests().iter().any(|one| one.path == "/"), "not from the network");
    ensure!(page.local_storage().await? == answers, "the answers have changed");
    Ok(())
}

/// Counts the frames since the app's first rendering, and notes the count at the registration of the worker.
const COUNT_FRAMES: &str = r#"
let frames = 0;
const count = () => { frames += 1; requestAnimationFrame(count); };
new MutationObserver((_, observer) => {
  if (document.documentElement.dataset.ready === undefined) return;
  observer.disconnect();
  requestAnimationFrame(count);
}).observe(document, { attributes: true, childList: true, subtree: true });
const { register } = ServiceWorkerContainer.prototype;
ServiceWorkerContainer.prototype.register = function (...given) {
  Object.defineProperty(window, "__testFrames", { value: frames });
  return register.apply(this, given);
};
"#;

/// Registration waits for the first screen: begun sooner, the worker takes the processor from its painting.
async fn the_worker_waits_for_the_first_screen(test: Test) -> Result<()> {
    let site = Site::dist().init_script(COUNT_FRAMES).start()?;
    let page = test.browser().await?;
    page.open(&site, "/").await?;
    page.settled().await?;
    page.until_js("window.__testFrames !== undefined").await?;
    let frames: u32 = page.js("return window.__testFrames;", vec![]).await?;
    ensure!(frames > 0, "registered before the first screen was painted");
    page.service_worker(&site).await?;
    Ok(())
}

/// Erasing before the worker is registered leaves none: the registration that still waits is dropped.
async fn erasing_at_the_start_leaves_no_worker(test: Test) -> Result<()> {
    // No frame, so the registration waits for its two seconds.
    let site = Site::dist().init_script("window.requestAnimationFrame = () => 0;").start()?;
    let page = test.browser().await?;
    page.open(&site, "/").await?;
    page.until_js("document.documentElement.dataset.ready !== undefined").await?;
    let left: Option<u32> = page.js_async("return barrierFirst.eraseCaches();", vec![]).await?;
    ensure!(left == Some(0), "{left:?} caches before the registration");
    let workers: usize = page
        .js_async(
            "await new Promise((done) => setTimeout(done, 3000)); \
             return (await navigator.serviceWorker.getRegistrations()).length;",
            vec![],
        )
        .await?;
    ensure!(workers == 0, "registered after erasing");
    Ok(())
}

journeys!(
    it_all_works_with_the_server_stopped,
    erasing_at_the_start_leaves_no_worker,
    the_worker_waits_for_the_first_screen,
    an_installation_that_failed_is_tried_again,
    a_new_version_is_offered,
    an_update_takes_nothing_unsent,
    a_broken_deploy_changes_nothing,
    the_kill_switch_works,
);
