//! Timing of the app's first load, and between two questions.

use std::fmt;
use std::sync::Arc;

use anyhow::{Result, ensure};
use serde::Deserialize;
use serde_json::json;

use crate::{Browser, Engine, Options, Page, Person, Site};

/// Milliseconds since the navigation started, and bytes received.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub struct Timeline {
    /// The page's HTML has arrived.
    pub html: f64,
    /// The first paint.
    pub first_paint: f64,
    /// The last of the scripts, styles, wasm and texts has arrived.
    pub all_files: f64,
    /// The app has replaced the loading screen.
    pub ready: f64,
    /// The largest contentful paint.
    pub largest_paint: f64,
    /// Total blocking time in milliseconds: the part of each long task on the main thread beyond 50 ms.
    pub blocked: f64,
    /// Cumulative layout shift.
    pub shift: f64,
    /// Total bytes received, compressed.
    pub bytes: f64,
}

impl fmt::Display for Timeline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "  html arrived       {:7.0} ms", self.html)?;
        writeln!(f, "  first paint        {:7.0} ms", self.first_paint)?;
        writeln!(f, "  all files arrived  {:7.0} ms", self.all_files)?;
        writeln!(f, "  app ready          {:7.0} ms", self.ready)?;
        writeln!(f, "  largest paint      {:7.0} ms", self.largest_paint)?;
        writeln!(f, "  main thread blocked{:7.0} ms", self.blocked)?;
        writeln!(f, "  layout shift       {:7.3}", self.shift)?;
        writeln!(f, "  received           {:7.1} KB", self.bytes / 1024.0)
    }
}

/// Records when the loading screen (`.boot`) is removed, and the browser's entries for paints, shifts and
/// long tasks.
const WATCH: &str = r#"
(() => {
  const seen = { ready: 0, largest: 0, shift: 0, blocked: 0 };
  Object.defineProperty(window, "__testTimeline", { value: seen });
  const watch = (type, each) => new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
  watch("largest-contentful-paint", (entry) => { seen.largest = entry.startTime; });
  watch("layout-shift", (entry) => { if (!entry.hadRecentInput) seen.shift += entry.value; });
  watch("longtask", (entry) => { seen.blocked += Math.max(0, entry.duration - 50); });
  addEventListener("DOMContentLoaded", () => {
    const look = () => {
      if (seen.ready || document.querySelector(".boot") || !document.querySelector("h1")) return;
      // Ready when it is painted, not when it is in the tree.
      requestAnimationFrame(() => setTimeout(() => { seen.ready = seen.ready || performance.now(); }, 0));
    };
    new MutationObserver(look).observe(document.documentElement, { childList: true, subtree: true });
    look();
  });
})();
"#;

const READ: &str = r#"
const page = performance.getEntriesByType("navigation")[0];
const files = performance.getEntriesByType("resource")
  .filter((one) => /\.(js|wasm|css|json)(\?|$)/.test(one.name) && !/sw\.js$/.test(one.name));
const paint = performance.getEntriesByName("first-contentful-paint")[0];
const seen = window.__testTimeline;
return {
  html: page.responseEnd,
  first_paint: paint ? paint.startTime : 0,
  all_files: Math.max(page.responseEnd, ...files.filter((one) => one.startTime <= seen.ready).map((one) => one.responseEnd)),
  ready: seen.ready,
  largest_paint: seen.largest,
  blocked: seen.blocked,
  shift: seen.shift,
  bytes: page.transferSize + files.filter((one) => one.startTime <= seen.ready).reduce((sum, one) => sum + one.transferSize, 0),
};
"#;

/// Delays Chromium's requests by this many milliseconds, and limits them to this many bits per second.
pub(crate) async fn on_a_slow_line(page: &Page, (delay, speed): (u32, u32)) -> Result<()> {
    page.chromium("Network.enable", json!({})).await?;
    let conditions = json!({
        "offline": false,
        "latency": delay,
        "downloadThroughput": speed / 8,
        "uploadThroughput": speed / 8,
    });
    page.chromium("Network.emulateNetworkConditions", conditions).await.map(drop)
}

/// Returns the median; 0 if empty.
pub(crate) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

