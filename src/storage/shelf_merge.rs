//! Bringing two shelves together without a question: two tabs, or two devices by a backup.
//!
//! Products are told apart by their ids. What only one side changed since `base` is taken from it;
//! where both changed the same part of a product, the more careful one is taken: in use before laid
//! aside, opened earlier, kept for fewer months, a reaction before none.

use crate::domain::{ClosedSet, HomeTest, Shelf, ShelfItem, SpotLook, TestResult};

use super::home_test::note_careful;

/// Brings two shelves together. For a backup the base is the empty shelf.
pub fn merge(base: &Shelf, mine: &Shelf, theirs: &Shelf) -> Shelf {
    // The order is that of the fuller side, whichever that is: with one of its own, each of two tabs
    // would write over the other's for ever.
    let ids = |shelf: &Shelf| shelf.items.iter().map(|item| item.id.clone()).collect::<Vec<_>>();
    let full = |shelf: &Shelf| (shelf.items.len(), ids(shelf));
    let (first, second) = if full(mine) >= full(theirs) { (mine, theirs) } else { (theirs, mine) };
    let new = second.items.iter().filter(|item| first.item(&item.id).is_none());
    let all = first.items.iter().chain(new);
    let items = all.filter_map(|known| {
        let id = known.id.as_str();
        match (base.item(id), mine.item(id), theirs.item(id)) {
            (base, Some(mine), Some(theirs)) => Some(item(base, mine, theirs)),
            // Taken away on the other side; what was changed here meanwhile stays.
            (base, Some(one), None) | (base, None, Some(one)) => {
                (base != Some(one)).then(|| one.clone())
            }
            (_, None, None) => None,
        }
    });
    Shelf { items: items.collect(), avoid: avoid(base, mine, theirs) }
}

/// Names that either side has put on the list, without those that one side has taken off.
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
        // What is in it goes by one side as a whole.
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

/// One value: that of the side that changed it, or what `both` makes of two changes.
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

/// The smaller of two, or the one that is there.
fn earliest<T: Ord>(one: Option<T>, other: Option<T>) -> Option<T> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

/// Of two tests a reaction outweighs one that still runs, and that one a test that was passed; then the
/// later one stands. What was said of the spot on either side is kept, the more careful word for a day.
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
