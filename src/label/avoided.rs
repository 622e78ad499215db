//! Names that a person wants in no product: what is known of each, and where a label holds one.
//!
//! Names are compared whole. One that the tables have as a single substance is found under each of
//! its names, what people call a whole group under the names of the group, and any other only where
//! a label spells it the same way.

use crate::knowledge::labels::LabelTables;

use super::Reading;
use super::fold::{fold, plain};
use super::lookup::named;

/// How a name that a person has typed is found on labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FoundBy {
    /// Under each name of the substance.
    Substance,
    /// Under each name of a group.
    Group,
    /// Only where it is spelled the same way.
    Spelling,
}

/// What a typed name stands for.
struct Avoided {
    folded: String,
    /// Its substance, when all names of it mean the same.
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

/// How a typed name is found.
pub fn found_by(tables: &LabelTables, name: &str) -> FoundBy {
    let avoided = Avoided::new(tables, name);
    match (avoided.group.is_empty(), avoided.substance) {
        (false, _) => FoundBy::Group,
        (true, Some(_)) => FoundBy::Substance,
        (true, None) => FoundBy::Spelling,
    }
}

/// Whether two typed names are spellings of one; also without the tables.
pub fn same_name(one: &str, other: &str) -> bool {
    plain(one) == plain(other)
}

/// Whether anything of a typed name can be compared.
pub fn can_be_found(name: &str) -> bool {
    !plain(name).is_empty()
}

/// Names of a label that a person wants in no product, as the label writes them, each once.
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
