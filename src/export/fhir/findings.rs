//! The findings: index, signs and triage as Observations, rules as DetectedIssues.

use jiff::civil::Date;

use super::codes::{self, coding, concept, measure, system};
use super::types::{Coding, Component, Concept, DetectedIssue, Evidence, Mitigation};
use super::types::{Observation, Reference};
use super::{Source, patient, response, subject};
use crate::domain::{Answer, Answers, ClosedSet, QuestionId, date_text};
use crate::engine::{Barrier, Reason, barrier};
use crate::export::reason_text::sentence;
use crate::knowledge::Kind;

/// The standard's code system for observation categories.
const CATEGORIES: &str = "http://terminology.hl7.org/CodeSystem/observation-category";

/// Returns an observation without its value.
fn observation(source: &Source<'_>, code: Concept, answers: &Reference, day: Date) -> Observation {
    let survey = Coding { system: CATEGORIES.to_owned(), code: "survey".to_owned(), display: None };
    Observation {
        language: source.language.to_owned(),
        contained: patient(),
        status: "final",
        category: vec![Concept { coding: vec![survey], text: None }],
        code,
        subject: subject(),
        effective_date_time: date_text(day),
        issued: source.now.to_owned(),
        value_integer: None,
        value_codeable_concept: None,
        interpretation: Vec::new(),
        derived_from: vec![answers.clone()],
        component: Vec::new(),
    }
}

/// Returns the barrier index with the range that open signs leave, and its band.
pub fn index(source: &Source<'_>, answers: &Reference) -> Observation {
    measured(source, &source.assessment.barrier, answers, source.looked_on())
}

/// Returns the index at a check-in.
pub fn index_at(
    source: &Source<'_>,
    given: &Answers,
    answers: &Reference,
    day: Date,
) -> Observation {
    measured(source, &barrier::measure(source.knowledge, given), answers, day)
}

fn measured(source: &Source<'_>, barrier: &Barrier, answers: &Reference, day: Date) -> Observation {
    let code = concept(system::MEASURES, measure::INDEX, source.words(&["records-index"]));
    let band = barrier.band.id();
    let component = |code: &str, words: &str, value: u8| Component {
        code: concept(system::MEASURES, code, source.words(&[words])),
        value_integer: u16::from(value),
    };
    Observation {
        value_integer: Some(u16::from(barrier.index)),
        interpretation: vec![concept(system::BANDS, band, source.words(&["band-", band]))],
        component: vec![
            component(measure::LOWEST, "records-index-lowest", barrier.range.0),
            component(measure::HIGHEST, "records-index-highest", barrier.range.1),
        ],
        ..observation(source, code, answers, day)
    }
}

/// Returns the triage result.
pub fn triage(source: &Source<'_>, answers: &Reference) -> Observation {
    let level = source.assessment.triage.level.id();
    let code = concept(system::MEASURES, measure::TRIAGE, source.words(&["records-triage"]));
    let value = concept(system::TRIAGE, level, source.words(&["triage-", level]));
    let day = source.looked_on();
    Observation { value_codeable_concept: Some(value), ..observation(source, code, answers, day) }
}

/// Returns every sign that was given a level, by its question id.
pub fn signs(source: &Source<'_>, answers: &Reference) -> Vec<(String, Observation)> {
    let signs = source.knowledge.questions().filter(|(_, entry)| entry.kind == Kind::Level);
    signs
        .filter_map(|(id, entry)| {
            let Some(Answer::Level(level)) = source.answers.get(id) else { return None };
            let code = concept(
                system::QUESTIONS,
                &entry.id,
                source.words(&["question-", &entry.id, ".short"]),
            );
            let level = response::level(source, &level.to_string());
            let text = level.display.clone();
            let value = Concept { coding: vec![level], text };
            let sign = Observation {
                value_codeable_concept: Some(value),
                ..observation(source, code, answers, source.started)
            };
            Some((entry.id.clone(), sign))
        })
        .collect()
}

/// Returns a safety rule that applies. If it applies only because an answer is open, it is `preliminary`.
pub fn issue(source: &Source<'_>, because: &Reason, answers: &Reference) -> DetectedIssue {
    let knowledge = source.knowledge;
    let rule = knowledge.rule(because.rule);
    let question = |id: &QuestionId| {
        let id = &knowledge.question(*id).id;
        concept(system::QUESTIONS, id, source.words(&["question-", id, ".short"]))
    };
    let change = source.words(&["rule-", &rule.id, ".change"]);
    let link = rule.sources.iter().find_map(|id| knowledge.source(*id).link.clone());
    let mitigation = change.map(|text| Mitigation {
        action: Concept { coding: vec![coding(system::CHANGES, &rule.id, None)], text: Some(text) },
    });
    DetectedIssue {
        language: source.language.to_owned(),
        contained: patient(),
        status: if because.certain { "final" } else { "preliminary" },
        code: reason(source, because),
        severity: codes::severity(rule.severity),
        patient: subject(),
        identified_date_time: date_text(source.started),
        evidence: vec![Evidence {
            code: because.answers.iter().map(question).collect(),
            detail: vec![answers.clone()],
        }],
        reference: link,
        mitigation: mitigation.into_iter().collect(),
    }
}

/// Returns a rule with its text.
pub(super) fn reason(source: &Source<'_>, because: &Reason) -> Concept {
    let id = &source.knowledge.rule(because.rule).id;
    let text = sentence(source.localizer, source.knowledge, because);
    concept(system::RULES, id, Some(text))
}
