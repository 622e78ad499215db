//! Outdated calendar files: when an exported file no longer has the dates of the plan.

use barrier_first::domain::{CalendarFile, CalendarKind, HomeTest, ShelfItem, SpotLook, plus_days};
use barrier_first::engine::Assessment;
use barrier_first::export::ics::outdated::{dates, is_outdated};
use barrier_first::export::ics::product_days;
use jiff::civil::Date;

use crate::course_request::{CALM, check, plan};
use crate::embedded;

const ROUGH: [u8; 7] = [4, 4, 4, 4, 3, 3, 1];

fn file(plan: &Assessment, on: Date) -> CalendarFile {
    CalendarFile {
        on,
        dates: dates(embedded(), plan, &[], on),
        routine: true,
        alarms: true,
        morning: 450,
        evening: 1290,
        days_before: Some(1),
        name: String::new(),
        sequence: None,
    }
}

/// Returns `true` if a file of the first day is outdated on a later one, after these events.
fn old(today: &str, parts: &str) -> bool {
    let first = file(&plan("2026-03-02", ""), "2026-03-02".parse().expect("a day"));
    old_since(&first, today, parts)
}

fn old_since(file: &CalendarFile, today: &str, parts: &str) -> bool {
    is_outdated(embedded(), &plan(today, parts), &[], file, today.parse().expect("a day"))
}

fn checks(list: &[(&str, [u8; 7])]) -> String {
    let list: Vec<String> = list.iter().map(|(on, signs)| check(on, *signs, "")).collect();
    format!(r#""check_ins":[{}]"#, list.join(","))
}

const FOUR: [(&str, [u8; 7]); 4] =
    [("2026-03-09", CALM), ("2026-03-16", CALM), ("2026-03-23", CALM), ("2026-03-30", CALM)];

/// Somebody who follows the plan as laid out gets no notice, phase after phase.
#[test]
fn a_plan_that_goes_as_it_was_laid_out_is_not_old() {
    assert!(!old("2026-03-02", ""));
    for n in 1..=FOUR.len() {
        let (today, _) = FOUR[n - 1];
        assert!(!old(today, &checks(&FOUR[..n])), "{today}");
    }
    // A day late is not worth a notice.
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
    // Also for a pause that is still to come.
    assert!(old("2026-03-05", r#""paused":[["2026-03-20","2026-03-29"]]"#));
}

#[test]
fn a_plan_that_waits_or_goes_back_makes_it_old() {
    // By now the file is in the next phase, but the plan is not.
    assert!(old("2026-04-16", ""));
    assert!(old("2026-03-09", &checks(&[("2026-03-09", ROUGH)])));
    let mut late = FOUR;
    late[2] = ("2026-03-23", [2, 2, 2, 3, 2, 2, 1]);
    assert!(old("2026-03-30", &checks(&late)), "a week that was not calm");
}

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

/// Returns `true` if a file of the first day is outdated on a later one for somebody who had the first
/// products then and has the second now.
fn old_with(then: &[ShelfItem], now: &[ShelfItem], today: &str) -> bool {
    let days = |items: &[ShelfItem], plan: &Assessment, today| {
        product_days(items, &plan.test_terms, today, |item| item.id.clone())
    };
    let (first, on) = (plan("2026-03-02", ""), day("2026-03-02"));
    let file = CalendarFile {
        dates: dates(embedded(), &first, &days(then, &first, on), on),
        ..file(&first, on)
    };
    let (plan, today) = (plan(today, ""), day(today));
    is_outdated(embedded(), &plan, &days(now, &plan, today), &file, today)
}

fn product(id: &str, opened: Option<&str>, test: Option<HomeTest>) -> ShelfItem {
    let opened = opened.map(day);
    let months = opened.map(|_| 6);
    ShelfItem { id: id.into(), opened, months, test, ..ShelfItem::default() }
}

/// The last day of a product, and a test: missing dates are reported, those a calendar keeps anyway are not.
#[test]
fn days_of_products_make_it_old() {
    let kept = |opened| [product("a", Some(opened), None)];
    let none: [ShelfItem; 0] = [];
    assert!(!old_with(&kept("2026-03-01"), &kept("2026-03-01"), "2026-03-03"));
    assert!(old_with(&none, &kept("2026-03-01"), "2026-03-03"), "a new day");
    assert!(!old_with(&kept("2026-03-01"), &none, "2026-03-03"), "another file takes nothing away");
    assert!(
        !old_with(&kept("2026-03-01"), &kept("2026-03-03"), "2026-03-03"),
        "two days in six months"
    );
    assert!(old_with(&kept("2026-03-01"), &kept("2026-02-01"), "2026-03-03"));

    let begun = HomeTest::new(day("2026-03-02"));
    let tests = |test: &HomeTest| [product("a", None, Some(test.clone()))];
    let noted = |on: &str, look| {
        let mut test = begun.clone();
        test.note(day(on), Some(look));
        test
    };
    assert!(old_with(&none, &tests(&begun), "2026-03-03"));
    for today in ["2026-03-03", "2026-03-04", "2026-03-05", "2026-03-08"] {
        assert!(!old_with(&tests(&begun), &tests(&begun), today), "{today}");
    }
    let missed = noted("2026-03-03", SpotLook::Missed);
    assert!(
        old_with(&tests(&begun), &tests(&missed), "2026-03-03"),
        "a day too early proves nothing"
    );
    // Over before its time: nothing new to export.
    let showed = noted("2026-03-04", SpotLook::Sign);
    assert!(!old_with(&tests(&begun), &tests(&showed), "2026-03-04"));
}

/// Visits that move by more than a few days are reported, those of files of earlier versions never.
#[test]
fn visits_that_move_make_it_old() {
    let case = crate::case_file::all();
    let case = case
        .iter()
        .find(|case| {
            let visits = case.plan.calendar.iter().filter(|it| it.kind == CalendarKind::Visit);
            visits.count() > 2 && !case.plan.triage.stops_the_plan()
        })
        .expect("a case with visits");
    let today = case.person.today;
    let file = file(&case.plan, today);
    let moved = |days: u16| {
        let mut plan = case.plan.clone();
        for entry in plan.calendar.iter_mut().filter(|it| it.kind == CalendarKind::Visit) {
            entry.date = plus_days(entry.date, days);
        }
        plan
    };
    let old =
        |file: &CalendarFile, plan: &Assessment| is_outdated(embedded(), plan, &[], file, today);
    for (days, said) in [(0, false), (1, false), (3, false), (4, true), (7, true)] {
        assert_eq!(old(&file, &moved(days)), said, "{days}");
    }
    let mut without = case.plan.clone();
    without.calendar.retain(|it| it.kind != CalendarKind::Visit);
    assert!(old(&file, &without), "people get ready for visits");
    let earlier = CalendarFile {
        dates: file
            .dates
            .iter()
            .filter(|(name, _)| name != "visit" && name != "whole")
            .cloned()
            .collect(),
        ..file
    };
    assert!(!old(&earlier, &moved(7)), "a file of an earlier version does not know its visits");
}
