//! Saves state in the browser's storage without ever losing an intact copy.
//!
//! Two slots are written alternately. Each save has a revision and a checksum and is read back afterwards, so
//! that a crash between any two writes leaves at least one intact copy. Damaged data is copied to quarantine
//! before its slot is reused; data written by a newer version of the app is never touched. A save that this
//! program has not seen (another tab's) is never overwritten unasked.

use super::backend::{Backend, BackendError};
use super::document::Document;
use super::format::{Envelope, encode};
use super::keys;
use super::report::nothing;
use super::saved::{Keep, Saved, is_ahead, is_over};
use super::slots::{SaveId, Slot, Slots};
use super::tabs::VersionVector;
use crate::input::issues::{Issue, IssueKind};

pub use super::report::{EraseError, Loaded, Outcome, Receipt, RemoteState, SaveError};

/// Maximum size of one save in bytes (256 KiB, a twentieth of what browsers give an origin).
pub const MAX_SAVE: usize = 256 << 10;

/// Number of earlier states remembered, to find where a fork began.
const MOST_EARLIER: usize = 8;

/// The profile in a backend.
pub type Store<B> = DocumentStore<B, Saved>;

/// A document in a backend.
#[derive(Debug)]
pub struct DocumentStore<B, D> {
    pub(super) backend: B,
    /// Identifies this tab.
    tab: u32,
    /// The tabs whose saves went into this state. Survives erasing, so that other tabs see an erased state as
    /// a successor.
    tabs: VersionVector,
    /// The save that was last loaded or written.
    pub(super) seen: Option<SaveId>,
    /// The contents of the save in `seen`.
    pub(super) base: D,
    /// The states before that, the latest last, to find where a fork began.
    pub(super) earlier: Vec<((u32, u64), D)>,
    /// The save in storage when a conflict was reported.
    pub(super) told: Option<Option<SaveId>>,
    /// A write by this tab that failed half-way: its slot, and the id it would have.
    pub(super) unfinished: Option<(&'static str, SaveId)>,
}

impl<B: Backend, D: Document> DocumentStore<B, D> {
    /// Creates a store without reading its backend; `tab` is a random number. Saving before loading is
    /// possible, but ends in a conflict if anything is stored.
    pub fn new(backend: B, tab: u32) -> Self {
        Self {
            backend,
            tab,
            tabs: VersionVector::default(),
            seen: None,
            base: D::default(),
            earlier: Vec::new(),
            told: None,
            unfinished: None,
        }
    }

    /// Returns the state last loaded or saved, to detect changes since.
    pub fn base(&self) -> &D {
        &self.base
    }

    /// Returns the backend.
    pub fn backend(&self) -> &B {
        &self.backend
    }

    /// Returns what a save would run into now: a conflict, an erased state, a newer format, or `None` if
    /// storage holds what was last loaded or saved, or only an older save than that. Writes nothing. For
    /// moments when another tab may have saved.
    ///
    /// # Errors
    /// If storage cannot be read.
    pub fn changed(
        &mut self,
        knowledge: &D::Knowledge,
    ) -> Result<Option<SaveError<D>>, BackendError> {
        let slots = Slots::read::<D>(&self.backend)?;
        if slots.newer().is_some() {
            return Ok(Some(SaveError::ReadOnly));
        }
        let expected = self.recover_unfinished(self.seen, &slots);
        // If only an ancestor of this tab's state remains, the latest save is gone: another tab is erasing,
        // key by key. Treated as a change it would be merged, and so rewritten after the erasing. A new first
        // save is no such ancestor, because its tab keeps counting.
        let gone_back = expected.zip(slots.latest_id()).is_some_and(|(seen, found)| {
            found.revision < seen.revision && self.tabs.hold(found.by)
        });
        let goes_on = gone_back || slots.continue_from(expected);
        Ok((!goes_on).then(|| self.conflict(knowledge, &slots)))
    }

    /// Loads the state and continues from it. Writes nothing; the only thing ever removed is a state that has
    /// expired by `now` (RFC 3339, UTC).
    pub fn load(&mut self, knowledge: &D::Knowledge, now: &str) -> Loaded<D> {
        let slots = match Slots::read::<D>(&self.backend) {
            Ok(slots) => slots,
            Err(error) => return nothing(Outcome::Unavailable(error)),
        };
        self.advance(slots.latest_id(), D::default());
        if let Some(format) = slots.newer() {
            return nothing(Outcome::Newer { format });
        }
        let (envelope, altered) = match (slots.newest(), slots.salvage()) {
            (Some((_, envelope, _)), _) => (envelope, false),
            (None, Some(envelope)) => (envelope, true),
            (None, None) if slots.are_empty() => return nothing(Outcome::Empty),
            (None, None) => return nothing(Outcome::Damaged),
        };
        let older = slots.may_be_older(envelope.revision.unwrap_or(0));
        let loaded = self.restored(knowledge, now, envelope, altered, older);
        if !altered {
            self.tabs = envelope.tabs.clone();
            self.base = loaded.saved.clone();
        }
        loaded
    }

