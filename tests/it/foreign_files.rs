//! Files processed by other programs: what must be understood, what may be skipped, what is accepted.

use barrier_first::clinic::Diagnostic;
use barrier_first::clinic::read::read_bytes;
use barrier_first::domain::parse_moment;
use barrier_first::export::fhir::codes::{DEFAULT_BASE, uuid};
use barrier_first::export::fhir::read;
use barrier_first::input::issues::IssueKind;
use barrier_first::storage::backup::{ImportError, Opened};
use jiff::civil::date;
use serde_json::{Value, json};

use crate::embedded;

/// A response of ours with one answer, as another program may have written it.
fn response() -> Value {
    json!({
        "resourceType": "QuestionnaireResponse",
        "questionnaire": format!("{DEFAULT_BASE}questionnaire|1"),
        "status": "completed",
        "authored": "2026-03-10T22:00:00+09:00",
        "item": [{"linkId": "section-skin", "item": [
            {"linkId": "oil", "answer": [{"valueCoding": {"code": "dry"}}]},
            {"linkId": "season", "answer": [{"valueCoding": {"code": "summer"}}]},
        ]}],
    })
}

fn open(json: &Value) -> Result<Opened, ImportError> {
    read::open(embedded(), json.to_string().as_bytes()).expect("it is FHIR")
}

fn in_bundle(resource: Value) -> Value {
    json!({"resourceType": "Bundle", "type": "collection", "entry": [{"resource": resource}]})
}

/// Sets an element at a given place of a response.
fn with(place: &str, name: &str, value: Value) -> Value {
    let mut changed = response();
    changed.pointer_mut(place).expect("the place")[name] = value;
    changed
}

#[test]
fn what_must_be_understood_is_refused_by_name() {
    let modifier = json!([{"url": "http://example.org/negated", "valueBoolean": true}]);
    for (name, value) in [
        ("modifierExtension", modifier.clone()),
        ("implicitRules", json!("http://example.org/rules")),
    ] {
        let refused = Err(ImportError::NotUnderstood(name.to_owned()));
        let alone = with("", name, value.clone());
        assert_eq!(open(&alone), refused);
        assert_eq!(open(&in_bundle(alone)), refused);
        let mut around = in_bundle(response());
        around[name] = value;
        assert_eq!(open(&around), refused);
    }
    for status in [json!("entered-in-error"), json!("unheard-of"), json!(7)] {
        let refused = open(&with("", "status", status.clone())).expect_err("not understood");
        let ImportError::NotUnderstood(name) = refused else { panic!("{status}: {refused:?}") };
        assert!(name.starts_with("status"), "{name}");
    }
    for status in ["in-progress", "completed", "amended", "stopped"] {
        assert_eq!(open(&with("", "status", json!(status))).expect(status).set_aside, []);
    }
}

/// In an item it affects that item and everything in it; the others are accepted.
#[test]
fn what_must_be_understood_costs_the_part_that_has_it() {
    let modifier = json!([{"url": "http://example.org/negated", "valueBoolean": true}]);
    let cases = [
        ("/item/0", "item[section-skin].modifierExtension", 0),
        ("/item/0/item/0", "item[section-skin].item[oil].modifierExtension", 1),
        ("/item/0/item/0/answer/0", "item[section-skin].item[oil].answer[0].modifierExtension", 1),
    ];
    for (place, told, taken) in cases {
        let opened = open(&with(place, "modifierExtension", modifier.clone())).expect(place);
        assert_eq!(opened.saved.answers.len(), taken, "{place}");
        let [fault] = &opened.set_aside[..] else { panic!("{place}: {:?}", opened.set_aside) };
        assert_eq!(fault.path, told);
        assert_eq!(fault.kind, IssueKind::Unknown("modifierExtension".to_owned()));
    }
}

