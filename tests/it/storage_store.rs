//! Saving and loading: what is kept, what is refused, and what is reported.

use std::rc::Rc;

use barrier_first::domain::Journal;
use barrier_first::input::issues::IssueKind;
use barrier_first::storage::backend::{Backend, BackendError, MemoryBackend};
use barrier_first::storage::format::encode;
use barrier_first::storage::keys::{PREFIX, QUARANTINE, SLOTS};
use barrier_first::storage::store::{EraseError, MAX_SAVE};
use barrier_first::storage::{Keep, Outcome, Receipt, SaveError, Saved, Settings, Store, backup};

use crate::embedded;
use crate::storage_corpus::answered;
use crate::storage_support::{Fault, Faulty, NOW, contents, fixture, holding, load, seeded, small};

/// A save as a newer program would write it: another format, everything else sound.
fn newer() -> String {
    let sealed = encode(&embedded().questions, &small(embedded(), 3), NOW, None).to_string();
    let with = |sum: &str| {
        let text = sealed.replace("\"format\":2", "\"format\":3,\"novel\":[1,2,3]");
        let (start, rest) = text.split_once("\"checksum\":\"").unwrap();
        format!("{start}\"checksum\":\"{sum}{}", &rest[8..])
    };
    // The right checksum is the one with which the save counts as newer rather than damaged.
    let json = barrier_first::json::Json::parse(&with("00000000")).unwrap();
    with(&crc(json.as_object().unwrap()))
}

/// The checksum of a frame, computed independently of the app: bytes first, then a table.
fn crc(pairs: &[(String, barrier_first::json::Json)]) -> String {
    use barrier_first::json::Json;
    fn feed(json: &Json, bytes: &mut Vec<u8>) {
        let text = |tag: u8, text: &str, bytes: &mut Vec<u8>| {
            bytes.push(tag);
            bytes.extend(text.as_bytes());
            bytes.push(0xFF);
        };
        match json {
            Json::Null => bytes.push(b'n'),
            Json::Bool(value) => bytes.extend([b'b', u8::from(*value)]),
            Json::Int(number) => {
                bytes.push(b'i');
                bytes.extend(number.to_le_bytes());
            }
            Json::Fraction(number) => text(b'f', number, bytes),
            Json::Text(value) => text(b't', value, bytes),
            Json::List(values) => {
                bytes.push(b'[');
                values.iter().for_each(|value| feed(value, bytes));
                bytes.push(b']');
            }
            Json::Object(pairs) => {
                bytes.push(b'{');
                for (key, value) in pairs {
                    text(b'k', key, bytes);
                    feed(value, bytes);
                }
                bytes.push(b'}');
            }
        }
    }
    let mut bytes = Vec::new();
    let kept = pairs.iter().filter(|(key, _)| key != "checksum").cloned().collect();
    feed(&Json::Object(kept), &mut bytes);
    let table: Vec<u32> = (0..256_u32)
        .map(|n| (0..8).fold(n, |n, _| if n & 1 == 1 { 0xEDB8_8320 ^ (n >> 1) } else { n >> 1 }))
        .collect();
    let sum = bytes
        .iter()
        .fold(u32::MAX, |sum, byte| table[((sum ^ u32::from(*byte)) & 0xFF) as usize] ^ (sum >> 8));
    format!("{:08x}", !sum)
}

#[test]
fn nothing_is_written_before_the_first_save() {
    let memory = holding(&[("other-app", "theirs")]);
    let mut store = Store::new(&memory, 1);
    let loaded = store.load(embedded(), NOW);
    assert_eq!((loaded.outcome, loaded.saved), (Outcome::Empty, Saved::default()));
    assert_eq!(store.changed(embedded()), Ok(None));
    assert_eq!(store.quarantined(), Ok(vec![]));
    assert_eq!(contents(&memory).len(), 1);
}

#[test]
fn every_save_is_loaded_again_and_the_one_before_is_kept() {
    let memory = MemoryBackend::default();
    let mut store = Store::new(&memory, 1);
    for number in 1..=40_u64 {
        let saved = seeded(embedded(), number);
        let now = format!("2026-03-02T09:30:{number:02}Z");
        let receipt = store.save(embedded(), &saved, &now).unwrap();
        assert_eq!(receipt, Receipt { revision: number, saved_at: now.clone(), kept: true });
        assert_eq!(*store.base(), saved);
        let loaded = load(embedded(), &memory);
        assert_eq!(loaded.saved, saved);
        assert_eq!(loaded.outcome, Outcome::Restored { revision: number, saved_at: now });
        assert_eq!(contents(&memory).len(), usize::from(number > 1) + 1);
    }
    // Without the latest save, the previous one is there.
    let latest = SLOTS[1];
    memory.remove(latest).unwrap();
    assert_eq!(load(embedded(), &memory).saved, seeded(embedded(), 39));
}

