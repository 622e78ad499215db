//! The shelf on the device: its size, what is restored, and what is erased.

use barrier_first::domain::{MAX_LABEL, ProductKind, Shelf, ShelfItem};
use barrier_first::storage::backend::MemoryBackend;
use barrier_first::storage::keys::PREFIX;
use barrier_first::storage::{Outcome, Saved, Store, backup};
use jiff::civil::date;
use proptest::prelude::*;

use crate::embedded;
use crate::label_forty::labels;
use crate::shelf_support::{ShelfStore, random, tested, written};
use crate::storage_support::{NOW, contents, seeded};

/// Sixty products with labels as pasted, shop pages among them.
#[test]
fn sixty_products_with_full_labels_stay_small() {
    let labels = labels();
    let items = (0..60).map(|n| ShelfItem {
        id: format!("{n:08x}"),
        name: format!("Barrier repair emulsion {n}"),
        kind: ProductKind::Moisturiser,
        label: Some(labels[n % labels.len()].clone()),
        opened: Some(date(2026, 2, 1)),
        months: Some(12),
        test: Some(tested(date(2026, 2, 1))),
        ..ShelfItem::default()
    });
    let shelf = Shelf { items: items.collect(), ..Shelf::default() };
    // Lists of 34 names are the median; these are padded to 70 of them, which one in twenty has.
    let names = |item: &ShelfItem| item.label.as_deref().unwrap_or_default().matches(',').count();
    let long = |item: &ShelfItem| {
        let mut item = item.clone();
        while names(&item) < 70 {
            let more = ", Butyrospermum Parkii Butter, Phenoxyethanol, Tocopherol";
            item.label = item.label.map(|label| label + more);
        }
        item
    };
    let long = Shelf { items: shelf.items.iter().map(long).collect(), ..Shelf::default() };
    for (shelf, most) in [(&shelf, 60_000), (&long, 120_000)] {
        let memory = MemoryBackend::default();
        ShelfStore::new(&memory, 1).save(embedded(), shelf, NOW).expect("it is saved");
        let bytes = contents(&memory).iter().map(|(_, text)| text.len()).max().unwrap_or(0);
        assert!(bytes <= most, "{bytes} bytes");
        let loaded = ShelfStore::new(&memory, 2).load(embedded(), NOW);
        assert!(matches!(loaded.outcome, Outcome::Restored { .. }), "{:?}", loaded.outcome);
        assert_eq!(loaded.saved, *shelf);
        let opened = backup::open(embedded(), written(&Saved::default(), shelf).as_bytes());
        assert_eq!(opened.expect("it can be opened").shelf, *shelf);
    }
}

/// The longest label that is stored needs more than one string, and is restored whole.
#[test]
fn a_long_label_comes_back_whole() {
    let label: String = "정제수, 글리세린, ".chars().cycle().take(MAX_LABEL / 3).collect();
    let item = ShelfItem { id: "p".into(), label: Some(label), ..ShelfItem::default() };
    let shelf = Shelf { items: vec![item], ..Shelf::default() };
    let memory = MemoryBackend::default();
    ShelfStore::new(&memory, 1).save(embedded(), &shelf, NOW).expect("it is saved");
    assert_eq!(ShelfStore::new(&memory, 2).load(embedded(), NOW).saved, shelf);
}

proptest! {
    #![proptest_config(crate::property(60))]

    #[test]
    fn a_shelf_comes_back_as_it_was_saved(seed in any::<u64>()) {
        let memory = MemoryBackend::default();
        let shelf = random(seed);
        ShelfStore::new(&memory, 1).save(embedded(), &shelf, NOW).expect("it is saved");
        prop_assert_eq!(&ShelfStore::new(&memory, 2).load(embedded(), NOW).saved, &shelf);
        let saved = seeded(embedded(), seed);
        let opened = backup::open(embedded(), written(&saved, &shelf).as_bytes());
        let opened = opened.expect("it can be opened");
        prop_assert_eq!((opened.saved, opened.shelf), (saved, shelf));
        prop_assert!(opened.set_aside.is_empty() && !opened.altered);
    }
}

/// Everything of ours is erased together; a rescue file contains the shelf too.
#[test]
fn the_shelf_is_erased_and_rescued_with_the_rest() {
    let memory = MemoryBackend::default();
    let saved = seeded(embedded(), 4);
    let mut profile = Store::new(&memory, 1);
    profile.save(embedded(), &saved, NOW).expect("it is saved");
    let mut store = ShelfStore::new(&memory, 1);
    store.save(embedded(), &random(4), NOW).expect("it is saved");
    store.save(embedded(), &random(5), "2026-03-03T09:30:00Z").expect("it is saved");
    let file = backup::write_rescue("test", profile.originals().expect("it can be read"));
    let opened = backup::open(embedded(), file.as_bytes()).expect("it can be opened");
    assert_eq!((opened.saved, opened.shelf), (saved, random(5)));
    profile.erase().expect("it is erased");
    assert!(!contents(&memory).iter().any(|(key, _)| key.starts_with(PREFIX)));
    store.reset();
    assert_eq!(ShelfStore::new(&memory, 2).load(embedded(), NOW).outcome, Outcome::Empty);
}
