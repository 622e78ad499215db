//! The app's messages, as used by the exports.

use jiff::civil::Date;

use crate::export::localizer::Localizer;
use crate::i18n::Messages;

/// The messages of the chosen language.
pub struct AppLocalizer<'a>(pub &'a Messages);

impl Localizer for AppLocalizer<'_> {
    fn format(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.0.format(key, args).to_string()
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
