//! The journal in the state. It belongs to the deferred part of the program, so the initial part holds
//! it behind a trait object and never looks inside.

use std::fmt;
use std::rc::Rc;

use jiff::civil::Date;

use crate::domain::Journal;

use super::{JournalEvent, SaveStatus};

/// A journal with what keeps it on the device.
pub trait JournalRepository {
    /// The journal.
    fn journal(&self) -> &Journal;

    /// The first day of the plan.
    fn started(&self) -> Option<Date>;

    /// The journal after an event; `None` if nothing changed.
    fn apply(&self, today: Date, event: &JournalEvent) -> Option<JournalHandle>;

    /// Another journal in the same place.
    fn with(&self, journal: Journal) -> JournalHandle;

    /// An empty journal in the same place.
    fn emptied(&self) -> JournalHandle;

    /// Forgets what was kept, because it was erased: the next save is a first one.
    fn forget(&self);

    /// Saves the journal at this moment (RFC 3339, UTC), together with what another tab has
    /// written meanwhile. Returns what is kept where that is not the same.
    ///
    /// # Errors
    /// Why it is not saved.
    fn save(&self, now: &str) -> Result<Option<JournalHandle>, SaveStatus>;

    /// What another tab has written together with what is here; `None` if that is the same.
    fn reload(&self, now: &str) -> Option<JournalHandle>;
}

/// A journal in the state. Two handles are equal when they hold the same one.
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
