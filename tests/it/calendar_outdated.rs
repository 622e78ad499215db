//! The calendar file that was taken earlier: when it no longer has the dates of the plan.

use barrier_first::domain::CalendarFile;
use barrier_first::engine::Assessment;
use barrier_first::export::ics::outdated::{dates, is_outdated};
use jiff::civil::Date;

use crate::course_plan::{CALM, check, plan};
use crate::embedded;

const ROUGH: [u8; 7] = [4, 4, 4, 4, 3, 3, 1];

fn file(plan: &Assessment, on: Date) -> CalendarFile {
    CalendarFile {
        on,
        dates: dates(embedded(), plan),
        routine: true,
        alarms: true,
        morning: 450,
        evening: 1290,
        days_before: Some(1),
        name: String::new(),
    }
}

/// Whether a file of the first day is old on a later one, on which this has happened.
fn old(today: &str, parts: &str) -> bool {
    let first = file(&plan("2026-03-02", ""), "2026-03-02".parse().expect("a day"));
    old_since(&first, today, parts)
}

fn old_since(file: &CalendarFile, today: &str, parts: &str) -> bool {
    is_outdated(embedded(), &plan(today, parts), file, today.parse().expect("a day"))
}

fn checks(list: &[(&str, [u8; 7])]) -> String {
    let list: Vec<String> = list.iter().map(|(on, signs)| check(on, *signs, "")).collect();
    format!(r#""check_ins":[{}]"#, list.join(","))
}

const FOUR: [(&str, [u8; 7]); 4] =
    [("2026-03-09", CALM), ("2026-03-16", CALM), ("2026-03-23", CALM), ("2026-03-30", CALM)];

/// Somebody who follows the plan as it was laid out hears nothing, phase after phase.
#[test]
fn a_plan_that_goes_as_it_was_laid_out_is_not_old() {
    assert!(!old("2026-03-02", ""));
    for n in 1..=FOUR.len() {
        let (today, _) = FOUR[n - 1];
        assert!(!old(today, &checks(&FOUR[..n])), "{today}");
    }
    // A day late is not worth a word.
    assert!(!old("2026-03-10", ""));
}

#[test]
fn a_pause_makes_it_old_until_it_is_taken_again() {
    let open = r#""paused":[["2026-03-05",null]]"#;
    assert!(old("2026-03-05", open));
    let again = file(&plan("2026-03-05", open), "2026-03-05".parse().expect("a day"));
    assert!(!old_since(&again, "2026-03-05", open));
    let ended = r#""paused":[["2026-03-05","2026-03-18"]]"#;
    assert!(old_since(&again, "2026-03-19", ended), "what was to come has moved");
    let after = file(&plan("2026-03-19", ended), "2026-03-19".parse().expect("a day"));
    assert!(!old_since(&after, "2026-03-19", ended));
    // A pause that lies ahead, too.
    assert!(old("2026-03-05", r#""paused":[["2026-03-20","2026-03-29"]]"#));
}

#[test]
fn a_plan_that_waits_or_goes_back_makes_it_old() {
    // The file has the next phase by now, the plan does not.
    assert!(old("2026-04-16", ""));
    assert!(old("2026-03-09", &checks(&[("2026-03-09", ROUGH)])));
    let mut late = FOUR;
    late[2] = ("2026-03-23", [2, 2, 2, 3, 2, 2, 1]);
    assert!(old("2026-03-30", &checks(&late)), "a week that was not calm");
}
