//! Answers in files: keyed by id, each in the simplest JSON form.
//!
//! A single choice is a string, several are a list of strings, levels and numbers are integers, a
//! day is `YYYY-MM-DD`, and "not sure", where a question has no such option, is `"not_sure"`.

use crate::domain::{Answer, Answers, OptionId, OptionSet, QuestionId, date_text};
use crate::json::Json;
use crate::knowledge::{Kind, Question, Questions};

use super::issues::{Issue, IssueKind, expected, shown};
use super::values::{read_date, read_number};

/// Reads an object of answers. Valid parts are kept; each invalid one is reported. An option of an
/// earlier version is read as its stricter current equivalent, and its question is marked to be
/// asked again. The answers to several questions of one group (`actives_since`) may be nested in an
/// object.
pub fn read_answers(knowledge: &Questions, place: &str, json: &Json) -> (Answers, Vec<Issue>) {
    let mut answers = Answers::default();
    let mut issues = Vec::new();
    let Some(pairs) = json.as_object() else {
        issues.push(expected(place, "an object", json));
        return (answers, issues);
    };
    for (id, value) in pairs {
        let known = knowledge.questions().find(|(_, entry)| entry.id == *id);
        if let (None, Some(group)) = (known, value.as_object())
            && knowledge.questions().any(|(_, entry)| in_group(entry, id))
        {
            for (key, value) in group {
                let full = [id.as_str(), "_", key.as_str()].concat();
                let place = format!("{place}.{}.{}", shown(id), shown(key));
                match knowledge.find_question(&full) {
                    Some(question) => {
                        take(knowledge, &mut answers, &mut issues, question, &place, value);
                    }
                    None => issues.push(Issue::unknown(place, key)),
                }
            }
            continue;
        }
        let Some((question, _)) = known else {
            issues.push(Issue::unknown(format!("{place}.{}", shown(id)), id));
            continue;
        };
        take(knowledge, &mut answers, &mut issues, question, &format!("{place}.{id}"), value);
    }
    (answers, issues)
}

/// Returns `true` if the question's id starts with the name of this group.
fn in_group(question: &Question, sort: &str) -> bool {
    question.id.strip_prefix(sort).is_some_and(|rest| rest.starts_with('_'))
}

fn take(
    knowledge: &Questions,
    answers: &mut Answers,
    issues: &mut Vec<Issue>,
    question: QuestionId,
    place: &str,
    value: &Json,
) {
    let entry = knowledge.question(question);
    match read_answer(entry, place, value) {
        Ok(Some(answer)) => {
            answers.set(question, answer);
            if names_alias(entry, value) {
                answers.ask_again(question);
            }
        }
        Ok(None) => {}
        Err(issue) => issues.push(issue),
    }
}

/// Returns `true` if an answer names an option of an earlier version.
pub fn names_alias(question: &Question, json: &Json) -> bool {
    let alias = |json: &Json| json.as_text().is_some_and(|id| question.find_alias(id).is_some());
    alias(json) || json.as_list().unwrap_or_default().iter().any(alias)
}

/// Reads one answer; `null` means unanswered.
///
/// # Errors
/// The first fault in the answer.
pub fn read_answer(question: &Question, place: &str, json: &Json) -> Result<Option<Answer>, Issue> {
    if *json == Json::Null {
        return Ok(None);
    }
    if question.not_sure && json.as_text() == Some("not_sure") {
        return Ok(Some(Answer::NotSure));
    }
    let answer = match &question.kind {
        Kind::One { .. } => Answer::One(read_option(question, place, json)?),
        Kind::Many { exclusive, at_most, .. } => {
            Answer::Many(read_options(question, place, json, *exclusive, *at_most)?)
        }
        Kind::Level => {
            let level = read_number(place, json, 0, 4)?;
            Answer::Level(u8::try_from(level).unwrap_or(4))
        }
        Kind::Number { min, max, .. } => Answer::Number(read_number(place, json, *min, *max)?),
        Kind::Date => Answer::Date(read_date(place, json)?),
    };
    Ok(Some(answer))
}

fn read_option(question: &Question, place: &str, json: &Json) -> Result<OptionId, Issue> {
    let id = json.as_text().ok_or_else(|| expected(place, "the id of an option", json))?;
    question
        .find_option(id)
        .or_else(|| question.find_alias(id))
        .ok_or_else(|| Issue::unknown(place, id))
}

fn read_options(
    question: &Question,
    place: &str,
    json: &Json,
    exclusive: OptionSet,
    at_most: Option<u8>,
) -> Result<OptionSet, Issue> {
    let issue = |problem| Err(Issue::new(place, problem));
    let list = json.as_list().ok_or_else(|| expected(place, "a list of options", json))?;
    let mut set = OptionSet::EMPTY;
    for (n, item) in list.iter().enumerate() {
        set.insert(read_option(question, &format!("{place}[{n}]"), item)?);
    }
    if let Some(alone) = set.iter().find(|option| exclusive.contains(*option))
        && set.len() > 1
    {
        return issue(IssueKind::Exclusive(question.option_id(alone).to_owned()));
    }
    match at_most {
        Some(most) if set.len() > usize::from(most) => issue(IssueKind::TooMany(most)),
        // Only a question without a "none" option can be answered by choosing nothing.
        _ if set.is_empty() && !exclusive.is_empty() => issue(IssueKind::Empty),
        _ => Ok(set),
    }
}

/// Writes answers by id, in question order.
pub fn write_answers(knowledge: &Questions, answers: &Answers) -> Json {
    Json::object(answers.iter().filter_map(|(question, answer)| {
        let entry = knowledge.get(question)?;
        Some((entry.id.clone(), write_answer(entry, answer, answers.asks_again(question))))
    }))
}

/// Writes one answer. `again`: it was read from an option of an earlier version and is written as
/// that option, so that its question is asked again after the next load too.
fn write_answer(entry: &Question, answer: Answer, again: bool) -> Json {
    let id = |option| {
        let alias = entry.alias_of(option).filter(|_| again);
        Json::text(alias.unwrap_or_else(|| entry.option_id(option)))
    };
    match answer {
        Answer::One(option) => id(option),
        Answer::Many(options) => Json::list(options.iter().map(id)),
        Answer::Level(level) => Json::Int(i64::from(level)),
        Answer::Number(number) => Json::Int(i64::from(number)),
        Answer::Date(date) => Json::text(date_text(date)),
        Answer::NotSure => Json::text("not_sure"),
    }
}
