//! Days of a person's own products as calendar entries: how long each keeps, and when the spot of a home test
//! is checked.

use jiff::civil::Date;

use crate::domain::{ShelfItem, ShelfUse, plus_days};
use crate::engine::{DueLook, TestTerms};
use crate::input::checksum;

use super::entry::{Event, When};
use super::{ALARM_HOUR, Writer};

/// The kind of a product day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProductDayKind {
    /// The first check of the spot of a home test.
    FirstLook,
    /// The last check, which ends the test.
    LastLook,
    /// The last day on which the product keeps.
    Keeps,
}

impl ProductDayKind {
    /// Returns the prefix of the entry's name, by which a newer file recognises it.
    pub fn key(self) -> &'static str {
        match self {
            Self::FirstLook => "look-first-",
            Self::LastLook => "look-last-",
            Self::Keeps => "keeps-",
        }
    }

    /// Returns the text key of its name in the app's own calendar.
    pub fn calendar_key(self) -> &'static str {
        match self {
            Self::FirstLook | Self::LastLook => "calendar-look",
            Self::Keeps => "calendar-keeps",
        }
    }

    fn title_key(self) -> &'static str {
        match self {
            Self::FirstLook | Self::LastLook => "ics-look",
            Self::Keeps => "ics-keeps",
        }
    }
}

/// A day of a product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductDay {
    /// The kind of day.
    pub what: ProductDayKind,
    /// The product's id on the shelf.
    pub id: String,
    /// The product's name.
    pub name: String,
    /// The day.
    pub on: Date,
}

impl ProductDay {
    /// Returns the name of the entry. A product's name may contain anything, and reveals too much.
    pub fn entry(&self) -> String {
        [self.what.key(), &checksum::write(checksum::of_bytes(self.id.as_bytes()))].concat()
    }
}

/// Returns the days of the current products, named by the caller with `named`: how long each keeps, if known,
/// and the checks of a home test from `today` on.
pub fn product_days(
    items: &[ShelfItem],
    terms: &TestTerms,
    today: Date,
    named: impl Fn(&ShelfItem) -> String,
) -> Vec<ProductDay> {
    let there = items.iter().filter(|item| item.status != ShelfUse::Finished);
    there
        .flat_map(|item| {
            let keeps = item.keeps_until().map(|until| (ProductDayKind::Keeps, until));
            let looks = terms.state_of(item, today).into_iter().flat_map(move |state| {
                let looks = state.looks_from(today).map(|(look, day)| match look {
                    DueLook::First => (ProductDayKind::FirstLook, day),
                    DueLook::Last => (ProductDayKind::LastLook, day),
                });
                looks.collect::<Vec<_>>()
            });
            let all: Vec<_> = keeps.into_iter().chain(looks).collect();
            let name = named(item);
            all.into_iter().map(move |(what, on)| ProductDay {
                what,
                id: item.id.clone(),
                name: name.clone(),
                on,
            })
        })
        .collect()
}

impl Writer<'_> {
    /// Adds one entry for each day. Only the text names the product, since titles show on locked screens.
    pub(super) fn product_days(&mut self) {
        let choices = self.choices;
        for day in choices.products.iter().filter(|day| day.on >= choices.today) {
            let text = [day.what.title_key(), ".text"].concat();
            let says = self.localizer.format(&text, &[("product", &day.name)]);
            let event = Event {
                id: day.entry(),
                title: self.titled(day.what.title_key()),
                text: self.text(vec![says]),
                when: When::Days(day.on, plus_days(day.on, 1)),
                rule: None,
                except: Vec::new(),
                url: String::new(),
                proposal: false,
                alarm: choices.alarms.then(|| format!("PT{ALARM_HOUR}H")),
            };
            self.event(event);
        }
    }
}
