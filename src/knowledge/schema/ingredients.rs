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
    /// The meaning of the name.
    pub kind: NameKind,
    /// Names in Latin script, the register's own first.
    #[serde(default)]
    pub names: Vec<String>,
    /// Korean names found in a register, a dictionary or on a real label.
    #[serde(default)]
    pub korean: Vec<String>,
    /// Korean and Japanese spellings that nobody has checked against a register yet.
    #[serde(default)]
    pub unconfirmed: Vec<String>,
    /// Product names. They count in the name of a product, never in a list.
    #[serde(default)]
    pub trade: Vec<String>,
    /// Whether the names are those of different substances: a person who wants none of one of them does not
    /// mean the others.
    #[serde(default)]
    pub several: bool,
    /// Collective names. Several entries may share one; it counts among the names that a person wants in no
    /// product, never in a list.
    #[serde(default)]
    pub collective: Vec<String>,
    /// Actives, if they differ from that of the group.
    #[serde(default)]
    pub actives: Vec<String>,
    /// Ids of label flags.
    #[serde(default)]
    pub flags: Vec<String>,
    /// The meaning of its position in a list for the names after it.
    #[serde(default)]
    pub marker: Option<Marker>,
    /// Hundredths of a microgram in one international unit.
    #[serde(default)]
    pub microgram_per_iu: Option<u16>,
    /// Maximum allowed by the law of a region in a face product, in hundredths of a percent.
    #[serde(default)]
    pub limits: Vec<(Region, u16)>,
    /// When it counts.
    #[serde(default)]
    pub counts: Counts,
    /// How well it is known, as in AUTHORING.md: `C46` (labels of the corpus), `R`, `L`, `V`, `K`.
    pub grade: String,
    /// Remarks for the next reviewer.
    #[serde(default)]
    pub note: String,
}

/// Names that share a beginning, an end or a part.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FamilyEntry {
    /// Lower snake case, unique among all groups.
    pub id: String,
    /// The meaning of such a name.
    pub kind: NameKind,
    /// The name begins with one of these; empty matches any name.
    #[serde(default)]
    pub starts: Vec<String>,
    /// The name contains one of these; empty matches any name.
    #[serde(default)]
    pub contains: Vec<String>,
    /// The name ends with one of these; empty matches any name.
    #[serde(default)]
    pub ends: Vec<String>,
    /// Whether digits may follow the end.
    #[serde(default)]
    pub digits: bool,
    /// The name contains none of these.
    #[serde(default)]
    pub never: Vec<String>,
    /// Same as for an entry.
    #[serde(default)]
    pub collective: Vec<String>,
    /// Actives that such a name stands for.
    #[serde(default)]
    pub actives: Vec<String>,
    /// Ids of label flags.
    #[serde(default)]
    pub flags: Vec<String>,
    /// Same as for an entry.
    pub grade: String,
}

/// How labels are written (`label_reading.ron`).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LabelReadingEntry {
    /// Old or brand spellings and their replacements, on both sides of a comparison.
    pub folds: Vec<(String, String)>,
    /// Parts that exclude a name from every family.
    pub in_no_family: Vec<String>,
    /// Headings of a list.
    pub headings: Vec<String>,
    /// Headings of the active part of a list.
    pub active_part: Vec<String>,
    /// Headings of the part without actives, in any order.
    pub inactive_part: Vec<String>,
    /// Headings of what it may contain.
    pub may_contain: Vec<String>,
    /// Headings of names present up to a limit; the figure follows or is part of it.
    pub at_most: Vec<String>,
    /// Texts that end a list.
    pub ends: Vec<String>,
    /// Headings of what it does not contain.
    pub without: Vec<String>,
    /// Words that no ingredient name contains.
    pub prose: Vec<String>,
    /// Endings of Korean words that occur only in sentences.
    pub sentence_ends: Vec<String>,
    /// Texts that a page shows where it hides the rest of a list.
    pub cut: Vec<String>,
    /// Words in product names, and the active each claims.
    pub claims: Vec<(String, String)>,
}
