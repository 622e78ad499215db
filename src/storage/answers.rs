//! Answers in files: by id, each in the simplest JSON form.
//!
//! One choice is a string, several are a list of strings, levels and numbers are whole numbers,
//! a day is `YYYY-MM-DD`, and «not sure» where a question has no such option is `"not_sure"`.

use std::fmt;

use jiff::civil::Date;

use crate::domain::{
    Answer, Answers, ClosedSet, OptionId, OptionSet, QuestionId, date_text, parse_date,
};
use crate::json::Json;
use crate::knowledge::{Kind, Question, Questions};

/// A part of a file that could not be taken, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// Path to the part, for example `answers.medicines[1]`. Names in it are cut short.
    pub path: String,
    /// What is wrong with it.
    pub kind: IssueKind,
}

/// What is wrong with a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IssueKind {
    /// Another kind of value was expected.
    Expected {
        /// What the place takes.
        expected: &'static str,
        /// What stands there.
        found: &'static str,
    },
    /// There is no such question, option or field.
    Unknown(String),
    /// An exclusive option stands beside another one.
    Exclusive(String),
    /// More options than the question takes.
    TooMany(u8),
    /// No option although one of them means «none».
    Empty,
    /// A number outside its range.
    OutOfRange(u16, u16),
    /// A required field is missing.
    Missing,
    /// A day that lies outside the course, or ends before it begins.
    NotInCourse,
    /// It stands there twice.
    Repeated,
    /// A clinic tried to relax a rule that is a safety floor.
    Floor(String),
    /// The whole was changed after it was written, by damage or by hand.
    Altered,
}

/// Longest name from outside that is repeated in a message, in characters.
const LONGEST_NAME: usize = 64;

/// A name from outside, fit to be shown: short, and of visible ASCII characters, which all our
/// ids are made of. Anything else (line breaks, marks that turn the direction of text) shows as
/// the replacement character.
pub fn shown(name: &str) -> String {
    let visible = |c: char| if c.is_ascii_graphic() { c } else { char::REPLACEMENT_CHARACTER };
    let mut shown: String = name.chars().take(LONGEST_NAME).map(visible).collect();
    if name.chars().nth(LONGEST_NAME).is_some() {
        shown.push('…');
    }
    shown
}

impl fmt::Display for Issue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.path)?;
        match &self.kind {
            IssueKind::Expected { expected, found } => {
                write!(f, "expected {expected}, found {found}")
            }
            IssueKind::Unknown(name) => write!(f, "there is no {name:?}"),
            IssueKind::Exclusive(name) => write!(f, "{name:?} cannot stand beside another option"),
            IssueKind::TooMany(most) => write!(f, "takes at most {most} options"),
            IssueKind::Empty => write!(f, "names no option"),
            IssueKind::OutOfRange(min, max) => write!(f, "must be {min} to {max}"),
            IssueKind::Missing => write!(f, "is missing"),
            IssueKind::NotInCourse => {
                write!(f, "is not a day between the start of the course and today")
            }
            IssueKind::Repeated => write!(f, "stands there twice"),
            IssueKind::Floor(rule) => {
                write!(f, "{rule} is a safety floor and cannot be relaxed; it stays in force")
            }
            IssueKind::Altered => write!(f, "was changed after it was written"),
        }
    }
}

/// Reads an object of answers. Every good part is taken; every bad one is told. An option of an
/// earlier version counts as the stricter one of today, and its question is marked to be asked
/// again. The answers to several questions of one sort (`actives_since`) may stand together in an
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
                    None => {
                        issues.push(Issue { path: place, kind: IssueKind::Unknown(shown(key)) })
                    }
                }
            }
            continue;
        }
        let Some((question, _)) = known else {
            let name = shown(id);
            issues.push(Issue { path: format!("{place}.{name}"), kind: IssueKind::Unknown(name) });
            continue;
        };
        take(knowledge, &mut answers, &mut issues, question, &format!("{place}.{id}"), value);
    }
    (answers, issues)
}

/// Whether the question is one of those whose ids start with the name of their sort.
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

/// Whether an answer names an option of an earlier version.
pub fn names_alias(question: &Question, json: &Json) -> bool {
    let alias = |json: &Json| json.as_text().is_some_and(|id| question.find_alias(id).is_some());
    alias(json) || json.as_list().unwrap_or_default().iter().any(alias)
}

/// Reads one answer; `null` means unanswered.
///
/// # Errors
/// The first fault in it.
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
        .ok_or_else(|| Issue { path: place.to_owned(), kind: IssueKind::Unknown(shown(id)) })
}

fn read_options(
    question: &Question,
    place: &str,
    json: &Json,
    exclusive: OptionSet,
    at_most: Option<u8>,
) -> Result<OptionSet, Issue> {
    let issue = |problem| Err(Issue { path: place.to_owned(), kind: problem });
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
        // Only a question without a «none» can be answered by choosing nothing.
        _ if set.is_empty() && !exclusive.is_empty() => issue(IssueKind::Empty),
        _ => Ok(set),
    }
}

/// Reads a whole number inside a range.
///
/// # Errors
/// When it is something else or outside.
pub fn read_number(place: &str, json: &Json, min: u16, max: u16) -> Result<u16, Issue> {
    let number = json.as_int().ok_or_else(|| expected(place, "a whole number", json))?;
    u16::try_from(number)
        .ok()
        .filter(|number| (min..=max).contains(number))
        .ok_or_else(|| Issue { path: place.to_owned(), kind: IssueKind::OutOfRange(min, max) })
}

/// Reads a day written `YYYY-MM-DD`.
///
/// # Errors
/// When it is something else or no day of the calendar.
pub fn read_date(place: &str, json: &Json) -> Result<Date, Issue> {
    json.as_text()
        .filter(|text| text.len() == 10)
        .and_then(parse_date)
        .ok_or_else(|| expected(place, "a day written YYYY-MM-DD", json))
}

/// Reads a member of a closed set by its id; `what` names the set.
///
/// # Errors
/// The fault of anything else.
pub fn member<T: ClosedSet>(place: &str, json: &Json, what: &'static str) -> Result<T, Issue> {
    json.as_text().and_then(T::from_id).ok_or_else(|| expected(place, what, json))
}

/// The fault of a value of another kind.
pub fn expected(place: &str, expected: &'static str, found: &Json) -> Issue {
    let problem = IssueKind::Expected { expected, found: found.kind() };
    Issue { path: place.to_owned(), kind: problem }
}

/// Writes answers by id, in the order of the questions.
pub fn write_answers(knowledge: &Questions, answers: &Answers) -> Json {
    Json::object(answers.iter().filter_map(|(question, answer)| {
        let entry = knowledge.get(question)?;
        Some((entry.id.clone(), write_answer(entry, answer, answers.asks_again(question))))
    }))
}

/// `again`: the answer was read from one of an earlier version, and is written as that, so that its
/// question is still asked again after the next load.
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
