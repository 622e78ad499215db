//! FHIR: answers come back as they were, from anything else nothing does but in full view, and
//! the published questionnaire asks what the app asks.
//!
//! That the files are valid FHIR is checked by two outside validators (`tests/exports/fhir.mjs`).

use std::collections::BTreeSet;
use std::sync::OnceLock;

use barrier_first::domain::{Answer, Answers, ClosedSet, QuestionId, Severity, parse_date};
use barrier_first::engine::{Case, Facts, assess, barrier};
use barrier_first::export::fhir::codes::{DEFAULT_BASE, measure, version};
use barrier_first::export::fhir::enable_when::{Comparison, When, when};
use barrier_first::export::fhir::questionnaire::questionnaire;
use barrier_first::export::fhir::{Source, bundle, codes, read};
use barrier_first::export::localizer::Localizer;
use barrier_first::input::issues::IssueKind;
use barrier_first::json::Json;
use barrier_first::knowledge::{Condition, Kind};
use barrier_first::storage::backup::{ImportError, Opened};
use proptest::prelude::*;
use serde_json::Value;

use crate::support::localizer::HostLocalizer;
use crate::support::people::{Person, SplitMix, Tape, person};
use crate::{case_file, embedded, storage_corpus};

const NOW: &str = "2026-11-21T09:30:00Z";

