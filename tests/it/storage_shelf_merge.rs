//! The shelf in two tabs and on two devices: both sides are merged, and nothing is lost or duplicated.

use barrier_first::domain::{
    HomeTest, Shelf, ShelfItem, ShelfUse, SpotLook, TestResult, plus_days,
};
use barrier_first::storage::SaveError;
use barrier_first::storage::backend::MemoryBackend;
use barrier_first::storage::shelf_merge::merge;
use jiff::civil::date;
use proptest::prelude::*;

use crate::embedded;
use crate::shelf_support::{ShelfStore, random};
use crate::storage_support::NOW;

proptest! {
    #![proptest_config(crate::property(60))]

    /// A backup opened twice, or on the device it comes from, duplicates nothing and loses nothing.
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
        // The merge is symmetric.
        prop_assert_eq!(&merge(&none, &theirs, &mine), &both);
        for item in mine.items.iter().chain(&theirs.items) {
            prop_assert_eq!(both.items.iter().filter(|it| it.id == item.id).count(), 1);
        }
    }

    /// Products that one side removed are gone; those that the other changed meanwhile stay.
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

/// If both sides changed a product, the more careful value wins.
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

/// A name that one side added to the list is on it, one that a side removed is not.
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
    // A backup removes nothing.
    let all = of(&["Parfum", "Limonene", "Lanolin", "CI 77491"]);
    assert_eq!(merge(&Shelf::default(), &mine, &theirs), all);
}

/// Two tabs that add a product to the shelf at the same time: both stay.
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
    // The first tab gets the same result, so that neither writes again.
    assert_eq!(merge(&mine, &mine, &merged), merged);
    assert_eq!(merge(&remote.base, &mine, &merged), merged);
    two.save_over(embedded(), &merged, NOW).expect("it is saved");
    assert_eq!(ShelfStore::new(&memory, 3).load(embedded(), NOW).saved, merged);
}

/// A look at a spot noted in one of two tabs is in both, the more careful value for a day.
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
    // A sign in one tab outlasts a new test that was started in another.
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
