//! Shared by the tests of the shelf on the device: shelves to save, and the file of a backup.

use barrier_first::domain::{
    ActiveId, ClosedSet, Content, HomeTest, Journal, ProductKind, Shelf, ShelfItem, ShelfUse,
    SpotLook, Strength, TestPlace, TestResult, plus_days,
};
use barrier_first::storage::backend::MemoryBackend;
use barrier_first::storage::backup::Contents;
use barrier_first::storage::{DocumentStore, Saved, backup};
use jiff::civil::{Date, date};

use crate::embedded;
use crate::label_forty::labels;
use crate::storage_support::NOW;
use crate::support::people::{Dice, SplitMix};

pub type ShelfStore<'a> = DocumentStore<&'a MemoryBackend, Shelf>;

fn active(id: &str) -> ActiveId {
    embedded().find_active(id).expect(id)
}

/// A product with everything, one with nothing, and variants in between.
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

/// A test of two weeks with an entry nearly every day.
pub fn tested(started: Date) -> HomeTest {
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

pub fn random(seed: u64) -> Shelf {
    let mut dice = SplitMix(seed);
    let count = dice.below(6) + 1;
    let items = (0..count).map(|n| product(format!("{seed:x}-{n}"), &mut dice)).collect();
    let names = ["Parfum", "리모넨", "Unheardofium \"X\"", "Parabens"];
    let names = names.iter().filter(|_| dice.one_in(2)).map(|name| (*name).to_owned());
    Shelf { items, avoid: names.collect() }
}

pub fn written(saved: &Saved, shelf: &Shelf) -> String {
    let journal = Journal::default();
    backup::write_all(embedded(), Contents { saved, journal: &journal, shelf }, NOW)
}

/// Products with every possible field.
pub fn full() -> Shelf {
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

/// The same with names that its owner wants in no product, which earlier versions did not have.
pub fn listed() -> Shelf {
    Shelf { avoid: vec!["Parfum".into(), "파라벤".into()], ..full() }
}
