//! The shelf on the device: its size, two tabs, two devices, what is damaged, and what is erased.

use std::fs;

use barrier_first::domain::{
    ActiveId, ClosedSet, Content, HomeTest, Journal, MAX_LABEL, MOST_LOOKS, ProductKind, Shelf,
    ShelfItem, ShelfUse, SpotLook, Strength, TestPlace, TestResult, plus_days,
};
use barrier_first::json::Json;
use barrier_first::storage::backend::{Backend, MemoryBackend};
use barrier_first::storage::backup::Contents;
use barrier_first::storage::keys::{JOURNAL_SLOTS, PREFIX, SHELF_SLOTS, SLOTS};
use barrier_first::storage::shelf::read_items;
use barrier_first::storage::shelf_merge::merge;
use barrier_first::storage::{DocumentStore, Outcome, SaveError, Saved, Store, backup};
use jiff::civil::{Date, date};
use proptest::prelude::*;

use crate::embedded;
use crate::label_forty::labels;
use crate::storage_formats::comparable;
use crate::storage_support::{NOW, contents, fixture, holding, seeded};
use crate::support::people::{Dice, SplitMix};

type ShelfStore<'a> = DocumentStore<&'a MemoryBackend, Shelf>;

fn active(id: &str) -> ActiveId {
    embedded().find_active(id).expect(id)
}

/// A product with everything, one with nothing, and what lies between.
fn product(id: String, dice: &mut impl Dice) -> ShelfItem {
    let labels = labels();
    let mut number = |most| u16::try_from(dice.below(most)).unwrap();
    let (percent, started, opened) = (number(3000) + 1, number(300), number(900));
    let day = |days| plus_days(date(2026, 1, 1), days);
    let result = [None, Some(TestResult::Passed), Some(TestResult::Reaction)];
    let looks = (0..dice.below(4)).map(|_| {
        let on = day(u16::try_from(dice.below(320)).unwrap());
        (on, SpotLook::ALL[dice.below(3) as usize])
    });
    let test = HomeTest {
        looks: looks.collect(),
        place: (!dice.one_in(3)).then(|| TestPlace::ALL[dice.below(2) as usize]),
        ended: dice.one_in(3).then(|| day(started + 5)),
        result: result[dice.below(3) as usize],
        ..HomeTest::new(day(started))
    };
    let content = |strength| Content { strength, ..Content::of(active("aha")) };
    let contents = [
        vec![],
        vec![content(Strength::Percent(percent)), Content::of(active("retinol"))],
        vec![content(Strength::Unknown)],
    ];
    ShelfItem {
        id,
        name: ["", "Cica \"cream\" 50 ml", "글로\u{2060}토닉 · 30%"][dice.below(3) as usize]
            .to_owned(),
        kind: ProductKind::ALL[dice.below(11) as usize],
        contents: (!dice.one_in(3)).then(|| contents[dice.below(3) as usize].clone()),
        label: (!dice.one_in(4)).then(|| labels[dice.below(40) as usize].clone()),
        added: (!dice.one_in(2)).then(|| day(started)),
        opened: (!dice.one_in(2)).then(|| day(opened)),
        months: (!dice.one_in(2)).then(|| u8::try_from(1 + dice.below(60)).unwrap()),
        status: ShelfUse::ALL[dice.below(3) as usize],
        test: (!dice.one_in(2)).then_some(test),
    }
}

/// A test of two weeks in which something was said nearly every day.
fn tested(started: Date) -> HomeTest {
    let looks = (2..14).map(|day| {
        let look = if day == 5 { SpotLook::Missed } else { SpotLook::Fine };
        (plus_days(started, day), look)
    });
    HomeTest {
        place: Some(TestPlace::InnerForearm),
        looks: looks.collect(),
        ..HomeTest::new(started)
    }
}

fn random(seed: u64) -> Shelf {
    let mut dice = SplitMix(seed);
    let count = dice.below(6) + 1;
    let items = (0..count).map(|n| product(format!("{seed:x}-{n}"), &mut dice)).collect();
    let names = ["Parfum", "리모넨", "Unheardofium \"X\"", "Parabens"];
    let names = names.iter().filter(|_| dice.one_in(2)).map(|name| (*name).to_owned());
    Shelf { items, avoid: names.collect() }
}

fn written(saved: &Saved, shelf: &Shelf) -> String {
    let journal = Journal::default();
    backup::write_all(embedded(), Contents { saved, journal: &journal, shelf }, NOW)
}

/// Sixty products with labels as they are pasted, shop pages among them.
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
    // Lists of 34 names are the middle; these are filled up to 70 of them, which one in twenty has.
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

