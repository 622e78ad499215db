//! The backup file: export, import, under a passphrase, and merged with what is here.

use std::process::Command;

use barrier_first::domain::{Answer, Answers, Journal};
use barrier_first::storage::backup::{self, ImportError};
use barrier_first::storage::encrypted::{self, Encrypted, ITERATIONS, IV_BYTES, SALT_BYTES};
use barrier_first::storage::merge::{Side, combine, differences};
use barrier_first::storage::store::MAX_SAVE;
use barrier_first::storage::{Keep, RegionSetting, Saved, Settings, Theme};
use proptest::prelude::*;

use crate::embedded;
use crate::storage_corpus::rescue;
use crate::storage_support::{NOW, fixture, random, seeded, small};
use crate::support::people::Tape;

proptest! {
    #![proptest_config(crate::property(256))]

    #[test]
    fn what_goes_out_comes_back(tape in prop::collection::vec(any::<u32>(), 0..160)) {
        let knowledge = embedded();
        let saved = random(knowledge, &mut Tape(&tape));
        let text = backup::write(knowledge, &saved, &Journal::default(), NOW);
        prop_assert!(text.len() < MAX_SAVE);
        match backup::open(knowledge, text.as_bytes()) {
            Ok(opened) => {
                prop_assert_eq!(&opened.saved, &saved);
                prop_assert!(opened.set_aside.is_empty() && !opened.altered);
                // Written again, it is the same file, byte by byte.
                prop_assert_eq!(backup::write(knowledge, &opened.saved, &Journal::default(), NOW), text);
            }
            refused => {
                prop_assert_eq!(refused, Err(ImportError::Nothing));
                prop_assert_eq!(saved, Saved::default());
            }
        }
    }

    #[test]
    fn an_edited_backup_is_noticed_and_still_opens(seed in any::<u64>()) {
        let knowledge = embedded();
        let saved = seeded(knowledge, seed);
        prop_assume!(saved.answers.len() > 2);
        let text = backup::write(knowledge, &saved, &Journal::default(), NOW);
        let indented = text.replace("\n", "\r\n\t");
        prop_assert!(!backup::open(knowledge, indented.as_bytes()).unwrap().altered);
        let line = text.lines().nth(11).unwrap();
        let shorter = text.replacen(&format!("{line}\n"), "", 1);
        let opened = backup::open(knowledge, shorter.as_bytes()).unwrap();
        prop_assert!(opened.altered, "without {}", line);
    }

    /// Whatever the three states are, only values of one of the sides come out, and with the empty base no
    /// answer of either side is lost.
    #[test]
    fn bringing_together_invents_and_loses_nothing(seeds in any::<[u64; 3]>(), mine_wins in any::<bool>()) {
        let knowledge = embedded();
        let [base, mine, theirs] = seeds.map(|seed| seeded(knowledge, seed));
        let prefer = if mine_wins { Side::Mine } else { Side::Theirs };
        let both = combine(&base, &mine, &theirs, prefer).saved.answers;
        for (question, answer) in both.iter() {
            let sides = [mine.answers.get(question), theirs.answers.get(question)];
            prop_assert!(sides.contains(&Some(answer)));
        }
        let all = combine(&Saved::default(), &mine, &theirs, prefer);
        let winner = if mine_wins { &mine } else { &theirs };
        for (question, answer) in mine.answers.iter().chain(theirs.answers.iter()) {
            let got = all.saved.answers.get(question);
            prop_assert!(got.is_some());
            if winner.answers.get(question).is_some() {
                prop_assert_eq!(got, winner.answers.get(question));
            } else {
                prop_assert_eq!(got, Some(answer));
            }
        }
        prop_assert_eq!(combine(&base, &mine, &mine, prefer).saved, mine.clone());
        prop_assert_eq!(combine(&base, &base, &theirs, prefer).saved, theirs);
        prop_assert_eq!(combine(&base, &mine, &base, prefer).saved, mine);
    }
}

#[test]
fn only_both_changed_differently_is_a_conflict() {
    let knowledge = embedded();
    let question = |id| knowledge.find_question(id).unwrap();
    let [tight, sting, itch, shine] =
        ["sign_tight", "sign_sting", "sign_itch", "sign_shine"].map(question);
    let state = |levels: [Option<u8>; 4]| Saved {
        answers: [tight, sting, itch, shine]
            .into_iter()
            .zip(levels)
            .filter_map(|(question, level)| Some((question, Answer::Level(level?))))
            .collect::<Answers>(),
        ..Saved::default()
    };
    let base = state([Some(0), Some(0), Some(0), Some(0)]);
    let mine = state([Some(1), Some(0), Some(1), None]);
    let theirs = state([Some(0), Some(2), Some(2), Some(0)]);
    let both = combine(&base, &mine, &theirs, Side::Theirs);
    assert_eq!(both.saved, state([Some(1), Some(2), Some(2), None]));
    let told: Vec<_> = both.conflicts.iter().map(|difference| difference.question).collect();
    assert_eq!(told, [itch]);
    assert_eq!(both.conflicts[0].mine, Some(Answer::Level(1)));
    let different = differences(&mine.answers, &theirs.answers);
    assert_eq!(different.len(), 4);
    assert!(differences(&mine.answers, &mine.answers).is_empty());
}

