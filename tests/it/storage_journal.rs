//! The journal on the device: its size, two tabs, two devices, damage, and erasing.

use barrier_first::domain::{
    Answer, Answers, CalendarFile, Day, Journal, Pause, PhotoId, Slot, StepKey, StepStatus, Time,
    plus_days,
};
use barrier_first::knowledge::Knowledge;
use barrier_first::storage::backend::{Backend, MemoryBackend};
use barrier_first::storage::journal_merge::merge;
use barrier_first::storage::keys::{JOURNAL_SLOTS, PREFIX, SLOTS};
use barrier_first::storage::{DocumentStore, Outcome, SaveError, Saved, Settings, Store, backup};
use jiff::civil::date;
use proptest::prelude::*;

use crate::embedded;
use crate::storage_support::{NOW, contents, seeded};
use crate::support::courses::{check_in, journal};
use crate::support::people::{Person, SplitMix, Tape, person};

type JournalStore<'a> = DocumentStore<&'a MemoryBackend, Journal>;

fn random(seed: u64) -> Journal {
    let mut dice = SplitMix(seed);
    let person: Person = person(embedded(), &mut dice);
    let mut journal = journal(embedded(), &person, 26, &mut dice);
    journal.days.entry(plus_days(person.today, 3)).or_default().note = format!("note {seed}");
    journal.days.entry(plus_days(person.today, 3)).or_default().photos = vec![PhotoId(seed)];
    journal.photos_saved = seed.is_multiple_of(3).then_some(plus_days(person.today, 2));
    if let Some((question, _)) = person.answers.iter().next() {
        journal.edited.insert(question, plus_days(person.today, 5));
    }
    if !seed.is_multiple_of(3) {
        let on = plus_days(person.today, u16::from(seed as u8));
        let stretch = ["reset", "rebuild", "introduce_retinol_2"][(seed % 3) as usize];
        journal.calendar = Some(CalendarFile {
            on,
            dates: vec![(stretch.to_owned(), person.today), ("pause".to_owned(), on)],
            routine: seed.is_multiple_of(2),
            alarms: seed.is_multiple_of(5),
            morning: (seed % 1440) as u16,
            evening: 1439,
            days_before: seed.is_multiple_of(7).then_some(7),
            name: ["", "Mina; 미나 \"M\""][(seed % 2) as usize].to_owned(),
            sequence: (!seed.is_multiple_of(4)).then_some((seed % 1000) as u32),
        });
    }
    journal
}

fn steps(knowledge: &Knowledge) -> Vec<StepKey> {
    let step =
        |time, slot, id: &str| StepKey { time, slot, active: knowledge.find_active(id).expect(id) };
    vec![
        step(Time::Morning, Slot::Cleanse, "gentle_cleanser"),
        step(Time::Morning, Slot::ToneEssence, "hydrating_toner"),
        step(Time::Morning, Slot::Serum, "hyaluronic_acid"),
        step(Time::Morning, Slot::Moisturise, "light_moisturiser"),
        step(Time::Morning, Slot::Protect, "spf50"),
        step(Time::Evening, Slot::FirstCleanse, "oil_cleanser"),
        step(Time::Evening, Slot::Cleanse, "gentle_cleanser"),
        step(Time::Evening, Slot::Treat, "retinol"),
        step(Time::Evening, Slot::Serum, "ceramides"),
        step(Time::Evening, Slot::Moisturise, "rich_moisturiser"),
    ]
}

/// This many years of ten steps a day and a check-in a week.
fn years(count: u16) -> Journal {
    let start = date(2026, 3, 2);
    let mut journal = Journal::start(start, Answers::default());
    for day in 0..count * 365 {
        let on = plus_days(start, day);
        for step in steps(embedded()) {
            journal.mark(
                on,
                step,
                Some(if day % 9 == 0 { StepStatus::NotDone } else { StepStatus::Done }),
            );
        }
        if day % 7 == 0 {
            journal.check_ins.insert(on, check_in(embedded(), 2, &mut Tape(&[])));
        }
    }
    journal
}

fn saved_bytes(memory: &MemoryBackend) -> usize {
    let own = contents(memory).into_iter().filter(|(key, _)| JOURNAL_SLOTS.contains(&key.as_str()));
    own.map(|(_, text)| text.len()).max().unwrap_or(0)
}

#[test]
fn three_years_stay_small_and_ten_can_be_read() {
    for (count, most) in [(3, 100_000), (10, 250_000)] {
        let memory = MemoryBackend::default();
        let journal = years(count);
        JournalStore::new(&memory, 1).save(embedded(), &journal, NOW).expect("it is saved");
        let bytes = saved_bytes(&memory);
        assert!(bytes <= most, "{count} years are {bytes} bytes");
        let loaded = JournalStore::new(&memory, 2).load(embedded(), NOW);
        assert!(matches!(loaded.outcome, Outcome::Restored { .. }), "{:?}", loaded.outcome);
        assert_eq!(loaded.saved, journal);
        let file = backup::write(embedded(), &Saved::default(), &journal, NOW);
        let opened = backup::open(embedded(), file.as_bytes()).expect("it can be opened");
        assert_eq!(opened.journal, journal);
    }
}

