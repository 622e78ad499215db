//! What has happened. Actions are past events, never orders.

use jiff::civil::Date;

use crate::domain::{Answer, QuestionId};
use crate::storage::saved::{Saved, Settings};

use super::SaveState;

/// Something that has happened to the app.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// A question was answered, on that day.
    AnswerGiven(QuestionId, Answer, Date),
    /// An optional question was passed over.
    AnswerSkipped(QuestionId, Date),
    /// The person agreed that answers which no longer apply are dropped.
    ChangeConfirmed(Date),
    /// The person kept the old answer instead.
    ChangeCancelled,
    /// The person went back to the answers from before the last change.
    ChangeUndone,
    /// Results were seen: later changes are told against this plan.
    PlanSeen,
    /// A setting was changed.
    SettingsChanged(Settings),
    /// Everything was replaced: a backup was opened, or the other tab's version was taken.
    Replaced(Saved),
    /// Everything was erased.
    Erased,
    /// The state of saving changed.
    SaveStateChanged(SaveState),
    /// A newer version of the app waits to be taken, or was put off.
    UpdateWaits(bool),
    /// A page that needs answers was asked for without them.
    LedToStart,
    /// The word of explanation was read.
    NoticeRead,
}
