//! What the app knows, and how it changes.
//!
//! `update` is a plain function, tested on the host; the store dispatches to it and saves what comes
//! out. What draws takes a [`View`] (or, in the initial part, an [`InitialView`]); what acts takes an
//! [`App`], which derefs to one.

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

/// What a plan was made from that was seen before answers were edited.
#[derive(Debug, PartialEq)]
pub struct BeforeEdits {
    /// The answers.
    pub answers: Answers,
    /// What was hidden beside them.
    pub hidden: Answers,
    /// The answers from which the course went; empty without one.
    pub baseline: Answers,
    /// The first day of the plan.
    pub start: Option<Date>,
}

/// The state of the app. The plan is derived from it, never stored.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AppState {
    /// What is kept: answers, settings, place.
    pub saved: Saved,
    /// What happened since the plan was started; `None` until the deferred part has read it.
    pub journal: Option<JournalHandle>,
    /// The journal before the last entry, for taking that back.
    pub previous_journal: Option<JournalHandle>,
    /// The person's own products; `None` until the deferred part has read them.
    pub shelf: Option<ShelfHandle>,
    /// The shelf before the last change, for taking that back.
    pub previous_shelf: Option<ShelfHandle>,
    /// What was behind the plan that was seen before the last edits.
    pub before_edits: Option<Rc<BeforeEdits>>,
    /// Whether the plan has been seen, so that edits are told as changes.
    pub plan_seen: bool,
    /// How saving is doing.
    pub save: SaveStatus,
    /// Something to say at the start.
    pub notice: Option<Notice>,
    /// What has come of what the person asked of the storage, until the page is left.
    pub report: Option<Report>,
    /// Whether a newer version of the app waits to be taken.
    pub update_waits: bool,
    /// The day by the device's clock.
    pub today: Today,
    /// The region that the browser's languages name.
    pub browser_region: Option<Region>,
}

impl AppState {
    /// The answers.
    pub fn answers(&self) -> &Answers {
        &self.saved.answers
    }

    /// Where the person lives, as far as that is known: as chosen, else as the browser's languages say.
    pub fn home_region(&self) -> Option<Region> {
        self.settings().region.or_browser(self.browser_region)
    }

    /// The day on which the plan starts. One in the future comes from a clock that was wrong, and counts
    /// as today.
    pub fn started(&self) -> Date {
        let today = self.today.date;
        self.saved.assessed_on.map_or(today, |started| started.min(today))
    }

    /// Whether there is a plan: every question that it waits for has an answer, or there was one before an
    /// edit opened another question.
    pub fn has_plan(&self, questions: &Questions) -> bool {
        let answers = self.answers();
        let path = Path::of(questions, answers);
        let started = || self.journal.as_ref().is_some_and(|journal| journal.started().is_some());
        path.is_complete(questions, answers)
            || (started() && !answers.is_empty() && path.keeps_plan(questions, answers))
    }

    /// Whether closing the page would lose answers.
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

/// How saving is doing.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum SaveStatus {
    /// Nothing has been answered yet, so nothing is written.
    #[default]
    Nothing,
    /// Something is stored that has not been read yet, so nothing can be answered or written.
    Unread,
    /// Saved on this device, at this time (RFC 3339, UTC).
    Saved(String),
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
    QuarantineFull,
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
}

/// What was stored when the storage core arrived.
#[derive(Debug, Clone, PartialEq)]
pub struct LoadedProfile {
    /// The state to go on with.
    pub saved: Saved,
    /// How saving is doing.
    pub save: SaveStatus,
    /// Something to say about it.
    pub notice: Option<Notice>,
}

/// What has come of what the person asked of the storage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Report {
    /// What the person entered is erased; the app's own files are being removed.
    Erasing,
    /// Everything that the person entered was erased.
    Erased {
        /// Entries of the storage.
        entries: usize,
        /// Caches of the app's own files; `None` when the browser has not removed them all.
        caches: Option<u32>,
    },
    /// Something could not be erased.
    EraseFailed,
    /// So many quarantined saves were discarded.
    Discarded(usize),
    /// They could not be discarded.
    DiscardFailed,
    /// The words of the language that was chosen did not arrive.
    LanguageMissing,
    /// Taking the new version now would lose what is not kept.
    UpdateLoses,
}
