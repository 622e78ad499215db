//! The two slots in the browser's storage that are written alternately.

use super::backend::{Backend, BackendError};
use super::document::Document;
use super::format::{Envelope, EnvelopeError};
use crate::input::gate;

/// The contents of a slot.
#[derive(Debug, Clone, PartialEq)]
pub enum Slot {
    /// Nothing.
    Empty,
    /// An intact save and its revision.
    Whole(Box<Envelope>, u64),
    /// A save of a newer format.
    Newer(i64),
    /// Anything else, with what can still be recovered from it.
    Damaged(Option<Box<Envelope>>),
}

impl Slot {
    /// Parses a stored text.
    pub fn inspect(text: &str, document: &str) -> Self {
        let read = gate::read_text(text).ok().filter(gate::texts_within_limit);
        match read.map(Envelope::open) {
            // A save of another document must never be mistaken for one of this document.
            Some(Ok(envelope)) if envelope.document != document => Self::Damaged(None),
            Some(Ok(envelope)) => match envelope.revision {
                Some(revision) if envelope.whole => Self::Whole(Box::new(envelope), revision),
                _ => Self::Damaged(Some(Box::new(envelope))),
            },
            Some(Err(EnvelopeError::Newer { format, whole: true })) => Self::Newer(format),
            _ => Self::Damaged(None),
        }
    }
}

/// Identifies a save.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SaveId {
    /// Its revision.
    pub revision: u64,
    /// Its checksum.
    pub checksum: u32,
    /// The tab that saved it, and its number of saves.
    pub by: Option<(u32, u64)>,
}

impl SaveId {
    /// Returns the id of an intact save.
    pub fn of(envelope: &Envelope, revision: u64) -> Self {
        Self { revision, checksum: envelope.checksum, by: envelope.tabs.latest() }
    }
}

/// Both slots, each with its key and stored text.
pub struct Slots(pub [(&'static str, String, Slot); 2]);

impl Slots {
    /// Reads both slots of a document.
    pub fn read<D: Document>(backend: &impl Backend) -> Result<Self, BackendError> {
        Self::at(backend, D::SLOTS, D::NAME)
    }

    /// Reads two slots.
    pub fn at(
        backend: &impl Backend,
        [a, b]: [&'static str; 2],
        document: &str,
    ) -> Result<Self, BackendError> {
        let look = |key| {
            let text = backend.read(key)?;
            let slot = text.as_deref().map_or(Slot::Empty, |text| Slot::inspect(text, document));
            Ok((key, text.unwrap_or_default(), slot))
        };
        Ok(Self([look(a)?, look(b)?]))
    }

    /// Returns the format of a save that is too new to be touched.
    pub fn newer(&self) -> Option<i64> {
        self.0.iter().find_map(|(_, _, slot)| match slot {
            Slot::Newer(format) => Some(*format),
            _ => None,
        })
    }

    /// Returns the key and save of the latest intact revision.
    pub fn newest(&self) -> Option<(&'static str, &Envelope, SaveId)> {
        let whole = self.0.iter().filter_map(|(key, _, slot)| match slot {
            Slot::Whole(envelope, revision) => {
                Some((*key, &**envelope, SaveId::of(envelope, *revision)))
            }
            _ => None,
        });
        whole.max_by_key(|(_, _, id)| id.revision)
    }

    /// Returns the id of the latest intact revision.
    pub fn latest_id(&self) -> Option<SaveId> {
        self.newest().map(|(_, _, id)| id)
    }

    /// Returns `true` if a program that last saw `expected` may continue from here: it is unchanged, or the
    /// copy it saw has been damaged since and there is nothing newer.
    pub fn continue_from(&self, expected: Option<SaveId>) -> bool {
        let found = self.latest_id();
        let Some(expected) = expected.filter(|_| found != expected) else {
            return found == expected;
        };
        found.is_none_or(|found| found.revision < expected.revision)
            && self.may_be_older(expected.revision.saturating_sub(1))
    }

    /// Returns keys and texts of damaged slots.
    pub fn damaged(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let damaged = |slot: &Slot| matches!(slot, Slot::Damaged(_));
        self.0
            .iter()
            .filter(move |(_, _, slot)| damaged(slot))
            .map(|(key, text, _)| (*key, text.as_str()))
    }

    /// Returns the latest of the damaged saves that are partly recoverable.
    pub fn salvage(&self) -> Option<&Envelope> {
        let readable = self.0.iter().filter_map(|(_, _, slot)| match slot {
            Slot::Damaged(Some(envelope)) => Some(&**envelope),
            _ => None,
        });
        readable.max_by_key(|envelope| envelope.revision)
    }

    /// Returns `true` if a damaged slot may have held something newer than `revision`.
    pub fn may_be_older(&self, revision: u64) -> bool {
        self.0.iter().any(|(_, _, slot)| match slot {
            Slot::Damaged(envelope) => {
                let known = envelope.as_ref().and_then(|envelope| envelope.revision);
                known.is_none_or(|known| known > revision)
            }
            _ => false,
        })
    }

    /// Returns the stored text of a slot.
    pub fn text(&self, key: &str) -> &str {
        self.0.iter().find(|(place, _, _)| *place == key).map_or("", |(_, text, _)| text.as_str())
    }

    /// Returns `true` if both slots are empty.
    pub fn are_empty(&self) -> bool {
        self.0.iter().all(|(_, _, slot)| *slot == Slot::Empty)
    }

    /// Returns the key to write to next: never that of the newest intact save.
    pub fn target(&self) -> &'static str {
        let [a, b] = [self.0[0].0, self.0[1].0];
        match self.newest() {
            Some((key, _, _)) if key == a => b,
            Some(_) => a,
            None => self.damaged().next().map_or(a, |(key, _)| key),
        }
    }
}
