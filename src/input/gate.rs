//! The first check of external text: its size and shape.
//!
//! The limits are far above anything this app writes and low enough that even the worst text is
//! read or rejected within a few milliseconds.

use std::str::Utf8Error;

use crate::json::{Json, JsonError, MAX_BYTES};

/// Maximum number of values (lists, objects and their content) in one text.
pub const MAX_VALUES: usize = 30_000;

/// Maximum number of names in one object. The JSON reader compares each name with all before it.
pub const MAX_NAMES: u16 = 256;

/// Maximum nesting depth; the JSON reader itself stops at 127.
pub const MAX_DEPTH: usize = 127;

/// Maximum length of a string, in bytes.
pub const MAX_TEXT: usize = 4096;

/// Reason why a text is rejected.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// It exceeds one of the limits.
    #[error("larger than {MAX_BYTES} bytes, or nested too deep, or with too many parts")]
    TooLarge,
    /// Not UTF-8; position of the first invalid byte.
    #[error("not UTF-8 at byte {0}")]
    NotText(usize),
    /// Only white space.
    #[error("not JSON: there is nothing")]
    Blank,
    /// Not JSON; the parser's message.
    #[error("not JSON: {0}")]
    NotJson(String),
}

/// Reads bytes as a JSON tree. A byte order mark, which some editors write, is skipped.
///
/// # Errors
/// The first violated limit or rule.
pub fn read(bytes: &[u8]) -> Result<Json, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge);
    }
    let place = |error: Utf8Error| ReadError::NotText(error.valid_up_to());
    let text = std::str::from_utf8(bytes).map_err(place)?;
    read_text(text.strip_prefix('\u{FEFF}').unwrap_or(text))
}

/// Reads a text as a JSON tree.
///
/// # Errors
/// The first violated limit or rule.
pub fn read_text(text: &str) -> Result<Json, ReadError> {
    if text.len() > MAX_BYTES || !within_limits(text.as_bytes()) {
        return Err(ReadError::TooLarge);
    }
    if text.trim_ascii().is_empty() {
        return Err(ReadError::Blank);
    }
    Json::parse(text).map_err(|error| match error {
        JsonError::TooLarge => ReadError::TooLarge,
        JsonError::Syntax { .. } => ReadError::NotJson(error.to_string()),
    })
}

/// Returns `true` if no string in the tree is longer than [`MAX_TEXT`].
pub fn texts_within_limit(json: &Json) -> bool {
    match json {
        Json::Text(text) => text.len() <= MAX_TEXT,
        Json::List(values) => values.iter().all(texts_within_limit),
        Json::Object(pairs) => {
            pairs.iter().all(|(name, value)| name.len() <= MAX_TEXT && texts_within_limit(value))
        }
        _ => true,
    }
}

/// Counts values, names and depth in one pass, before anything is built. The text need not be
/// well-formed; whatever passes is still to be parsed.
fn within_limits(bytes: &[u8]) -> bool {
    let mut names: Vec<u16> = Vec::new();
    let mut values = 1_usize;
    let mut in_string = false;
    let mut escaped = false;
    for byte in bytes {
        if in_string {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => in_string = false,
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => in_string = true,
            b'[' | b'{' => {
                values += 1;
                names.push(0);
            }
            b']' | b'}' => {
                names.pop();
            }
            b',' => values += 1,
            b':' => {
                if let Some(count) = names.last_mut() {
                    *count = count.saturating_add(1);
                    if *count > MAX_NAMES {
                        return false;
                    }
                }
            }
            _ => {}
        }
        if values > MAX_VALUES || names.len() > MAX_DEPTH {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list_of(count: usize) -> String {
        format!("[{}]", vec!["0"; count].join(","))
    }

    #[test]
    fn size_is_limited() {
        let text = |len: usize| format!("\"{}\"", "a".repeat(len - 2));
        assert!(read(text(MAX_BYTES).as_bytes()).is_ok());
        assert_eq!(read(text(MAX_BYTES + 1).as_bytes()), Err(ReadError::TooLarge));
        assert_eq!(read_text(&text(MAX_BYTES + 1)), Err(ReadError::TooLarge));
    }

    #[test]
    fn number_of_values_is_limited() {
        assert!(read_text(&list_of(MAX_VALUES - 1)).is_ok());
        assert_eq!(read_text(&list_of(MAX_VALUES)), Err(ReadError::TooLarge));
    }

    #[test]
    fn number_of_names_is_limited() {
        let object = |count: usize| {
            let pairs: Vec<String> = (0..count).map(|n| format!("\"k{n}\":0")).collect();
            format!("{{{}}}", pairs.join(","))
        };
        let most = usize::from(MAX_NAMES);
        assert!(read_text(&object(most)).is_ok());
        assert_eq!(read_text(&object(most + 1)), Err(ReadError::TooLarge));
    }

    #[test]
    fn depth_is_limited() {
        let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert!(read_text(&nested(MAX_DEPTH)).is_ok());
        assert_eq!(read_text(&nested(MAX_DEPTH + 1)), Err(ReadError::TooLarge));
        // The parser's own limit is no lower, so it does not mask any of these.
        assert!(Json::parse(&nested(MAX_DEPTH)).is_ok());
        assert!(Json::parse(&nested(MAX_DEPTH + 1)).is_err());
    }

    #[test]
    fn length_of_strings_is_limited() {
        let text = |len: usize| Json::text("a".repeat(len));
        let wrapped = |json: Json| Json::list([Json::object([("k", json)])]);
        assert!(texts_within_limit(&wrapped(text(MAX_TEXT))));
        assert!(!texts_within_limit(&wrapped(text(MAX_TEXT + 1))));
        let name = "a".repeat(MAX_TEXT + 1);
        assert!(!texts_within_limit(&Json::object([(name, Json::Null)])));
    }

    #[test]
    fn brackets_in_strings_do_not_count() {
        let text = Json::text("[{,:\\\"".repeat(MAX_VALUES)).to_string();
        assert!(read_text(&text).is_ok());
    }

    #[test]
    fn a_byte_order_mark_is_passed_over_and_nothing_is_blank() {
        assert_eq!(read(b"\xEF\xBB\xBF[]"), Ok(Json::list([])));
        assert_eq!(read(b" \n"), Err(ReadError::Blank));
        assert_eq!(read(b""), Err(ReadError::Blank));
        assert_eq!(read(b"\xEF\xBB\xBF"), Err(ReadError::Blank));
        assert_eq!(read(b"[\"\xFF\"]"), Err(ReadError::NotText(2)));
    }
}