    fn restored(
        &mut self,
        knowledge: &D::Knowledge,
        now: &str,
        envelope: &Envelope,
        altered: bool,
        older: bool,
    ) -> Loaded<D> {
        let (mut saved, mut set_aside) = D::read(knowledge, &envelope.body);
        let saved_at = envelope.saved_at.clone();
        if let Some(after_days) = saved.expires_after_days()
            && !altered
            && is_over(&self.latest_save(&saved_at, now), after_days, now)
        {
            saved = saved.expired();
            let erased = self.erase();
            return Loaded { saved, outcome: Outcome::Expired { saved_at, after_days, erased } };
        }
        if altered {
            set_aside.push(Issue { path: "checksum".to_owned(), kind: IssueKind::Altered });
        }
        let revision = envelope.revision.unwrap_or(0);
        let outcome = if set_aside.is_empty() && !older {
            Outcome::Restored { revision, saved_at }
        } else {
            Outcome::InPart { revision, saved_at, set_aside, older }
        };
        Loaded { saved, outcome }
    }

    /// Returns when any document was last saved: marking steps alone also counts as use. A save in the future
    /// was made by a wrong clock and says nothing, so the others count; if all are in the future, nothing has
    /// expired.
    fn latest_save(&self, own: &str, now: &str) -> String {
        let mut all = vec![own.to_owned()];
        for (document, keys) in keys::DOCUMENTS {
            let slots = Slots::at(&self.backend, keys, document);
            let saved_at = slots.iter().filter_map(Slots::newest);
            all.extend(saved_at.map(|(_, envelope, _)| envelope.saved_at.clone()));
        }
        // All are in UTC and in the same notation.
        all.into_iter().filter(|at| !is_ahead(at, now)).max().unwrap_or_default()
    }

    /// Saves a state. `now` is the time in UTC, RFC 3339. No lock is held: if two tabs save in the same
    /// instant, the next save detects and reports the conflict.
    ///
    /// # Errors
    /// The previous save is unharmed in every case.
    pub fn save(
        &mut self,
        knowledge: &D::Knowledge,
        saved: &D,
        now: &str,
    ) -> Result<Receipt, SaveError<D>> {
        self.write(knowledge, saved, now, self.seen)
    }

    /// Saves a state in place of the one reported by the last conflict.
    ///
    /// # Errors
    /// Another conflict if storage has changed since.
    pub fn save_over(
        &mut self,
        knowledge: &D::Knowledge,
        saved: &D,
        now: &str,
    ) -> Result<Receipt, SaveError<D>> {
        self.write(knowledge, saved, now, self.told.unwrap_or(self.seen))
    }

    fn write(
        &mut self,
        knowledge: &D::Knowledge,
        saved: &D,
        now: &str,
        expected: Option<SaveId>,
    ) -> Result<Receipt, SaveError<D>> {
        let slots = match Slots::read::<D>(&self.backend) {
            Ok(slots) => slots,
            // Nothing is to be kept and nothing of ours is stored.
            Err(_) if saved.keep() == Keep::Tab && expected.is_none() => {
                return Ok(self.nothing_kept(saved, now));
            }
            Err(error) => return Err(error.into()),
        };
        if slots.newer().is_some() {
            return Err(SaveError::ReadOnly);
        }
        let expected = self.recover_unfinished(expected, &slots);
        if saved.keep() == Keep::Tab {
            return self.forget(knowledge, saved, now, &slots, expected);
        }
        if !slots.continue_from(expected) {
            return Err(self.conflict(knowledge, &slots));
        }
        let last = slots.latest_id().into_iter().chain(expected).map(|id| id.revision).max();
        let revision = last.unwrap_or(0) + 1;
        let none = VersionVector::default();
        let there = slots.newest().map_or(&none, |(_, envelope, _)| &envelope.tabs);
        let tabs = self.tabs.next(there, self.tab);
        let text = encode(knowledge, saved, now, Some((revision, &tabs))).to_string();
        let id = match Slot::inspect(&text, D::NAME) {
            Slot::Whole(envelope, revision) if text.len() <= MAX_SAVE => {
                SaveId::of(&envelope, revision)
            }
            _ => return Err(SaveError::TooLarge),
        };
        self.quarantine(knowledge, &slots)?;
        let key = slots.target();
        if let Err(error) = self.put(key, &text) {
            self.unfinished = Some((key, id));
            return Err(self.overtaken(knowledge, expected, id).unwrap_or(error));
        }
        self.clear_damaged(&slots, key);
        self.tabs = tabs;
        self.advance(Some(id), saved.clone());
        Ok(Receipt { revision, saved_at: now.to_owned(), kept: true })
    }

