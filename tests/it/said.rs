//! Texts of individual rules: what they must say, or must not say twice.

use barrier_first::export::localizer::Localizer;
use barrier_first::export::text::text;

use crate::course_request::plan;
use crate::embedded;
use crate::support::localizer::HostLocalizer;

fn localizer(lang: &str) -> HostLocalizer {
    HostLocalizer::of(lang).expect("a language")
}

/// Greasy scales: a pharmacist has something that helps (An08 of the audit).
#[test]
fn greasy_scales_are_sent_to_a_pharmacist() {
    let said = |lang: &str| localizer(lang).format("rule-R-95", &[("told", "…")]);
    assert!(said("en").contains("pharmacist"), "{}", said("en"));
    assert!(said("ko").contains("약사"), "{}", said("ko"));
}

/// The heading says what to stop; the reason under it does not repeat it.
#[test]
fn what_to_stop_is_said_once() {
    for (lang, stop) in [("en", "top this"), ("ko", "멈추")] {
        let words = localizer(lang);
        assert!(words.text("reaction-is-see_doctor").contains(stop), "{lang}");
        let reason = words.text("rule-F-reaction-doctor");
        assert!(!reason.contains(stop), "{lang}: {reason}");
    }
}

/// A rule that applies because a question is open has its own wording.
#[test]
fn an_open_answer_is_not_told_as_given() {
    for lang in ["en", "ko"] {
        for rule in ["R-93", "R-94", "R-70-teen-acids", "R-70-teen-spots"] {
            let key = format!("rule-{rule}.open");
            assert!(localizer(lang).has(&key), "{lang}: {key}");
        }
    }
}

/// A reaction is listed with the product it was put down to.
#[test]
fn a_reaction_is_listed_by_its_product() {
    let stung = r#""reactions":[{"on":"2026-03-10","what":["sting"],"lasting":"hours","active":"rich_moisturiser","product":null}]"#;
    let unknown = stung.replace(r#""rich_moisturiser""#, "null");
    let started = "2026-03-02".parse().expect("a day");
    for lang in ["en", "ko"] {
        let words = localizer(lang);
        let name = words.text_for("active-", "rich_moisturiser");
        let after = words.format("chart-reaction-after", &[("name", &name)]);
        let of = |parts: &str| text(embedded(), &plan("2026-03-12", parts), &words, started, 0);
        assert!(of(stung).contains(&after), "{lang}");
        assert!(!of(&unknown).contains(&after), "{lang}");
    }
}
