//! Temporary blocks in a plan that is followed: an active comes once the days are over, and nothing in use
//! drops out of the plan without a mention.

use barrier_first::engine::{Assessment, assess};
use barrier_first::export::plan_json::read_request;

use crate::course_request::{CALM, check, request};
use crate::embedded;

/// The plan of a day for somebody with these answers in place of the calm person's.
fn plan(today: &str, answers: &[(&str, &str)], checks: &[&str]) -> Assessment {
    let list: Vec<String> = checks.iter().map(|day| check(day, CALM, "")).collect();
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

/// A rule that holds new actives back for four weeks lets them come after that.
#[test]
fn nothing_new_ends_after_its_weeks() {
    let answers = [
        (r#""new_product_4_weeks":"none""#, r#""new_product_4_weeks":"several""#),
        (r#""sign_itch":1"#, r#""sign_itch":3"#),
        (r#""sign_redness":2"#, r#""sign_redness":3"#),
    ];
    let weeks = ["2026-03-09", "2026-03-16", "2026-03-23", "2026-03-30"];
    let early = plan("2026-03-16", &answers, &weeks[..2]);
    assert!(!comes(&early, "retinol"), "something new within the four weeks");
    let later = plan("2026-03-30", &answers, &weeks);
    assert!(comes(&later, "retinol"), "nothing comes after the four weeks");
}
