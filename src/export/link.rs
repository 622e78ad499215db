//! Answers as a short text after the `#` of an address, for a clinician's screen: a fragment is never sent to
//! a server.
//!
//! A payload is base64url (RFC 4648, section 5, no padding) of
//!
//! | bytes | what |
//! |---|---|
//! | 1 | version of the form, 1 |
//! | … | `Wire` in postcard |
//! | 4 | CRC-32 of all before it, the lowest byte first |
//!
//! The first and last part stay the same in every version, so that a newer link can be told from a damaged
//! one. A question is identified by two bytes derived from its id, kind and options. Options of earlier
//! versions are recognised if the knowledge lists them (`earlier`); any other question that has changed since
//! is not found, so that its answer is asked again instead of being misread. The checksum guards against
//! accidents, not against forgery.
//!
//! Programs that turn text into links drop trailing punctuation, including `-` and `_`, or include the full
//! stop of the sentence. So a payload is written to end in a letter or a digit, and is read without what
//! follows it; endings that may have been cut off are tried.

use base64ct::{Base64UrlUnpadded, Encoding};
use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

use crate::domain::{Answer, Answers, OptionId, OptionSet, QuestionId};
use crate::input::answers::{read_answers, write_answers};
use crate::input::checksum;
use crate::knowledge::model::EarlierOption;
use crate::knowledge::{Kind, Question, Questions};

/// Version of the format that is written.
pub const VERSION: u8 = 1;
/// Longest payload that is read, in characters; the app itself writes less than 400.
pub const LONGEST: usize = 2048;

/// Epoch of the day numbers.
const FIRST_DAY: Date = date(2020, 1, 1);
const SECONDS_OF_A_DAY: i64 = 24 * 60 * 60;

/// The contents of a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodedLink {
    /// The answers that could be read.
    pub answers: Answers,
    /// The start date of the plan.
    pub started: Date,
    /// Answers to questions that this version of the app does not have or asks differently.
    pub lost: usize,
}

/// Why a link cannot be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// Cut off, mistyped, or never one of ours.
    #[error("cut off, mistyped, or no link of ours")]
    Damaged,
    /// Written by a newer version of the app.
    #[error("written by a newer version of the app")]
    Newer,
}

/// The format of version 1.
#[derive(Debug, Serialize, Deserialize)]
struct Wire {
    /// Days since [`FIRST_DAY`].
    day: i32,
    answers: Vec<([u8; 2], Value)>,
}

/// An answer; options by their index in the question.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
enum Value {
    One(u8),
    Many(u32),
    Level(u8),
    Number(u16),
    Date(i32),
    NotSure,
}

/// Returns two bytes that identify a question as it is now.
fn mark(question: &Question) -> [u8; 2] {
    mark_with(question, question.kind.options().iter().map(String::as_str))
}

/// Returns two bytes that identify a question with these options.
fn mark_with<'a>(question: &Question, options: impl Iterator<Item = &'a str>) -> [u8; 2] {
    let kind = match &question.kind {
        Kind::One { .. } => "one",
        Kind::Many { .. } => "many",
        Kind::Level => "level",
        Kind::Number { unit, .. } => unit,
        Kind::Date => "date",
    };
    let mut text = [&question.id, "|", kind].concat();
    for option in options {
        text.push('|');
        text.push_str(option);
    }
    let [low, high, ..] = checksum::of_bytes(text.as_bytes()).to_le_bytes();
    [low, high]
}

fn to_days(date: Date) -> i32 {
    let days = date.duration_since(FIRST_DAY).as_secs() / SECONDS_OF_A_DAY;
    i32::try_from(days).unwrap_or(0)
}

/// Returns the day this many days after [`FIRST_DAY`], if the calendar has it.
fn from_days(days: i32) -> Option<Date> {
    let seconds = i64::from(days) * SECONDS_OF_A_DAY;
    let date = FIRST_DAY.saturating_add(jiff::SignedDuration::from_secs(seconds));
    (to_days(date) == days).then_some(date)
}

/// Encodes answers and day as a payload of letters, digits, `-` and `_` that ends in a letter or a digit.
pub fn write(knowledge: &Questions, answers: &Answers, started: Date) -> String {
    let answers = answers.iter().filter_map(|(id, answer)| {
        let question = knowledge.get(id)?;
        let value = match answer {
            Answer::One(option) => Value::One(option.0),
            Answer::Many(options) => Value::Many(options.0),
            Answer::Level(level) => Value::Level(level),
            Answer::Number(number) => Value::Number(number),
            Answer::Date(date) => Value::Date(to_days(date)),
            Answer::NotSure => Value::NotSure,
        };
        Some((mark(question), value))
    });
    let mut wire = Wire { day: to_days(started), answers: answers.collect() };
    let mut text = payload(&wire);
    // The order of the answers has no meaning, but determines the last character.
    for _ in 1..wire.answers.len() {
        if text.ends_with(|last: char| last.is_ascii_alphanumeric()) {
            break;
        }
        wire.answers.rotate_left(1);
        text = payload(&wire);
    }
    text
}

