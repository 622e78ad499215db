//! Persistence of a document beside the profile: saves after every change and merges other tabs'
//! writes without asking. In the deferred part of the program.

use std::cell::RefCell;
use std::rc::Rc;

use crate::knowledge::Knowledge;
use crate::storage::backend::{Backend, BackendError};
use crate::storage::store::{RemoteState, SaveError};
use crate::storage::{Document, DocumentStore, Outcome};

use super::SaveStatus;

/// Three-way merge of a document: common base, this version, the other version.
type Merge<D> = fn(&Knowledge, &D, &D, &D) -> D;

/// Persistence of a document in a backend.
pub(super) struct DocumentPersistence<B, D> {
    store: RefCell<DocumentStore<B, D>>,
    knowledge: Rc<Knowledge>,
    merge: Merge<D>,
}

impl<B: Backend, D: Document<Knowledge = Knowledge>> DocumentPersistence<B, D> {
    /// Returns a persistence that has not read the storage; stored data is merged in at the first
    /// save. `tab` is a random number.
    pub fn new(backend: B, tab: u32, knowledge: &Rc<Knowledge>, merge: Merge<D>) -> Self {
        let store = RefCell::new(DocumentStore::new(backend, tab));
        Self { store, knowledge: knowledge.clone(), merge }
    }

    /// Reads the stored data at this moment (RFC 3339, UTC). Also returns how many parts could not
    /// be read; the original is quarantined before its place is reused.
    pub fn load(&self, now: &str) -> (D, usize) {
        let loaded = self.store.borrow_mut().load(&self.knowledge, now);
        let set_aside = match &loaded.outcome {
            Outcome::InPart { set_aside, .. } => set_aside.len(),
            Outcome::Damaged => 1,
            _ => 0,
        };
        (loaded.saved, set_aside)
    }

    /// Forgets the last known save, because it was erased.
    pub fn forget(&self) {
        self.store.borrow_mut().reset();
    }

    /// Saves, merging what another tab has written meanwhile. Returns the merged document if it
    /// differs from `mine`.
    ///
    /// # Errors
    /// The reason why saving failed.
    pub fn save(&self, mine: &D, now: &str) -> Result<Option<D>, SaveStatus> {
        if self.store.borrow().base() == mine {
            return Ok(None);
        }
        let saved = self.store.borrow_mut().save(&self.knowledge, mine, now);
        match saved {
            Ok(_) => Ok(None),
            Err(SaveError::Conflict { theirs }) => {
                self.save_over(mine, self.merged(mine, &theirs), now)
            }
            // Erasing in another tab arrives as an event and empties this one first.
            Err(SaveError::Erased) => self.save_over(mine, mine.clone(), now),
            Err(error) => Err(status(&error)),
        }
    }

    /// Merges what another tab has written into this document; `None` if that changes nothing.
    pub fn reload(&self, mine: &D, now: &str) -> Option<D> {
        let changed = self.store.borrow_mut().changed(&self.knowledge);
        let Ok(Some(SaveError::Conflict { theirs })) = changed else { return None };
        let merged = self.merged(mine, &theirs);
        if merged == theirs.saved {
            // The other tab has seen everything this one has: nothing to write.
            let loaded = self.store.borrow_mut().load(&self.knowledge, now).saved;
            return (loaded != *mine).then_some(loaded);
        }
        self.save_over(mine, merged, now).unwrap_or_default()
    }

    fn merged(&self, mine: &D, theirs: &RemoteState<D>) -> D {
        (self.merge)(&self.knowledge, &theirs.base, mine, &theirs.saved)
    }

    fn save_over(&self, mine: &D, next: D, now: &str) -> Result<Option<D>, SaveStatus> {
        let saved = self.store.borrow_mut().save_over(&self.knowledge, &next, now);
        match saved {
            Ok(_) => Ok((next != *mine).then_some(next)),
            Err(error) => Err(status(&error)),
        }
    }
}

fn status<D>(error: &SaveError<D>) -> SaveStatus {
    match error {
        SaveError::Backend(BackendError::Blocked) => SaveStatus::Blocked,
        SaveError::Backend(BackendError::Full) | SaveError::TooLarge => SaveStatus::Full,
        SaveError::ReadOnly => SaveStatus::Newer,
        SaveError::QuarantineFull => SaveStatus::QuarantineFull,
        _ => SaveStatus::Failed,
    }
}
