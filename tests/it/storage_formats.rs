//! Every format ever released can be read, and none changes by accident.
//!
//! The fixtures in `tests/fixtures/saves/` are never edited. A new one is written by `cargo test --test it
//! -- --ignored write_missing_fixtures`, which leaves existing files alone.

use std::fs;

use barrier_first::domain::{
    ActiveId, Answer, Answers, CalendarFile, Day, DayStart, Journal, Lasting, Pause, PhotoId,
    Reaction, Slot, StepKey, StepStatus, Symptom, SymptomSet, Time,
};
use barrier_first::json::Json;
use barrier_first::knowledge::{Knowledge, Questions};
use barrier_first::storage::format::encode;
use barrier_first::storage::keys::{JOURNAL_SLOTS, SLOTS};
use barrier_first::storage::migrate::FORMAT;
use barrier_first::storage::{
    DocumentStore, Keep, Outcome, RegionSetting, Saved, Settings, Store, Theme, backup,
};
use jiff::civil::date;

use crate::embedded;
use crate::storage_support::Given::{Many, One, Other};
use crate::storage_support::{NOW, answers, contents, fixture, fixtures, holding, load};

/// Everything answered, with each kind of answer and "not sure" in each form.
fn full(knowledge: &Knowledge) -> Saved {
    let level = |level| Other(Answer::Level(level));
    let given = [
        ("age_band", One("25_44")),
        ("red_flags", Many(&["none"])),
        ("pregnancy", One("prefer_not_to_say")),
        ("medicines", Many(&["isotretinoin_past", "photosensitising"])),
        ("isotretinoin_stopped_months", Other(Answer::Number(7))),
        ("allergies", Many(&["fish", "fragrance", "metal"])),
        ("conditions", Many(&["not_sure"])),
        ("recent", Many(&["waxing_1_week"])),
        ("sign_tight", level(0)),
        ("sign_sting", level(1)),
        ("sign_flaking", level(2)),
        ("sign_redness", level(3)),
        ("sign_itch", level(4)),
        ("sign_rough_dull", Other(Answer::NotSure)),
        ("sign_breakouts", level(2)),
        ("sign_shine", level(1)),
        ("cleanser_feel", One("tight_after")),
        ("cleanse_per_day", One("two")),
        ("exfoliation", One("weekly")),
        ("actives", Many(&["retinol", "vitamin_c", "niacinamide"])),
        ("new_product_4_weeks", One("one")),
        ("spf_use", One("sometimes")),
        ("makeup_or_water_resistant_spf", One("some_days")),
        ("oil", One("combination")),
        ("burns", One("not_sure")),
        ("tans", One("gradually")),
        ("dark_marks", One("sometimes")),
        ("outdoors", One("1_3h")),
        ("climate", Many(&["dry", "indoor_air_conditioning"])),
        ("season", One("winter")),
        ("sleep", One("fair")),
        ("stress", One("medium")),
        ("smoking", One("prefer_not_to_say")),
        ("alcohol", One("weekly")),
        ("diet_and_fluids", One("good")),
        ("goals", Many(&["calm", "hydrate", "even_tone"])),
        ("time_per_day", One("standard")),
        ("clinic_interest", One("all")),
        ("needle_comfort", One("prefer_not")),
        ("downtime", One("up_to_3_days")),
        ("event_date", Other(Answer::Date(date(2026, 9, 19)))),
    ];
    Saved {
        answers: answers(knowledge, &given),
        hidden: Answers::default(),
        settings: Settings {
            language: Some("en-GB".to_owned()),
            theme: Theme::Dark,
            keep: Keep::Device,
            expires_after_days: Some(365),
            photos: false,
            region: RegionSetting::Browser,
        },
        assessed_on: Some(date(2026, 3, 2)),
        position: knowledge.find_question("event_date"),
    }
}

