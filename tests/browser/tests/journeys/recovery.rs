//! Failures: a file that does not arrive, a browser that is too old, an app that traps.

use browser_tests::{
    Build, Context, Options, Page, Person, Reply, Result, Site, Test, ensure, journeys, scripts,
};

/// Checks the static page's message while the app is missing, and that nothing else is offered.
async fn says(page: &Page, text: &str) -> Result<()> {
    page.sees(text).await?;
    page.gone(".boot").await?;
    page.heading("Calm skin first. Glow comes after.").await?;
    page.find("#boot-problem [data-do=reload]").await.map(drop)
}

const NOT_ARRIVED: &str = "A part of the app is missing here, or was changed on its way to you.";

/// A file needed at the start that is missing, cut off or replaced is reported, and the app recovers.
async fn a_file_that_does_not_come_is_said(test: Test) -> Result<()> {
    let build = Build::dist();
    let wasm = build.address("barrier-first-", ".wasm")?;
    let glue = build.address("barrier-first-", ".js")?;
    let words = build.address("locales/en-", ".json")?;
    let page = test.browser().await?;
    let file = |path: &str| std::fs::read(build.folder().join(path.trim_start_matches('/')));
    let half = |path: &str, kind: &str| {
        let bytes = file(path)?;
        Ok::<_, browser_tests::Error>(Reply::new(200, kind, bytes[..bytes.len() / 2].to_vec()))
    };
    let page_instead = Reply::html("<!doctype html><title>Welcome</title>");
    for (path, reply) in [
        (&wasm, Reply::not_found()),
        (&wasm, half(&wasm, "application/wasm")?),
        (&wasm, page_instead.clone()),
        (&glue, Reply::not_found()),
        (&glue, page_instead.clone()),
        (&words, Reply::not_found()),
        (&words, half(&words, "application/json")?),
        (&words, page_instead),
    ] {
        // A separate origin: no cache and no worker of the previous one.
        let site = Site::dist().reply(path, reply).start()?;
        page.open(&site, "/").await?;
        says(&page, NOT_ARRIVED).await.with_context(|| format!("without {path}"))?;
        let kind = match path.rsplit('.').next() {
            Some("wasm") => "application/wasm",
            Some("js") => "text/javascript",
            _ => "application/json",
        };
        site.set_reply(path, Reply::new(200, kind, file(path)?));
        page.click("#boot-problem [data-do=reload]").await?;
        page.settled().await.with_context(|| format!("after {path} came back"))?;
    }
    // A wrong content type is no fault: the bytes are right.
    let odd = Reply::new(200, "application/octet-stream", file(&wasm)?);
    let site = Site::dist().reply(&wasm, odd).start()?;
    page.open(&site, "/").await?;
    page.settled().await
}

/// A language that does not arrive is replaced by English.
async fn english_rather_than_nothing(test: Test) -> Result<()> {
    let site = Site::dist().failing(&Build::dist().address("locales/ko-", ".json")?).start()?;
    let page = test.browser().await?;
    page.open(&site, "/?lang=ko").await?;
    page.settled().await?;
    page.heading("Calm skin first. Glow comes after.").await?;
    page.until_js("document.documentElement.lang === 'en'").await
}

async fn an_old_browser_is_told(test: Test) -> Result<()> {
    let site = Site::dist().init_script(scripts::NO_WEBASSEMBLY).start()?;
    let page = test.browser().await?;
    page.open(&site, "/").await?;
    says(&page, "This browser cannot run the app").await?;
    page.accessible().await
}

/// Without any script the page says what is missing.
async fn no_script_at_all(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    page.chromium("Emulation.setScriptExecutionDisabled", serde_json::json!({ "value": true }))
        .await?;
    page.open(&site, "/").await?;
    let source = page.driver().source().await?;
    ensure!(source.contains("needs JavaScript to be switched on"), "says nothing");
    page.find("noscript .notice").await.map(drop)
}

