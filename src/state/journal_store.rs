//! Persistence of the journal. In the deferred part of the program.

use std::rc::Rc;

use jiff::civil::Date;

use crate::domain::{Answers, Journal};
use crate::knowledge::Knowledge;
use crate::storage::backend::Backend;
use crate::storage::journal_merge::merge;

use super::document_persistence::DocumentPersistence;
use super::journal::{apply, undo_edits};
use super::journal_handle::{JournalHandle, JournalRepository};
use super::{JournalEvent, SaveStatus};

/// A journal in a backend.
struct StoredJournal<B> {
    journal: Journal,
    place: Rc<DocumentPersistence<B, Journal>>,
}

/// Loads the journal from a backend; `tab` is a random number, `now` the moment (RFC 3339, UTC). Also
/// returns how many parts could not be read; the original is quarantined before its place is reused.
pub fn load<B: Backend + 'static>(
    backend: B,
    tab: u32,
    knowledge: &Rc<Knowledge>,
    now: &str,
) -> (JournalHandle, usize) {
    let place = place(backend, tab, knowledge);
    let (journal, set_aside) = place.load(now);
    (StoredJournal { journal, place }.handle(), set_aside)
}

/// Returns an empty journal without reading the storage; stored data is merged in on saving. For a
/// start after a crash.
pub fn unread<B: Backend + 'static>(
    backend: B,
    tab: u32,
    knowledge: &Rc<Knowledge>,
) -> JournalHandle {
    let place = place(backend, tab, knowledge);
    StoredJournal { journal: Journal::default(), place }.handle()
}

fn place<B: Backend>(
    backend: B,
    tab: u32,
    knowledge: &Rc<Knowledge>,
) -> Rc<DocumentPersistence<B, Journal>> {
    Rc::new(DocumentPersistence::new(backend, tab, knowledge, |knowledge, base, mine, theirs| {
        merge(knowledge, base, mine, theirs)
    }))
}

impl<B: Backend + 'static> StoredJournal<B> {
    fn handle(self) -> JournalHandle {
        JournalHandle(Rc::new(self))
    }
}

impl<B: Backend + 'static> JournalRepository for StoredJournal<B> {
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

    fn undo_edits(
        &self,
        today: Date,
        from: &Answers,
        to: &Answers,
        before: &Journal,
    ) -> Option<JournalHandle> {
        let next = undo_edits(&self.journal, today, (from, to), before);
        (next != self.journal).then(|| self.with(next))
    }

    fn with(&self, journal: Journal) -> JournalHandle {
        Self { journal, place: self.place.clone() }.handle()
    }

    fn emptied(&self) -> JournalHandle {
        self.with(Journal::default())
    }

    fn forget(&self) {
        self.place.forget();
    }

    fn save(&self, now: &str) -> Result<Option<JournalHandle>, SaveStatus> {
        self.place.save(&self.journal, now).map(|kept| kept.map(|journal| self.with(journal)))
    }

    fn reload(&self, now: &str) -> Option<JournalHandle> {
        self.place.reload(&self.journal, now).map(|journal| self.with(journal))
    }
}
