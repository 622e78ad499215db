//! Scripts, storage and files of a page: everything below the visible surface.

use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::Page;
use crate::worker_probe::{HAS_ALL, WAITED_FOR};
use crate::{Engine, Site};

impl Page {
    /// Runs a script (`return …`; `arguments[0]` and so on are the arguments).
    pub async fn js<T: DeserializeOwned>(&self, script: &str, arguments: Vec<Value>) -> Result<T> {
        Ok(self.driver.execute(script, arguments).await?.convert()?)
    }

    /// Runs a script and waits for its promise: `script` is the body of an `async` function.
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

    /// Waits until the last change has been drawn, and until a new page has finished its work after the first
    /// paint.
    pub async fn drawn(&self) -> Result<()> {
        let drawn = "await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));";
        self.js_async::<Value>(drawn, vec![]).await.map(drop)
    }

    /// Returns the app's contents of `localStorage`.
    pub async fn local_storage(&self) -> Result<BTreeMap<String, String>> {
        self.js("return Object.assign({}, window.localStorage);", vec![]).await
    }

    /// Writes to `localStorage` without the app noticing.
    pub async fn set_local_storage(&self, key: &str, value: &str) -> Result<()> {
        self.driver
            .execute(
                "window.localStorage.setItem(arguments[0], arguments[1]);",
                vec![json!(key), json!(value)],
            )
            .await?;
        Ok(())
    }

    /// Clears `localStorage` without the app noticing.
    pub async fn clear_local_storage(&self) -> Result<()> {
        self.driver.execute("window.localStorage.clear();", vec![]).await?;
        Ok(())
    }

    /// Waits until this site's service worker is active and has precached everything.
    pub async fn service_worker(&self, site: &Site) -> Result<()> {
        // WebKit sometimes leaves a registration waiting for longer than the usual timeout.
        let patience = match self.engine() {
            Engine::WebKit => Duration::from_secs(40),
            Engine::Chromium | Engine::Firefox => self.patience,
        };
        self.service_worker_within(site, patience).await
    }

    /// Like [`Page::service_worker`], with a given timeout.
    pub(crate) async fn service_worker_within(
        &self,
        site: &Site,
        patience: Duration,
    ) -> Result<()> {
        let waited = self.patience(patience).until(WAITED_FOR, async || {
            let (active, states): (bool, String) = self
                .js_async(
                    "if (!navigator.serviceWorker) throw new Error('no service workers here'); \
                     const all = await navigator.serviceWorker.getRegistrations(); \
                     const active = all.some((one) => one.active && one.active.state === 'activated' && !one.installing); \
                     const states = all.map((one) => ['installing', 'waiting', 'active'].map((state) => `${state}: ${one[state]?.state}`)); \
                     return [active, `${document.readyState}, ${JSON.stringify(states)}`];",
                    vec![],
                )
                .await?;
            ensure!(active, "the page is {states}");
            Ok(Some(()))
        })
        .await;
        // The requests since then show whether the installation hangs, failed or never began.
        let told = || {
            let requests = site.requests();
            let since: Vec<_> = requests.iter().skip_while(|one| one.path != "/sw.js").collect();
            let all = since.len() > 1 && since.iter().all(|one| one.status == 200);
            let asked: Vec<String> =
                since.iter().map(|one| format!("{} {}", one.status, one.target())).collect();
            let given = if all { HAS_ALL } else { "not all that it asked for was given" };
            format!("{given}; asked for since the worker: {asked:?}")
        };
        waited.with_context(told)
    }

    /// Returns the downloads offered by the page, as (file name, text), on sites with
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
}
