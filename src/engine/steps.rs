//! Steps of a routine: those that rules define, and how many there may be.

use crate::domain::{ActiveId, ActiveSet, Phase, Slot, Time};
use crate::knowledge::{Condition, Effect};

use super::actives::Selection;
use super::context::Context;
use super::effects::EffectGroup;
use super::facts::Facts;
use super::reason::Reason;

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its place in the routine.
    pub slot: Slot,
    /// The actives to use.
    pub uses: Vec<ActiveId>,
    /// Why.
    pub because: Vec<Reason>,
}

/// Steps without paused actives; one with nothing left is dropped.
pub fn without<'a>(steps: impl Iterator<Item = &'a Step>, resting: ActiveSet) -> Vec<Step> {
    let left = |step: &Step| {
        let uses: Vec<ActiveId> =
            step.uses.iter().copied().filter(|active| !resting.contains(*active)).collect();
        Step { uses, ..step.clone() }
    };
    steps.map(left).filter(|step| !step.uses.is_empty()).collect()
}

/// The most steps of a morning and of an evening, unless the person has time for more.
const MOST_MORNING_STEPS: usize = 5;
const MOST_EVENING_STEPS: usize = 4;

/// Keeps a day short, unless the person has time for more.
pub(super) fn trim(
    facts: &Facts<'_>,
    selection: &Selection,
    morning: &mut Vec<Step>,
    evening: &mut Vec<Step>,
) {
    if !facts.says(facts.knowledge.well_known.options.time_full) {
        shorten(facts, selection, (Time::Morning, morning), MOST_MORNING_STEPS);
        shorten(facts, selection, (Time::Evening, evening), MOST_EVENING_STEPS);
    }
}

/// Removes extra steps until at most `most` are done at once: first those that only support, then the
/// toner, then the serum. In the evening, actives with nights of their own count once, since each night
/// has one of them; actives in use stay.
fn shorten(
    facts: &Facts<'_>,
    selection: &Selection,
    (time, steps): (Time, &mut Vec<Step>),
    most: usize,
) {
    let slow = |step: &Step| {
        step.uses.iter().any(|active| facts.knowledge.active(*active).per_week.is_some())
    };
    let nightly = |step: &Step| {
        let mut uses = step.uses.iter();
        time == Time::Evening
            && uses.any(|active| facts.knowledge.active(*active).time == Time::Evening)
    };
    loop {
        let own = steps.iter().filter(|step| slow(step) && nightly(step)).count();
        if steps.len() - own.saturating_sub(1) <= most {
            return;
        }
        let extra = |step: &Step| {
            !step.slot.is_basic()
                && !slow(step)
                && !step.uses.iter().any(|active| selection.in_use.contains(*active))
        };
        let order = [Slot::Treat, Slot::ToneEssence, Slot::Serum, Slot::OvernightMask];
        let place = order
            .into_iter()
            .find_map(|slot| steps.iter().rposition(|step| step.slot == slot && extra(step)));
        let Some(place) = place else { return };
        steps.remove(place);
    }
}

/// How a step of a rule relates to others of its time and slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// It is there for everybody unless another replaces it.
    Default,
    /// It replaces the default.
    Replaces,
    /// It is added.
    Adds,
}

/// Steps from the knowledge. A step with a condition replaces the default (an `Always` rule) of the same
/// time and slot; several with a condition are done together.
pub(super) fn base_steps(
    context: &Context<'_>,
    phase: Phase,
    blocked: ActiveSet,
) -> Vec<(Time, Step)> {
    let Context { facts, fired, .. } = *context;
    let knowledge = facts.knowledge;
    let here: Vec<(Place, Time, Step)> = fired
        .effects(EffectGroup::Step)
        .filter_map(|(because, effect)| match effect {
            Effect::Step { time, slot, uses, phases, adds } if phases.contains(&phase) => {
                let (used, mut why) = in_place(context, uses, phase, blocked);
                let always = knowledge.rule(because.rule).when == Condition::Always;
                let place = if *adds {
                    Place::Adds
                } else if always {
                    Place::Default
                } else {
                    Place::Replaces
                };
                why.push(because.clone());
                let step = Step { slot: *slot, uses: used, because: why };
                // A step emptied by a reaction stays empty: the default is not for this skin.
                let reacted = fired.course.reacted_to(phase);
                let emptied = uses.iter().any(|active| reacted.contains(*active));
                (!step.uses.is_empty() || emptied).then_some((place, *time, step))
            }
            _ => None,
        })
        .collect();
    let mut steps = Vec::new();
    for (place, time, step) in &here {
        let replaced = *place == Place::Default
            && here.iter().any(|(other, at, twin)| {
                *other == Place::Replaces && at == time && twin.slot == step.slot
            });
        if !replaced && !step.uses.is_empty() {
            merge(&mut steps, *time, step.clone());
        }
    }
    for (_, step) in &mut steps {
        for active in step.uses.clone() {
            add_reasons(&mut step.because, fired.notes_on_active(active));
        }
    }
    steps
}

/// The actives that a step uses once blocked ones are left out or replaced, and why they differ from
/// those the rule names.
fn in_place(
    context: &Context<'_>,
    named: &[ActiveId],
    phase: Phase,
    blocked: ActiveSet,
) -> (Vec<ActiveId>, Vec<Reason>) {
    let Context { facts, fired, .. } = *context;
    let knowledge = facts.knowledge;
    let rules = &knowledge.well_known.rules;
    let (mut uses, mut why): (Vec<ActiveId>, Vec<Reason>) = (Vec::new(), Vec::new());
    for active in named.iter().copied() {
        let other = fired.in_place_of(knowledge, active, (phase, blocked));
        let Some(other) = other.filter(|other| !uses.contains(other)) else { continue };
        uses.push(other);
        if other != active {
            add_reasons(&mut why, vec![Reason::rule(rules.instead, [])]);
        }
        if phase == Phase::Reset && fired.course.spared.contains(other) {
            add_reasons(&mut why, vec![Reason::rule(rules.none_instead, [])]);
        }
    }
    (uses, why)
}

pub(super) fn merge(steps: &mut Vec<(Time, Step)>, time: Time, step: Step) {
    match steps.iter_mut().find(|(at, other)| *at == time && other.slot == step.slot) {
        Some((_, other)) => {
            for active in step.uses {
                if !other.uses.contains(&active) {
                    other.uses.push(active);
                }
            }
            add_reasons(&mut other.because, step.because);
        }
        None => steps.push((time, step)),
    }
}

/// Adds reasons whose rule is not there yet.
pub(super) fn add_reasons(into: &mut Vec<Reason>, more: Vec<Reason>) {
    for because in more {
        if into.iter().all(|other| other.rule != because.rule) {
            into.push(because);
        }
    }
}
