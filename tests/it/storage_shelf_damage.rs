//! Unreadable parts of the shelf: they are reported, and cost only themselves.

use barrier_first::domain::{HomeTest, MOST_LOOKS, Shelf, ShelfItem, SpotLook, plus_days};
use barrier_first::json::Json;
use barrier_first::storage::backend::{Backend, MemoryBackend};
use barrier_first::storage::keys::SHELF_SLOTS;
use barrier_first::storage::shelf::read_items;
use barrier_first::storage::{Outcome, Saved, Store, backup};
use jiff::civil::date;

use crate::embedded;
use crate::shelf_support::{ShelfStore, full, listed, random, written};
use crate::storage_support::{NOW, seeded};

/// An unreadable name costs only itself.
#[test]
fn a_bad_name_costs_only_itself() {
    let file = written(&Saved::default(), &listed());
    let long = format!("\"{}\"", "a".repeat(300));
    for (to, place) in [
        ("7", "shelf.avoid[0]"),
        (long.as_str(), "shelf.avoid[0]"),
        ("\"파라벤\"", "shelf.avoid[1]"),
    ] {
        let text = file.replacen("\"Parfum\"", to, 1);
        assert_ne!(text, file);
        let opened = backup::open(embedded(), text.as_bytes()).expect(to);
        let places: Vec<&str> = opened.set_aside.iter().map(|it| it.path.as_str()).collect();
        assert_eq!((places, &opened.shelf.avoid[..]), (vec![place], &["파라벤".to_owned()][..]));
    }
}

/// An unreadable part costs only itself, and is reported.
#[test]
fn a_bad_part_costs_only_itself() {
    let file = written(&Saved::default(), &full());
    for (from, to, place) in [
        ("\"kind\":\"toner\"", "\"kind\":\"wine\"", "shelf.products[0].kind"),
        ("\"months\":6", "\"months\":600", "shelf.products[0].months"),
        ("\"2026-02-01\"", "\"2026-02-31\"", "shelf.products[0].opened"),
        ("\"percent\":7", "\"percent\":700", "shelf.products[0].contents[0].percent"),
        ("\"aha\"", "\"soap\"", "shelf.products[0].contents[0]"),
        ("\"status\":\"in_use\"", "\"status\":\"lost\"", "shelf.products[0].status"),
        ("\"name\":", "\"brand\":", "shelf.products[0].brand"),
        ("\"id\":\"p2\"", "\"id\":\"p1\"", "shelf.products[1].id"),
        ("\"id\":\"p2\"", "\"id\":2", "shelf.products[1].id"),
    ] {
        assert!(file.contains(from), "{from} in {file}");
        let opened = backup::open(embedded(), file.replacen(from, to, 1).as_bytes()).expect(to);
        let places: Vec<&str> = opened.set_aside.iter().map(|it| it.path.as_str()).collect();
        assert_eq!(places, [place], "{to}");
        let lost = usize::from(place.ends_with("[1].id"));
        assert_eq!(opened.shelf.items.len(), full().items.len() - lost, "{to}");
        assert_eq!(opened.shelf.items[0].label, full().items[0].label, "{to}");
    }
}

/// Damage to the newest copy yields the one before, as with answers.
#[test]
fn a_damaged_copy_gives_the_one_before() {
    let memory = MemoryBackend::default();
    let mut store = ShelfStore::new(&memory, 1);
    store.save(embedded(), &random(1), NOW).expect("it is saved");
    store.save(embedded(), &random(2), NOW).expect("it is saved");
    memory.write(SHELF_SLOTS[1], "{\"app\":").expect("it is written");
    let loaded = ShelfStore::new(&memory, 2).load(embedded(), NOW);
    assert_eq!(loaded.saved, random(1));
    assert!(matches!(loaded.outcome, Outcome::InPart { older: true, .. }));
}

