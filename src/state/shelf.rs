//! How the shelf changes: a plain function of shelf and event.

use crate::domain::{Shelf, ShelfItem, ShelfUse};

/// Something that a person has done with a product of their own.
#[derive(Debug, Clone, PartialEq)]
pub enum ShelfEvent {
    /// A product was put on the shelf, or what was said about it was changed.
    ProductKept(ShelfItem),
    /// A product is in use, laid aside or finished from now on.
    UseChanged(String, ShelfUse),
    /// A product was taken away.
    ProductRemoved(String),
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
        ShelfEvent::ProductRemoved(id) => next.items.retain(|item| item.id != *id),
    }
    next
}
