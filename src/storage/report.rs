//! The results and errors of loading, saving and erasing.

use super::backend::BackendError;
use super::saved::Saved;
use crate::input::issues::Issue;

/// The result of loading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded<D = Saved> {
    /// The state to continue with.
    pub saved: D,
    /// Where it comes from and what has to be reported.
    pub outcome: Outcome,
}

/// The origin of a loaded state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing was stored.
    Empty,
    /// Everything is as it was saved.
    Restored {
        /// Number of saves so far.
        revision: u64,
        /// When it was saved.
        saved_at: String,
    },
    /// Some parts could not be read; the original stays until the next save moves it to quarantine.
    InPart {
        /// Number of saves so far; 0 if unreadable.
        revision: u64,
        /// When it was saved; empty if unreadable.
        saved_at: String,
        /// The parts left out. [`crate::input::issues::IssueKind::Altered`] at `checksum` means that no
        /// intact copy was left and any answer may have changed.
        set_aside: Vec<Issue>,
        /// Whether a damaged copy may have been newer than this one.
        older: bool,
    },
    /// Data of this app is stored, but none of it can be read. It is left in place.
    Damaged,
    /// A newer version of the app has saved here. It is left unchanged, and nothing can be saved.
    Newer {
        /// The format of that save.
        format: i64,
    },
    /// The expiry set by the person has passed. The settings are kept, the answers are gone.
    Expired {
        /// When the state was saved.
        saved_at: String,
        /// The expiry in days.
        after_days: u16,
        /// Number of keys removed, or why they could not be removed.
        erased: Result<usize, EraseError>,
    },
    /// Storage cannot be read.
    Unavailable(BackendError),
}

/// A state saved by another tab.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoteState<D = Saved> {
    /// The state.
    pub saved: D,
    /// Number of saves so far.
    pub revision: u64,
    /// When it was saved.
    pub saved_at: String,
    /// Parts of it that cannot be read.
    pub set_aside: Vec<Issue>,
    /// Whether it lacks this tab's last save, because both saved at once.
    pub forked: bool,
    /// The state to compare both with ([`super::merge::combine`]): their latest common ancestor, or the empty
    /// state if that is not known.
    pub base: D,
}

/// Confirmation of a save.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// Number of saves of this state so far; 0 if nothing is kept.
    pub revision: u64,
    /// When it was saved, as given.
    pub saved_at: String,
    /// `false` if the person wants nothing kept, and nothing is.
    pub kept: bool,
}

/// Why a state was not saved. The previous save is unharmed in every case.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SaveError<D = Saved> {
    /// The storage failed.
    #[error(transparent)]
    Backend(#[from] BackendError),
    /// Storage returned something other than what was written.
    #[error("storage returned something other than what was written")]
    Verify,
    /// Another tab has saved in the meantime.
    #[error("another tab has saved in the meantime")]
    Conflict {
        /// That tab's state.
        theirs: Box<RemoteState<D>>,
    },
    /// The save last seen here is gone: erased in another tab or by the browser. Reported once: the next save
    /// is a first save again.
    #[error("the previous save is gone")]
    Erased,
    /// A newer version of the app has saved here.
    #[error("a newer version of the app has saved here")]
    ReadOnly,
    /// Larger than [`super::store::MAX_SAVE`], or in a form that could not be read back.
    #[error("too large, or not readable back")]
    TooLarge,
    /// All quarantine slots are taken; the person has to decide about the damaged originals.
    #[error("no free slot for a damaged original")]
    QuarantineFull,
}

/// Why something could not be erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EraseError {
    /// The storage failed.
    #[error(transparent)]
    Backend(#[from] BackendError),
    /// This many keys still exist.
    #[error("{0} keys still exist")]
    Left(usize),
}

impl<D> From<EraseError> for SaveError<D> {
    fn from(error: EraseError) -> Self {
        match error {
            EraseError::Backend(error) => Self::Backend(error),
            EraseError::Left(_) => Self::Verify,
        }
    }
}

/// Returns an empty state.
pub(super) fn nothing<D: Default>(outcome: Outcome) -> Loaded<D> {
    Loaded { saved: D::default(), outcome }
}
