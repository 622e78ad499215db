//! The language interface of the exports: the texts themselves stay in `locales/`.

use jiff::civil::Date;

use crate::domain::Time;

/// The texts of one language. The app supplies its own, host programs read the same locale files.
pub trait Localizer {
    /// Returns a message with its placeholders filled.
    fn format(&self, key: &str, args: &[(&str, &str)]) -> String;

    /// Returns `true` if the message exists.
    fn has(&self, key: &str) -> bool;

    /// Formats a day for people.
    fn date(&self, date: Date) -> String;

    /// Returns the short name of a day of the week.
    fn weekday(&self, date: Date) -> String;

    /// Returns a message without placeholders.
    fn text(&self, key: &str) -> String {
        self.format(key, &[])
    }

    /// Returns the message with the key `prefix` followed by `id`.
    fn text_for(&self, prefix: &str, id: &str) -> String {
        self.text(&[prefix, id].concat())
    }

    /// Returns an attribute of a message, if it has it.
    fn attribute(&self, key: &str, attribute: &str) -> Option<String> {
        let key = [key, ".", attribute].concat();
        self.has(&key).then(|| self.text(&key))
    }

    /// Returns how an active is used at a time: what is right in the evening may be wrong in the morning.
    /// `key` is the key of its name.
    fn how(&self, key: &str, time: Time) -> String {
        let morning = (time == Time::Morning).then(|| self.attribute(key, "how-morning")).flatten();
        morning.or_else(|| self.attribute(key, "how")).unwrap_or_default()
    }
}
