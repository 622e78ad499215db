//! What keeps the profile on the device. It belongs to the deferred part of the program, so the
//! initial part holds it behind a trait object.

use std::rc::Rc;

use crate::domain::{Answers, Region};
use crate::storage::report::EraseError;
use crate::storage::saved::Saved;

use super::{Action, LoadedProfile, SaveStatus};

/// The storage core over the browser's storage.
pub trait ProfileRepository {
    /// Reads what is stored.
    fn load(&self) -> LoadedProfile;

    /// The region that the browser's languages name.
    fn browser_region(&self) -> Option<Region>;

    /// The answers of a draft, if there is one.
    fn drafted(&self) -> Option<Answers>;

    /// Keeps the state; tells what to show. Nothing is written before the first answer.
    fn save(&self, saved: &Saved, shown: &SaveStatus) -> Option<Action>;

    /// Keeps the state although another tab has written in the meantime.
    fn save_over(&self, saved: &Saved) -> Action;

    /// What another tab has written, when this one has nothing of its own to lose.
    fn reload(&self, mine: &Saved) -> Option<Action>;

    /// Erases everything of ours, and returns how many entries that were.
    ///
    /// # Errors
    /// What is left, or why the browser refused.
    fn erase(&self) -> Result<usize, EraseError>;

    /// Every own entry of the storage as it stands, for a download that loses nothing.
    fn originals(&self) -> Vec<(String, String)>;

    /// Returns how many saves that could not be read are quarantined.
    fn quarantined(&self) -> usize;

    /// Discards what is quarantined, and returns how many saves that were.
    ///
    /// # Errors
    /// What is left, or why the browser refused.
    fn discard_quarantined(&self) -> Result<usize, EraseError>;
}

/// The storage core once it is there.
pub type ProfileHandle = Rc<dyn ProfileRepository>;