fn payload(wire: &Wire) -> String {
    let mut bytes = vec![VERSION];
    // Writing to memory does not fail; if it did, the reader would report the rest as damaged.
    bytes.extend(postcard::to_allocvec(wire).unwrap_or_default());
    let sum = checksum::of_bytes(&bytes);
    bytes.extend(sum.to_le_bytes());
    Base64UrlUnpadded::encode_string(&bytes)
}

/// Reads a payload.
///
/// # Errors
/// [`LinkError`] if nothing in it can be trusted. Single answers that this version of the app cannot read are
/// counted in [`DecodedLink::lost`].
pub fn read(knowledge: &Questions, payload: &str) -> Result<DecodedLink, LinkError> {
    let content = ENDINGS.iter().find_map(|ending| content(payload, ending));
    let content = content.ok_or(LinkError::Damaged)?;
    let (version, form) = content.split_first().ok_or(LinkError::Damaged)?;
    if *version > VERSION {
        return Err(LinkError::Newer);
    }
    let form: Option<(Wire, &[u8])> = postcard::take_from_bytes(form).ok();
    let wire = match form {
        Some((wire, [])) if *version == VERSION => wire,
        _ => return Err(LinkError::Damaged),
    };
    let started = from_days(wire.day).ok_or(LinkError::Damaged)?;
    let given = wire.answers.len();
    let mut found = Answers::default();
    for (mark, value) in &wire.answers {
        if let Some((question, answer, again)) = answer(knowledge, *mark, *value) {
            found.set(question, answer);
            if again {
                found.ask_again(question);
            }
        }
    }
    // The checks for files also decide whether an answer fits its question.
    let (answers, _) = read_answers(knowledge, "answers", &write_answers(knowledge, &found));
    Ok(DecodedLink { started, lost: given.saturating_sub(answers.len()), answers })
}

/// Possible lost endings of a payload: nothing, or characters that count as punctuation.
const ENDINGS: [&str; 7] = ["", "-", "_", "--", "-_", "_-", "__"];

/// Returns the payload before its checksum, if the checksum is right with this ending.
fn content(payload: &str, ending: &str) -> Option<Vec<u8>> {
    let ours = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    // Anything that cannot be part of a payload was appended to it.
    let end = payload.bytes().position(|byte| !ours(byte)).unwrap_or(payload.len());
    if end > LONGEST {
        return None;
    }
    let whole = [payload.get(..end)?, ending].concat();
    let mut bytes = Base64UrlUnpadded::decode_vec(&whole).ok()?;
    let (content, sum) = bytes.split_last_chunk::<4>()?;
    let length = content.len();
    if checksum::of_bytes(content) != u32::from_le_bytes(*sum) {
        return None;
    }
    bytes.truncate(length);
    Some(bytes)
}

/// Returns the answer for a value, if its question exists and has such options, and whether it is asked again
/// because its options have changed.
fn answer(
    knowledge: &Questions,
    name: [u8; 2],
    value: Value,
) -> Option<(QuestionId, Answer, bool)> {
    let Some((id, question)) = knowledge.questions().find(|(_, question)| mark(question) == name)
    else {
        return earlier_answer(knowledge, name, value);
    };
    let options = question.kind.options().len();
    let answer = match value {
        Value::One(option) => {
            (usize::from(option) < options).then_some(Answer::One(OptionId(option)))?
        }
        Value::Many(set) => {
            let set = OptionSet(set);
            set.iter().all(|option| option.index() < options).then_some(Answer::Many(set))?
        }
        Value::Level(level) => Answer::Level(level),
        Value::Number(number) => Answer::Number(number),
        Value::Date(days) => Answer::Date(from_days(days)?),
        Value::NotSure => Answer::NotSure,
    };
    Some((id, answer, false))
}

/// Like [`answer`], for a question as asked by an earlier version.
fn earlier_answer(
    knowledge: &Questions,
    name: [u8; 2],
    value: Value,
) -> Option<(QuestionId, Answer, bool)> {
    let (id, question, list) = knowledge.questions().find_map(|(id, question)| {
        let known = |list: &&Vec<EarlierOption>| {
            mark_with(question, list.iter().map(|one| question.earlier_option(*one).0)) == name
        };
        Some((id, question, question.earlier.iter().find(known)?))
    })?;
    let now = |place: usize| question.earlier_option(*list.get(place)?).1;
    let alias = |place: usize| matches!(list.get(place), Some(EarlierOption::Alias(_)));
    match value {
        Value::One(option) => {
            let place = usize::from(option);
            Some((id, Answer::One(now(place)?), alias(place)))
        }
        Value::Many(set) => {
            let set = OptionSet(set);
            let options = set.iter().map(|option| now(option.index()));
            let again = set.iter().any(|option| alias(option.index()));
            Some((id, Answer::Many(options.collect::<Option<OptionSet>>()?), again))
        }
        Value::Level(_) | Value::Number(_) | Value::Date(_) | Value::NotSure => None,
    }
}
