//! Hostile files are refused or accepted in part: quickly, without harm, and never silently.

use std::time::{Duration, Instant};

use barrier_first::input::issues::IssueKind;
use barrier_first::storage::backup::{self, ImportError, Opened};
use barrier_first::storage::keys::SLOTS;
use barrier_first::storage::{Outcome, Saved, Store};

use crate::embedded;
use crate::storage_corpus::{answered, file, hostile, lock};
use crate::storage_support::{NOW, contents, holding, small};

/// 50 ms for the app as built; the tests are built without optimisation.
const TIME: Duration = Duration::from_millis(if cfg!(debug_assertions) { 1500 } else { 50 });

fn open(text: impl AsRef<[u8]>) -> Result<Opened, ImportError> {
    backup::open(embedded(), text.as_ref())
}

#[test]
fn nothing_takes_long_and_what_is_taken_is_a_valid_state() {
    let files = hostile();
    assert!(files.len() >= 600, "{}", files.len());
    for (name, bytes) in files {
        let clock = Instant::now();
        let opened = open(&bytes);
        let time = clock.elapsed();
        assert!(time < TIME, "{name}: {time:?}");
        let Ok(Opened { saved, journal, set_aside, .. }) = opened else { continue };
        for fault in set_aside {
            let words = fault.to_string();
            assert!(words.len() < 400, "{name}: {words}");
            assert!(!words.chars().any(char::is_control), "{name}: {words:?}");
            assert!(!words.contains('\u{202E}'), "{name}: {words:?}");
        }
        if saved != Saved::default() {
            let again = open(backup::write(embedded(), &saved, &journal, NOW)).expect(&name);
            assert_eq!((again.saved, again.journal), (saved, journal), "{name}");
            assert!(again.set_aside.is_empty() && !again.altered, "{name}");
        }
    }
}

#[test]
fn in_storage_the_original_is_kept() {
    for (name, bytes) in hostile() {
        let Ok(text) = String::from_utf8(bytes) else { continue };
        let memory = holding(&[(SLOTS[0], &text)]);
        let mut store = Store::new(&memory, 1);
        let outcome = store.load(embedded(), NOW).outcome;
        assert_eq!(contents(&memory), [(SLOTS[0].to_owned(), text.clone())], "{name}");
        assert!(!matches!(outcome, Outcome::Empty | Outcome::Restored { .. }), "{name}");
        for number in 0..3 {
            store.save(embedded(), &small(embedded(), number), NOW).expect(&name);
        }
        let kept = store.quarantined().unwrap();
        let blank = text.trim_ascii().is_empty();
        assert_eq!(kept, if blank { vec![] } else { vec![text] }, "{name}");
        let loaded = Store::new(&memory, 2).load(embedded(), NOW);
        assert_eq!(loaded.saved, small(embedded(), 2), "{name}");
        assert!(matches!(loaded.outcome, Outcome::Restored { .. }), "{name}: {loaded:?}");
    }
}

