//! Names on labels in compiled form: folded, sorted, with every reference resolved.
//!
//! `build/ingredients.rs` writes [`LabelTables`] into `labels.bin`, which only the product pages fetch. For
//! the authoring format see [`super::schema`].

use serde::{Deserialize, Serialize};

use crate::domain::{ActiveId, FlagSet, Region};

/// The meaning of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NameKind {
    /// Means the active.
    Is,
    /// Belongs to the active, but is an ester, a salt or mostly a trace.
    Weak,
    /// May include the active; never counts as one by itself.
    Hint,
    /// Looks like the active but is another substance.
    Not,
    /// Any other substance.
    Other,
}

impl NameKind {
    /// Returns the id used in files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Is => "is",
            Self::Weak => "weak",
            Self::Hint => "hint",
            Self::Not => "not",
            Self::Other => "other",
        }
    }
}

/// A substance that is never present at more than about 1 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Marker {
    /// Reliable by itself: what follows it is at most about 1 %.
    Alone,
    /// Reliable only if two of them are adjacent.
    Group,
}

/// When a substance counts for its active.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Counts {
    /// Always.
    #[default]
    Always,
    /// Never reported; only the name is shown.
    Quiet,
    /// If followed by "(AHA)", at 2 % or more, or above the 1 % line next to another acid.
    OnlyAsAcid,
    /// In a cleanser, an exfoliant or a mask.
    OnlyInCleanser,
    /// As the first name.
    OnlyAsFirst,
    /// Always; it is effective below 1 % too, so a position below the line makes it no weaker.
    StrongBelowOnePercent,
}

/// A substance, or several that count as one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Substance {
    /// Stable id.
    pub id: String,
    /// Its meaning.
    pub kind: NameKind,
    /// Actives it stands for.
    pub actives: Vec<ActiveId>,
    /// Other properties.
    pub flags: FlagSet,
    /// The meaning of its position for the names after it.
    pub marker: Option<Marker>,
    /// Hundredths of a microgram in one international unit.
    pub microgram_per_iu: Option<u16>,
    /// Maximum allowed by the law of a region, in hundredths of a percent.
    pub limits: Vec<(Region, u16)>,
    /// When it counts.
    pub counts: Counts,
    /// Whether its names are those of different substances.
    pub several: bool,
}

/// Names that share a beginning, an end or a part; all parts are folded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Family {
    /// The substance that a name of the family counts as.
    pub substance: u16,
    /// The name begins with one of these; empty matches any name.
    pub starts: Vec<String>,
    /// The name contains one of these; empty matches any name.
    pub contains: Vec<String>,
    /// The name ends with one of these; empty matches any name.
    pub ends: Vec<String>,
    /// Whether digits may follow the end.
    pub digits: bool,
    /// The name contains none of these.
    pub never: Vec<String>,
}

/// The meaning of a heading for the names below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Heading {
    /// Starts a list.
    List,
    /// Starts the active part of a list.
    Active,
    /// Starts the part without actives, in any order.
    Inactive,
    /// Starts the list of what it may contain.
    MayContain,
    /// Starts the names present up to a limit.
    AtMost,
    /// Ends the list.
    End,
    /// Starts the list of what it does not contain.
    Without,
}

/// Everything needed to read a label.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct LabelTables {
    /// Substances, sorted by id.
    pub substances: Vec<Substance>,
    /// Folded names and their substances, sorted by name.
    pub names: Vec<(String, u16)>,
    /// Folded names of products and their substances, sorted by name.
    pub trade: Vec<(String, u16)>,
    /// Folded collective names and each substance that belongs to them, sorted by name.
    pub collective: Vec<(String, u16)>,
    /// Families of names.
    pub families: Vec<Family>,
    /// Parts that exclude a name from every family.
    pub in_no_family: Vec<String>,
    /// Spellings and their replacements, longest first.
    pub folds: Vec<(String, String)>,
    /// Folded headings, longest first.
    pub headings: Vec<(String, Heading)>,
    /// Folded words that no name contains, sorted.
    pub prose: Vec<String>,
    /// Endings of Korean words that occur only in sentences.
    pub sentence_ends: Vec<String>,
    /// Folded words found where a list is cut.
    pub cut: Vec<String>,
    /// Folded words in product names and the active each claims, longest first.
    pub claims: Vec<(String, ActiveId)>,
}

impl LabelTables {
    /// Reads the tables as written by the build to `labels.bin`.
    ///
    /// # Errors
    /// A description of the fault if these are not the tables of this build.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        postcard::from_bytes(bytes).map_err(|error| error.to_string())
    }
}
