//! Two tabs of the app at once.

use browser_tests::{Page, Person, Result, Site, Test, ensure, journeys, scripts};

async fn open_both(test: &Test, site: &Site) -> Result<Page> {
    let page = test.browser().await?;
    page.assess(site, &Person::calm()).await?;
    page.new_tab().await?;
    page.open(site, "/#/check").await?;
    page.settled().await?;
    Ok(page)
}

async fn answer(page: &Page, question: &str, person: &Person) -> Result<()> {
    page.visit(&format!("/change/{question}")).await?;
    page.answer_by_hand(person).await?;
    page.until_js("!location.hash.startsWith('#/change/')").await
}

async fn shows(page: &Page, question: &str, answer: &str) -> Result<()> {
    let row = format!(".summary__row:has([href$='/change/{question}']) dd");
    page.visit("/check").await?;
    page.until(&format!("{question} is {answer}"), async || {
        Ok((page.content(&row).await? == answer).then_some(()))
    })
    .await
}

async fn a_change_appears_in_the_other_tab(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = open_both(&test, &site).await?;
    let oily = Person::calm().with("oil", &["oily"]);
    answer(&page, "oil", &oily).await?;
    page.tab(0).await?;
    shows(&page, "oil", "Oily all over").await?;
    // And the other way round, without a conflict.
    answer(&page, "oil", &Person::calm().with("oil", &["combination"])).await?;
    page.tab(1).await?;
    shows(&page, "oil", "Oily on forehead, nose or chin only").await?;
    ensure!(!page.text("body").await?.contains("Another tab changed"), "a conflict of nothing");
    // A form that is being filled in is not replaced.
    page.visit("/change/age_band").await?;
    page.choose("age_band", "65_79").await?;
    page.tab(0).await?;
    answer(&page, "oil", &oily).await?;
    page.tab(1).await?;
    ensure!(page.is_chosen("age_band", "65_79").await?, "the form was emptied");
    page.click("form.question [type=submit]").await?;
    page.until_js("!location.hash.startsWith('#/change/')").await?;
    shows(&page, "age_band", "65 to 79").await?;
    shows(&page, "oil", "Oily all over").await?;
    page.clean(&site).await
}

/// When both tabs write unaware of each other, different answers are merged, and the person decides about the
/// same answer.
async fn no_change_of_two_tabs_is_lost(test: Test) -> Result<()> {
    let site = Site::dist().init_script(scripts::DEAF_TO_TABS).start()?;
    let page = open_both(&test, &site).await?;
    let deaf = async |yes: bool| {
        page.js::<()>("window.__testDeaf = arguments[0];", vec![yes.into()]).await
    };
    deaf(true).await?;
    page.tab(0).await?;
    deaf(true).await?;
    answer(&page, "oil", &Person::calm().with("oil", &["oily"])).await?;
    page.tab(1).await?;
    answer(&page, "dark_marks", &Person::calm().with("dark_marks", &["usually"])).await?;
    shows(&page, "dark_marks", "Usually").await?;
    shows(&page, "oil", "Oily all over").await?;
    page.tab(0).await?;
    deaf(false).await?;
    page.reload().await?;
    page.settled().await?;
    shows(&page, "dark_marks", "Usually").await?;
    shows(&page, "oil", "Oily all over").await?;

    for (button, age) in
        [("Keep what this tab shows", "80 or over"), ("Take the other tab’s version", "18 to 24")]
    {
        for tab in [0, 1] {
            page.tab(tab).await?;
            page.reload().await?;
            page.settled().await?;
            deaf(true).await?;
        }
        page.tab(0).await?;
        // The change must be a real one in both directions.
        answer(&page, "age_band", &Person::calm().with("age_band", &["18_24"])).await?;
        page.tab(1).await?;
        answer(&page, "age_band", &Person::calm().with("age_band", &["80_plus"])).await?;
        page.sees("Another tab changed the same answers.").await?;
        page.accessible().await?;
        let both = page.text(".notice:has(.actions)").await?;
        ensure!(both.contains("80 or over") && both.contains("18 to 24"), "not both: {both}");
        page.click_name(button).await?;
        page.until_js("!document.body.innerText.includes('Another tab changed')").await?;
        shows(&page, "age_band", age).await?;
        page.reload().await?;
        page.settled().await?;
        shows(&page, "age_band", age).await?;
        answer(&page, "age_band", &Person::calm()).await?;
    }
    page.clean(&site).await
}

/// An edit that opens another question does not take the other tab out of its plan.
async fn an_opened_question_leaves_the_other_tab_where_it_is(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = open_both(&test, &site).await?;
    page.tab(0).await?;
    page.visit("/results").await?;
    page.tab(1).await?;
    page.visit("/change/medicines").await?;
    page.question().await?;
    page.choose("medicines", "isotretinoin_past").await?;
    page.click("form.question [type=submit]").await?;
    page.arrived("/change/isotretinoin_stopped_months").await?;
    page.tab(0).await?;
    page.sees("Something is not answered yet.").await?;
    ensure!(page.route().await? == "/results", "led away to {}", page.route().await?);
    page.clean(&site).await
}

/// "Only while this tab is open" with a second tab warns first; then the other tab is empty, this one keeps
/// everything, and closing it is announced.
async fn only_this_tab_is_asked_before_the_other_is_emptied(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = open_both(&test, &site).await?;
    page.visit("/results").await?;
    page.tab(0).await?;
    page.visit("/data").await?;
    page.pick("keep-tab").await?;
    page.sees("Other tabs with this app would be empty").await?;
    page.tab(1).await?;
    ensure!(page.route().await? == "/results", "emptied without a yes");
    page.tab(0).await?;
    page.click_name("Remove the saved copy").await?;
    page.sees("Only while this tab is open").await?;
    page.tab(1).await?;
    page.arrived("/").await?;
    page.find(".hero .button").await?;
    page.tab(0).await?;
    page.visit("/results").await?;
    page.sees("Nothing more is needed right now").await?;
    page.until("announced", async || {
        let leave = "const event = new Event('beforeunload', { cancelable: true }); \
            dispatchEvent(event); return event.defaultPrevented;";
        Ok(page.js::<bool>(leave, vec![]).await?.then_some(()))
    })
    .await?;
    // Answers begun in the other tab belong to it, and change nothing here.
    page.tab(1).await?;
    page.visit("/question/age_band").await?;
    page.answer_by_hand(&Person::calm().with("age_band", &["65_79"])).await?;
    page.until_js("!location.hash.endsWith('age_band')").await?;
    page.tab(0).await?;
    shows(&page, "age_band", "25 to 44").await?;
    // Stored after all: both are there, and the person decides about the differences.
    page.visit("/data").await?;
    page.pick("keep-device").await?;
    page.sees("Another tab changed the same answers.").await?;
    page.click_name("Keep what this tab shows").await?;
    page.sees("Saved on this device").await?;
    page.reload().await?;
    page.settled().await?;
    page.visit("/results").await?;
    page.sees("Nothing more is needed right now").await?;
    shows(&page, "age_band", "25 to 44").await?;
    page.clean(&site).await
}

journeys!(
    a_change_appears_in_the_other_tab,
    no_change_of_two_tabs_is_lost,
    an_opened_question_leaves_the_other_tab_where_it_is,
    only_this_tab_is_asked_before_the_other_is_emptied,
);
