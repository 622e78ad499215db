//! The page under a translator, which removes text nodes and inserts elements in their place, again after
//! every change (docs/decisions/0013-translation-stays-allowed.md).

use browser_tests::{Page, Person, Result, Site, Test, ensure, journeys};

/// Alters a page as Chrome's translation does. The mark stands for the other language.
const TRANSLATOR: &str = r#"
addEventListener("DOMContentLoaded", () => {
  const translate = () => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), all = [];
    while (texts.nextNode()) {
      const text = texts.currentNode;
      if (text.data.trim() && !text.parentElement.closest("script, style, textarea, [data-done]")) all.push(text);
    }
    for (const text of all) {
      const outer = document.createElement("font"), inner = document.createElement("font");
      outer.dataset.done = "";
      inner.textContent = "ⓣ" + text.data;
      outer.append(inner);
      text.replaceWith(outer);
    }
    document.documentElement.classList.add("translated-ltr");
  };
  translate();
  new MutationObserver(translate).observe(document.body, { childList: true, subtree: true, characterData: true });
});
"#;

async fn site() -> Result<Site> {
    Site::dist().init_script(TRANSLATOR).start()
}

/// Returns the whole text of the page, without the translator's marks.
async fn words(page: &Page) -> Result<String> {
    page.js(
        "return document.querySelector('#app').innerText.replaceAll('ⓣ', '').replace(/\\s+/g, ' ');",
        vec![],
    )
    .await
}

/// Four different people answer one after the other and visit every page of their plan: nothing stops.
async fn whole_journeys_under_a_translator(test: Test) -> Result<()> {
    let page = test.browser().await?;
    for person in [Person::calm(), Person::pregnant(), Person::stinging()] {
        let site = site().await?;
        page.open(&site, "/").await?;
        page.settled().await?;
        page.click(".hero .button").await?;
        page.finish(&person).await?;
        for route in [
            "/results",
            "/routine",
            "/progress",
            "/check-in",
            "/reaction",
            "/shelf",
            "/shelf/new",
            "/plan",
            "/check",
            "/data",
            "/learn",
            "/about",
            "/embed",
            "/summary",
        ] {
            page.visit(route).await?;
            page.until_js("document.querySelector('#app main font')").await?;
            ensure!(page.count("#recovery").await? == 0, "it stopped at {route}");
        }
        page.no_errors().await?;
    }
    let site = site().await?;
    page.open(&site, "/").await?;
    page.settled().await?;
    page.click(".hero .button").await?;
    page.fill_in(&Person::emergency(), None).await?;
    page.arrived("/results").await?;
    page.until_js("document.querySelector('#app main font')").await?;
    ensure!(page.count("#recovery").await? == 0, "it stopped at an emergency");
    page.no_errors().await
}

/// An answer from another tab appears in the list.
async fn words_that_change_in_place_are_seen(test: Test) -> Result<()> {
    let site = site().await?;
    let page = at_data(&test, &site).await?;
    page.visit("/check").await?;
    let row = |text: &str| {
        format!(
            "document.querySelector(\".summary__row:has([href$='/change/oil']) dd\").innerText.replaceAll('ⓣ', '').trim() === '{text}'"
        )
    };
    page.until_js(&row("Neither dry nor oily")).await?;
    page.new_tab().await?;
    page.open(&site, "/#/change/oil").await?;
    page.settled().await?;
    page.choose("oil", "oily").await?;
    page.click("form.question [type=submit]").await?;
    page.until_js("!location.hash.includes('change/oil')").await?;
    page.tab(0).await?;
    page.until_js(&row("Oily all over")).await?;
    page.no_errors().await
}

