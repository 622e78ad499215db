//! Invariants of the home routine: its contents, their order, and what it leaves out.

use barrier_first::domain::{ActiveId, Phase, Slot, Time, TriageLevel};
use barrier_first::engine::{Assessment, PhaseRoutine, Step, week_start};
use barrier_first::knowledge::Effect;

use super::oracle::Oracle;

const SUNSCREENS: [&str; 4] = ["spf30", "spf50", "tinted_spf50", "mineral_spf50"];

pub fn check(oracle: &Oracle<'_>, plan: &Assessment, faults: &mut Vec<String>) {
    let phases = &plan.home.phases;
    let mut week = 0;
    for pair in phases.windows(2) {
        if pair[0].span.phase > pair[1].span.phase {
            faults.push("phases run backwards".to_owned());
        }
    }
    for routine in phases {
        let span = &routine.span;
        if span.from_week != week || span.to_week <= span.from_week {
            faults.push(format!("weeks {}–{} follow week {week}", span.from_week, span.to_week));
        }
        week = span.to_week;
        steps(oracle, routine, faults);
        forbidden(oracle, plan, routine, faults);
        together(oracle, routine, faults);
    }
    avoided(oracle, plan, faults);
}

/// Returns every step of a stretch with its time.
fn all_steps(routine: &PhaseRoutine) -> impl Iterator<Item = (Time, &Step)> {
    let morning = routine.morning.iter().map(|step| (Time::Morning, step));
    let evening = routine.evening.iter().map(|step| (Time::Evening, step));
    let weekly = routine.weekly.iter().map(|step| (Time::Weekly, step));
    morning.chain(evening).chain(weekly)
}

/// Returns everything in a stretch, including the nights.
pub fn used(routine: &PhaseRoutine) -> Vec<ActiveId> {
    let nights = routine.nights.iter().flatten().copied();
    let steps = all_steps(routine).flat_map(|(_, step)| step.uses.iter().copied());
    let mut used: Vec<ActiveId> = steps.chain(nights).collect();
    used.sort_unstable();
    used.dedup();
    used
}

/// Cleanse, moisturise and protect every morning, cleanse and moisturise every evening, in order.
fn steps(oracle: &Oracle<'_>, routine: &PhaseRoutine, faults: &mut Vec<String>) {
    let phase = routine.span.phase;
    for (name, steps) in [("morning", &routine.morning), ("evening", &routine.evening)] {
        for slot in [Slot::Cleanse, Slot::Moisturise] {
            if !steps.iter().any(|step| step.slot == slot) {
                faults.push(format!("{phase:?}: no {slot:?} in the {name}"));
            }
        }
        if !steps.iter().map(|step| step.slot).is_sorted() {
            faults.push(format!("{phase:?}: the {name} is out of order"));
        }
        for (n, step) in steps.iter().enumerate() {
            let doubled = steps[..n].iter().any(|other| {
                other.slot == step.slot && other.uses.iter().any(|it| step.uses.contains(it))
            });
            if step.uses.is_empty() || doubled {
                faults.push(format!("{phase:?}: {name} {:?} is empty or doubled", step.slot));
            }
        }
    }
    let protected = |step: &Step| {
        step.slot == Slot::Protect
            && step.uses.iter().any(|it| SUNSCREENS.contains(&oracle.active_name(*it)))
    };
    if !routine.morning.last().is_some_and(protected) {
        faults.push(format!("{phase:?}: the morning does not end with sun protection"));
    }
}

/// Nothing that a rule forbids, nothing on the plan's own list of things to leave out, nothing before its
/// phase.
fn forbidden(
    oracle: &Oracle<'_>,
    plan: &Assessment,
    routine: &PhaseRoutine,
    faults: &mut Vec<String>,
) {
    let phase = routine.span.phase;
    let from = week_start(oracle.today, routine.span.from_week);
    let strong = super::family(oracle.knowledge, "strong_active");
    for active in used(routine) {
        let name = oracle.active_name(active);
        if oracle.forbids(active, phase, from) {
            faults.push(format!("{phase:?} holds {name}, which a rule forbids"));
        }
        let listed = plan.home.avoid.iter().find(|avoided| avoided.active == active);
        if listed.is_some_and(|avoided| oracle.before(avoided.until, phase, from)) {
            faults.push(format!("{phase:?} holds {name}, which its own list leaves out"));
        }
        if oracle.knowledge.active(active).from_phase > phase {
            faults.push(format!("{phase:?} holds {name} before its phase"));
        }
        if phase == Phase::Reset && strong.contains(active) {
            faults.push(format!("the reset holds {name}"));
        }
    }
}

/// Actives that must not be used at the same time of day, and families with at most one member.
fn together(oracle: &Oracle<'_>, routine: &PhaseRoutine, faults: &mut Vec<String>) {
    let all = used(routine);
    for family in ["retinoid", "exfoliant"] {
        let members = super::family(oracle.knowledge, family);
        let mut names: Vec<&str> = all
            .iter()
            .filter(|active| members.contains(**active))
            .map(|active| oracle.active_name(*active))
            .collect();
        // A prescription retinoid counts although the prescriber decides its time.
        if family == "retinoid"
            && oracle.says("medicines", "prescription_retinoid")
            && !names.contains(&"prescription_retinoid")
        {
            names.push("prescription_retinoid");
        }
        if names.len() > 1 {
            faults.push(format!("two of one family: {names:?}"));
        }
    }
    let holds = |steps: &[Step], name: &str| {
        steps.iter().flat_map(|step| &step.uses).any(|it| oracle.active_name(*it) == name)
    };
    let prescribed = oracle.uses("prescription_retinoid");
    if prescribed && holds(&routine.evening, "benzoyl_peroxide") && separates(oracle) {
        faults.push("benzoyl peroxide shares the evening with a prescribed retinoid".to_owned());
    }
}

/// Returns `true` if R-25 applies, which a clinic may relax.
fn separates(oracle: &Oracle<'_>) -> bool {
    oracle.effects().any(|effect| matches!(effect, Effect::MorningOnly(_)))
}

/// The list of things to leave out contains everything that a rule forbids today, each once.
fn avoided(oracle: &Oracle<'_>, plan: &Assessment, faults: &mut Vec<String>) {
    let list = &plan.home.avoid;
    for (n, avoided) in list.iter().enumerate() {
        if list[..n].iter().any(|other| other.active == avoided.active) {
            faults.push(format!("{} is left out twice", oracle.active_name(avoided.active)));
        }
    }
    if oracle.level() >= TriageLevel::Urgent {
        return;
    }
    for (active, entry) in oracle.knowledge.actives() {
        let forbidden = oracle.forbids(active, plan.phase, oracle.today);
        let listed = list.iter().find(|avoided| avoided.active == active);
        if forbidden && listed.is_none() {
            faults.push(format!("{} is forbidden but not listed", entry.id));
        }
        if listed.is_some_and(|avoided| avoided.in_use != oracle.uses(&entry.id)) {
            faults.push(format!("{}: «in use» is wrong", entry.id));
        }
    }
}
