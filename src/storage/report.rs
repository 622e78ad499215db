//! What loading, saving and erasing have to say.

use super::backend::BackendError;
use super::saved::Saved;
use crate::input::issues::Issue;

/// What loading found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded<D = Saved> {
    /// The state to go on with.
    pub saved: D,
    /// Where it comes from and what is to be told.
    pub outcome: Outcome,
}

/// Where a loaded state comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing was stored.
    Empty,
    /// Everything is as it was saved.
    Restored {
        /// How often it had been saved.
        revision: u64,
        /// When.
        saved_at: String,
    },
    /// Something could not be taken over; the original stays until the next save moves it to
    /// quarantine.
    InPart {
        /// How often it had been saved; 0 when unreadable.
        revision: u64,
        /// When; empty when unreadable.
        saved_at: String,
        /// The parts left out. [`crate::input::issues::IssueKind::Altered`] at `checksum` means that no whole copy was
        /// left and any answer may have changed.
        set_aside: Vec<Issue>,
        /// Whether a damaged copy may have been later than this one.
        older: bool,
    },
    /// Something of ours is stored and nothing of it can be read. It stays where it is.
    Damaged,
    /// A newer version of the app has saved here. It stays as it is, and nothing can be saved.
    Newer {
        /// The format it uses.
        format: i64,
    },
    /// The time the person had set was over. The settings are taken over, the answers are gone.
    Expired {
        /// When the state had been saved.
        saved_at: String,
        /// The days that were set.
        after_days: u16,
        /// Number of keys removed, or why they could not be.
        erased: Result<usize, EraseError>,
    },
    /// Storage cannot be read.
    Unavailable(BackendError),
}

/// A state that another tab has saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoteState<D = Saved> {
    /// The state.
    pub saved: D,
    /// How often it had been saved.
    pub revision: u64,
    /// When.
    pub saved_at: String,
    /// Parts of it that cannot be read.
    pub set_aside: Vec<Issue>,
    /// Whether it does not hold what this tab had saved last, because both saved at once.
    pub forked: bool,
    /// The state to compare both with ([`super::merge::combine`]): the latest that both have
    /// gone on from, or the empty one when that is not known.
    pub base: D,
}

/// Proof of a save.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// How often this state has been saved now; 0 when nothing is kept.
    pub revision: u64,
    /// When, as given.
    pub saved_at: String,
    /// `false` when the person wants nothing kept, and nothing is.
    pub kept: bool,
}

/// Why a state is not saved. What had been saved before is unharmed in every case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveError<D = Saved> {
    /// Storage refused.
    Backend(BackendError),
    /// Storage gave back something else than what was written.
    Verify,
    /// Another tab has saved meanwhile.
    Conflict {
        /// What it saved.
        theirs: Box<RemoteState<D>>,
    },
    /// What was seen here last is gone: erased in another tab or by the browser. Told once: the
    /// next save is a first save again.
    Erased,
    /// A newer version of the app has saved here.
    ReadOnly,
    /// Larger than [`super::store::MAX_SAVE`] or not of a form that could be read again.
    TooLarge,
    /// All places for damaged originals are taken; the person has to decide about them.
    QuarantineFull,
}

/// Why something could not be erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EraseError {
    /// Storage refused.
    Backend(BackendError),
    /// So many keys are still there.
    Left(usize),
}

impl<D> From<BackendError> for SaveError<D> {
    fn from(error: BackendError) -> Self {
        Self::Backend(error)
    }
}

impl From<BackendError> for EraseError {
    fn from(error: BackendError) -> Self {
        Self::Backend(error)
    }
}

impl<D> From<EraseError> for SaveError<D> {
    fn from(error: EraseError) -> Self {
        match error {
            EraseError::Backend(error) => Self::Backend(error),
            EraseError::Left(_) => Self::Verify,
        }
    }
}

/// A start from nothing.
pub(super) fn nothing<D: Default>(outcome: Outcome) -> Loaded<D> {
    Loaded { saved: D::default(), outcome }
}
