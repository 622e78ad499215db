//! FHIR: answers come back unchanged, and the record says what the plan says, without naming the person.
//!
//! Two external validators check that the files are valid FHIR (`tests/exports/fhir.mjs`).

use std::collections::BTreeSet;

use barrier_first::domain::{Answer, Answers, ClosedSet, QuestionId, Severity, parse_date};
use barrier_first::export::fhir::{bundle, codes};
use barrier_first::json::Json;
use barrier_first::storage::backup::ImportError;
use proptest::prelude::*;
use serde_json::Value;

use crate::fhir_support::{NOW, alone, anyone, open, record, someone, with};
use crate::{case_file, embedded};

proptest! {
    #![proptest_config(crate::property(64))]

    /// Answers → file → answers, from the bundle and from the response alone.
    #[test]
    fn answers_come_back_as_they_were(person in anyone(), korean in any::<bool>()) {
        let language = if korean { "ko" } else { "en" };
        let text = with(&person, language, bundle::write);
        let response = with(&person, language, |source| {
            let response = bundle::bundle(source).entry.swap_remove(0).resource;
            serde_json::to_string(&response).expect("JSON")
        });
        // Without the plan, the day of the answers is the start.
        for (text, started) in [(text, Some(person.today)), (response, parse_date(&NOW[..10]))] {
            match open(&text) {
                Ok(opened) => {
                    prop_assert_eq!(&opened.saved.answers, &person.answers);
                    prop_assert_eq!(opened.saved.assessed_on, started);
                    prop_assert_eq!(opened.set_aside, vec![]);
                    prop_assert_eq!(opened.saved_at.as_str(), NOW);
                }
                Err(refusal) => {
                    prop_assert_eq!(refusal, ImportError::Nothing);
                    prop_assert!(person.answers.is_empty());
                }
            }
        }
    }
}

#[test]
fn every_case_fits_what_is_read_back() {
    let (mut largest, mut issues) = (0, 0);
    for case in case_file::all() {
        let text = with(&case.person, "ko", bundle::write);
        largest = largest.max(text.len());
        if case.person.answers.is_empty() {
            assert_eq!(open(&text), Err(ImportError::Nothing), "{}", case.place);
            continue;
        }
        let opened = open(&text).unwrap_or_else(|refusal| panic!("{}: {refusal:?}", case.place));
        // The mark that a question is asked again stays on the device.
        let given = |answers: &Answers| answers.iter().collect::<Vec<_>>();
        assert_eq!(given(&opened.saved.answers), given(&case.person.answers), "{}", case.place);
        let whole: Value = serde_json::from_str(&text).expect("JSON");
        let entries = whole["entry"].as_array().expect("entries");
        let of = |kind: &str| {
            let resources = entries.iter().map(|it| &it["resource"]);
            resources.filter(|it| it["resourceType"] == kind).collect::<Vec<_>>()
        };
        // One issue for each rule that applies, in the order of the plan.
        let fired: Vec<&str> = case
            .plan
            .told_warnings(embedded())
            .map(|because| embedded().rule(because.rule).id.as_str())
            .collect();
        let told: Vec<&str> = of("DetectedIssue")
            .iter()
            .filter_map(|it| it["code"]["coding"][0]["code"].as_str())
            .collect();
        assert_eq!(told, fired, "{}", case.place);
        issues += told.len();
        let plan = of("CarePlan")[0];
        assert_eq!((&plan["status"], &plan["intent"]), (&"draft".into(), &"proposal".into()));
        if case.plan.triage.stops_the_plan() {
            assert!(
                !plan.to_string().contains("\"kind\""),
                "{}: no treatment, no visit",
                case.place
            );
        }
        let index = of("Observation")[0];
        assert_eq!(index["valueInteger"], case.plan.barrier.index, "{}", case.place);
    }
    assert!(issues > 500, "{issues} issues in all cases");
    assert!(largest < 600 << 10, "{largest} bytes");
}

/// The person is anonymous: no resource of a person, no name, nothing but a contained patient.
#[test]
fn it_holds_no_name() {
    let text = record(&someone(3));
    assert_eq!(
        text.matches("\"Patient\"").count(),
        text.matches(r#""contained":[{"resourceType":"Patient","id":"patient"}]"#).count()
    );
    for name in ["birthDate", "telecom", "identifier", "address", "\"gender\"", "\"name\""] {
        assert!(!text.contains(name), "{name}");
    }
}

#[test]
fn the_same_answers_give_the_same_file() {
    let (one, other) = (someone(1), someone(2));
    assert_eq!(record(&one), record(&one));
    let urls = |text: &str| -> BTreeSet<String> {
        let whole: Value = serde_json::from_str(text).expect("JSON");
        let entries = whole["entry"].as_array().expect("entries").clone();
        entries.iter().filter_map(|it| it["fullUrl"].as_str().map(str::to_owned)).collect()
    };
    assert_eq!(urls(&record(&one)).intersection(&urls(&record(&other))).count(), 0);
}

#[test]
fn severities_have_three_degrees() {
    let of = |severity| codes::severity(severity);
    assert_eq!(
        Severity::ALL.iter().map(|it| of(*it)).collect::<Vec<_>>(),
        ["high", "high", "moderate", "low", "low", "low"]
    );
}

#[test]
fn an_unfinished_assessment_is_in_progress() {
    let mut people = (0..50).map(someone);
    let mut some = people.find(|it| alone(it)["status"] == "completed").expect("somebody is done");
    let red_flags: QuestionId = embedded().find_question("red_flags").unwrap();
    some.answers.remove(red_flags);
    assert_eq!(alone(&some)["status"], "in-progress");
    let mut few = Answers::default();
    few.set(embedded().find_question("goals").unwrap(), Answer::Many(Default::default()));
    some.answers = few.clone();
    assert_eq!(open(&record(&some)).unwrap().saved.answers, few, "no goal is an answer");
    assert_eq!(Json::parse(&record(&some)).unwrap().get("type"), Some(&Json::text("collection")));
}
