//! The published FHIR questionnaire asks the same as the app, in both languages.

use barrier_first::engine::{Facts, barrier};
use barrier_first::export::fhir::codes::version;
use barrier_first::export::fhir::enable_when::{Comparison, When, when};
use barrier_first::export::fhir::questionnaire::questionnaire;
use barrier_first::export::localizer::Localizer;
use barrier_first::knowledge::{Condition, Kind};
use serde_json::Value;

use crate::embedded;
use crate::fhir_support::{alone, someone};
use crate::support::localizer::HostLocalizer;

/// Returns `true` if a form that knows only the standard shows the item, by its own conditions.
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

/// The form asks the same as the app, for people who have answered the questions that decide it. It never
/// asks less.
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
                // A form cannot express "unless also not sure", so it asks these more often.
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
    // Two single comparisons under "all".
    let summer = is("season", "summer");
    assert_eq!(
        leaves(&Condition::All(vec![summer.clone(), is("sleep", "poor")])),
        (Some(102), true)
    );
    // "Any" inside "all" cannot be expressed: one part is left, and it asks more.
    let wide = Condition::All(vec![is("oil", "dry"), is("burns", "always")]);
    assert_eq!(leaves(&wide), (Some(2), false));
    assert_eq!(leaves(&Condition::Any(vec![wide.clone(), summer.clone()])), (Some(3), false));
    // An option that is not among several chosen ones.
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
    // Every English text has its Korean counterpart.
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

/// A version identifies the questions; a program that asks something else has another version.
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
