//! Exports: the calendar file, the plan as text, and the code that opens a summary elsewhere.

use browser_tests::{Page, Person, Result, Site, Test, ensure, journeys, scripts};

/// A browser that lets no page copy, as in many frames.
const NO_CLIPBOARD: &str =
    "Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined });";

/// Stand-ins for the clipboard and the share sheet that record what they are given.
const NOTES: &str = r#"
(() => {
  const given = [];
  let refuse = "";
  Object.defineProperty(window, "__testGiven", { value: given });
  Object.defineProperty(window, "__testRefuse", { set: (name) => { refuse = name; } });
  Object.defineProperty(Navigator.prototype, "clipboard", {
    get: () => ({ writeText: async (text) => { given.push({ text }); } }),
  });
  Navigator.prototype.canShare = (data) => !data.files || data.files[0].name.endsWith(".ics");
  Navigator.prototype.share = async (data) => {
    if (refuse) throw new DOMException("no", refuse);
    const file = data.files ? data.files[0] : null;
    given.push({ text: file ? await file.text() : data.text, name: file ? file.name : data.title, type: file ? file.type : "" });
  };
})();
"#;

/// Returns what the page has passed to the stand-ins of [`NOTES`].
async fn given(page: &Page) -> Result<Vec<std::collections::BTreeMap<String, String>>> {
    page.js("return window.__testGiven;", vec![]).await
}

async fn own_keys(page: &Page) -> Result<usize> {
    page.js("return localStorage.length + sessionStorage.length;", vec![]).await
}

/// Returns the text of an area that the person copies by hand; all of it is selected.
async fn by_hand(page: &Page, id: &str) -> Result<String> {
    page.sees("This browser does not let the page copy.").await?;
    page.focus_on(&format!("#{id}")).await?;
    let script = "const area = document.getElementById(arguments[0]); \
      return [area.value, area.value.slice(area.selectionStart, area.selectionEnd)];";
    let (text, selected): (String, String) = page.js(script, vec![id.into()]).await?;
    ensure!(!text.is_empty() && text == selected, "selected {selected:?} of {text:?}");
    Ok(text)
}

/// Returns the link in the code, copied by hand.
async fn link(page: &Page) -> Result<String> {
    page.visit("/summary").await?;
    page.click_name("Show a code for the clinic").await?;
    page.find(".qr").await?;
    page.click_name("Copy the link").await?;
    by_hand(page, "code-link").await
}

async fn a_calendar_file_is_offered(test: Test) -> Result<()> {
    let site = Site::dist().init_script(scripts::CATCH_DOWNLOADS).start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::stinging()).await?;
    for route in ["/plan", "/data", "/routine"] {
        page.visit(route).await?;
        page.click(".take > summary").await?;
        page.sees("Its times are clock times without a time zone").await?;
        page.click_name("Save the calendar file").await?;
        page.sees("Your browser was asked to save the file.").await?;
    }
    page.accessible().await?;
    let files = page.downloads().await?;
    ensure!(files.len() == 3, "{} files", files.len());
    for (name, text) in &files {
        ensure!(name.starts_with("barrier-first-") && name.ends_with(".ics"), "called {name}");
        ensure!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"), "{text}");
        ensure!(text.ends_with("END:VCALENDAR\r\n"), "cut off");
        ensure!(text.contains("T073000\r\n") && text.contains("BEGIN:VALARM"), "no morning");
    }
    // Other times, no alarms for the routine, and a person's name.
    page.click_name("Choose times and reminders").await?;
    page.js::<()>(
        "const input = document.getElementById('take-morning'); input.value = '06:15'; \
         input.dispatchEvent(new Event('change', { bubbles: true }));",
        vec![],
    )
    .await?;
    page.click("label[for=take-alarms]").await?;
    page.fill("#take-name", "Mina").await?;
    page.accessible().await?;
    page.click_name("Save the calendar file").await?;
    let text = page
        .until("one more file", async || Ok(page.downloads().await?.into_iter().nth(3)))
        .await?
        .1;
    ensure!(text.contains("T061500\r\n") && !text.contains("T073000"), "not at 6:15");
    ensure!(text.contains("SUMMARY:Morning routine (Mina)"), "no name");
    ensure!(!text.contains("TRIGGER:PT0S"), "rings");
    // The same name from a system that decomposes syllables belongs to the same person, so a newer file moves
    // the entries instead of adding to them.
    let uids = async |name: &str| -> Result<Vec<String>> {
        let before = page.downloads().await?.len();
        page.fill("#take-name", name).await?;
        page.click_name("Save the calendar file").await?;
        let (_, text) = page
            .until("one more file", async || Ok(page.downloads().await?.into_iter().nth(before)))
            .await?;
        ensure!(text.contains("(민지)"), "no name as others write it");
        Ok(text.lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect())
    };
    let whole = uids("민지").await?;
    ensure!(uids("\u{1106}\u{1175}\u{11ab}\u{110c}\u{1175}").await? == whole, "another person");
    let taken = page.downloads().await?.len();
    page.fill("#take-name", "Mina").await?;
    // Without the routine.
    page.click("label[for=take-routine]").await?;
    page.click_name("Save the calendar file").await?;
    let text = page
        .until("one more file", async || Ok(page.downloads().await?.into_iter().nth(taken)))
        .await?
        .1;
    ensure!(!text.contains("Morning routine") && text.contains("BEGIN:VEVENT"), "{text}");
    page.clean(&site).await
}

