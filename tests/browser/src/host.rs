//! The app embedded in a clinic's page, for the embedding journeys: two sites, and the messages between them.

use serde_json::{Value, json};

use crate::{
    Context, Headers, Page, Person, Reply, Result, Site, SiteBuilder, Test, ensure, repository,
};

/// A clinic's site and the embedded app, each on its own origin.
pub struct Pair {
    /// The app.
    pub app: Site,
    /// The clinic's site.
    pub host: Site,
}

/// Returns the app, embeddable by any page on this machine.
pub fn app() -> SiteBuilder {
    Site::dist().framed_by("http://127.0.0.1:* http://localhost:*")
}

/// Returns the policy of a strict clinic: the two lines of the guide, and nothing inline.
fn strict(app: &Site) -> String {
    let app = app.origin();
    format!(
        "default-src 'none'; script-src 'self' {app}; style-src 'self'; \
         img-src 'self'; frame-src {app}; \
         base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; \
         report-uri /__test__/policy"
    )
}

/// Returns an empty favicon: browsers request one by themselves.
pub fn no_icon() -> Reply {
    Reply::new(200, "image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'/>")
}

/// Reads a file of `tests/browser/host`.
pub fn file(name: &str) -> Result<String> {
    let path = repository().join("tests/browser/host").join(name);
    std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))
}

impl Pair {
    /// Creates the hostile page with one element.
    pub fn new(attributes: &str, content: &str) -> Result<Pair> {
        Pair::of(app().start()?, attributes, content)
    }

    /// Like [`Pair::new`], with another build of the app.
    pub fn of(app: Site, attributes: &str, content: &str) -> Result<Pair> {
        let page = file("hostile.html")?
            .replace("APP", &app.origin())
            .replace("ATTRIBUTES", attributes)
            .replace("CONTENT", content);
        let reply = |kind: &str, body: String| {
            Reply::new(200, kind, body).header("content-security-policy", &strict(&app))
        };
        let host = Site::dist()
            .headers(Headers::None)
            .reply("/", reply("text/html; charset=utf-8", page))
            .reply("/favicon.ico", no_icon())
            .reply("/hostile.css", reply("text/css", file("hostile.css")?))
            .reply("/host.js", reply("text/javascript", file("host.js")?))
            .start()?;
        Ok(Pair { app, host })
    }

    /// Opens the page and waits for the app in it.
    pub async fn open(&self, page: &Page) -> Result<()> {
        page.goto(&self.url("/")).await?;
        heard(page, "ready").await
    }

    /// Returns a page inside the frame of the first element, with one question answered.
    pub async fn begun(&self, test: &Test) -> Result<Page> {
        let page = test.browser().await?;
        self.open(&page).await?;
        inside(&page, "one").await?;
        click(&page, ".hero .button").await?;
        answer(&page, &Person::calm(), "age_band").await?;
        Ok(page)
    }

    /// Returns an address on the clinic's site: a different site than the app's, so that browsers partition
    /// storage.
    pub fn url(&self, path: &str) -> String {
        self.host.url(path).replace("127.0.0.1", "localhost")
    }

    /// Checks that nothing went wrong on either side, and that no policy blocked anything.
    pub async fn clean(&self, page: &Page) -> Result<()> {
        page.leave_frames().await?;
        page.no_errors().await?;
        for site in [&self.app, &self.host] {
            let reports = site.policy_reports();
            ensure!(reports.is_empty(), "refused by the policy: {reports:?}");
        }
        Ok(())
    }
}

/// Waits until the page has received an event.
pub async fn heard(page: &Page, name: &str) -> Result<()> {
    page.until_js(&format!("window.names && window.names().includes('{name}')")).await
}

/// Moves the first element to the end of the page, which reloads its frame, and enters the frame.
pub async fn move_in_page(page: &Page) -> Result<()> {
    page.leave_frames().await?;
    page.js::<Value>(
        "window.heard.length = 0; document.body.append(document.getElementById('one'));",
        vec![],
    )
    .await?;
    heard(page, "ready").await?;
    inside(page, "one").await
}

