//! Backup files: saved and restored, locked, and hostile.

use browser_tests::{Page, Person, Result, Site, Test, ensure, journeys, scripts};
use serde_json::Value;

async fn save(page: &Page) -> Result<(String, String)> {
    page.visit("/data").await?;
    let before = page.downloads().await?.len();
    page.click_name("Save backup").await?;
    page.until("a file", async || Ok(page.downloads().await?.into_iter().nth(before))).await
}

async fn erase(page: &Page) -> Result<()> {
    page.visit("/data").await?;
    page.click_name("Erase everything").await?;
    page.click_name("Yes, erase everything").await?;
    page.sees("Entries erased:").await
}

async fn a_backup_brings_everything_back(test: Test) -> Result<()> {
    let site = Site::dist().init_script(scripts::CATCH_DOWNLOADS).start()?;
    let page = test.browser().await?;
    let person = Person::past_isotretinoin()
        .with("clinic_interest", &["all"])
        .with("event_date", &["2099-01-31"])
        .with("sign_sting", &["not_sure"]);
    page.assess(&site, &person).await?;
    let before = page.all_answers().await?;
    let (name, text) = save(&page).await?;
    let file: Value = serde_json::from_str(&text)?;
    ensure!(file.get("format").is_some() || text.contains("format"), "no format: {text}");
    ensure!(name.starts_with("barrier-first-") && name.ends_with(".json"), "called {name}");
    erase(&page).await?;

    page.choose_file("backup-file", &name, &text).await?;
    page.sees("The file holds").await?;
    page.visit("/").await?;
    page.find(".hero .button").await?;
    page.visit("/data").await?;
    page.choose_file("backup-file", &name, &text).await?;
    page.accessible().await?;
    page.click_name("Use the file’s answers").await?;
    page.sees("Your answers are up to date.").await?;
    let after = page.all_answers().await?;
    ensure!(after == before, "{after}\ninstead of {before}");
    page.reload().await?;
    page.settled().await?;
    ensure!(page.all_answers().await? == before, "not kept");
    // Saving again gives the same answers, byte for byte except for the timestamp.
    let (_, again) = save(&page).await?;
    let again: Value = serde_json::from_str(&again)?;
    for key in file.as_object().into_iter().flat_map(|map| map.keys()) {
        if file[key].is_object() || file[key].is_array() {
            ensure!(again[key] == file[key], "{key} differs");
        }
    }

    // Merging: the answers in the file replace mine; answers that only I have stay.
    erase(&page).await?;
    page.visit("/question/age_band").await?;
    page.fill_in(&Person::calm().with("age_band", &["80_plus"]), Some("medicines")).await?;
    page.visit("/data").await?;
    page.choose_file("backup-file", &name, &text).await?;
    page.sees("answers differ from what is here").await?;
    page.click_name("Leave things as they are").await?;
    page.choose_file("backup-file", &name, &text).await?;
    page.click_name("Fill in and update mine").await?;
    page.sees("Your answers are up to date.").await?;
    ensure!(page.all_answers().await? == before, "merged to something else");
    page.clean(&site).await
}

async fn a_locked_backup_opens_with_its_passphrase_only(test: Test) -> Result<()> {
    let site = Site::dist().init_script(scripts::CATCH_DOWNLOADS).start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::pregnant()).await?;
    let before = page.all_answers().await?;
    page.visit("/data").await?;
    page.fill("#passphrase", "barley, moss & ünïcode").await?;
    let (name, text) = save(&page).await?;
    for word in ["pregnant", "retinol", "barley", "age_band"] {
        ensure!(!text.contains(word), "{word} in a locked file");
    }
    erase(&page).await?;
    page.choose_file("backup-file", &name, &text).await?;
    for wrong in ["", "Barley, moss & ünïcode"] {
        page.fill("#unlock", wrong).await?;
        page.click_name("Unlock").await?;
        page.sees("That passphrase does not open the file.").await?;
    }
    page.accessible().await?;
    // The same words as another keyboard types them, with letter and accent separate (NFD).
    page.fill("#unlock", "barley, moss & u\u{308}ni\u{308}code").await?;
    let typed: String = page.js("return document.getElementById('unlock').value;", vec![]).await?;
    ensure!(typed.contains('\u{308}'), "the browser put them together: {typed}");
    page.click_name("Unlock").await?;
    page.sees("The file holds").await?;
    page.click_name("Use the file’s answers").await?;
    page.sees("Your answers are up to date.").await?;
    ensure!(page.all_answers().await? == before, "other answers");
    // With one byte changed in the locked part, the file does not open.
    let at = text.rfind(|c: char| c.is_ascii_alphabetic()).unwrap_or_default();
    let mut broken = text.clone();
    broken.replace_range(at..=at, if &text[at..=at] == "A" { "B" } else { "A" });
    page.visit("/learn").await?;
    page.visit("/data").await?;
    page.choose_file("backup-file", &name, &broken).await?;
    page.until("a refusal", async || {
        if page.count("#unlock").await? > 0 {
            page.fill("#unlock", "barley, moss & ünïcode").await?;
            page.click_name("Unlock").await?;
        }
        let text = page.text("main").await?;
        let refused = ["does not open the file", "is not a backup"];
        Ok(refused.iter().any(|said| text.contains(said)).then_some(()))
    })
    .await?;
    page.clean(&site).await
}

