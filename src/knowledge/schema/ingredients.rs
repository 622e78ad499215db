//! The authoring format of label names: `ingredients/*.ron` and `label_reading.ron`.

use serde::Deserialize;

use crate::domain::Region;
use crate::knowledge::labels::{Counts, Marker, NameKind};

/// Names that belong together (`ingredients/<id>.ron`).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IngredientGroup {
    /// Equal to the file stem.
    pub id: String,
    /// The active that the names of the kinds `Is`, `Weak` and `Hint` stand for.
    #[serde(default)]
    pub active: Option<String>,
    /// Ids of `sources/`, at least one.
    pub sources: Vec<String>,
    /// Substances, or small groups of substances that count as one.
    pub entries: Vec<IngredientEntry>,
    /// Rules for names that are too many to list.
    #[serde(default)]
    pub families: Vec<FamilyEntry>,
}

/// A substance, or several that count as one.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IngredientEntry {
    /// Lower snake case, unique among all groups.
    pub id: String,
    /// What finding the name says.
    pub kind: NameKind,
    /// Names in Latin letters, the register's own first.
    #[serde(default)]
    pub names: Vec<String>,
    /// Korean names that a register, a dictionary or a real label shows.
    #[serde(default)]
    pub korean: Vec<String>,
    /// Korean and Japanese spellings that nobody has checked against a register yet.
    #[serde(default)]
    pub unconfirmed: Vec<String>,
    /// Names of products. They count in the name of a product, never in a list.
    #[serde(default)]
    pub trade: Vec<String>,
    /// Whether the names are of different substances: somebody who wants one of them in no product
    /// means none of the others.
    #[serde(default)]
    pub several: bool,
    /// What people call all of them together. Several entries may share such a name; it counts where
    /// somebody says what they want in no product, never in a list.
    #[serde(default)]
    pub collective: Vec<String>,
    /// Actives, where they are not that of the group.
    #[serde(default)]
    pub actives: Vec<String>,
    /// Ids of label flags.
    #[serde(default)]
    pub flags: Vec<String>,
    /// What its place in a list says about the names after it.
    #[serde(default)]
    pub marker: Option<Marker>,
    /// Hundredths of a microgram in one international unit.
    #[serde(default)]
    pub microgram_per_iu: Option<u16>,
    /// Most that the law of a region allows in a face product, in hundredths of a percent.
    #[serde(default)]
    pub limits: Vec<(Region, u16)>,
    /// When finding it counts.
    #[serde(default)]
    pub counts: Counts,
    /// How well it is known, as in AUTHORING.md: `C46` (labels of the corpus), `R`, `L`, `V`, `K`.
    pub grade: String,
    /// Remarks for the next reviewer.
    #[serde(default)]
    pub note: String,
}

/// Names that share their beginning, their end or a part of them.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FamilyEntry {
    /// Lower snake case, unique among all groups.
    pub id: String,
    /// What finding such a name says.
    pub kind: NameKind,
    /// One of these begins the name; empty means anything does.
    #[serde(default)]
    pub starts: Vec<String>,
    /// One of these is in the name; empty means anything is.
    #[serde(default)]
    pub contains: Vec<String>,
    /// One of these ends the name; empty means anything does.
    #[serde(default)]
    pub ends: Vec<String>,
    /// Whether digits may follow the end.
    #[serde(default)]
    pub digits: bool,
    /// None of these is in the name.
    #[serde(default)]
    pub never: Vec<String>,
    /// As for an entry.
    #[serde(default)]
    pub collective: Vec<String>,
    /// Actives that such a name stands for.
    #[serde(default)]
    pub actives: Vec<String>,
    /// Ids of label flags.
    #[serde(default)]
    pub flags: Vec<String>,
    /// As for an entry.
    pub grade: String,
}

/// How labels are written (`label_reading.ron`).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LabelReadingEntry {
    /// Old or brand spellings and what they become, on both sides of a comparison.
    pub folds: Vec<(String, String)>,
    /// Parts that take a name out of every family.
    pub in_no_family: Vec<String>,
    /// Headings of a list.
    pub headings: Vec<String>,
    /// Headings of the active part of a list.
    pub active_part: Vec<String>,
    /// Headings of the part that holds no active, in any order.
    pub inactive_part: Vec<String>,
    /// Headings of what may be in it.
    pub may_contain: Vec<String>,
    /// Headings of what is in it at most so much; the figure follows or is part of it.
    pub at_most: Vec<String>,
    /// Where a list ends.
    pub ends: Vec<String>,
    /// Headings of what is not in it.
    pub without: Vec<String>,
    /// Words that no name of an ingredient holds.
    pub prose: Vec<String>,
    /// Ends of Korean words that only sentences have.
    pub sentence_ends: Vec<String>,
    /// What a page writes where it hides the rest of a list.
    pub cut: Vec<String>,
    /// Words in the name of a product, and the active each claims.
    pub claims: Vec<(String, String)>,
}