/// Returns the median of several first visits in Chromium, each with a fresh profile. `slower` divides the
/// processor's speed; `network` is delay in milliseconds and speed in bits per second.
pub async fn load_timeline(
    site: &Site,
    slower: u32,
    network: Option<(u32, u32)>,
    visits: usize,
) -> Result<Timeline> {
    let mut all = Vec::new();
    // One more than counted: the first one fills the server's own caches.
    for visit in 0..=visits {
        let options = Options { width: 412, height: 915, mobile: true, ..Options::default() };
        let browser = Arc::new(Browser::open(Engine::Chromium, options).await?);
        let page = Page::new(Arc::clone(&browser)).await?;
        page.before_load(WATCH).await?;
        page.slow_down(slower).await?;
        if let Some(network) = network {
            on_a_slow_line(&page, network).await?;
        }
        page.open(site, "/").await?;
        let page = page.patience(std::time::Duration::from_secs(60));
        page.until_js("window.__testTimeline && window.__testTimeline.ready > 0").await?;
        // Late shifts and long tasks count too.
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        let timeline: Timeline = page.js(READ, vec![]).await?;
        if visit > 0 {
            all.push(timeline);
        }
        browser.close().await;
    }
    let median = |value: fn(&Timeline) -> f64| median(all.iter().map(value).collect());
    Ok(Timeline {
        html: median(|t| t.html),
        first_paint: median(|t| t.first_paint),
        all_files: median(|t| t.all_files),
        ready: median(|t| t.ready),
        largest_paint: median(|t| t.largest_paint),
        blocked: median(|t| t.blocked),
        shift: median(|t| t.shift),
        bytes: median(|t| t.bytes),
    })
}

/// Calls a function after the next frame has been painted: a message posted in a frame is delivered after it.
pub(crate) const PAINTED: &str = r#"
const painted = (then) => requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = then;
  port2.postMessage(0);
});
"#;

/// Records the time from submitting an answer to the next painted question.
const WATCH_ANSWERS: &str = r#"
const took = [];
const answers = { sent: 0, took };
Object.defineProperty(window, "__testAnswers", { value: answers });
const heading = () => document.querySelector("main h1")?.textContent;
let start = 0;
let before;
addEventListener("submit", () => { answers.sent += 1; start = performance.now(); before = heading(); }, true);
new MutationObserver(() => {
  if (start === 0 || heading() === undefined || heading() === before) return;
  const begun = start;
  start = 0;
  painted(() => took.push(performance.now() - begun));
}).observe(document.getElementById("app"), { childList: true, subtree: true, characterData: true });
"#;

/// Least number of answered pages before a first plan.
const PAGES: usize = 8;

/// Times from an answer to the next paint, in milliseconds.
#[derive(Debug, Clone, Copy)]
pub struct AnswerTimes {
    /// To the next question, the median of all questions.
    pub median: f64,
    /// To the next question, the slowest.
    pub slowest: f64,
    /// From the last answer to the list of answers with the first plan, the median.
    pub list: f64,
}

/// Measures in Chromium the time from an answer to the next painted question: all questions of one person
/// before the first plan, in this many visits, once the app is idle.
pub async fn answer_times(site: &Site, slower: u32, visits: usize) -> Result<AnswerTimes> {
    let (mut questions, mut lists) = (Vec::new(), Vec::new());
    for _ in 0..visits {
        let options = Options { width: 412, height: 915, mobile: true, ..Options::default() };
        let browser = Arc::new(Browser::open(Engine::Chromium, options).await?);
        let page = Page::new(Arc::clone(&browser)).await?;
        page.slow_down(slower).await?;
        page.begin(site).await?;
        page.js::<()>(&[PAINTED, WATCH_ANSWERS].concat(), vec![]).await?;
        // Without a pause, the next answer would be given before this answer's question is painted.
        let pause = std::time::Duration::from_millis(100);
        page.fill_in_slowly(&Person::calm(), Some("/check"), pause).await?;
        page.heading("Check your answers").await?;
        page.until_js("window.__testAnswers.took.length === window.__testAnswers.sent").await?;
        let mut took: Vec<f64> = page.js("return window.__testAnswers.took;", vec![]).await?;
        ensure!(took.len() >= PAGES, "only {} answers were timed", took.len());
        lists.extend(took.pop());
        questions.extend(took);
        browser.close().await;
    }
    questions.sort_by(f64::total_cmp);
    Ok(AnswerTimes {
        slowest: questions.last().copied().unwrap_or_default(),
        median: median(questions),
        list: median(lists),
    })
}