/// Half a year with something of everything.
fn followed(knowledge: &Knowledge) -> Journal {
    let level = |level| Other(Answer::Level(level));
    let active = |id: &str| -> ActiveId { knowledge.find_active(id).unwrap() };
    let question = |id: &str| knowledge.find_question(id).unwrap();
    let mut journal = Journal::start(date(2026, 3, 2), started(knowledge).answers);
    journal.day_start = DayStart::new(5).unwrap();
    journal.edited.insert(question("goals"), date(2026, 4, 1));
    for (on, tight) in [(date(2026, 3, 9), 2), (date(2026, 3, 16), 1)] {
        let given = [
            ("red_flags", Many(&["none"])),
            ("pregnancy", One("no")),
            ("sign_tight", level(tight)),
            ("sign_sting", level(0)),
            ("sign_flaking", Other(Answer::NotSure)),
        ];
        journal.check_ins.insert(on, answers(knowledge, &given));
    }
    journal.note_reaction(Reaction {
        on: date(2026, 3, 20),
        what: SymptomSet::from_iter([Symptom::Sting, Symptom::Redness]),
        lasting: Some(Lasting::NextDay),
        active: Some(active("retinol")),
        product: Some("p1".to_owned()),
    });
    journal.note_reaction(Reaction {
        on: date(2026, 5, 1),
        what: SymptomSet::from_iter([Symptom::Itch]),
        lasting: None,
        active: None,
        product: None,
    });
    journal.pause(Pause { from: date(2026, 3, 10), to: Some(date(2026, 3, 16)) });
    journal.pause(Pause { from: date(2026, 8, 1), to: None });
    let step = |time, slot, id| StepKey { time, slot, active: active(id) };
    let cleanse = step(Time::Evening, Slot::Cleanse, "gentle_cleanser");
    let protect = step(Time::Morning, Slot::Protect, "spf50");
    journal.mark(date(2026, 3, 3), cleanse, Some(StepStatus::Done));
    journal.mark(date(2026, 3, 3), protect, Some(StepStatus::NotDone));
    journal.mark(date(2026, 3, 4), protect, Some(StepStatus::Done));
    let note = "Wind, 바람이 불었어요. \"cold\"".to_owned();
    let photos = vec![PhotoId(0xFEED), PhotoId(7)];
    journal.days.insert(date(2026, 3, 5), Day { note, photos, ..Day::default() });
    journal
}

/// The same after a calendar file was exported.
fn with_calendar(knowledge: &Knowledge) -> Journal {
    let dates = [
        ("reset", date(2026, 3, 2)),
        ("introduce_retinol", date(2026, 4, 6)),
        ("pause", date(2026, 8, 1)),
    ];
    let calendar = CalendarFile {
        on: date(2026, 3, 20),
        dates: dates.map(|(name, day)| (name.to_owned(), day)).to_vec(),
        routine: true,
        alarms: false,
        morning: 6 * 60 + 45,
        evening: 23 * 60 + 59,
        days_before: Some(7),
        name: "Mina, 미나 \"M\"".to_owned(),
        sequence: None,
    };
    Journal { calendar: Some(calendar), ..followed(knowledge) }
}

/// The same from a version that numbers its calendar files.
fn with_number(knowledge: &Knowledge) -> Journal {
    let mut journal = with_calendar(knowledge);
    if let Some(file) = &mut journal.calendar {
        file.sequence = Some(2_190_241);
    }
    journal
}

/// The same from a version that remembers when photos were saved to files.
fn with_saved_photos(knowledge: &Knowledge) -> Journal {
    Journal { photos_saved: Some(date(2026, 3, 21)), ..with_number(knowledge) }
}

/// Every fixture with a journal, and its contents.
fn released_journals(knowledge: &Knowledge) -> Vec<(&'static str, Option<u64>, Saved, Journal)> {
    vec![
        ("v2-journal-full.json", Some(3), Saved::default(), followed(knowledge)),
        ("v2-backup-course.json", None, full(knowledge), followed(knowledge)),
        ("v2-journal-calendar.json", Some(6), Saved::default(), with_calendar(knowledge)),
        ("v2-journal-numbered.json", Some(6), Saved::default(), with_number(knowledge)),
        ("v2-journal-saved.json", Some(6), Saved::default(), with_saved_photos(knowledge)),
    ]
}

/// Storage text of a journal, or backup text of everything, as written by this program.
fn written_journal(
    knowledge: &Knowledge,
    revision: Option<u64>,
    (saved, journal): (&Saved, &Journal),
) -> String {
    let Some(revision) = revision else {
        return backup::write(knowledge, saved, journal, NOW);
    };
    let memory = barrier_first::storage::backend::MemoryBackend::default();
    let mut store = DocumentStore::<_, Journal>::new(&memory, 0x5EED);
    for _ in 0..revision {
        store.save(knowledge, journal, NOW).unwrap();
    }
    let slot = usize::from(revision % 2 == 0);
    contents(&memory).into_iter().find(|(key, _)| key == JOURNAL_SLOTS[slot]).unwrap().1
}

