//! Damage at every byte: the result is a valid state, the copy before it, or quarantine.

use barrier_first::domain::ClosedSet;
use barrier_first::storage::keys::{LANGUAGE, PREFIX, QUARANTINE, SLOTS};
use barrier_first::storage::{Keep, Outcome, Saved, Store, Theme, backup};

use crate::embedded;
use crate::storage_corpus::hostile;
use crate::storage_support::{NOW, contents, fixture, fixtures, holding, load, small};
use crate::support::people::{Dice, SplitMix};

const SLOT_FIXTURES: [&str; 3] =
    ["v1-slot-full.json", "v1-slot-started.json", "v1-slot-settings.json"];

/// The text with one bit flipped, for every byte twice: its lowest bit and one of the others.
fn flipped(text: &str) -> impl Iterator<Item = Vec<u8>> + '_ {
    (0..text.len()).flat_map(move |place| {
        let tried = move |bit: &usize| *bit == 0 || *bit == 1 + place % 7;
        (0..8).filter(tried).map(move |bit| {
            let mut bytes = text.as_bytes().to_vec();
            bytes[place] ^= 1 << bit;
            bytes
        })
    })
}

/// Loads the damaged text alone and beside an intact copy.
fn check(damaged: &str, whole: &Saved, name: &str) {
    let knowledge = embedded();
    let memory = holding(&[(SLOTS[0], damaged)]);
    let loaded = load(knowledge, &memory);
    match &loaded.outcome {
        Outcome::Restored { .. } => assert_eq!(loaded.saved, *whole, "{name}: {damaged}"),
        Outcome::InPart { set_aside, older, .. } => {
            let told = set_aside.iter().any(|fault| fault.path == "checksum");
            assert!(told || *older, "{name}: {damaged}");
        }
        Outcome::Damaged => assert_eq!(loaded.saved, Saved::default()),
        other => panic!("{name}: {other:?}: {damaged}"),
    }
    assert_eq!(contents(&memory).len(), 1, "loading writes nothing");

    // An intact, earlier copy in the other place wins over the damaged one.
    let before = small(knowledge, 7);
    let memory = holding(&[]);
    Store::new(&memory, 1).save(knowledge, &before, NOW).unwrap();
    let good = contents(&memory);
    let memory = holding(&[(SLOTS[0], &good[0].1), (SLOTS[1], damaged)]);
    let mut store = Store::new(&memory, 2);
    let loaded = store.load(knowledge, NOW);
    if loaded.saved != *whole {
        assert_eq!(loaded.saved, before, "{name}: {damaged}");
        assert!(matches!(loaded.outcome, Outcome::InPart { .. } | Outcome::Restored { .. }));
    }
    // And saving goes on, with the damaged original kept.
    let was_damaged = loaded.saved == before;
    store.save(knowledge, &small(knowledge, 8), NOW).unwrap();
    let kept = store.quarantined().unwrap();
    assert_eq!(kept.iter().any(|text| text == damaged), was_damaged, "{name}: {damaged}");
    assert_eq!(load(knowledge, &memory).saved, small(knowledge, 8), "{name}: {damaged}");
}

fn whole(text: &str) -> Saved {
    backup::open(embedded(), text.as_bytes()).unwrap().saved
}

#[test]
fn truncated_at_every_byte() {
    for name in SLOT_FIXTURES {
        let text = fixture(name);
        for end in 1..text.len() {
            check(&text[..end], &whole(&text), name);
        }
    }
    for name in fixtures() {
        let text = fixture(&name);
        for end in 0..text.trim_end().len() {
            assert!(backup::open(embedded(), &text.as_bytes()[..end]).is_err(), "{name} at {end}");
        }
    }
}

#[test]
fn one_bit_flipped_in_every_byte() {
    for name in SLOT_FIXTURES {
        let text = fixture(name);
        let saved = whole(&text);
        for bytes in flipped(&text) {
            check(&String::from_utf8_lossy(&bytes), &saved, name);
        }
    }
}

#[test]
fn a_flipped_bit_in_a_backup_is_noticed() {
    for name in ["v1-backup-full.json", "v1-backup-started.json"] {
        let text = fixture(name);
        let saved = whole(&text);
        for bytes in flipped(&text) {
            if let Ok(opened) = backup::open(embedded(), &bytes) {
                // A blank changed to another blank makes no difference.
                assert!(opened.altered || opened.saved == saved, "{name}");
            }
        }
    }
}

/// A few thousand here; `examples/fuzz_restore.rs` runs millions.
#[test]
fn random_damage_never_panics() {
    let knowledge = embedded();
    let mut seeds: Vec<Vec<u8>> =
        fixtures().iter().map(|name| fixture(name).into_bytes()).collect();
    seeds.extend(hostile().into_iter().map(|(_, bytes)| bytes).filter(|bytes| bytes.len() < 4096));
    let mut dice = SplitMix(4);
    for _ in 0..4000 {
        let mut bytes = seeds[dice.below(seeds.len() as u32) as usize].clone();
        for _ in 0..=dice.below(4) {
            let place = dice.below(bytes.len() as u32) as usize;
            if let Some(byte) = bytes.get_mut(place) {
                *byte = dice.below(256) as u8;
            }
        }
        let _ = backup::open(knowledge, &bytes);
        let loaded = load(knowledge, &holding(&[(SLOTS[0], &String::from_utf8_lossy(&bytes))]));
        assert!(Theme::ALL.contains(&loaded.saved.settings.theme));
        assert!(Keep::ALL.contains(&loaded.saved.settings.keep));
    }
}

#[test]
fn keys_are_ours_and_all_different() {
    let mut keys = [SLOTS.as_slice(), QUARANTINE.as_slice(), &[LANGUAGE]].concat();
    assert!(keys.iter().all(|key| key.starts_with(PREFIX) && key.len() > PREFIX.len()));
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), 6);
}
