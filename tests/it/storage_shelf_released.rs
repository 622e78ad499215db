//! Shelves as saved by released versions: each can still be read, and the saved form is the same.

use std::fs;

use barrier_first::domain::{HomeTest, Shelf, SpotLook, TestPlace, plus_days};
use barrier_first::json::Json;
use barrier_first::storage::backend::{Backend, MemoryBackend};
use barrier_first::storage::keys::{JOURNAL_SLOTS, SHELF_SLOTS, SLOTS};
use barrier_first::storage::{Outcome, Store, backup};
use jiff::civil::date;

use crate::embedded;
use crate::shelf_support::{ShelfStore, full, listed, tested, written};
use crate::storage_formats::comparable;
use crate::storage_support::{NOW, fixture, holding, seeded};

/// Products and names as in `listed`, with home tests by day, of which earlier versions stored only the
/// first day and the end.
fn with_tests() -> Shelf {
    let mut shelf = listed();
    let started = date(2026, 2, 3);
    shelf.items[0].test = Some(tested(started));
    let mut showed = HomeTest { place: Some(TestPlace::ElbowBend), ..HomeTest::new(started) };
    showed.note(plus_days(started, 2), Some(SpotLook::Sign));
    shelf.items[1].test = Some(showed);
    shelf.items[2].test =
        Some(HomeTest { ended: Some(plus_days(started, 4)), ..HomeTest::new(started) });
    shelf
}

/// Every fixture with a shelf, with its revision in the browser's storage.
pub const FIXTURES: [(&str, Option<u64>); 6] = [
    ("v2-shelf-full.json", Some(3)),
    ("v2-backup-shelf.json", None),
    ("v2-shelf-avoid.json", Some(3)),
    ("v2-backup-shelf-avoid.json", None),
    ("v2-shelf-tested.json", Some(3)),
    ("v2-backup-shelf-tested.json", None),
];

/// The contents of a fixture.
fn held(name: &str) -> Shelf {
    match name {
        name if name.ends_with("avoid.json") => listed(),
        name if name.ends_with("tested.json") => with_tests(),
        _ => full(),
    }
}

/// Storage text of the shelf, or backup text of answers and shelf, as written by this program.
fn as_released(shelf: &Shelf, revision: Option<u64>) -> String {
    let Some(revision) = revision else { return written(&seeded(embedded(), 7), shelf) };
    let memory = MemoryBackend::default();
    let mut store = ShelfStore::new(&memory, 0x5EED);
    for _ in 0..revision {
        store.save(embedded(), shelf, NOW).expect("it is saved");
    }
    let slot = SHELF_SLOTS[usize::from(revision % 2 == 0)];
    memory.read(slot).expect("it is read").expect("it is there")
}

#[test]
#[ignore = "writes files; for a new format only"]
fn write_missing_shelf_fixtures() {
    for (name, revision) in FIXTURES {
        let path = crate::root().join("tests/fixtures/saves").join(name);
        if !path.exists() {
            fs::write(path, as_released(&held(name), revision)).unwrap();
        }
    }
}

#[test]
fn every_released_shelf_can_be_read() {
    for (name, revision) in FIXTURES {
        let text = fixture(name);
        let opened = backup::open(embedded(), text.as_bytes()).expect(name);
        assert_eq!(opened.shelf, held(name), "{name}");
        assert!(opened.set_aside.is_empty() && !opened.altered, "{name}");
        if revision.is_some() {
            let now = Json::parse(&as_released(&held(name), revision)).unwrap();
            let then = Json::parse(&text).unwrap();
            assert_eq!(comparable(now), comparable(then), "{name}: the saved form has changed");
            let memory = holding(&[(SHELF_SLOTS[1], &text)]);
            assert_eq!(ShelfStore::new(&memory, 1).load(embedded(), NOW).saved, held(name));
            // A shelf in the place of another document is not read as one.
            let memory = holding(&[(JOURNAL_SLOTS[0], &text), (SLOTS[0], &text)]);
            assert_eq!(Store::new(&memory, 1).load(embedded(), NOW).outcome, Outcome::Damaged);
        }
    }
}
