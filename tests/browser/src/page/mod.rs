//! A page in a browser, in terms of what a person sees and does. Every lookup waits for its element, up to
//! [`Page::patience`].

mod acting;
mod faults;
mod screens;
mod underneath;

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow};
use serde_json::json;
use thirtyfour::WindowHandle;
use thirtyfour::prelude::*;

pub use faults::Violation;

use crate::{Browser, Engine, Site};

/// Long enough for a busy machine; anything that does come takes only moments.
const PATIENCE: Duration = Duration::from_secs(20);
const PAUSE: Duration = Duration::from_millis(25);

/// Finds elements by accessible name.
const NAMES: &str = r#"
const clean = (text) => (text || "").replace(/\s+/g, " ").trim();
const textOf = (node) => {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE) return "";
  if (node.getAttribute("aria-hidden") === "true" || node.hidden) return "";
  if (node.tagName === "IMG") return node.alt;
  if (node.hasAttribute("aria-label")) return " " + node.getAttribute("aria-label") + " ";
  if (node.tagName === "svg") return "";
  return [...node.childNodes].map(textOf).join("");
};
const nameOf = (el) => {
  const by = el.getAttribute("aria-labelledby");
  if (by) return clean(by.split(/\s+/).map((id) => document.getElementById(id)).filter(Boolean).map(textOf).join(" "));
  if (el.hasAttribute("aria-label")) return clean(el.getAttribute("aria-label"));
  if (el.labels && el.labels.length) return clean([...el.labels].map(textOf).join(" "));
  if (el.tagName === "INPUT" && /^(submit|button|reset)$/.test(el.type)) return clean(el.value);
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(el.tagName)) return clean(el.title || el.placeholder);
  return clean(textOf(el)) || clean(el.title);
};
const shown = (el) => el.getClientRects().length > 0 && getComputedStyle(el).visibility !== "hidden";
const named = () => [...document.querySelectorAll(
  "a[href],button,input:not([type=hidden]),select,textarea,summary,[role=button],[role=link],[role=tab],[role=radio],[role=checkbox],[role=switch],[role=menuitem],[role=option],[tabindex='0']"
)].filter(shown);
"#;

/// The time a press ended and its position, in window pixels.
type Press = (std::time::Instant, (f64, f64));

/// A page. A clone is another handle to the same page.
#[derive(Clone)]
pub struct Page {
    browser: Arc<Browser>,
    driver: WebDriver,
    patience: Duration,
    errors: Arc<Mutex<Vec<String>>>,
    tabs: Arc<Mutex<Vec<WindowHandle>>>,
    /// Time and position of the last press.
    pressed: Arc<Mutex<Option<Press>>>,
}

impl Page {
    pub(crate) async fn new(browser: Arc<Browser>) -> Result<Self> {
        let page = Page {
            driver: browser.driver().clone(),
            browser,
            patience: PATIENCE,
            errors: Arc::default(),
            tabs: Arc::default(),
            pressed: Arc::default(),
        };
        page.tabs().await?;
        let options = page.browser.options().clone();
        page.set_size(options.width, options.height).await?;
        Ok(page)
    }

    /// Returns the browser if nothing else holds the page.
    pub(crate) fn into_browser(self) -> Option<Browser> {
        Arc::into_inner(self.browser)
    }

    /// Returns the browser of the page.
    pub fn browser(&self) -> &Browser {
        &self.browser
    }

    /// Returns the engine of the browser.
    pub fn engine(&self) -> Engine {
        self.browser.engine()
    }

    /// Returns the WebDriver session, for anything that this type does not cover.
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// Returns the same page with this timeout (20 s by default).
    #[must_use]
    pub fn patience(&self, patience: Duration) -> Self {
        Page { patience, ..self.clone() }
    }

    // ------------------------------------------------------------ navigation

    /// Opens a path of a site.
    pub async fn open(&self, site: &Site, path: &str) -> Result<()> {
        self.goto(&site.url(path)).await
    }

