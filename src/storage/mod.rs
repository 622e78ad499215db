//! What is kept in files and in the browser: formats, and the way back from them.
//!
//! Knows neither the browser nor the screen; where the bytes go is behind [`backend::Backend`].
//! The way in is the same for the browser's storage and for a backup file: [`crate::input::gate`] (is
//! it text of a sane shape?), [`mod@format`] (is it ours, whole, and of which format?), [`migrate`]
//! (bring it to the format of this program), [`document`] (take every good part, tell every bad
//! one). Nothing on this way can fail other than by saying so.

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
