//! A person's actions on a page: clicks, choices, typing.

use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::json;
use thirtyfour::prelude::*;

use super::{NAMES, Page, choice, quoted};

/// The app takes two presses this close in pixels and time as one; slightly more than its tolerance.
const ONE_PRESS_WAY: f64 = 40.0;
const ONE_PRESS_TIME: Duration = Duration::from_millis(700);

impl Page {
    /// Clicks the first visible element that matches.
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

    /// Selects a radio button or checkbox by its `name` and `value`, like a person: by clicking its label.
    pub async fn choose(&self, name: &str, value: &str) -> Result<()> {
        self.turn(name, value, true).await
    }

    /// Clears a checkbox by its `name` and `value`.
    pub async fn unchoose(&self, name: &str, value: &str) -> Result<()> {
        self.turn(name, value, false).await
    }

    /// Clicks a radio button or checkbox by its id: its label, or the input itself if it is on top.
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

    /// Selects an option of a `<select>` by their names and values.
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

    /// Selects a JSON file like the file dialog. WebDriver itself cannot in all three engines.
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

    /// Replaces the text of a matching field, once it accepts text.
    pub async fn fill(&self, css: &str, text: &str) -> Result<()> {
        self.until(&format!("filling «{css}»"), async || {
            let field = self.find(css).await?;
            // WebKit accepts no keys for a field that is out of sight.
            field.scroll_into_view().await?;
            field.clear().await?;
            if !text.is_empty() {
                field.send_keys(text).await?;
            }
            Ok(Some(()))
        })
        .await
    }

    /// Presses a key, or types, in the focused element.
    pub async fn press(&self, keys: impl Into<thirtyfour::TypingData>) -> Result<()> {
        self.driver.action_chain().send_keys(keys).perform().await?;
        Ok(())
    }

    /// Clicks once the element is in sight; fails if something still covers it.
    async fn try_click(&self, element: &WebElement) -> Result<Option<()>> {
        self.driver
            .execute(
                "arguments[0].scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });",
                vec![element.to_json()?],
            )
            .await?;
        let place = self.aim(element).await?;
        element.click().await?;
        *self.pressed.lock().expect("no press fails while it is noted") =
            Some((std::time::Instant::now(), place));
        Ok(Some(()))
    }

    /// Waits as long as a person needs to see the effect of the last press: within that time, the app takes a
    /// second press at the same place for part of the first (`watchPresses` in boot.js).
    async fn aim(&self, element: &WebElement) -> Result<(f64, f64)> {
        let script = "const { x, y, width, height } = arguments[0].getBoundingClientRect(); \
                      return [x + width / 2, y + height / 2];";
        let place: (f64, f64) =
            self.driver.execute(script, vec![element.to_json()?]).await?.convert()?;
        let last = *self.pressed.lock().expect("no press fails while it is noted");
        if let Some((when, (x, y))) = last
            && (place.0 - x).hypot(place.1 - y) < ONE_PRESS_WAY
        {
            tokio::time::sleep(ONE_PRESS_TIME.saturating_sub(when.elapsed())).await;
        }
        Ok(place)
    }

    /// Returns the label of a radio button or checkbox, which is what people click; `None` if the input
    /// itself covers it.
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
}
