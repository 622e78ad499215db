//! The plain fields of a clinic's file: texts, links, numbers, lists.

use crate::input::issues::{numbered, shown, under};
use crate::json::Json;
use crate::knowledge::Knowledge;

use super::diagnostic::{Diagnostic, DiagnosticKind, Fallback};
use super::profile::LocalizedText;

/// Most items in one list.
pub(super) const MOST_ITEMS: usize = 100;
/// Longest name, label, price.
pub(super) const NAME: usize = 80;
/// Longest remark or line.
pub(super) const LINE: usize = 400;
/// Longest link.
pub(super) const LINK: usize = 500;
/// The app's languages.
pub const LANGUAGES: [&str; 2] = ["en", "ko"];

/// Reads a file and collects its problems.
pub(super) struct Reader<'a> {
    pub knowledge: &'a Knowledge,
    /// A file of its own, rather than the section of a plan file, which may leave more out.
    pub whole: bool,
    pub diagnostics: Vec<Diagnostic>,
}

/// Returns a short form of a value, for a message.
pub(super) fn found(json: &Json) -> String {
    match json {
        Json::Text(text) => format!("a text, {:?}", shown(text)),
        Json::Int(number) => format!("a whole number, {number}"),
        other => other.kind().to_owned(),
    }
}

impl Reader<'_> {
    pub fn report(&mut self, place: &str, kind: DiagnosticKind, fallback: Fallback) {
        self.diagnostics.push(Diagnostic { place: place.to_owned(), kind, fallback });
    }

    pub fn expected(&mut self, place: &str, expected: &'static str, json: &Json) {
        self.expected_else(place, expected, json, Fallback::LeftOut);
    }

    pub fn expected_else(
        &mut self,
        place: &str,
        expected: &'static str,
        json: &Json,
        fallback: Fallback,
    ) {
        self.report(place, DiagnosticKind::Expected { expected, found: found(json) }, fallback);
    }

    pub fn unknown(&mut self, place: &str, name: &str, fallback: Fallback) {
        self.report(place, DiagnosticKind::Unknown(shown(name)), fallback);
    }

    /// Returns the fields of an object, each with its place. `null` counts as missing.
    pub fn object<'j>(&mut self, place: &str, json: &'j Json) -> Vec<(String, &'j str, &'j Json)> {
        let Some(pairs) = json.as_object() else {
            self.expected(place, "an object", json);
            return Vec::new();
        };
        pairs
            .iter()
            .filter(|(_, value)| *value != Json::Null)
            .map(|(key, value)| (under(place, key), key.as_str(), value))
            .collect()
    }

    /// Returns the items of a list, each with its place.
    pub fn list<'j>(&mut self, place: &str, json: &'j Json) -> Vec<(String, &'j Json)> {
        let Some(items) = json.as_list() else {
            self.expected(place, "a list", json);
            return Vec::new();
        };
        if items.len() > MOST_ITEMS {
            self.report(place, DiagnosticKind::Many(MOST_ITEMS), Fallback::LeftOut);
            return Vec::new();
        }
        numbered(place, items).collect()
    }

    /// Reads a text of the clinic: one for all languages, or one for each.
    pub fn local(&mut self, place: &str, json: &Json, most: usize) -> Option<LocalizedText> {
        let pairs = match json {
            Json::Text(text) => vec![(place.to_owned(), "", text.as_str())],
            Json::Object(_) => {
                let mut pairs = Vec::new();
                for (place, lang, value) in self.object(place, json) {
                    match value.as_text() {
                        _ if !LANGUAGES.contains(&lang) => {
                            self.unknown(&place, lang, Fallback::LeftOut);
                        }
                        Some(text) => pairs.push((place, lang, text)),
                        None => self.expected(&place, "a text", value),
                    }
                }
                pairs
            }
            _ => {
                self.expected(place, "a text, or one for each of en, ko", json);
                return None;
            }
        };
        let mut texts = Vec::new();
        for (place, lang, text) in pairs {
            if plain(text, most) {
                texts.push((lang.to_owned(), text.trim().to_owned()));
            } else {
                self.report(&place, DiagnosticKind::Text(most), Fallback::LeftOut);
            }
        }
        (!texts.is_empty()).then_some(LocalizedText(texts))
    }

    /// Reads an `https:` address.
    pub fn link(&mut self, place: &str, json: &Json) -> Option<String> {
        let link = json.as_text().filter(|text| is_https(text));
        if link.is_none() {
            self.expected(place, "an address that starts with https://", json);
        }
        link.map(str::to_owned)
    }

    /// Reads a text that satisfies `fits`.
    pub fn text_that(
        &mut self,
        place: &str,
        json: &Json,
        expected: &'static str,
        fits: impl Fn(&str) -> bool,
    ) -> Option<String> {
        let text = json.as_text().filter(|text| fits(text));
        if text.is_none() {
            self.expected(place, expected, json);
        }
        text.map(str::to_owned)
    }

    /// Reads an integer within bounds.
    pub fn number(
        &mut self,
        place: &str,
        json: &Json,
        expected: &'static str,
        (least, most): (u16, u16),
        fallback: Fallback,
    ) -> Option<u16> {
        let number = json.as_int().and_then(|number| u16::try_from(number).ok());
        let number = number.filter(|number| (least..=most).contains(number));
        if number.is_none() {
            self.expected_else(place, expected, json, fallback);
        }
        number
    }
}

/// Returns `true` if a text can be shown: not empty, not too long, without characters that end lines, are
/// invisible or change the direction of what follows.
fn plain(text: &str, most: usize) -> bool {
    let turns = |c: char| {
        matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
            || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}')
    };
    !text.trim().is_empty()
        && text.chars().count() <= most
        && !text.chars().any(|c| c.is_control() || turns(c))
}

/// Returns `true` for `https://`, a host, and nothing ambiguous: no user name or password before the host, no
/// space, no quotation mark, no backslash.
pub(super) fn is_https(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("https://") else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let named = host.split(':').next().unwrap_or_default();
    let fine = |c: char| c.is_ascii_graphic() && !"\"<>\\^`{|}".contains(c);
    text.len() <= LINK
        && rest.chars().all(fine)
        && named.contains('.')
        && !named.starts_with(['.', '-'])
        && host.chars().all(|c| c.is_ascii_alphanumeric() || ".-:".contains(c))
}

/// Returns `true` for a telephone number: digits with spaces, hyphens, brackets, and a leading plus sign.
pub(super) fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let rest = text.strip_prefix('+').unwrap_or(text);
    (3..=15).contains(&digits)
        && text.len() <= 30
        && rest.chars().all(|c| c.is_ascii_digit() || " -()".contains(c))
}

/// Returns `true` for an e-mail address of the usual form.
pub(super) fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else { return false };
    let word = |part: &str, more: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || more.contains(c))
    };
    text.len() <= 254
        && word(name, "._%+-")
        && word(host, ".-")
        && host.contains('.')
        && !host.starts_with(['.', '-'])
        && !host.ends_with('.')
}
