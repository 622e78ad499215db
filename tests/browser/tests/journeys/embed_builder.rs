//! The page for webmasters, `/embed`.

use browser_tests::{Context, Result, Site, Test, ensure, journeys, scripts};
use serde_json::{Value, json};

/// On the page for webmasters the preview is the app itself, colours are judged, the code is that of the
/// guide, and the app accepts the file.
async fn the_builder_writes_what_it_shows(test: Test) -> Result<()> {
    let site = Site::dist().init_script(scripts::CATCH_DOWNLOADS).start()?;
    let page = test.browser().await?;
    page.open(&site, "/?lang=en#/embed").await?;
    page.settled().await?;
    page.heading("Show it in your site").await?;
    let frame = "document.getElementById('preview')?.shadowRoot?.querySelector('iframe')";
    page.until_js(frame).await?;
    page.until_js(&format!("{frame}.contentDocument?.documentElement.dataset.ready !== undefined"))
        .await?;
    let code = async || page.text("[aria-labelledby=copy-code-name]").await;
    let origin = site.origin();
    ensure!(
        code().await?.contains(&format!("<script src=\"{origin}/embed.js\" async>")),
        "{}",
        code().await?
    );
    let paint = async |role: &str, value: &str| {
        page.js::<Value>(
            "const field = document.getElementById('embed-' + arguments[0]); \
             field.value = arguments[1]; field.dispatchEvent(new InputEvent('input', { bubbles: true }));",
            vec![json!(role), json!(value)],
        )
        .await
    };
    paint("accent", "#9fd8d5").await?;
    page.sees("Buttons and links: too little contrast").await?;
    ensure!(!code().await?.contains("#9fd8d5"), "a refused colour is in the code");
    paint("accent", "#1a4f8a").await?;
    page.sees("All text can be read in these colours.").await?;
    ensure!(code().await?.contains("--barrier-first-accent: #1a4f8a;"), "{}", code().await?);
    page.until_js(&format!(
        "{frame}?.contentDocument?.documentElement.style.getPropertyValue('--barrier-first-accent') === '#1a4f8a'"
    ))
    .await?;
    page.pick("embed-lang-ko").await?;
    page.until_js(&format!("{frame}?.contentDocument?.documentElement.lang === 'ko'")).await?;
    page.pick("embed-mode-popup").await?;
    page.until_js("document.getElementById('preview').shadowRoot.querySelector('.start')").await?;
    ensure!(
        code().await?.contains("<barrier-first mode=\"popup\" lang=\"ko\">"),
        "{}",
        code().await?
    );
    page.fill("#embed-site", "https://www.clinic.example/skin").await?;
    page.sees("frame-ancestors 'self' https://www.clinic.example").await?;
    page.sees("Without a name, the choices below have no effect.").await?;
    page.fill("#embed-booking", "one.example").await?;
    page.sees("Write the whole address, such as https://www.clinic.example/booking").await?;
    page.find("#embed-booking[aria-invalid=true][aria-describedby~=embed-booking-error]").await?;
    page.fill("#embed-name", "Clinic \"One\"").await?;
    page.accessible().await?;
    page.fill("#embed-booking", "https://one.example/visit").await?;
    page.gone("#embed-booking-error").await?;
    page.pick("embed-region-kr").await?;
    page.click_name("Save the file").await?;
    let files = page.downloads().await?;
    let (name, text) = files.last().context("no file")?;
    let file: Value = serde_json::from_str(text)?;
    ensure!(
        name == "clinic.json" && file["name"] == "Clinic \"One\"" && file["region"] == "KR",
        "{text}"
    );
    // Code that names a missing file would show every visitor an error.
    ensure!(!code().await?.contains("clinic=\"clinic\""), "{}", code().await?);
    page.sees("One file belongs on the server of the app first: clinics/clinic.json").await?;
    page.pick("embed-served").await?;
    page.until("the file in the code", async || {
        Ok(code().await?.contains("clinic=\"clinic\"").then_some(()))
    })
    .await?;
    page.accessible().await?;
    page.fits_sideways().await?;
    page.clean(&site).await
}

journeys!(the_builder_writes_what_it_shows,);