proptest! {
    #![proptest_config(crate::property(60))]

    #[test]
    fn a_journal_comes_back_as_it_was_saved(seed in any::<u64>()) {
        let memory = MemoryBackend::default();
        let journal = random(seed);
        JournalStore::new(&memory, 1).save(embedded(), &journal, NOW).expect("it is saved");
        let loaded = JournalStore::new(&memory, 2).load(embedded(), NOW);
        prop_assert_eq!(loaded.saved, journal.clone());
        let saved = seeded(embedded(), seed);
        let file = backup::write(embedded(), &saved, &journal, NOW);
        let opened = backup::open(embedded(), file.as_bytes()).expect("it can be opened");
        prop_assert_eq!((opened.saved, opened.journal), (saved, journal));
        prop_assert!(opened.set_aside.is_empty() && !opened.altered);
    }

    /// A backup opened twice, or on the device it comes from, duplicates nothing.
    #[test]
    fn merging_asks_nothing_and_doubles_nothing(one in any::<u64>(), other in any::<u64>()) {
        let (none, mine, theirs) = (Journal::default(), random(one), random(other));
        let both = merge(embedded(), &none, &mine, &theirs);
        prop_assert_eq!(&merge(embedded(), &none, &mine, &mine), &mine);
        prop_assert_eq!(&merge(embedded(), &none, &both, &theirs), &both);
        prop_assert_eq!(&merge(embedded(), &none, &both, &mine), &both);
        // The merge is symmetric.
        let swapped = merge(embedded(), &none, &theirs, &mine);
        prop_assert_eq!(&swapped.check_ins, &both.check_ins);
        prop_assert_eq!(&swapped.days, &both.days);
        prop_assert_eq!(&swapped.calendar, &both.calendar);
        prop_assert_eq!((&swapped.reactions, &swapped.pauses), (&both.reactions, &both.pauses));
        // Nothing of either side is lost.
        for side in [&mine, &theirs] {
            prop_assert!(side.check_ins.keys().all(|day| both.check_ins.contains_key(day)));
            prop_assert!(side.reactions.iter().all(|it| both.reactions.contains(it)));
            for (day, noted) in &side.days {
                let there = &both.days[day];
                prop_assert!(noted.marks.keys().all(|step| there.marks.contains_key(step)));
                prop_assert!(noted.photos.iter().all(|photo| there.photos.contains(photo)));
            }
        }
    }

    /// Entries that one side removed are gone; those that the other changed meanwhile stay.
    #[test]
    fn what_is_taken_away_stays_away(seed in any::<u64>()) {
        let base = random(seed);
        let Some(day) = base.check_ins.keys().next().copied() else { return Ok(()) };
        let mut mine = base.clone();
        mine.check_ins.remove(&day);
        mine.reactions.clear();
        let merged = merge(embedded(), &base, &mine, &base);
        prop_assert_eq!(&merged, &mine);
        let mut theirs = base.clone();
        theirs.check_ins.insert(day, check_in(embedded(), 4, &mut SplitMix(seed ^ 1)));
        let merged = merge(embedded(), &base, &mine, &theirs);
        if theirs.check_ins[&day] != base.check_ins[&day] {
            prop_assert_eq!(merged.check_ins.get(&day), theirs.check_ins.get(&day));
        }
    }
}

/// Of two answers for one day the more careful one is kept.
#[test]
fn the_more_careful_answer_wins() {
    let question = |id: &str| embedded().find_question(id).expect(id);
    let flags = question("red_flags");
    let option = |id: &str| embedded().question(flags).find_option(id).expect(id);
    let many = |id: &str| Answer::Many([option(id)].into_iter().collect());
    let sting = question("sign_sting");
    let of = |level, flag| {
        let mut journal = Journal::start(date(2026, 3, 2), Answers::default());
        let answers: Answers =
            [(sting, Answer::Level(level)), (flags, many(flag))].into_iter().collect();
        journal.check_ins.insert(date(2026, 3, 9), answers);
        journal
    };
    let both = merge(embedded(), &Journal::default(), &of(1, "none"), &of(3, "fever_or_unwell"));
    let merged = &both.check_ins[&date(2026, 3, 9)];
    assert_eq!(merged.get(sting), Some(Answer::Level(3)));
    assert_eq!(merged.get(flags), Some(many("fever_or_unwell")));
}

