//! Converts one of our QuestionnaireResponses, alone or in a bundle, back to answers.
//!
//! The standard classifies what a file may contain besides the answers, and so does this reader:
//!
//! - what **must be understood** ([`MODIFIERS`]) may change the meaning of everything else, so the element
//!   that has it is rejected, by name;
//! - what **may be skipped** ([`AROUND`], [`BESIDE`], extensions) is skipped, whatever its length: record
//!   systems write narratives into every response;
//! - what is **read** passes the checks that every file passes ([`read_answer`]).
//!
//! Everything else is reported as set aside. The other resources of our bundles follow from the answers and
//! are recomputed.

use super::codes::{self, BASE, DEFAULT_BASE, NOT_SURE, system};
use crate::domain::{Answer, ClosedSet, Journal, QuestionId, Section, Shelf, parse_date};
use crate::input::answers::read_answer;
use crate::input::gate;
use crate::input::issues::{Issue, IssueKind, Issues, expected, shown};
use crate::json::Json;
use crate::knowledge::{Kind, Knowledge, Question};
use crate::storage::backup::{ImportError, Opened};
use crate::storage::saved::Saved;

/// Resources that a bundle may contain besides the answers without being reported as set aside.
const DERIVED: [&str; 3] = ["CarePlan", "Observation", "DetectedIssue"];
/// Elements that may change the meaning of their parent and everything in it (R4, 2.4.1.3 and 2.28.1).
const MODIFIERS: [&str; 2] = ["modifierExtension", "implicitRules"];
/// Statuses of a response whose answers are valid (R4, value set `questionnaire-answers-status`).
const STATUSES: [&str; 4] = ["in-progress", "completed", "amended", "stopped"];
/// Elements of a response that say nothing about the answers.
const AROUND: [&str; 15] = [
    "resourceType",
    "id",
    "meta",
    "language",
    "text",
    "contained",
    "identifier",
    "basedOn",
    "partOf",
    "questionnaire",
    "status",
    "subject",
    "authored",
    "author",
    "source",
];
/// Elements of an item that say nothing about its answer.
const BESIDE: [&str; 4] = ["linkId", "id", "text", "definition"];

/// Returns `true` if an element may be skipped silently: one of `known`, an extension, or the companion of a
/// primitive value of that name (`_text`).
fn skipped(name: &str, known: &[&str]) -> bool {
    known.contains(&name) || name == "extension" || name.starts_with('_')
}

/// Returns the modifier element of this one, which would have to be understood.
fn modifier(json: &Json) -> Option<&'static str> {
    MODIFIERS.into_iter().find(|name| json.get(name).is_some())
}

/// Opens a file if it is FHIR (it has a `resourceType`); returns `None` otherwise. Nothing is changed
/// anywhere.
pub fn open(knowledge: &Knowledge, bytes: &[u8]) -> Option<Result<Opened, ImportError>> {
    let json = gate::read(bytes).ok()?;
    let kind = json.get("resourceType")?;
    let mut reader = Reader { knowledge, saved: Saved::default(), issues: Issues::default() };
    let authored = match kind.as_text() {
        Some("QuestionnaireResponse") => reader.response("", &json),
        Some("Bundle") => reader.bundle(&json),
        _ => Err(ImportError::NotOurs),
    };
    Some(authored.and_then(|saved_at| {
        let Reader { mut saved, issues: set_aside, .. } = reader;
        if saved.answers.is_empty() && set_aside.is_empty() {
            return Err(ImportError::Nothing);
        }
        // Without a plan, the answers count from the day on which they were given. Without any day, the plan
        // would stay at its first day for ever.
        let answered_on = saved_at.get(..10).and_then(parse_date);
        saved.assessed_on = saved.assessed_on.or(answered_on);
        let (journal, shelf) = (Journal::default(), Shelf::default());
        Ok(Opened { saved, journal, shelf, set_aside: set_aside.into(), saved_at, altered: false })
    }))
}

/// Returns `true` if a response is dated by its day alone, without a time.
fn dated_by_day(response: &Json) -> bool {
    response.get("authored").and_then(Json::as_text).and_then(parse_date).is_some()
}

struct Reader<'a> {
    knowledge: &'a Knowledge,
    saved: Saved,
    issues: Issues,
}