/// Whether anything in a hostile file was executed.
const ALIVE: &str = "return [window.__hacked === undefined, Object.prototype.polluted === undefined, \
  document.querySelectorAll('main script, main img, main iframe, [onerror]').length === 0].every(Boolean);";

async fn hostile_files_are_refused(test: Test) -> Result<()> {
    let site = Site::dist().init_script(scripts::CATCH_DOWNLOADS).start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::calm()).await?;
    let before = page.all_answers().await?;
    let (_, good) = save(&page).await?;
    let script = "<img src=x onerror=\\\"window.__hacked=1\\\"><script>window.__hacked=1</script>";
    let deep = "[".repeat(100_000);
    let in_values = good.replace("25_44", script).replace("\"normal\"", &format!("\"{script}\""));
    let in_keys = good.replace("\"oil\"", &format!("\"{script}\""));
    let polluted = good.replacen('{', "{\"__proto__\":{\"polluted\":1},\"constructor\":1,", 1);
    let files: Vec<(&str, String)> = vec![
        ("empty", String::new()),
        ("words", "This is a letter, no backup.".into()),
        ("page", format!("<!doctype html><title>x</title>{}", script.replace('\\', ""))),
        ("null", "null".into()),
        ("number", "1e999".into()),
        ("other app", "{\"type\":\"excalidraw\",\"version\":2,\"elements\":[]}".into()),
        ("deep", deep),
        ("two megabytes", format!("{{\"x\":\"{}\"}}", "a".repeat(2 << 20))),
        ("half", good[..good.len() / 2].to_owned()),
        ("twice", format!("{good}{good}")),
        ("zero", good.replace('1', "\u{0}")),
        ("newer", good.replacen("\"format\":1", "\"format\":99", 1)),
        ("script in values", in_values),
        ("script in keys", in_keys),
        ("pollution", polluted),
    ];
    for (name, text) in files {
        let begin = std::time::Instant::now();
        page.choose_file("backup-file", &format!("{name}.json"), &text).await?;
        page.until(&format!("an answer to «{name}»"), async || {
            let said = page.js::<bool>(
                "return !!document.querySelector('.option .notice, .option [role=status] > p + p');",
                vec![],
            );
            Ok(said.await?.then_some(()))
        })
        .await?;
        ensure!(page.js::<bool>(ALIVE, vec![]).await?, "«{name}» came alive");
        ensure!(begin.elapsed().as_secs() < 5, "«{name}» took {:?}", begin.elapsed());
        // If parts are usable there is a preview, otherwise a refusal. Neither has changed anything.
        if page.count(".option .notice").await? == 0 {
            if name.starts_with("script") {
                page.sees("could not be read").await?;
            }
            page.click_name("Leave things as they are").await?;
        } else {
            let said = page.text(".option .notice").await?;
            ensure!(said.len() > 20 && !said.contains('<'), "«{name}»: {said}");
        }
        // A fresh page, so that the next message is about the next file.
        page.visit("/learn").await?;
        page.visit("/data").await?;
    }
    ensure!(page.all_answers().await? == before, "the answers have changed");

    // If the file is opened anyway, the odd parts are set aside and asked again; still nothing is executed.
    page.visit("/data").await?;
    let bad = good.replace("25_44", script);
    page.choose_file("backup-file", "odd.json", &bad).await?;
    page.click_name("Use the file’s answers").await?;
    for route in ["/check", "/", "/question/age_band"] {
        page.visit(route).await?;
        ensure!(page.js::<bool>(ALIVE, vec![]).await?, "alive at {route}");
    }
    page.clean(&site).await
}

journeys!(
    a_backup_brings_everything_back,
    a_locked_backup_opens_with_its_passphrase_only,
    hostile_files_are_refused,
);
