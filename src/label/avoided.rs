//! Names that a person wants in no product: how each is recognised, and where a label contains one.
//!
//! Names are compared whole. A name listed as a single substance is found under all names of that substance,
//! a common name for a whole group under the names of the group, and any other name only if a label spells it
//! the same way.

use crate::knowledge::labels::LabelTables;

use super::Reading;
use super::fold::{fold, plain};
use super::lookup::named;

/// How a typed name is found on labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FoundBy {
    /// Under any name of the substance.
    Substance,
    /// Under any name of a group.
    Group,
    /// Only if spelled the same way.
    Spelling,
}

/// The meaning of a typed name.
struct Avoided {
    folded: String,
    /// Its substance, if all its names mean the same.
    substance: Option<usize>,
    /// Every substance that people mean by it.
    group: Vec<usize>,
}

impl Avoided {
    fn new(tables: &LabelTables, name: &str) -> Self {
        let folded = fold(name, &tables.folds);
        let one = |n: &usize| tables.substances.get(*n).is_some_and(|found| !found.several);
        let substance = named(tables, &folded).filter(one);
        let from = tables.collective.partition_point(|(known, _)| *known < folded);
        let same = tables.collective.iter().skip(from).take_while(|(known, _)| *known == folded);
        let group = same.map(|(_, n)| usize::from(*n)).collect();
        Self { folded, substance, group }
    }

    fn means(&self, folded: &str, substance: Option<usize>) -> bool {
        let known = |n: usize| self.substance == Some(n) || self.group.contains(&n);
        (self.folded == folded && !folded.is_empty()) || substance.is_some_and(known)
    }
}

/// Returns how a typed name is found.
pub fn found_by(tables: &LabelTables, name: &str) -> FoundBy {
    let avoided = Avoided::new(tables, name);
    match (avoided.group.is_empty(), avoided.substance) {
        (false, _) => FoundBy::Group,
        (true, Some(_)) => FoundBy::Substance,
        (true, None) => FoundBy::Spelling,
    }
}

/// Returns `true` if two typed names are spellings of the same one; needs no tables.
pub fn same_name(one: &str, other: &str) -> bool {
    plain(one) == plain(other)
}

/// Returns `true` if anything in a typed name can be compared.
pub fn can_be_found(name: &str) -> bool {
    !plain(name).is_empty()
}

/// Returns the names on a label that a person wants in no product, as the label spells them, each once.
pub(super) fn unwanted(
    tables: &LabelTables,
    text: &str,
    reading: &Reading,
    avoid: &[String],
) -> Vec<String> {
    let avoided: Vec<Avoided> = avoid.iter().map(|name| Avoided::new(tables, name)).collect();
    let mut found: Vec<String> = Vec::new();
    if avoided.is_empty() {
        return found;
    }
    for name in &reading.names {
        let words = text.get(name.from..name.to).unwrap_or_default();
        let folded = fold(words, &tables.folds);
        let hit = avoided.iter().any(|avoided| avoided.means(&folded, name.substance));
        if hit && !found.iter().any(|known| same_name(known, words)) {
            found.push(words.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }
    found
}
