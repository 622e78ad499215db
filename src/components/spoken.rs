//! The app's words, lent to the exports.

use jiff::civil::Date;

use crate::export::speech::Speech;
use crate::i18n::Words;

/// The words of the chosen language.
pub struct Spoken<'a>(pub &'a Words);

impl Speech for Spoken<'_> {
    fn say(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.0.with(key, args).to_string()
    }

    fn has(&self, key: &str) -> bool {
        self.0.has(key)
    }

    fn date(&self, date: Date) -> String {
        self.0.date(date).to_string()
    }

    fn weekday(&self, date: Date) -> String {
        self.0.weekday(date).to_string()
    }
}
