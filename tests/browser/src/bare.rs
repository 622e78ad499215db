//! The app's questions without its program: the remaining answer time is the browser's own, for style, layout
//! and paint of the same pages.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Result, ensure};
use serde_json::json;

use crate::timeline::{PAINTED, median};
use crate::{Browser, Build, Engine, Headers, Options, Page, Person, Reply, Site};

/// Swaps in one page after another, and stores, addresses, names and focuses it like the plain page.
const SWAP: &str = r##"
let number = 0;
const main = document.querySelector("main");
const next = () => {
  number += 1;
  localStorage.setItem("given", JSON.stringify({ number }));
  history.pushState(null, "", `#/question/${number}`);
  document.title = `Question ${number}`;
  main.innerHTML = pages[number];
  scrollTo(0, 0);
  main.querySelector("h1").focus();
};
addEventListener("submit", (event) => { event.preventDefault(); next(); });
"##;

/// Answers one page after another, each after the previous one has been painted.
const ANSWER: &str = r#"
const took = [];
for (let index = 1; index < pages.length; index += 1) {
  document.querySelector("main input").click();
  await new Promise((done) => setTimeout(done, 100));
  const begin = performance.now();
  document.querySelector("main [type=submit]").click();
  await new Promise(painted);
  took.push(performance.now() - begin);
  await new Promise((done) => setTimeout(done, 100));
}
return took;
"#;

async fn phone() -> Result<(Arc<Browser>, Page)> {
    let options = Options { width: 412, height: 915, mobile: true, ..Options::default() };
    let browser = Arc::new(Browser::open(Engine::Chromium, options).await?);
    let page = Page::new(Arc::clone(&browser)).await?;
    Ok((browser, page.patience(Duration::from_secs(60))))
}

/// Returns the markup of each question of one person before the first plan, and the whole first page.
async fn drawn() -> Result<(String, Vec<String>)> {
    let site = Site::dist().untouched().start()?;
    let (browser, page) = phone().await?;
    page.begin(&site).await?;
    let asked = page.fill_in(&Person::calm(), Some("/check")).await?;
    let (mut whole, mut pages) = (String::new(), Vec::new());
    for id in asked {
        page.visit(&format!("/question/{id}")).await?;
        page.find("main form [type=submit]").await?;
        if whole.is_empty() {
            whole = page.js("return document.getElementById('app').innerHTML;", vec![]).await?;
        }
        pages.push(page.js("return document.querySelector('main').innerHTML;", vec![]).await?);
    }
    browser.close().await;
    Ok((whole, pages))
}

/// The answer time without the program; medians, in milliseconds.
#[derive(Debug, Clone, Copy)]
pub struct Bare {
    /// With the style sheets.
    pub styled: f64,
    /// Without any: no page with the same content can be faster.
    pub unstyled: f64,
    /// Average number of questions per page; the peers have one.
    pub questions: f64,
}

/// Measures the time from an answer to the next painted question, with the processor slowed down by `slower`.
///
/// # Errors
/// If the app or the browser cannot be driven.
pub async fn measure_bare(slower: u32, visits: usize) -> Result<Bare> {
    let (whole, pages) = drawn().await?;
    ensure!(pages.len() > 8, "{} pages", pages.len());
    let sheets: String = Build::dist()
        .precached()?
        .iter()
        .filter(|file| file.ends_with(".css"))
        .map(|file| format!("<link rel=\"stylesheet\" href=\"{file}\">"))
        .collect();
    let questions: usize = pages.iter().map(|page| names(page).len()).sum();
    Ok(Bare {
        styled: swapped(&whole, &pages, &sheets, slower, visits).await?,
        unstyled: swapped(&whole, &pages, "", slower, visits).await?,
        questions: f64::from(u32::try_from(questions)?) / f64::from(u32::try_from(pages.len())?),
    })
}

/// Returns the field names of a page: a question with many choices has one.
fn names(page: &str) -> BTreeSet<&str> {
    page.split(" name=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// Returns the median time of swapping in one page after another.
async fn swapped(
    whole: &str,
    pages: &[String],
    sheets: &str,
    slower: u32,
    visits: usize,
) -> Result<f64> {
    let listed = serde_json::to_string(pages)?.replace("</", "<\\/");
    let html = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>Bare</title>{sheets}\
         <body><div id=\"app\" class=\"app\">{whole}</div><script>const pages = {listed};{SWAP}</script>"
    );
    let path = "/bare.html";
    let site = Site::dist().headers(Headers::None).untouched();
    let site = site.reply(path, Reply::html(html)).start()?;
    let mut times = Vec::new();
    for _ in 0..visits {
        let (browser, page) = phone().await?;
        page.slow_down(slower).await?;
        page.open(&site, path).await?;
        page.find("main form [type=submit]").await?;
        let took: Vec<f64> = page.js_async(&[PAINTED, ANSWER].concat(), vec![json!(null)]).await?;
        times.extend(took);
        browser.close().await;
    }
    Ok(median(times))
}
