//! The answers as a QuestionnaireResponse.

use jiff::civil::Date;

use super::codes::{self, NOT_SURE, coding, system, url, version};
use super::types::{AnswerValue, QuestionnaireResponse, ResponseItem};
use super::{Source, patient, subject};
use crate::domain::{Answer, Answers, ClosedSet, OptionId, QuestionId, Section, date_text};
use crate::engine::Facts;
use crate::knowledge::Question;

/// Returns the answers, in the groups and order of the questionnaire.
pub fn response(source: &Source<'_>) -> QuestionnaireResponse {
    let status = if complete(source) { "completed" } else { "in-progress" };
    written(source, source.answers, status, source.now.to_owned())
}

/// Returns the answers of a check-in, which asks part of the questionnaire. It is dated by its day alone.
pub fn check_in(source: &Source<'_>, day: Date, answers: &Answers) -> QuestionnaireResponse {
    written(source, answers, "completed", date_text(day))
}

fn written(
    source: &Source<'_>,
    answers: &Answers,
    status: &'static str,
    authored: String,
) -> QuestionnaireResponse {
    let knowledge = source.knowledge;
    let item = Section::ALL.iter().filter_map(|section| {
        let items: Vec<ResponseItem> = knowledge
            .questions()
            .filter(|(_, entry)| entry.section == *section)
            .filter_map(|(id, entry)| Some(item(source, entry, answers.get(id)?)))
            .collect();
        (!items.is_empty()).then(|| ResponseItem {
            link_id: codes::section(section.id()),
            text: source.words(&["section-", section.id()]),
            answer: Vec::new(),
            item: items,
        })
    });
    QuestionnaireResponse {
        language: source.language.to_owned(),
        contained: patient(),
        questionnaire: [&url("questionnaire"), "|", &version(knowledge)].concat(),
        status,
        subject: subject(),
        authored,
        item: item.collect(),
    }
}

/// Returns `true` if every required question that is asked has an answer.
fn complete(source: &Source<'_>) -> bool {
    let facts = Facts::new(source.knowledge, source.answers, source.assessment.barrier.band, None);
    let open = |(id, entry): (QuestionId, &Question)| {
        !entry.optional && facts.asks(id) && source.answers.get(id).is_none()
    };
    !source.knowledge.questions().any(open)
}

fn item(source: &Source<'_>, entry: &Question, answer: Answer) -> ResponseItem {
    let option = |option: OptionId| {
        let id = entry.option_id(option);
        let words = source.words(&["option-", &entry.id, "-", id]);
        AnswerValue::Coding(coding(&codes::options(&entry.id), id, words))
    };
    let mut link_id = entry.id.clone();
    let answer = match answer {
        Answer::One(chosen) => vec![option(chosen)],
        // Without an option for it, "none of them" is expressed by no answer at all.
        Answer::Many(chosen) => chosen.iter().map(option).collect(),
        Answer::Level(level) => vec![AnswerValue::Coding(self::level(source, &level.to_string()))],
        Answer::Number(number) => vec![AnswerValue::Integer(number)],
        Answer::Date(date) => vec![AnswerValue::Date(date_text(date))],
        Answer::NotSure if matches!(entry.kind, crate::knowledge::Kind::Level) => {
            vec![AnswerValue::Coding(self::level(source, "not_sure"))]
        }
        Answer::NotSure => {
            link_id.push_str(NOT_SURE);
            vec![AnswerValue::Boolean(true)]
        }
    };
    let text = source.words(&["question-", &entry.id]);
    ResponseItem { link_id, text, answer, item: Vec::new() }
}

/// Returns the code of a level, or of "not sure" in its place.
pub(super) fn level(source: &Source<'_>, code: &str) -> super::types::Coding {
    coding(system::LEVELS, code, source.words(&["level-", code]))
}