/// The longest label that is kept needs more than one string, and comes back whole.
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
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(60) })]

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

    /// A backup that is opened twice, or on the device it comes from, doubles nothing and loses nothing.
    #[test]
    fn merging_asks_nothing_and_doubles_nothing(one in any::<u64>(), other in any::<u64>()) {
        let (none, mine) = (Shelf::default(), random(one));
        let mut theirs = random(other);
        // One of each is the same product, described in two ways.
        theirs.items[0].id = mine.items[0].id.clone();
        let both = merge(&none, &mine, &theirs);
        prop_assert_eq!(&merge(&none, &mine, &mine), &mine);
        prop_assert_eq!(&merge(&none, &both, &theirs), &both);
        prop_assert_eq!(&merge(&none, &both, &mine), &both);
        // It does not matter which side is which.
        prop_assert_eq!(&merge(&none, &theirs, &mine), &both);
        for item in mine.items.iter().chain(&theirs.items) {
            prop_assert_eq!(both.items.iter().filter(|it| it.id == item.id).count(), 1);
        }
    }

    /// What one side took away is gone; what the other changed meanwhile stays.
    #[test]
    fn what_is_taken_away_stays_away(seed in any::<u64>()) {
        let base = random(seed);
        let mut mine = base.clone();
        mine.items.remove(0);
        prop_assert_eq!(&merge(&base, &mine, &base), &mine);
        prop_assert_eq!(merge(&base, &base, &mine).items.len(), mine.items.len());
        let mut theirs = base.clone();
        theirs.items[0].name.push('!');
        prop_assert!(merge(&base, &mine, &theirs).item(&theirs.items[0].id).is_some());
    }
}

/// Where both sides changed a product, the more careful word stands.
#[test]
fn the_more_careful_word_wins() {
    let item = |status, opened: i8, result| ShelfItem {
        id: "p".into(),
        status,
        opened: Some(date(2026, opened, 1)),
        test: Some(HomeTest { result, ..HomeTest::new(date(2026, 5, 1)) }),
        ..ShelfItem::default()
    };
    let of = |item: ShelfItem| Shelf { items: vec![item], ..Shelf::default() };
    let mine = of(item(ShelfUse::Finished, 2, Some(TestResult::Reaction)));
    let theirs = of(item(ShelfUse::InUse, 3, Some(TestResult::Passed)));
    let both = of(item(ShelfUse::InUse, 2, Some(TestResult::Reaction)));
    assert_eq!(merge(&Shelf::default(), &mine, &theirs), both);
    assert_eq!(merge(&Shelf::default(), &theirs, &mine), both);
}

/// A name that one side put on the list is on it, one that a side took off is not.
#[test]
fn names_to_leave_out_are_merged() {
    let of = |names: &[&str]| Shelf {
        avoid: names.iter().map(|name| (*name).to_owned()).collect(),
        ..Shelf::default()
    };
    let base = of(&["Parfum", "Limonene"]);
    let (mine, theirs) = (of(&["Parfum", "Limonene", "Lanolin"]), of(&["Limonene", "CI 77491"]));
    let both = of(&["Limonene", "Lanolin", "CI 77491"]);
    assert_eq!(merge(&base, &mine, &theirs), both);
    assert_eq!(merge(&base, &theirs, &mine), both);
    // By a backup nothing is taken off.
    let all = of(&["Parfum", "Limonene", "Lanolin", "CI 77491"]);
    assert_eq!(merge(&Shelf::default(), &mine, &theirs), all);
}

/// One name that cannot be read costs only itself.
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

/// Two tabs that put a product on the shelf at the same time: both stay.
#[test]
fn two_tabs_lose_nothing() {
    let memory = MemoryBackend::default();
    ShelfStore::new(&memory, 9).save(embedded(), &random(1), NOW).expect("it is saved");
    let (mut one, mut two) = (ShelfStore::new(&memory, 1), ShelfStore::new(&memory, 2));
    let mut mine = one.load(embedded(), NOW).saved;
    let mut theirs = two.load(embedded(), NOW).saved;
    mine.items.extend(random(2).items);
    theirs.items.extend(random(3).items);
    one.save(embedded(), &mine, NOW).expect("it is saved");
    let conflict = two.save(embedded(), &theirs, NOW).expect_err("the other tab has saved");
    let SaveError::Conflict { theirs: remote } = conflict else { panic!("{conflict:?}") };
    let merged = merge(&remote.base, &theirs, &remote.saved);
    let count = [1, 2, 3].map(|seed| random(seed).items.len()).iter().sum::<usize>();
    assert_eq!(merged.items.len(), count);
    // The first tab makes the same of it, so that neither writes again.
    assert_eq!(merge(&mine, &mine, &merged), merged);
    assert_eq!(merge(&remote.base, &mine, &merged), merged);
    two.save_over(embedded(), &merged, NOW).expect("it is saved");
    assert_eq!(ShelfStore::new(&memory, 3).load(embedded(), NOW).saved, merged);
}

