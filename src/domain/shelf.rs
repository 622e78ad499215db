//! A person's own products: what they said about each, and what is known of it.

use jiff::civil::Date;

use super::closed_set::closed_set;
use super::home_test::HomeTest;
use super::product::{Content, Product};
use super::terms::ProductKind;

closed_set! {
    /// Whether a product is being used.
    #[derive(Default)]
    ShelfUse {
        /// Used now.
        #[default]
        InUse = "in_use",
        /// Laid aside for a while.
        Paused = "paused",
        /// Empty, or given away.
        Finished = "finished",
    }
}

closed_set! {
    /// What is to be done with a product of one's own.
    ShelfStatus {
        /// It can be used now.
        UseNow = "use_now",
        /// It waits for a phase or a day.
        Later = "later",
        /// Something about the person speaks against it.
        NotForYou = "not_for_you",
        /// It is not to be used on any face at home, or not until a doctor has looked.
        Stop = "stop",
        /// What is in it is not known well enough.
        Unknown = "unknown",
    }
}

/// A product as its owner describes it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ShelfItem {
    /// Id within the shelf.
    pub id: String,
    /// Its name, in the owner's words.
    pub name: String,
    /// What sort of product it is.
    pub kind: ProductKind,
    /// What the owner says is in it; `None` leaves it to the label.
    pub contents: Option<Vec<Content>>,
    /// The text of its label.
    pub label: Option<String>,
    /// The day on which it was put on the shelf; not kept by earlier versions.
    pub added: Option<Date>,
    /// The day on which it was opened.
    pub opened: Option<Date>,
    /// Months for which it keeps once opened, 1 to 60.
    pub months: Option<u8>,
    /// Whether it is being used.
    pub status: ShelfUse,
    /// The try before the face.
    pub test: Option<HomeTest>,
}

impl ShelfItem {
    /// Whether it was there on a day: from the day on which it was put on the shelf or opened, whichever
    /// is earlier. Where neither is known, always.
    pub fn was_there(&self, day: Date) -> bool {
        let mut known = [self.added, self.opened].into_iter().flatten();
        let Some(first) = known.next() else { return true };
        known.fold(first, Date::min) <= day
    }

    /// The last day on which it keeps, once opened.
    pub fn keeps_until(&self) -> Option<Date> {
        Some(plus_months(self.opened?, self.months?))
    }
}

/// Most products that a person puts on a shelf. Two shelves that were brought together may hold more.
pub const MOST_PRODUCTS: usize = 60;

/// Longest text of a label that is kept, in bytes: about 500 names.
pub const MAX_LABEL: usize = 16 << 10;

/// Longest name of a product, in bytes.
pub const MAX_NAME: usize = 400;

/// Most names that a person keeps on the list of what they want in no product.
pub const MOST_AVOIDED: usize = 60;

/// Longest such name, in bytes.
pub const MAX_AVOIDED: usize = 200;

/// A person's own products, in the order in which they were put there.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Shelf {
    /// The products; each id stands once.
    pub items: Vec<ShelfItem>,
    /// Names of ingredients that the person wants in no product, as typed; each stands once.
    pub avoid: Vec<String>,
}

impl Shelf {
    /// Returns the product with this id.
    pub fn item(&self, id: &str) -> Option<&ShelfItem> {
        self.items.iter().find(|item| item.id == id)
    }
}

/// How well the contents of a product are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum KnownContents {
    /// Not at all.
    #[default]
    No,
    /// Some of them: a cut list, many names that are not known, or a name that claims something.
    Partly,
    /// As well as a label can tell.
    Yes,
}

/// A product of one's own with what is known of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OwnProduct {
    /// What is in it.
    pub product: Product,
    /// How well that is known.
    pub known: KnownContents,
    /// Whether it is being used.
    pub status: ShelfUse,
    /// The day on which it was opened.
    pub opened: Option<Date>,
    /// Months for which it keeps once opened.
    pub months: Option<u8>,
    /// The try before the face.
    pub test: Option<HomeTest>,
    /// Names on its label that the owner wants to avoid.
    pub unwanted: Vec<String>,
}

impl OwnProduct {
    /// The last day on which it keeps.
    pub fn keeps_until(&self) -> Option<Date> {
        Some(plus_months(self.opened?, self.months?))
    }

    /// Whether it has been open for too long on this day.
    pub fn expired(&self, today: Date) -> bool {
        self.keeps_until().is_some_and(|until| until < today)
    }
}

/// The same day so many months later, or the last day of that month. Stops at the end of the
/// calendar.
pub fn plus_months(date: Date, months: u8) -> Date {
    let month = i32::from(date.month()) - 1 + i32::from(months);
    let year = i32::from(date.year()) + month / 12;
    let (Ok(year), Ok(month)) = (i16::try_from(year), i8::try_from(month % 12 + 1)) else {
        return Date::MAX;
    };
    (1..=date.day()).rev().find_map(|day| Date::new(year, month, day).ok()).unwrap_or(Date::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn months_end_where_the_calendar_ends_them() {
        for (from, months, to) in [
            (date(2026, 1, 31), 1, date(2026, 2, 28)),
            (date(2024, 1, 31), 1, date(2024, 2, 29)),
            (date(2026, 2, 1), 6, date(2026, 8, 1)),
            (date(2026, 12, 15), 12, date(2027, 12, 15)),
            (date(2026, 11, 30), 60, date(2031, 11, 30)),
        ] {
            assert_eq!(plus_months(from, months), to, "{from} {months}");
        }
        assert_eq!(plus_months(date(9999, 12, 1), 1), Date::MAX);
    }
}
