//! The headline of a plan, and the products that a person should stop using, each reason once.

use barrier_first::clinic::ClinicConfig;
use barrier_first::domain::{ActiveId, Phase};
use barrier_first::engine::{Assessment, BlockEnd, Case, Headline, assess};
use barrier_first::export::plan_json::read_request;

use crate::embedded;

/// Somebody with all seven signs at `sign`, and their other answers.
fn plan(sign: u8, more: &str) -> Assessment {
    let signs = ["sting", "tight", "flaking", "redness", "itch", "rough_dull", "breakouts"];
    let signs: String = signs.iter().map(|name| format!(r#""sign_{name}":{sign},"#)).collect();
    let text = format!(
        r#"{{"today":"2026-03-02","answers":{{"age_band":"25_44","medicines":["none"],
            "conditions":["none"],"allergies":["none"],"recent":["none"],"spf_use":"daily",
            "clinic_interest":"none",{signs}{more}}}}}"#
    );
    let request = read_request(embedded(), &text).expect("a request");
    let config = ClinicConfig::default();
    assess(embedded(), &Case::new(&request.answers, request.today, &config))
}

fn active(id: &str) -> ActiveId {
    embedded().find_active(id).expect("an active")
}

#[test]
fn what_a_pregnant_woman_uses_and_should_not_comes_before_the_index() {
    let plan = plan(0, r#""red_flags":["none"],"pregnancy":"pregnant","actives":["retinol"]"#);
    assert_eq!(plan.headline(), Headline::Stop(vec![active("retinol")]));
    let groups = plan.to_stop(embedded());
    assert_eq!(groups.len(), 1);
    assert_eq!(groups[0].until, BlockEnd::ClearedByClinician);
    assert_eq!(embedded().rule(groups[0].reason.rule).id, "R-11");
}

#[test]
fn skin_that_stings_is_told_to_rest_and_each_reason_stands_once() {
    let plan = plan(
        3,
        r#""red_flags":["none"],"pregnancy":"no","exfoliation":"daily",
            "actives":["retinol","aha","vitamin_c"]"#,
    );
    let span = &plan.home.phases[0].span;
    assert_eq!(plan.headline(), Headline::Phase(Phase::Reset, span.to));
    let groups = plan.to_stop(embedded());
    let told: Vec<ActiveId> = groups.iter().flat_map(|group| group.actives.clone()).collect();
    for id in ["retinol", "aha", "vitamin_c"] {
        assert_eq!(told.iter().filter(|one| **one == active(id)).count(), 1, "{id} once");
    }
    for (n, group) in groups.iter().enumerate() {
        let same = |other: &&barrier_first::engine::StopGroup<'_>| {
            other.reason.rule == group.reason.rule && other.until == group.until
        };
        assert_eq!(groups.iter().position(|other| same(&other)), Some(n), "a reason stands twice");
    }
}

#[test]
fn what_nobody_uses_is_not_told_to_stop() {
    let plan = plan(4, r#""red_flags":["none"],"pregnancy":"pregnant","actives":["none"]"#);
    assert!(!plan.home.avoid.is_empty());
    assert_eq!(plan.to_stop(embedded()), []);
}

#[test]
fn a_doctor_comes_before_everything_else() {
    let plan =
        plan(0, r#""red_flags":["changing_mole"],"pregnancy":"pregnant","actives":["retinol"]"#);
    assert_eq!(plan.headline(), Headline::SeeDoctor);
}

/// Two actives in use come back one after the other: each is named with its own day.
#[test]
fn what_comes_back_later_is_not_said_with_the_day_of_another() {
    let plan = plan(
        2,
        r#""red_flags":["none"],"pregnancy":"no","goals":["lines_firmness","texture_pores"],
            "actives":["retinol","aha"]"#,
    );
    let spans = || plan.home.phases.iter().map(|routine| &routine.span);
    let back =
        |active| spans().find(|span| span.introduces == Some(active)).expect("it is back").from;
    let (retinol, aha) = (back(active("retinol")), back(active("aha")));
    assert_ne!(retinol, aha);
    for group in plan.to_stop(embedded()) {
        for active in group.actives {
            assert_eq!(plan.lifted_on(active, group.until), Some(back(active)));
        }
    }
    // Nor is it grouped with one that comes on another day.
    assert_eq!(plan.to_stop(embedded()).len(), 2, "{:?}", plan.to_stop(embedded()));
}

#[test]
fn calm_skin_that_wants_nothing_is_told_so() {
    let plan = plan(
        0,
        r#""red_flags":["none"],"pregnancy":"no","actives":["none"],"goals":["prevention"],
            "exfoliation":"never","cleanser_feel":"comfortable","time_per_day":"standard""#,
    );
    assert_eq!(plan.headline(), Headline::NothingMore);
}