/// One part that cannot be read costs only itself, and is told.
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

/// Damage of the newest copy gives the one before, as with answers.
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

/// Everything of ours is erased together; a rescue file holds the shelf too.
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

/// A shelf of which no part can be read is told, and does not take the place of the answers.
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

/// Products with everything that can be said of one.
fn full() -> Shelf {
    let percent = Content { strength: Strength::Percent(700), ..Content::of(active("aha")) };
    let half = Content { strength: Strength::Percent(30), ..Content::of(active("retinol")) };
    let test = |result| Some(HomeTest { result, ..HomeTest::new(date(2026, 2, 3)) });
    let items = vec![
        ShelfItem {
            id: "p1".into(),
            name: "Glow \"tonic\"".into(),
            kind: ProductKind::Toner,
            contents: Some(vec![percent]),
            label: Some("Water, Glycolic Acid (7%),\n1,2-Hexanediol".into()),
            added: None,
            opened: Some(date(2026, 2, 1)),
            months: Some(6),
            status: ShelfUse::InUse,
            test: test(Some(TestResult::Passed)),
        },
        ShelfItem {
            id: "p2".into(),
            name: "시카 크림".into(),
            kind: ProductKind::Moisturiser,
            label: Some("정제수, 글리세린, 판테놀, 병풀추출물".into()),
            status: ShelfUse::Paused,
            test: test(None),
            ..ShelfItem::default()
        },
        ShelfItem {
            id: "p3".into(),
            kind: ProductKind::Treatment,
            contents: Some(vec![half]),
            status: ShelfUse::Finished,
            test: test(Some(TestResult::Reaction)),
            ..ShelfItem::default()
        },
        ShelfItem { id: "p4".into(), contents: Some(Vec::new()), ..ShelfItem::default() },
    ];
    Shelf { items, ..Shelf::default() }
}

/// The same with names that its owner wants in no product, which earlier versions did not know.
fn listed() -> Shelf {
    Shelf { avoid: vec!["Parfum".into(), "파라벤".into()], ..full() }
}

/// The same with home tests by day, of which earlier versions knew the first day and the end alone.
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

/// What a fixture holds.
fn held(name: &str) -> Shelf {
    match name {
        name if name.ends_with("avoid.json") => listed(),
        name if name.ends_with("tested.json") => with_tests(),
        _ => full(),
    }
}

/// Storage text of the shelf, or backup text of answers and shelf, as this program writes it.
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

/// What was said of a spot in one of two tabs is said in both, the more careful word for a day.
#[test]
fn looks_of_two_tabs_come_together() {
    let started = date(2026, 2, 3);
    let day = |n| plus_days(started, n);
    let of = |looks: &[(u16, SpotLook)]| {
        let looks = looks.iter().map(|(n, look)| (day(*n), *look)).collect();
        let test = Some(HomeTest { looks, ..HomeTest::new(started) });
        let item = ShelfItem { id: "p".into(), test, ..ShelfItem::default() };
        Shelf { items: vec![item], ..Shelf::default() }
    };
    use SpotLook::{Fine, Missed, Sign};
    let base = of(&[(2, Fine)]);
    let (mine, theirs) = (of(&[(2, Fine), (4, Missed)]), of(&[(2, Sign), (4, Fine), (6, Fine)]));
    let both = of(&[(2, Sign), (4, Missed), (6, Fine)]);
    assert_eq!(merge(&base, &mine, &theirs), both);
    assert_eq!(merge(&base, &theirs, &mine), both);
    assert_eq!(merge(&Shelf::default(), &mine, &theirs), both);
    // A sign in one tab outlasts a new test that was begun in another.
    let anew = Shelf {
        items: vec![ShelfItem {
            id: "p".into(),
            test: Some(HomeTest::new(day(20))),
            ..ShelfItem::default()
        }],
        ..Shelf::default()
    };
    assert_eq!(merge(&base, &anew, &theirs), theirs);
    assert_eq!(merge(&base, &theirs, &anew), theirs);
}

/// A part of a test that cannot be read is told, and costs nothing else.
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
