//! Saved data in files and in the browser: formats, reading and writing.
//!
//! Depends on neither the browser nor the UI; the storage is abstracted by [`backend::Backend`]. The
//! browser's storage and backup files are read in the same steps: [`crate::input::gate`] (is it text of a
//! sane shape?), [`mod@format`] (is it ours, intact, and in which format?), [`migrate`] (to the current
//! format), [`document`] (keep valid parts, report invalid ones). No step can fail without reporting it.

pub mod backend;
pub mod backup;
pub mod document;
pub mod draft;
pub mod encrypted;
pub mod format;
pub mod home_test;
pub mod journal;
mod journal_calendar;
pub mod journal_merge;
pub mod jpeg;
pub mod keys;
pub mod merge;
pub mod migrate;
pub mod photo_backup;
pub mod photos;
pub mod profile;
mod quarantine;
pub mod report;
pub mod saved;
pub mod shelf;
pub mod shelf_merge;
mod slots;
pub mod store;
mod tabs;

pub use document::Document;
pub use saved::{Keep, RegionSetting, Saved, Settings, Theme};
pub use store::{DocumentStore, Loaded, Outcome, Receipt, SaveError, Store};