#[test]
fn every_released_journal_can_be_read() {
    let knowledge = embedded();
    for (name, revision, saved, journal) in released_journals(knowledge) {
        let text = fixture(name);
        let opened = backup::open(knowledge, text.as_bytes()).expect(name);
        assert_eq!((opened.saved, opened.journal), (saved.clone(), journal.clone()), "{name}");
        assert!(opened.set_aside.is_empty() && !opened.altered, "{name}");
        let now = Json::parse(&written_journal(knowledge, revision, (&saved, &journal))).unwrap();
        let then = Json::parse(&text).unwrap();
        assert_eq!(comparable(now), comparable(then), "{name}: the saved form has changed");
        for slot in JOURNAL_SLOTS.into_iter().filter(|_| revision.is_some()) {
            let memory = holding(&[(slot, &text)]);
            let mut store = DocumentStore::<_, Journal>::new(&memory, 1);
            assert_eq!(store.load(knowledge, crate::storage_support::NOW).saved, journal);
            // A journal in the place of the profile is not read as one.
            let loaded = load(knowledge, &holding(&[(SLOTS[0], &text)]));
            assert_eq!(loaded.outcome, Outcome::Damaged, "{name}");
        }
    }
}

/// Stopped in the middle of the questions.
fn started(knowledge: &Knowledge) -> Saved {
    let given = [
        ("age_band", One("13_17")),
        ("red_flags", Many(&["fever_or_unwell", "pus_or_golden_crust"])),
        ("pregnancy", One("not_applicable")),
        ("medicines", Many(&["not_sure"])),
    ];
    Saved {
        answers: answers(knowledge, &given),
        position: knowledge.find_question("allergies"),
        ..Saved::default()
    }
}

/// Nothing answered yet, the settings changed.
fn settings_only() -> Saved {
    let language = Some("ko".to_owned());
    let settings = Settings { language, theme: Theme::Light, ..Settings::default() };
    Saved { settings, ..Saved::default() }
}

/// Photos are enabled; written since the program has photos.
fn with_photos() -> Saved {
    let settings = Settings { photos: true, ..Settings::default() };
    Saved { settings, ..Saved::default() }
}

/// The person has said where they live; written since the program asks that.
fn with_region() -> Saved {
    let settings = Settings { region: RegionSetting::Elsewhere, ..Settings::default() };
    Saved { settings, ..Saved::default() }
}

/// Every fixture of the browser's storage and of the backup file, with its contents.
fn released(knowledge: &Knowledge) -> Vec<(&'static str, Option<u64>, Saved)> {
    vec![
        ("v1-slot-full.json", Some(41), full(knowledge)),
        ("v1-slot-started.json", Some(4), started(knowledge)),
        ("v1-slot-settings.json", Some(1), settings_only()),
        ("v1-backup-full.json", None, full(knowledge)),
        ("v1-backup-started.json", None, started(knowledge)),
        ("v2-slot-full.json", Some(41), full(knowledge)),
        ("v2-slot-started.json", Some(4), started(knowledge)),
        ("v2-slot-settings.json", Some(1), settings_only()),
        ("v2-backup-full.json", None, full(knowledge)),
        ("v2-slot-photos.json", Some(2), with_photos()),
        ("v2-slot-region.json", Some(2), with_region()),
    ]
}

/// Storage text or backup text of a state, as written by this program.
fn written(knowledge: &Knowledge, saved: &Saved, revision: Option<u64>) -> String {
    let Some(revision) = revision else {
        return backup::write(knowledge, saved, &Journal::default(), NOW);
    };
    let memory = barrier_first::storage::backend::MemoryBackend::default();
    let mut store = Store::new(&memory, 0x5EED);
    for _ in 0..revision {
        store.save(knowledge, saved, NOW).unwrap();
    }
    let slot = usize::from(revision % 2 == 0);
    contents(&memory).into_iter().find(|(key, _)| key == SLOTS[slot]).unwrap().1
}

