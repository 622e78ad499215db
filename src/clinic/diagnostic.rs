//! Problems in a clinic's file, in terms that a webmaster understands.

use std::fmt;

use super::theme::TokenError;

/// A problem: where, what, and what the app does instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Path to the part, for example `products[1].actives[0]`.
    pub place: String,
    /// The problem.
    pub kind: DiagnosticKind,
    /// The app's fallback.
    pub fallback: Fallback,
}

impl Diagnostic {
    /// Returns `true` if nothing in the file could be used.
    pub fn is_fatal(&self) -> bool {
        self.fallback == Fallback::NothingUsed
    }
}

/// The kind of problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DiagnosticKind {
    /// Another kind of value was expected.
    Expected {
        /// The kind of value expected.
        expected: &'static str,
        /// A short form of the value found.
        found: String,
    },
    /// There is no such field, treatment, active or rule.
    Unknown(String),
    /// A required field is missing.
    Missing,
    /// An unusable text: empty, too long (maximum length given), or with control characters.
    Text(usize),
    /// A list with more items than the app reads.
    Many(usize),
    /// A duplicate.
    Repeated(String),
    /// A safety floor, which cannot be relaxed.
    Floor(String),
    /// A rule that also speaks for these rules, which are not relaxed with it.
    SpeaksFor(String),
    /// Not a safety rule, so there is nothing to relax.
    NotSafety(String),
    /// Part of the care that every plan needs.
    Basic(String),
    /// A colour, length or font that is rejected.
    Theme(TokenError),
    /// The amount of this in a product is not given, although there is a limit.
    Strength(String),
    /// A format other than the one this app reads.
    Format,
    /// Not read at all: too large, not text, not JSON.
    ReadError(String),
}

impl DiagnosticKind {
    /// Returns the id for the app's texts.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Expected { .. } | Self::Theme(_) if !self.is_contrast() => "expected",
            Self::Expected { .. } | Self::Theme(_) => "contrast",
            Self::Unknown(_) => "unknown",
            Self::Missing => "missing",
            Self::Text(_) => "text",
            Self::Many(_) => "many",
            Self::Repeated(_) => "repeated",
            Self::Floor(_) => "floor",
            Self::SpeaksFor(_) => "speaks-for",
            Self::NotSafety(_) => "not-safety",
            Self::Basic(_) => "basic",
            Self::Strength(_) => "strength",
            Self::Format => "format",
            Self::ReadError(_) => "unread",
        }
    }

    fn is_contrast(&self) -> bool {
        matches!(self, Self::Theme(TokenError::Contrast { .. }))
    }
}

/// The app's fallback for a part that it cannot use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fallback {
    /// Continues as if the part were missing.
    LeftOut,
    /// Uses its own value.
    OwnValue,
    /// Keeps the rule in force.
    RuleStays,
    /// Does not show the product.
    ProductHidden,
    /// Does not show the figures.
    FiguresHidden,
    /// Uses nothing in the file.
    NothingUsed,
}

impl Fallback {
    /// Returns the id for the app's texts.
    pub fn id(self) -> &'static str {
        match self {
            Self::LeftOut => "left-out",
            Self::OwnValue => "own-value",
            Self::RuleStays => "rule-stays",
            Self::ProductHidden => "product-hidden",
            Self::FiguresHidden => "figures-hidden",
            Self::NothingUsed => "nothing-used",
        }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.place)?;
        match &self.kind {
            DiagnosticKind::Expected { expected, found } => {
                write!(f, "expected {expected}, found {found}")?;
            }
            DiagnosticKind::Unknown(name) => write!(f, "there is no {name:?}")?,
            DiagnosticKind::Missing => write!(f, "is missing")?,
            DiagnosticKind::Text(most) => write!(
                f,
                "expected a text of 1 to {most} characters without line breaks or control characters"
            )?,
            DiagnosticKind::Many(most) => write!(f, "expected at most {most} items")?,
            DiagnosticKind::Repeated(name) => write!(f, "{name:?} is there already")?,
            DiagnosticKind::Floor(rule) => {
                // This message already says what follows.
                return write!(
                    f,
                    "{rule} is a safety floor and cannot be relaxed; it stays in force"
                );
            }
            DiagnosticKind::SpeaksFor(rules) => {
                write!(f, "also says what {rules} would say, so it is relaxed only with these")?;
            }
            DiagnosticKind::NotSafety(rule) => write!(
                f,
                "{rule} is not a safety rule; only rules whose id starts with R- can be relaxed"
            )?,
            DiagnosticKind::Basic(name) => {
                let why = "it is basic care, or another prescriber has ordered it";
                write!(f, "{name:?} cannot be left out: {why}; it stays allowed")?;
            }
            DiagnosticKind::Theme(refusal) => fmt::Display::fmt(refusal, f)?,
            DiagnosticKind::Strength(name) => write!(
                f,
                "is missing; there is a limit for {name:?}, so say how many percent the product holds"
            )?,
            DiagnosticKind::Format => write!(f, "expected 1, the only format that this app reads")?,
            DiagnosticKind::ReadError(words) => write!(f, "cannot be read: {words}")?,
        }
        f.write_str(match self.fallback {
            Fallback::LeftOut => "; it is left out",
            Fallback::OwnValue => "; the app's own is used",
            Fallback::RuleStays => "; nothing changes",
            Fallback::ProductHidden => "; the product is not shown",
            Fallback::FiguresHidden => "; the figures are not shown",
            Fallback::NothingUsed => "; nothing of the file is used",
        })
    }
}
