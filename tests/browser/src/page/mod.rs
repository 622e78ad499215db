//! A page in a browser, in terms of what a person sees and does. Everything
//! that looks for something waits for it, up to [`Page::patience`].

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

/// Long enough for a machine that has much else to do; what does come, comes in moments.
const PATIENCE: Duration = Duration::from_secs(20);
const PAUSE: Duration = Duration::from_millis(25);

/// Finds things by the name assistive technology would say.
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

/// When a press ended, and where it went, in pixels of the window.
type Press = (std::time::Instant, (f64, f64));

/// A page. Cloning it gives another handle of the same page.
#[derive(Clone)]
pub struct Page {
    browser: Arc<Browser>,
    driver: WebDriver,
    patience: Duration,
    errors: Arc<Mutex<Vec<String>>>,
    tabs: Arc<Mutex<Vec<WindowHandle>>>,
    /// When and where the last press went.
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

    /// The browser, when nothing else holds the page any more.
    pub(crate) fn into_browser(self) -> Option<Browser> {
        Arc::into_inner(self.browser)
    }

    /// The browser the page is in.
    pub fn browser(&self) -> &Browser {
        &self.browser
    }

    /// The engine of the browser.
    pub fn engine(&self) -> Engine {
        self.browser.engine()
    }

    /// The WebDriver session, for what this type has no word for.
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// The same page, waiting up to this long (20 s unless told otherwise).
    #[must_use]
    pub fn patience(&self, patience: Duration) -> Self {
        Page { patience, ..self.clone() }
    }

    // ------------------------------------------------------------ navigation

    /// Opens a path of a site.
    pub async fn open(&self, site: &Site, path: &str) -> Result<()> {
        self.goto(&site.url(path)).await
    }

    /// Opens a path of a site as another visit would, even where only what follows the `#` differs.
    ///
    /// By way of `about:blank`. Under the app's opener policy that takes a new process each time, and
    /// WebKit's now and then never answers; there by way of a file that the service worker has too.
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

    /// Loads the page again, as the reload button does. (WebDriver's own refresh
    /// is a forced one in Firefox, which goes past the service worker.)
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

    /// The browser's Back.
    pub async fn back(&self) -> Result<()> {
        self.keep_errors().await;
        self.driver.back().await.context("going back")
    }

    /// The browser's Forward.
    pub async fn forward(&self) -> Result<()> {
        self.keep_errors().await;
        self.driver.forward().await.context("going forward")
    }

    /// The address, with its fragment.
    pub async fn url(&self) -> Result<String> {
        Ok(self.driver.current_url().await?.to_string())
    }

    /// The title of the document.
    pub async fn title(&self) -> Result<String> {
        Ok(self.driver.title().await?)
    }

    /// Opens another tab and goes there.
    pub async fn new_tab(&self) -> Result<()> {
        let handle = self.driver.new_tab().await?;
        self.tabs().await?;
        self.driver.switch_to_window(handle).await?;
        Ok(())
    }

    /// Goes to a tab, counted from 0 in the order in which they were opened.
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

    /// From here on everything means the inside of this frame.
    pub async fn enter_frame(&self, css: &str) -> Result<()> {
        self.find(css).await?.enter_frame().await?;
        Ok(())
    }

    /// Back to the page that holds the frames.
    pub async fn leave_frames(&self) -> Result<()> {
        self.driver.enter_default_frame().await?;
        Ok(())
    }

    // --------------------------------------------------------------- waiting

    /// Asks until there is an answer. Failures while asking count as «not yet»,
    /// the last of them is part of the message when time is up.
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

    /// Waits for an element that is shown.
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

    /// Waits until no such element is shown.
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

    /// Waits until the whole page holds this text somewhere.
    pub async fn sees(&self, text: &str) -> Result<()> {
        self.until(&format!("the page says «{text}»"), async || {
            let all: String =
                self.js("return document.body ? document.body.innerText : '';", vec![]).await?;
            Ok(squeezed(&all).contains(&squeezed(text)).then_some(()))
        })
        .await
    }

    /// Waits until the first `h1` says this.
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

    /// What an element says.
    pub async fn text(&self, css: &str) -> Result<String> {
        let text = self.find(css).await?.text().await?;
        Ok(squeezed(&text))
    }

    /// How many elements there are now, shown or not.
    pub async fn count(&self, css: &str) -> Result<usize> {
        Ok(self.driver.find_all(By::Css(css)).await?.len())
    }

    /// The names of everything that can be operated now, in order.
    pub async fn names(&self) -> Result<Vec<String>> {
        self.js(&format!("{NAMES} return named().map(nameOf);"), vec![]).await
    }

    /// Whether the focused element fits a selector.
    pub async fn is_focused(&self, css: &str) -> Result<bool> {
        self.js(
            "const el = document.activeElement; return !!el && el.matches(arguments[0]);",
            vec![json!(css)],
        )
        .await
    }

    /// Waits until the focused element fits a selector.
    pub async fn focus_on(&self, css: &str) -> Result<()> {
        self.until(&format!("the focus is on «{css}»"), async || {
            Ok(self.is_focused(css).await?.then_some(()))
        })
        .await
    }

    /// The name of the focused element, as assistive technology would say it.
    pub async fn focused_name(&self) -> Result<String> {
        self.js(
            &format!(
                "{NAMES} return document.activeElement ? nameOf(document.activeElement) : '';"
            ),
            vec![],
        )
        .await
    }

    /// Whether a radio button or checkbox is on.
    pub async fn is_chosen(&self, name: &str, value: &str) -> Result<bool> {
        self.js(
            "const el = document.querySelector(arguments[0]); return !!el && el.checked;",
            vec![json!(choice(name, value))],
        )
        .await
    }
}

/// The text with every run of white space as one space.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn choice(name: &str, value: &str) -> String {
    format!("input[name={}][value={}]", quoted(name), quoted(value))
}

/// A CSS string.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