    /// Opens a path of a site like a separate visit, even if only the fragment differs.
    ///
    /// Goes through `about:blank`. Under the app's opener policy that takes a new process each time, and
    /// WebKit's sometimes never responds; so WebKit goes through a file that the service worker also has.
    pub async fn open_afresh(&self, site: &Site, path: &str) -> Result<()> {
        match self.engine() {
            Engine::WebKit => self.open(site, "/icons/favicon.svg").await?,
            Engine::Chromium | Engine::Firefox => self.goto("about:blank").await?,
        }
        self.open(site, path).await
    }

    /// Opens an address.
    pub async fn goto(&self, url: &str) -> Result<()> {
        self.keep_errors().await;
        self.driver.goto(url).await.with_context(|| format!("opening {url}"))
    }

    /// Reloads the page like the reload button. (WebDriver's own refresh is a forced reload in Firefox, which
    /// bypasses the service worker.)
    pub async fn reload(&self) -> Result<()> {
        self.keep_errors().await;
        self.driver
            .execute(
                "window.__testBeforeReload = true; setTimeout(() => location.reload(), 0);",
                vec![],
            )
            .await
            .context("reloading")?;
        self.until_js("!window.__testBeforeReload && document.readyState === 'complete'")
            .await
            .context("reloading")
    }

    /// Goes back in the browser's history.
    pub async fn back(&self) -> Result<()> {
        self.keep_errors().await;
        self.driver.back().await.context("going back")
    }

    /// Goes forward in the browser's history.
    pub async fn forward(&self) -> Result<()> {
        self.keep_errors().await;
        self.driver.forward().await.context("going forward")
    }

    /// Returns the address, including its fragment.
    pub async fn url(&self) -> Result<String> {
        Ok(self.driver.current_url().await?.to_string())
    }

    /// Returns the document title.
    pub async fn title(&self) -> Result<String> {
        Ok(self.driver.title().await?)
    }

    /// Opens and enters another tab.
    pub async fn new_tab(&self) -> Result<()> {
        let handle = self.driver.new_tab().await?;
        self.tabs().await?;
        self.driver.switch_to_window(handle).await?;
        Ok(())
    }

    /// Switches to a tab, counted from 0 in the order in which they were opened.
    pub async fn tab(&self, index: usize) -> Result<()> {
        let tabs = self.tabs().await?;
        let handle =
            tabs.get(index).ok_or_else(|| anyhow!("there are only {} tabs", tabs.len()))?;
        self.driver.switch_to_window(handle.clone()).await?;
        Ok(())
    }

    /// Browsers list their tabs in any order, so we keep our own list.
    async fn tabs(&self) -> Result<Vec<WindowHandle>> {
        let open = self.driver.windows().await?;
        let mut tabs = self.tabs.lock().unwrap_or_else(PoisonError::into_inner);
        tabs.retain(|handle| open.contains(handle));
        for handle in open {
            if !tabs.contains(&handle) {
                tabs.push(handle);
            }
        }
        Ok(tabs.clone())
    }

    /// Enters a frame; all later operations apply inside it.
    pub async fn enter_frame(&self, css: &str) -> Result<()> {
        self.find(css).await?.enter_frame().await?;
        Ok(())
    }

    /// Returns to the page that contains the frames.
    pub async fn leave_frames(&self) -> Result<()> {
        self.driver.enter_default_frame().await?;
        Ok(())
    }

    // --------------------------------------------------------------- waiting

