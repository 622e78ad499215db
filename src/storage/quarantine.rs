//! Quarantine of damaged originals, and erasing.

use super::backend::{Backend, BackendError};
use super::document::Document;
use super::keys::{PREFIX, QUARANTINE};
use super::report::{EraseError, SaveError};
use super::slots::Slots;
use super::store::DocumentStore;

impl<B: Backend, D: Document> DocumentStore<B, D> {
    /// Returns every key of this app and its unaltered text, for a download.
    ///
    /// # Errors
    /// If storage cannot be read.
    pub fn originals(&self) -> Result<Vec<(String, String)>, BackendError> {
        let mut originals = Vec::new();
        for key in self.own_keys()? {
            if let Some(text) = self.backend.read(&key)? {
                originals.push((key, text));
            }
        }
        Ok(originals)
    }

    /// Returns the damaged originals that wait for a decision.
    ///
    /// # Errors
    /// If storage cannot be read.
    pub fn quarantined(&self) -> Result<Vec<String>, BackendError> {
        let mut texts = Vec::new();
        for key in QUARANTINE {
            texts.extend(self.backend.read(key)?);
        }
        Ok(texts)
    }

    /// Removes the damaged originals at the person's request. Returns their number.
    ///
    /// # Errors
    /// If one of them cannot be removed.
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

    /// Removes every key of this app and nothing else, verifies that they are gone, and returns their number.
    /// Cancel any pending save first: this store does not know of it, and it would count as a new first save.
    ///
    /// # Errors
    /// If a key cannot be removed or still exists afterwards.
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

    /// Copies damaged data that is about to be overwritten. An intact save with parts unknown to this program
    /// is copied too, but only while a quarantine slot is free.
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
            // A partial copy is worthless while the original is still in its slot.
            self.backend.remove(key).unwrap_or(());
        })
    }

    /// Clears the other slot if both were damaged; its copy is in quarantine. If that fails, the next save
    /// does it.
    pub(super) fn clear_damaged(&self, slots: &Slots, written: &str) {
        for (key, _) in slots.damaged() {
            if key != written {
                self.backend.remove(key).unwrap_or(());
            }
        }
    }
}
