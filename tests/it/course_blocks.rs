//! Temporary blocks in a plan that is followed: an active comes once the days are over, and nothing in use
//! drops out of the plan without a mention.

use barrier_first::domain::plus_days;
use barrier_first::engine::{Assessment, Course, assess};
use barrier_first::export::plan_json::read_request;

use crate::course_request::{CALM, check, request};
use crate::embedded;

/// The plan of a day for somebody with these answers in place of the calm person's.
fn plan(today: &str, answers: &[(&str, &str)], checks: &[&str]) -> Assessment {
    let calm: Vec<(&str, [u8; 7])> = checks.iter().map(|day| (*day, CALM)).collect();
    plan_of_signs(today, answers, &calm)
}

/// The same with checks of these signs.
fn plan_of_signs(today: &str, answers: &[(&str, &str)], checks: &[(&str, [u8; 7])]) -> Assessment {
    let list: Vec<String> = checks.iter().map(|(day, signs)| check(day, *signs, "")).collect();
    read_plan(today, answers, &list)
}

/// The same with whole checks.
fn read_plan(today: &str, answers: &[(&str, &str)], list: &[String]) -> Assessment {
    let mut text = request(today, &format!(r#""check_ins":[{}]"#, list.join(",")));
    for (from, to) in answers {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    let request = read_request(embedded(), &text).unwrap_or_else(|fault| panic!("{fault}"));
    assess(embedded(), &request.case())
}

fn comes(plan: &Assessment, active: &str) -> bool {
    plan.home.phases.iter().any(|routine| {
        let introduces = routine.span.introduces.map(|it| &*embedded().active(it).id);
        introduces == Some(active)
    })
}

fn is_left_out(plan: &Assessment, active: &str) -> bool {
    plan.home.avoid.iter().any(|avoided| embedded().active(avoided.active).id == active)
}

fn warns(plan: &Assessment, rule: &str) -> bool {
    plan.warnings.iter().any(|reason| embedded().rule(reason.rule).id == rule)
}

const WAXED: [(&str, &str); 2] = [
    (r#""recent":["none"]"#, r#""recent":["waxing_1_week"]"#),
    (r#""actives":["none"]"#, r#""actives":["retinol"],"actives_since":{"retinol":"longer"}"#),
];

/// The audit's `in_use_told`, in a course (waxed, uses retinol: it dropped out of both lists after the
/// first check).
#[test]
fn what_waited_some_days_comes_back_after_them() {
    let early = plan("2026-03-05", &WAXED, &[]);
    assert!(is_left_out(&early, "retinol"), "{:?}", early.home.avoid);
    assert!(warns(&early, "R-75"));
    // Days that are over wait for a check.
    let late = plan("2026-03-11", &WAXED, &[]);
    assert!(is_left_out(&late, "retinol") || comes(&late, "retinol"));
    let checked = plan("2026-03-11", &WAXED, &["2026-03-10"]);
    assert!(comes(&checked, "retinol"), "it is not brought back");
    assert!(!warns(&checked, "R-75"), "the week is over");
    // Later checks do not change what the first one found.
    let later = plan("2026-03-18", &WAXED, &["2026-03-10", "2026-03-17"]);
    assert!(comes(&later, "retinol"));
}

/// A wanted active that had to wait comes after its days, too: two weeks of sunscreen before an AHA.
#[test]
fn what_is_new_comes_after_its_days() {
    let answers = [
        (r#""spf_use":"daily""#, r#""spf_use":"sometimes""#),
        (r#""goals":["lines_firmness"]"#, r#""goals":["glow"]"#),
        (r#""time_per_day":"standard""#, r#""time_per_day":"full""#),
    ];
    let early = plan("2026-03-09", &answers, &["2026-03-09"]);
    assert!(!comes(&early, "aha"), "an AHA without two weeks of sunscreen");
    let later = plan("2026-03-16", &answers, &["2026-03-09", "2026-03-16"]);
    assert!(comes(&later, "aha"), "the two weeks are over");
}

/// A new product and signs on most days: nothing new for four weeks.
const NEW_AND_RED: [(&str, &str); 3] = [
    (r#""new_product_4_weeks":"none""#, r#""new_product_4_weeks":"several""#),
    (r#""sign_itch":1"#, r#""sign_itch":3"#),
    (r#""sign_redness":2"#, r#""sign_redness":3"#),
];

/// A rule that holds new actives back for four weeks lets them come after that.
#[test]
fn nothing_new_ends_after_its_weeks() {
    let answers = NEW_AND_RED;
    let weeks = ["2026-03-09", "2026-03-16", "2026-03-23", "2026-03-30"];
    let early = plan("2026-03-16", &answers, &weeks[..2]);
    assert!(!comes(&early, "retinol"), "something new within the four weeks");
    let later = plan("2026-03-30", &answers, &weeks);
    assert!(comes(&later, "retinol"), "nothing comes after the four weeks");
}

/// The days of a rule do not start again for a sign that a check gives anew: what came in after them
/// stays, and the weeks before are not told otherwise (the property
/// `a_worse_check_in_never_gives_a_later_phase` found a plan that a red week had moved to its last phase).
#[test]
fn a_red_week_does_not_take_back_what_came_in() {
    const RED: [u8; 7] = [1, 0, 0, 4, 1, 1, 1];
    let day = |week: u16| plus_days(jiff::civil::date(2026, 3, 2), week * 7).to_string();
    let days: Vec<String> = (1..=14).map(day).collect();
    let calm: Vec<(&str, [u8; 7])> = days.iter().map(|day| (day.as_str(), CALM)).collect();
    let today = calm.last().map_or("", |(day, _)| *day);
    let before = plan_of_signs(today, &NEW_AND_RED, &calm);
    let mut red = calm.clone();
    red.last_mut().expect("there are checks").1 = RED;
    let after = plan_of_signs(today, &NEW_AND_RED, &red);
    assert!(warns(&after, "R-81"), "the red week does not bring the rule again");
    let (before, after) = (before.course.expect("a course"), after.course.expect("a course"));
    let came_in = |course: &Course| {
        course.history.iter().filter_map(|step| step.introducing).collect::<Vec<_>>()
    };
    assert!(!came_in(&before).is_empty(), "nothing has come in");
    assert_eq!(came_in(&after), came_in(&before));
    assert!(after.phase <= before.phase, "{:?} to {:?}", before.phase, after.phase);
}

/// Nor does a sign that stays: the two weeks of sunscreen before an AHA end although the skin is still as
/// rough as on the first day, which is why the AHA is wanted.
#[test]
fn a_sign_that_stays_does_not_start_the_days_again() {
    const ROUGH: [u8; 7] = [1, 0, 0, 1, 1, 3, 1];
    let answers = [
        (r#""spf_use":"daily""#, r#""spf_use":"sometimes""#),
        (r#""sign_rough_dull":2"#, r#""sign_rough_dull":3"#),
        (r#""goals":["lines_firmness"]"#, r#""goals":["glow"]"#),
        (r#""time_per_day":"standard""#, r#""time_per_day":"full""#),
    ];
    let checks = [("2026-03-09", ROUGH), ("2026-03-16", ROUGH)];
    let early = plan_of_signs("2026-03-09", &answers, &checks[..1]);
    assert!(is_left_out(&early, "aha"), "an AHA without two weeks of sunscreen");
    let later = plan_of_signs("2026-03-16", &answers, &checks);
    assert!(comes(&later, "aha"), "the two weeks are over");
    assert!(!is_left_out(&later, "aha"));
}

/// An answer that changes later, and has nothing to do with it, does not tell the weeks before otherwise.
#[test]
fn a_later_answer_does_not_rewrite_what_came_in() {
    let day = |week: u16| plus_days(jiff::civil::date(2026, 3, 2), week * 7).to_string();
    let plan = |weeks: u16, more: &str| {
        let more_of = |week| if week == weeks { more } else { "" };
        let list: Vec<String> =
            (1..=weeks).map(|week| check(&day(week), CALM, more_of(week))).collect();
        read_plan(&day(weeks), &WAXED, &list).course.expect("a course")
    };
    let (same, other) = (plan(14, ""), plan(14, r#""sleep":"poor""#));
    let retinol = embedded().find_active("retinol").expect("an active");
    assert!(same.history.iter().any(|step| step.introducing == Some(retinol)));
    let came = |course: &Course| {
        let steps = course.history.iter().map(|step| (step.on, step.phase, step.introducing));
        steps.collect::<Vec<_>>()
    };
    assert_eq!(came(&other), came(&same));
}
