//! The texts of a language as host programs read them: dates as `YYYY-MM-DD`, where the app uses the
//! browser's format.

use barrier_first::domain::date_text;
use barrier_first::export::localizer::Localizer;
use barrier_first::i18n::MessageBundle;
use barrier_first::i18n::compiled::locale;
use jiff::civil::Date;

/// One language.
pub struct HostLocalizer(MessageBundle);

impl HostLocalizer {
    /// Returns the texts of a language, or `None` if there is no such language.
    pub fn of(lang: &str) -> Option<Self> {
        locale(lang)?.bundle().ok().map(Self)
    }
}

impl Localizer for HostLocalizer {
    fn format(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.0.format(key, args, |_| "other")
    }

    fn has(&self, key: &str) -> bool {
        self.0.has(key)
    }

    fn date(&self, date: Date) -> String {
        date_text(date)
    }

    fn weekday(&self, date: Date) -> String {
        format!("{:?}", date.weekday())
    }
}
