//! The compiled locale files, for host programs only: the app fetches the ones it needs.

use super::MessageBundle;

/// A compiled language.
#[derive(Debug, Clone, Copy)]
pub struct CompiledLocale {
    /// Language tag.
    pub lang: &'static str,
    /// Compiled messages of the first page and the questions.
    pub early: &'static str,
    /// All other messages, compiled.
    pub late: &'static str,
}

impl CompiledLocale {
    /// Returns all messages of the language.
    ///
    /// # Errors
    /// A description of the fault in the files, which the build prevents.
    pub fn bundle(&self) -> Result<MessageBundle, String> {
        Ok(MessageBundle::parse(self.early)?.joined(MessageBundle::parse(self.late)?))
    }
}

/// All languages.
pub const LOCALES: &[CompiledLocale] = include!(concat!(env!("OUT_DIR"), "/locales.rs"));

/// Returns the language with this tag.
pub fn locale(lang: &str) -> Option<CompiledLocale> {
    LOCALES.iter().find(|locale| locale.lang == lang).copied()
}
