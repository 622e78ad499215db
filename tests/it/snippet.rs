//! Output of the page for web masters: code for the chosen options, and a clinic's file that the app itself
//! accepts.

use barrier_first::clinic::read::read_file;
use barrier_first::domain::Region;
use barrier_first::export::snippet::{
    ClinicDetails, SnippetKind, SnippetOptions, app_policy, checked_file, clinic_file, mail_link,
    origin,
};

use crate::embedded;

const APP: &str = "https://app.clinic.example/";

fn snippet(wish: &SnippetOptions) -> String {
    wish.snippet(APP, "Check \"my\" <skin>", "Skin & check")
}

#[test]
fn the_snippet_says_what_was_chosen() {
    let plain = snippet(&SnippetOptions::default());
    assert_eq!(
        plain,
        "<script src=\"https://app.clinic.example/embed.js\" async></script>\n\
         <barrier-first><a href=\"https://app.clinic.example/\">Check &quot;my&quot; &lt;skin&gt;</a></barrier-first>\n"
    );
    let wish = SnippetOptions {
        popup: true,
        lang: "ko".to_owned(),
        theme: "dark".to_owned(),
        auto_scroll: true,
        share: true,
        clinic: true,
        colours: vec![("accent".to_owned(), "#1a4f8a".to_owned())],
        ..SnippetOptions::default()
    };
    let all = snippet(&wish);
    assert!(all.contains(
        "<barrier-first mode=\"popup\" lang=\"ko\" theme=\"dark\" clinic=\"clinic\" accept-share>"
    ));
    assert!(all.contains("barrier-first {\n  --barrier-first-accent: #1a4f8a;\n}"));
    let data = snippet(&SnippetOptions { form: SnippetKind::Plain, popup: false, ..wish.clone() });
    assert!(data.contains("<div data-barrier-first data-lang=\"ko\" data-theme=\"dark\""));
    assert!(data.contains("data-auto-scroll data-accept-share>"));
    let frame = snippet(&SnippetOptions { form: SnippetKind::Frame, ..wish });
    assert!(!frame.contains("<script"));
    assert!(frame.contains("/?lang=ko&amp;clinic=clinic\" title=\"Skin &amp; check\""));
}

#[test]
fn only_addresses_have_an_origin() {
    for (address, wanted) in [
        ("https://www.clinic.example/skin?x#y", "https://www.clinic.example"),
        (" www.Clinic.example ", "https://www.clinic.example"),
        ("http://localhost:8080/", "http://localhost:8080"),
    ] {
        assert_eq!(origin(address).as_deref(), Some(wanted));
    }
    for address in [
        "",
        "*",
        "clinic",
        "javascript://x.y",
        "https://",
        "https://a b.example",
        "a.example:x",
        "https://.example",
    ] {
        assert_eq!(origin(address), None, "{address}");
    }
    assert_eq!(app_policy("https://a.example"), "frame-ancestors 'self' https://a.example");
}

#[test]
fn the_app_takes_the_file_it_writes() {
    let treatment = embedded().find_treatment("led_red").unwrap();
    let about = ClinicDetails {
        name: " Klinik \"Süd\" ".to_owned(),
        region: Some(Region::Eu),
        wait_weeks: "3".to_owned(),
        booking: "https://clinic.example/book".to_owned(),
        treatments: vec![treatment],
    };
    let colours = [("accent".to_owned(), "#1a4f8a".to_owned())];
    let text = clinic_file(embedded(), &about, &colours, "Book").pretty();
    let (clinic, complaints) = read_file(embedded(), &text);
    assert!(complaints.is_empty(), "{complaints:?}");
    assert_eq!(clinic.config.region, Some(Region::Eu));
    assert_eq!(clinic.config.treatments, Some(vec![treatment]));
    let about = ClinicDetails { name: "A".to_owned(), ..ClinicDetails::default() };
    let (_, complaints) = read_file(embedded(), &clinic_file(embedded(), &about, &[], "").pretty());
    assert!(complaints.is_empty(), "{complaints:?}");
}

/// Anything that the reader would reject is left out and reported, and the rest is a valid file.
#[test]
fn the_builder_writes_nothing_that_is_refused() {
    let good = ClinicDetails {
        name: "Clinic".to_owned(),
        wait_weeks: "3".to_owned(),
        ..ClinicDetails::default()
    };
    let cases = [
        (ClinicDetails { name: "n".repeat(226), ..good.clone() }, "name"),
        (ClinicDetails { booking: "javascript:alert(1)".to_owned(), ..good.clone() }, "booking"),
        (ClinicDetails { wait_weeks: "53".to_owned(), ..good.clone() }, "wait_weeks"),
        (ClinicDetails { wait_weeks: "1.5".to_owned(), ..good.clone() }, "wait_weeks"),
        (ClinicDetails { wait_weeks: "soon".to_owned(), ..good.clone() }, "wait_weeks"),
    ];
    for (about, key) in cases {
        let (file, refused) = checked_file(embedded(), &about, &[], "Book");
        assert!(
            !refused.is_empty() && refused.iter().all(|one| one.place.starts_with(key)),
            "{key}"
        );
        assert!(file.get(key).is_none(), "{key} is in the file");
        let (_, left) = read_file(embedded(), &file.to_string());
        // For a file without a name, only that is reported as missing.
        assert!(left.iter().all(|one| one.place == "name" && key == "name"), "{left:?}");
    }
    let (file, refused) = checked_file(embedded(), &good, &[], "Book");
    assert!(refused.is_empty() && file == clinic_file(embedded(), &good, &[], "Book"));
}

/// A mail contains the code unchanged, with line breaks as RFC 6068 requires.
#[test]
fn a_mail_holds_the_code() {
    let link = mail_link("A & B?", "<b>\nü 한");
    assert_eq!(link, "mailto:?subject=A%20%26%20B%3F&body=%3Cb%3E%0D%0A%C3%BC%20%ED%95%9C");
}
