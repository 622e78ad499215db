//! Saves that cannot be read, or not by this version: reported, left or quarantined, never overwritten.

use browser_tests::{Person, Result, Site, Test, ensure, journeys, scripts};

/// A save by a newer version stays unchanged, whatever is done here, and the app says so.
async fn a_newer_save_is_left_alone(test: Test) -> Result<()> {
    const NEWER: &str = r#"{"app":"barrier-first","format":3,"app_version":"9.0.0","knowledge_version":"2031-01-01","saved_at":"2031-01-02T08:00:00Z","revision":3,"later":{"answers":[1,true,"x"]},"checksum":"79df1729"}"#;
    let site = Site::dist().init_script(scripts::CATCH_DOWNLOADS).start()?;
    let page = test.browser().await?;
    page.open(&site, "/").await?;
    page.settled().await?;
    page.set_local_storage("barrier-first:slot-a", NEWER).await?;
    page.open(&site, "/?again").await?;
    page.settled().await?;
    page.sees("a newer version of the app was here").await?;
    page.click(".hero .button").await?;
    // Some twenty answers, then the plan, then the answers as a file.
    page.finish(&Person::calm()).await?;
    page.visit("/data").await?;
    page.pick("expiry-7").await?;
    page.click_name("Save backup").await?;
    page.sees("Your browser was asked to save the backup file").await?;
    ensure!(page.downloads().await?[0].1.contains("clinic_interest"), "an empty backup");
    let stored = page.local_storage().await?;
    let kept = stored.get("barrier-first:slot-a").map(String::as_str);
    ensure!(kept == Some(NEWER), "changed: {stored:?}");
    ensure!(stored.keys().all(|key| !key.contains("slot-b")), "written beside it: {stored:?}");
    page.clean(&site).await
}

/// An unreadable save is reported, quarantined and kept; its readable parts are used.
async fn a_damaged_save_is_set_aside(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    page.begin(&site).await?;
    page.fill_in(&Person::pregnant(), Some("signs")).await?;
    let slots = page.local_storage().await?;
    for (key, text) in slots.iter().filter(|(key, _)| key.contains("slot")) {
        page.set_local_storage(key, &text.replace("\"pregnant\"", "\"<b>odd</b>\"")).await?;
    }
    page.open(&site, "/?odd").await?;
    page.settled().await?;
    page.sees("could not be read").await?;
    page.visit("/question/age_band").await?;
    page.question().await?;
    ensure!(page.is_chosen("age_band", "25_44").await?, "a good part is lost");
    page.visit("/question/pregnancy").await?;
    page.question().await?;
    ensure!(page.count("form.question input:checked").await? == 0, "the bad part was taken");
    page.answer_by_hand(&Person::pregnant()).await?;
    page.sees("Saved on this device").await?;
    let kept = format!("{:?}", page.local_storage().await?);
    ensure!(kept.contains("quarantine") && kept.contains("<b>odd</b>"), "not set aside: {kept}");

    for key in ["barrier-first:slot-a", "barrier-first:slot-b"] {
        page.set_local_storage(key, "{\"app\":\"barrier-fir").await?;
    }
    page.open(&site, "/?damaged").await?;
    page.settled().await?;
    page.sees("What was saved on this device could not be read.").await?;
    page.assess(&site, &Person::calm()).await?;
    let kept = format!("{:?}", page.local_storage().await?);
    ensure!(kept.contains("barrier-fir\""), "the original is gone: {kept}");
    page.clean(&site).await
}

/// With three damaged saves quarantined and a fourth one damaged, nothing is overwritten. The person sees
/// why, exports the originals, discards them, and is saved at once.
async fn damaged_saves_in_the_way_are_decided_about(test: Test) -> Result<()> {
    let site = Site::dist().init_script(scripts::CATCH_DOWNLOADS).start()?;
    let page = test.browser().await?;
    page.open(&site, "/").await?;
    page.settled().await?;
    for n in 1..=3 {
        let key = format!("barrier-first:quarantine-{n}");
        page.set_local_storage(&key, &format!("{{\"app\": damaged {n}")).await?;
    }
    page.set_local_storage("barrier-first:slot-a", "{\"app\": damaged 4").await?;
    page.set_local_storage("barrier-first:slot-b", "{\"app\": damaged 5").await?;
    page.open(&site, "/?damaged").await?;
    page.settled().await?;
    page.click(".hero .button").await?;
    page.answer_by_hand(&Person::calm()).await?;
    page.sees("Not saved: damaged saves are in the way").await?;
    let stored = page.local_storage().await?;
    ensure!(stored.values().any(|text| text.ends_with("damaged 4")), "written over: {stored:?}");
    page.click_name("Look at them").await?;
    page.sees("3 earlier saves could not be read.").await?;
    page.click_name("Save the originals to a file").await?;
    page.sees("Your browser was asked to save the backup file").await?;
    let files = page.downloads().await?;
    for n in 1..=5 {
        ensure!(files[0].1.contains(&format!("damaged {n}")), "{n} is missing: {files:?}");
    }
    page.click_name("Remove the originals").await?;
    page.sees("3 originals were removed.").await?;
    page.sees("Saved on this device").await?;
    page.reload().await?;
    page.settled().await?;
    page.visit("/question/age_band").await?;
    page.question().await?;
    ensure!(page.is_chosen("age_band", "25_44").await?, "the answer was not saved");
    page.clean(&site).await
}

journeys!(
    a_newer_save_is_left_alone,
    a_damaged_save_is_set_aside,
    damaged_saves_in_the_way_are_decided_about,
);
