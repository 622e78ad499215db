//! Our code systems, published with the questionnaire, and texts in several languages at once.

use serde_json::{Value, json};

use super::codes::{self, measure, system, url, version};
use crate::domain::{Band, CalendarKind, ClosedSet, Slot, Status, TriageLevel};
use crate::export::localizer::Localizer;
use crate::knowledge::{Knowledge, Question, RuleKind};

/// Language tags, each with its texts. The first one is used for the plain texts.
pub type Languages<'a> = &'a [(&'a str, &'a dyn Localizer)];

/// A text in several languages, in their order.
pub(super) type Texts<'a> = Vec<(&'a str, String)>;

/// Writes a text into an element, with its translations.
pub(super) fn label(element: &mut Value, name: &str, languages: Languages<'_>, key: &[&str]) {
    labels(element, name, &texts(languages, &key.concat()));
}

fn texts<'a>(languages: Languages<'a>, key: &str) -> Texts<'a> {
    languages
        .iter()
        .filter_map(|(lang, localizer)| Some((*lang, words(*localizer, key)?)))
        .collect()
}

fn words(localizer: &dyn Localizer, key: &str) -> Option<String> {
    // A rule's text refers to a person; a list of codes has none.
    let told = || localizer.text("told-general");
    localizer.has(key).then(|| localizer.format(key, &[("told", &told())]))
}

/// Like [`label`], for texts that are composed first.
pub(super) fn labels(element: &mut Value, name: &str, texts: &Texts<'_>) {
    let Some(((_, plain), others)) = texts.split_first() else { return };
    element[name] = json!(plain);
    let translations: Vec<Value> = others
        .iter()
        .map(|(lang, content)| {
            json!({
                "url": "http://hl7.org/fhir/StructureDefinition/translation",
                "extension": [
                    {"url": "lang", "valueCode": lang},
                    {"url": "content", "valueString": content},
                ],
            })
        })
        .collect();
    if !translations.is_empty() {
        element[["_", name].concat()] = json!({"extension": translations});
    }
}

/// Returns the hint of a question and those of its options, one per line; the standard has no element for the
/// latter.
pub(super) fn help<'a>(languages: Languages<'a>, question: &Question) -> Option<Texts<'a>> {
    let texts: Texts<'a> = languages
        .iter()
        .filter_map(|(lang, localizer)| {
            let text = |key: &str| words(*localizer, key);
            let hint = text(&["question-", &question.id, ".hint"].concat());
            let options = question.kind.options().iter().filter_map(|option| {
                let key = ["option-", &question.id, "-", option].concat();
                Some([text(&key)?, text(&[&key, ".hint"].concat())?].join(": "))
            });
            let lines: Vec<String> = hint.into_iter().chain(options).collect();
            (!lines.is_empty()).then(|| (*lang, lines.join("\n")))
        })
        .collect();
    (!texts.is_empty()).then_some(texts)
}

/// Returns all code systems, as a collection.
pub fn terminology(knowledge: &Knowledge, languages: Languages<'_>) -> Value {
    let of = |ids: &mut dyn Iterator<Item = &str>, prefix: &str, attribute: &str| {
        let keys = ids.map(|id| (id.to_owned(), [prefix, id, attribute].concat()));
        keys.collect::<Vec<_>>()
    };
    let set = |ids: Vec<&'static str>, prefix: &str| of(&mut ids.into_iter(), prefix, "");
    let tables = &knowledge.tables;
    let mut systems = vec![
        (system::LEVELS.to_owned(), set(vec!["0", "1", "2", "3", "4", "not_sure"], "level-")),
        (
            system::QUESTIONS.to_owned(),
            of(
                &mut knowledge.questions.entries.iter().map(|it| it.id.as_str()),
                "question-",
                ".short",
            ),
        ),
        (
            system::RULES.to_owned(),
            of(&mut tables.rules.iter().map(|it| it.id.as_str()), "rule-", ""),
        ),
        (
            system::CHANGES.to_owned(),
            of(
                &mut tables
                    .rules
                    .iter()
                    .filter(|rule| rule.kind == RuleKind::Safety)
                    .map(|it| it.id.as_str()),
                "rule-",
                ".change",
            ),
        ),
        (
            system::ACTIVES.to_owned(),
            of(&mut tables.actives.iter().map(|it| it.id.as_str()), "active-", ""),
        ),
        (
            system::TREATMENTS.to_owned(),
            of(&mut tables.treatments.iter().map(|it| it.id.as_str()), "treatment-", ""),
        ),
        (system::SLOTS.to_owned(), set(ids::<Slot>(), "slot-")),
        (system::STATUSES.to_owned(), set(ids::<Status>(), "status-")),
        (system::BANDS.to_owned(), set(ids::<Band>(), "band-")),
        (system::TRIAGE.to_owned(), set(ids::<TriageLevel>(), "triage-")),
        (system::CALENDAR.to_owned(), set(ids::<CalendarKind>(), "calendar-")),
        (
            system::MEASURES.to_owned(),
            [
                (measure::INDEX, "records-index"),
                (measure::LOWEST, "records-index-lowest"),
                (measure::HIGHEST, "records-index-highest"),
                (measure::TRIAGE, "records-triage"),
            ]
            .map(|(code, key)| (code.to_owned(), key.to_owned()))
            .to_vec(),
        ),
    ];
    for question in knowledge.questions.entries.iter().filter(|it| !it.kind.options().is_empty()) {
        let prefix = ["option-", &question.id, "-"].concat();
        let options = of(&mut question.kind.options().iter().map(String::as_str), &prefix, "");
        systems.push((codes::options(&question.id), options));
    }
    let version = version(knowledge);
    let entries = systems.into_iter().map(|(name, concepts)| {
        json!({
            "fullUrl": codes::uuid(&[&url(&name), &version]),
            "resource": code_system(&name, &version, &concepts, languages),
        })
    });
    json!({
        "resourceType": "Bundle",
        "type": "collection",
        "entry": entries.collect::<Vec<_>>(),
    })
}

fn ids<T: ClosedSet>() -> Vec<&'static str> {
    T::ALL.iter().map(|value| value.id()).collect()
}

/// Returns a complete code system from (code, text key) pairs.
fn code_system(
    name: &str,
    version: &str,
    concepts: &[(String, String)],
    languages: Languages<'_>,
) -> Value {
    let concept = |(code, key): &(String, String)| {
        let mut concept = json!({"code": code});
        if let Some(((_, plain), others)) = texts(languages, key).split_first() {
            concept["display"] = json!(plain);
            let others = others.iter().map(|(lang, text)| json!({"language": lang, "value": text}));
            let others: Vec<Value> = others.collect();
            if !others.is_empty() {
                concept["designation"] = json!(others);
            }
        }
        concept
    };
    let title = |part: &str| {
        part.chars()
            .take(1)
            .flat_map(char::to_uppercase)
            .chain(part.chars().skip(1))
            .collect::<String>()
    };
    let computer_name: String = name.split(['-', '_']).map(title).collect();
    let mut whole = json!({
        "resourceType": "CodeSystem",
        "url": url(name),
        "version": version,
        "name": format!("BarrierFirst{computer_name}"),
        "status": "draft",
        "caseSensitive": true,
        "content": "complete",
        "count": concepts.len(),
        "concept": concepts.iter().map(concept).collect::<Vec<_>>(),
    });
    if let Some((language, _)) = languages.first() {
        whole["language"] = json!(language);
    }
    whole
}
