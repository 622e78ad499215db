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

impl Issue {
    /// What is wrong in a place.
    pub fn new(place: impl Into<String>, kind: IssueKind) -> Self {
        Self { path: place.into(), kind }
    }

    /// A name that means nothing in a place.
    pub fn unknown(place: impl Into<String>, name: &str) -> Self {
        Self::new(place, IssueKind::Unknown(shown(name)))
    }
}

/// What could not be taken, collected by a reader that takes every good part.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Issues(Vec<Issue>);

impl Issues {
    /// Notes an issue.
    pub fn push(&mut self, issue: Issue) {
        self.0.push(issue);
    }

    /// Notes what is wrong in a place.
    pub fn tell(&mut self, place: impl Into<String>, kind: IssueKind) {
        self.push(Issue::new(place, kind));
    }

    /// Notes a name that means nothing in a place.
    pub fn unknown(&mut self, place: impl Into<String>, name: &str) {
        self.push(Issue::unknown(place, name));
    }

    /// Notes what another reader could not take.
    pub fn extend(&mut self, issues: Vec<Issue>) {
        self.0.extend(issues);
    }

    /// What was read, or nothing and a note of why not.
    pub fn taken<T>(&mut self, read: Result<T, Issue>) -> Option<T> {
        read.map_err(|issue| self.push(issue)).ok()
    }

    /// Whether something is noted of exactly this place.
    pub fn has(&self, place: &str) -> bool {
        self.0.iter().any(|issue| issue.path == place)
    }

    /// Whether everything could be taken.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<Issues> for Vec<Issue> {
    fn from(issues: Issues) -> Self {
        issues.0
    }
}

/// A place with one more name, which is cut short when it comes from outside.
pub fn under(place: &str, key: &str) -> String {
    let key = shown(key);
    if place.is_empty() { key } else { [place, ".", &key].concat() }
}

/// The values of a list, each with its place.
pub fn numbered<'j>(place: &str, values: &'j [Json]) -> impl Iterator<Item = (String, &'j Json)> {
    values.iter().enumerate().map(move |(n, value)| (format!("{place}[{n}]"), value))
}

/// The fault of a value of another kind.
pub fn expected(place: &str, expected: &'static str, found: &Json) -> Issue {
    Issue::new(place, IssueKind::Expected { expected, found: found.kind() })
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