/// Makes calls into the app trap when `__testTrap` is set, and counts them.
const TRAP: &str = r#"
(() => {
  window.__testCalls = 0;
  const armed = (made) => {
    const exports = {};
    for (const [name, one] of Object.entries(made.instance.exports)) {
      exports[name] = typeof one !== "function" ? one : (...given) => {
        window.__testCalls += 1;
        if (window.__testTrap) throw window.__testTrap === true ? new WebAssembly.RuntimeError("unreachable") : window.__testTrap;
        return one(...given);
      };
    }
    return { module: made.module, instance: { exports } };
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const make = WebAssembly[name].bind(WebAssembly);
    WebAssembly[name] = async (...given) => {
      const made = await make(...given);
      return made.instance ? armed(made) : armed({ instance: made, module: given[0] }).instance;
    };
  }
  const isInstance = Object.getOwnPropertyDescriptor(WebAssembly.Instance, Symbol.hasInstance);
  if (!isInstance) Object.defineProperty(WebAssembly.Instance, Symbol.hasInstance, { value: (one) => !!(one && one.exports) });
})();
"#;

/// Runs a script that breaks the app, and waits for the recovery screen: a second at most, by the page's own
/// clock.
async fn breaks(page: &Page, script: &str) -> Result<()> {
    page.js::<()>(
        &format!(
            "const begin = performance.now(); \
             new MutationObserver(() => {{ window.__testTook ??= performance.now() - begin; }}) \
               .observe(document.documentElement, {{ attributeFilter: ['data-crashed'] }}); \
             {script}"
        ),
        vec![],
    )
    .await?;
    page.find("#recovery h1").await?;
    let took: f64 = page.js("return window.__testTook;", vec![]).await?;
    ensure!(took < 1000.0, "the recovery screen took {took} ms after {script}");
    page.heading("Something went wrong").await
}

/// Breaks the app at its next action.
async fn trap(page: &Page) -> Result<()> {
    let next = "location.hash = location.hash === '#/about' ? '#/learn' : '#/about';";
    breaks(page, &format!("window.__testTrap = true; {next}")).await
}

/// After a trap while rendering, the recovery screen appears at once, no code of the app runs any more, and
/// saved answers are untouched and can be exported.
async fn a_trap_leads_to_the_recovery_screen(test: Test) -> Result<()> {
    let site = Site::dist().init_script(TRAP).init_script(scripts::CATCH_DOWNLOADS).start()?;
    let page = test.browser().await?;
    page.begin(&site).await?;
    page.fill_in(&Person::pregnant(), Some("goals")).await?;
    let before = page.local_storage().await?;
    trap(&page).await?;
    page.focus_on("#recovery h1").await?;
    page.sees("Your saved answers are still on this device.").await?;
    ensure!(page.count("#app").await? == 0, "the dead app is still there");
    page.accessible().await?;
    // Nothing calls into it again, whatever happens on the page.
    let calls: u32 = page.js("return window.__testCalls;", vec![]).await?;
    page.js::<()>(
        "window.__testTrap = false; scrollTo(0, 9); history.back(); \
         dispatchEvent(new StorageEvent('storage', { key: null })); dispatchEvent(new Event('pageshow')); \
         document.dispatchEvent(new Event('visibilitychange')); localStorage.setItem('barrier-first:slot-a', 'x');",
        vec![],
    )
    .await?;
    page.click_name("Save my answers to a file").await?;
    let after: u32 = page.js("return window.__testCalls;", vec![]).await?;
    ensure!(after == calls, "{} calls of a dead app", after - calls);
    ensure!(page.local_storage().await? == before, "the saved answers have changed");
    let files = page.downloads().await?;
    ensure!(files.len() == 1, "{} files", files.len());
    for word in ["pregnant", "retinol"] {
        ensure!(files[0].1.contains(word), "{word} is not in the file: {}", files[0].1);
    }
    let details = page.content("#recovery-message").await?;
    for word in ["pregnant", "retinol"] {
        ensure!(!details.contains(word), "{word} in the details: {details}");
    }
    page.click_name("Open it again").await?;
    page.settled().await?;
    // The app can open the rescue file.
    page.visit("/data").await?;
    page.js::<()>(
        "const transfer = new DataTransfer(); transfer.items.add(new File([arguments[0]], 'rescue.json')); \
         const input = document.getElementById('backup-file'); input.files = transfer.files; \
         input.dispatchEvent(new Event('change', { bubbles: true }));",
        vec![files[0].1.clone().into()],
    )
    .await?;
    page.sees("The file holds").await?;
    page.visit("/question/goals").await?;
    page.finish(&Person::pregnant()).await.map(drop)
}

