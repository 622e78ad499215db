//! Reads a label: finds the names in a pasted text and evaluates them.
//!
//! Pure and total: any text gives a [`Reading`], and no name in it is invented; each is a position in the
//! text. Names are compared whole, never by a part of them ([`lookup`]). Information that a list cannot show
//! (amounts below 1 %, traces, nickel) is not guessed.
//!
//! The text is split into names and headings ([`split`]), the parts that are a list are chosen ([`choose`]),
//! and these are evaluated ([`gather`]).

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

/// Information about a label besides its text.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Context<'a> {
    /// The product's name; its statements are claims.
    pub name: &'a str,
    /// The product kind.
    pub kind: Option<ProductKind>,
    /// The region whose law limits the contents.
    pub region: Option<Region>,
}

/// The result of reading a label.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reading {
    /// Whether the text contains a list of ingredients. If not, there is no statement about contents.
    pub is_list: bool,
    /// Whether the list seems to stop before its end.
    pub cut: bool,
    /// Number of products whose lists are in the text.
    pub products: usize,
    /// The names, in order.
    pub names: Vec<Name>,
    /// The skipped parts, as ranges in the text.
    pub dropped: Vec<(usize, usize)>,
    /// Actives, in the order of the text, each once.
    pub actives: Vec<FoundActive>,
    /// Other information from the names, in the order of [`LabelFlag`].
    pub flags: Vec<(LabelFlag, Vec<usize>)>,
}

/// A name on a label.
#[derive(Debug, Clone, PartialEq)]
pub struct Name {
    /// First byte in the text.
    pub from: usize,
    /// The byte after its last one.
    pub to: usize,
    /// The substance, as its index in [`LabelTables::substances`]; `None` if unknown.
    pub substance: Option<usize>,
    /// A known substance with nearly the same name. Only ever used for a question to the person.
    pub perhaps: Option<usize>,
    /// The amount printed next to it.
    pub printed: Option<Amount>,
    /// Upper bound, by its position or heading.
    pub bound: Option<Amount>,
    /// Position in the list of its product, from 1.
    pub place: usize,
    /// Index of the product, from 0.
    pub product: usize,
}

/// How an active was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FoundAs {
    /// By a name that means it.
    Is,
    /// As an ester, a salt or a trace.
    Weak,
    /// By a claim in the product's name.
    Claim,
    /// By a name that may include it.
    Hint,
}

impl FoundAs {
    /// Returns the id used in files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Is => "is",
            Self::Weak => "weak",
            Self::Claim => "claim",
            Self::Hint => "hint",
        }
    }
}

/// An active on a label.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FoundActive {
    /// The active.
    pub active: ActiveId,
    /// How it was found.
    pub found: FoundAs,
    /// The amount, if known.
    pub amount: Option<Amount>,
    /// Whether [`Self::amount`] is a bound below which this form is no weaker.
    pub strong_below: bool,
    /// Position in the list, from 1; `None` for a claim.
    pub place: Option<usize>,
}

impl Reading {
    /// Returns the number of unknown names.
    pub fn unknown(&self) -> usize {
        self.names.iter().filter(|name| name.substance.is_none()).count()
    }

    /// Returns the flags as a set.
    pub fn flag_set(&self) -> FlagSet {
        self.flags.iter().map(|(flag, _)| *flag).collect()
    }

    /// Returns the names as a one-line list. Reading it gives the same names.
    pub fn list(&self, text: &str) -> String {
        let names = self.names.iter().map(|name| {
            let words = text.get(name.from..name.to).unwrap_or_default();
            words.split_whitespace().collect::<Vec<_>>().join(" ")
        });
        names.collect::<Vec<_>>().join(", ")
    }
}

/// Reads a label. Text beyond [`MAX_BYTES`] is ignored, and the list counts as cut.
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

/// Returns how a name of this kind counts; `None` for a name that stands for no active.
fn found_as(kind: NameKind) -> Option<FoundAs> {
    match kind {
        NameKind::Is => Some(FoundAs::Is),
        NameKind::Weak => Some(FoundAs::Weak),
        NameKind::Hint => Some(FoundAs::Hint),
        NameKind::Not | NameKind::Other => None,
    }
}
