//! Compares the app with others: time until the first question can be answered, and from an answer to the
//! next painted question.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde_json::json;

use crate::timeline::{PAINTED, median, on_a_slow_line};
use crate::{Browser, Engine, Options, Page, Reply, Site, answer_times};

/// Slowdown of the processor: a mid-range phone.
pub const SLOWER: u32 = 4;
/// Delay in milliseconds and bits per second of what browsers call slow 4G.
const SLOW_4G: (u32, u32) = (150, 1_600_000);
/// Questions answered in one visit of a peer.
const ANSWERS: usize = 20;

/// Measurements of one page; medians, in milliseconds.
#[derive(Debug, Clone, Copy)]
pub struct Measured {
    /// From the navigation to the first painted question, on slow 4G.
    pub usable: f64,
    /// From submitting an answer to the next painted question.
    pub answer: f64,
}

/// Reports when a question's field has been painted, measured from the page's own start.
const WATCH_QUESTION: &str = r#"
Object.defineProperty(window, "__testUsable", { value: 0, writable: true });
const look = () => {
  if (window.__testUsable || !document.querySelector("input[type=radio]")) return;
  painted(() => { window.__testUsable ||= performance.now(); });
};
new MutationObserver(look).observe(document, { childList: true, subtree: true });
"#;

/// Answers one question after another, each after the previous one has been painted.
const ANSWER: &str = r#"
const [next, count] = given;
const text = () => document.getElementById("app").innerText;
const took = [];
for (let index = 0; index < count; index += 1) {
  document.querySelectorAll("input[type=radio]")[1].click();
  await new Promise((done) => setTimeout(done, 100));
  const before = text().match(/Sign \d+/)?.[0];
  const begin = performance.now();
  document.querySelector(next).click();
  while (text().match(/Sign \d+/)?.[0] === before) {
    if (performance.now() - begin > 5000) throw new Error(`no question after ${before}`);
    await new Promise((done) => setTimeout(done));
  }
  await new Promise(painted);
  took.push(performance.now() - begin);
  await new Promise((done) => setTimeout(done, 100));
}
return took;
"#;

/// A page with five levels per question.
#[derive(Debug, Clone, Copy)]
pub struct Peer {
    /// The file in `benches/peers`, without its extension.
    pub file: &'static str,
    /// The button that submits an answer.
    pub next: &'static str,
}

/// Without any library: no page can be much faster.
pub const PLAIN: Peer = Peer { file: "plain", next: "form button" };
/// The form library most often used for comparison.
pub const SURVEYJS: Peer =
    Peer { file: "surveyjs", next: "#sv-nav-next input, .sd-navigation__next-btn" };

async fn phone() -> Result<(Arc<Browser>, Page)> {
    let options = Options { width: 390, height: 844, mobile: true, ..Options::default() };
    let browser = Arc::new(Browser::open(Engine::Chromium, options).await?);
    let page = Page::new(Arc::clone(&browser)).await?;
    page.slow_down(SLOWER).await?;
    Ok((browser, page.patience(Duration::from_secs(60))))
}

/// Returns the time from the navigation to the first painted question, as the median of first visits.
async fn usable(site: &Site, path: &str, visits: usize) -> Result<f64> {
    let mut times = Vec::new();
    // One more than counted: the first one fills the server's own caches.
    for visit in 0..=visits {
        let (browser, page) = phone().await?;
        page.before_load(&[PAINTED, WATCH_QUESTION].concat()).await?;
        on_a_slow_line(&page, SLOW_4G).await?;
        page.open(site, path).await?;
        page.until_js("window.__testUsable > 0").await?;
        let time: f64 = page.js("return window.__testUsable;", vec![]).await?;
        if visit > 0 {
            times.push(time);
        }
        browser.close().await;
    }
    Ok(median(times))
}

/// Measures the app.
///
/// # Errors
/// If the app or the browser cannot be driven.
pub async fn measure_app(visits: usize) -> Result<Measured> {
    let site = Site::dist().untouched().compressed().start()?;
    let usable = usable(&site, "/#/question/age_band", visits).await?;
    let site = Site::dist().untouched().start()?;
    Ok(Measured { usable, answer: answer_times(&site, SLOWER, visits).await?.median })
}

/// Measures a peer.
///
/// # Errors
/// If its files are missing (`scripts/peers.mjs` fetches them), or it or the browser cannot be driven.
pub async fn measure_peer(peer: Peer, visits: usize) -> Result<Measured> {
    let file = crate::repository().join("benches/peers").join(peer.file).with_extension("html");
    let html = std::fs::read(&file).with_context(|| format!("reading {}", file.display()))?;
    let folder = crate::repository().join("target/peers");
    let path = "/index.html";
    let site = Site::folder(folder).headers(crate::Headers::None).untouched().compressed();
    let site = site.reply(path, Reply::html(html)).start()?;
    let usable = usable(&site, path, visits).await?;
    let mut times = Vec::new();
    for _ in 0..visits {
        let (browser, page) = phone().await?;
        page.open(&site, path).await?;
        page.find("input[type=radio]").await?;
        let took: Vec<f64> = page
            .js_async(&[PAINTED, ANSWER].concat(), vec![json!(peer.next), json!(ANSWERS)])
            .await?;
        ensure!(took.len() == ANSWERS, "{} answers", took.len());
        times.extend(took);
        browser.close().await;
    }
    Ok(Measured { usable, answer: median(times) })
}
