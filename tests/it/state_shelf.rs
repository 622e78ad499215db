//! The shelf in the state: adding, changing and undoing products, and what is known of them before and
//! after the label tables have arrived.

use std::rc::Rc;

use barrier_first::domain::{
    KnownContents, MAX_AVOIDED, MOST_AVOIDED, ProductKind, Shelf, ShelfItem, ShelfUse,
};
use barrier_first::knowledge::Knowledge;
use barrier_first::state::{
    Action, AppState, Labels, NotAvoided, ShelfEvent, ShelfHandle, Today, can_be_avoided,
    shelf_store, update,
};
use barrier_first::storage::backend::MemoryBackend;
use barrier_first::storage::keys::SHELF_SLOTS;
use jiff::civil::date;

use crate::embedded;
use crate::label_vectors::tables;
use crate::storage_support::{NOW, contents};

fn knowledge() -> Rc<Knowledge> {
    Rc::new(embedded().clone())
}

fn open(memory: &Rc<MemoryBackend>, tab: u32) -> ShelfHandle {
    shelf_store::load(memory.clone(), tab, &knowledge(), NOW).0
}

fn state(memory: &Rc<MemoryBackend>) -> AppState {
    let state = AppState { today: Today::at(date(2026, 3, 2), 9), ..AppState::default() };
    after(&state, Action::ShelfLoaded(open(memory, 1)))
}

fn after(state: &AppState, action: Action) -> AppState {
    update(embedded(), state, action).expect("something changes")
}

fn shelf(state: &AppState) -> &Shelf {
    state.shelf.as_ref().expect("it is loaded").shelf()
}

fn toner() -> ShelfItem {
    ShelfItem {
        id: "p1".into(),
        name: "Glow tonic".into(),
        kind: ProductKind::Toner,
        label: Some("Water, Glycolic Acid, Glycerin".into()),
        ..ShelfItem::default()
    }
}

fn kept() -> Action {
    Action::Shelf(ShelfEvent::ProductKept(toner()))
}

fn ready() -> Labels {
    Labels::Ready(Rc::new(tables().clone()))
}

#[test]
fn everything_can_be_taken_back() {
    let mut state = after(&state(&Rc::default()), kept());
    let renamed = ShelfItem { name: "Another".into(), ..toner() };
    for event in [
        ShelfEvent::ProductKept(renamed),
        ShelfEvent::UseChanged("p1".into(), ShelfUse::Finished),
        ShelfEvent::ProductRemoved("p1".into()),
    ] {
        let changed = after(&state, Action::Shelf(event.clone()));
        assert_ne!(shelf(&changed), shelf(&state), "{event:?}");
        let undone = after(&changed, Action::ShelfUndone);
        assert_eq!(shelf(&undone), shelf(&state), "{event:?}");
        // Only the last change can be undone, once.
        assert_eq!(update(embedded(), &undone, Action::ShelfUndone), None);
        // The same event again is no change.
        assert_eq!(update(embedded(), &changed, Action::Shelf(event)), None);
        state = undone;
    }
    // A product that is added again is the same product.
    let again = after(&state, Action::Shelf(ShelfEvent::UseChanged("p1".into(), ShelfUse::Paused)));
    assert_eq!(shelf(&after(&again, kept())).items, [toner()]);
}

