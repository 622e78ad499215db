//! The actions. They name past events, never commands.

use crate::domain::{Answer, QuestionId, Region};
use crate::storage::merge::Side;
use crate::storage::saved::{Saved, Settings};

use super::{
    JournalEvent, JournalHandle, Labels, LoadedProfile, Report, SaveStatus, ShelfEvent,
    ShelfHandle, Today,
};

/// An event in the app.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// A question was answered.
    AnswerGiven(QuestionId, Answer),
    /// An optional question was skipped.
    AnswerSkipped(QuestionId),
    /// The person restored the answers from before the last change.
    ChangeUndone,
    /// The results were seen: later changes are shown against this plan.
    PlanSeen,
    /// A setting was changed.
    SettingsChanged(Settings),
    /// The whole state was replaced: a backup was restored, or the other tab's version was taken.
    Replaced(Saved),
    /// The stored data was read.
    ProfileLoaded(LoadedProfile),
    /// The region derived from the browser's languages is known, once the deferred part is loaded.
    RegionFound(Option<Region>),
    /// Another tab has erased everything.
    Erased,
    /// The person confirmed erasing everything: the storage and the caches.
    EraseConfirmed,
    /// The host page requested a reset: the storage is erased.
    ResetByHost,
    /// The person chose a side in a conflict between two tabs.
    ConflictSettled(Side),
    /// The person discarded the saves that could not be read.
    QuarantineDiscarded,
    /// A storage request by the person has succeeded or failed.
    Reported(Report),
    /// The person has left the page that showed a report.
    ReportLeft,
    /// The status of saving has changed.
    SaveStatusChanged(SaveStatus),
    /// A newer version of the app is ready to be installed, or the person put it off.
    UpdateWaits(bool),
    /// A page that needs answers was requested without any.
    RedirectedToStart,
    /// The journal was loaded from the device, another tab or a backup.
    JournalLoaded(JournalHandle),
    /// This many parts of the journal could not be read.
    SetAside(usize),
    /// A journal entry was made or removed.
    Journal(JournalEvent),
    /// The last journal entry was undone.
    JournalUndone,
    /// The shelf was loaded from the device, another tab or a backup.
    ShelfLoaded(ShelfHandle),
    /// The shelf was changed.
    Shelf(ShelfEvent),
    /// The last change to the shelf was undone.
    ShelfUndone,
    /// The label tables were loaded, failed to load, or are to be fetched again.
    LabelsRead(Labels),
    /// The clock has moved to another day or another part of it.
    DayChanged(Today),
}
