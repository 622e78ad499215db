//! Reading a label: from a pasted text to the names in it, and what they say.
//!
//! Pure and total: any text gives a [`Reading`], and no name in it is invented; each is a place in
//! the text. Names are compared whole, never by a part of them ([`lookup`]). What a list cannot
//! show (amounts below 1 %, traces, nickel) is not guessed.
//!
//! The text is cut into names and headings ([`split`]), the parts that are a list are chosen
//! ([`choose`]), and what they say is gathered ([`gather`]).

mod amount;
mod avoided;
mod choose;
pub mod fold;
mod gather;
mod headings;
mod keep;
mod languages;
mod lookup;
mod own;
mod picture;
mod scan;
mod spaced;
mod split;

use crate::domain::{ActiveId, FlagSet, LabelFlag, ProductKind, Region};
use crate::knowledge::labels::{LabelTables, NameKind};

pub use amount::{Amount, PPM};
pub use avoided::{FoundBy, can_be_found, found_by, same_name};
pub use gather::claims;
pub use keep::{kept_part, within_limit};
pub use own::own_product;
pub use picture::{Line, in_order};

/// Longest text that is read, in bytes.
pub const MAX_BYTES: usize = 64 << 10;

/// What is known of a label beside its text.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Context<'a> {
    /// The product's name; what it says is a claim.
    pub name: &'a str,
    /// What sort of product it is.
    pub kind: Option<ProductKind>,
    /// Whose law limits what may be in it.
    pub region: Option<Region>,
}

/// A label as it was understood.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reading {
    /// Whether the text holds a list of ingredients. If not, nothing is said about contents.
    pub is_list: bool,
    /// Whether the list seems to stop before its end.
    pub cut: bool,
    /// Number of products whose lists are in the text.
    pub products: usize,
    /// The names, in order.
    pub names: Vec<Name>,
    /// What was passed over, as places in the text.
    pub dropped: Vec<(usize, usize)>,
    /// Actives, in the order in which they stand, each once.
    pub actives: Vec<FoundActive>,
    /// What else the names say, in the order of [`LabelFlag`].
    pub flags: Vec<(LabelFlag, Vec<usize>)>,
}

/// A name on a label.
#[derive(Debug, Clone, PartialEq)]
pub struct Name {
    /// First byte in the text.
    pub from: usize,
    /// The byte after its last.
    pub to: usize,
    /// The substance, as its place in [`LabelTables::substances`]; `None` when it is not known.
    pub substance: Option<usize>,
    /// A known substance whose name is nearly this one. Only ever a question to the person.
    pub perhaps: Option<usize>,
    /// How much, as printed beside it.
    pub printed: Option<Amount>,
    /// At most so much, by its place or its heading.
    pub bound: Option<Amount>,
    /// Place in the list of its product, from 1.
    pub place: usize,
    /// The product, from 0.
    pub product: usize,
}

/// How an active was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FoundAs {
    /// A name that means it.
    Is,
    /// An ester, a salt or a trace of it.
    Weak,
    /// The product's name says so.
    Claim,
    /// A name that may hold it.
    Hint,
}

impl FoundAs {
    /// Id in files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Is => "is",
            Self::Weak => "weak",
            Self::Claim => "claim",
            Self::Hint => "hint",
        }
    }
}

/// An active of a label.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FoundActive {
    /// The active.
    pub active: ActiveId,
    /// How it was found.
    pub found: FoundAs,
    /// How much, where something says so.
    pub amount: Option<Amount>,
    /// Whether [`Self::amount`] is a bound that a small amount of this form makes no weaker.
    pub strong_below: bool,
    /// Place in the list, from 1; `None` for a claim.
    pub place: Option<usize>,
}

impl Reading {
    /// Number of names that are not known.
    pub fn unknown(&self) -> usize {
        self.names.iter().filter(|name| name.substance.is_none()).count()
    }

    /// Flags as a set.
    pub fn flag_set(&self) -> FlagSet {
        self.flags.iter().map(|(flag, _)| *flag).collect()
    }

    /// The names as a list on one line. Reading it gives the same names.
    pub fn list(&self, text: &str) -> String {
        let names = self.names.iter().map(|name| {
            let words = text.get(name.from..name.to).unwrap_or_default();
            words.split_whitespace().collect::<Vec<_>>().join(" ")
        });
        names.collect::<Vec<_>>().join(", ")
    }
}

/// Reads a label. Text beyond [`MAX_BYTES`] is not looked at, and the list counts as cut.
pub fn read(tables: &LabelTables, text: &str, context: &Context<'_>) -> Reading {
    // `floor_char_boundary` needs a newer compiler than the oldest supported one.
    let most = MAX_BYTES.min(text.len());
    let end = (0..=most).rev().find(|end| text.is_char_boundary(*end)).unwrap_or_default();
    let kept = text.get(..end).unwrap_or_default();
    let items = split::items(tables, kept);
    let chosen = choose::lists(tables, kept, items);
    let mut reading = gather::gather(tables, kept, chosen, context);
    reading.cut |= reading.is_list && end < text.len();
    reading
}

/// What a name of this kind is found as; `None` for a name that stands for no active.
fn found_as(kind: NameKind) -> Option<FoundAs> {
    match kind {
        NameKind::Is => Some(FoundAs::Is),
        NameKind::Weak => Some(FoundAs::Weak),
        NameKind::Hint => Some(FoundAs::Hint),
        NameKind::Not | NameKind::Other => None,
    }
}
