//! Shared by the host tests, the simulation and the benchmark: random people, a second implementation of the
//! rules, and the invariants that every plan must keep.
//!
//! The invariants never rely on the engine's own results. [`oracle`] evaluates the conditions of the rules
//! independently, so that a fault in the engine's logic cannot hide itself.

#![allow(dead_code, reason = "each program that shares this uses a part")]

pub mod catalogue;
pub mod clinic;
pub mod courses;
pub mod home;
pub mod home_dates;
pub mod home_limits;
pub mod home_pace;
pub mod localizer;
pub mod oracle;
pub mod pairs;
pub mod people;
pub mod programmes;
pub mod reasons;
pub mod results;

use barrier_first::domain::{ActiveSet, Phase, Severity, TriageLevel};
use barrier_first::engine::Assessment;
use barrier_first::knowledge::{Effect, Knowledge, RuleKind};

use oracle::Oracle;

/// Returns the members of a family of actives. A family without members is a mistake: an invariant about none
/// would hold for every plan.
pub fn family(knowledge: &Knowledge, name: &str) -> ActiveSet {
    let found = knowledge.find_family(name);
    assert!(found.is_some(), "no active belongs to the family {name:?}");
    found.unwrap_or_default()
}

/// Returns the faults of a plan, one line each; empty if it keeps every invariant.
pub fn violations(oracle: &Oracle<'_>, plan: &Assessment) -> Vec<String> {
    let mut faults = Vec::new();
    let oracle = &oracle.seeing(plan);
    triage(oracle, plan, &mut faults);
    barrier(oracle, plan, &mut faults);
    home::check(oracle, plan, &mut faults);
    home_dates::check(oracle, plan, &mut faults);
    home_limits::check(oracle, plan, &mut faults);
    home_pace::check(oracle, plan, &mut faults);
    catalogue::check(oracle, plan, &mut faults);
    clinic::check(oracle, plan, &mut faults);
    programmes::check(oracle, plan, &mut faults);
    results::check(oracle, plan, &mut faults);
    reasons::check(oracle, plan, &mut faults);
    faults
}

/// The highest triage level that an applying rule requires, and a gentle plan while it is high.
fn triage(oracle: &Oracle<'_>, plan: &Assessment, faults: &mut Vec<String>) {
    let level = oracle.level();
    if plan.triage.level != level {
        faults.push(format!("triage is {:?}, the rules ask for {level:?}", plan.triage.level));
    }
    if level >= TriageLevel::Urgent
        && !(plan.treatments.is_empty()
            && plan.calendar.is_empty()
            && plan.questions_for_clinic.is_empty()
            && plan.products.is_empty())
    {
        faults.push(format!("at {level:?} the plan still holds something of a clinic"));
    }
    let mut warned: Vec<_> = plan.warnings.iter().map(|because| because.rule).collect();
    let severities: Vec<Severity> =
        warned.iter().map(|rule| oracle.knowledge.rule(*rule).severity).collect();
    if !severities.is_sorted() {
        faults.push("warnings do not start with the strongest".to_owned());
    }
    warned.sort_unstable();
    let fired: Vec<_> = oracle.fired_of(RuleKind::Safety).collect();
    if warned != fired {
        let names = |list: &[_]| list.iter().map(|id| oracle.rule_name(*id)).collect::<Vec<_>>();
        faults.push(format!("warnings are {:?}, rules fire {:?}", names(&warned), names(&fired)));
    }
}

/// The published formula, bands and phase starts (`docs/how-a-plan-is-decided.md`).
fn barrier(oracle: &Oracle<'_>, plan: &Assessment, faults: &mut Vec<String>) {
    let (worst, best) = oracle.range();
    let barrier = &plan.barrier;
    if (barrier.index, barrier.range, barrier.band) != (worst, (worst, best), oracle.band) {
        faults.push(format!(
            "index {} {:?} {:?}, the formula gives {worst} {:?} {:?}",
            barrier.index,
            barrier.range,
            barrier.band,
            (worst, best),
            oracle.band
        ));
    }
    if barrier.drivers.iter().any(|driver| driver.points == 0)
        || !barrier.drivers.iter().map(|driver| driver.points).rev().is_sorted()
    {
        faults.push("drivers are not ranked, or one has no points".to_owned());
    }
    let points: u16 = oracle
        .fired_of(RuleKind::Driver)
        .flat_map(|rule| &oracle.knowledge.rule(rule).then)
        .map(|effect| if let Effect::Points(points) = effect { u16::from(*points) } else { 0 })
        .sum();
    if points != barrier.drivers.iter().map(|driver| driver.points).sum::<u16>() {
        faults.push("drivers do not add up to the points of their rules".to_owned());
    }
    let start = plan.home.phases.first().map(|routine| routine.span.phase);
    if start != Some(plan.phase) {
        faults.push(format!("phase is {:?}, the routine starts with {start:?}", plan.phase));
    }
    if plan.phase > oracle.latest_start() {
        faults.push(format!("{:?} is too early for {:?}", plan.phase, oracle.band));
    }
    if plan.nothing_more_needed && plan.phase != Phase::Maintain {
        faults.push("nothing more is needed, yet the plan is not at its last phase".to_owned());
    }
}
