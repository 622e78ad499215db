//! The FHIR file, handed over and opened again; and the published questionnaire in a third-party form
//! program.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::Context;
use browser_tests::{
    Headers, Page, Person, Reply, Result, Site, Test, ensure, journeys, repository, scripts,
};
use serde_json::{Value, json};

async fn a_fhir_file_brings_the_answers_back(test: Test) -> Result<()> {
    let site = Site::dist().init_script(scripts::CATCH_DOWNLOADS).start()?;
    let page = test.browser().await?;
    let person = Person::past_isotretinoin()
        .with("clinic_interest", &["all"])
        .with("event_date", &["2099-01-31"])
        .with("sign_sting", &["not_sure"]);
    page.assess(&site, &person).await?;
    let before = page.all_answers().await?;
    page.visit("/summary").await?;
    page.click_name("Save FHIR file").await?;
    page.sees("The FHIR file was handed to your browser.").await?;
    page.accessible().await?;
    let (name, text) =
        page.until("a file", async || Ok(page.downloads().await?.into_iter().next())).await?;
    ensure!(name.starts_with("barrier-first-fhir-") && name.ends_with(".json"), "called {name}");
    let bundle: Value = serde_json::from_str(&text)?;
    ensure!(bundle["resourceType"] == "Bundle" && bundle["type"] == "collection", "{text}");
    let entries = bundle["entry"].as_array().context("entries")?;
    for kind in ["QuestionnaireResponse", "CarePlan", "Observation", "DetectedIssue"] {
        let there = entries.iter().any(|entry| entry["resource"]["resourceType"] == kind);
        ensure!(there, "no {kind} in the file");
    }
    ensure!(text.contains("Isotretinoin in the past"), "no words in the file");

    // Another person's device: its settings stay, the answers are imported.
    let other = test.browser().await?;
    other.open(&site, "/?lang=ko").await?;
    other.visit("/data").await?;
    other.choose_file("backup-file", &name, &text).await?;
    other.sees("파일에 답이").await?;
    other.accessible().await?;
    other.click_name("파일의 답으로 바꾸기").await?;
    other.sees("답이 모두 최신이에요.").await?;
    other.open(&site, "/?lang=en").await?;
    let after = other.all_answers().await?;
    ensure!(after == before, "{after}\ninstead of {before}");

    // Rejected parts are named, and the rest is accepted.
    let mut odd = bundle.clone();
    odd["entry"][0]["resource"]["item"][0]["item"][0]["linkId"] = json!("horoscope");
    other.visit("/data").await?;
    other.choose_file("backup-file", &name, &odd.to_string()).await?;
    other.sees("item[section-safety].item[horoscope]").await?;
    other.click_name("Leave things as they are").await?;
    other.choose_file("backup-file", &name, r#"{"resourceType":"Patient"}"#).await?;
    other.sees("This is not a backup of this app.").await?;
    ensure!(other.all_answers().await? == before, "changed by a file that was not taken");
    page.clean(&site).await
}

/// Returns the questionnaire published with the app.
fn published() -> Result<String> {
    let folder = std::env::var_os("DIST").map_or_else(|| repository().join("dist"), PathBuf::from);
    let files = std::fs::read_dir(folder.join("fhir"))?;
    let path = files
        .filter_map(|file| Some(file.ok()?.path()))
        .find(|path| path.to_string_lossy().contains("questionnaire-"))
        .context("no questionnaire in dist/fhir")?;
    Ok(std::fs::read_to_string(path)?)
}

const FORM: &str = r#"<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Form</title>
<link rel="stylesheet" href="webcomponent/styles.css">
<script src="webcomponent/assets/lib/zone.min.js"></script>
<script src="webcomponent/runtime.js" type="module"></script>
<script src="webcomponent/polyfills.js" type="module"></script>
<script src="webcomponent/main.js" type="module"></script>
<script src="fhir/R4/lformsFHIR.min.js" defer></script>
<div id="form"></div></html>"#;

/// LHC-Forms (National Library of Medicine) shows the questionnaire, asks the follow-up questions, and writes
/// a response that the app reads.
async fn the_questionnaire_branches_in_lhc_forms(test: Test) -> Result<()> {
    let folder = repository().join("target/lforms/package/dist/lforms");
    ensure!(folder.is_dir(), "LHC-Forms is not there: run `node scripts/lforms.mjs`");
    let forms = Site::folder(folder)
        .headers(Headers::None)
        .untouched()
        .reply("/form.html", Reply::html(FORM))
        .reply("/questionnaire.json", Reply::new(200, "application/json", published()?))
        .start()?;
    let page = test.browser().await?;
    let page = page.patience(Duration::from_secs(60));
    page.goto(&forms.url("/form.html")).await?;
    page.until_js("window.LForms && LForms.Util && LForms.FHIR").await?;
    page.js::<()>(
        "fetch('questionnaire.json').then((answer) => answer.json()) \
         .then((form) => LForms.Util.addFormToPage(form, 'form', { fhirVersion: 'R4' }))",
        vec![],
    )
    .await?;
    page.find("[id='item-goals/1/1']").await?;
    page.sees("How old are you?").await?;
    ensure!(page.count("[id='item-pregnancy/1/1']").await? == 0, "asked before the age is known");

    pick(&page, "age_band", "25 to 44").await?;
    page.find("[id='item-pregnancy/1/1']").await?;
    pick(&page, "age_band", "Under 13").await?;
    page.gone("[id='item-pregnancy/1/1']").await?;
    pick(&page, "age_band", "25 to 44").await?;
    pick(&page, "pregnancy", "No").await?;
    // One of several chosen medicines is enough.
    ensure!(page.count("[id='item-isotretinoin_stopped_months/1/1']").await? == 0, "asked at once");
    pick(&page, "medicines", "A blood thinner").await?;
    pick(&page, "medicines", "Isotretinoin in the past").await?;
    page.fill("[id='isotretinoin_stopped_months/1/1']", "7").await?;
    // One of several signs is enough; a mild one is not.
    pick(&page, "sign_sting", "On 1–2 days").await?;
    ensure!(page.count("[id='item-sleep/1/1']").await? == 0, "asked because of a mild sign");
    pick(&page, "sign_sting", "On 5–6 days").await?;
    page.find("[id='item-sleep/1/1']").await?;
    pick(&page, "sign_itch", "Not sure").await?;
    pick(&page, "red_flags", "None of these").await?;
    page.js::<()>("document.activeElement && document.activeElement.blur();", vec![]).await?;
    page.screenshot("lhc-forms").await?;
    let response: String = page
        .js(
            "return JSON.stringify(LForms.Util.getFormFHIRData('QuestionnaireResponse', 'R4'));",
            vec![],
        )
        .await?;

    // The app accepts the response.
    let site = Site::dist().start()?;
    let app = test.browser().await?;
    app.open(&site, "/").await?;
    app.visit("/data").await?;
    app.choose_file("backup-file", "response.json", &response).await?;
    app.sees("The file holds 7 answers.").await.with_context(|| response.clone())?;
    ensure!(app.count("#main code, .option code").await? == 0, "parts were set aside");
    app.click_name("Use the file’s answers").await?;
    app.sees("Your answers are up to date.").await?;
    for (question, option) in [
        ("age_band", "25_44"),
        ("pregnancy", "no"),
        ("medicines", "blood_thinner"),
        ("medicines", "isotretinoin_past"),
        ("red_flags", "none"),
        ("sign_sting", "3"),
        ("sign_itch", "not_sure"),
    ] {
        app.visit(&format!("/question/{question}")).await?;
        app.find(&format!("input[name='{question}']")).await?;
        ensure!(app.is_chosen(question, option).await?, "{question} is not {option}");
    }
    app.clean(&site).await
}

/// Chooses an option of a question by its text.
async fn pick(page: &Page, question: &str, words: &str) -> Result<()> {
    let script = "const item = document.getElementById(`item-${arguments[0]}/1/1`); \
        const label = item && [...item.querySelectorAll('label')].find((label) => \
          label.querySelector('input') && label.textContent.trim() === arguments[1]); \
        if (label) label.querySelector('input').click(); return Boolean(label);";
    let there: bool = page.js(script, vec![json!(question), json!(words)]).await?;
    ensure!(there, "{question} does not offer «{words}»");
    Ok(())
}

journeys!(a_fhir_file_brings_the_answers_back);
journeys!(only Chromium: the_questionnaire_branches_in_lhc_forms);