#[test]
#[ignore = "writes files; for a new format only"]
fn write_missing_fixtures() {
    let knowledge = embedded();
    for (name, revision, saved) in released(knowledge) {
        let path = crate::root().join("tests/fixtures/saves").join(name);
        if !path.exists() {
            fs::write(path, written(knowledge, &saved, revision)).unwrap();
        }
    }
    for (name, revision, saved, journal) in released_journals(knowledge) {
        let path = crate::root().join("tests/fixtures/saves").join(name);
        if !path.exists() {
            fs::write(path, written_journal(knowledge, revision, (&saved, &journal))).unwrap();
        }
    }
}

#[test]
fn every_released_save_can_be_read() {
    let knowledge = embedded();
    for (name, revision, saved) in released(knowledge) {
        let text = fixture(name);
        let opened = backup::open(knowledge, text.as_bytes()).expect(name);
        assert_eq!(opened.saved, saved, "{name}");
        assert!(opened.set_aside.is_empty() && !opened.altered, "{name}");
        assert_eq!(opened.saved_at, NOW, "{name}");
        if let Some(revision) = revision {
            for slot in SLOTS {
                let loaded = load(knowledge, &holding(&[(slot, &text)]));
                let saved_at = NOW.to_owned();
                assert_eq!(loaded.outcome, Outcome::Restored { revision, saved_at }, "{name}");
                assert_eq!(loaded.saved, saved, "{name}");
            }
        }
    }
}

/// Fails when the output changes: then raise the format with a step in `migrate.rs`, keep the fixtures, and
/// add new ones.
#[test]
fn the_format_does_not_change_by_accident() {
    let knowledge = embedded();
    let prefix = format!("v{FORMAT}-");
    let mut compared = 0;
    for (name, revision, saved) in released(knowledge) {
        if name.starts_with(&prefix) {
            let now = Json::parse(&written(knowledge, &saved, revision)).unwrap();
            let then = Json::parse(&fixture(name)).unwrap();
            assert_eq!(comparable(now), comparable(then), "{name}: the saved form has changed");
            compared += 1;
        }
    }
    assert!(compared >= 3, "format {FORMAT} has no fixtures");
}

/// The value without what may differ between two programs of the same format, and in a fixed order.
pub fn comparable(json: Json) -> Json {
    let Json::Object(mut pairs) = json else { return json };
    pairs.retain(|(key, _)| !["app_version", "knowledge_version", "checksum"].contains(&&**key));
    pairs.sort_by(|one, other| one.0.cmp(&other.0));
    Json::object(pairs.into_iter().map(|(key, value)| (key, comparable(value))))
}

#[test]
fn every_format_has_fixtures_and_every_fixture_a_test() {
    let names = fixtures();
    for format in 1..=FORMAT {
        let of_format = names.iter().filter(|name| name.starts_with(&format!("v{format}-")));
        assert!(of_format.count() >= 3, "format {format}");
    }
    let journals = released_journals(embedded()).into_iter().map(|(name, ..)| name);
    let known: Vec<&str> =
        released(embedded()).into_iter().map(|(name, ..)| name).chain(journals).collect();
    let shelves = crate::storage_shelf_released::FIXTURES.map(|(name, _)| name);
    for name in names.iter().filter(|name| *name != "v1-locked.json") {
        let known = known.contains(&name.as_str()) || shelves.contains(&name.as_str());
        assert!(known, "{name} is not tested");
    }
}

#[test]
fn a_backup_is_readable_by_people() {
    let text = fixture("v1-backup-full.json");
    assert!(text.lines().any(|line| line == r#"    "sign_redness": 3,"#), "{text}");
    assert!(text.lines().any(|line| line == r#"  "saved_at": "2026-03-02T09:30:00Z","#), "{text}");
    assert!(text.ends_with("}\n"));
}

#[test]
fn the_versions_are_told() {
    // With the data that the app has when it saves: the questions alone.
    let questions = Questions::embedded().unwrap();
    let json = encode(&questions, &Saved::default(), NOW, None);
    let text = |key| json.get(key).and_then(Json::as_text).unwrap();
    let reviewed = embedded().rules().map(|(_, rule)| rule.reviewed.as_str());
    assert_eq!(text("app_version"), env!("CARGO_PKG_VERSION"));
    assert_eq!(Some(text("knowledge_version")), reviewed.max(), "the day of the latest review");
}