/// Returns all details of an event that the page has received.
pub async fn details(page: &Page, name: &str) -> Result<Vec<Value>> {
    page.js(
        "return window.heard.filter((one) => one.name === arguments[0]).map(({ detail }) => detail);",
        vec![json!(name)],
    )
    .await
}

/// Enters the frame of an element, where the app runs.
pub async fn inside(page: &Page, id: &str) -> Result<()> {
    enter(page, id).await?;
    page.settled().await
}

/// Enters the frame of an element, whatever its content.
pub async fn enter(page: &Page, id: &str) -> Result<()> {
    page.leave_frames().await?;
    // Browsers suspend frames that are out of sight.
    page.js::<Value>(
        "const { top, bottom } = document.getElementById(arguments[0]).getBoundingClientRect(); \
         if (bottom < 0 || top > innerHeight) document.getElementById(arguments[0]).scrollIntoView();",
        vec![json!(id)],
    )
    .await?;
    let frame = page
        .until("the frame", async || {
            let found = page
                .driver()
                .execute(
                    "return document.getElementById(arguments[0]).shadowRoot.querySelector('iframe');",
                    vec![json!(id)],
                )
                .await?;
            Ok(if found.json().is_null() { None } else { Some(found.element()?) })
        })
        .await?;
    frame.enter_frame().await?;
    Ok(())
}

/// Clicks something in the frame. WebKit does not scroll a cross-site page around a frame, so anything below
/// the window is out of WebDriver's reach.
pub async fn click(page: &Page, css: &str) -> Result<()> {
    page.find(css).await?;
    page.js::<Value>("document.querySelector(arguments[0]).click();", vec![json!(css)]).await?;
    Ok(())
}

/// Answers by hand until there is a page without a question; inside a frame, the address does not show it.
pub async fn answer_all(page: &Page, person: &Person) -> Result<usize> {
    click(page, ".hero .button").await?;
    let mut asked = 0;
    loop {
        page.until_js("document.querySelector('form.question, main .actions .button')").await?;
        let question: Option<String> = page
            .js(
                "const field = document.querySelector('form.question input'); return field && field.name;",
                vec![],
            )
            .await?;
        let Some(id) = question else { return Ok(asked) };
        asked += 1;
        answer(page, person, &id).await?;
    }
}

/// Answers the current question and waits for the next page.
pub async fn answer(page: &Page, person: &Person, id: &str) -> Result<()> {
    // A page may have several questions, with one row each.
    let rows: Vec<String> = page
        .js(
            "return [...document.querySelectorAll('form.question .signs__row, form.question .question__part')] \
               .map((row) => row.querySelector('input').name);",
            vec![],
        )
        .await?;
    let rows: Vec<_> = rows.iter().map(|row| (row, person.answer(row))).collect();
    let script = r#"
        const [id, values, rows] = given;
        const wait = () => new Promise((done) => setTimeout(done, 1));
        const mine = () => document.getElementById(`${id}-0`)?.closest("form");
        for (const end = Date.now() + 5000; !mine() && Date.now() < end; ) await wait();
        const form = mine();
        for (const [name, [value]] of rows) {
          const box = form.querySelector(`[name="${name}"][value="${value}"]`);
          if (!box.checked) box.labels[0].click();
          await wait();
        }
        for (const value of rows.length ? [] : values ?? []) {
          const box = [...form.querySelectorAll("[type=radio], [type=checkbox]")].find((one) => one.value === value);
          const text = form.querySelector("input:not([type=radio], [type=checkbox])");
          if (box) { if (!box.checked) box.labels[0].click(); }
          else { text.value = value; text.dispatchEvent(new InputEvent("input", { bubbles: true })); }
          await wait();
        }
        (values ? form.querySelector("[type=submit]") : form.querySelector("button[type=button]")).click();
        for (let n = 0; n < 500 && form.isConnected; n += 1) await new Promise((done) => setTimeout(done, 10));
        if (form.isConnected) throw new Error(`${id} stays`);
        await wait();"#;
    page.js_async::<Value>(script, vec![json!(id), json!(person.answer(id)), json!(rows)])
        .await
        .map(drop)
}
