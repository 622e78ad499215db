//! Barrier First: a private skin-routine assistant that runs wholly in the browser.
//!
//! Read in this order: [`domain`] (the words), [`knowledge`] (what is known, as data), [`engine`]
//! (answers in, explained plan out). `ARCHITECTURE.md` draws the whole and says which way the
//! imports run.

pub mod clinic;
pub mod domain;
pub mod engine;
pub mod export;
pub mod i18n;
pub mod json;
pub mod knowledge;
pub mod storage;