/// Two tabs that mark steps at the same time: both stay, without a question.
#[test]
fn two_tabs_lose_nothing() {
    let memory = MemoryBackend::default();
    let start = date(2026, 3, 2);
    let first = Journal::start(start, Answers::default());
    JournalStore::new(&memory, 9).save(embedded(), &first, NOW).expect("it is saved");
    let (mut one, mut two) = (JournalStore::new(&memory, 1), JournalStore::new(&memory, 2));
    let mut mine = one.load(embedded(), NOW).saved;
    let mut theirs = two.load(embedded(), NOW).saved;
    let [step, other, ..] = steps(embedded())[..] else { panic!("there are steps") };
    mine.mark(start, step, Some(StepStatus::Done));
    theirs.mark(start, other, Some(StepStatus::NotDone));
    one.save(embedded(), &mine, NOW).expect("it is saved");
    let conflict = two.save(embedded(), &theirs, NOW).expect_err("the other tab has saved");
    let SaveError::Conflict { theirs: remote } = conflict else { panic!("{conflict:?}") };
    let merged = merge(embedded(), &remote.base, &theirs, &remote.saved);
    assert_eq!(merged.days[&start].marks.len(), 2);
    two.save_over(embedded(), &merged, NOW).expect("it is saved");
    assert_eq!(JournalStore::new(&memory, 3).load(embedded(), NOW).saved, merged);
}

/// An unreadable part costs only itself, and is reported.
#[test]
fn a_bad_part_costs_only_itself() {
    let mut journal = random(8);
    journal.pause(Pause { from: date(2026, 1, 1), to: None });
    journal.mark(date(2026, 6, 1), steps(embedded())[0], Some(StepStatus::Done));
    let file = backup::write(embedded(), &Saved::default(), &journal, NOW);
    for (from, to) in [
        ("\"morning:cleanse:gentle_cleanser\"", "\"morning:cleanse:soap\""),
        ("\"2026-06-01\"", "\"2026-06-31\""),
        ("\"day_start\": 4", "\"day_start\": 40"),
        ("\"pauses\":", "\"rests\":"),
        ("\"introduce_retinol_2 ", "\"introduce_retinol_2 2026 "),
        ("1439", "1440"),
    ] {
        assert!(file.contains(from), "{from}");
        let opened = backup::open(embedded(), file.replacen(from, to, 1).as_bytes()).expect(to);
        assert!(opened.altered && !opened.set_aside.is_empty(), "{to}");
        assert!(opened.set_aside[0].path.starts_with("journal."), "{:?}", opened.set_aside);
        assert_eq!(opened.journal.check_ins, journal.check_ins, "{to}");
    }
}

/// Damage to the newest copy yields the one before, as with answers.
#[test]
fn a_damaged_copy_gives_the_one_before() {
    let memory = MemoryBackend::default();
    let mut store = JournalStore::new(&memory, 1);
    let first = random(1);
    store.save(embedded(), &first, NOW).expect("it is saved");
    store.save(embedded(), &random(2), NOW).expect("it is saved");
    memory.write(JOURNAL_SLOTS[1], "{\"app\":").expect("it is written");
    let loaded = JournalStore::new(&memory, 2).load(embedded(), NOW);
    assert_eq!(loaded.saved, first);
    assert!(matches!(loaded.outcome, Outcome::InPart { older: true, .. }));
}

/// Everything of ours is erased together, and nothing of other apps.
#[test]
fn erasing_leaves_nothing_of_any_document() {
    let memory = MemoryBackend::default();
    memory.write("other", "kept").expect("it is written");
    let mut profile = Store::new(&memory, 1);
    profile.save(embedded(), &seeded(embedded(), 1), NOW).expect("it is saved");
    let mut journal = JournalStore::new(&memory, 1);
    for seed in 0..3 {
        journal.save(embedded(), &random(seed), NOW).expect("it is saved");
    }
    memory.write(JOURNAL_SLOTS[0], "torn").expect("it is written");
    journal.save(embedded(), &random(9), NOW).expect("it is saved");
    assert!(contents(&memory).iter().filter(|(key, _)| key.starts_with(PREFIX)).count() >= 4);
    profile.erase().expect("it is erased");
    assert_eq!(contents(&memory), [("other".to_owned(), "kept".to_owned())]);
    // Nothing comes back by itself.
    journal.reset();
    assert_eq!(JournalStore::new(&memory, 2).load(embedded(), NOW).outcome, Outcome::Empty);
}

