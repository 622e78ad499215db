//! A person's own products: the owner's data about each, and what is known of it.

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
        /// Put aside for a while.
        Paused = "paused",
        /// Used up or given away.
        Finished = "finished",
    }
}

closed_set! {
    /// The verdict on a person's own product.
    ShelfStatus {
        /// It can be used now.
        UseNow = "use_now",
        /// It has to wait for a phase or a day.
        Later = "later",
        /// Ruled out for this person.
        NotForYou = "not_for_you",
        /// Not for use on any face at home, or not until a doctor has looked.
        Stop = "stop",
        /// Its contents are not known well enough.
        Unknown = "unknown",
    }
}

/// A product as described by its owner.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ShelfItem {
    /// Id within the shelf.
    pub id: String,
    /// Its name, in the owner's words.
    pub name: String,
    /// Its type.
    pub kind: ProductKind,
    /// Its contents as stated by the owner; `None` leaves them to the label.
    pub contents: Option<Vec<Content>>,
    /// The text of its label.
    pub label: Option<String>,
    /// The day on which it was put on the shelf; not recorded by earlier versions.
    pub added: Option<Date>,
    /// The day on which it was opened.
    pub opened: Option<Date>,
    /// Shelf life after opening in months, 1 to 60.
    pub months: Option<u8>,
    /// Whether it is being used.
    pub status: ShelfUse,
    /// The home test before use on the face.
    pub test: Option<HomeTest>,
}

impl ShelfItem {
    /// Returns `true` if the product was there on a day: from when it was put on the shelf or
    /// opened, whichever is earlier. If neither is known, always.
    pub fn was_there(&self, day: Date) -> bool {
        let mut known = [self.added, self.opened].into_iter().flatten();
        let Some(first) = known.next() else { return true };
        known.fold(first, Date::min) <= day
    }

    /// Returns the last day of its shelf life, once opened.
    pub fn keeps_until(&self) -> Option<Date> {
        Some(plus_months(self.opened?, self.months?))
    }
}

/// Maximum number of products that can be added to a shelf. Merged shelves may hold more.
pub const MOST_PRODUCTS: usize = 60;

/// Maximum length of a stored label text, in bytes: about 500 names.
pub const MAX_LABEL: usize = 16 << 10;

/// Maximum length of a product name, in bytes.
pub const MAX_NAME: usize = 400;

/// Maximum number of names on the list of ingredients to avoid.
pub const MOST_AVOIDED: usize = 60;

/// Maximum length of such a name, in bytes.
pub const MAX_AVOIDED: usize = 200;

/// A person's own products, in the order in which they were added.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Shelf {
    /// The products, with unique ids.
    pub items: Vec<ShelfItem>,
    /// Names of ingredients to avoid in every product, as typed; without duplicates.
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
    /// In part: a cut list, many unknown names, or a name that makes a claim.
    Partly,
    /// As well as a label allows.
    Yes,
}

/// A person's own product with what is known of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OwnProduct {
    /// Its contents.
    pub product: Product,
    /// How well its contents are known.
    pub known: KnownContents,
    /// Whether it is being used.
    pub status: ShelfUse,
    /// The day on which it was opened.
    pub opened: Option<Date>,
    /// Shelf life after opening in months.
    pub months: Option<u8>,
    /// The home test before use on the face.
    pub test: Option<HomeTest>,
    /// Names on its label that the owner wants to avoid.
    pub unwanted: Vec<String>,
}

impl OwnProduct {
    /// Returns the last day of its shelf life.
    pub fn keeps_until(&self) -> Option<Date> {
        Some(plus_months(self.opened?, self.months?))
    }

    /// Returns `true` if its shelf life has ended on this day.
    pub fn expired(&self, today: Date) -> bool {
        self.keeps_until().is_some_and(|until| until < today)
    }
}

/// Returns the same day this many months later, or the last day of that month. Stops at the end of
/// the calendar.
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
