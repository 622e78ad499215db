//! How the shelf changes: a plain function of shelf and event.

use jiff::civil::Date;

use crate::domain::{
    HomeTest, MAX_AVOIDED, MOST_AVOIDED, Shelf, ShelfItem, ShelfUse, SpotLook, TestPlace,
};
use crate::label::{can_be_found, same_name};

/// Something that a person has done with a product of their own.
#[derive(Debug, Clone, PartialEq)]
pub enum ShelfEvent {
    /// A product was put on the shelf, or what was said about it was changed.
    ProductKept(ShelfItem),
    /// A product is in use, laid aside or finished from now on.
    UseChanged(String, ShelfUse),
    /// A product was taken away.
    ProductRemoved(String),
    /// A name of an ingredient that the person wants in no product was put on their list.
    NameAvoided(String),
    /// A name was taken off that list.
    NameAllowed(String),
    /// A home test of a product was begun on this day at this place, or begun anew.
    TestStarted(String, Date, TestPlace),
    /// What was seen of the spot on this day; `None` takes it back.
    SpotLooked(String, Date, Option<SpotLook>),
    /// A home test was stopped on this day, without a result.
    TestEnded(String, Date),
}

/// The shelf after an event.
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

/// The test of a product.
fn tested<'s>(shelf: &'s mut Shelf, id: &'s str) -> impl Iterator<Item = &'s mut HomeTest> {
    let items = shelf.items.iter_mut().filter(move |item| item.id == id);
    items.filter_map(|item| item.test.as_mut())
}

/// Why a name cannot be put on the list of what a person wants in no product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotAvoided {
    /// It has neither letters nor digits, or is longer than any name.
    NoName,
    /// It is there already.
    Known,
    /// The list holds [`MOST_AVOIDED`] names.
    Full,
}

/// Whether a name can be put on that list.
///
/// # Errors
/// Why it cannot.
pub fn can_be_avoided(shelf: &Shelf, name: &str) -> Result<(), NotAvoided> {
    match name.trim() {
        name if !can_be_found(name) || name.len() > MAX_AVOIDED => Err(NotAvoided::NoName),
        name if shelf.avoid.iter().any(|known| same_name(known, name)) => Err(NotAvoided::Known),
        _ if shelf.avoid.len() >= MOST_AVOIDED => Err(NotAvoided::Full),
        _ => Ok(()),
    }
}
