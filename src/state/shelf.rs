//! Transitions of the shelf: a pure function of shelf and event.

use jiff::civil::Date;

use crate::domain::{
    HomeTest, MAX_AVOIDED, MOST_AVOIDED, Shelf, ShelfItem, ShelfUse, SpotLook, TestPlace,
};
use crate::label::{can_be_found, same_name};

/// A change made by a person to a product of their own.
#[derive(Debug, Clone, PartialEq)]
pub enum ShelfEvent {
    /// A product was put on the shelf, or its data was edited.
    ProductKept(ShelfItem),
    /// A product is in use, put aside or finished from now on.
    UseChanged(String, ShelfUse),
    /// A product was removed.
    ProductRemoved(String),
    /// The name of an ingredient to avoid in every product was added to the person's list.
    NameAvoided(String),
    /// A name was removed from that list.
    NameAllowed(String),
    /// A home test of a product was started, or restarted, on this day at this place.
    TestStarted(String, Date, TestPlace),
    /// The test spot was inspected on this day; `None` removes the entry.
    SpotLooked(String, Date, Option<SpotLook>),
    /// A home test was stopped on this day without a result.
    TestEnded(String, Date),
}

/// Returns the shelf after an event.
pub fn apply(shelf: &Shelf, event: &ShelfEvent) -> Shelf {
    let mut next = shelf.clone();
    match event {
        ShelfEvent::ProductKept(item) => {
            match next.items.iter_mut().find(|known| known.id == item.id) {
                Some(known) => known.clone_from(item),
                None => next.items.push(item.clone()),
            }
        }
        ShelfEvent::UseChanged(id, used) => {
            next.items.iter_mut().filter(|item| item.id == *id).for_each(|it| it.status = *used);
        }
        ShelfEvent::NameAvoided(name) if can_be_avoided(shelf, name).is_ok() => {
            next.avoid.push(name.trim().to_owned());
        }
        ShelfEvent::NameAvoided(_) => {}
        ShelfEvent::NameAllowed(name) => next.avoid.retain(|known| known != name),
        ShelfEvent::ProductRemoved(id) => next.items.retain(|item| item.id != *id),
        ShelfEvent::TestStarted(id, on, place) => {
            let test = HomeTest { place: Some(*place), ..HomeTest::new(*on) };
            next.items.iter_mut().filter(|item| item.id == *id).for_each(|it| {
                it.test = Some(test.clone());
            });
        }
        ShelfEvent::SpotLooked(id, on, look) => {
            tested(&mut next, id).for_each(|test| test.note(*on, *look));
        }
        ShelfEvent::TestEnded(id, on) => {
            tested(&mut next, id).for_each(|test| test.ended = Some(*on));
        }
    }
    next
}

/// Returns the home test of a product.
fn tested<'s>(shelf: &'s mut Shelf, id: &'s str) -> impl Iterator<Item = &'s mut HomeTest> {
    let items = shelf.items.iter_mut().filter(move |item| item.id == id);
    items.filter_map(|item| item.test.as_mut())
}

/// Reason why a name cannot be added to the list of ingredients to avoid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotAvoided {
    /// The name has neither letters nor digits, or is longer than any name.
    NoName,
    /// The name is on the list already.
    Known,
    /// The list already has [`MOST_AVOIDED`] names.
    Full,
}

/// Checks whether a name can be added to that list.
///
/// # Errors
/// The reason why it cannot.
pub fn can_be_avoided(shelf: &Shelf, name: &str) -> Result<(), NotAvoided> {
    match name.trim() {
        name if !can_be_found(name) || name.len() > MAX_AVOIDED => Err(NotAvoided::NoName),
        name if shelf.avoid.iter().any(|known| same_name(known, name)) => Err(NotAvoided::Known),
        _ if shelf.avoid.len() >= MOST_AVOIDED => Err(NotAvoided::Full),
        _ => Ok(()),
    }
}
