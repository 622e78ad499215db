//! The shelf in the state. It belongs to the deferred part of the program, so the initial part
//! holds it as an opaque trait object.

use std::fmt;
use std::rc::Rc;

use crate::domain::{OwnProduct, Shelf};
use crate::knowledge::labels::LabelTables;

use super::{SaveStatus, ShelfEvent};

/// Load state of the label tables, which are a separate file.
#[derive(Clone, Default)]
pub enum Labels {
    /// Not fetched yet.
    #[default]
    Awaited,
    /// Loaded.
    Ready(Rc<LabelTables>),
    /// They could not be loaded.
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

/// A shelf and its persistence.
pub trait ShelfRepository {
    /// Returns the shelf.
    fn shelf(&self) -> &Shelf;

    /// Returns the label tables.
    fn labels(&self) -> &Labels;

    /// Returns the products with what is known of each; `None` while the label tables are awaited.
    /// Without the tables nothing is known beyond what the owner entered.
    fn products(&self) -> Option<&[OwnProduct]>;

    /// Returns `true` if the label tables should be fetched: for the products on the shelf, or for
    /// a page that reads a label.
    fn wants_labels(&self, page: bool) -> bool;

    /// Returns the same shelf with these label tables.
    fn with_labels(&self, labels: Labels) -> ShelfHandle;

    /// Returns the shelf after an event; `None` if nothing changed.
    fn apply(&self, event: &ShelfEvent) -> Option<ShelfHandle>;

    /// Returns another shelf with the same persistence.
    fn with(&self, shelf: Shelf) -> ShelfHandle;

    /// Returns this shelf without the changes made between two earlier ones, `before` and `after`;
    /// `None` if it no longer contains them.
    fn without(&self, after: &ShelfHandle, before: &ShelfHandle) -> Option<ShelfHandle>;

    /// Returns an empty shelf with the same persistence.
    fn emptied(&self) -> ShelfHandle;

    /// Forgets the last known save, because it was erased: the next save is a first one.
    fn forget(&self);

    /// Saves the shelf at this moment (RFC 3339, UTC), merging what another tab has written
    /// meanwhile. Returns the merged shelf if it differs.
    ///
    /// # Errors
    /// The reason why saving failed.
    fn save(&self, now: &str) -> Result<Option<ShelfHandle>, SaveStatus>;

    /// Merges what another tab has written into this shelf; `None` if that changes nothing.
    fn reload(&self, now: &str) -> Option<ShelfHandle>;
}

/// A shelf in the state. Two handles are equal if they share the same one.
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
