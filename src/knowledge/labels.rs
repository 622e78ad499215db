//! Names on labels as the app carries them: folded, sorted, with every reference resolved.
//!
//! `build/ingredients.rs` writes [`LabelTables`] into `labels.bin`, which only the pages about
//! products fetch. What a person edits is in [`super::schema`].

use serde::{Deserialize, Serialize};

use crate::domain::{ActiveId, FlagSet, Region};

/// What finding a name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NameKind {
    /// The name means the active.
    Is,
    /// It belongs to the active, but is an ester, a salt or mostly a trace.
    Weak,
    /// It may hold the active; never one by itself.
    Hint,
    /// It looks like the active and is another substance.
    Not,
    /// Any other substance.
    Other,
}

impl NameKind {
    /// Id in files.
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

/// A name that never stands for more than about 1 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Marker {
    /// Sure enough by itself: what follows it is at most about 1 %.
    Alone,
    /// Only when two of them stand side by side.
    Group,
}

/// When finding a substance counts for its active.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Counts {
    /// Always.
    #[default]
    Always,
    /// Never announced; the name alone is shown.
    Quiet,
    /// With «(AHA)» behind it, with 2 % or more, or above the 1 % line beside another acid.
    OnlyAsAcid,
    /// In a cleanser, an exfoliant or a mask.
    OnlyInCleanser,
    /// As the first name.
    OnlyAsFirst,
    /// Always, and it works below 1 % too, so a place below the line makes it no weaker.
    StrongBelowOnePercent,
}

/// A substance, or several that count as one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Substance {
    /// Stable id.
    pub id: String,
    /// What finding it says.
    pub kind: NameKind,
    /// Actives it stands for.
    pub actives: Vec<ActiveId>,
    /// What else it says.
    pub flags: FlagSet,
    /// What its place says about the names after it.
    pub marker: Option<Marker>,
    /// Hundredths of a microgram in one international unit.
    pub microgram_per_iu: Option<u16>,
    /// Most that the law of a region allows, in hundredths of a percent.
    pub limits: Vec<(Region, u16)>,
    /// When finding it counts.
    pub counts: Counts,
    /// Whether its names are of different substances.
    pub several: bool,
}

/// Names that share their beginning, their end or a part of them; all parts are folded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Family {
    /// The substance that a name of the family counts as.
    pub substance: u16,
    /// One of these begins the name; empty means anything does.
    pub starts: Vec<String>,
    /// One of these is in the name; empty means anything is.
    pub contains: Vec<String>,
    /// One of these ends the name; empty means anything does.
    pub ends: Vec<String>,
    /// Whether digits may follow the end.
    pub digits: bool,
    /// None of these is in the name.
    pub never: Vec<String>,
}

/// What a heading says about the names below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Heading {
    /// A list starts.
    List,
    /// Its active part.
    Active,
    /// The part without actives, in any order.
    Inactive,
    /// What may be in it.
    MayContain,
    /// What is in it at most so much.
    AtMost,
    /// The list has ended.
    End,
    /// What is not in it.
    Without,
}

/// Everything that reading a label needs.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct LabelTables {
    /// Substances, sorted by id.
    pub substances: Vec<Substance>,
    /// Folded names and their substances, sorted by name.
    pub names: Vec<(String, u16)>,
    /// Folded names of products and their substances, sorted by name.
    pub trade: Vec<(String, u16)>,
    /// Folded names of whole groups and each substance that belongs to one, sorted by name.
    pub collective: Vec<(String, u16)>,
    /// Families of names.
    pub families: Vec<Family>,
    /// Parts that take a name out of every family.
    pub in_no_family: Vec<String>,
    /// Spellings and what they become; longest first.
    pub folds: Vec<(String, String)>,
    /// Folded headings, longest first.
    pub headings: Vec<(String, Heading)>,
    /// Folded words that no name holds, sorted.
    pub prose: Vec<String>,
    /// Ends of Korean words that only sentences have.
    pub sentence_ends: Vec<String>,
    /// Folded words that stand where a list is cut.
    pub cut: Vec<String>,
    /// Folded words in the name of a product, and what each claims; longest first.
    pub claims: Vec<(String, ActiveId)>,
}

impl LabelTables {
    /// Reads the tables as the build wrote them into `labels.bin`.
    ///
    /// # Errors
    /// A description of the fault when these are not the tables of this build.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        postcard::from_bytes(bytes).map_err(|error| error.to_string())
    }
}
