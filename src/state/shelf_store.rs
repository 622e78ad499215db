//! Persistence of the shelf, and reading of its labels. In the deferred part of the program.

use std::cell::OnceCell;
use std::rc::Rc;

use crate::domain::{KnownContents, OwnProduct, Product, Shelf, ShelfItem};
use crate::knowledge::Knowledge;
use crate::label::own_product;
use crate::storage::backend::Backend;
use crate::storage::shelf_merge::merge;

use super::document_persistence::DocumentPersistence;
use super::shelf::apply;
use super::shelf_handle::{Labels, ShelfHandle, ShelfRepository};
use super::{SaveStatus, ShelfEvent};

/// A shelf in a backend.
struct StoredShelf<B> {
    shelf: Shelf,
    labels: Labels,
    /// Read lazily: a page that shows no product does not wait for labels.
    products: OnceCell<Vec<OwnProduct>>,
    place: Rc<DocumentPersistence<B, Shelf>>,
}

/// Loads the shelf from a backend; `tab` is a random number, `now` the moment (RFC 3339, UTC). Also returns
/// how many parts could not be read; the original is quarantined before its place is reused.
pub fn load<B: Backend + 'static>(
    backend: B,
    tab: u32,
    knowledge: &Rc<Knowledge>,
    now: &str,
) -> (ShelfHandle, usize) {
    let place = place(backend, tab, knowledge);
    let (shelf, set_aside) = place.load(now);
    (handle(shelf, Labels::Awaited, place), set_aside)
}

/// Returns an empty shelf without reading the storage; stored data is merged in on saving. For a
/// start after a crash.
pub fn unread<B: Backend + 'static>(
    backend: B,
    tab: u32,
    knowledge: &Rc<Knowledge>,
) -> ShelfHandle {
    handle(Shelf::default(), Labels::Awaited, place(backend, tab, knowledge))
}

fn place<B: Backend>(
    backend: B,
    tab: u32,
    knowledge: &Rc<Knowledge>,
) -> Rc<DocumentPersistence<B, Shelf>> {
    Rc::new(DocumentPersistence::new(backend, tab, knowledge, |_, base, mine, theirs| {
        merge(base, mine, theirs)
    }))
}

fn handle<B: Backend + 'static>(
    shelf: Shelf,
    labels: Labels,
    place: Rc<DocumentPersistence<B, Shelf>>,
) -> ShelfHandle {
    ShelfHandle(Rc::new(StoredShelf { shelf, labels, products: OnceCell::new(), place }))
}

/// Reads a product using the label tables. Without them its contents are what the owner entered.
/// Which law limits a person's own product is unknown, so no limit is assumed. `avoid` lists the
/// names the owner wants in no product.
pub fn read_product(labels: &Labels, item: &ShelfItem, avoid: &[String]) -> OwnProduct {
    if let Labels::Ready(tables) = labels {
        return own_product(tables, item, None, avoid);
    }
    let known = if item.contents.is_some() { KnownContents::Yes } else { KnownContents::No };
    let contents = item.contents.clone().unwrap_or_default();
    let product = Product { id: item.id.clone(), kind: item.kind, contents, ..Product::default() };
    OwnProduct {
        product,
        known,
        status: item.status,
        opened: item.opened,
        months: item.months,
        test: item.test.clone(),
        unwanted: Vec::new(),
    }
}

impl<B: Backend + 'static> ShelfRepository for StoredShelf<B> {
    fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    fn labels(&self) -> &Labels {
        &self.labels
    }

    fn products(&self) -> Option<&[OwnProduct]> {
        if self.labels == Labels::Awaited && !self.shelf.items.is_empty() {
            return None;
        }
        let Shelf { items, avoid } = &self.shelf;
        let read = || items.iter().map(|item| read_product(&self.labels, item, avoid));
        Some(self.products.get_or_init(|| read().collect()))
    }

    fn wants_labels(&self, page: bool) -> bool {
        self.labels == Labels::Awaited && (page || !self.shelf.items.is_empty())
    }

    fn with_labels(&self, labels: Labels) -> ShelfHandle {
        handle(self.shelf.clone(), labels, self.place.clone())
    }

    fn apply(&self, event: &ShelfEvent) -> Option<ShelfHandle> {
        let next = apply(&self.shelf, event);
        (next != self.shelf).then(|| self.with(next))
    }

    fn with(&self, shelf: Shelf) -> ShelfHandle {
        handle(shelf, self.labels.clone(), self.place.clone())
    }

    fn without(&self, after: &ShelfHandle, before: &ShelfHandle) -> Option<ShelfHandle> {
        // Going from `after` back to `before` is a change like any other and is merged with this one.
        let shelf = merge(after.shelf(), before.shelf(), &self.shelf);
        (shelf != self.shelf).then(|| self.with(shelf))
    }

    fn emptied(&self) -> ShelfHandle {
        self.with(Shelf::default())
    }

    fn forget(&self) {
        self.place.forget();
    }

    fn save(&self, now: &str) -> Result<Option<ShelfHandle>, SaveStatus> {
        self.place.save(&self.shelf, now).map(|kept| kept.map(|shelf| self.with(shelf)))
    }

    fn reload(&self, now: &str) -> Option<ShelfHandle> {
        self.place.reload(&self.shelf, now).map(|shelf| self.with(shelf))
    }
}