/// Without a plan there is nothing to export. The page for the clinician stays available, with a single link.
async fn an_emergency_offers_no_calendar(test: Test) -> Result<()> {
    let site = Site::dist().start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::emergency()).await?;
    for route in ["/routine", "/plan"] {
        page.visit(route).await?;
        page.find("main h1").await?;
        ensure!(page.count("[aria-labelledby=take]").await? == 0, "offered at {route}");
    }
    page.visit("/data").await?;
    page.find("[aria-labelledby=take] a[href$='#/summary']").await?;
    ensure!(page.count("[aria-labelledby=take] button").await? == 0, "a plan is offered");
    ensure!(page.count("main a[href$='#/summary']").await? == 1, "two ways to one page");
    page.clean(&site).await
}

async fn the_code_opens_a_summary_that_keeps_nothing(test: Test) -> Result<()> {
    let site = Site::dist().init_script(NO_CLIPBOARD).start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::pregnant()).await?;
    page.visit("/summary").await?;
    page.sees("can read your answers").await?;
    ensure!(page.count(".qr").await? == 0, "shown before it was asked for");
    let sheet = page.text(".sheet").await?;
    let link = link(&page).await?;
    page.accessible().await?;
    ensure!(link.starts_with(&format!("{}/#/summary/", site.origin())), "{link}");
    ensure!(link.len() < 420 && !link.contains("pregnan"), "{link}");
    page.click_name("Hide the code").await?;
    page.gone(".qr").await?;

    // Another person's device.
    let clinic = test.browser().await?;
    for _ in 0..2 {
        clinic.goto(&link).await?;
        clinic.settled().await?;
        clinic.sees("Someone’s answers from").await?;
        clinic.sees("Nothing of it is saved here.").await?;
        ensure!(clinic.text(".sheet").await? == sheet, "another plan");
        ensure!(own_keys(&clinic).await? == 0, "kept something");
    }
    clinic.accessible().await?;
    clinic.click_name("All answers").await?;
    // The answer itself; the heading of its row says "Pregnancy".
    clinic.sees("Pregnant").await?;
    clinic.visit("/").await?;
    clinic.find(".hero .button").await?;
    ensure!(own_keys(&clinic).await? == 0, "kept something afterwards");
    let payload = link.rsplit('/').next().unwrap_or_default().to_owned();
    for request in site.requests() {
        let line = format!("{}{:?}", request.path, request.query);
        ensure!(!line.contains(&payload), "sent: {line}");
    }
    clinic.clean(&site).await?;
    page.clean(&site).await
}

async fn a_link_leaves_own_answers_alone(test: Test) -> Result<()> {
    let site = Site::dist().init_script(NO_CLIPBOARD).start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::calm()).await?;
    let own = link(&page).await?;
    let other = test.browser().await?;
    other.assess(&site, &Person::stinging()).await?;
    let before = other.local_storage().await?;
    let route = own.split_once('#').map(|(_, route)| route.to_owned()).unwrap_or_default();
    other.visit(&route).await?;
    other.sees("Your own answers on this device are not touched.").await?;
    other.sees("No red flag ticked").await?;
    other.reload().await?;
    other.settled().await?;
    other.sees("Nothing of it is saved here.").await?;
    ensure!(other.local_storage().await? == before, "something was written");
    other.visit("/results").await?;
    other.heading("2 quiet weeks first").await?;
    ensure!(other.local_storage().await? == before, "something was written later");

    // Truncated in transit, and from a newer version.
    other.visit(&route[..route.len() - 3]).await?;
    other.heading("This link cannot be opened").await?;
    other.sees("It is cut off or damaged.").await?;
    other.accessible().await?;
    other.visit("/summary/AqGODDw").await?;
    other.sees("A newer version of the app made it.").await?;
    ensure!(other.local_storage().await? == before, "something was written by a bad link");
    other.clean(&site).await
}

async fn text_is_copied_or_shown_to_copy(test: Test) -> Result<()> {
    let site = Site::dist().init_script(NOTES).start()?;
    let page = test.browser().await?;
    page.assess(&site, &Person::stinging()).await?;
    page.visit("/plan").await?;
    page.click(".take > summary").await?;
    page.click_name("Copy the text").await?;
    page.sees("Copied. You can paste it now.").await?;
    page.click_name("Share the text").await?;
    page.click_name("Share the calendar file").await?;
    page.sees("The file went to the app that you chose.").await?;
    let all = page
        .until("three", async || Ok(Some(given(&page).await?).filter(|all| all.len() == 3)))
        .await?;
    ensure!(all[0]["text"].contains("Morning routine"), "{:?}", all[0]);
    ensure!(all[0]["text"] == all[1]["text"], "shared something else");
    ensure!(all[2]["text"].starts_with("BEGIN:VCALENDAR"), "{:?}", all[2]);
    ensure!(all[2]["type"] == "text/calendar" && all[2]["name"].ends_with(".ics"), "{:?}", all[2]);
    for (name, said) in [
        ("AbortError", "Nothing was handed on."),
        ("NotAllowedError", "The browser did not allow this."),
    ] {
        page.js::<()>("window.__testRefuse = arguments[0];", vec![name.into()]).await?;
        page.click_name("Share the calendar file").await?;
        page.sees(said).await?;
    }
    page.clean(&site).await?;

    let site = Site::dist().init_script(NO_CLIPBOARD).start()?;
    page.assess(&site, &Person::stinging()).await?;
    page.visit("/routine").await?;
    page.click(".take > summary").await?;
    page.click_name("Copy the text").await?;
    let text = by_hand(&page, "plan-text").await?;
    ensure!(text.contains("Morning routine") && text.contains("not a diagnosis"), "{text}");
    page.accessible().await?;
    page.clean(&site).await
}

journeys!(
    a_calendar_file_is_offered,
    a_link_leaves_own_answers_alone,
    text_is_copied_or_shown_to_copy,
    the_code_opens_a_summary_that_keeps_nothing
);
// The app's texts are the same in every engine.
journeys!(only Chromium: an_emergency_offers_no_calendar);