    /// Forgets every save, because all of them were erased: the next one is a first save.
    pub fn reset(&mut self) {
        self.seen = None;
        self.base = D::default();
        self.earlier.clear();
        self.told = None;
        self.unfinished = None;
    }

    /// Continues from a save that was just loaded or written.
    fn advance(&mut self, seen: Option<SaveId>, base: D) {
        let before = std::mem::replace(&mut self.base, base);
        if let Some(by) = self.seen.and_then(|seen| seen.by) {
            self.earlier.push((by, before));
            if self.earlier.len() > MOST_EARLIER {
                self.earlier.remove(0);
            }
        }
        self.seen = seen;
        self.told = None;
        self.unfinished = None;
    }

    /// Returns the save to expect in storage: a write by this tab that was reported as failed may have
    /// succeeded after all.
    fn recover_unfinished(&mut self, expected: Option<SaveId>, slots: &Slots) -> Option<SaveId> {
        match (self.unfinished, slots.latest_id()) {
            (Some((_, ours)), Some(found)) if ours == found => {
                self.seen = Some(found);
                self.seen
            }
            _ => expected,
        }
    }

    /// Returns the conflict that explains why a write was read back as something else, if there is one.
    fn overtaken(
        &mut self,
        knowledge: &D::Knowledge,
        expected: Option<SaveId>,
        ours: SaveId,
    ) -> Option<SaveError<D>> {
        let slots = Slots::read::<D>(&self.backend).ok()?;
        let theirs = slots.latest_id().filter(|id| *id != ours && Some(*id) != expected)?;
        let later = expected.is_none_or(|id| theirs.revision > id.revision);
        later.then(|| self.conflict(knowledge, &slots))
    }

    fn conflict(&mut self, knowledge: &D::Knowledge, slots: &Slots) -> SaveError<D> {
        self.told = Some(slots.latest_id());
        let Some((_, envelope, id)) = slots.newest() else {
            // Reported once; the next save is a first save.
            self.reset();
            return SaveError::Erased;
        };
        let (saved, set_aside) = D::read(knowledge, &envelope.body);
        // A tab that had nothing stored cannot miss anything there.
        let forked = self.seen.is_some_and(|seen| !envelope.tabs.hold(seen.by));
        let base = if forked {
            let shared = self.earlier.iter().rfind(|(by, _)| envelope.tabs.hold(Some(*by)));
            shared.map(|(_, state)| state.clone()).unwrap_or_default()
        } else if self.seen.is_none() {
            // Kept by this tab alone, or by none: the other one has removed nothing from it.
            D::default()
        } else {
            self.base.clone()
        };
        let (revision, saved_at) = (id.revision, envelope.saved_at.clone());
        let theirs = RemoteState { saved, revision, saved_at, set_aside, forked, base };
        SaveError::Conflict { theirs: Box::new(theirs) }
    }

    /// Saves when nothing is to be kept: removes what this tab has kept before. Data kept by another tab is
    /// left to it.
    fn forget(
        &mut self,
        knowledge: &D::Knowledge,
        saved: &D,
        now: &str,
        slots: &Slots,
        expected: Option<SaveId>,
    ) -> Result<Receipt, SaveError<D>> {
        match (slots.latest_id(), expected) {
            (Some(_), None) => {}
            (Some(found), Some(expected)) if found != expected => {
                return Err(self.conflict(knowledge, slots));
            }
            _ => {
                self.erase()?;
            }
        }
        Ok(self.nothing_kept(saved, now))
    }

    fn nothing_kept(&mut self, saved: &D, now: &str) -> Receipt {
        self.base = saved.clone();
        Receipt { revision: 0, saved_at: now.to_owned(), kept: false }
    }

    /// Writes a text and reads it back.
    pub(super) fn put(&self, key: &str, text: &str) -> Result<(), SaveError<D>> {
        self.backend.write(key, text)?;
        let stored = self.backend.read(key)?;
        if stored.as_deref() == Some(text) { Ok(()) } else { Err(SaveError::Verify) }
    }
}
