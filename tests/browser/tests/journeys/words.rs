//! Plain wording on the pages, and where it is: names instead of letters, pictures that mean something, no
//! exits beside a question.

use browser_tests::{Options, Person, Result, Site, Test, ensure, journeys};

/// A phone at the narrowest width, in a language.
fn phone(language: &str) -> Options {
    Options {
        width: 360,
        height: 640,
        mobile: true,
        language: language.to_owned(),
        ..Options::default()
    }
}

/// Below a question nothing offers to erase everything; privacy stays available.
async fn a_question_has_a_short_foot(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    page.open(&site, "/").await?;
    page.settled().await?;
    ensure!(page.count(".app__footer nav a").await? == 4, "not the whole foot");
    page.begin(&site).await?;
    ensure!(page.count(".app__footer nav a").await? == 1, "ways out beside a question");
    page.find(".app__footer a[href$='/privacy']").await?;
    // A person with nothing on a long list need not go through it.
    page.fill_in(&Person::calm(), Some("red_flags")).await?;
    let list: Vec<String> = page
        .js("return [...document.querySelectorAll('form input')].map((one) => one.value);", vec![])
        .await?;
    ensure!(list.first().is_some_and(|first| first == "none"), "first of the list: {list:?}");
    ensure!(list.len() > 8, "{list:?}");
    page.accessible().await?;
    page.clean(&site).await
}

/// The names of the nights can be read, on a narrow phone and in both languages.
async fn nights_are_named(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    for (language, calm, strong) in [("en", "calm", "Retinol"), ("ko", "휴식", "레티놀")] {
        let page = test.browser_with(phone(language)).await?;
        page.open(&site, "/#/question/age_band").await?;
        page.settled().await?;
        let person = Person::calm().with("actives", &["retinol"]);
        page.finish(&person.with("goals", &["lines_firmness"])).await?;
        page.visit("/routine").await?;
        page.find(".week").await?;
        let names: Vec<String> = page
            .js(
                "for (const el of document.querySelectorAll('details:has(.week)')) el.open = true; \
                 return [...document.querySelectorAll('.week__what')] \
                   .filter((el) => el.clientWidth > 8 && el.scrollWidth <= el.clientWidth + 1) \
                   .filter((el) => { const range = document.createRange(); \
                     range.selectNodeContents(el); \
                     return range.getClientRects().length <= el.innerText.split(' ').length; }) \
                   .map((el) => el.innerText.trim());",
                vec![],
            )
            .await?;
        ensure!(names.len() == 7, "{language}: not all can be read: {names:?}");
        for name in [calm, strong] {
            ensure!(names.iter().any(|one| one == name), "{language}: no {name} in {names:?}");
        }
        page.fits_sideways().await?;
        page.accessible().await?;
        page.full_screenshot(&format!("words/{language}-routine")).await?;
        page.clean(&site).await?;
    }
    Ok(())
}

/// The pictures on the page about the barrier differ, and each effect after a treatment is drawn by its kind.
async fn pictures_say_what_they_show(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser_with(phone("en")).await?;
    page.assess(&site, &Person::calm().with("clinic_interest", &["all"])).await?;
    page.visit("/learn").await?;
    let labels: Vec<String> = page
        .js(
            "return [...document.querySelectorAll('main svg[role=img]')] \
               .map((el) => el.getAttribute('aria-label') ?? el.textContent);",
            vec![],
        )
        .await?;
    ensure!(labels.len() == 2 && labels[0] != labels[1], "{labels:?}");
    ensure!(page.count("main h2").await? == 6, "not six headings");
    page.full_screenshot("words/en-learn").await?;
    page.visit("/treatment/aqua_facial").await?;
    let drawn = |class: &'static str| page.count(class);
    ensure!(drawn(".track__span--better").await? == 1, "no glow");
    ensure!(drawn(".track__span--warm").await? == 0, "a glow drawn like a wound");
    let legend = page.text(".recovery__legend").await?;
    ensure!(legend.contains("Settles") && legend.contains("What it may bring"), "{legend}");
    page.accessible().await?;
    page.full_screenshot("words/en-aqua-facial").await?;
    // Where there is nothing to recover from, nothing is drawn.
    page.visit("/treatment/consultation").await?;
    page.sees("Nothing to recover from").await?;
    page.gone(".recovery__legend").await?;
    page.clean(&site).await
}

/// Rarely used parts are folded; changes caused by an edit are explained after a new visit, too, by the
/// reason that changed.
async fn a_new_visit_is_told_what_changes(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::calm().with("clinic_interest", &["all"])).await?;
    page.visit("/routine").await?;
    let open: bool = page.js("return document.querySelector('.take').open;", vec![]).await?;
    ensure!(!open, "the cards are open");
    page.open_afresh(&site, "/#/check").await?;
    page.settled().await?;
    page.click("[href$='/change/pregnancy']").await?;
    page.answer_by_hand(&Person::pregnant()).await?;
    page.arrived("/changed").await?;
    page.sees("Because of your pregnancy").await?;
    // The next visit compares with what is saved by then.
    page.open_afresh(&site, "/#/change/pregnancy").await?;
    page.settled().await?;
    page.answer_by_hand(&Person::calm()).await?;
    page.arrived("/changed").await?;
    page.sees("This no longer holds: Because of your pregnancy").await?;
    page.visit("/why/band/strong").await?;
    page.sees("The bars show how far we checked").await?;
    page.visit("/change/clinic_interest").await?;
    page.answer_by_hand(&Person::calm().with("clinic_interest", &["none"])).await?;
    page.visit("/plan").await?;
    page.sees("You chose home care").await?;
    page.find("main a[href$='/change/clinic_interest']").await?;
    page.clean(&site).await
}

journeys!(
    only Chromium: a_question_has_a_short_foot,
    nights_are_named,
    pictures_say_what_they_show,
    a_new_visit_is_told_what_changes
);