/// In every stretch of the routine, heading, day and steps belong to it.
async fn no_words_of_another_phase_are_left(test: Test) -> Result<()> {
    let (site, plain) = (site().await?, Site::dist().start()?);
    let page = test.browser().await?;
    page.assess(&plain, &Person::stinging()).await?;
    let stored = page.local_storage().await?;
    let looked = async |site: &Site| -> Result<Vec<String>> {
        page.open(site, "/").await?;
        page.settled().await?;
        for (key, value) in &stored {
            page.set_local_storage(key, value).await?;
        }
        page.open_afresh(site, "/#/routine").await?;
        page.settled().await?;
        page.until_js("document.querySelectorAll('input[name=span]').length > 1").await?;
        let mut seen = Vec::new();
        for n in (0..page.count("input[name=span]").await?).rev() {
            page.pick(&format!("span-{n}")).await?;
            page.until_js(&format!("document.getElementById('span-{n}').checked")).await?;
            page.drawn().await?;
            // Letters in the drawn nights are ignored, because the stand-in removes them from their pictures;
            // so are colons, which WebKit separates from a word in its own element.
            let said = words(&page).await?.replace(':', " ");
            let said: Vec<&str> = said.split_whitespace().filter(|word| word.len() > 1).collect();
            seen.push(said.join(" "));
        }
        Ok(seen)
    };
    let (translated, wanted) = (looked(&site).await?, looked(&plain).await?);
    ensure!(translated == wanted, "translated: {translated:#?}\nplain: {wanted:#?}");
    Ok(())
}

/// Opens the page about the person's data, with a plan.
async fn at_data(test: &Test, site: &Site) -> Result<Page> {
    let page = test.browser().await?;
    page.open(site, "/").await?;
    page.settled().await?;
    page.click(".hero .button").await?;
    page.finish(&Person::calm()).await?;
    page.visit("/data").await?;
    Ok(page)
}

/// Presses a button of the app by its own text, without the translator's marks.
async fn press(page: &Page, text: &str) -> Result<()> {
    page.until_js(&format!(
        "[...document.querySelectorAll('#app button')].some((one) => one.innerText.replaceAll('ⓣ', '').trim() === '{text}')"
    ))
    .await?;
    page.js::<()>(
        "[...document.querySelectorAll('#app button')].find((one) => one.innerText.replaceAll('ⓣ', '').trim() === arguments[0]).click();",
        vec![text.into()],
    )
    .await
}

/// Asking to erase, keeping, asking again, erasing: each button has its own text, and works.
async fn erasing_under_a_translator(test: Test) -> Result<()> {
    let site = site().await?;
    let page = at_data(&test, &site).await?;
    press(&page, "Erase everything").await?;
    press(&page, "Keep it").await?;
    press(&page, "Erase everything").await?;
    press(&page, "Yes, erase everything").await?;
    page.until("nothing left", async || {
        Ok((!page.local_storage().await?.keys().any(|key| key.contains("slot-"))).then_some(()))
    })
    .await?;
    ensure!(page.count("#recovery").await? == 0, "it stopped");
    page.no_errors().await
}

/// Switching to another of the app's own languages replaces every word.
async fn the_language_switch_works_translated(test: Test) -> Result<()> {
    let site = site().await?;
    let page = test.browser().await?;
    page.open(&site, "/?lang=en").await?;
    page.settled().await?;
    page.click(".app__tools .tool").await?;
    page.until_js("document.documentElement.lang === 'ko'").await?;
    page.until_js("/[가-힣]/.test(document.querySelector('#app h1').innerText)").await?;
    let left = words(&page).await?;
    ensure!(!left.contains("Calm skin first"), "English is left: {left}");
    page.no_errors().await
}

/// The line about where answers are stored is up to date.
async fn the_line_of_the_save_follows(test: Test) -> Result<()> {
    let site = site().await?;
    let page = at_data(&test, &site).await?;
    page.until_js("document.querySelector('.saved').innerText.includes('Saved on this device')")
        .await?;
    page.pick("keep-tab").await?;
    press(&page, "Remove the saved copy").await?;
    page.until_js(
        "document.querySelector('.saved').innerText.includes('Only while this tab is open')",
    )
    .await?;
    let said: String =
        page.js("return document.querySelector('.saved').innerText;", vec![]).await?;
    ensure!(!said.contains("Saved on"), "both are said: {said}");
    page.no_errors().await
}

journeys!(
    whole_journeys_under_a_translator,
    no_words_of_another_phase_are_left,
    erasing_under_a_translator,
    words_that_change_in_place_are_seen,
    the_language_switch_works_translated,
    the_line_of_the_save_follows,
);
