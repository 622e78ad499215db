//! What the page for web masters writes: code that says what was chosen, and a clinic's file that the
//! app itself takes.

use barrier_first::clinic::read::read_file;
use barrier_first::domain::Region;
use barrier_first::export::snippet::{About, Form, Wish, app_policy, clinic_file, origin};

use crate::embedded;

const APP: &str = "https://app.clinic.example/";

fn snippet(wish: &Wish) -> String {
    wish.snippet(APP, "Check \"my\" <skin>", "Skin & check")
}

#[test]
fn the_snippet_says_what_was_chosen() {
    let plain = snippet(&Wish::default());
    assert_eq!(
        plain,
        "<script src=\"https://app.clinic.example/embed.js\" async></script>\n\
         <barrier-first><a href=\"https://app.clinic.example/\">Check &quot;my&quot; &lt;skin&gt;</a></barrier-first>\n"
    );
    let wish = Wish {
        popup: true,
        lang: "ko".to_owned(),
        theme: "dark".to_owned(),
        auto_scroll: true,
        share: true,
        clinic: true,
        colours: vec![("accent".to_owned(), "#1a4f8a".to_owned())],
        ..Wish::default()
    };
    let all = snippet(&wish);
    assert!(all.contains(
        "<barrier-first mode=\"popup\" lang=\"ko\" theme=\"dark\" clinic=\"clinic\" accept-share>"
    ));
    assert!(all.contains("barrier-first {\n  --barrier-first-accent: #1a4f8a;\n}"));
    let data = snippet(&Wish { form: Form::Plain, popup: false, ..wish.clone() });
    assert!(data.contains("<div data-barrier-first data-lang=\"ko\" data-theme=\"dark\""));
    assert!(data.contains("data-auto-scroll data-accept-share>"));
    let frame = snippet(&Wish { form: Form::Frame, ..wish });
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
    let about = About {
        name: " Klinik \"Süd\" ".to_owned(),
        region: Some(Region::Eu),
        wait_weeks: Some(3),
        booking: "https://clinic.example/book".to_owned(),
        treatments: vec![treatment],
    };
    let colours = [("accent".to_owned(), "#1a4f8a".to_owned())];
    let text = clinic_file(embedded(), &about, &colours, "Book").pretty();
    let (clinic, complaints) = read_file(embedded(), &text);
    assert!(complaints.is_empty(), "{complaints:?}");
    assert_eq!(clinic.config.region, Some(Region::Eu));
    assert_eq!(clinic.config.treatments, Some(vec![treatment]));
    let about = About { name: "A".to_owned(), ..About::default() };
    let (_, complaints) = read_file(embedded(), &clinic_file(embedded(), &about, &[], "").pretty());
    assert!(complaints.is_empty(), "{complaints:?}");
}
