//! The days until which a person's own products keep, as entries of the calendar file.

use jiff::civil::Date;

use crate::domain::{ShelfItem, ShelfUse, plus_days};
use crate::storage::checksum;

use super::entry::{Event, When};
use super::{ALARM_HOUR, Writer};

/// A product that keeps until a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its id on the shelf, by which a newer file knows the entry again.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The last day on which it keeps.
    pub until: Date,
}

/// The products that are still there and of which the day is known, `named` by whoever shows them.
pub fn kept(items: &[ShelfItem], named: impl Fn(&ShelfItem) -> String) -> Vec<Kept> {
    let there = items.iter().filter(|item| item.status != ShelfUse::Finished);
    there
        .filter_map(|item| {
            let until = item.keeps_until()?;
            Some(Kept { id: item.id.clone(), name: named(item), until })
        })
        .collect()
}

impl Writer<'_> {
    /// The last day of each product. Which one it is stands in the text alone, since titles show on
    /// locked screens.
    pub(super) fn kept(&mut self) {
        let choices = self.choices;
        for kept in choices.kept.iter().filter(|kept| kept.until >= choices.today) {
            let says = self.speech.say("ics-keeps.text", &[("product", &kept.name)]);
            let event = Event {
                id: ["keeps-", &checksum::write(checksum::of_bytes(kept.id.as_bytes()))].concat(),
                title: self.titled("ics-keeps"),
                text: self.text(vec![says]),
                when: When::Days(kept.until, plus_days(kept.until, 1)),
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
