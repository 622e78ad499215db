//! The journal in the state. It belongs to the deferred part of the program, so the initial part
//! holds it as an opaque trait object.

use std::fmt;
use std::rc::Rc;

use jiff::civil::Date;

use crate::domain::{Answers, Journal};

use super::{JournalEvent, SaveStatus};

/// A journal and its persistence.
pub trait JournalRepository {
    /// Returns the journal.
    fn journal(&self) -> &Journal;

    /// Returns the first day of the plan.
    fn started(&self) -> Option<Date>;

    /// Returns the journal after an event; `None` if nothing changed.
    fn apply(&self, today: Date, event: &JournalEvent) -> Option<JournalHandle>;

    /// Returns the journal after edits were undone, which had changed the answers `to` into `from`, with the
    /// journal before them; `None` if nothing changed.
    fn undo_edits(
        &self,
        today: Date,
        from: &Answers,
        to: &Answers,
        before: &Journal,
    ) -> Option<JournalHandle>;

    /// Returns another journal with the same persistence.
    fn with(&self, journal: Journal) -> JournalHandle;

    /// Returns an empty journal with the same persistence.
    fn emptied(&self) -> JournalHandle;

    /// Forgets the last known save, because it was erased: the next save is a first one.
    fn forget(&self);

    /// Saves the journal at this moment (RFC 3339, UTC), merging what another tab has written
    /// meanwhile. Returns the merged journal if it differs.
    ///
    /// # Errors
    /// The reason why saving failed.
    fn save(&self, now: &str) -> Result<Option<JournalHandle>, SaveStatus>;

    /// Merges what another tab has written into this journal; `None` if that changes nothing.
    fn reload(&self, now: &str) -> Option<JournalHandle>;
}

/// A journal in the state. Two handles are equal if they share the same one.
#[derive(Clone)]
pub struct JournalHandle(pub Rc<dyn JournalRepository>);

impl std::ops::Deref for JournalHandle {
    type Target = dyn JournalRepository;

    fn deref(&self) -> &Self::Target {
        &*self.0
    }
}

impl PartialEq for JournalHandle {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for JournalHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JournalHandle")
    }
}