/// Servers write narratives, form programs write extensions; neither says anything about an answer, and our
/// limits do not apply to them.
#[test]
fn what_may_be_skipped_is_skipped_however_long() {
    let long = "a".repeat(5000);
    let extension = json!([{"url": "http://example.org/note", "valueString": long}]);
    let text = json!({"status": "generated", "div": format!("<div>{long}</div>")});
    let cases = [
        ("", "text", text.clone()),
        ("", "extension", extension.clone()),
        ("", "_authored", json!({"extension": extension})),
        ("", "partOf", json!([{"reference": "Observation/1"}])),
        ("/item/0", "extension", extension.clone()),
        ("/item/0/item/0", "text", json!(long)),
        ("/item/0/item/0", "_text", json!({"extension": extension})),
        ("/item/0/item/0", "extension", extension.clone()),
        ("/item/0/item/0/answer/0", "extension", extension.clone()),
        ("/item/0/item/0/answer/0", "_valueCoding", json!({"extension": extension})),
        ("/item/0/item/0/answer/0/valueCoding", "display", json!(long)),
        ("/item/0/item/0/answer/0/valueCoding", "extension", extension.clone()),
    ];
    for (place, name, value) in cases {
        let changed = with(place, name, value);
        for file in [changed.clone(), in_bundle(changed)] {
            let opened =
                open(&file).unwrap_or_else(|refusal| panic!("{place} {name}: {refusal:?}"));
            assert_eq!((opened.saved.answers.len(), &opened.set_aside[..]), (2, &[][..]), "{name}");
        }
    }
    // A narrative of the plan next to it.
    let mut file = in_bundle(response());
    let plan = json!({"resourceType": "CarePlan", "text": text, "period": {"start": "2026-03-01"}});
    file["entry"].as_array_mut().expect("entries").push(json!({"resource": plan}));
    let opened = open(&file).expect("it opens");
    assert_eq!((opened.saved.answers.len(), opened.saved.assessed_on), (2, Some(date(2026, 3, 1))));
    // Accepted data keeps its limits: a code of that length is none of ours, and is not shown in full.
    let opened = open(&with("/item/0/item/0/answer/0/valueCoding", "code", json!(long)));
    let opened = opened.expect("the other answer");
    assert_eq!(opened.saved.answers.len(), 1);
    assert!(opened.set_aside.iter().all(|fault| fault.to_string().len() < 600));
}

/// Without a start a plan would be at its first day for ever.
#[test]
fn a_record_without_a_plan_counts_from_the_day_of_its_answers() {
    assert_eq!(open(&response()).expect("it opens").saved.assessed_on, Some(date(2026, 3, 10)));
    let other = json!({"resourceType": "CarePlan", "modifierExtension": [], "period": {"start": "2020-01-01"}});
    let mut file = in_bundle(response());
    file["entry"].as_array_mut().expect("entries").push(json!({"resource": other}));
    assert_eq!(open(&file).expect("it opens").saved.assessed_on, Some(date(2026, 3, 10)));
    let undated = with("", "authored", json!("some day"));
    assert_eq!(open(&undated).expect("it opens").saved.assessed_on, None);
}

/// RFC 9562: version 5, variant 10. Some readers accept only versions 1 to 5.
#[test]
fn identifiers_are_of_version_5() {
    let of = |parts: &[&str]| uuid(parts);
    let one = of(&["a", "b"]);
    assert_eq!(one, of(&["a", "b"]));
    for other in [of(&["ab", ""]), of(&["", "ab"]), of(&["a", "b", ""])] {
        assert_ne!(one, other);
    }
    let bare = one.strip_prefix("urn:uuid:").expect("a URN");
    let parts: Vec<&str> = bare.split('-').collect();
    assert_eq!(parts.iter().map(|part| part.len()).collect::<Vec<_>>(), [8, 4, 4, 4, 12]);
    assert!(parts[2].starts_with('5') && parts[3].starts_with(['8', '9', 'a', 'b']), "{bare}");
    assert!(bare.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f' | b'-')), "{bare}");
}

/// Korean text in an older encoding would show as unreadable characters.
#[test]
fn a_clinic_file_that_is_not_utf_8_is_told() {
    // The name 피부병원 in EUC-KR.
    let bytes = b"{\"format\":1,\"name\":\"\xC7\xC7\xBA\xCE\xBA\xB4\xBF\xF8\"}";
    let (clinic, said) = read_bytes(embedded(), bytes);
    assert!(clinic.profile.name.is_none());
    let [one] = &said[..] else { panic!("{said:?}") };
    assert!(one.is_fatal());
    assert!(one.to_string().contains("not UTF-8 at byte 20"), "{one}");
    let good = "\u{FEFF}{\"format\":1,\"name\":\"피부병원\"}";
    let (clinic, said) = read_bytes(embedded(), good.as_bytes());
    assert!(clinic.profile.name.is_some());
    assert_eq!(said, Vec::<Diagnostic>::new());
}

#[test]
fn moments_are_counted_in_utc() {
    assert_eq!(parse_moment("1970-01-01T00:00:00Z"), Some(0));
    assert_eq!(parse_moment("2026-03-02T09:30:00.123Z"), Some(1_772_443_800));
    for text in [
        "",
        "2026-03-02",
        "2026-03-02T09:30:00+09:00",
        "2026-03-02T24:00:00Z",
        "2026-02-29T00:00:00Z",
        "2026-03-02T9:30:00Z",
        "2026-03-02T09:30:00Zé",
    ] {
        assert_eq!(parse_moment(text), None, "{text}");
    }
}
