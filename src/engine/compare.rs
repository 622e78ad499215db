//! Two products side by side: what both contain and what only one does. No score, and no winner.

use crate::domain::{ActiveId, FlagSet, LabelFlag, OwnProduct};
use crate::knowledge::Knowledge;

use super::Assessment;
use super::shelf::on_labels;

/// The contents of a product that matter to a person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Held {
    /// Its actives.
    pub actives: Vec<ActiveId>,
    /// Other label flags that a rule for this person looks at.
    pub flags: Vec<LabelFlag>,
    /// Names on its label that are on the person's own list.
    pub names: Vec<String>,
}

impl Held {
    /// Returns `true` if there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.actives.is_empty() && self.flags.is_empty() && self.names.is_empty()
    }
}

/// Two products side by side.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comparison {
    /// Contained in both.
    pub both: Held,
    /// Contained only in the first, and only in the second.
    pub only: [Held; 2],
}

/// The label flags that matter to a rule for somebody with this plan.
pub fn flags_that_matter(knowledge: &Knowledge, plan: &Assessment) -> FlagSet {
    let shown = on_labels(knowledge, plan).map(|(_, shown)| shown.flags.union(shown.perhaps));
    shown.fold(FlagSet::EMPTY, FlagSet::union)
}

/// Compares two products for somebody with this plan.
pub fn compare(
    knowledge: &Knowledge,
    plan: &Assessment,
    one: &OwnProduct,
    other: &OwnProduct,
) -> Comparison {
    let matter = flags_that_matter(knowledge, plan);
    let (mine, theirs) = (held(one, matter), held(other, matter));
    Comparison {
        both: pick(&mine, |list| list.both(&theirs)),
        only: [
            pick(&mine, |list| list.without(&theirs)),
            pick(&theirs, |list| list.without(&mine)),
        ],
    }
}

/// An entry of a product's contents.
enum Entry<'a> {
    Active(&'a ActiveId),
    Flag(&'a LabelFlag),
    Name(&'a String),
}

impl Entry<'_> {
    fn both(&self, other: &Held) -> bool {
        match self {
            Self::Active(active) => other.actives.contains(active),
            Self::Flag(flag) => other.flags.contains(flag),
            Self::Name(name) => other.names.contains(name),
        }
    }

    fn without(&self, other: &Held) -> bool {
        !self.both(other)
    }
}

fn pick(held: &Held, keep: impl Fn(Entry<'_>) -> bool) -> Held {
    Held {
        actives: held.actives.iter().filter(|it| keep(Entry::Active(it))).copied().collect(),
        flags: held.flags.iter().filter(|it| keep(Entry::Flag(it))).copied().collect(),
        names: held.names.iter().filter(|it| keep(Entry::Name(it))).cloned().collect(),
    }
}

/// The contents of a product, each entry once.
fn held(own: &OwnProduct, matter: FlagSet) -> Held {
    let mut actives = Vec::new();
    for active in own.product.actives() {
        if !actives.contains(&active) {
            actives.push(active);
        }
    }
    let flags = own.product.flags.iter().filter(|flag| matter.contains(*flag)).collect();
    Held { actives, flags, names: own.unwanted.clone() }
}