#[test]
fn a_full_save_is_small() {
    for name in ["v1-slot-full.json", "v1-backup-full.json"] {
        assert!(fixture(name).len() < 4096, "{name}");
    }
}

#[test]
fn for_this_tab_only_means_no_key_at_all() {
    let tab = |number| {
        let settings = Settings { keep: Keep::Tab, ..Settings::default() };
        Saved { settings, ..small(embedded(), number) }
    };
    let memory = holding(&[("other-app", "theirs")]);
    let mut store = Store::new(&memory, 1);
    let receipt = store.save(embedded(), &tab(1), NOW).unwrap();
    assert_eq!((receipt.kept, receipt.revision), (false, 0));
    assert_eq!(contents(&memory).len(), 1);

    // Changing the setting removes what was kept, and the reverse keeps it again.
    store.save(embedded(), &small(embedded(), 2), NOW).unwrap();
    store.save(embedded(), &small(embedded(), 3), NOW).unwrap();
    assert_eq!(contents(&memory).len(), 3);
    assert!(!store.save(embedded(), &tab(4), NOW).unwrap().kept);
    assert_eq!(contents(&memory), [("other-app".to_owned(), "theirs".to_owned())]);
    assert!(store.save(embedded(), &small(embedded(), 5), NOW).unwrap().kept);

    // Another tab's storage is its own business.
    let mut other = Store::new(&memory, 2);
    assert!(!other.save(embedded(), &tab(6), NOW).unwrap().kept);
    assert_eq!(load(embedded(), &memory).saved, small(embedded(), 5));
    other.load(embedded(), NOW);
    store.save(embedded(), &small(embedded(), 7), NOW).unwrap();
    let refused = other.save(embedded(), &tab(8), NOW).unwrap_err();
    assert!(matches!(refused, SaveError::Conflict { .. }));

    // Blocked storage is no obstacle where nothing is to be stored.
    let fault = Fault::Refused(BackendError::Blocked);
    let blocked = Faulty::new(Rc::new(MemoryBackend::default()), 0, fault, true);
    assert!(!Store::new(&blocked, 3).save(embedded(), &tab(9), NOW).unwrap().kept);
}

#[test]
fn what_a_newer_program_saved_stays_as_it_is() {
    let text = newer();
    for slot in SLOTS {
        let other = if slot == SLOTS[0] { SLOTS[1] } else { SLOTS[0] };
        let memory = holding(&[(slot, &text), (other, &fixture("v1-slot-full.json"))]);
        let before = contents(&memory);
        let mut store = Store::new(&memory, 1);
        let loaded = store.load(embedded(), NOW);
        assert_eq!(loaded.outcome, Outcome::Newer { format: 3 });
        for number in 0..20 {
            let saved = small(embedded(), number);
            assert_eq!(store.save(embedded(), &saved, NOW), Err(SaveError::ReadOnly));
            assert_eq!(store.save_over(embedded(), &saved, NOW), Err(SaveError::ReadOnly));
            let settings = Settings { keep: Keep::Tab, ..Settings::default() };
            let tab = Saved { settings, ..saved };
            assert_eq!(store.save(embedded(), &tab, NOW), Err(SaveError::ReadOnly));
        }
        assert_eq!(store.changed(embedded()), Ok(Some(SaveError::ReadOnly)));
        assert_eq!(contents(&memory), before);
        assert_eq!(store.originals().unwrap(), before);
        // Only the person may have it removed.
        assert_eq!(store.erase(), Ok(2));
    }
}

#[test]
fn refused_writes_change_nothing_and_can_be_tried_again() {
    for error in [BackendError::Blocked, BackendError::Full, BackendError::Failed] {
        let memory = Rc::new(MemoryBackend::default());
        Store::new(&memory, 1).save(embedded(), &small(embedded(), 1), NOW).unwrap();
        let before = contents(&memory);
        for at in 0..4 {
            let faulty = Faulty::new(Rc::clone(&memory), at, Fault::Refused(error), true);
            let mut store = Store::new(&faulty, 2);
            let loaded = store.load(embedded(), NOW);
            if at < 2 {
                assert!(matches!(loaded.outcome, Outcome::Unavailable(_)), "{at}");
            }
            let refused = store.save(embedded(), &small(embedded(), 2), NOW);
            assert!(matches!(refused, Err(SaveError::Backend(_))), "{at}: {refused:?}");
            assert_eq!(contents(&memory), before);
        }
    }
}