/// An expiry counts from the last save of anything: marking steps is using the app.
#[test]
fn an_expiry_counts_from_the_last_entry_and_takes_everything() {
    let settings = Settings { expires_after_days: Some(7), ..Settings::default() };
    let saved = Saved { settings, ..seeded(embedded(), 3) };
    let memory = MemoryBackend::default();
    Store::new(&memory, 1).save(embedded(), &saved, "2026-03-02T09:30:00Z").expect("it is saved");
    JournalStore::new(&memory, 1)
        .save(embedded(), &random(3), "2026-03-20T09:30:00Z")
        .expect("it is saved");
    let load = |now: &str| Store::new(&memory, 2).load(embedded(), now).outcome;
    assert!(matches!(load("2026-03-24T09:30:00Z"), Outcome::Restored { .. }));
    assert!(matches!(load("2026-04-24T09:30:00Z"), Outcome::Expired { .. }));
    assert!(contents(&memory).is_empty());
}

/// A save by a clock that was ahead keeps nothing for ever: the save on the right day counts. A clock that
/// is wrong only now removes nothing.
#[test]
fn a_save_that_lies_ahead_does_not_live_for_ever() {
    let settings = Settings { expires_after_days: Some(7), ..Settings::default() };
    let saved = Saved { settings, ..seeded(embedded(), 3) };
    let (ahead, right) = ("2030-03-02T09:30:00Z", "2026-03-20T09:30:00Z");
    for (profile, journal) in [(ahead, right), (right, ahead)] {
        let memory = MemoryBackend::default();
        Store::new(&memory, 1).save(embedded(), &saved, profile).expect("it is saved");
        JournalStore::new(&memory, 1).save(embedded(), &random(3), journal).expect("it is saved");
        let load = |now: &str| Store::new(&memory, 2).load(embedded(), now).outcome;
        // Back in 2020 for a moment.
        assert!(matches!(load("2020-01-01T00:00:00Z"), Outcome::Restored { .. }));
        assert!(matches!(load("2026-03-27T09:29:59Z"), Outcome::Restored { .. }));
        assert!(matches!(load("2026-03-27T09:30:00Z"), Outcome::Expired { .. }), "{profile}");
    }
    // The next save counts.
    let memory = MemoryBackend::default();
    let mut store = Store::new(&memory, 1);
    store.save(embedded(), &saved, ahead).expect("it is saved");
    let load = |now: &str| Store::new(&memory, 2).load(embedded(), now).outcome;
    assert!(matches!(load("2026-06-01T00:00:00Z"), Outcome::Restored { .. }));
    store.save(embedded(), &saved, right).expect("it is saved");
    assert!(matches!(load("2026-03-27T09:30:00Z"), Outcome::Expired { .. }));
}

/// Of two calendar files the later one stays, with the higher number: a calendar may have both.
#[test]
fn the_number_of_a_calendar_file_never_goes_down_in_a_merge() {
    let seed = (1..).find(|seed| random(*seed).calendar.is_some()).expect("one with a file");
    let with = |days: u16, sequence| {
        let mut journal = random(seed);
        let file = journal.calendar.as_mut().expect("a file");
        (file.on, file.sequence) = (plus_days(file.on, days), sequence);
        journal
    };
    let (early, late) = (with(0, Some(2_190_241)), with(3, Some(40)));
    let base = Journal::default();
    for (mine, theirs) in [(&early, &late), (&late, &early)] {
        let file = merge(embedded(), &base, mine, theirs).calendar.expect("a file");
        assert_eq!(Some(file.on), late.calendar.as_ref().map(|file| file.on));
        assert_eq!(file.sequence, Some(2_190_241));
    }
}

/// The rescue file of a crash contains the journal too.
#[test]
fn a_rescue_file_gives_back_both_documents() {
    let memory = MemoryBackend::default();
    let saved = seeded(embedded(), 4);
    let mut profile = Store::new(&memory, 1);
    profile.save(embedded(), &saved, NOW).expect("it is saved");
    let mut store = JournalStore::new(&memory, 1);
    store.save(embedded(), &random(4), NOW).expect("it is saved");
    let later = random(5);
    store.save(embedded(), &later, "2026-03-03T09:30:00Z").expect("it is saved");
    let file = backup::write_rescue("test", profile.originals().expect("it can be read"));
    let opened = backup::open(embedded(), file.as_bytes()).expect("it can be opened");
    assert_eq!((opened.saved, opened.journal), (saved, later));
    assert!(SLOTS.iter().all(|key| !JOURNAL_SLOTS.contains(key)));
}

/// A day without a mark, a note or a photo leaves nothing behind.
#[test]
fn empty_days_are_not_kept() {
    let mut journal = Journal::start(date(2026, 3, 2), Answers::default());
    journal.days.insert(date(2026, 3, 3), Day::default());
    let memory = MemoryBackend::default();
    JournalStore::new(&memory, 1).save(embedded(), &journal, NOW).expect("it is saved");
    assert!(JournalStore::new(&memory, 2).load(embedded(), NOW).saved.days.is_empty());
}
