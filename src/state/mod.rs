//! The state of the app and its transitions.
//!
//! `update` is a pure function, tested on the host; the store dispatches to it and saves the
//! result. Code that only draws takes a [`View`] (or, in the initial part, an [`InitialView`]);
//! code that acts takes an [`App`], which derefs to one.

mod action;
mod app;
mod clinic_site;
mod clock;
mod deferred;
mod document_persistence;
mod draft;
mod hooks;
pub mod journal;
mod journal_handle;
pub mod journal_store;
mod language;
mod navigator;
pub mod persistence;
mod profile_handle;
mod select;
pub mod shelf;
mod shelf_handle;
pub mod shelf_store;
mod store;
mod today;
mod update;
mod view;

use std::rc::Rc;

use jiff::civil::Date;

use crate::domain::{Answers, Region};
use crate::knowledge::Questions;
use crate::storage::saved::{Saved, Settings};

pub use action::Action;
pub use app::{App, InitialApp, use_app, use_initial_app};
pub use clinic_site::{ClinicSite, ClinicSlot, LoadState};
pub use deferred::{Deferred, DeferredPart, Load, Loaded};
pub use hooks::use_root;
pub use journal::JournalEvent;
pub use journal_handle::{JournalHandle, JournalRepository};
pub use profile_handle::{ProfileHandle, ProfileRepository};
pub use select::{Path, Progress, stops};
pub use shelf::{NotAvoided, ShelfEvent, can_be_avoided};
pub use shelf_handle::{Labels, ShelfHandle, ShelfRepository};
pub use today::{DIARY_DAY_STARTS, EVENING_STARTS, PartOfDay, Today};
pub use update::update;
pub use view::{InitialView, View};

/// The inputs of the plan that was last seen before answers were edited.
#[derive(Debug, PartialEq)]
pub struct BeforeEdits {
    /// The answers.
    pub answers: Answers,
    /// Answers hidden at that time.
    pub hidden: Answers,
    /// The journal; `None` before the deferred part has read it.
    pub journal: Option<JournalHandle>,
    /// The first day of the plan.
    pub start: Option<Date>,
}

/// The state of the app. The plan is derived from it, never stored.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AppState {
    /// The persisted part: answers, settings, position.
    pub saved: Saved,
    /// Events since the plan started; `None` until the deferred part has read the journal.
    pub journal: Option<JournalHandle>,
    /// The journal before the last entry, for undo.
    pub previous_journal: Option<JournalHandle>,
    /// The person's own products; `None` until the deferred part has read them.
    pub shelf: Option<ShelfHandle>,
    /// The shelf before the last change, for undo.
    pub previous_shelf: Option<ShelfHandle>,
    /// The inputs of the plan that was seen before the last edits.
    pub before_edits: Option<Rc<BeforeEdits>>,
    /// Whether the plan has been seen, so that edits are shown as changes to it.
    pub plan_seen: bool,
    /// Status of saving.
    pub save: SaveStatus,
    /// A notice shown at the start.
    pub notice: Option<Notice>,
    /// Outcome of a storage request by the person; shown until they leave the page.
    pub report: Option<Report>,
    /// Whether a newer version of the app is ready to be installed.
    pub update_waits: bool,
    /// Today by the device's clock.
    pub today: Today,
    /// The region derived from the browser's languages.
    pub browser_region: Option<Region>,
}

impl AppState {
    /// The answers.
    pub fn answers(&self) -> &Answers {
        &self.saved.answers
    }

    /// Returns where the person lives, if known: as chosen, else as derived from the browser's
    /// languages.
    pub fn home_region(&self) -> Option<Region> {
        self.settings().region.or_browser(self.browser_region)
    }

    /// Returns the day on which the plan starts. A day in the future comes from a wrong clock and
    /// counts as today.
    pub fn started(&self) -> Date {
        let today = self.today.date;
        self.saved.assessed_on.map_or(today, |started| started.min(today))
    }

    /// Returns `true` if there is a plan: every question it needs has an answer, or there was a
    /// plan before an edit opened another question.
    pub fn has_plan(&self, questions: &Questions) -> bool {
        let answers = self.answers();
        let path = Path::of(questions, answers);
        let started = || self.journal.as_ref().is_some_and(|journal| journal.started().is_some());
        path.is_complete(questions, answers)
            || (started() && !answers.is_empty() && path.keeps_plan(questions, answers))
    }

    /// Returns `true` if closing the page would lose answers.
    pub fn would_be_lost(&self) -> bool {
        let kept =
            matches!(self.save, SaveStatus::Nothing | SaveStatus::Unread | SaveStatus::Saved(_));
        !kept && !self.saved.answers.is_empty()
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.saved.settings
    }
}

/// Status of saving.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum SaveStatus {
    /// Nothing has been answered yet, so nothing is written.
    #[default]
    Nothing,
    /// Something is stored but not read yet, so nothing can be answered or written.
    Unread,
    /// Saved on this device, at this time (RFC 3339, UTC).
    Saved(String),
    /// Held only while this page is open, by the person's choice.
    TabOnly,
    /// The browser refuses to store anything.
    Blocked,
    /// The storage is full.
    Full,
    /// Writing failed for a reason on the browser's side.
    Failed,
    /// The stored data was written by a newer version of the app and is left alone.
    Newer,
    /// Too many damaged saves are quarantined already; none of them is overwritten before the
    /// person has decided about them.
    QuarantineFull,
    /// Another tab has saved something different in the meantime.
    Conflict(Box<Saved>),
}

/// A notice shown at the start.
#[derive(Debug, Clone, PartialEq)]
pub enum Notice {
    /// A page that needs answers was requested without any.
    NeedAnswers,
    /// This many parts of the stored data could not be read and were set aside.
    SetAside(usize),
    /// The stored data could not be read at all; the original is quarantined.
    Damaged,
    /// The stored data had expired and was removed, as the person had asked.
    Expired,
}

/// The stored data, as read when the storage core was loaded.
#[derive(Debug, Clone, PartialEq)]
pub struct LoadedProfile {
    /// The state to continue with.
    pub saved: Saved,
    /// Status of saving.
    pub save: SaveStatus,
    /// A message about it.
    pub notice: Option<Notice>,
}

/// Outcome of a storage request by the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Report {
    /// The person's data is erased; the app's own files are being removed.
    Erasing,
    /// All of the person's data was erased.
    Erased {
        /// Number of storage entries erased.
        entries: usize,
        /// Number of caches of the app's own files erased; `None` if the browser did not remove them all.
        caches: Option<u32>,
    },
    /// Something could not be erased.
    EraseFailed,
    /// This many quarantined saves were discarded.
    Discarded(usize),
    /// The quarantined saves could not be discarded.
    DiscardFailed,
    /// The messages of the chosen language could not be loaded.
    LanguageMissing,
    /// Updating now would lose unsaved data.
    UpdateLoses,
}
