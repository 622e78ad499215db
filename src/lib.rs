//! Barrier First: a private skin-routine assistant that runs wholly in the browser.
//!
//! Read in this order: [`domain`] (the words), [`knowledge`] (what is known, as data), [`engine`]
//! (answers in, explained plan out), [`state`] (what the app knows and how it changes), [`pages`].
//! `ARCHITECTURE.md` draws the whole and says which way the imports run.

pub mod app;
pub mod clinic;
pub mod components;
pub mod deferred;
pub mod domain;
pub mod engine;
pub mod export;
pub mod i18n;
pub mod input;
pub mod json;
pub mod knowledge;
pub mod label;
pub mod pages;
pub mod platform;
pub mod route;
pub mod state;
pub mod storage;

/// Mounts the app. A fault that cannot be shown by the app itself goes to the static recovery
/// screen of `boot.js`, which never calls back into this program.
pub fn start() {
    platform::panic::install();
    let mounted = knowledge::Questions::embedded().and_then(|questions| {
        platform::mount::mount::<app::App>(app::AppProps::new(questions, deferred::load))
    });
    if let Err(reason) = mounted {
        platform::boot::crashed(&reason);
    }
}
