//! The messages of one language, as compiled by the build.

use crate::json::Json;

/// A message: plain text with `{name}` placeholders, or one text per plural category.
#[derive(Debug, Clone, PartialEq)]
enum Message {
    Text(String),
    Plural { on: String, variants: Vec<(String, String)> },
}

/// All messages of one language.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MessageBundle {
    /// Sorted by key, as the build writes them.
    messages: Vec<(String, Message)>,
}

impl MessageBundle {
    /// Parses a compiled locale file.
    ///
    /// # Errors
    /// A description of the fault, for the boot screen's log.
    pub fn parse(text: &str) -> Result<Self, String> {
        let Json::Object(pairs) = Json::parse(text).map_err(|error| error.to_string())? else {
            return Err("a locale file is an object".to_owned());
        };
        let messages: Vec<_> = pairs
            .into_iter()
            .filter_map(|(key, value)| message(value).map(|message| (key, message)))
            .collect();
        if !messages.is_sorted_by(|(one, _), (next, _)| one < next) {
            return Err("a locale file is sorted by its keys".to_owned());
        }
        Ok(Self { messages })
    }

    /// Combines these messages with those of another file of the same language.
    #[must_use]
    pub fn joined(self, other: Self) -> Self {
        let mut messages = Vec::with_capacity(self.messages.len() + other.messages.len());
        let mut rest = other.messages.into_iter().peekable();
        for (key, message) in self.messages {
            while let Some(before) = rest.next_if(|(other, _)| *other < key) {
                messages.push(before);
            }
            messages.push((key, message));
        }
        messages.extend(rest);
        Self { messages }
    }

    fn message(&self, key: &str) -> Option<&Message> {
        let place = self.messages.binary_search_by(|(other, _)| other.as_str().cmp(key)).ok()?;
        self.messages.get(place).map(|(_, message)| message)
    }

    /// Returns `true` if there is such a message.
    pub fn has(&self, key: &str) -> bool {
        self.message(key).is_some()
    }

    /// Returns the keys, sorted.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.messages.iter().map(|(key, _)| key.as_str())
    }

    /// Returns the message with its placeholders filled in. `plural` returns the category of the number
    /// that selects the variant. A missing message yields its key: it is visible, and a test fails.
    pub fn format(
        &self,
        key: &str,
        args: &[(&str, &str)],
        plural: impl Fn(&str) -> &'static str,
    ) -> String {
        match self.message(key) {
            None => key.to_owned(),
            Some(Message::Text(text)) => substitute(text, args),
            Some(Message::Plural { on, variants }) => {
                let value = args.iter().find(|(name, _)| name == on).map_or("", |(_, value)| value);
                let find = |name: &str| {
                    variants.iter().find(|(variant, _)| variant == name).map(|(_, text)| text)
                };
                // A variant for the exact number takes precedence over its plural category.
                find(value)
                    .or_else(|| find(plural(value)))
                    .or_else(|| find("other"))
                    .map_or_else(String::new, |text| substitute(text, args))
            }
        }
    }
}

fn message(value: Json) -> Option<Message> {
    match value {
        Json::Text(text) => Some(Message::Text(text)),
        Json::Object(pairs) => {
            let mut on = String::new();
            let mut variants = Vec::new();
            for (name, text) in pairs {
                let Json::Text(text) = text else { return None };
                if name == "$" {
                    on = text;
                } else {
                    variants.push((name, text));
                }
            }
            Some(Message::Plural { on, variants })
        }
        _ => None,
    }
}

/// Fills in `{name}` and, with a particle, `{name|을/를}`.
fn substitute(text: &str, args: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((place, tail)) = after.split_once('}') else { break };
        let (name, pair) = place.split_once('|').unwrap_or((place, ""));
        let value = args.iter().find(|(arg, _)| *arg == name).map_or("", |(_, value)| value);
        out.push_str(value);
        if !pair.is_empty() {
            out.push_str(super::particle::particle(value, pair));
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::MessageBundle;

    #[test]
    fn the_very_number_goes_before_its_category() {
        let text =
            r#"{"left":{"$":"count","0":"last","one":"{count} more","other":"{count} left"}}"#;
        let bundle = MessageBundle::parse(text).unwrap_or_default();
        let say = |count: &str| {
            bundle.format("left", &[("count", count)], |n| if n == "1" { "one" } else { "other" })
        };
        assert_eq!(say("0"), "last");
        assert_eq!(say("1"), "1 more");
        assert_eq!(say("7"), "7 left");
    }

    #[test]
    fn two_files_of_a_language_join() {
        let parse = |text| MessageBundle::parse(text).unwrap_or_default();
        let whole = parse(r#"{"b":"B","d":"D"}"#).joined(parse(r#"{"a":"A","c":"C","e":"E"}"#));
        assert_eq!(whole.keys().collect::<String>(), "abcde");
        assert!(whole.keys().all(|key| whole.format(key, &[], |_| "other") == key.to_uppercase()));
        assert!(MessageBundle::parse(r#"{"b":"B","a":"A"}"#).is_err());
    }

    #[test]
    fn a_missing_message_shows_its_key() {
        assert_eq!(MessageBundle::default().format("nowhere", &[], |_| "other"), "nowhere");
    }
}
