//! Damaged originals, and erasing.

use super::backend::{Backend, BackendError};
use super::document::Document;
use super::keys::{PREFIX, QUARANTINE};
use super::report::{EraseError, SaveError};
use super::slots::Slots;
use super::store::DocumentStore;

impl<B: Backend, D: Document> DocumentStore<B, D> {
    /// Every key of this app and the text under it, as it stands, for a download.
    ///
    /// # Errors
    /// When storage cannot be read.
    pub fn originals(&self) -> Result<Vec<(String, String)>, BackendError> {
        let mut originals = Vec::new();
        for key in self.own_keys()? {
            if let Some(text) = self.backend.read(&key)? {
                originals.push((key, text));
            }
        }
        Ok(originals)
    }

    /// Damaged originals that wait for a decision.
    ///
    /// # Errors
    /// When storage cannot be read.
    pub fn quarantined(&self) -> Result<Vec<String>, BackendError> {
        let mut texts = Vec::new();
        for key in QUARANTINE {
            texts.extend(self.backend.read(key)?);
        }
        Ok(texts)
    }

    /// Removes the damaged originals, because the person said so. Tells how many there were.
    ///
    /// # Errors
    /// When one of them cannot be removed.
    pub fn discard_quarantined(&mut self) -> Result<usize, EraseError> {
        let before = self.quarantined()?.len();
        for key in QUARANTINE {
            self.backend.remove(key)?;
        }
        match self.quarantined()?.len() {
            0 => Ok(before),
            left => Err(EraseError::Left(left)),
        }
    }

    /// Removes every key of this app and nothing else, and looks whether they are gone. Tells
    /// how many there were. A save that is still waiting has to be called off first: this store
    /// cannot know of it, and it would count as a new first save.
    ///
    /// # Errors
    /// When a key cannot be removed or is still there afterwards.
    pub fn erase(&mut self) -> Result<usize, EraseError> {
        let keys = self.own_keys()?;
        for key in &keys {
            self.backend.remove(key)?;
        }
        match self.own_keys()?.len() {
            0 => {
                self.reset();
                Ok(keys.len())
            }
            left => Err(EraseError::Left(left)),
        }
    }

    fn own_keys(&self) -> Result<Vec<String>, BackendError> {
        let mut keys = self.backend.keys()?;
        keys.retain(|key| key.starts_with(PREFIX));
        Ok(keys)
    }

    /// Copies what is about to be overwritten and is not whole. A whole save of which parts are
    /// unknown to this program is copied too, but only while there is a free place for it.
    pub(super) fn quarantine(
        &self,
        knowledge: &D::Knowledge,
        slots: &Slots,
    ) -> Result<(), SaveError<D>> {
        for (key, text) in slots.damaged() {
            let unfinished = self.unfinished.is_some_and(|(ours, _)| ours == key);
            if !unfinished && !text.trim_ascii().is_empty() {
                self.set_aside(text)?;
            }
        }
        if let Some((key, envelope, _)) = slots.newest()
            && !D::read(knowledge, &envelope.body).1.is_empty()
        {
            match self.set_aside(slots.text(key)) {
                Err(SaveError::QuarantineFull) => {}
                other => other?,
            }
        }
        Ok(())
    }

    fn set_aside(&self, text: &str) -> Result<(), SaveError<D>> {
        let mut free = None;
        for key in QUARANTINE {
            match self.backend.read(key)? {
                Some(kept) if kept == text => return Ok(()),
                Some(_) => {}
                None => free = free.or(Some(key)),
            }
        }
        let key = free.ok_or(SaveError::QuarantineFull)?;
        self.put(key, text).inspect_err(|_| {
            // Half a copy is worth nothing while the original is still in its place.
            self.backend.remove(key).unwrap_or(());
        })
    }

    /// Frees the other place when both were damaged; its copy is in quarantine. If that fails,
    /// the next save does it.
    pub(super) fn clear_damaged(&self, slots: &Slots, written: &str) {
        for (key, _) in slots.damaged() {
            if key != written {
                self.backend.remove(key).unwrap_or(());
            }
        }
    }
}