#[test]
fn a_save_that_could_not_be_read_again_is_not_made() {
    let memory = MemoryBackend::default();
    let mut store = Store::new(&memory, 1);
    let long = |bytes: usize| Saved {
        settings: Settings { language: Some("a".repeat(bytes)), ..Settings::default() },
        ..small(embedded(), 1)
    };
    assert_eq!(store.save(embedded(), &long(5000), NOW), Err(SaveError::TooLarge));
    assert_eq!(store.save(embedded(), &long(MAX_SAVE), NOW), Err(SaveError::TooLarge));
    assert_eq!(
        store.save(embedded(), &small(embedded(), 1), &"9".repeat(5000)),
        Err(SaveError::TooLarge)
    );
    assert!(contents(&memory).is_empty());
}

#[test]
fn erasing_removes_ours_and_nothing_else() {
    let others = [("barrier-firs", "a"), ("barrier-first", "b"), ("x:barrier-first:slot-a", "c")];
    let memory = holding(&others);
    memory.write(SLOTS[0], "damaged").unwrap();
    memory.write(&format!("{PREFIX}of-a-later-version"), "x").unwrap();
    let mut store = Store::new(&memory, 1);
    store.load(embedded(), NOW);
    store.save(embedded(), &small(embedded(), 1), NOW).unwrap();
    assert_eq!(store.quarantined().unwrap(), ["damaged"]);
    assert_eq!(store.erase(), Ok(3));
    assert_eq!(contents(&memory), contents(&holding(&others)));
    assert_eq!(store.erase(), Ok(0));
    assert_eq!(*store.base(), Saved::default());
    assert_eq!(load(embedded(), &memory).outcome, Outcome::Empty);
}

#[test]
fn erasing_proves_itself() {
    for fault in [Fault::LostInSilence, Fault::Refused(BackendError::Failed)] {
        let memory = Rc::new(MemoryBackend::default());
        Store::new(&memory, 1).save(embedded(), &small(embedded(), 1), NOW).unwrap();
        let faulty = Faulty::new(Rc::clone(&memory), 1, fault, false);
        let expected = match fault {
            Fault::Refused(error) => EraseError::Backend(error),
            _ => EraseError::Left(1),
        };
        assert_eq!(Store::new(&faulty, 2).erase(), Err(expected));
    }
}

#[test]
fn after_the_set_time_everything_is_removed_and_told() {
    let saved = Saved {
        settings: Settings { expires_after_days: Some(30), ..Settings::default() },
        ..small(embedded(), 1)
    };
    let on = |now: &str| {
        let memory = holding(&[("other-app", "theirs")]);
        Store::new(&memory, 1).save(embedded(), &saved, "2026-03-02T23:59:59Z").unwrap();
        let mut store = Store::new(&memory, 2);
        let loaded = store.load(embedded(), now);
        (loaded, contents(&memory).len())
    };
    // Thirty times 24 hours, to the second, in every zone; a clock set back or unreadable expires nothing.
    for now in ["2020-01-01T00:00:00Z", "2026-04-01T23:59:58.999Z", "9999-12-31", "no time"] {
        let (loaded, keys) = on(now);
        assert!(matches!(loaded.outcome, Outcome::Restored { .. }), "{now}");
        assert_eq!((loaded.saved, keys), (saved.clone(), 2));
    }
    for now in ["2026-04-01T23:59:59.000Z", "9999-12-31T00:00:00Z"] {
        let (loaded, keys) = on(now);
        let saved_at = "2026-03-02T23:59:59Z".to_owned();
        let told = Outcome::Expired { saved_at, after_days: 30, erased: Ok(1) };
        assert_eq!(loaded.outcome, told);
        assert_eq!(loaded.saved, Saved { settings: saved.settings.clone(), ..Saved::default() });
        assert_eq!(keys, 1);
    }
    assert!(!saved.settings.expired("no time at all", "9999-12-31T00:00:00Z"));
    assert!(!Settings::default().expired(NOW, "9999-12-31T00:00:00Z"));
}

