//! Parts of external text that could not be read, with their paths.

use std::fmt;

use crate::json::Json;

/// A part of a file that could not be read, with its path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// Path to the part, for example `answers.medicines[1]`. Names in it are truncated.
    pub path: String,
    /// The kind of fault.
    pub kind: IssueKind,
}

/// Kind of fault in a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IssueKind {
    /// A value of another type was expected.
    Expected {
        /// The expected type.
        expected: &'static str,
        /// The actual type.
        found: &'static str,
    },
    /// Unknown question, option or field.
    Unknown(String),
    /// An exclusive option is combined with another one.
    Exclusive(String),
    /// More options than the question allows.
    TooMany(u8),
    /// No option, although one of them means "none".
    Empty,
    /// A number outside its range.
    OutOfRange(u16, u16),
    /// A required field is missing.
    Missing,
    /// A day outside the course, or a period that ends before it begins.
    NotInCourse,
    /// It occurs twice.
    Repeated,
    /// A clinic tried to relax a rule that is a safety floor.
    Floor(String),
    /// The whole file was changed after it was written, by damage or by hand.
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
    /// Creates an issue at a path.
    pub fn new(place: impl Into<String>, kind: IssueKind) -> Self {
        Self { path: place.into(), kind }
    }

    /// Creates an issue for a name that is unknown at this path.
    pub fn unknown(place: impl Into<String>, name: &str) -> Self {
        Self::new(place, IssueKind::Unknown(shown(name)))
    }
}

/// The issues collected by a reader that keeps every valid part.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Issues(Vec<Issue>);

impl Issues {
    /// Adds an issue.
    pub fn push(&mut self, issue: Issue) {
        self.0.push(issue);
    }

    /// Adds an issue at a path.
    pub fn report(&mut self, place: impl Into<String>, kind: IssueKind) {
        self.push(Issue::new(place, kind));
    }

    /// Adds an issue for a name that is unknown at this path.
    pub fn unknown(&mut self, place: impl Into<String>, name: &str) {
        self.push(Issue::unknown(place, name));
    }

    /// Adds the issues of another reader.
    pub fn extend(&mut self, issues: Vec<Issue>) {
        self.0.extend(issues);
    }

    /// Returns what was read, or `None` after adding the issue.
    pub fn taken<T>(&mut self, read: Result<T, Issue>) -> Option<T> {
        read.map_err(|issue| self.push(issue)).ok()
    }

    /// Returns `true` if there is an issue at exactly this path.
    pub fn has(&self, place: &str) -> bool {
        self.0.iter().any(|issue| issue.path == place)
    }

    /// Returns `true` if there are no issues.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<Issues> for Vec<Issue> {
    fn from(issues: Issues) -> Self {
        issues.0
    }
}

/// Appends a name to a path, truncated if it comes from outside.
pub fn under(place: &str, key: &str) -> String {
    let key = shown(key);
    if place.is_empty() { key } else { [place, ".", &key].concat() }
}

/// Returns the values of a list, each with its path.
pub fn numbered<'j>(place: &str, values: &'j [Json]) -> impl Iterator<Item = (String, &'j Json)> {
    values.iter().enumerate().map(move |(n, value)| (format!("{place}[{n}]"), value))
}

/// Creates an issue for a value of another type.
pub fn expected(place: &str, expected: &'static str, found: &Json) -> Issue {
    Issue::new(place, IssueKind::Expected { expected, found: found.kind() })
}

/// Maximum length of an external name in a message, in characters.
const LONGEST_NAME: usize = 64;

/// Makes an external name safe to display: short, and of visible ASCII characters, which all our
/// ids consist of. Anything else (line breaks, bidirectional control characters) is shown as the
/// replacement character.
pub fn shown(name: &str) -> String {
    let visible = |c: char| if c.is_ascii_graphic() { c } else { char::REPLACEMENT_CHARACTER };
    let mut shown: String = name.chars().take(LONGEST_NAME).map(visible).collect();
    if name.chars().nth(LONGEST_NAME).is_some() {
        shown.push('…');
    }
    shown
}