/// A wholly unreadable shelf is reported, and does not replace the answers.
#[test]
fn a_shelf_that_cannot_be_read_costs_no_answers() {
    let memory = MemoryBackend::default();
    let saved = seeded(embedded(), 4);
    let mut profile = Store::new(&memory, 1);
    profile.save(embedded(), &saved, NOW).expect("it is saved");
    let items = vec![ShelfItem { id: "p1".into(), ..ShelfItem::default() }];
    let one = Shelf { items, ..Shelf::default() };
    let later = "2026-03-03T09:30:00Z";
    ShelfStore::new(&memory, 1).save(embedded(), &one, later).expect("it is saved");
    let text = memory.read(SHELF_SLOTS[0]).expect("it is read").expect("it is there");
    memory.write(SHELF_SLOTS[0], &text.replace("\"id\":\"p1\",", "")).expect("it is written");
    let file = backup::write_rescue("test", profile.originals().expect("it can be read"));
    let opened = backup::open(embedded(), file.as_bytes()).expect("it can be opened");
    assert_eq!(opened.saved, saved);
    assert!(opened.altered && opened.set_aside[0].path.starts_with("shelf."));
}

/// An unreadable part of a test is reported, and costs nothing else.
#[test]
fn a_damaged_test_keeps_what_can_be_read() {
    let read = |test: &str| {
        let list = Json::parse(&format!(r#"[{{"id":"p","test":{test}}}]"#)).expect(test);
        let (items, faults) = read_items(embedded(), "shelf", list.as_list().expect("a list"));
        let places = faults.into_iter().map(|fault| fault.path).collect::<Vec<_>>();
        (items[0].test.clone(), places)
    };
    let whole = r#"{"started":"2026-02-03","place":"elbow_bend","looks":[["2026-02-05","fine"]]}"#;
    let (test, faults) = read(whole);
    assert_eq!((test.as_ref().map(|it| it.looks.len()), faults.len()), (Some(1), 0));
    for (text, fault, looks) in [
        (r#"{"looks":[["2026-02-05","sign"]]}"#, "shelf[0].test.started", None),
        (r#"{"started":"2026-02-30"}"#, "shelf[0].test.started", None),
        (r#"{"started":"2026-02-03","place":"nose"}"#, "shelf[0].test.place", Some(0)),
        (
            r#"{"started":"2026-02-03","looks":[["2026-02-05","odd"],["2026-02-06","sign"]]}"#,
            "shelf[0].test.looks[0]",
            Some(1),
        ),
        (r#"{"started":"2026-02-03","looks":{}}"#, "shelf[0].test.looks", Some(0)),
        (r#"{"started":"2026-02-03","why":1}"#, "shelf[0].test.why", Some(0)),
        ("7", "shelf[0].test", None),
    ] {
        let (test, faults) = read(text);
        assert_eq!(
            (test.map(|it| it.looks.len()), faults),
            (looks, vec![fault.to_owned()]),
            "{text}"
        );
    }
    // Two answers for one day: the careful one, in either order.
    for pair in [
        r#"["2026-02-05","sign"],["2026-02-05","fine"]"#,
        r#"["2026-02-05","fine"],["2026-02-05","sign"]"#,
    ] {
        let (test, _) = read(&format!(r#"{{"started":"2026-02-03","looks":[{pair}]}}"#));
        assert_eq!(test.unwrap().looks.values().collect::<Vec<_>>(), [&SpotLook::Sign]);
    }
    let mut full = HomeTest::new(date(2026, 1, 1));
    for n in 0..u16::try_from(MOST_LOOKS).unwrap() {
        full.note(plus_days(full.started, n), Some(SpotLook::Fine));
    }
    let after = plus_days(full.started, 200);
    full.note(after, Some(SpotLook::Fine));
    assert_eq!(full.looks.len(), MOST_LOOKS);
    full.note(after, Some(SpotLook::Sign));
    assert!(full.looks.contains_key(&after), "a sign is never lost for want of room");
}
