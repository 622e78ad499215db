//! The harness tested on itself: how a journey drives a page, on a tiny site, in every engine.

use browser_tests::{Headers, Key, Options, Result, Test, ensure, journeys, scripts};

use crate::tiny_site::{PAGE, png_width, tiny};

async fn a_person_finds_their_way(test: Test) -> Result<()> {
    let (_folder, site) = tiny()?;
    let site = site.start()?;
    let page = test.browser().await?;
    page.open(&site, "/").await?;
    page.heading("Start").await?;
    page.choose("sting", "yes").await?;
    ensure!(page.is_chosen("sting", "yes").await?);
    page.click_name("No").await?;
    page.select("pace", "fast").await?;
    page.fill("#note", "with care").await?;
    page.click_name("Go on").await?;
    page.heading("Done").await?;
    page.focus_on("h1").await?;
    page.sees("no, fast, with care: kept").await?;
    let stored = page.local_storage().await?;
    ensure!(stored.get("tiny").map(String::as_str) == Some("no"), "{stored:?}");

    page.click_name("Next").await?;
    page.until_js("location.hash === '#next'").await?;
    page.back().await?;
    page.until_js("location.hash === ''").await?;
    page.reload().await?;
    page.heading("Start").await?;
    ensure!(page.local_storage().await?.contains_key("tiny"), "lost on reload");

    page.press(Key::Tab).await?;
    page.focus_on("input, a, button").await?;
    page.press(Key::Tab).await?;
    ensure!(!page.focused_name().await?.is_empty());
    page.fits_sideways().await?;
    page.no_errors().await?;
    ensure!(site.policy_reports().is_empty(), "{:?}", site.policy_reports());
    Ok(())
}

async fn a_wrong_name_is_explained(test: Test) -> Result<()> {
    let (_folder, site) = tiny()?;
    let site = site.start()?;
    let page = test.browser().await?;
    page.open(&site, "/").await?;
    let hasty = page.patience(std::time::Duration::from_millis(200));
    let error = hasty.click_name("Go away").await.unwrap_err();
    let text = format!("{error:#}");
    ensure!(text.contains("Go away") && text.contains("Go on"), "{text}");
    ensure!(text.contains("Yes, it does"), "{text}");
    Ok(())
}

async fn axe_runs_under_the_strict_policy(test: Test) -> Result<()> {
    let (folder, site) = tiny()?;
    let site = site.headers(Headers::Strict).start()?;
    let page = test.browser().await?;
    page.open(&site, "/").await?;
    page.accessible().await?;
    let spoiled = PAGE.replace("<label for=\"note\">Note</label>", "");
    std::fs::write(folder.path().join("spoiled.html"), spoiled)?;
    page.open(&site, "/spoiled.html").await?;
    let violations = page.axe().await?;
    ensure!(
        violations.len() == 1
            && violations[0].rule == "label"
            && violations[0].text.contains("#note"),
        "{violations:?}"
    );
    Ok(())
}

async fn downloads_are_caught(test: Test) -> Result<()> {
    let (_folder, site) = tiny()?;
    let site = site.init_script(scripts::CATCH_DOWNLOADS).start()?;
    let page = test.browser().await?;
    page.open(&site, "/").await?;
    page.click_name("Save a file").await?;
    let downloads = page.downloads().await?;
    ensure!(downloads == [("plan.ics".to_owned(), "BEGIN:VCALENDAR".to_owned())], "{downloads:?}");
    Ok(())
}

async fn sizes_languages_and_pictures(test: Test) -> Result<()> {
    let (_folder, site) = tiny()?;
    let site = site.start()?;
    let page = test
        .browser_with(Options {
            width: 640,
            height: 700,
            language: "ko".into(),
            ..Options::default()
        })
        .await?;
    page.open(&site, "/").await?;
    let language: String = page.js("return navigator.language;", vec![]).await?;
    ensure!(language.starts_with("ko"), "{language}");
    let size: (u32, u32) = page.js("return [innerWidth, innerHeight];", vec![]).await?;
    ensure!(size == (640, 700), "{size:?}");
    let picture = page.screenshot(&format!("harness/{}", test.engine())).await?;
    ensure!(png_width(&picture)? >= 640);
    Ok(())
}

journeys!(
    a_person_finds_their_way,
    a_wrong_name_is_explained,
    axe_runs_under_the_strict_policy,
    downloads_are_caught,
    sizes_languages_and_pictures,
);