#[test]
fn settings_are_brought_together_one_by_one() {
    let settings = |language: &str, theme, days, region| Saved {
        settings: Settings {
            language: Some(language.to_owned()),
            theme,
            keep: Keep::Device,
            expires_after_days: days,
            photos: false,
            region,
        },
        ..Saved::default()
    };
    let base = settings("en", Theme::Auto, None, RegionSetting::Browser);
    let mine = settings("ko", Theme::Auto, Some(30), RegionSetting::Browser);
    let theirs = settings("en", Theme::Dark, Some(60), RegionSetting::Elsewhere);
    let both = combine(&base, &mine, &theirs, Side::Mine).saved;
    assert_eq!(both, settings("ko", Theme::Dark, Some(30), RegionSetting::Elsewhere));
}

#[test]
fn a_slot_is_a_backup_too() {
    let knowledge = embedded();
    let opened = backup::open(knowledge, fixture("v1-slot-full.json").as_bytes()).unwrap();
    let backup = backup::open(knowledge, fixture("v1-backup-full.json").as_bytes()).unwrap();
    assert_eq!(opened.saved, backup.saved);
}

#[test]
fn of_a_rescue_file_the_latest_whole_save_is_taken() {
    let knowledge = embedded();
    let save =
        |number, now| backup::write(knowledge, &small(knowledge, number), &Journal::default(), now);
    let first = save(1, "2026-03-02T09:30:00Z");
    let second = save(2, "2026-03-02T09:31:00Z");
    let damaged = save(3, "2026-03-02T09:32:00Z").replace("2027", "2028");
    let taken = |texts: &[&str]| backup::open(knowledge, rescue(texts).as_bytes()).unwrap();
    for texts in [[&*first, &*second, &*damaged], [&*damaged, &*second, &*first]] {
        let opened = taken(&texts);
        assert_eq!(opened.saved, small(knowledge, 2));
        assert!(!opened.altered);
    }
    assert!(taken(&["{\"app\"", &damaged]).altered, "better than nothing, and told");
}

#[test]
fn an_empty_state_is_nothing_to_restore() {
    let text = backup::write(embedded(), &Saved::default(), &Journal::default(), NOW);
    assert_eq!(backup::open(embedded(), text.as_bytes()), Err(ImportError::Nothing));
    let one = small(embedded(), 1);
    assert!(
        backup::open(
            embedded(),
            backup::write(embedded(), &one, &Journal::default(), NOW).as_bytes()
        )
        .is_ok()
    );
}

#[test]
fn the_lock_comes_back_as_written() {
    let bytes = |count: usize| (0..count).map(|n| (n * 37 % 256) as u8).collect::<Vec<u8>>();
    for length in [17, 18, 19, 4096, 100_000] {
        let locked = Encrypted {
            iterations: ITERATIONS,
            salt: bytes(SALT_BYTES),
            iv: bytes(IV_BYTES),
            data: bytes(length),
        };
        let text = encrypted::write(&locked);
        let refusal = backup::open(embedded(), text.as_bytes()).unwrap_err();
        assert_eq!(refusal, ImportError::Locked(Box::new(locked)));
    }
}

/// The fixture was encrypted by WebCrypto; Node's WebCrypto decrypts it again and the app reads it.
#[test]
fn the_released_lock_opens_with_web_crypto() {
    let knowledge = embedded();
    let text = fixture("v1-locked.json");
    let refusal = backup::open(knowledge, text.as_bytes()).unwrap_err();
    let ImportError::Locked(locked) = refusal else { panic!("{refusal:?}") };
    assert_eq!(locked.iterations, ITERATIONS);
    // The format of the wrapper is that of the current writer.
    let of_now = text.trim_end().replace("\"format\":1", "\"format\":2");
    assert_eq!(encrypted::write(&locked), of_now);
    let script = crate::root().join("tests/fixtures/saves/unlock.mjs");
    let file = crate::root().join("tests/fixtures/saves/v1-locked.json");
    let Ok(output) = Command::new("node").arg(script).arg(file).arg("three calm weeks").output()
    else {
        eprintln!("node is not here; the fixture was not opened");
        return;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8(output.stdout).unwrap(), fixture("v1-backup-started.json"));
}
