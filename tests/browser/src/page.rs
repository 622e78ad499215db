//! A page in a browser, in terms of what a person sees and does. Everything
//! that looks for something waits for it, up to [`Page::patience`].

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail, ensure};
use base64::Engine as _;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::WindowHandle;
use thirtyfour::common::types::Rect;
use thirtyfour::prelude::*;

use crate::{Browser, Engine, Site};

const PATIENCE: Duration = Duration::from_secs(10);
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

/// A page. Cloning it gives another handle of the same page.
#[derive(Clone)]
pub struct Page {
    browser: Arc<Browser>,
    driver: WebDriver,
    patience: Duration,
    errors: Arc<Mutex<Vec<String>>>,
    tabs: Arc<Mutex<Vec<WindowHandle>>>,
}

/// One accessibility fault axe found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The rule, such as `color-contrast`.
    pub rule: String,
    /// `minor`, `moderate`, `serious` or `critical`.
    pub impact: String,
    /// What is wrong, where, and how to put it right.
    pub text: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}): {}", self.rule, self.impact, self.text)
    }
}

/// The rectangle of an element and of the window it is in.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
struct Size {
    width: u32,
    height: u32,
}

impl Page {
    pub(crate) async fn new(browser: Arc<Browser>) -> Result<Self> {
        let page = Page {
            driver: browser.driver().clone(),
            browser,
            patience: PATIENCE,
            errors: Arc::default(),
            tabs: Arc::default(),
        };
        page.tabs().await?;
        let options = page.browser.options().clone();
        page.set_size(options.width, options.height).await?;
        Ok(page)
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

    /// The same page, waiting up to this long (10 s unless told otherwise).
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

    // ---------------------------------------------------------------- acting

    /// Clicks the first shown element that fits.
    pub async fn click(&self, css: &str) -> Result<()> {
        self.until(&format!("clicking «{css}»"), async || {
            for element in self.driver.find_all(By::Css(css)).await? {
                if element.is_displayed().await? {
                    return self.try_click(&element).await;
                }
            }
            Ok(None)
        })
        .await
    }

    /// Clicks the link, button or field with this accessible name.
    pub async fn click_name(&self, name: &str) -> Result<()> {
        let script = format!(
            "{NAMES} return named().find((el) => nameOf(el) === clean(arguments[0]) && !el.disabled) || null;"
        );
        let outcome = self
            .until(&format!("clicking the one named «{name}»"), async || {
                let found = self.driver.execute(&script, vec![json!(name)]).await?;
                if found.json().is_null() {
                    return Ok(None);
                }
                let element = found.element()?;
                match self.label_of(&element).await? {
                    Some(label) => self.try_click(&label).await,
                    None => self.try_click(&element).await,
                }
            })
            .await;
        match outcome {
            Ok(()) => Ok(()),
            Err(error) => {
                let names = self.names().await.unwrap_or_default();
                Err(error.context(format!("there are: {}", names.join(" | "))))
            }
        }
    }

    /// Turns on a radio button or checkbox by its `name` and `value`, the way a
    /// person does: by a click on its label.
    pub async fn choose(&self, name: &str, value: &str) -> Result<()> {
        self.turn(name, value, true).await
    }

    /// Turns off a checkbox by its `name` and `value`.
    pub async fn unchoose(&self, name: &str, value: &str) -> Result<()> {
        self.turn(name, value, false).await
    }

    /// Clicks a radio button or checkbox by its id: its label, or itself where it lies on top.
    pub async fn pick(&self, id: &str) -> Result<()> {
        let css = format!("[id={}]", quoted(id));
        self.until(&format!("picking «{id}»"), async || {
            let Some(input) = self.driver.find_all(By::Css(css.as_str())).await?.pop() else {
                return Ok(None);
            };
            let target = self.label_of(&input).await?.unwrap_or(input);
            self.try_click(&target).await
        })
        .await
    }

    async fn turn(&self, name: &str, value: &str, on: bool) -> Result<()> {
        let css = choice(name, value);
        self.until(&format!("turning «{css}» {}", if on { "on" } else { "off" }), async || {
            if self.count(&css).await? == 0 {
                return Ok(None);
            }
            if self.is_chosen(name, value).await? == on {
                return Ok(Some(()));
            }
            let input = self.driver.find(By::Css(css.as_str())).await?;
            let target = self.label_of(&input).await?.unwrap_or(input);
            if self.try_click(&target).await?.is_none() {
                return Ok(None);
            }
            // The app may need a moment; another click would undo the first.
            let shortly = self.patience(Duration::from_secs(1));
            shortly
                .until("the choice shows", async || {
                    Ok((self.is_chosen(name, value).await? == on).then_some(()))
                })
                .await
                .map(Some)
        })
        .await
    }

    /// Chooses an option of a `<select>` by their names and values.
    pub async fn select(&self, name: &str, value: &str) -> Result<()> {
        let css = format!("select[name={}]", quoted(name));
        let field = self.find(&css).await?;
        let option = field
            .find(By::Css(format!("option[value={}]", quoted(value))))
            .await
            .with_context(|| format!("{css} has no option «{value}»"))?;
        option.click().await?;
        Ok(())
    }

    /// Chooses a JSON file as the file dialogue would. WebDriver itself cannot in all three engines.
    pub async fn choose_file(&self, id: &str, name: &str, content: &str) -> Result<()> {
        self.find(&format!("#{id}")).await?;
        self.js::<()>(
            "const transfer = new DataTransfer(); \
             transfer.items.add(new File([arguments[2]], arguments[1], { type: 'application/json' })); \
             const input = document.getElementById(arguments[0]); input.files = transfer.files; \
             input.dispatchEvent(new Event('change', { bubbles: true }));",
            vec![json!(id), json!(name), json!(content)],
        )
        .await
    }

    /// Replaces the text of a field that fits a selector.
    pub async fn fill(&self, css: &str, text: &str) -> Result<()> {
        let field = self.find(css).await?;
        field.clear().await?;
        if !text.is_empty() {
            field.send_keys(text).await?;
        }
        Ok(())
    }

    /// Presses a key, or types, wherever the focus is.
    pub async fn press(&self, keys: impl Into<thirtyfour::TypingData>) -> Result<()> {
        self.driver.action_chain().send_keys(keys).perform().await?;
        Ok(())
    }

    /// Clicks, once it is in sight; fails where something is still in the way.
    async fn try_click(&self, element: &WebElement) -> Result<Option<()>> {
        self.driver
            .execute(
                "arguments[0].scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });",
                vec![element.to_json()?],
            )
            .await?;
        element.click().await?;
        Ok(Some(()))
    }

    /// The label of a radio button or checkbox, which is what people click; none where the input
    /// itself lies over it.
    async fn label_of(&self, element: &WebElement) -> Result<Option<WebElement>> {
        let found = self
            .driver
            .execute(
                "const el = arguments[0]; \
                 if (el.tagName !== 'INPUT' || !/^(radio|checkbox)$/.test(el.type)) return null; \
                 const label = el.labels && el.labels[0]; \
                 if (!label || !label.getClientRects().length) return null; \
                 label.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' }); \
                 const { x, y, width, height } = label.getBoundingClientRect(); \
                 return document.elementFromPoint(x + width / 2, y + height / 2) === el ? null : label;",
                vec![element.to_json()?],
            )
            .await?;
        if found.json().is_null() {
            return Ok(None);
        }
        Ok(Some(found.element()?))
    }

    // ------------------------------------------------------------ underneath

    /// Runs a script (`return …`; `arguments[0]` and so on are the arguments).
    pub async fn js<T: DeserializeOwned>(&self, script: &str, arguments: Vec<Value>) -> Result<T> {
        Ok(self.driver.execute(script, arguments).await?.convert()?)
    }

    /// Runs a script and waits for its promise: `script` is the body of an
    /// `async` function.
    pub async fn js_async<T: DeserializeOwned>(
        &self,
        script: &str,
        arguments: Vec<Value>,
    ) -> Result<T> {
        let wrapped = format!(
            "const done = arguments[arguments.length - 1]; \
             const given = [...arguments].slice(0, -1); \
             (async function () {{ {script} }}).apply(null, given).then( \
               (value) => done({{ value: value === undefined ? null : value }}), \
               (error) => done({{ error: String(error && (error.stack || error.message) || error) }}));"
        );
        let answer: Value = self.driver.execute_async(wrapped, arguments).await?.convert()?;
        if let Some(error) = answer.get("error") {
            bail!("the script failed: {error}");
        }
        let value = answer.get("value").cloned().unwrap_or(Value::Null);
        Ok(serde_json::from_value(value)?)
    }

    /// What the app keeps in `localStorage`.
    pub async fn local_storage(&self) -> Result<BTreeMap<String, String>> {
        self.js("return Object.assign({}, window.localStorage);", vec![]).await
    }

    /// Writes to `localStorage` behind the app's back.
    pub async fn set_local_storage(&self, key: &str, value: &str) -> Result<()> {
        self.driver
            .execute(
                "window.localStorage.setItem(arguments[0], arguments[1]);",
                vec![json!(key), json!(value)],
            )
            .await?;
        Ok(())
    }

    /// Empties `localStorage` behind the app's back.
    pub async fn clear_local_storage(&self) -> Result<()> {
        self.driver.execute("window.localStorage.clear();", vec![]).await?;
        Ok(())
    }

    /// Waits until a service worker is active and has everything it precaches.
    pub async fn service_worker(&self) -> Result<()> {
        self.until("an active service worker", async || {
            let active: bool = self
                .js_async(
                    "if (!navigator.serviceWorker) throw new Error('no service workers here'); \
                     const all = await navigator.serviceWorker.getRegistrations(); \
                     return all.some((one) => one.active && one.active.state === 'activated' && !one.installing);",
                    vec![],
                )
                .await?;
            Ok(active.then_some(()))
        })
        .await
    }

    /// What the page offered as downloads, as (file name, text), on sites with
    /// [`crate::scripts::CATCH_DOWNLOADS`].
    pub async fn downloads(&self) -> Result<Vec<(String, String)>> {
        self.js_async(
            "const caught = window.__testDownloads; \
             if (!caught) throw new Error('the site has no CATCH_DOWNLOADS'); \
             const all = []; \
             for (const one of caught) all.push([one.name, one.blob ? await one.blob.text() : one.url]); \
             return all;",
            vec![],
        )
        .await
    }

    // --------------------------------------------------------------- screens

    /// Sets the size of the page, in CSS pixels; gives back what it really is.
    /// Firefox windows do not get narrower than 500, WebKit's than about 450.
    pub async fn set_size(&self, width: u32, height: u32) -> Result<(u32, u32)> {
        if self.engine() == Engine::Chromium {
            self.chromium(
                "Emulation.setDeviceMetricsOverride",
                json!({
                    "width": width,
                    "height": height,
                    "deviceScaleFactor": 1,
                    "mobile": self.browser.options().mobile,
                }),
            )
            .await?;
            self.chromium(
                "Emulation.setTouchEmulationEnabled",
                json!({ "enabled": self.browser.options().mobile }),
            )
            .await?;
        } else {
            let mut outer = Size { width, height };
            for _ in 0..2 {
                self.driver.set_window_rect(0, 0, outer.width, outer.height).await?;
                let inner = self.size().await?;
                if (inner.width, inner.height) == (width, height) {
                    break;
                }
                let rect: Rect = self.driver.get_window_rect().await?;
                let grow = |outer: i64, inner: u32, wanted: u32| {
                    u32::try_from(outer + i64::from(wanted) - i64::from(inner)).unwrap_or(wanted)
                };
                outer = Size {
                    width: grow(rect.width, inner.width, width),
                    height: grow(rect.height, inner.height, height),
                };
            }
        }
        let size = self.size().await?;
        Ok((size.width, size.height))
    }

    async fn size(&self) -> Result<Size> {
        self.js("return { width: window.innerWidth, height: window.innerHeight };", vec![]).await
    }

    /// Fails when the page can be scrolled sideways, naming what sticks out.
    pub async fn fits_sideways(&self) -> Result<()> {
        let out: Vec<String> = self
            .js(
                "const root = document.scrollingElement; \
                 if (root.scrollWidth <= root.clientWidth) return []; \
                 const edge = root.clientWidth; \
                 const out = [...document.querySelectorAll('body *')] \
                   .filter((el) => el.getBoundingClientRect().right > edge + 1) \
                   .map((el) => el.tagName.toLowerCase() + (el.id ? '#' + el.id : '') + \
                     (el.className && el.className.split ? '.' + el.className.trim().split(/\\s+/).join('.') : '')); \
                 return out.length ? out.slice(0, 8) : ['page ' + root.scrollWidth + ' of ' + edge];",
                vec![],
            )
            .await?;
        ensure!(out.is_empty(), "wider than the screen: {}", out.join(", "));
        Ok(())
    }

    /// A picture of what is in sight, at `target/screenshots/<name>.png`.
    pub async fn screenshot(&self, name: &str) -> Result<PathBuf> {
        let bytes = self.driver.screenshot_as_png().await?;
        save_picture(name, &bytes)
    }

    /// A picture of the whole page, however long (elsewhere than in Chromium:
    /// of what is in sight).
    pub async fn full_screenshot(&self, name: &str) -> Result<PathBuf> {
        if self.engine() != Engine::Chromium {
            return self.screenshot(name).await;
        }
        let answer = self
            .chromium(
                "Page.captureScreenshot",
                json!({ "format": "png", "captureBeyondViewport": true, "fromSurface": true,
                        "clip": self.whole_page().await? }),
            )
            .await?;
        let data = answer
            .get("data")
            .and_then(Value::as_str)
            .ok_or_else(|| anyhow!("Chromium gave no picture"))?;
        save_picture(name, &base64::engine::general_purpose::STANDARD.decode(data)?)
    }

    async fn whole_page(&self) -> Result<Value> {
        self.js(
            "const root = document.documentElement; \
             return { x: 0, y: 0, width: root.clientWidth, height: Math.max(root.scrollHeight, window.innerHeight), scale: 1 };",
            vec![],
        )
        .await
    }

    // -------------------------------------------------------------- Chromium

    /// A command of the Chrome DevTools protocol (Chromium only).
    pub async fn chromium(&self, method: &str, parameters: Value) -> Result<Value> {
        ensure!(self.engine() == Engine::Chromium, "{method} is for Chromium only");
        self.driver.cdp().send_raw(method, parameters).await.with_context(|| method.to_owned())
    }

    /// A script before every new document of this page, without touching what
    /// the server sends (Chromium only; elsewhere use
    /// [`crate::SiteBuilder::init_script`]).
    pub async fn before_load(&self, script: &str) -> Result<()> {
        self.chromium("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await?;
        Ok(())
    }

    /// Preferences of the person (Chromium only), such as
    /// `("prefers-color-scheme", "dark")`, `("forced-colors", "active")`,
    /// `("prefers-reduced-motion", "reduce")`.
    pub async fn prefer(&self, features: &[(&str, &str)]) -> Result<()> {
        let features: Vec<Value> =
            features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.chromium("Emulation.setEmulatedMedia", json!({ "features": features })).await?;
        Ok(())
    }

    /// Makes the processor this many times slower (Chromium only).
    pub async fn slow_down(&self, times: u32) -> Result<()> {
        self.chromium("Emulation.setCPUThrottlingRate", json!({ "rate": times })).await?;
        Ok(())
    }

    // ---------------------------------------------------------------- faults

    /// Every error so far: noted in the page, and in Chromium from its log.
    pub async fn errors(&self) -> Vec<String> {
        self.keep_errors().await;
        self.errors.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Fails when there was any error.
    pub async fn no_errors(&self) -> Result<()> {
        let errors = self.errors().await;
        ensure!(errors.is_empty(), "errors in the page:\n{}", errors.join("\n"));
        Ok(())
    }

    /// Takes over what the present document has noted, before it goes.
    async fn keep_errors(&self) {
        let mut new: Vec<String> = self
            .js("return (window.__testErrors || []).splice(0);", vec![])
            .await
            .unwrap_or_default();
        if self.engine() == Engine::Chromium {
            let log = self.driver.browser_log().await.unwrap_or_default();
            new.extend(
                log.into_iter()
                    .filter(|entry| entry.level == "SEVERE")
                    .map(|entry| format!("log: {}", entry.message))
                    .filter(|text| !text.contains("/__test__/")),
            );
        }
        self.errors.lock().unwrap_or_else(PoisonError::into_inner).extend(new);
    }

    /// What axe finds wrong in the page (or the frame entered).
    pub async fn axe(&self) -> Result<Vec<Violation>> {
        let loaded: bool = self.js("return typeof window.axe === 'object';", vec![]).await?;
        if !loaded {
            self.driver.execute(axe_source()?, vec![]).await?;
        }
        // Colours on their way from one to another are nobody's choice.
        self.driver
            .execute(
                "for (const one of document.getAnimations()) { try { one.finish(); } catch { one.cancel(); } }",
                vec![],
            )
            .await?;
        #[derive(Deserialize)]
        struct Raw {
            id: String,
            impact: Option<String>,
            help: String,
            nodes: Vec<RawNode>,
        }
        #[derive(Deserialize)]
        struct RawNode {
            target: String,
            html: String,
            summary: String,
        }
        let found: Vec<Raw> = self
            .js_async(
                "const found = await window.axe.run(document, { \
                   runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], \
                   resultTypes: ['violations'] }); \
                 return found.violations.map((one) => ({ id: one.id, impact: one.impact, help: one.help, \
                   nodes: one.nodes.map((node) => ({ target: JSON.stringify(node.target), html: node.html, \
                     summary: node.failureSummary || '' })) }));",
                vec![],
            )
            .await
            .context("axe did not run")?;
        Ok(found
            .into_iter()
            .map(|one| Violation {
                rule: one.id,
                impact: one.impact.unwrap_or_else(|| String::from("unknown")),
                text: one.nodes.iter().fold(one.help, |text, node| {
                    let summary = squeezed(&node.summary);
                    format!("{text}\n  {} {}\n    {summary}", node.target, squeezed(&node.html))
                }),
            })
            .collect())
    }

    /// Fails when axe finds anything wrong.
    pub async fn accessible(&self) -> Result<()> {
        let violations = self.axe().await?;
        let list: Vec<String> = violations.iter().map(Violation::to_string).collect();
        ensure!(
            list.is_empty(),
            "{} faults for assistive technology at {}:\n{}",
            list.len(),
            self.url().await?,
            list.join("\n")
        );
        Ok(())
    }

    /// What helps to understand a failed journey.
    pub(crate) async fn report_failure(&self, name: &str) -> String {
        let mut lines = vec![format!("--- {name}")];
        if let Ok(url) = self.url().await {
            lines.push(format!("at {url}"));
        }
        match self.screenshot(&format!("failed/{name}")).await {
            Ok(path) => lines.push(format!("picture: {}", path.display())),
            Err(error) => lines.push(format!("no picture: {error:#}")),
        }
        lines.extend(self.errors().await);
        lines.join("\n")
    }
}

fn save_picture(name: &str, bytes: &[u8]) -> Result<PathBuf> {
    let path = crate::screenshots().join(format!("{name}.png"));
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(&path, bytes).with_context(|| format!("writing {}", path.display()))?;
    Ok(path)
}

fn axe_source() -> Result<&'static str> {
    static SOURCE: OnceLock<String> = OnceLock::new();
    if let Some(source) = SOURCE.get() {
        return Ok(source);
    }
    let path = crate::repository().join("node_modules/axe-core/axe.min.js");
    let source = std::fs::read_to_string(&path)
        .with_context(|| format!("{} is missing: run `npm ci`", path.display()))?;
    Ok(SOURCE.get_or_init(|| source))
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
