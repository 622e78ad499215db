//! The home test of a product, on a clock that the journey sets, and the badge on the app's icon.

use browser_tests::{Page, Person, Result, Site, Test, ensure, journeys, scripts};

/// A cream that stinging skin can use.
const CREAM: &str = "Water, Glycerin, Butylene Glycol, Panthenol, Ceramide NP, Squalane, Dimethicone, \
     Carbomer, Phenoxyethanol";

/// An app opened from its own icon, on a system with badges; calls to the badge API are recorded.
const INSTALLED: &str = r#"(() => {
  const asked = [];
  Object.defineProperty(window, "__badges", { value: asked });
  navigator.setAppBadge = async (count) => { asked.push(count); };
  // A refusal is nobody's error.
  navigator.clearAppBadge = () => { asked.push(0); return Promise.reject(new DOMException("", "NotAllowedError")); };
  const real = window.matchMedia.bind(window);
  window.matchMedia = (query) => query === "(display-mode: standalone)"
    ? Object.assign(new EventTarget(), { matches: true, media: query }) : real(query);
})();"#;

/// A person whose skin stings puts a cream on the shelf, on the first evening.
async fn begun(test: &Test, script: Option<&'static str>) -> Result<(Site, Page)> {
    let mut site = Site::dist().init_script(scripts::SET_CLOCK);
    if let Some(script) = script {
        site = site.init_script(script);
    }
    let site = site.start()?;
    let page = test.browser().await?;
    page.open(&site, "/").await?;
    page.at_time("2026-11-28T19:00").await?;
    page.assess(&site, &Person::stinging()).await?;
    page.visit("/shelf/new").await?;
    page.select("kind", "moisturiser").await?;
    page.fill("#product-name", "Cica cream").await?;
    page.fill("#product-label", CREAM).await?;
    page.click_name("Check it").await?;
    page.heading("Fits your plan now").await?;
    page.click_name("Yes, for later").await?;
    page.sees("On your shelf: Cica cream").await?;
    Ok((site, page))
}

/// Opens the page of the product.
async fn product(page: &Page) -> Result<()> {
    page.visit("/shelf").await?;
    page.click(".shelf__row").await?;
    page.find(".home-test").await.map(drop)
}

async fn start(page: &Page) -> Result<()> {
    product(page).await?;
    if page.count(".home-test:not([open]) > summary").await? > 0 {
        page.click(".home-test > summary").await?;
    }
    page.sees("for 10 days. Look at it on day 3 and on day 10").await?;
    page.accessible().await?;
    page.click_name("Inner forearm").await?;
    page.heading("Later: not before 8 December 2026").await?;
    page.sees("Arm test: day 1 of 10").await?;
    page.sees("Next look: ").await
}

async fn ten_days_on_the_arm_come_before_the_face(test: Test) -> Result<()> {
    let (site, page) = begun(&test, None).await?;
    start(&page).await?;
    page.accessible().await?;
    page.fits_sideways().await?;
    page.visit("/routine").await?;
    page.gone(".home-test-due").await?;

    page.at_time("2026-11-30T19:00").await?;
    page.visit("/routine").await?;
    page.sees("Arm test of Cica cream, day 3: look at the spot").await?;
    page.accessible().await?;
    page.click(".home-test-due a").await?;
    page.sees("Look at the spot on your inner forearm.").await?;
    page.click_name("Nothing there").await?;
    page.sees("Arm test: day 3 of 10").await?;
    page.visit("/routine").await?;
    page.gone(".home-test-due").await?;

    // A skipped day makes the test a day longer; saying that it was applied after all undoes this.
    page.at_time("2026-12-02T19:00").await?;
    product(&page).await?;
    page.click_name("I left it out today").await?;
    page.heading("Later: not before 9 December 2026").await?;
    page.sees("the test takes one day longer").await?;
    page.click_name("I did put it on").await?;
    page.heading("Later: not before 8 December 2026").await?;

    // After midnight it is still the evening before.
    page.at_time("2026-12-07T01:30").await?;
    page.visit("/routine").await?;
    page.gone(".home-test-due").await?;
    page.at_time("2026-12-07T19:00").await?;
    page.visit("/routine").await?;
    page.click(".home-test-due a").await?;
    page.sees("Has anything shown there since 28 November 2026?").await?;
    page.accessible().await?;
    page.click_name("Nothing there").await?;
    page.heading("Fits your plan now").await?;
    page.sees("an allergy to it is unlikely").await?;
    page.accessible().await?;
    page.reload().await?;
    page.heading("Fits your plan now").await?;
    page.visit("/progress").await?;
    page.sees("since 28 November 2026").await?;
    page.sees("Nothing showed, 7 December 2026").await?;
    page.accessible().await?;

    // A clock that was set back: the end is in the future, and nothing is lost.
    page.at_time("2026-12-03T19:00").await?;
    product(&page).await?;
    page.heading("Later: not before 8 December 2026").await?;
    page.at_time("2026-12-09T09:00").await?;
    product(&page).await?;
    page.heading("Fits your plan now").await?;
    page.clean(&site).await
}