impl Reader<'_> {
    fn unknown(&mut self, place: &str, name: &str) {
        self.issues.unknown(format!("{place}{}", shown(name)), name);
    }

    /// Reads the first of our responses in a bundle; returns the time when it was written.
    fn bundle(&mut self, json: &Json) -> Result<String, ImportError> {
        understood(json)?;
        let entries = json.get("entry").and_then(Json::as_list).ok_or(ImportError::NotOurs)?;
        let mut taken = Err(ImportError::NotOurs);
        for (n, entry) in entries.iter().enumerate() {
            let place = format!("entry[{n}]");
            let Some(resource) = entry.get("resource") else {
                self.issues.report(place, IssueKind::Missing);
                continue;
            };
            match resource.get("resourceType").and_then(Json::as_text) {
                Some("QuestionnaireResponse") if taken.is_err() => {
                    match self.response(&format!("{place}."), resource) {
                        Ok(authored) => taken = Ok(authored),
                        Err(ImportError::NotUnderstood(name)) => {
                            return Err(ImportError::NotUnderstood(name));
                        }
                        Err(_) => {
                            self.issues
                                .report(place, IssueKind::Unknown("QuestionnaireResponse".into()));
                        }
                    }
                }
                // A check-in of the course, dated by its day alone: check-ins are imported from a backup.
                Some("QuestionnaireResponse") if dated_by_day(resource) => {}
                Some("CarePlan") if modifier(resource).is_none() => {
                    let period = resource.get("period").and_then(|period| period.get("start"));
                    self.saved.assessed_on = period.and_then(Json::as_text).and_then(parse_date);
                }
                Some(kind) if DERIVED.contains(&kind) => {}
                Some(kind) => self.issues.unknown(place, kind),
                None => self.issues.report(place, IssueKind::Missing),
            }
        }
        taken
    }

    fn response(&mut self, place: &str, json: &Json) -> Result<String, ImportError> {
        let text = |key: &str| json.get(key).and_then(Json::as_text);
        if !text("questionnaire").is_some_and(is_ours) {
            return Err(ImportError::NotOurs);
        }
        understood(json)?;
        if let Some(status) = json.get("status").map(|status| status.as_text().unwrap_or_default())
            && !STATUSES.contains(&status)
        {
            return Err(ImportError::NotUnderstood(["status ", &shown(status)].concat()));
        }
        for (key, _) in json.as_object().unwrap_or_default() {
            if key != "item" && !skipped(key, &AROUND) {
                self.unknown(place, key);
            }
        }
        if let Some(items) = json.get("item") {
            self.items(&format!("{place}item"), items);
        }
        Ok(text("authored").map(shown).unwrap_or_default())
    }

    /// Reads the items of a response or a section.
    fn items(&mut self, place: &str, json: &Json) {
        let Some(items) = json.as_list() else {
            self.issues.push(expected(place, "a list", json));
            return;
        };
        for (n, item) in items.iter().enumerate() {
            let Some(link) = item.get("linkId").and_then(Json::as_text) else {
                self.issues.report(format!("{place}[{n}].linkId"), IssueKind::Missing);
                continue;
            };
            let here = format!("{place}[{}]", shown(link));
            if let Some(name) = modifier(item) {
                self.unknown(&format!("{here}."), name);
                continue;
            }
            for (key, _) in item.as_object().unwrap_or_default() {
                if !["item", "answer"].contains(&key.as_str()) && !skipped(key, &BESIDE) {
                    self.unknown(&format!("{here}."), key);
                }
            }
            self.item(&here, link, item);
            if let Some(inner) = item.get("item") {
                self.items(&format!("{here}.item"), inner);
            }
        }
    }

    fn item(&mut self, place: &str, link: &str, item: &Json) {
        let is_section = Section::ALL.iter().any(|section| codes::section(section.id()) == link);
        let answer = item.get("answer");
        if is_section && answer.is_none() {
            return;
        }
        let plain = link.strip_suffix(NOT_SURE).unwrap_or(link);
        let Some(question) = self.knowledge.find_question(plain) else {
            self.issues.unknown(place, link);
            return;
        };
        let given = match answer {
            None => Ok(&[][..]),
            Some(list) => {
                list.as_list().ok_or_else(|| expected(&format!("{place}.answer"), "a list", list))
            }
        };
        let entry = self.knowledge.question(question);
        let read = given.and_then(|given| {
            if plain == link {
                answered(entry, place, given)
            } else {
                not_sure(entry, place, given)
            }
        });
        match read {
            Ok(Some(answer)) => self.take(question, place, answer),
            Ok(None) => {}
            Err(issue) => self.issues.push(issue),
        }
    }

    /// Accepts an answer; the first of two for the same question stays.
    fn take(&mut self, question: QuestionId, place: &str, answer: Answer) {
        if self.saved.answers.get(question).is_some() {
            self.issues.report(place, IssueKind::TooMany(1));
        } else {
            self.saved.answers.set(question, answer);
        }
    }
}

