//! Invariants of the dated results: each has its cause in the routine.

use barrier_first::domain::{ActiveSet, RuleId, TriageLevel};
use barrier_first::engine::{Assessment, plus_days};
use barrier_first::knowledge::{Effect, RuleKind};

use super::oracle::Oracle;

pub fn check(oracle: &Oracle<'_>, plan: &Assessment, faults: &mut Vec<String>) {
    if plan.triage.level >= TriageLevel::SeeDoctor {
        if !plan.results.is_empty() {
            faults.push("results are promised although somebody should look first".to_owned());
        }
        return;
    }
    if !plan.results.iter().map(|result| result.from).is_sorted() {
        faults.push("results are out of order".to_owned());
    }
    let mut wanted: Vec<RuleId> = Vec::new();
    for rule in oracle.fired_of(RuleKind::Calendar) {
        for effect in &oracle.knowledge.rule(rule).then {
            let Effect::Results { of, days } = effect else { continue };
            let Some(week) = first_week(plan, *of) else { continue };
            let start = plus_days(oracle.today, week * 7);
            let dates = (plus_days(start, days.0), plus_days(start, days.1));
            let found = plan.results.iter().find(|result| result.because[0].rule == rule);
            if found.map(|result| (result.from, result.to)) != Some(dates) {
                let name = oracle.rule_name(rule);
                faults.push(format!("{name} is expected {dates:?}, the plan says {found:?}"));
            }
            wanted.push(rule);
        }
    }
    if wanted.len() != plan.results.len() {
        faults.push(format!("{} results, {} have a cause", plan.results.len(), wanted.len()));
    }
}

/// Returns the first week whose mornings or evenings contain one of these.
fn first_week(plan: &Assessment, of: ActiveSet) -> Option<u16> {
    let weeks = plan.home.phases.iter().filter(|routine| {
        [&routine.morning, &routine.evening]
            .into_iter()
            .any(|steps| steps.iter().any(|step| step.uses.iter().any(|one| of.contains(*one))))
    });
    weeks.map(|routine| routine.span.from_week).min()
}