/// Files by name, and their refusals.
#[test]
fn refusals_say_what_is_wrong() {
    use ImportError::{BadLock, NewerFormat, NotJson, NotOurs, NotText, Nothing, TooLarge};
    type Right = fn(&ImportError) -> bool;
    let expected: [(&str, Right); 62] = [
        ("empty", |r| *r == Nothing),
        ("blank", |r| *r == Nothing),
        ("1 MiB of blanks", |r| *r == Nothing),
        ("lists, 100,000 deep", |r| *r == TooLarge),
        ("lists, opened only", |r| *r == TooLarge),
        ("objects, opened only", |r| *r == TooLarge),
        ("objects and lists, opened only", |r| *r == TooLarge),
        ("too deep answer", |r| *r == TooLarge),
        ("one byte too many", |r| *r == TooLarge),
        ("8 MiB of zeros", |r| *r == TooLarge),
        ("1 MiB of quotes", |r| matches!(r, NotJson(_))),
        ("1 MiB of backslashes", |r| matches!(r, NotJson(_))),
        ("1 MiB of commas", |r| *r == TooLarge),
        ("1 MiB of colons", |r| *r == TooLarge),
        ("1 MiB of digits", |r| matches!(r, NotJson(_))),
        ("closed before opened", |r| matches!(r, NotJson(_))),
        ("100,000 names", |r| *r == TooLarge),
        ("as many long names as are let in", |r| *r == NotOurs),
        ("as many objects of names as are let in", |r| *r == NotOurs),
        ("long option", |r| *r == TooLarge),
        ("long question", |r| *r == TooLarge),
        ("long repeated name", |r| matches!(r, NotJson(_))),
        ("170,000 escapes", |r| *r == TooLarge),
        ("UTF-16, little end first", |r| *r == NotText(0)),
        ("UTF-16, big end first", |r| *r == NotText(0)),
        ("UTF-16 without a mark", |r| matches!(r, NotJson(_))),
        ("two byte order marks", |r| matches!(r, NotJson(_))),
        ("zip of another kind: gzip", |r| *r == NotText(1)),
        ("zip", |r| matches!(r, NotJson(_))),
        ("picture", |r| *r == NotText(0)),
        ("Latin-1", |r| matches!(r, NotText(_))),
        ("overlong", |r| matches!(r, NotText(_))),
        ("encoded surrogate", |r| *r == NotText(1)),
        ("NUL after the end", |r| matches!(r, NotJson(_))),
        ("bare NUL in a string", |r| matches!(r, NotJson(_))),
        ("lone high surrogate", |r| matches!(r, NotJson(_))),
        ("lone low surrogate", |r| matches!(r, NotJson(_))),
        ("surrogates the wrong way round", |r| matches!(r, NotJson(_))),
        ("null", |r| *r == NotOurs),
        ("a list", |r| *r == NotOurs),
        ("no app", |r| *r == NotOurs),
        ("another app", |r| *r == NotOurs),
        ("no format", |r| *r == NotOurs),
        ("format 0", |r| *r == NotOurs),
        ("format -0", |r| *r == NotOurs),
        ("format 1.0", |r| *r == NotOurs),
        ("format as text", |r| *r == NotOurs),
        ("format 1e999", |r| matches!(r, NotJson(_))),
        ("newer format", |r| *r == NewerFormat(3)),
        ("largest format", |r| *r == NewerFormat(i64::MAX)),
        ("repeated name", |r| matches!(r, NotJson(_))),
        ("repeated answer", |r| matches!(r, NotJson(_))),
        ("repeated by escape", |r| matches!(r, NotJson(_))),
        ("NaN", |r| matches!(r, NotJson(_))),
        ("1e999", |r| matches!(r, NotJson(_))),
        ("locked, empty", |r| matches!(r, BadLock(_))),
        ("locked, too many rounds", |r| matches!(r, BadLock(_))),
        ("locked, no base64", |r| matches!(r, BadLock(_))),
        ("rescue of 40,000 names", |r| *r == Nothing),
        ("rescue of itself", |r| *r == Nothing),
        ("rescue of newer", |r| *r == NewerFormat(3)),
        ("rescue with 7", |r| *r == NotOurs),
    ];
    let files = hostile();
    for (name, right) in expected {
        let (_, bytes) = files.iter().find(|(known, _)| known == name).expect(name);
        let refusal = open(bytes).expect_err(name);
        assert!(right(&refusal), "{name}: {refusal:?}");
    }
}

