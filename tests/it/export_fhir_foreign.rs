//! FHIR from elsewhere: a damaged, hostile or foreign file does no harm, one bad part does not affect the
//! others, and rejected parts are named.

use barrier_first::export::fhir::codes::DEFAULT_BASE;
use barrier_first::export::fhir::read;
use barrier_first::input::issues::IssueKind;
use barrier_first::storage::backup::{ImportError, Opened};
use proptest::prelude::*;
use serde_json::Value;

use crate::fhir_support::{alone, open, record, someone};
use crate::support::people::Person;
use crate::{embedded, storage_corpus};

proptest! {
    #![proptest_config(crate::property(64))]

    /// Whatever is changed in the text: no panic, and what is accepted is what the gate accepts.
    #[test]
    fn damaged_files_are_refused_or_taken_in_part(
        seed in 0_u64..50,
        places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0_u8..3), 1..6),
    ) {
        let mut bytes = alone(&someone(seed)).to_string().into_bytes();
        for (place, byte, how) in places {
            let place = place.index(bytes.len());
            match how {
                0 => bytes[place] = byte,
                1 => { bytes.remove(place); }
                _ => bytes.insert(place, byte),
            }
        }
        check_taken(read::open(embedded(), &bytes));
    }

    /// Values with the right names in the wrong places.
    #[test]
    fn misplaced_parts_are_named(seed in 0_u64..50, from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>()) {
        let whole = alone(&someone(seed));
        let mut paths = Vec::new();
        collect(&whole, String::new(), &mut paths);
        let (from, to) = (from.get(&paths), to.get(&paths));
        let mut changed = whole.clone();
        if let (Some(value), Some(place)) = (whole.pointer(from), changed.pointer_mut(to)) {
            *place = value.clone();
        }
        check_taken(read::open(embedded(), changed.to_string().as_bytes()));
    }
}

fn collect(value: &Value, path: String, into: &mut Vec<String>) {
    match value {
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(n, it)| collect(it, format!("{path}/{n}"), into));
        }
        Value::Object(map) => {
            map.iter().for_each(|(name, it)| collect(it, format!("{path}/{name}"), into));
        }
        _ => {}
    }
    into.push(path);
}

/// Accepted data can be written and read again, and messages are short and harmless.
fn check_taken(opened: Option<Result<Opened, ImportError>>) {
    let Some(Ok(opened)) = opened else { return };
    for fault in &opened.set_aside {
        let words = fault.to_string();
        assert!(words.len() < 600, "{words}");
        assert!(!words.chars().any(char::is_control), "{words:?}");
    }
    let person = Person {
        answers: opened.saved.answers.clone(),
        today: someone(0).today,
        clinic: Default::default(),
    };
    if !person.answers.is_empty() {
        assert_eq!(open(&record(&person)).expect("it opens").saved.answers, opened.saved.answers);
    }
}

#[test]
fn hostile_files_do_no_harm() {
    for (name, bytes) in storage_corpus::hostile() {
        // The same shapes in the place of answers in a response.
        let inside = [
            br#"{"resourceType":"QuestionnaireResponse","questionnaire":"urn:x-barrier-first:fhir:questionnaire","item":"#
                .to_vec(),
            bytes.clone(),
            b"}".to_vec(),
        ]
        .concat();
        for bytes in [&bytes, &inside] {
            let opened = read::open(embedded(), bytes);
            assert!(!matches!(&opened, Some(Ok(it)) if !it.saved.answers.is_empty()), "{name}");
            check_taken(opened);
        }
    }
}

fn response_with(items: &str) -> String {
    format!(
        r#"{{"resourceType":"QuestionnaireResponse","status":"completed","questionnaire":"{DEFAULT_BASE}questionnaire|9.9.9","item":[{{"linkId":"section-skin","item":[{{"linkId":"oil","answer":[{{"valueCoding":{{"code":"dry"}}}}]}},{items}]}}]}}"#
    )
}

