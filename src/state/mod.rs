//! What the app knows, and how it changes.
//!
//! `update` is a plain function, tested on the host; the provider wires it into Yew and the
//! keeper keeps it on the device.

mod action;
mod keeper;
mod language;
pub mod persist;
mod place;
mod provider;
mod select;
mod site;
mod update;

use crate::domain::{Answer, Answers, QuestionId};
use crate::storage::saved::{Saved, Settings};

pub use action::Action;
pub use language::{Language, Late};
pub use place::Place;
pub use provider::{AppContext, KnowledgeHandle, use_app, use_app_state};
pub use select::{Path, Progress};
pub use site::{Arrival, Site};
pub use update::update;

/// The state of the app. The plan is derived from it, never stored.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AppState {
    /// What is kept: answers, settings, place.
    pub saved: Saved,
    /// An edited answer that would drop others, waiting for a yes.
    pub pending: Option<Pending>,
    /// The answers behind the plan that was seen before the last edit.
    pub before: Option<Answers>,
    /// Whether the plan has been seen, so that edits are told as changes.
    pub plan_seen: bool,
    /// How saving is doing.
    pub save: SaveState,
    /// Something to say at the start.
    pub notice: Option<Notice>,
    /// Whether a newer version of the app waits to be taken.
    pub update_waits: bool,
}

impl AppState {
    /// The answers.
    pub fn answers(&self) -> &Answers {
        &self.saved.answers
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.saved.settings
    }
}

/// An edit that hides questions which have been answered. Nothing is dropped before the yes.
#[derive(Debug, Clone, PartialEq)]
pub struct Pending {
    /// The edited question.
    pub question: QuestionId,
    /// Its new answer.
    pub answer: Answer,
    /// Answered questions that the edit takes out of the way.
    pub hides: Vec<QuestionId>,
}

/// How saving is doing.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum SaveState {
    /// Nothing has been answered yet, so nothing is written.
    #[default]
    Nothing,
    /// Kept on this device, at this time (RFC 3339, UTC).
    Kept(String),
    /// Only held while this page is open, because the person chose so.
    TabOnly,
    /// The browser does not let the app keep anything.
    Blocked,
    /// There is no room left.
    Full,
    /// Writing did not work; the reason is the browser's.
    Failed,
    /// What is stored was written by a newer version of the app and is left alone.
    Newer,
    /// Too many damaged saves are set aside already; nothing is written over another one before
    /// the person has decided about them.
    AsideFull,
    /// Another tab has saved something else in the meantime.
    Conflict(Box<Saved>),
}

/// Something to say at the start.
#[derive(Debug, Clone, PartialEq)]
pub enum Notice {
    /// A page that needs answers was asked for without them.
    NeedAnswers,
    /// Parts of what was stored could not be read and were set aside: their number.
    SetAside(usize),
    /// What was stored could not be read at all; the original is kept aside.
    Damaged,
    /// What was stored had passed its day and was removed, as the person had asked.
    Expired,
    /// Everything was erased: that many entries of storage, none left.
    Erased(usize),
}
