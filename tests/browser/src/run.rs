//! Runs a journey: supplies browsers and, on failure, screenshots and logs.

use std::future::Future;
use std::io::Write;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow};
use futures_util::FutureExt;
use tokio::runtime::{Builder, Runtime};

use crate::worker_probe::{self, HAS_ALL, WAITED_FOR, empty_worker, installs_workers};
use crate::{Browser, Engine, Options, Page, pool};

/// Time limit of a journey.
const LIMIT: Duration = Duration::from_secs(240);

/// Shared by all journeys: the browsers outlive each of them.
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime for the journeys")
});

/// The context of a journey: its engine, and browsers that end with it.
#[derive(Clone)]
pub struct Test {
    engine: Engine,
    name: &'static str,
    pages: Arc<Mutex<Vec<Page>>>,
}

impl Test {
    /// Returns the engine of this run.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Returns the journey's name with the engine's, for files.
    pub fn name(&self) -> String {
        format!("{}-{}", self.name, self.engine)
    }

    /// Opens a browser that has never opened this site, 1024 × 768, in English.
    pub async fn browser(&self) -> Result<Page> {
        self.browser_with(Options::default()).await
    }

    /// Opens a browser that has never opened this site.
    pub async fn browser_with(&self, options: Options) -> Result<Page> {
        self.page_in(pool::take(self.engine, options).await?).await
    }

    /// Returns the page that the next journey would get in this page's browser; for the test of that.
    pub async fn next_journey(&self, page: Page) -> Result<Page> {
        self.pages().retain(|one| !std::ptr::eq(one.browser(), page.browser()));
        let browser = page.into_browser().context("something else holds the page")?;
        pool::renew(&browser).await?;
        self.page_in(browser.with(Options::default())).await
    }

    /// Opens a page that ends with the journey, and so does its browser.
    async fn page_in(&self, browser: Browser) -> Result<Page> {
        let page = Page::new(Arc::new(browser)).await?;
        self.pages().push(page.clone());
        Ok(page)
    }

    fn pages(&self) -> MutexGuard<'_, Vec<Page>> {
        self.pages.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Runs a journey in one engine; [`crate::journeys!`] calls this.
///
/// A browser that crashes or hangs, or no longer installs a service worker of any site, says nothing about
/// the app, so the journey is then retried once; each such failure is recorded in
/// `target/browser-deaths.log`, which the stage prints. If the browser fails again, the journey has failed.
///
/// # Panics
///
/// If the journey fails, as in any test.
pub fn run_journey<F, Fut>(engine: Engine, name: &'static str, journey: F)
where
    F: Fn(Test) -> Fut,
    Fut: Future<Output = Result<()>>,
{
    if !engine.is_wanted() {
        eprintln!("{name}: {engine} is left out by ENGINES");
        return;
    }
    if let Err(error) = engine.check() {
        panic!("{name}: {engine} cannot be tested: {error:#}");
    }
    let begin = Instant::now();
    let attempt = || RUNTIME.block_on(try_journey(engine, name, &journey));
    let mut ended = attempt();
    if let Some(death) = ended.death.take() {
        note("browser-deaths.log", &format!("once more: {name} in {engine}: {death}"));
        ended = attempt();
    }
    note("journey-times.log", &format!("{:.1} {engine} {name}", begin.elapsed().as_secs_f32()));
    match ended.outcome {
        Ok(Ok(())) => {}
        Ok(Err(error)) => {
            let causes: Vec<String> = error.chain().map(ToString::to_string).collect();
            let told = format!("{name} in {engine}: {}", causes.join("\n  because: "));
            // A long log is often cut in the middle, where this would be.
            note("journey-failures.log", &format!("Journey failed: {told}"));
            panic!("{told}")
        }
        Err(panic) => {
            note("journey-failures.log", &format!("Journey failed: {name} in {engine}: a panic"));
            resume_unwind(panic)
        }
    }
}

/// The outcome of one attempt at a journey.
struct Ended {
    outcome: std::thread::Result<Result<()>>,
    /// The journey's error, if one of its browsers no longer responded.
    death: Option<String>,
}

async fn try_journey<F, Fut>(engine: Engine, name: &'static str, journey: &F) -> Ended
where
    F: Fn(Test) -> Fut,
    Fut: Future<Output = Result<()>>,
{
    let test = Test { engine, name, pages: Arc::default() };
    let run = AssertUnwindSafe(journey(test.clone())).catch_unwind();
    let outcome = match tokio::time::timeout(LIMIT, run).await {
        Ok(outcome) => outcome,
        Err(_) => Ok(Err(anyhow!("not done within {LIMIT:?}"))),
    };
    let failed = !matches!(outcome, Ok(Ok(())));
    let mut death = None;
    let pages = std::mem::take(&mut *test.pages());
    for (index, page) in pages.iter().enumerate() {
        if failed && !is_well(page, &outcome).await {
            eprintln!("browser {}: does not answer, or installs no worker of any site", index + 1);
            death = Some(match &outcome {
                Ok(Err(error)) => format!("{error:#}"),
                _ => String::from("the journey broke off"),
            });
        } else if failed {
            let name = format!("{}-{}", test.name(), index + 1);
            let report = page.report_failure(&name);
            match tokio::time::timeout(Duration::from_secs(15), report).await {
                Ok(text) => eprintln!("{text}"),
                Err(_) => eprintln!("browser {}: no picture in time", index + 1),
            }
        }
    }
    for page in pages {
        // The journey has released its pages by now; a page that is still held keeps its browser to the end.
        let Some(browser) = page.into_browser() else { continue };
        if failed {
            browser.close().await;
        } else {
            pool::give_back(browser).await;
        }
    }
    Ended { outcome, death }
}

/// Returns `true` if the browser of a failed journey can be trusted: it responds and, if the journey waited
/// for a service worker in vain, installs an empty one; WebKit, if it has received every file of the app's
/// worker, has to install that one.
async fn is_well(page: &Page, outcome: &std::thread::Result<Result<()>>) -> bool {
    if !page.browser().answers().await {
        return false;
    }
    let Ok(Err(error)) = outcome else { return true };
    let told = format!("{error:#}");
    if !told.contains(WAITED_FOR) {
        return true;
    }
    if page.engine() == Engine::WebKit && told.contains(HAS_ALL) {
        return false;
    }
    // If it cannot be checked, the browser is not blamed.
    installs_workers(page, empty_worker(), worker_probe::LIMIT).await.unwrap_or(true)
}

/// Appends a line to a file in `target/` that the stage prints at its end.
fn note(file: &str, line: &str) {
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    eprintln!("{line}");
    let path = crate::repository().join("target").join(file);
    let file = std::fs::OpenOptions::new().create(true).append(true).open(path);
    // The test continues either way.
    let _written = file.and_then(|mut file| writeln!(file, "{line}"));
}