async fn a_sign_on_the_arm_stops_the_product(test: Test) -> Result<()> {
    let (site, page) = begun(&test, None).await?;
    start(&page).await?;
    page.at_time("2026-11-29T19:00").await?;
    product(&page).await?;
    page.click_name("Something is there").await?;
    page.heading("Leave it out").await?;
    page.sees("Arm test: something showed").await?;
    page.sees("Wash it off, and leave it off your arm and your face.").await?;
    page.sees("Let a doctor look at it.").await?;
    page.accessible().await?;
    page.fits_sideways().await?;
    page.at_time("2027-01-20T19:00").await?;
    page.open(&site, "/?lang=ko#/shelf").await?;
    page.settled().await?;
    page.click(".shelf__row").await?;
    page.heading("쓰지 마세요").await?;
    page.sees("의사에게 보여 주세요.").await?;
    page.accessible().await?;
    page.open(&site, "/?lang=en#/shelf").await?;
    page.settled().await?;
    page.click(".shelf__row").await?;
    page.click_name("Take back what you said on 29 Nov").await?;
    page.sees("Has anything shown there since 28 November 2026?").await?;
    page.clean(&site).await
}

/// The icon shows what is due, then nothing once that is done, and nothing after erasing.
async fn the_icon_says_what_waits(test: Test) -> Result<()> {
    let (site, page) = begun(&test, Some(INSTALLED)).await?;
    let shows = |count: u8| format!("window.__badges.at(-1) === {count}");
    page.until_js(&shows(0)).await?;
    start(&page).await?;
    page.at_time("2026-11-30T19:00").await?;
    page.until_js(&shows(1)).await?;
    page.visit("/routine").await?;
    page.click(".home-test-due a").await?;
    page.click_name("Nothing there").await?;
    page.until_js(&shows(0)).await?;
    // The weekly check, and the last look.
    page.at_time("2026-12-07T19:00").await?;
    page.until_js(&shows(2)).await?;
    page.visit("/data").await?;
    page.click_name("Erase everything").await?;
    page.click_name("Yes, erase everything").await?;
    page.until_js(&shows(0)).await?;
    page.clean(&site).await
}

/// In a tab, the badge API is not called.
async fn a_tab_has_no_icon(test: Test) -> Result<()> {
    const IN_A_TAB: &str = r#"
      Object.defineProperty(window, "__badges", { value: [] });
      navigator.setAppBadge = async (count) => { window.__badges.push(count); };
    "#;
    let (site, page) = begun(&test, Some(IN_A_TAB)).await?;
    start(&page).await?;
    page.at_time("2026-12-07T19:00").await?;
    page.visit("/routine").await?;
    page.find(".home-test-due").await?;
    let asked: usize = page.js("return window.__badges.length;", vec![]).await?;
    ensure!(asked == 0, "a badge without an icon");
    page.clean(&site).await
}

/// Hives while a cream is tested on the arm: it is listed among the possible causes, is the one to stop
/// using, and its test is over.
async fn a_product_on_trial_can_be_behind_a_reaction(test: Test) -> Result<()> {
    let (_site, page) = begun(&test, None).await?;
    start(&page).await?;
    page.at_time("2026-11-30T19:00").await?;
    page.visit("/reaction").await?;
    page.heading("What does your skin do?").await?;
    page.click_name("Raised, itchy wheals (hives)").await?;
    page.click_name("Cica cream (arm test)").await?;
    page.accessible().await?;
    page.click("form.check-in [type=submit]").await?;
    page.heading("Stop this product and let a doctor look").await?;
    page.sees("Leave Cica cream off your arm and your face").await?;
    page.accessible().await?;
    page.visit("/routine").await?;
    page.sees(", after the Cica cream.").await?;
    page.gone(".home-test-due").await?;
    product(&page).await?;
    page.sees("Arm test: something showed").await?;
    page.sees("Correct what I entered").await?;
    page.accessible().await?;
    page.no_errors().await
}

journeys!(ten_days_on_the_arm_come_before_the_face, the_icon_says_what_waits, a_tab_has_no_icon);
// The app's texts are the same in every engine.
journeys!(only Chromium: a_product_on_trial_can_be_behind_a_reaction, a_sign_on_the_arm_stops_the_product);
