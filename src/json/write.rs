//! The writer.

use super::Json;

/// Writes without any white space.
pub(super) fn compact(json: &Json) -> String {
    let mut text = String::new();
    write(&mut text, json, None);
    text
}

/// Writes one line per part, indented by two spaces per level.
pub(super) fn pretty(json: &Json) -> String {
    let mut text = String::new();
    write(&mut text, json, Some(0));
    text
}

/// Writes a value. `level` is the indentation of its lines; `None` for compact text.
fn write(text: &mut String, json: &Json, level: Option<usize>) {
    match json {
        Json::Null => text.push_str("null"),
        Json::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
        Json::Int(number) => text.push_str(&number.to_string()),
        Json::Fraction(number) => text.push_str(number),
        Json::Text(value) => string(text, value),
        Json::List(values) => {
            text.push('[');
            for (n, value) in values.iter().enumerate() {
                item(text, n, level);
                write(text, value, level.map(|level| level + 1));
            }
            close(text, values.is_empty(), level, ']');
        }
        Json::Object(pairs) => {
            text.push('{');
            for (n, (key, value)) in pairs.iter().enumerate() {
                item(text, n, level);
                string(text, key);
                text.push_str(if level.is_some() { ": " } else { ":" });
                write(text, value, level.map(|level| level + 1));
            }
            close(text, pairs.is_empty(), level, '}');
        }
    }
}

/// Writes the separator before the `n`th part.
fn item(text: &mut String, n: usize, level: Option<usize>) {
    if n > 0 {
        text.push(',');
    }
    if let Some(level) = level {
        line(text, level + 1);
    }
}

fn close(text: &mut String, empty: bool, level: Option<usize>, bracket: char) {
    if let (false, Some(level)) = (empty, level) {
        line(text, level);
    }
    text.push(bracket);
}

fn line(text: &mut String, level: usize) {
    text.push('\n');
    for _ in 0..level {
        text.push_str("  ");
    }
}

fn string(text: &mut String, value: &str) {
    text.push('"');
    for character in value.chars() {
        match character {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            '\u{8}' => text.push_str("\\b"),
            '\u{c}' => text.push_str("\\f"),
            control @ '\0'..'\u{20}' => {
                // Below 32, so two digits suffice.
                text.push_str(if control < '\u{10}' { "\\u000" } else { "\\u001" });
                text.push(char::from_digit(u32::from(control) % 16, 16).unwrap_or('0'));
            }
            other => text.push(other),
        }
    }
    text.push('"');
}