const FAULTS: &str = r##"
const report = (message, error) => { dispatchEvent(new ErrorEvent("error", { message, error })); };
window.__testFaults = {
  foreign: () => report("of an extension", new TypeError("of an extension")),
  silent: () => report("Script error."),
  observer: () => report("ResizeObserver loop completed with undelivered notifications."),
  aborted: () => { Promise.reject(new DOMException("x", "AbortError")); },
  nothing: () => { Promise.reject(undefined); },
  // Of an extension or another script of the page: whatever its kind, none of the app's.
  trap: () => report("unreachable", new WebAssembly.RuntimeError("unreachable")),
  promise: () => { Promise.reject(new WebAssembly.RuntimeError("unreachable")); },
  stack: () => {
    const error = new TypeError("x");
    Object.defineProperty(error, "stack", { value: "TypeError\n at wasm://wasm/01:wasm-function[7]:0x1" });
    report("x", error);
  },
  // A real second module: one function that is nothing but `unreachable`.
  module: () => {
    const bytes = [0,97,115,109,1,0,0,0, 1,4,1,96,0,0, 3,2,1,0, 7,5,1,1,102,0,0, 10,5,1,3,0,0,11];
    WebAssembly.instantiate(Uint8Array.from(bytes)).then(({ instance }) => setTimeout(instance.exports.f));
  },
  // What leaves the app's own calls.
  ownTrap: () => { window.__testTrap = true; location.hash = "#/about"; },
  ownOverflow: () => { window.__testTrap = new RangeError("Maximum call stack size exceeded"); location.hash = "#/about"; },
  thrownThrough: () => { window.__testTrap = new TypeError("a changed function of the page"); location.hash = "#/about"; },
  panic: () => barrierFirst.crashed("src/app.rs:1"),
};"##;

/// All the ways in which an app dies, as the browser reports them, count as crashes; other errors do not.
async fn only_traps_are_crashes(test: Test) -> Result<()> {
    // Browsers do not report errors in WebDriver's own scripts.
    let site = Site::dist().init_script(TRAP).init_script(FAULTS).start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::calm()).await?;
    for harmless in [
        "foreign", "silent", "observer", "aborted", "nothing", "trap", "promise", "stack", "module",
    ] {
        page.js::<()>(&format!("__testFaults.{harmless}();"), vec![]).await?;
        page.visit("/learn").await?;
        page.visit("/results").await?;
        ensure!(page.count("#recovery").await? == 0, "gave up over {harmless}");
    }
    for fatal in ["ownTrap", "ownOverflow", "thrownThrough", "panic"] {
        page.open_afresh(&site, "/#/results").await?;
        page.settled().await?;
        // Shortens the ten good seconds required between two crashes.
        page.js::<()>("sessionStorage.clear();", vec![]).await?;
        breaks(&page, &format!("__testFaults.{fatal}();")).await?;
    }
    Ok(())
}

/// The app starts even if an extension has broken a function of the page.
async fn a_broken_function_of_the_page_is_no_obstacle(test: Test) -> Result<()> {
    const BROKEN: &str = r#"
    const listen = EventTarget.prototype.addEventListener;
    EventTarget.prototype.addEventListener = function (type, ...rest) {
      if (type === "storage") throw new TypeError("of an extension");
      return listen.call(this, type, ...rest);
    };"#;
    let site = Site::dist().init_script(BROKEN).start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::calm()).await?;
    ensure!(page.count("#recovery").await? == 0, "gave up");
    Ok(())
}

