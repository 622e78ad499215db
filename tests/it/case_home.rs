//! Expectations of a case about triage, band, home routine and statuses besides its own fields: floors,
//! ceilings and things that must never happen.

use barrier_first::domain::{ActiveId, Band, ClosedSet, Phase, Slot, TriageLevel};
use barrier_first::engine::{BlockEnd, PhaseRoutine};

use crate::case_file::Case;
use crate::cases::targets;
use crate::embedded;
use crate::support::home::used;
use crate::support::oracle::Oracle;

/// Adds a line for each expectation that fails.
pub fn check(case: &Case, faults: &mut Vec<String>) {
    levels(case, faults);
    stretches(case, faults);
    measure(case, faults);
    in_use(case, faults);
    statuses(case, faults);
}

fn find<T: ClosedSet>(id: &str) -> T {
    *T::ALL.iter().find(|one| one.id() == id).unwrap_or_else(|| panic!("there is no {id:?}"))
}

fn levels(case: &Case, faults: &mut Vec<String>) {
    let (plan, expect) = (&case.plan, &case.expect);
    let level = plan.triage.level;
    if !expect.triage_any.is_empty()
        && !expect.triage_any.iter().any(|id| find::<TriageLevel>(id) == level)
    {
        faults.push(format!("triage is {level:?}, expected one of {:?}", expect.triage_any));
    }
    if expect.triage_not.as_ref().is_some_and(|id| find::<TriageLevel>(id) == level) {
        faults.push(format!("triage is {level:?}"));
    }
    let band = plan.barrier.band;
    if expect.band_at_most.as_ref().is_some_and(|id| band > find::<Band>(id)) {
        faults.push(format!("band is {band:?} ({})", plan.barrier.index));
    }
}

fn stretches(case: &Case, faults: &mut Vec<String>) {
    let expect = &case.expect;
    let phases = &case.plan.home.phases;
    let new: Vec<ActiveId> = phases.iter().filter_map(|it| it.span.introduces).collect();
    let any = |ids: &[String]| ids.iter().any(|id| targets(id).iter().any(|it| new.contains(&it)));
    if !expect.introduces_any.is_empty() && !any(&expect.introduces_any) {
        faults.push(format!("brings in {new:?}, none of {:?}", expect.introduces_any));
    }
    for id in &expect.never_introduces {
        if any(std::slice::from_ref(id)) {
            faults.push(format!("brings in {id}"));
        }
    }
    for (id, week) in &expect.not_before_week {
        let set = targets(id);
        let early = |routine: &&PhaseRoutine| {
            routine.span.from_week < *week && used(routine).iter().any(|it| set.contains(*it))
        };
        if let Some(routine) = phases.iter().find(early) {
            faults.push(format!("{id} is there from week {}", routine.span.from_week));
        }
    }
    for id in &expect.always_uses {
        let set = targets(id);
        let without = |it: &&PhaseRoutine| !used(it).iter().any(|active| set.contains(*active));
        if let Some(routine) = phases.iter().find(without) {
            faults.push(format!("{id} is missing from week {}", routine.span.from_week));
        }
    }
    let early = |it: &&PhaseRoutine| {
        it.span.introduces.is_some()
            && expect.nothing_new_before_week.is_some_and(|week| it.span.from_week < week)
    };
    if let Some(routine) = phases.iter().find(early) {
        faults.push(format!("something new in week {}", routine.span.from_week));
    }
    for (id, least) in &expect.nights_at_least {
        let set = targets(id);
        let nights = phases.last().map_or(0, |routine| {
            routine.nights.iter().flatten().filter(|it| set.contains(**it)).count()
        });
        if nights < *least {
            faults.push(format!("{id} on {nights} nights, at least {least} expected"));
        }
    }
}

/// The steps of one evening, the one with the most.
fn evening(routine: &PhaseRoutine) -> usize {
    (0..7).map(|night| routine.evening_of(night).len()).max().unwrap_or(0)
}

fn measure(case: &Case, faults: &mut Vec<String>) {
    let phases = &case.plan.home.phases;
    for (time, most) in &case.expect.steps_at_most {
        let steps = phases.iter().map(|routine| match time.as_str() {
            "morning" => routine.morning.len(),
            "evening" => evening(routine),
            _ => panic!("there is no time {time:?}"),
        });
        let steps = steps.max().unwrap_or(0);
        if steps > *most {
            faults.push(format!("{steps} steps in the {time}, at most {most} expected"));
        }
    }
    if let Some(most) = case.expect.strong_at_most {
        let strong = targets("strong_active");
        for routine in phases {
            let held = used(routine).into_iter().filter(|it| strong.contains(*it)).count();
            if held > most {
                let phase = routine.span.phase;
                faults.push(format!("{phase:?} holds {held} strong actives, at most {most}"));
            }
        }
    }
}

fn in_use(case: &Case, faults: &mut Vec<String>) {
    let oracle = Oracle::of(embedded(), &case.person);
    let home = &case.plan.home;
    for (active, entry) in embedded().actives() {
        let later = |from: Phase| {
            home.phases
                .iter()
                .filter(move |it| it.span.phase >= from)
                .any(|it| used(it).contains(&active))
        };
        let avoided = home.avoid.iter().find(|avoided| avoided.active == active);
        let untold = oracle.uses(&entry.id) && !later(Phase::Reset) && avoided.is_none();
        if case.expect.in_use_told && untold {
            faults.push(format!("{} is in use, in no routine and not left out", entry.id));
        }
        if let Some(BlockEnd::Phase(phase)) = avoided.filter(|it| it.in_use).map(|it| it.until)
            && case.expect.until_phase_comes
            && !later(phase)
        {
            faults.push(format!("{} waits for {phase:?} and never comes", entry.id));
        }
    }
    let basic = |routine: &PhaseRoutine| {
        routine.morning.iter().chain(&routine.evening).map(|it| it.slot).all(Slot::is_basic)
    };
    if case.plan.nothing_more_needed && !home.phases.iter().all(basic) {
        faults.push("nothing more is needed, yet there are more steps".to_owned());
    }
}

fn statuses(case: &Case, faults: &mut Vec<String>) {
    let status = |id: &str| {
        let treatment = embedded().find_treatment(id);
        assert!(treatment.is_some(), "there is no treatment {id:?}");
        let plans = &case.plan.treatments;
        plans.iter().find(|it| Some(it.treatment) == treatment).map(|it| it.status.id())
    };
    for (id, wanted) in &case.expect.treatments_any {
        let found = status(id);
        if !wanted.iter().any(|one| Some(one.as_str()) == found) {
            faults.push(format!("{id} is {found:?}, expected one of {wanted:?}"));
        }
    }
    for id in case.expect.not_suggested.iter().filter(|id| status(id) == Some("suggested")) {
        faults.push(format!("{id} is suggested"));
    }
}
