//! What has happened. Actions are past events, never orders.

use crate::domain::{Answer, QuestionId, Region};
use crate::storage::merge::Side;
use crate::storage::saved::{Saved, Settings};

use super::{
    JournalEvent, JournalHandle, Labels, LoadedProfile, Report, SaveStatus, ShelfEvent,
    ShelfHandle, Today,
};

/// Something that has happened to the app.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// A question was answered.
    AnswerGiven(QuestionId, Answer),
    /// An optional question was passed over.
    AnswerSkipped(QuestionId),
    /// The person went back to the answers from before the last change.
    ChangeUndone,
    /// Results were seen: later changes are told against this plan.
    PlanSeen,
    /// A setting was changed.
    SettingsChanged(Settings),
    /// Everything was replaced: a backup was opened, or the other tab's version was taken.
    Replaced(Saved),
    /// What is stored was read.
    ProfileLoaded(LoadedProfile),
    /// Where the browser's languages say that the person lives, once the deferred part can tell.
    RegionFound(Option<Region>),
    /// Another tab has erased everything.
    Erased,
    /// The person confirmed that everything is erased: the storage and the caches.
    EraseConfirmed,
    /// The page around the app asked for a fresh start: the storage is erased.
    ResetByHost,
    /// The person chose whose answers stay where two tabs have different ones.
    ConflictSettled(Side),
    /// The person let go of the saves that could not be read.
    QuarantineDiscarded,
    /// What the person asked of the storage is done, or has failed.
    Reported(Report),
    /// The person has left the page on which a report was shown.
    ReportLeft,
    /// The status of saving changed.
    SaveStatusChanged(SaveStatus),
    /// A newer version of the app waits to be taken, or was put off.
    UpdateWaits(bool),
    /// A page that needs answers was asked for without them.
    RedirectedToStart,
    /// The journal was read, or another tab or a backup has brought one.
    JournalLoaded(JournalHandle),
    /// So many parts of the journal could not be read.
    SetAside(usize),
    /// Something was entered into the journal, or taken back.
    Journal(JournalEvent),
    /// The last entry into the journal was taken back.
    JournalUndone,
    /// The shelf was read, or another tab or a backup has brought one.
    ShelfLoaded(ShelfHandle),
    /// Something was done with a product, or taken back.
    Shelf(ShelfEvent),
    /// What was last done with a product was taken back.
    ShelfUndone,
    /// The names on labels have come, or did not; or they are to be fetched again.
    LabelsRead(Labels),
    /// The clock shows another day, or another part of it.
    DayChanged(Today),
}
