//! The shelf in the state. It belongs to the deferred part of the program, so the initial part holds
//! it behind a trait object and never looks inside.

use std::fmt;
use std::rc::Rc;

use crate::domain::{OwnProduct, Shelf};
use crate::knowledge::labels::LabelTables;

use super::{SaveStatus, ShelfEvent};

/// How far the names on labels are, which are a file of their own.
#[derive(Clone, Default)]
pub enum Labels {
    /// Not fetched yet.
    #[default]
    Awaited,
    /// There.
    Ready(Rc<LabelTables>),
    /// They did not come.
    Missing,
}

impl PartialEq for Labels {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Awaited, Self::Awaited) | (Self::Missing, Self::Missing) => true,
            (Self::Ready(one), Self::Ready(other)) => Rc::ptr_eq(one, other),
            _ => false,
        }
    }
}

impl fmt::Debug for Labels {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Labels")
    }
}

/// A shelf with what keeps it on the device.
pub trait ShelfRepository {
    /// The shelf.
    fn shelf(&self) -> &Shelf;

    /// The names on labels.
    fn labels(&self) -> &Labels;

    /// The products with what is known of each; `None` while the names on labels are awaited. Without
    /// these nothing is known that the owner has not said.
    fn products(&self) -> Option<&[OwnProduct]>;

    /// Whether the names on labels are to be fetched: for the products that are here, or for a page
    /// that reads a label.
    fn wants_labels(&self, page: bool) -> bool;

    /// The same shelf with the names on labels.
    fn with_labels(&self, labels: Labels) -> ShelfHandle;

    /// The shelf after an event; `None` if nothing changed.
    fn apply(&self, event: &ShelfEvent) -> Option<ShelfHandle>;

    /// Another shelf in the same place.
    fn with(&self, shelf: Shelf) -> ShelfHandle;

    /// This shelf without what was done between two earlier ones, `before` and `after`; `None` if that
    /// is no longer in it.
    fn without(&self, after: &ShelfHandle, before: &ShelfHandle) -> Option<ShelfHandle>;

    /// An empty shelf in the same place.
    fn emptied(&self) -> ShelfHandle;

    /// Forgets what was kept, because it was erased: the next save is a first one.
    fn forget(&self);

    /// Saves the shelf at this moment (RFC 3339, UTC), together with what another tab has written
    /// meanwhile. Returns what is kept where that is not the same.
    ///
    /// # Errors
    /// Why it is not saved.
    fn save(&self, now: &str) -> Result<Option<ShelfHandle>, SaveStatus>;

    /// What another tab has written together with what is here; `None` if that is the same.
    fn reload(&self, now: &str) -> Option<ShelfHandle>;
}

/// A shelf in the state. Two handles are equal when they hold the same one.
#[derive(Clone)]
pub struct ShelfHandle(pub Rc<dyn ShelfRepository>);

impl std::ops::Deref for ShelfHandle {
    type Target = dyn ShelfRepository;

    fn deref(&self) -> &Self::Target {
        &*self.0
    }
}

impl PartialEq for ShelfHandle {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for ShelfHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ShelfHandle")
    }
}