/// Calls with everything a record of this person is made of.
fn with<T>(person: &Person, language: &str, then: impl FnOnce(&Source<'_>) -> T) -> T {
    static WORDS: OnceLock<[HostLocalizer; 2]> = OnceLock::new();
    let both =
        WORDS.get_or_init(|| ["en", "ko"].map(|it| HostLocalizer::of(it).expect("the language")));
    let localizer = &both[usize::from(language == "ko")];
    let plan = assess(embedded(), &Case::new(&person.answers, person.today, &person.clinic));
    then(&Source {
        knowledge: embedded(),
        answers: &person.answers,
        assessment: &plan,
        journal: None,
        started: person.today,
        now: NOW,
        language,
        localizer,
    })
}

fn record(person: &Person) -> String {
    with(person, "en", bundle::write)
}

fn alone(person: &Person) -> Value {
    let whole: Value = serde_json::from_str(&record(person)).expect("JSON");
    whole["entry"][0]["resource"].clone()
}

fn open(text: &str) -> Result<Opened, ImportError> {
    read::open(embedded(), text.as_bytes()).expect("it is FHIR")
}

fn someone(seed: u64) -> Person {
    person(embedded(), &mut SplitMix(seed))
}

fn anyone() -> impl Strategy<Value = Person> {
    prop::collection::vec(any::<u32>(), 0..220)
        .prop_map(|choices| person(embedded(), &mut Tape(&choices)))
}

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

    /// Whatever is changed in the text: no panic, and what is taken is what the gate takes.
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

    /// Values of the right names in the wrong places.
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

/// What is taken can be written and read again, and messages are short and harmless.
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
        // The same shapes where answers stand in a response.
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
        // That a question is asked again stays with the device.
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

/// The person is nobody: no resource of a person, no name, nothing but a contained patient.
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

// -------------------------------------------------------------- what is set aside

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

// -------------------------------------------------------------- the questionnaire

/// Whether a form that knows only the standard shows the item, by the items' own words.
fn shows(item: &Value, response: &[Value]) -> bool {
    let Some(conditions) = item["enableWhen"].as_array() else { return true };
    let holds = |condition: &Value| {
        let given = response.iter().find(|it| it["linkId"] == condition["question"]);
        let answers = given.and_then(|it| it["answer"].as_array()).cloned().unwrap_or_default();
        match condition["operator"].as_str() {
            Some("=") => answers.iter().any(|answer| {
                let wanted = &condition["answerCoding"];
                let coding = &answer["valueCoding"];
                (wanted.is_object()
                    && wanted["code"] == coding["code"]
                    && wanted["system"] == coding["system"])
                    || (condition["answerBoolean"].is_boolean()
                        && condition["answerBoolean"] == answer["valueBoolean"])
            }),
            Some(">=") => answers.iter().any(|answer| {
                answer["valueInteger"].as_u64() >= condition["answerInteger"].as_u64()
            }),
            other => panic!("{other:?}"),
        }
    };
    if item["enableBehavior"] == "all" {
        conditions.iter().all(holds)
    } else {
        conditions.iter().any(holds)
    }
}

fn published() -> Value {
    let spoken: Vec<HostLocalizer> =
        ["en", "ko"].map(|lang| HostLocalizer::of(lang).unwrap()).into();
    let languages: Vec<(&str, &dyn Localizer)> =
        ["en", "ko"].into_iter().zip(spoken.iter().map(|it| it as &dyn Localizer)).collect();
    questionnaire(embedded(), &languages)
}

/// The form asks what the app asks, for people who have answered what decides it. It never asks
/// less.
#[test]
fn the_form_branches_as_the_app_does() {
    let form = published();
    let questions: Vec<Value> = form["item"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|group| group["item"].as_array().unwrap().clone())
        .collect();
    let (mut shown, mut hidden) = (0, 0);
    for seed in 0..400 {
        let someone = someone(seed);
        let response: Vec<Value> = alone(&someone)["item"]
            .as_array()
            .into_iter()
            .flatten()
            .flat_map(|group| group["item"].as_array().unwrap().clone())
            .collect();
        let band = barrier::measure(embedded(), &someone.answers).band;
        let facts = Facts::new(embedded(), &someone.answers, band, None);
        for (id, question) in embedded().questions() {
            let mut known = true;
            question.asked_when.for_each_question(&mut |other| {
                known &= someone.answers.get(other).is_some();
            });
            let item =
                questions.iter().find(|item| item["linkId"] == question.id.as_str()).unwrap();
            let (form, app) = (shows(item, &response), facts.asks(id));
            if known {
                // A form cannot say «unless also not sure», so it asks these more often.
                let more = question.id.starts_with("actives_since_") && form;
                assert!(form == app || more, "{} of person {seed}", question.id);
                shown += usize::from(form);
                hidden += usize::from(!form);
            }
        }
    }
    assert!(shown > 1_000 && hidden > 500, "{shown} shown, {hidden} hidden");
}

#[test]
fn what_has_no_exact_form_asks_more() {
    let knowledge = embedded();
    let id = |name: &str| knowledge.find_question(name).unwrap();
    let is = |name: &str, option: &str| {
        let entry = knowledge.question(id(name));
        Condition::Is(id(name), [entry.find_option(option).unwrap()].into_iter().collect())
    };
    let not = |part: Condition| Condition::Not(Box::new(part));
    let leaves = |condition: &Condition| match when(knowledge, condition) {
        (When::Any(leaves), exact) => (Some(leaves.len()), exact),
        (When::All(leaves), exact) => (Some(leaves.len() + 100), exact),
        (When::Always, exact) => (None, exact),
    };
    assert_eq!(leaves(&Condition::Always), (None, true));
    assert_eq!(leaves(&is("oil", "dry")), (Some(2), true), "dry, or not sure");
    // Two single comparisons stand under «all».
    let summer = is("season", "summer");
    assert_eq!(
        leaves(&Condition::All(vec![summer.clone(), is("sleep", "poor")])),
        (Some(102), true)
    );
    // «Any» inside «all» cannot be said: one part is left, and it asks more.
    let wide = Condition::All(vec![is("oil", "dry"), is("burns", "always")]);
    assert_eq!(leaves(&wide), (Some(2), false));
    assert_eq!(leaves(&Condition::Any(vec![wide.clone(), summer.clone()])), (Some(3), false));
    // What is not among several chosen ones.
    assert_eq!(leaves(&not(is("medicines", "none"))), (None, false));
    assert_eq!(leaves(&not(summer)), (Some(3), true));
    let sting = id("sign_sting");
    assert_eq!(leaves(&Condition::AtLeast(sting, 3)), (Some(3), true), "3, 4 or not sure");
    assert_eq!(leaves(&not(Condition::AtLeast(sting, 3))), (Some(4), true));
    assert_eq!(leaves(&Condition::AtMost(sting, 0)), (Some(2), true));
    assert_eq!(leaves(&not(Condition::AtLeast(sting, 0))), (Some(1), true));
    let months = id("isotretinoin_stopped_months");
    let (form, _) = when(knowledge, &Condition::AtLeast(months, 6));
    let question = "isotretinoin_stopped_months".to_owned();
    assert_eq!(
        form,
        When::Any(vec![
            Comparison::Number { question: question.clone(), operator: ">=", number: 6 },
            Comparison::NotSure { question },
        ])
    );
    assert_eq!(leaves(&Condition::Region(vec![])), (None, false));
    // All other conditions of today have an exact form.
    let since = |id: &str| id.starts_with("actives_since_");
    for (_, question) in knowledge.questions().filter(|(_, it)| !since(&it.id)) {
        assert!(when(knowledge, &question.asked_when).1, "{} asks more in forms", question.id);
    }
}

#[test]
fn every_question_and_text_is_in_the_form() {
    let form = published();
    let text = form.to_string();
    for (_, question) in embedded().questions() {
        assert!(text.contains(&format!("\"linkId\":\"{}\"", question.id)), "{}", question.id);
    }
    let alone = text.matches("questionnaire-optionExclusive").count();
    let expected: usize = embedded()
        .questions()
        .map(|(_, it)| if let Kind::Many { exclusive, .. } = it.kind { exclusive.len() } else { 0 })
        .sum();
    assert_eq!(alone, expected);
    // Every English text has its Korean beside it.
    fn untranslated(value: &Value, faults: &mut Vec<String>) {
        match value {
            Value::Array(list) => list.iter().for_each(|it| untranslated(it, faults)),
            Value::Object(map) => {
                for name in ["text", "display", "title", "description"] {
                    let korean = &map.get(&format!("_{name}")).unwrap_or(&Value::Null)["extension"]
                        [0]["extension"][1]["valueString"];
                    if map.contains_key(name) && korean.as_str().is_none_or(str::is_empty) {
                        faults.push(map[name].to_string());
                    }
                }
                map.values().for_each(|it| untranslated(it, faults));
            }
            _ => {}
        }
    }
    let mut faults = Vec::new();
    untranslated(&form, &mut faults);
    assert_eq!(faults, Vec::<String>::new());
}

/// A version names what is asked; a program that asks something else has another.
#[test]
fn the_version_follows_the_questions() {
    let mut knowledge = embedded().clone();
    let before = version(&knowledge);
    assert_eq!(before, version(embedded()));
    let canonical = alone(&someone(1))["questionnaire"].to_string();
    assert!(canonical.ends_with(&format!("|{before}\"")), "{canonical}");
    knowledge.questions.entries[3].optional ^= true;
    assert_ne!(before, version(&knowledge));
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

/// Around a visit the record plans nothing that pauses, and says from when to when and why.
#[test]
fn what_pauses_around_a_visit_is_planned_on_no_day_of_it() {
    let (mut pauses, mut split) = (0, 0);
    for case in case_file::all().iter().filter(|case| !case.plan.home.rests.is_empty()) {
        let file: Value = serde_json::from_str(&record(&case.person)).expect("JSON");
        let entries = file["entry"].as_array().expect("entries");
        let mut care = entries.iter().map(|it| &it["resource"]);
        let care = care.find(|it| it["resourceType"] == "CarePlan").expect("a plan");
        let details: Vec<&Value> =
            care["activity"].as_array().expect("a list").iter().map(|it| &it["detail"]).collect();
        let day = |value: &Value| parse_date(value.as_str().unwrap_or_default()).expect("a day");
        for rest in &case.plan.home.rests {
            for active in rest.actives.iter() {
                let id = embedded().active(active).id.as_str();
                let says = |it: &&&Value| {
                    it["doNotPerform"] == true
                        && it["code"]["coding"][0]["code"] == id
                        && it["scheduledPeriod"]["start"] == rest.from.to_string()
                        && it["scheduledPeriod"]["end"] == rest.to.to_string()
                        && it["reasonCode"][0]["coding"][0]["code"]
                            == embedded().rule(rest.because.rule).id.as_str()
                };
                assert_eq!(details.iter().filter(says).count(), 1, "{}: {id}", case.place);
                pauses += 1;
                let planned = details
                    .iter()
                    .filter(|it| it["productCodeableConcept"]["coding"][0]["code"] == id);
                for planned in planned {
                    let bounds = &planned["scheduledTiming"]["repeat"]["boundsPeriod"];
                    let (from, to) = (day(&bounds["start"]), day(&bounds["end"]));
                    assert!(from <= to, "{}: {id}", case.place);
                    assert!(to < rest.from || rest.to < from, "{}: {id} {bounds}", case.place);
                    split += 1;
                }
            }
        }
    }
    assert!(pauses > 10 && split > 10, "{pauses} pauses, {split} stretches beside them");
}

/// Each check-in is a response of its own with the index of its day; the file still comes back.
#[test]
fn check_ins_are_a_series() {
    use crate::course_request::{CALM, check, request};
    let checks = [check("2026-03-09", CALM, ""), check("2026-03-16", [2; 7], "")].join(",");
    let text = request("2026-03-17", &format!(r#""check_ins":[{checks}]"#));
    let request = barrier_first::export::plan_json::read_request(embedded(), &text).unwrap();
    let plan = assess(embedded(), &request.case());
    let localizer = HostLocalizer::of("en").unwrap();
    let source = Source {
        knowledge: embedded(),
        answers: &request.answers,
        assessment: &plan,
        journal: request.course.as_ref(),
        started: request.started(),
        now: NOW,
        language: "en",
        localizer: &localizer,
    };
    let file: Value = serde_json::from_str(&bundle::write(&source)).unwrap();
    let of = |kind: &str| -> Vec<&Value> {
        let entries = file["entry"].as_array().unwrap().iter();
        entries.map(|entry| &entry["resource"]).filter(|it| it["resourceType"] == kind).collect()
    };
    let authored: Vec<&str> =
        of("QuestionnaireResponse").iter().map(|it| it["authored"].as_str().unwrap()).collect();
    assert_eq!(authored, [NOW, "2026-03-09", "2026-03-16"]);
    let indexes: Vec<(&str, u64)> = of("Observation")
        .into_iter()
        .filter(|it| it["code"]["coding"][0]["code"] == measure::INDEX)
        .map(|it| (it["effectiveDateTime"].as_str().unwrap(), it["valueInteger"].as_u64().unwrap()))
        .collect();
    let last = u64::from(plan.barrier.index);
    assert_eq!(indexes, [("2026-03-16", last), ("2026-03-09", 86), ("2026-03-16", last)]);
    let mut urls: Vec<&str> = file["entry"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["fullUrl"].as_str().unwrap())
        .collect();
    let count = urls.len();
    urls.sort_unstable();
    urls.dedup();
    assert_eq!(urls.len(), count);
    let opened = read::open(embedded(), file.to_string().as_bytes()).unwrap().unwrap();
    assert_eq!(opened.saved.answers, request.answers);
    assert!(opened.set_aside.is_empty(), "{:?}", opened.set_aside);
    // The care plan starts with the phase of today.
    let care = of("CarePlan")[0].to_string();
    assert!(care.contains("2026-03-02"), "{care}");
}