/// One bad part, the others good: the good ones are accepted, the bad one is reported.
#[test]
fn one_bad_part_never_costs_the_others() {
    let cases = [
        (r#""oil":"greasy""#, "answers.oil"),
        (r#""oil":["dry"]"#, "answers.oil"),
        (r#""oil":1"#, "answers.oil"),
        (r#""goals":["calm","nonsense"]"#, "answers.goals[1]"),
        (r#""goals":["calm",3]"#, "answers.goals[1]"),
        (r#""goals":["calm","glow","hydrate","prevention"]"#, "answers.goals"),
        (r#""goals":"calm""#, "answers.goals"),
        (r#""red_flags":["none","fever_or_unwell"]"#, "answers.red_flags"),
        (r#""red_flags":[]"#, "answers.red_flags"),
        (r#""sign_itch":5"#, "answers.sign_itch"),
        (r#""sign_itch":-1"#, "answers.sign_itch"),
        (r#""sign_itch":2.0"#, "answers.sign_itch"),
        (r#""sign_itch":-0"#, "answers.sign_itch"),
        (r#""sign_itch":"2""#, "answers.sign_itch"),
        (r#""sign_itch":99999999999999999999"#, "answers.sign_itch"),
        (r#""isotretinoin_stopped_months":61"#, "answers.isotretinoin_stopped_months"),
        (r#""event_date":"2026-02-29""#, "answers.event_date"),
        (r#""event_date":"2026-W01-1""#, "answers.event_date"),
        (r#""event_date":20260301"#, "answers.event_date"),
        (r#""season":"not_sure""#, "answers.season"),
        (r#""__proto__":{"oil":"oily"}"#, "answers.__proto__"),
        (r#""constructor":null"#, "answers.constructor"),
        ("\"a\\u202eb\":1", "answers.a\u{FFFD}b"),
        ("\"a\\nb\":1", "answers.a\u{FFFD}b"),
    ];
    let good = r#""age_band":"25_44","sign_tight":2,"#;
    let knowledge = embedded();
    for (bad, place) in cases {
        let opened = open(answered(&format!("{good}{bad}"))).expect(bad);
        assert_eq!(opened.saved.answers.len(), 2, "{bad}");
        let places: Vec<&str> = opened.set_aside.iter().map(|f| f.path.as_str()).collect();
        assert_eq!(places, [place], "{bad}");
        assert!(opened.altered, "a file without its checksum was not written by the app");
    }
    let settings = [
        (r#""language":"<b>""#, "settings.language"),
        (r#""language":"""#, "settings.language"),
        (r#""theme":"pink""#, "settings.theme"),
        (r#""keep":true"#, "settings.keep"),
        (r#""expires_after_days":0"#, "settings.expires_after_days"),
        (r#""expires_after_days":3651"#, "settings.expires_after_days"),
        (r#""other":1"#, "settings.other"),
    ];
    for (bad, place) in settings {
        let text = file(&format!(r#""answers":{{"oil":"dry"}},"settings":{{{bad}}}"#));
        let opened = open(text).expect(bad);
        assert_eq!(opened.saved.answers.len(), 1, "{bad}");
        assert_eq!(opened.saved.settings, Saved::default().settings, "{bad}");
        assert_eq!(opened.set_aside.len(), 1, "{bad}");
        assert_eq!(opened.set_aside[0].path, place, "{bad}");
    }
    let rest = [
        (r#""position":"no_such_question""#, "position"),
        (r#""position":3"#, "position"),
        (r#""assessed_on":"yesterday""#, "assessed_on"),
        (r#""__proto__":{}"#, "__proto__"),
    ];
    for (bad, place) in rest {
        let opened = open(file(&format!(r#""answers":{{"oil":"dry"}},"settings":{{}},{bad}"#)));
        let opened = opened.expect(bad);
        assert_eq!(opened.set_aside[0].path, place, "{bad}");
        assert_eq!(
            opened.saved.answers.get(knowledge.find_question("oil").unwrap()).iter().count(),
            1
        );
    }
}

#[test]
fn a_question_or_option_of_another_time_is_asked_again() {
    let text = answered(r#""oil":"very_dry","horoscope":"leo","sign_tight":1"#);
    let opened = open(text).unwrap();
    let knowledge = embedded();
    assert_eq!(opened.saved.answers.get(knowledge.find_question("oil").unwrap()), None);
    assert_eq!(opened.saved.answers.len(), 1);
    let told: Vec<(&str, &IssueKind)> =
        opened.set_aside.iter().map(|fault| (fault.path.as_str(), &fault.kind)).collect();
    assert_eq!(
        told,
        [
            ("answers.oil", &IssueKind::Unknown("very_dry".to_owned())),
            ("answers.horoscope", &IssueKind::Unknown("horoscope".to_owned())),
        ]
    );
}

#[test]
fn a_locked_backup_asks_for_its_key() {
    let good = lock(r#""PBKDF2-SHA-256""#, "600000", "AAAAAAAAAAAAAAAA");
    let Err(ImportError::Locked(locked)) = open(&good) else { panic!("{good}") };
    assert_eq!((locked.iterations, locked.iv.len(), locked.data.len()), (600_000, 12, 48));
    let newer = good.replace("\"format\":1", "\"format\":3");
    assert_eq!(open(newer), Err(ImportError::NewerFormat(3)));
}
