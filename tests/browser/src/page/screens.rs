//! Sizes, screenshots, and emulation that only Chromium supports.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, ensure};
use base64::Engine as _;
use serde::Deserialize;
use serde_json::{Value, json};
use thirtyfour::common::types::Rect;

use super::{PAUSE, Page};
use crate::Engine;

/// How long a page may take to learn the size of its window.
const RESIZE_TIME: Duration = Duration::from_secs(2);

impl Page {
    /// Sets the page size in CSS pixels and returns the actual size. Firefox windows cannot be narrower than
    /// 500, WebKit's about 450.
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
                let (window, page) = self.resize(outer).await?;
                if (page.width, page.height) == (width, height) {
                    break;
                }
                let grow = |outer: i64, inner: u32, wanted: u32| {
                    u32::try_from(outer + i64::from(wanted) - i64::from(inner)).unwrap_or(wanted)
                };
                outer = Size {
                    width: grow(window.width, page.width, width),
                    height: grow(window.height, page.height, height),
                };
            }
        }
        let size = self.size().await?;
        Ok((size.width, size.height))
    }

    /// Resizes the window and returns its size and that of the page in it. The page learns of it later than
    /// the driver; measured before that, the frame around it seems to be as wide as the window has grown.
    async fn resize(&self, outer: Size) -> Result<(Rect, Size)> {
        let before: Rect = self.driver.get_window_rect().await?;
        let page = self.size().await?;
        self.driver.set_window_rect(0, 0, outer.width, outer.height).await?;
        let asked = Instant::now();
        loop {
            let window: Rect = self.driver.get_window_rect().await?;
            let now = self.size().await?;
            let follows = |now: u32, was: u32, outer: i64, outer_was: i64| {
                i64::from(now) - i64::from(was) == outer - outer_was
            };
            let settled = follows(now.width, page.width, window.width, before.width)
                && follows(now.height, page.height, window.height, before.height);
            if settled || asked.elapsed() > RESIZE_TIME {
                return Ok((window, now));
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    async fn size(&self) -> Result<Size> {
        self.js("return { width: window.innerWidth, height: window.innerHeight };", vec![]).await
    }

    /// Fails if the page can be scrolled sideways, naming the elements that stick out.
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

    /// Takes a screenshot of the visible part, at `target/screenshots/<name>.png`.
    pub async fn screenshot(&self, name: &str) -> Result<PathBuf> {
        let bytes = self.driver.screenshot_as_png().await?;
        save_picture(name, &bytes)
    }

    /// Takes a screenshot of the whole page, however long (except in Chromium: of the visible part).
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

    /// Sends a command of the Chrome DevTools protocol (Chromium only).
    pub async fn chromium(&self, method: &str, parameters: Value) -> Result<Value> {
        ensure!(self.engine() == Engine::Chromium, "{method} is for Chromium only");
        self.driver.cdp().send_raw(method, parameters).await.with_context(|| method.to_owned())
    }

    /// Runs a script before every new document of this page, without changing the server's response (Chromium
    /// only; elsewhere use [`crate::SiteBuilder::init_script`]).
    pub async fn before_load(&self, script: &str) -> Result<()> {
        self.chromium("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await?;
        Ok(())
    }

    /// Emulates user preferences (Chromium only), such as `("prefers-color-scheme", "dark")`,
    /// `("forced-colors", "active")`, `("prefers-reduced-motion", "reduce")`.
    pub async fn prefer(&self, features: &[(&str, &str)]) -> Result<()> {
        let features: Vec<Value> =
            features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.chromium("Emulation.setEmulatedMedia", json!({ "features": features })).await?;
        Ok(())
    }

    /// Slows the processor down by this factor (Chromium only).
    pub async fn slow_down(&self, times: u32) -> Result<()> {
        self.chromium("Emulation.setCPUThrottlingRate", json!({ "rate": times })).await?;
        Ok(())
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

/// The rectangles of an element and its window.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
struct Size {
    width: u32,
    height: u32,
}