/// A name is on the list once, however it is spelled, and every change of the list can be undone.
#[test]
fn names_to_leave_out_are_kept_and_taken_back() {
    let avoid = |name: &str| Action::Shelf(ShelfEvent::NameAvoided(name.into()));
    let state = after(&after(&state(&Rc::default()), kept()), Action::LabelsRead(ready()));
    let unwanted = |state: &AppState| {
        let handle = state.shelf.clone().expect("it is loaded");
        handle.products().expect("they are read")[0].unwanted.clone()
    };
    assert!(unwanted(&state).is_empty());
    let listed = after(&state, avoid(" glycerine "));
    assert_eq!(shelf(&listed).avoid, ["glycerine"]);
    assert_eq!(unwanted(&listed), ["Glycerin"]);
    for name in ["Glycerine", "GLYCERINE.", "", "…", &"x".repeat(MAX_AVOIDED + 1)] {
        assert_eq!(update(embedded(), &listed, avoid(name)), None, "{name}");
    }
    assert_eq!(can_be_avoided(shelf(&listed), "Glycerine"), Err(NotAvoided::Known));
    let off = after(&listed, Action::Shelf(ShelfEvent::NameAllowed("glycerine".into())));
    assert!(shelf(&off).avoid.is_empty() && unwanted(&off).is_empty());
    assert_eq!(shelf(&after(&off, Action::ShelfUndone)).avoid, ["glycerine"]);
    let mut full = listed;
    for n in 1..MOST_AVOIDED {
        full = after(&full, avoid(&format!("Name {n}")));
    }
    assert_eq!(can_be_avoided(shelf(&full), "One more"), Err(NotAvoided::Full));
    assert_eq!(update(embedded(), &full, avoid("One more")), None);
    // Erasing removes the list with the rest.
    assert!(shelf(&after(&full, Action::EraseConfirmed)).avoid.is_empty());
}

/// The contents of a label are known once the label tables have arrived. Until then there is nothing to
/// make a plan from, and without them nothing is known, which allows less and not more.
#[test]
fn labels_are_read_once_their_names_have_come() {
    let empty = state(&Rc::default());
    let handle = empty.shelf.clone().expect("it is loaded");
    assert_eq!(handle.products(), Some(&[][..]));
    assert!(!handle.wants_labels(false) && handle.wants_labels(true));

    let state = after(&empty, kept());
    let handle = state.shelf.clone().expect("it is loaded");
    assert_eq!(handle.products(), None);
    assert!(handle.wants_labels(false));

    let missing = after(&state, Action::LabelsRead(Labels::Missing)).shelf.expect("it stays");
    assert!(!missing.wants_labels(true));
    let [product] = missing.products().expect("they are known to be missing") else { panic!() };
    assert_eq!((product.known, product.product.contents.len()), (KnownContents::No, 0));

    let ready = after(&state, Action::LabelsRead(ready())).shelf.expect("it stays");
    let [product] = ready.products().expect("they are there") else { panic!() };
    assert_eq!(product.known, KnownContents::Yes);
    assert!(product.product.holds(embedded().find_active("aha").expect("an active")));
    // They stay with every later shelf.
    let next =
        ready.apply(&ShelfEvent::UseChanged("p1".into(), ShelfUse::Paused)).expect("a change");
    assert!(next.products().is_some_and(|products| products.len() == 1));
}

#[test]
fn the_shelf_is_kept_and_two_tabs_lose_nothing() {
    let memory = Rc::new(MemoryBackend::default());
    let (one, two) = (open(&memory, 1), open(&memory, 2));
    let put = |shelf: &ShelfHandle, id: &str| {
        let item = ShelfItem { id: id.into(), ..toner() };
        shelf.apply(&ShelfEvent::ProductKept(item)).expect("a change")
    };
    let one = put(&one, "p1");
    assert_eq!(one.save(NOW), Ok(None));
    let two = put(&two, "p2");
    let both = two.save(NOW).expect("it is saved").expect("the other tab had saved");
    assert_eq!(both.shelf().items.len(), 2);
    let seen = one.reload(NOW).expect("the other tab has written");
    assert_eq!(seen.shelf().items.len(), 2);
    assert_eq!(open(&memory, 3).shelf(), both.shelf());
    // What is already stored is not written again.
    assert_eq!(seen.save(NOW), Ok(None));
    assert!(seen.reload(NOW).is_none());
}

