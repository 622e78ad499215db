//! What could not be taken of a text from outside, and where it stands.

use std::fmt;

use crate::json::Json;

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

impl std::error::Error for Issue {}

/// The fault of a value of another kind.
pub fn expected(place: &str, expected: &'static str, found: &Json) -> Issue {
    let problem = IssueKind::Expected { expected, found: found.kind() };
    Issue { path: place.to_owned(), kind: problem }
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
