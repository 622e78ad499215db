//! Merges two shelves without asking: from two tabs, or from two devices by a backup.
//!
//! Products are identified by id. A change on one side only since `base` is taken from that side; if both
//! changed the same part of a product, the more careful value wins: in use before set aside, opened earlier,
//! kept for fewer months, a reaction before none.

use crate::domain::{ClosedSet, HomeTest, Shelf, ShelfItem, SpotLook, TestResult};

use super::home_test::note_careful;

/// Merges two shelves. For a backup, the base is the empty shelf.
pub fn merge(base: &Shelf, mine: &Shelf, theirs: &Shelf) -> Shelf {
    // The order is that of the fuller side, whichever it is: if each of two tabs used its own order, they
    // would overwrite each other for ever.
    let ids = |shelf: &Shelf| shelf.items.iter().map(|item| item.id.clone()).collect::<Vec<_>>();
    let full = |shelf: &Shelf| (shelf.items.len(), ids(shelf));
    let (first, second) = if full(mine) >= full(theirs) { (mine, theirs) } else { (theirs, mine) };
    let new = second.items.iter().filter(|item| first.item(&item.id).is_none());
    let all = first.items.iter().chain(new);
    let items = all.filter_map(|known| {
        let id = known.id.as_str();
        match (base.item(id), mine.item(id), theirs.item(id)) {
            (base, Some(mine), Some(theirs)) => Some(item(base, mine, theirs)),
            // Removed on the other side; kept if it was changed here since.
            (base, Some(one), None) | (base, None, Some(one)) => {
                (base != Some(one)).then(|| one.clone())
            }
            (_, None, None) => None,
        }
    });
    Shelf { items: items.collect(), avoid: avoid(base, mine, theirs) }
}

/// Names that either side has added to the list, without those that one side has removed.
fn avoid(base: &Shelf, mine: &Shelf, theirs: &Shelf) -> Vec<String> {
    let full = |shelf: &Shelf| (shelf.avoid.len(), shelf.avoid.clone());
    let (first, second) = if full(mine) >= full(theirs) { (mine, theirs) } else { (theirs, mine) };
    let new = second.avoid.iter().filter(|name| !first.avoid.contains(name));
    let both = |name: &String| mine.avoid.contains(name) && theirs.avoid.contains(name);
    let all = first.avoid.iter().chain(new);
    all.filter(|name| both(name) || !base.avoid.contains(name)).cloned().collect()
}

fn item(base: Option<&ShelfItem>, mine: &ShelfItem, theirs: &ShelfItem) -> ShelfItem {
    macro_rules! part {
        ($name:ident, $both:expr) => {
            three(base.map(|it| &it.$name), &mine.$name, &theirs.$name, $both)
        };
    }
    ShelfItem {
        id: mine.id.clone(),
        name: part!(name, |one, other| one.max(other).clone()),
        kind: part!(kind, |one, other| *one.min(other)),
        // The contents are taken from one side as a whole.
        contents: part!(contents, |one, other| {
            let key = |side: &Option<Vec<_>>| format!("{side:?}");
            if key(one) <= key(other) { one.clone() } else { other.clone() }
        }),
        label: part!(label, |one, other| {
            let key = |side: &Option<String>| (side.as_ref().map(String::len), side.clone());
            if key(one) >= key(other) { one.clone() } else { other.clone() }
        }),
        added: part!(added, |one, other| earliest(*one, *other)),
        opened: part!(opened, |one, other| earliest(*one, *other)),
        months: part!(months, |one, other| earliest(*one, *other)),
        status: part!(status, |one, other| if one.index() <= other.index() {
            *one
        } else {
            *other
        }),
        test: part!(test, both_tests),
    }
}

/// Merges one value: the changed side's, or the result of `both` if both changed.
fn three<T: Clone + PartialEq>(
    base: Option<&T>,
    mine: &T,
    theirs: &T,
    both: impl Fn(&T, &T) -> T,
) -> T {
    if mine == theirs || Some(theirs) == base {
        mine.clone()
    } else if Some(mine) == base {
        theirs.clone()
    } else {
        both(mine, theirs)
    }
}

/// Returns the smaller of two values, or the only one present.
fn earliest<T: Ord>(one: Option<T>, other: Option<T>) -> Option<T> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

/// Merges two tests: a reaction outweighs a running test, which outweighs a passed one; otherwise the later
/// one wins. Observations from both sides are kept, the more careful one for each day.
fn both_tests(one: &Option<HomeTest>, other: &Option<HomeTest>) -> Option<HomeTest> {
    let (Some(mine), Some(theirs)) = (one, other) else { return one.clone().or(other.clone()) };
    if mine.started != theirs.started {
        let care = |test: &HomeTest| {
            let signs = test.looks.values().any(|look| *look == SpotLook::Sign);
            let rank = match test.result {
                Some(TestResult::Reaction) => 2,
                _ if signs => 2,
                None => 1,
                Some(TestResult::Passed) => 0,
            };
            (rank, test.started)
        };
        return Some(if care(mine) >= care(theirs) { mine.clone() } else { theirs.clone() });
    }
    let mut looks = mine.looks.clone();
    for (day, look) in &theirs.looks {
        note_careful(&mut looks, *day, *look);
    }
    let result = match (mine.result, theirs.result) {
        (Some(TestResult::Reaction), _) | (_, Some(TestResult::Reaction)) => {
            Some(TestResult::Reaction)
        }
        (None, _) | (_, None) => None,
        (passed, _) => passed,
    };
    Some(HomeTest {
        started: mine.started,
        place: mine.place.max(theirs.place),
        looks,
        ended: earliest(mine.ended, theirs.ended),
        result,
    })
}