#[test]
fn erasing_empties_the_shelf() {
    let memory = Rc::new(MemoryBackend::default());
    let state = after(&state(&memory), kept());
    assert_eq!(state.shelf.as_ref().map(|shelf| shelf.save(NOW)), Some(Ok(None)));
    assert!(contents(&*memory).iter().any(|(key, _)| SHELF_SLOTS.contains(&key.as_str())));
    let erased = after(&state, Action::EraseConfirmed);
    assert!(shelf(&erased).items.is_empty() && erased.previous_shelf.is_none());
    // Another start without the save leaves it where it is.
    let unread = shelf_store::unread(memory.clone(), 5, &knowledge());
    assert!(unread.shelf().items.is_empty());
    assert_eq!(open(&memory, 6).shelf().items, [toner()]);
}

/// A change made here can be undone although another tab has meanwhile added a product, and that product
/// stays; so does the other tab's change to the same one.
#[test]
fn what_was_done_can_be_taken_back_after_another_tab() {
    let other = |id: &str| ShelfItem { id: id.into(), ..toner() };
    let brought = |state: &AppState, items: Vec<ShelfItem>| {
        let handle = state.shelf.clone().expect("it is loaded");
        let loaded = handle.with(Shelf { items, ..Shelf::default() });
        after(state, Action::ShelfLoaded(loaded))
    };
    let ids = |state: &AppState| {
        shelf(state).items.iter().map(|item| item.id.clone()).collect::<Vec<_>>()
    };
    // A product added.
    let state = after(&state(&Rc::default()), kept());
    let merged = brought(&state, vec![toner(), other("p2")]);
    assert_eq!(ids(&after(&merged, Action::ShelfUndone)), ["p2"]);
    // The label tables remove nothing either.
    let labelled = after(&merged, Action::LabelsRead(ready()));
    let undone = after(&labelled, Action::ShelfUndone);
    assert_eq!(ids(&undone), ["p2"]);
    let labels = |state: &AppState| state.shelf.as_ref().map(|it| it.labels().clone());
    assert_eq!(labels(&undone), labels(&labelled), "they are not fetched again");
    // A product removed, and one changed.
    let both = brought(&state, vec![toner(), other("p2")]);
    let removed = after(&both, Action::Shelf(ShelfEvent::ProductRemoved("p1".into())));
    let merged = brought(&removed, vec![other("p2"), other("p3")]);
    assert_eq!(ids(&after(&merged, Action::ShelfUndone)).len(), 3);
    let paused = after(&both, Action::Shelf(ShelfEvent::UseChanged("p1".into(), ShelfUse::Paused)));
    let renamed = ShelfItem { name: "Renamed".into(), status: ShelfUse::Paused, ..toner() };
    let merged = brought(&paused, vec![renamed, other("p2")]);
    let undone = after(&merged, Action::ShelfUndone);
    let first = &shelf(&undone).items[0];
    assert_eq!((first.name.as_str(), first.status), ("Renamed", ShelfUse::InUse));
    // The other tab has undone it itself: there is nothing left to undo.
    let gone = brought(&paused, vec![toner(), other("p2")]);
    assert_eq!(update(embedded(), &gone, Action::ShelfUndone), None);
}

/// A product counts from the day on which it was added or opened; if neither is stored, always.
#[test]
fn a_product_is_there_from_its_first_day() {
    let (early, late) = (date(2026, 3, 1), date(2026, 3, 9));
    let item = |added, opened| ShelfItem { added, opened, ..ShelfItem::default() };
    let there = |item: &ShelfItem| {
        let mut days = (1..=10).map(|day| date(2026, 3, day));
        days.find(|day| item.was_there(*day))
    };
    assert_eq!(there(&item(None, None)), Some(early));
    assert_eq!(there(&item(Some(late), None)), Some(late));
    assert_eq!(there(&item(None, Some(late))), Some(late));
    assert_eq!(there(&item(Some(late), Some(early))), Some(early));
    assert_eq!(there(&item(Some(early), Some(late))), Some(early));
    assert_eq!(there(&item(Some(date(2026, 4, 1)), None)), None);
}
