//! Barrier First: a private skin-routine assistant that runs entirely in the browser.
//!
//! Reading order: [`domain`] (the vocabulary), [`knowledge`] (the facts, as data), [`engine`]
//! (answers in, explained plan out), [`state`] (the state of the app and its transitions),
//! [`pages`]. `ARCHITECTURE.md` shows the whole and the permitted imports.

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

/// Mounts the app. A fault that the app cannot display itself goes to the static recovery screen of
/// `boot.js`, which never calls back into this program.
pub fn start() {
    platform::panic::install();
    let mounted = knowledge::Questions::embedded().and_then(|questions| {
        platform::mount::mount::<app::App>(app::AppProps::new(questions, deferred::load))
    });
    if let Err(reason) = mounted {
        platform::boot::crashed(&reason);
    }
}
