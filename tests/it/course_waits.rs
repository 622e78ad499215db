//! Waiting in a course: for the special day, and for a doctor's word.

use barrier_first::domain::{ActiveId, Phase, PhaseMove};
use barrier_first::engine::{Assessment, Course, assess};
use barrier_first::export::plan_json::Request;

use crate::course_request::{CALM, check, checks, plan_with, request_with};
use crate::embedded;

/// Strong skin that wants a more even tone; something comes in from the first day.
const TONE: &str = r#""sign_tight":0,"sign_sting":0,"sign_flaking":0,"sign_redness":0,"sign_itch":0,"sign_rough_dull":0,"sign_breakouts":0,"goals":["even_tone","glow"],"time_per_day":"full""#;

fn active(id: &str) -> ActiveId {
    embedded().find_active(id).expect("an active")
}

fn with(today: &str, more: &str, days: &[&str], reactions: &str) -> Assessment {
    let checks: Vec<String> =
        days.iter().filter(|on| **on <= today).map(|on| check(on, CALM, "")).collect();
    let parts = format!(r#""check_ins":[{}],"reactions":[{reactions}]"#, checks.join(","));
    plan_with(today, &format!("{TONE}{more}"), &parts)
}

fn course(plan: &Assessment) -> &Course {
    plan.course.as_ref().expect("there is a course")
}

fn says(course: &Course, rule: &str) -> bool {
    course.because.iter().any(|reason| embedded().rule(reason.rule).id == rule)
}

const WEEKS: [&str; 8] = [
    "2026-03-09",
    "2026-03-16",
    "2026-03-23",
    "2026-03-30",
    "2026-04-06",
    "2026-04-13",
    "2026-04-20",
    "2026-04-27",
];

#[test]
fn a_course_brings_in_nothing_in_the_two_weeks_before_the_special_day() {
    let wedding = r#","event_date":"2026-04-08""#;
    let before = with("2026-03-23", wedding, &WEEKS, "");
    let first = course(&before).introducing.expect("something comes in");
    let nights = |plan: &Assessment| plan.home.phases[0].nights;
    // Four weeks and four calm checks are over, and the day is near: everything stays as it is.
    for day in ["2026-03-30", "2026-04-06"] {
        let now = with(day, wedding, &WEEKS, "");
        assert_eq!(course(&now).introducing, Some(first), "{day}");
        assert_eq!(course(&now).moved, PhaseMove::Hold, "{day}");
        assert!(says(course(&now), "C-event-new"), "{day}");
        assert_eq!(nights(&now), nights(&before), "{day}");
        let next = &now.home.phases[1];
        assert!(next.span.from > "2026-04-08".parse().expect("a day"), "{day}: {:?}", next.span);
    }
    let after = with("2026-04-13", wedding, &WEEKS, "");
    assert_eq!(course(&after).moved, PhaseMove::Forward);
    assert_ne!(course(&after).introducing, Some(first));
    // Without a day to wait for it goes on after four weeks.
    let without = with("2026-03-30", "", &WEEKS, "");
    assert_eq!(course(&without).moved, PhaseMove::Forward);
}

/// A special day that is over and taken out of the answers leaves the weeks before it as they were: what
/// waited for it has not been in use since before it.
#[test]
fn a_special_day_taken_out_afterwards_stays_in_the_past() {
    let wedding = r#","event_date":"2026-04-08""#;
    let calm: Vec<String> = WEEKS[..6].iter().map(|on| check(on, CALM, "")).collect();
    let with = request_with("2026-04-14", &format!("{TONE}{wedding}"), &checks(&calm));
    let mut without = request_with("2026-04-14", TONE, &checks(&calm));
    let journal = without.course.as_mut().expect("there is a course");
    journal.baseline = with.answers.clone();
    journal.edited.insert(embedded().questions.ids.event_date, without.today);
    let plan = |request: &Request| assess(embedded(), &request.case());
    let (with, without) = (plan(&with), plan(&without));
    let told = |plan: &Assessment| {
        let steps = course(plan).history.iter().map(|step| (step.on, step.phase, step.introducing));
        steps.collect::<Vec<_>>()
    };
    assert_eq!(told(&without), told(&with));
    let second = told(&with).last().copied().expect("there are steps");
    assert_eq!(second.0, "2026-04-13".parse().expect("a day"), "it came in after the day");
}

#[test]
fn a_course_that_starts_shortly_before_the_special_day_starts_without_anything_new() {
    let near = r#","event_date":"2026-03-12""#;
    let first = with("2026-03-02", near, &[], "");
    assert_eq!((course(&first).phase, course(&first).introducing), (Phase::Introduce, None));
    let soon = with("2026-03-09", near, &WEEKS, "");
    assert_eq!(course(&soon).introducing, None);
    let after = with("2026-03-16", near, &WEEKS, "");
    assert!(course(&after).introducing.is_some());
    assert_eq!(course(&after).since, "2026-03-16".parse().expect("a day"));
    let without = with("2026-03-02", "", &[], "");
    assert!(course(&without).introducing.is_some());
}

#[test]
fn what_waited_for_a_doctor_counts_from_the_check_that_lets_it_in() {
    let first = course(&with("2026-03-02", "", &[], "")).introducing.expect("something comes in");
    let named = &embedded().active(first).id;
    let hives = format!(
        r#"{{"on":"2026-03-10","what":["hives"],"lasting":"hours","active":"{named}","product":null}}"#
    );
    let late = ["2026-04-20", "2026-04-27"];
    for day in ["2026-03-10", "2026-04-01", "2026-04-20"] {
        let now = with(day, "", &late, &hives);
        assert_eq!(course(&now).introducing, None, "{day}");
        assert!(now.home.phases[0].span.introduces.is_none(), "{day}");
    }
    let now = with("2026-04-27", "", &late, &hives);
    let next = course(&now).introducing.expect("the next comes in");
    assert_ne!(next, first);
    assert_eq!(course(&now).since, "2026-04-27".parse().expect("a day"));
    assert!(!now.home.phases[0].holds(active(named)));
    // It has its full weeks from there.
    let left = (now.home.phases[0].span.to - now.home.phases[0].span.from).get_days();
    assert!(left >= 28, "{left} days");
}

/// The nights of retinol for lines in a week of the plan, with calm checks in these weeks.
fn retinol_nights(more: &str, week: u16, checked: impl Iterator<Item = u16>) -> usize {
    let lines = r#","goals":["lines_firmness"],"time_per_day":"minimal""#;
    let answers = TONE.replace(r#","goals":["even_tone","glow"],"time_per_day":"full""#, lines);
    let list: Vec<String> = checked.map(|week| check(&of_week(week), CALM, "")).collect();
    let plan = plan_with(&of_week(week), &format!("{answers}{more}"), &checks(&list));
    let retinol = active("retinol");
    plan.home.phases[0].nights.iter().filter(|night| **night == Some(retinol)).count()
}

/// The first day of a week of the plan.
fn of_week(week: u16) -> String {
    barrier_first::domain::plus_days(jiff::civil::date(2026, 3, 2), week * 7).to_string()
}

/// Retinol for lines: three nights while it is new, then one more night at a time, each with a calm check;
/// none of them shortly before the special day.
#[test]
fn nights_become_more_one_at_a_time() {
    let nights = |more: &str, week, checked| retinol_nights(more, week, 1..=checked);
    let all: Vec<usize> = (0..30).map(|week| nights("", week, week)).collect();
    assert_eq!((all[0], all[29]), (2, 5), "{all:?}");
    assert!(all.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{all:?}");
    assert_eq!((all[11], all[12], all[15], all[16]), (3, 4, 4, 5), "{all:?}");
    // Without a check the nights stay the same.
    assert_eq!(nights("", 20, 8), 3);
    let near = format!(r#","event_date":"{}""#, of_week(13));
    assert_eq!((nights(&near, 12, 12), nights(&near, 13, 13), nights(&near, 14, 14)), (3, 3, 4));
}

/// A person who comes back after weeks without a check gets one night more, and the next four weeks later.
#[test]
fn weeks_without_a_check_are_not_made_up_for_at_once() {
    let nights = |week| retinol_nights("", week, (1..=8).chain(22..=week));
    let all: Vec<usize> = (21..34).map(nights).collect();
    assert_eq!(all, [3, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5, 5, 5]);
}