/// Returns an error if an element contains a modifier.
fn understood(json: &Json) -> Result<(), ImportError> {
    match modifier(json) {
        Some(name) => Err(ImportError::NotUnderstood(name.to_owned())),
        None => Ok(()),
    }
}

/// Returns `true` if a response belongs to our questionnaire, whatever the version.
fn is_ours(canonical: &str) -> bool {
    let url = canonical.split('|').next().unwrap_or_default();
    [BASE, DEFAULT_BASE].iter().any(|base| url.strip_prefix(base) == Some("questionnaire"))
}

/// Reads the answer of an item, with the checks that every file passes.
fn answered(entry: &Question, place: &str, given: &[Json]) -> Result<Option<Answer>, Issue> {
    let mut values = Vec::with_capacity(given.len());
    for (n, answer) in given.iter().enumerate() {
        values.push(value(entry, &format!("{place}.answer[{n}]"), answer)?);
    }
    let json = match &entry.kind {
        Kind::Many { .. } => Json::List(values),
        _ if values.len() > 1 => {
            return Err(Issue::new(place, IssueKind::TooMany(1)));
        }
        _ => values.pop().unwrap_or(Json::Null),
    };
    // An empty item of a question with a "none of these" option counts as unanswered.
    match &entry.kind {
        Kind::Many { exclusive, .. } if given.is_empty() && !exclusive.is_empty() => Ok(None),
        _ => read_answer(entry, place, &json),
    }
}

/// Converts one `answer` element to the value used in our own files.
fn value(entry: &Question, place: &str, answer: &Json) -> Result<Json, Issue> {
    let (name, systems) = match &entry.kind {
        Kind::One { .. } | Kind::Many { .. } => ("valueCoding", codes::options(&entry.id)),
        Kind::Level => ("valueCoding", system::LEVELS.to_owned()),
        Kind::Number { .. } => ("valueInteger", String::new()),
        Kind::Date => ("valueDate", String::new()),
    };
    let issue = |key: &str, problem| Err(Issue::new(format!("{place}.{key}"), problem));
    for (key, _) in answer.as_object().unwrap_or_default() {
        if key != name && !skipped(key, &["id"]) {
            return issue(&shown(key), IssueKind::Unknown(shown(key)));
        }
    }
    let Some(value) = answer.get(name) else { return issue(name, IssueKind::Missing) };
    if systems.is_empty() {
        return Ok(value.clone());
    }
    if let Some(given) = value.get("system") {
        let given = given.as_text().unwrap_or_default();
        let known = |base: &&str| given.strip_prefix(*base) == Some(systems.as_str());
        if ![BASE, DEFAULT_BASE].iter().any(known) {
            return issue("system", IssueKind::Unknown(shown(given)));
        }
    }
    let Some(code) = value.get("code") else { return issue("code", IssueKind::Missing) };
    Ok(match (&entry.kind, code.as_text()) {
        (Kind::Level, Some(level)) if level != "not_sure" => match level {
            "0" | "1" | "2" | "3" | "4" => Json::Int(i64::from(level.as_bytes()[0] - b'0')),
            _ => return issue("code", IssueKind::Unknown(shown(level))),
        },
        _ => code.clone(),
    })
}

/// Reads "not sure" next to a number.
fn not_sure(entry: &Question, place: &str, given: &[Json]) -> Result<Option<Answer>, Issue> {
    if !entry.not_sure || !matches!(entry.kind, Kind::Number { .. }) {
        let problem = IssueKind::Unknown(shown(&[entry.id.as_str(), NOT_SURE].concat()));
        return Err(Issue::new(place, problem));
    }
    match given {
        [] => Ok(None),
        [one] => match one.get("valueBoolean") {
            Some(Json::Bool(sure)) => Ok(sure.then_some(Answer::NotSure)),
            other => {
                Err(expected(&format!("{place}.answer[0]"), "true or false", other.unwrap_or(one)))
            }
        },
        _ => Err(Issue::new(place, IssueKind::TooMany(1))),
    }
}
