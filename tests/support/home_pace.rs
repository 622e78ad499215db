//! Invariants of how the home routine grows: frequency of strong actives, and one new one at a time.

use barrier_first::domain::ActiveId;
use barrier_first::engine::{Assessment, PhaseRoutine};
use barrier_first::knowledge::Effect;

use super::home::used;
use super::oracle::Oracle;

pub fn check(oracle: &Oracle<'_>, plan: &Assessment, faults: &mut Vec<String>) {
    let phases = &plan.home.phases;
    for routine in phases {
        nights(oracle, phases, routine, faults);
    }
    new_actives(oracle, phases, faults);
}

/// The type ensures one active per night; here: as often as allowed, and the same actives as the evening.
fn nights(
    oracle: &Oracle<'_>,
    phases: &[PhaseRoutine],
    routine: &PhaseRoutine,
    faults: &mut Vec<String>,
) {
    let phase = routine.span.phase;
    let evening: Vec<ActiveId> =
        routine.evening.iter().flat_map(|step| step.uses.iter().copied()).collect();
    let slow = |active: ActiveId| oracle.knowledge.active(active).per_week;
    for active in evening.iter().copied().filter(|active| slow(*active).is_some()) {
        let name = oracle.active_name(active);
        let nights = routine.nights.iter().flatten().filter(|night| **night == active).count();
        let (start, later) = slow(active).unwrap_or((7, 7));
        let new = routine.span.introduces == Some(active);
        let kept = oracle.uses(name) && phases[0].span.introduces != Some(active);
        let joined = phases.iter().find(|it| used(it).contains(&active));
        let joined = joined.map_or(0, |it| it.span.from_week);
        let early = joined == 0 || phases.iter().all(|it| it.span.introduces != Some(active));
        let known = kept && early && oracle.established(name);
        // One more night after twelve weeks, then one every four.
        let weeks = routine.span.from_week.saturating_sub(joined);
        let more = if new || weeks < 12 { 0 } else { 1 + (weeks - 12) / 4 };
        let beginner = new || !known;
        // However long a stretch is, its end adds one night and no second.
        // Not by its first day: at the end of the calendar several stretches share one.
        let here = phases.iter().position(|it| std::ptr::eq(it, routine)).unwrap_or(0);
        let before = here.checked_sub(1).map_or(0, |place| {
            phases[place].nights.iter().flatten().filter(|night| **night == active).count()
        });
        let before = u8::try_from(before).unwrap_or(u8::MAX);
        let at_once = if before == 0 { u8::MAX } else { before.saturating_add(1) };
        let most = oracle
            .effects()
            .filter_map(|effect| match effect {
                Effect::NightsAtMost { targets, nights }
                    if beginner && targets.contains(active) =>
                {
                    let all = nights.saturating_add(u8::try_from(more).unwrap_or(u8::MAX));
                    Some(all.min(at_once.max(*nights)))
                }
                _ => None,
            })
            .fold(if new { start } else { later }, u8::min);
        if nights == 0 || nights > usize::from(most) {
            faults.push(format!("{phase:?}: {name} on {nights} nights, at most {most}"));
        }
    }
    for night in routine.nights.iter().flatten() {
        if !evening.contains(night) {
            let name = oracle.active_name(*night);
            faults.push(format!("{phase:?}: a night for {name}, which is no step of the evening"));
        }
    }
}

/// One new active per stretch: at the start only those in use, then one at a time.
fn new_actives(oracle: &Oracle<'_>, phases: &[PhaseRoutine], faults: &mut Vec<String>) {
    let mut known: Vec<ActiveId> = Vec::new();
    for (n, routine) in phases.iter().enumerate() {
        let fresh: Vec<&str> = used(routine)
            .into_iter()
            .filter(|active| oracle.knowledge.active(*active).per_week.is_some())
            .filter(|active| !known.contains(active))
            .map(|active| oracle.active_name(active))
            .filter(|name| n > 0 || !oracle.uses(name))
            .collect();
        if fresh.len() > 1 {
            faults.push(format!("{:?} brings in {fresh:?} at once", routine.span.phase));
        }
        known.extend(used(routine));
        // An introduced active stays: the phase that introduces it was its time.
        for later in &phases[n..] {
            let missing = routine.span.introduces.filter(|active| !used(later).contains(active));
            if let Some(active) = missing {
                let name = oracle.active_name(active);
                faults.push(format!("{name} comes in and is missing in {:?}", later.span.phase));
            }
        }
    }
}
