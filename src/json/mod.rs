//! JSON as a plain tree, parsed strictly.
//!
//! Everything that comes from outside (a saved plan, a backup, a clinic's file, standard input) is
//! parsed into this tree first and then checked part by part, so that one invalid part never costs
//! the others. The reader has limits and rejects repeated keys, which other readers would resolve
//! differently.
//!
//! Our own reader and writer replace those of `serde_json`, which cost 11 KB of the first load
//! (`docs/decisions/0005-own-json.md`, measured). `tests/it/json.rs` compares them with `serde_json`.

use std::borrow::Cow;
use std::fmt;

mod read;
mod write;

/// Maximum size of a text, in bytes (1 MiB).
pub const MAX_BYTES: usize = 1 << 20;

/// A JSON value. Numbers are integers: no format of this product has others except clinic
/// percentages, which are a [`Json::Fraction`].
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// An integer.
    Int(i64),
    /// Any other number, as written: it is never calculated with, so it loses no digit and needs no
    /// arithmetic code.
    Fraction(String),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object, in the order written, without repeated keys.
    Object(Vec<(String, Json)>),
}

/// Reason why a text is not acceptable JSON.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JsonError {
    /// More than [`MAX_BYTES`].
    #[error("larger than {MAX_BYTES} bytes")]
    TooLarge,
    /// A syntax error.
    #[error("{problem} at line {line} column {column}")]
    Syntax {
        /// Description.
        problem: Cow<'static, str>,
        /// Line, from 1.
        line: usize,
        /// Byte in the line, from 1.
        column: usize,
    },
}

impl Json {
    /// Parses a text. Rejects nesting deeper than 127 levels, repeated keys, trailing text, and
    /// numbers of more than 40 characters or with an exponent of more than two digits.
    ///
    /// # Errors
    /// [`JsonError`] gives the reason and the position.
    pub fn parse(text: &str) -> Result<Self, JsonError> {
        if text.len() > MAX_BYTES {
            return Err(JsonError::TooLarge);
        }
        read::read(text)
    }

    /// Creates an object from pairs.
    pub fn object<K: Into<String>>(pairs: impl IntoIterator<Item = (K, Json)>) -> Self {
        Self::Object(pairs.into_iter().map(|(key, value)| (key.into(), value)).collect())
    }

    /// Creates a list.
    pub fn list(values: impl IntoIterator<Item = Json>) -> Self {
        Self::List(values.into_iter().collect())
    }

    /// Creates a string.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Creates a number that is only ever a count.
    pub fn count(number: u64) -> Self {
        Self::Int(i64::try_from(number).unwrap_or(i64::MAX))
    }

    /// Returns the value under a key of an object.
    pub fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Object(pairs) => {
                pairs.iter().find(|(name, _)| name == key).map(|(_, value)| value)
            }
            _ => None,
        }
    }

    /// Returns the string, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the integer, if it is one.
    pub fn as_int(&self) -> Option<i64> {
        match self {
            Self::Int(number) => Some(*number),
            _ => None,
        }
    }

    /// Returns the number, if it is one.
    pub fn as_number(&self) -> Option<f64> {
        match self {
            // Exact up to 2^53, rounded to nearest beyond.
            Self::Int(number) => Some(*number as f64),
            Self::Fraction(number) => number.parse().ok(),
            _ => None,
        }
    }

    /// Returns the list, if it is one.
    pub fn as_list(&self) -> Option<&[Self]> {
        match self {
            Self::List(values) => Some(values),
            _ => None,
        }
    }

    /// Returns the pairs, if it is an object.
    pub fn as_object(&self) -> Option<&[(String, Self)]> {
        match self {
            Self::Object(pairs) => Some(pairs),
            _ => None,
        }
    }

    /// Returns JSON with one line per part, for people to read.
    pub fn pretty(&self) -> String {
        write::pretty(self)
    }

    /// Returns the type of the value, for messages.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "true or false",
            Self::Int(_) => "a whole number",
            Self::Fraction(_) => "a fraction",
            Self::Text(_) => "a text",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        }
    }
}

/// Compact JSON.
impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&write::compact(self))
    }
}
