//! Barrier First: a private skin-routine assistant that runs wholly in the browser.
//!
//! Read in this order: [`domain`] (the words), [`knowledge`] (what is known, as data), [`engine`]
//! (answers in, explained plan out), [`state`] (what the app knows and how it changes), [`pages`].
//! `ARCHITECTURE.md` draws the whole and says which way the imports run.

pub mod app;
pub mod clinic;
pub mod components;
pub mod domain;
pub mod engine;
pub mod export;
pub mod i18n;
pub mod json;
pub mod knowledge;
pub mod pages;
pub mod platform;
pub mod route;
pub mod state;
pub mod storage;

/// Mounts the app. A fault that cannot be shown by the app itself goes to the static recovery
/// screen of `boot.js`, which never calls back into this program.
pub fn start() {
    platform::panic::install();
    match knowledge::Knowledge::questions_only() {
        Ok(knowledge) => platform::mount::mount(app::AppProps::new(knowledge)),
        Err(reason) => platform::boot::crashed(&reason),
    }
}
