//! The compiled locale files, for host programs only: the app fetches the ones it needs.

use super::MessageBundle;

/// One language, compiled.
#[derive(Debug, Clone, Copy)]
pub struct CompiledLocale {
    /// Language tag.
    pub lang: &'static str,
    /// What the first page and the questions say.
    pub early: &'static str,
    /// All other words.
    pub late: &'static str,
}

impl CompiledLocale {
    /// All words of the language.
    ///
    /// # Errors
    /// What is wrong with the files, which the build keeps from happening.
    pub fn bundle(&self) -> Result<MessageBundle, String> {
        Ok(MessageBundle::parse(self.early)?.joined(MessageBundle::parse(self.late)?))
    }
}

/// Every language.
pub const LOCALES: &[CompiledLocale] = include!(concat!(env!("OUT_DIR"), "/locales.rs"));

/// The language with this tag.
pub fn locale(lang: &str) -> Option<CompiledLocale> {
    LOCALES.iter().find(|locale| locale.lang == lang).copied()
}
