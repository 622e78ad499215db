//! What an export needs of a language: the words themselves stay in `locales/`.

use jiff::civil::Date;

use crate::domain::Time;

/// The words of one language. The app lends its own, host programs a plain reading of the same
/// locale files.
pub trait Localizer {
    /// A message with its placeholders filled.
    fn format(&self, key: &str, args: &[(&str, &str)]) -> String;

    /// Whether there is such a message.
    fn has(&self, key: &str) -> bool;

    /// A day as people write it.
    fn date(&self, date: Date) -> String;

    /// The short name of a day of the week.
    fn weekday(&self, date: Date) -> String;

    /// A message without placeholders.
    fn text(&self, key: &str) -> String {
        self.format(key, &[])
    }

    /// A message whose key is `prefix` and `id` together.
    fn text_for(&self, prefix: &str, id: &str) -> String {
        self.text(&[prefix, id].concat())
    }

    /// An attribute of a message, when it has it.
    fn attribute(&self, key: &str, attribute: &str) -> Option<String> {
        let key = [key, ".", attribute].concat();
        self.has(&key).then(|| self.text(&key))
    }

    /// How an active is used at a time: what is right in the evening may be wrong in the morning.
    /// `key` is that of its name.
    fn how(&self, key: &str, time: Time) -> String {
        let morning = (time == Time::Morning).then(|| self.attribute(key, "how-morning")).flatten();
        morning.or_else(|| self.attribute(key, "how")).unwrap_or_default()
    }
}
