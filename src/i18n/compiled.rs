//! The compiled locale files, for host programs only: the app fetches the one it needs.

/// Language tag and compiled file of every language.
pub const LOCALES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/locales.rs"));