#[test]
fn one_bad_part_never_costs_the_others_and_is_named() {
    let coding = |link: &str, code: &str| {
        format!(r#"{{"linkId":"{link}","answer":[{{"valueCoding":{{"code":"{code}"}}}}]}}"#)
    };
    let cases = [
        (coding("horoscope", "leo"), "item[section-skin].item[horoscope]"),
        (coding("season", "monsoon"), "item[section-skin].item[season]"),
        (coding("sign_itch", "5"), "item[section-skin].item[sign_itch].answer[0].code"),
        (coding("oil", "oily"), "item[section-skin].item[oil]"),
        (coding("event_date", "dry"), "item[section-skin].item[event_date].answer[0].valueCoding"),
        (r#"{"linkId":"season","answer":[{"valueCoding":{"system":"http://loinc.org","code":"summer"}}]}"#.into(), "item[section-skin].item[season].answer[0].system"),
        (r#"{"linkId":"season","answer":{}}"#.into(), "item[section-skin].item[season].answer"),
        (r#"{"linkId":"isotretinoin_stopped_months","answer":[{"valueInteger":61}]}"#.into(), "item[section-skin].item[isotretinoin_stopped_months]"),
        (r#"{"linkId":"isotretinoin_stopped_months-not_sure","answer":[{"valueBoolean":1}]}"#.into(), "item[section-skin].item[isotretinoin_stopped_months-not_sure].answer[0]"),
        (r#"{"linkId":"oil-not_sure","answer":[{"valueBoolean":true}]}"#.into(), "item[section-skin].item[oil-not_sure]"),
        (r#"{"linkId":"event_date","answer":[{"valueDate":"2026-02-29"}]}"#.into(), "item[section-skin].item[event_date]"),
        (r#"{"linkId":"event_date","answer":[{"valueDate":"2026-02-28"},{"valueDate":"2026-02-27"}]}"#.into(), "item[section-skin].item[event_date]"),
        (r#"{"linkId":"red_flags","answer":[{"valueCoding":{"code":"none"}},{"valueCoding":{"code":"fever_or_unwell"}}]}"#.into(), "item[section-skin].item[red_flags]"),
        (r#"{"answer":[]}"#.into(), "item[section-skin].item[1].linkId"),
        (r#"{"linkId":"climate","magic":1}"#.into(), "item[section-skin].item[climate].magic"),
        (r#"7"#.into(), "item[section-skin].item[1].linkId"),
        ("{\"linkId\":\"a\\u202eb\"}".into(), "item[section-skin].item[a\u{FFFD}b]"),
    ];
    for (bad, place) in cases {
        let opened =
            open(&response_with(&bad)).unwrap_or_else(|refusal| panic!("{bad}: {refusal:?}"));
        assert_eq!(opened.saved.answers.len(), 1, "{bad}");
        let places: Vec<&str> = opened.set_aside.iter().map(|fault| fault.path.as_str()).collect();
        assert_eq!(places, [place], "{bad}");
    }
}

#[test]
fn what_a_bundle_holds_beside_ours_is_named() {
    let person = someone(5);
    let mut whole: Value = serde_json::from_str(&record(&person)).expect("JSON");
    let entries = whole["entry"].as_array_mut().expect("entries");
    let ours = entries[0].clone();
    entries.insert(0, serde_json::json!({"resource": {"resourceType": "MedicationStatement"}}));
    entries.insert(1, serde_json::json!({"resource": {"resourceType": "QuestionnaireResponse", "questionnaire": "http://example.org/other"}}));
    entries.push(ours);
    entries.push(serde_json::json!({}));
    let last = entries.len() - 1;
    let opened = open(&whole.to_string()).expect("it opens");
    assert_eq!(opened.saved.answers, person.answers);
    let told: Vec<(String, IssueKind)> =
        opened.set_aside.into_iter().map(|fault| (fault.path, fault.kind)).collect();
    let unknown = |name: &str| IssueKind::Unknown(name.to_owned());
    assert_eq!(
        told,
        [
            ("entry[0]".to_owned(), unknown("MedicationStatement")),
            ("entry[1]".to_owned(), unknown("QuestionnaireResponse")),
            (format!("entry[{}]", last - 1), unknown("QuestionnaireResponse")),
            (format!("entry[{last}]"), IssueKind::Missing),
        ]
    );
}

#[test]
fn other_files_are_not_taken() {
    assert_eq!(read::open(embedded(), br#"{"app":"barrier-first"}"#), None);
    assert_eq!(read::open(embedded(), b"no JSON"), None);
    for other in [
        r#"{"resourceType":"Patient"}"#,
        r#"{"resourceType":7}"#,
        r#"{"resourceType":"QuestionnaireResponse"}"#,
        r#"{"resourceType":"QuestionnaireResponse","questionnaire":"http://loinc.org/q/1"}"#,
        r#"{"resourceType":"Bundle"}"#,
        r#"{"resourceType":"Bundle","entry":[]}"#,
    ] {
        assert_eq!(open(other).expect_err(other), ImportError::NotOurs, "{other}");
    }
    let empty = r#"{"resourceType":"QuestionnaireResponse","questionnaire":"urn:x-barrier-first:fhir:questionnaire|1"}"#;
    assert_eq!(open(empty), Err(ImportError::Nothing));
    let long = response_with(&format!(r#"{{"linkId":"{}"}}"#, "a".repeat(5000)));
    assert_eq!(open(&long).expect("the other answer").saved.answers.len(), 1);
}
