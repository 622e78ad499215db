//! Keeping the journal: loading once, saving after every change, merging what another tab has written.
//! In the deferred part of the program.

use std::cell::RefCell;
use std::rc::Rc;

use jiff::civil::Date;

use crate::domain::Journal;
use crate::knowledge::Knowledge;
use crate::storage::backend::{Backend, BackendError};
use crate::storage::journal_merge::merge;
use crate::storage::store::{RemoteState, SaveError};
use crate::storage::{DocumentStore, Outcome};

use super::journal::apply;
use super::journal_handle::{JournalHandle, KeptJournal};
use super::{JournalEvent, SaveStatus};

struct Place<B> {
    store: RefCell<DocumentStore<B, Journal>>,
    knowledge: Rc<Knowledge>,
}

/// A journal in a backend.
struct StoredJournal<B> {
    journal: Journal,
    place: Rc<Place<B>>,
}

/// Loads the journal from a backend; `tab` is a random number,
/// `now` the moment (RFC 3339, UTC). Also how many parts of it could not
/// be read; the original is quarantined before its place is used again.
pub fn load<B: Backend + 'static>(
    backend: B,
    tab: u32,
    knowledge: &Rc<Knowledge>,
    now: &str,
) -> (JournalHandle, usize) {
    let mut store = DocumentStore::<B, Journal>::new(backend, tab);
    let loaded = store.load(&**knowledge, now);
    let set_aside = match &loaded.outcome {
        Outcome::InPart { set_aside, .. } => set_aside.len(),
        Outcome::Damaged => 1,
        _ => 0,
    };
    (handle(store, loaded.saved, knowledge), set_aside)
}

/// An empty journal that has not looked at what is stored; that is merged in when it is saved. For a
/// start after a crash.
pub fn unread<B: Backend + 'static>(
    backend: B,
    tab: u32,
    knowledge: &Rc<Knowledge>,
) -> JournalHandle {
    handle(DocumentStore::new(backend, tab), Journal::default(), knowledge)
}

fn handle<B: Backend + 'static>(
    store: DocumentStore<B, Journal>,
    journal: Journal,
    knowledge: &Rc<Knowledge>,
) -> JournalHandle {
    let place = Rc::new(Place { store: RefCell::new(store), knowledge: knowledge.clone() });
    StoredJournal { journal, place }.handle()
}

impl<B: Backend + 'static> StoredJournal<B> {
    fn handle(self) -> JournalHandle {
        JournalHandle(Rc::new(self))
    }

    /// What two tabs have written, as one. Nothing is asked.
    fn merged(&self, theirs: &RemoteState<Journal>) -> Journal {
        merge(&self.place.knowledge, &theirs.base, &self.journal, &theirs.saved)
    }

    fn save_over(&self, journal: Journal, now: &str) -> Result<Option<JournalHandle>, SaveStatus> {
        let saved = self.place.store.borrow_mut().save_over(&self.place.knowledge, &journal, now);
        match saved {
            Ok(_) if journal == self.journal => Ok(None),
            Ok(_) => Ok(Some(self.with(journal))),
            Err(error) => Err(status(&error)),
        }
    }
}

impl<B: Backend + 'static> KeptJournal for StoredJournal<B> {
    fn journal(&self) -> &Journal {
        &self.journal
    }

    fn started(&self) -> Option<Date> {
        self.journal.started
    }

    fn apply(&self, today: Date, event: &JournalEvent) -> Option<JournalHandle> {
        let next = apply(&self.journal, today, event);
        (next != self.journal).then(|| self.with(next))
    }

    fn with(&self, journal: Journal) -> JournalHandle {
        Self { journal, place: self.place.clone() }.handle()
    }

    fn emptied(&self) -> JournalHandle {
        self.with(Journal::default())
    }

    fn forget(&self) {
        self.place.store.borrow_mut().reset();
    }

    fn save(&self, now: &str) -> Result<Option<JournalHandle>, SaveStatus> {
        if *self.place.store.borrow().base() == self.journal {
            return Ok(None);
        }
        let saved = self.place.store.borrow_mut().save(&self.place.knowledge, &self.journal, now);
        match saved {
            Ok(_) => Ok(None),
            Err(SaveError::Conflict { theirs }) => self.save_over(self.merged(&theirs), now),
            // Erasing in another tab comes as an event and empties this one first.
            Err(SaveError::Erased) => self.save_over(self.journal.clone(), now),
            Err(error) => Err(status(&error)),
        }
    }

    fn reload(&self, now: &str) -> Option<JournalHandle> {
        let changed = self.place.store.borrow_mut().changed(&self.place.knowledge);
        match changed {
            Ok(Some(SaveError::Conflict { theirs })) => {
                let merged = self.merged(&theirs);
                if merged == theirs.saved {
                    // The other tab has seen everything of this one: nothing to write.
                    let mut store = self.place.store.borrow_mut();
                    let loaded = store.load(&self.place.knowledge, now).saved;
                    drop(store);
                    return (loaded != self.journal).then(|| self.with(loaded));
                }
                self.save_over(merged, now).unwrap_or_default()
            }
            _ => None,
        }
    }
}

fn status(error: &SaveError<Journal>) -> SaveStatus {
    match error {
        SaveError::Backend(BackendError::Blocked) => SaveStatus::Blocked,
        SaveError::Backend(BackendError::Full) | SaveError::TooLarge => SaveStatus::Full,
        SaveError::ReadOnly => SaveStatus::Newer,
        SaveError::QuarantineFull => SaveStatus::QuarantineFull,
        _ => SaveStatus::Failed,
    }
}