    /// Polls until there is a result. A failed attempt counts as "not yet"; the last failure is part of the
    /// timeout message.
    pub async fn until<T>(
        &self,
        what: &str,
        mut ask: impl AsyncFnMut() -> Result<Option<T>>,
    ) -> Result<T> {
        let end = Instant::now() + self.patience;
        loop {
            let last = match ask().await {
                Ok(Some(answer)) => return Ok(answer),
                Ok(None) => None,
                Err(error) => Some(error),
            };
            if Instant::now() >= end {
                let missed = anyhow!("{what}: not within {:?}", self.patience);
                return Err(match last {
                    Some(error) => error.context(missed),
                    None => missed,
                });
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Waits until a script's expression is true.
    pub async fn until_js(&self, expression: &str) -> Result<()> {
        let script = format!("return !!({expression});");
        self.until(expression, async || Ok(self.js::<bool>(&script, vec![]).await?.then_some(())))
            .await
    }

    /// Waits for a visible element.
    pub async fn find(&self, css: &str) -> Result<WebElement> {
        self.until(&format!("«{css}» is shown"), async || {
            for element in self.driver.find_all(By::Css(css)).await? {
                if element.is_displayed().await? {
                    return Ok(Some(element));
                }
            }
            Ok(None)
        })
        .await
    }

    /// Waits until no such element is visible.
    pub async fn gone(&self, css: &str) -> Result<()> {
        self.until(&format!("«{css}» is gone"), async || {
            for element in self.driver.find_all(By::Css(css)).await? {
                if element.is_displayed().await? {
                    return Ok(None);
                }
            }
            Ok(Some(()))
        })
        .await
    }

    /// Waits until the page contains this text.
    pub async fn sees(&self, text: &str) -> Result<()> {
        self.until(&format!("the page says «{text}»"), async || {
            let all: String =
                self.js("return document.body ? document.body.innerText : '';", vec![]).await?;
            Ok(squeezed(&all).contains(&squeezed(text)).then_some(()))
        })
        .await
    }

    /// Waits until the first `h1` has this text.
    pub async fn heading(&self, text: &str) -> Result<()> {
        let mut seen = String::new();
        let outcome = self
            .until(&format!("the heading says «{text}»"), async || {
                seen = self
                    .js(
                        "const h = document.querySelector('h1'); return h ? h.textContent : '';",
                        vec![],
                    )
                    .await?;
                Ok((squeezed(&seen) == squeezed(text)).then_some(()))
            })
            .await;
        outcome.with_context(|| format!("the heading is «{}»", squeezed(&seen)))
    }

    // --------------------------------------------------------------- reading

    /// Returns the text of an element.
    pub async fn text(&self, css: &str) -> Result<String> {
        let text = self.find(css).await?.text().await?;
        Ok(squeezed(&text))
    }

    /// Returns the current number of elements, visible or not.
    pub async fn count(&self, css: &str) -> Result<usize> {
        Ok(self.driver.find_all(By::Css(css)).await?.len())
    }

    /// Returns the names of all currently operable elements, in order.
    pub async fn names(&self) -> Result<Vec<String>> {
        self.js(&format!("{NAMES} return named().map(nameOf);"), vec![]).await
    }

    /// Returns `true` if the focused element matches a selector.
    pub async fn is_focused(&self, css: &str) -> Result<bool> {
        self.js(
            "const el = document.activeElement; return !!el && el.matches(arguments[0]);",
            vec![json!(css)],
        )
        .await
    }

    /// Waits until the focused element matches a selector.
    pub async fn focus_on(&self, css: &str) -> Result<()> {
        self.until(&format!("the focus is on «{css}»"), async || {
            Ok(self.is_focused(css).await?.then_some(()))
        })
        .await
    }

    /// Returns the accessible name of the focused element.
    pub async fn focused_name(&self) -> Result<String> {
        self.js(
            &format!(
                "{NAMES} return document.activeElement ? nameOf(document.activeElement) : '';"
            ),
            vec![],
        )
        .await
    }

    /// Returns `true` if a radio button or checkbox is selected.
    pub async fn is_chosen(&self, name: &str, value: &str) -> Result<bool> {
        self.js(
            "const el = document.querySelector(arguments[0]); return !!el && el.checked;",
            vec![json!(choice(name, value))],
        )
        .await
    }
}

/// Returns the text with every run of white space replaced by one space.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn choice(name: &str, value: &str) -> String {
    format!("input[name={}][value={}]", quoted(name), quoted(value))
}

/// Returns a CSS string literal.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
