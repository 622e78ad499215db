//! Invariants between two plans of one person: knowing less never makes a plan bolder.

use barrier_first::domain::{Answers, RuleId, Status};
use barrier_first::engine::Assessment;
use barrier_first::knowledge::RuleKind;

use super::home::used;
use super::oracle::Oracle;
use super::people::{Dice, Person};

/// Returns the same person with one or several answers removed.
pub fn forget(person: &Person, dice: &mut impl Dice) -> Person {
    let number = person.answers.len() as u32;
    let (one, one_in) = (dice.below(number) as usize, 1 + dice.below(20));
    let only_one = dice.below(4) > 0;
    let kept = person
        .answers
        .iter()
        .enumerate()
        .filter(|(n, _)| if only_one { *n != one } else { !dice.one_in(one_in) });
    let answers: Answers = kept.map(|(_, answer)| answer).collect();
    Person { answers, ..person.clone() }
}

/// Returns everything that the plan with less knowledge allows and the one with more does not.
pub fn violations(
    (more, more_plan): (&Oracle<'_>, &Assessment),
    (less, less_plan): (&Oracle<'_>, &Assessment),
) -> Vec<String> {
    let mut faults = Vec::new();
    let reads_plan = |rule: &RuleId| more.knowledge.rule(*rule).when.reads_plan();
    for rule in more.fired_of(RuleKind::Safety).filter(|rule| !reads_plan(rule)) {
        let warned = less_plan.warnings.iter().any(|because| because.rule == rule);
        if !warned {
            faults.push(format!("{} no longer applies", more.rule_name(rule)));
        }
    }
    if less_plan.triage.level < more_plan.triage.level {
        faults.push("triage became milder".to_owned());
    }
    if less_plan.barrier.band > more_plan.barrier.band
        || less_plan.barrier.index > more_plan.barrier.index
    {
        faults.push("the barrier became stronger".to_owned());
    }
    if less_plan.phase > more_plan.phase && less_plan.phase > less.latest_start() {
        faults.push("the plan starts in a later phase".to_owned());
    }
    if !less_plan.treatments.is_empty() {
        treatments(more, more_plan, less_plan, &mut faults);
    }
    // Actives left out only by the plan's choice may be chosen differently in another plan; those forbidden
    // by a rule may not be introduced earlier.
    for avoided in &more_plan.home.avoid {
        for routine in &less_plan.home.phases {
            let held = used(routine).contains(&avoided.active);
            let from = barrier_first::engine::week_start(less.today, routine.span.from_week);
            if held && more.forbids(avoided.active, routine.span.phase, from) {
                let name = more.active_name(avoided.active);
                faults.push(format!("{name} was to be left out and is now in the routine"));
            }
        }
    }
    faults
}

fn treatments(
    more: &Oracle<'_>,
    more_plan: &Assessment,
    less_plan: &Assessment,
    faults: &mut Vec<String>,
) {
    for it in &less_plan.treatments {
        let Some(before) = more_plan.treatments.iter().find(|b| b.treatment == it.treatment) else {
            continue;
        };
        let restrictions = matches!(before.status, Status::AskFirst | Status::Blocked);
        if restrictions && it.status == Status::Suggested {
            let name = more.treatment_name(it.treatment);
            faults.push(format!("{name} went from {:?} to suggested", before.status));
        }
        if before.status == Status::Blocked && it.status == Status::AskFirst {
            let name = more.treatment_name(it.treatment);
            faults.push(format!("{name} was blocked and is now for a clinician"));
        }
    }
}
