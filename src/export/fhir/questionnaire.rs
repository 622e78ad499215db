//! The questions as a Questionnaire, with texts in every language. Published once per version; not part of
//! the app itself.

use serde_json::{Value, json};

use super::codes::{self, NOT_SURE, system, url, version};
use super::enable_when::{Comparison, When, when};
use super::terminology::{Languages, help, label, labels};
use crate::domain::{ClosedSet, OptionId, OptionSet, Section};
use crate::knowledge::{Condition, Kind, Knowledge, Question};

const EXTENSION: &str = "http://hl7.org/fhir/StructureDefinition/";

/// Returns the questionnaire. The first language is used for the plain texts, the others are added by the
/// standard's translation extension.
pub fn questionnaire(knowledge: &Knowledge, languages: Languages<'_>) -> Value {
    let sections = Section::ALL.iter().map(|section| {
        let items: Vec<Value> = knowledge
            .questions()
            .filter(|(_, question)| question.section == *section)
            .flat_map(|(_, question)| items(knowledge, question, languages))
            .collect();
        let mut group = json!({
            "linkId": codes::section(section.id()), "type": "group", "item": items,
        });
        label(&mut group, "text", languages, &["section-", section.id()]);
        group
    });
    let mut whole = json!({
        "resourceType": "Questionnaire",
        "id": "barrier-first",
        "url": url("questionnaire"),
        "version": version(knowledge),
        "name": "BarrierFirst",
        // No dermatologist has reviewed the conclusions drawn from the answers.
        "status": "draft",
        "subjectType": ["Patient"],
        "item": sections.collect::<Vec<_>>(),
    });
    if let Some((language, _)) = languages.first() {
        whole["language"] = json!(language);
    }
    label(&mut whole, "title", languages, &["app-name"]);
    label(&mut whole, "description", languages, &["records-questionnaire"]);
    whole
}

/// Returns the item of a question, and the "not sure" item next to a number.
fn items(knowledge: &Knowledge, question: &Question, languages: Languages<'_>) -> Vec<Value> {
    let id = &question.id;
    let unsure_number = question.not_sure && matches!(question.kind, Kind::Number { .. });
    let mut item = json!({
        "linkId": id,
        "code": [{"system": url(system::QUESTIONS), "code": id}],
        // If "not sure" is a separate item, the number itself may stay open.
        "required": !question.optional && !unsure_number,
    });
    let mut extensions = Vec::new();
    match &question.kind {
        Kind::One { options } => {
            item["type"] = json!("choice");
            extensions.push(control("radio-button"));
            item["answerOption"] = choices(question, options, OptionSet::EMPTY, languages);
        }
        Kind::Many { options, exclusive, at_most } => {
            item["type"] = json!("choice");
            item["repeats"] = json!(true);
            extensions.push(control("check-box"));
            item["answerOption"] = choices(question, options, *exclusive, languages);
            if exclusive.is_empty() {
                // Choosing nothing is an answer if there is no option for it.
                item["required"] = json!(false);
            }
            if let Some(most) = at_most {
                extensions.push(extension("questionnaire-maxOccurs", "valueInteger", json!(most)));
            }
        }
        Kind::Level => {
            item["type"] = json!("choice");
            extensions.push(control("radio-button"));
            item["answerOption"] = levels(question, languages);
        }
        Kind::Number { min, max, .. } => {
            item["type"] = json!("integer");
            extensions.push(extension("minValue", "valueInteger", json!(min)));
            extensions.push(extension("maxValue", "valueInteger", json!(max)));
        }
        Kind::Date => item["type"] = json!("date"),
    }
    if !extensions.is_empty() {
        item["extension"] = json!(extensions);
    }
    label(&mut item, "text", languages, &["question-", id]);
    enable(knowledge, &question.asked_when, &mut item);
    if let Some(texts) = help(languages, question) {
        let mut hint = json!({
            "linkId": format!("{id}-help"), "type": "display", "extension": [control("help")],
        });
        labels(&mut hint, "text", &texts);
        item["item"] = json!([hint]);
    }
    let mut items = vec![item];
    if unsure_number {
        let mut unsure = json!({"linkId": format!("{id}{NOT_SURE}"), "type": "boolean"});
        label(&mut unsure, "text", languages, &["level-not_sure"]);
        enable(knowledge, &question.asked_when, &mut unsure);
        items.push(unsure);
    }
    items
}

fn extension(name: &str, kind: &str, value: Value) -> Value {
    json!({"url": format!("{EXTENSION}{name}"), kind: value})
}

/// Returns the standard's item control, which says how a form shows an item.
fn control(code: &str) -> Value {
    let coding =
        json!([{"system": "http://hl7.org/fhir/questionnaire-item-control", "code": code}]);
    extension("questionnaire-itemControl", "valueCodeableConcept", json!({"coding": coding}))
}

fn choices(
    question: &Question,
    options: &[String],
    exclusive: OptionSet,
    languages: Languages<'_>,
) -> Value {
    let options = (0_u8..).map(OptionId).zip(options).map(|(place, option)| {
        let mut coding = json!({"system": url(&codes::options(&question.id)), "code": option});
        label(&mut coding, "display", languages, &["option-", &question.id, "-", option]);
        let mut choice = json!({"valueCoding": coding});
        if exclusive.contains(place) {
            let alone = extension("questionnaire-optionExclusive", "valueBoolean", json!(true));
            choice["extension"] = json!([alone]);
        }
        choice
    });
    options.collect()
}

/// Returns the levels of a sign, each with its number as the standard's ordinal value.
fn levels(question: &Question, languages: Languages<'_>) -> Value {
    let coding = |code: &str| {
        let mut coding = json!({"system": url(system::LEVELS), "code": code});
        label(&mut coding, "display", languages, &["level-", code]);
        coding
    };
    let known = (0..=4).map(|level: u8| {
        let mut coding = coding(&level.to_string());
        coding["extension"] = json!([extension("ordinalValue", "valueDecimal", json!(level))]);
        json!({"valueCoding": coding})
    });
    let open = question.not_sure.then(|| json!({"valueCoding": coding("not_sure")}));
    known.chain(open).collect()
}

/// Writes a condition as `enableWhen`; writes nothing if the item is always asked.
fn enable(knowledge: &Knowledge, condition: &Condition, item: &mut Value) {
    let (behaviour, leaves) = match when(knowledge, condition).0 {
        When::Always => return,
        When::Any(leaves) => ("any", leaves),
        When::All(leaves) => ("all", leaves),
    };
    let leaf = |leaf: &Comparison| match leaf {
        Comparison::Code { question, system, code } => json!({
            "question": question, "operator": "=",
            "answerCoding": {"system": url(system), "code": code},
        }),
        Comparison::Number { question, operator, number } => json!({
            "question": question, "operator": operator, "answerInteger": number,
        }),
        Comparison::NotSure { question } => json!({
            "question": format!("{question}{NOT_SURE}"), "operator": "=", "answerBoolean": true,
        }),
    };
    item["enableWhen"] = leaves.iter().map(leaf).collect();
    // The standard requires the behaviour only if there are several conditions.
    if leaves.len() > 1 {
        item["enableBehavior"] = json!(behaviour);
    }
}
