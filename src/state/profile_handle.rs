//! Persistence of the profile. It belongs to the deferred part of the program, so the initial part
//! holds it as a trait object.

use std::rc::Rc;

use crate::domain::{Answers, Region};
use crate::storage::report::EraseError;
use crate::storage::saved::Saved;

use super::{Action, LoadedProfile, SaveStatus};

/// The storage core over the browser's storage.
pub trait ProfileRepository {
    /// Reads the stored data.
    fn load(&self) -> LoadedProfile;

    /// Returns the region derived from the browser's languages.
    fn browser_region(&self) -> Option<Region>;

    /// Returns the answers of a draft, if there is one.
    fn drafted(&self) -> Option<Answers>;

    /// Saves the state and returns what to show. Writes nothing before the first answer.
    fn save(&self, saved: &Saved, shown: &SaveStatus) -> Option<Action>;

    /// Saves the state even though another tab has written in the meantime.
    fn save_over(&self, saved: &Saved) -> Action;

    /// Returns what another tab has written, if this one has no unsaved changes.
    fn reload(&self, mine: &Saved) -> Option<Action>;

    /// Erases all of the app's entries and returns their number.
    ///
    /// # Errors
    /// Some entries are left, or the browser refused.
    fn erase(&self) -> Result<usize, EraseError>;

    /// Returns the app's storage entries verbatim, for a lossless download.
    fn originals(&self) -> Vec<(String, String)>;

    /// Returns the number of quarantined saves.
    fn quarantined(&self) -> usize;

    /// Discards the quarantined saves and returns their number.
    ///
    /// # Errors
    /// Some entries are left, or the browser refused.
    fn discard_quarantined(&self) -> Result<usize, EraseError>;
}

/// The storage core, once it is loaded.
pub type ProfileHandle = Rc<dyn ProfileRepository>;