#[test]
fn damaged_originals_wait_until_the_person_has_decided() {
    let memory = MemoryBackend::default();
    for number in 0..5_u16 {
        memory.write(SLOTS[usize::from(number % 2)], &format!("damage {number}")).unwrap();
        let mut store = Store::new(&memory, u32::from(number));
        let loaded = store.load(embedded(), NOW);
        let told = match loaded.outcome {
            // At the fourth, the copy before it had not been renewed either.
            Outcome::Damaged => number == 0 || number == 4,
            Outcome::InPart { older, .. } => older,
            _ => false,
        };
        assert!(told, "{number}");
        let result = store.save(embedded(), &small(embedded(), number), NOW);
        let kept = store.quarantined().unwrap();
        if number < 3 {
            assert!(result.is_ok(), "{number}: {result:?}");
            assert_eq!(kept.len(), usize::from(number) + 1);
            assert!(kept.contains(&format!("damage {number}")));
        } else {
            assert_eq!(result, Err(SaveError::QuarantineFull));
            assert!(store.originals().unwrap().iter().any(|(_, text)| text.starts_with("damage")));
            if number == 4 {
                assert_eq!(store.discard_quarantined(), Ok(3));
                store.save_over(embedded(), &small(embedded(), number), NOW).unwrap();
            }
        }
    }
    assert_eq!(load(embedded(), &memory).saved, small(embedded(), 4));
}

#[test]
fn parts_that_are_unknown_here_are_kept_too() {
    // As after going back to an older knowledge: intact, but with an option from a later version.
    let sealed = answered(r#""oil":"dry","horoscope":"leo""#)
        .replace("\"answers\"", "\"revision\":5,\"checksum\":\"00000000\",\"answers\"");
    let json = barrier_first::json::Json::parse(&sealed).unwrap();
    let text = sealed.replace("00000000", &crc(json.as_object().unwrap()));
    let memory = holding(&[(SLOTS[0], &text)]);
    let mut store = Store::new(&memory, 1);
    let loaded = store.load(embedded(), NOW);
    let Outcome::InPart { revision: 5, set_aside, older: false, .. } = &loaded.outcome else {
        panic!("{loaded:?}")
    };
    assert_eq!(set_aside[0].kind, IssueKind::Unknown("horoscope".to_owned()));
    for _ in 0..3 {
        store.save(embedded(), &loaded.saved, NOW).unwrap();
    }
    assert_eq!(store.quarantined().unwrap(), [text]);

    // Without a free place they are reported, but do not prevent saving.
    let memory = holding(&[(SLOTS[0], &store.quarantined().unwrap()[0])]);
    QUARANTINE.iter().for_each(|key| memory.write(key, key).unwrap());
    let mut store = Store::new(&memory, 1);
    store.load(embedded(), NOW);
    store.save(embedded(), &loaded.saved, NOW).unwrap();
}

#[test]
fn a_readable_copy_with_a_wrong_checksum_is_taken_with_a_warning() {
    let text = fixture("v1-slot-full.json").replace("\"sign_redness\":3", "\"sign_redness\":0");
    let memory = holding(&[(SLOTS[1], &text)]);
    let mut store = Store::new(&memory, 1);
    let loaded = store.load(embedded(), NOW);
    let Outcome::InPart { revision: 41, set_aside, older: false, .. } = &loaded.outcome else {
        panic!("{loaded:?}")
    };
    assert_eq!(set_aside.len(), 1);
    assert_eq!(set_aside[0].kind, IssueKind::Altered);
    assert_eq!(loaded.saved.answers.len(), 41);
    store.save(embedded(), &loaded.saved, NOW).unwrap();
    assert_eq!(store.quarantined().unwrap(), [text]);
}

#[test]
fn both_places_damaged_are_both_kept() {
    let memory = holding(&[(SLOTS[0], "{\"app\""), (SLOTS[1], "]")]);
    let mut store = Store::new(&memory, 1);
    assert_eq!(store.load(embedded(), NOW).outcome, Outcome::Damaged);
    store.save(embedded(), &small(embedded(), 1), NOW).unwrap();
    assert_eq!(store.quarantined().unwrap(), ["{\"app\"", "]"]);
    let loaded = load(embedded(), &memory);
    assert!(matches!(loaded.outcome, Outcome::Restored { revision: 1, .. }), "{loaded:?}");
}

#[test]
fn out_into_a_backup_erased_and_in_again_is_the_same_byte_by_byte() {
    let memory = MemoryBackend::default();
    let mut store = Store::new(&memory, 1);
    let saved = seeded(embedded(), 12);
    store.save(embedded(), &saved, NOW).unwrap();
    let before = contents(&memory);
    let file = backup::write(embedded(), store.base(), &Journal::default(), NOW);
    store.erase().unwrap();
    let opened = backup::open(embedded(), file.as_bytes()).unwrap();
    let mut fresh = Store::new(&memory, 1);
    fresh.load(embedded(), NOW);
    fresh.save(embedded(), &opened.saved, NOW).unwrap();
    assert_eq!(contents(&memory), before);
}
