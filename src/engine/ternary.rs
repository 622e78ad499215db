//! Three-valued logic: yes, no, and unknown.

/// A Kleene truth value: unknown stays unknown unless the other side decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ternary {
    /// The answers say so.
    Yes,
    /// The answers say otherwise.
    No,
    /// The answers leave it open.
    Unknown,
}

impl Ternary {
    /// Yes or no from a plain comparison.
    pub fn from_bool(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }

    /// Both hold.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Yes, Self::Yes) => Self::Yes,
            _ => Self::Unknown,
        }
    }

    /// At least one holds.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        self.not().and(other.not()).not()
    }

    /// All of these hold; stops at the first that does not.
    pub(super) fn all(truths: impl IntoIterator<Item = Self>) -> Self {
        let mut all = Self::Yes;
        for truth in truths {
            all = all.and(truth);
            if all == Self::No {
                break;
            }
        }
        all
    }

    /// At least one of these holds; stops at the first that does.
    pub(super) fn any(truths: impl IntoIterator<Item = Self>) -> Self {
        Self::all(truths.into_iter().map(Self::not)).not()
    }

    /// The opposite; the opposite of unknown is unknown.
    #[must_use]
    #[allow(clippy::should_implement_trait, reason = "`not` is read here beside `all` and `any`")]
    pub fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
        }
    }
}
