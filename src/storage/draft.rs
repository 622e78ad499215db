//! Answers given before the storage core has loaded, one per line: the question id, a tab, and the answer by
//! its ids (several options joined by `+`).
//!
//! The storage core belongs to the deferred part of the program, which loads a moment after the first
//! question. Until then, this text, which needs neither JSON nor a checksum, survives a reload or a crash.
//! The core imports it with its first save and removes it.

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

/// Merges a newer draft with an older one's lines about other questions.
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

/// Parses the output of [`write()`]. Lines unknown to this program are skipped: their question is asked
/// again.
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

/// Returns the answer in the form used in files.
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
