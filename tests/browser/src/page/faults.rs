//! Faults of a page: recorded errors, and axe violations.

use std::fmt;
use std::sync::{OnceLock, PoisonError};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use super::{Page, squeezed};
use crate::Engine;

/// An accessibility violation found by axe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The rule, such as `color-contrast`.
    pub rule: String,
    /// `minor`, `moderate`, `serious` or `critical`.
    pub impact: String,
    /// The problem, its place, and how to fix it.
    pub text: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}): {}", self.rule, self.impact, self.text)
    }
}

impl Page {
    /// Returns all errors so far: those recorded in the page and, in Chromium, those in its log.
    pub async fn errors(&self) -> Vec<String> {
        self.keep_errors().await;
        self.errors.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Fails if there was any error.
    pub async fn no_errors(&self) -> Result<()> {
        let errors = self.errors().await;
        ensure!(errors.is_empty(), "errors in the page:\n{}", errors.join("\n"));
        Ok(())
    }

    /// Collects the errors recorded in the current document before it is unloaded.
    pub(super) async fn keep_errors(&self) {
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

    /// Returns the axe violations in the page (or the entered frame).
    pub async fn axe(&self) -> Result<Vec<Violation>> {
        let loaded: bool = self.js("return typeof window.axe === 'object';", vec![]).await?;
        if !loaded {
            self.driver.execute(axe_source()?, vec![]).await?;
        }
        // Colours in the middle of a transition are not meant to be judged.
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

    /// Fails if axe finds any violation.
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

    /// Returns information that helps to understand a failed journey.
    pub(crate) async fn report_failure(&self, name: &str) -> String {
        let mut lines = vec![format!("--- {name}")];
        if let Ok(url) = self.url().await {
            lines.push(format!("at {url}"));
        }
        match self.screenshot(&format!("failed/{name}")).await {
            Ok(path) => lines.push(format!("picture: {}", path.display())),
            Err(error) => lines.push(format!("no picture: {error:#}")),
        }
        // The screenshot stays on the machine that took it; text travels with the log.
        match self.js::<(String, String)>(SHOWN, vec![]).await {
            Ok((focus, text)) => lines.push(format!("focus: {focus}\nshows: {text}")),
            Err(error) => lines.push(format!("no words: {error:#}")),
        }
        lines.extend(self.errors().await);
        lines.join("\n")
    }
}

/// Returns the focused element and the beginning of the page's text.
const SHOWN: &str = "const shown = (el, most) => el ? el.innerText.replace(/\\s+/g, ' ').trim().slice(0, most) : ''; \
     const focus = document.activeElement; \
     return [focus ? focus.tagName + ' ' + shown(focus, 60) : '', shown(document.body, 2500)];";

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
