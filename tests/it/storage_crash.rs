//! A failure, or the end of the program, at every single step of saving.

use std::rc::Rc;

use barrier_first::storage::backend::{Backend, MemoryBackend};
use barrier_first::storage::keys::SLOTS;
use barrier_first::storage::{Keep, Outcome, SaveError, Saved, Settings, Store};

use crate::embedded;
use crate::storage_support::{FAULTS, Fault, Faulty, NOW, contents, load, small};

/// The possible contents of the storage when the app starts.
const STARTS: [&str; 4] = ["nothing", "saves", "one place damaged", "both places damaged"];
const DAMAGE: [&str; 2] = ["{\"app\":\"barrier-fi", "\u{FFFD}\u{FFFD}"];
const SAVES: u16 = 6;

fn start(name: &str) -> Rc<MemoryBackend> {
    let memory = Rc::new(MemoryBackend::default());
    if name != "nothing" {
        let mut store = Store::new(&memory, 1);
        store.save(embedded(), &small(embedded(), 100), NOW).unwrap();
        store.save(embedded(), &small(embedded(), 101), NOW).unwrap();
    }
    if name == "one place damaged" {
        memory.write(SLOTS[1], DAMAGE[0]).unwrap();
    }
    if name == "both places damaged" {
        SLOTS.iter().zip(DAMAGE).for_each(|(slot, text)| memory.write(slot, text).unwrap());
    }
    memory
}

/// Saves a few times; returns the state last acknowledged and the one last attempted.
fn run(backend: &Faulty) -> (Option<Saved>, Option<Saved>) {
    let mut store = Store::new(backend, 2);
    let loaded = store.load(embedded(), NOW);
    let mut sure = match loaded.outcome {
        Outcome::Restored { .. } | Outcome::InPart { .. } => Some(loaded.saved),
        _ => None,
    };
    let mut tried = sure.clone();
    for number in 1..=SAVES {
        let saved = small(embedded(), number);
        tried = Some(saved.clone());
        match store.save(embedded(), &saved, NOW) {
            Ok(_) => sure = Some(saved),
            Err(_) => break,
        }
    }
    (sure, tried)
}

fn steps_of(name: &str) -> usize {
    let counting = Faulty::new(start(name), usize::MAX, Fault::Torn, false);
    run(&counting);
    counting.steps()
}

#[test]
fn the_program_may_end_at_every_step() {
    let mut crashes = 0;
    for name in STARTS {
        for at in 0..steps_of(name) {
            for fault in FAULTS {
                let memory = start(name);
                let damage: Vec<String> = contents(&memory)
                    .into_iter()
                    .map(|(_, text)| text)
                    .filter(|text| DAMAGE.contains(&text.as_str()))
                    .collect();
                let backend = Faulty::new(Rc::clone(&memory), at, fault, true);
                let (sure, tried) = run(&backend);
                crashes += 1;
                let told = format!("{name}, step {at}, {fault:?}");

                let loaded = load(embedded(), &memory);
                let found = Some(loaded.saved.clone());
                if let Some(sure) = sure {
                    assert!(found == Some(sure) || found == tried, "{told}: {loaded:?}");
                }
                // Text that was damaged before is still somewhere.
                let texts: Vec<String> = contents(&memory).into_iter().map(|pair| pair.1).collect();
                assert!(damage.iter().all(|text| texts.contains(text)), "{told}");

                // And the next visit can continue from there.
                let mut next = Store::new(&memory, 3);
                next.load(embedded(), NOW);
                next.save(embedded(), &small(embedded(), 50), NOW).expect(&told);
                assert_eq!(load(embedded(), &memory).saved, small(embedded(), 50), "{told}");
            }
        }
    }
    assert!(crashes > 500, "{crashes}");
}

#[test]
fn after_a_fault_the_same_program_goes_on() {
    let mut faults = 0;
    for name in STARTS {
        for at in 0..steps_of(name) {
            for fault in FAULTS {
                let memory = start(name);
                let backend = Faulty::new(Rc::clone(&memory), at, fault, false);
                let told = format!("{name}, step {at}, {fault:?}");
                let mut store = Store::new(&backend, 2);
                let mut loaded = store.load(embedded(), NOW);
                if matches!(loaded.outcome, Outcome::Unavailable(_)) {
                    loaded = store.load(embedded(), NOW);
                }
                assert!(!matches!(loaded.outcome, Outcome::Unavailable(_)), "{told}");
                let mut refused = 0;
                for number in 1..=SAVES {
                    let saved = small(embedded(), number);
                    while let Err(error) = store.save(embedded(), &saved, NOW) {
                        let plain = matches!(error, SaveError::Backend(_) | SaveError::Verify);
                        assert!(plain, "{told}: {error:?}");
                        refused += 1;
                        assert!(refused <= 2, "{told}");
                    }
                    assert_eq!(load(embedded(), &memory).saved, saved, "{told}");
                }
                faults += 1;
                // Damaged originals are kept, and nothing of our own is mistaken for damage.
                let own = store.quarantined().unwrap();
                assert!(own.iter().all(|text| DAMAGE.contains(&text.as_str())), "{told}: {own:?}");
            }
        }
    }
    assert!(faults > 500, "{faults}");
}

#[test]
fn storage_cleared_while_open_is_told() {
    let memory = Rc::new(MemoryBackend::default());
    let mut store = Store::new(Rc::clone(&memory), 1);
    store.save(embedded(), &small(embedded(), 1), NOW).unwrap();
    for key in memory.keys().unwrap() {
        memory.remove(&key).unwrap();
    }
    let saved = small(embedded(), 2);
    assert_eq!(store.save(embedded(), &saved, NOW), Err(SaveError::Erased));
    store.save_over(embedded(), &saved, NOW).unwrap();
    assert_eq!(load(embedded(), &memory).saved, saved);
}

#[test]
fn a_copy_damaged_while_open_is_no_conflict() {
    for slot in SLOTS {
        let memory = Rc::new(MemoryBackend::default());
        let mut store = Store::new(Rc::clone(&memory), 1);
        store.save(embedded(), &small(embedded(), 1), NOW).unwrap();
        store.save(embedded(), &small(embedded(), 2), NOW).unwrap();
        memory.write(slot, DAMAGE[0]).unwrap();
        store.save(embedded(), &small(embedded(), 3), NOW).unwrap();
        assert_eq!(load(embedded(), &memory).saved, small(embedded(), 3));
        assert_eq!(store.quarantined().unwrap(), [DAMAGE[0]]);
    }
}

#[test]
fn switching_to_this_tab_only_never_pretends() {
    let tab = Saved {
        settings: Settings { keep: Keep::Tab, ..Settings::default() },
        ..small(embedded(), 1)
    };
    for at in 2..12 {
        for fault in FAULTS {
            let memory = start("saves");
            let backend = Faulty::new(Rc::clone(&memory), at, fault, false);
            let mut store = Store::new(&backend, 2);
            store.load(embedded(), NOW);
            let saved = store.save(embedded(), &tab, NOW);
            let left = contents(&memory).len();
            assert_eq!(saved.is_ok(), left == 0 && saved.is_ok(), "{at} {fault:?}");
            assert!(saved.is_err() || left == 0, "{at} {fault:?}");
        }
    }
}
