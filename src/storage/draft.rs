//! Answers that were given before the storage core had arrived, one a line: the id of the question,
//! a tab, and the answer by its ids (several options joined by `+`).
//!
//! The storage core belongs to the deferred part of the program, which comes a moment after the first
//! question. Until then this text, which needs neither JSON nor a checksum, is what a reload or a
//! crash leaves behind. The core takes it over with its first save and removes it.

use crate::domain::{Answer, Answers, date_text};
use crate::json::Json;
use crate::knowledge::{Kind, Question, Questions};

use crate::input::answers::read_answer;

/// Writes answers as text.
pub fn write(questions: &Questions, answers: &Answers) -> String {
    let mut text = String::new();
    for (id, answer) in answers.iter() {
        let Some(question) = questions.get(id) else { continue };
        text.push_str(&question.id);
        text.push('\t');
        match answer {
            Answer::One(option) => text.push_str(question.option_id(option)),
            Answer::Many(options) => {
                for (place, option) in options.iter().enumerate() {
                    if place > 0 {
                        text.push('+');
                    }
                    text.push_str(question.option_id(option));
                }
            }
            Answer::Level(level) => text.push_str(&level.to_string()),
            Answer::Number(number) => text.push_str(&number.to_string()),
            Answer::Date(date) => text.push_str(&date_text(date)),
            Answer::NotSure => text.push_str("not_sure"),
        }
        text.push('\n');
    }
    text
}

/// A newer draft together with the lines of an older one about other questions.
pub fn beside(older: &str, newer: &str) -> String {
    fn question(line: &str) -> &str {
        line.split('\t').next().unwrap_or_default()
    }
    let again = |line: &str| newer.lines().any(|other| question(other) == question(line));
    let mut text = String::new();
    for line in older.lines().filter(|line| !again(line)).chain(newer.lines()) {
        text.push_str(line);
        text.push('\n');
    }
    text
}

/// Reads what [`write()`] has written. A line that says nothing to this program is passed over: its
/// question is asked again.
pub fn read(questions: &Questions, text: &str) -> Answers {
    text.lines()
        .take(questions.entries.len())
        .filter_map(|line| {
            let (name, value) = line.split_once('\t')?;
            let id = questions.find_question(name)?;
            let question = questions.question(id);
            let answer = read_answer(question, name, &as_json(question, value)?).ok()??;
            Some((id, answer))
        })
        .collect()
}

/// The answer in the form in which files hold it.
fn as_json(question: &Question, value: &str) -> Option<Json> {
    if question.not_sure && value == "not_sure" {
        return Some(Json::text(value));
    }
    Some(match &question.kind {
        Kind::One { .. } | Kind::Date => Json::text(value),
        Kind::Many { .. } => {
            Json::list(value.split('+').filter(|id| !id.is_empty()).map(Json::text))
        }
        Kind::Level | Kind::Number { .. } => Json::Int(value.parse().ok()?),
    })
}