/// After two crashes in a row the app opens without the answers, and leaves them where they are.
async fn two_crashes_open_it_without_the_answers(test: Test) -> Result<()> {
    let site = Site::dist().init_script(TRAP).start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::calm()).await?;
    trap(&page).await?;
    page.click_name("Open it again").await?;
    page.gone("#recovery").await?;
    page.settled().await?;
    let before = page.local_storage().await?;
    // The second one is reported by the panic hook, the other way to detect a crash.
    page.js::<()>("barrierFirst.crashed('src/app.rs:1');", vec![]).await?;
    page.heading("Something went wrong").await?;
    page.click_name("Open it again").await?;
    page.gone("#recovery").await?;
    page.settled().await?;
    page.sees("The app stopped twice in a row").await?;
    page.visit("/").await?;
    page.find(".hero .button").await?;
    page.visit("/learn").await?;
    ensure!(page.local_storage().await? == before, "safe mode has touched the answers");
    page.accessible().await?;
    // The next visit, in another tab, is an ordinary one.
    page.new_tab().await?;
    page.open(&site, "/").await?;
    page.settled().await?;
    page.sees("Welcome back").await?;
    let errors = page.errors().await;
    // The trap itself is in the browser's log.
    let others: Vec<_> = errors.iter().filter(|text| !text.contains("unreachable")).collect();
    ensure!(others.is_empty(), "{others:?}");
    Ok(())
}

/// The person can ask to start without the answers.
async fn the_answers_can_be_left_out(test: Test) -> Result<()> {
    let site = Site::dist().init_script(TRAP).start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::calm()).await?;
    trap(&page).await?;
    page.click_name("Open without my answers").await?;
    page.gone("#recovery").await?;
    page.settled().await?;
    page.visit("/").await?;
    page.find(".hero .button").await?;
    page.until_js("!location.search.includes('safe')").await
}

/// The recovery screen itself can erase everything, in Korean too, on a phone.
async fn the_recovery_screen_can_erase(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let options = Options { width: 500, height: 800, ..Options::default() };
    let page = test.browser_with(options).await?;
    page.assess(&site, &Person::calm()).await?;
    page.js::<()>("localStorage.setItem('other-app', '1');", vec![]).await?;
    page.open(&site, "/?lang=ko").await?;
    page.settled().await?;
    page.js::<()>("barrierFirst.crashed('x');", vec![]).await?;
    page.until_js("/[가-힣]/.test(document.querySelector('#recovery h1').textContent)").await?;
    page.fits_sideways().await?;
    page.click("#recovery details summary").await?;
    page.click("#recovery [data-do=erase]").await?;
    page.find("#recovery-erased").await?;
    let left = page.local_storage().await?;
    ensure!(left.keys().map(String::as_str).collect::<Vec<_>>() == ["other-app"], "{left:?}");
    page.click("#recovery [data-do=reload]").await?;
    page.settled().await?;
    page.find(".hero .button").await.map(drop)
}

/// Opening without the answers on request does not say "stopped twice in a row".
async fn what_was_asked_for_is_no_crash(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::calm()).await?;
    page.open(&site, "/?safe").await?;
    page.settled().await?;
    page.sees("opened without your saved answers, as you asked").await?;
    ensure!(!page.text("body").await?.contains("twice in a row"), "two reasons are said");
    page.reload().await?;
    page.settled().await?;
    page.sees("Welcome back").await?;
    page.no_errors().await
}

journeys!(
    a_file_that_does_not_come_is_said,
    english_rather_than_nothing,
    an_old_browser_is_told,
    a_trap_leads_to_the_recovery_screen,
    only_traps_are_crashes,
    a_broken_function_of_the_page_is_no_obstacle,
    two_crashes_open_it_without_the_answers,
    the_answers_can_be_left_out,
    the_recovery_screen_can_erase,
    what_was_asked_for_is_no_crash,
);
journeys!(only Chromium: no_script_at_all);
