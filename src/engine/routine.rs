//! The home routine: morning, evening and the nights of a week, for each stretch.

use jiff::civil::Date;

use crate::domain::{ActiveId, ActiveSet, Phase, Slot, Time, TriageLevel, days_between};
use crate::knowledge::{Effect, Until};

use super::actives::{Selection, question};
use super::blocks::{Block, BlockEnd, latest};
use super::context::Context;
use super::dates::plus_days;
use super::effects::EffectGroup;
use super::home_routine::{Avoided, HomeRoutine, PhaseRoutine};
use super::nights::{move_to_morning, nights, times, times_of};
use super::phases::{PhaseSpan, starts_on};
use super::reason::Reason;
use super::safety::FiredRules;
use super::steps::{Step, add_reasons, base_steps, merge, trim};

/// Builds the routine of every stretch. On `review`, otherwise at the end of the last stretch, actives
/// that rest without a rule that forbids them are reviewed.
pub(super) fn build(
    context: &Context<'_>,
    selection: &Selection,
    spans: &[PhaseSpan],
    review: Option<Date>,
) -> HomeRoutine {
    let facts = context.facts;
    // The actives in the routine, and the week of the plan since which each has been there.
    let mut present: Vec<(ActiveId, u16)> = Vec::new();
    let mut phases = Vec::new();
    for span in spans {
        let kept = selection.kept.iter().copied().chain(span.introduces);
        for active in kept {
            let ready = facts.knowledge.active(active).from_phase <= span.phase;
            if ready && present.iter().all(|(other, _)| *other != active) {
                let known = selection.joined.iter().find(|(other, _)| *other == active);
                present.push((active, known.map_or(span.from_week, |(_, week)| *week)));
            }
        }
        let before = phases.last();
        phases.push(routine(context, selection, span, (&present, before)));
    }
    let avoid = avoid(context, selection, spans, review);
    HomeRoutine { phases, avoid, rests: Vec::new() }
}

/// Gentle care until someone has looked at the skin: cleanse, moisturise, protect.
pub(super) fn gentle_care_only(context: &Context<'_>, from: Date) -> HomeRoutine {
    let Context { facts, fired, today, .. } = *context;
    let actives = &facts.knowledge.well_known.actives;
    let because: Vec<Reason> = fired
        .stops()
        .into_iter()
        .chain([Reason::rule(facts.knowledge.well_known.rules.gentle_until_seen, [])])
        .collect();
    let blocked = fired.course.reacted_to(Phase::Reset);
    let step = |slot, active| {
        let here = (Phase::Reset, blocked);
        let active = fired.in_place_of(facts.knowledge, active, here)?;
        Some(Step { slot, uses: vec![active], because: because.clone() })
    };
    let span = PhaseSpan {
        phase: Phase::Reset,
        from,
        to: plus_days(today, 7),
        from_week: 0,
        to_week: 1,
        introduces: None,
        brings_back: false,
        because: because.clone(),
    };
    let strong = facts.knowledge.well_known.families.strong_active;
    let basics = [
        (Slot::Cleanse, actives.gentle_cleanser),
        (Slot::Moisturise, actives.rich_moisturiser),
        (Slot::Protect, actives.spf50),
    ];
    HomeRoutine {
        phases: vec![PhaseRoutine {
            span,
            morning: basics.iter().filter_map(|(slot, active)| step(*slot, *active)).collect(),
            evening: basics[..2].iter().filter_map(|(slot, active)| step(*slot, *active)).collect(),
            weekly: Vec::new(),
            nights: [None; 7],
            nights_because: because.clone(),
        }],
        avoid: strong
            .iter()
            .map(|active| Avoided {
                active,
                until: BlockEnd::ClearedByClinician,
                in_use: false,
                because: because.clone(),
            })
            .collect(),
        rests: Vec::new(),
    }
}

fn routine(
    context: &Context<'_>,
    selection: &Selection,
    span: &PhaseSpan,
    (present, before): (&[(ActiveId, u16)], Option<&PhaseRoutine>),
) -> PhaseRoutine {
    let Context { facts, fired, today, .. } = *context;
    let blocked = fired.blocked_in(span.phase, span.from, today).union(fired.paused_in(span.from));
    let mut held = fired.held_until_cleared();
    selection.in_use.iter().for_each(|active| held.remove(active));
    let mut steps = base_steps(context, span.phase, blocked.union(held));
    // The reset is cleanser, moisturiser and sun protection only.
    let supporting = if span.phase == Phase::Reset { &[][..] } else { &selection.supporting };
    for active in supporting {
        let entry = facts.knowledge.active(*active);
        let there = steps.iter().any(|(_, step)| step.uses.contains(active));
        if !there && entry.from_phase <= span.phase && !blocked.contains(*active) {
            let because = reasons(context, selection, *active);
            merge(&mut steps, entry.time, Step { slot: entry.slot, uses: vec![*active], because });
        }
    }
    let here: Vec<(ActiveId, u16)> =
        present.iter().copied().filter(|(active, _)| !blocked.contains(*active)).collect();
    let (evening, in_morning) = evening_actives(context, selection, span, (&here, before));
    for (active, _) in here {
        let entry = facts.knowledge.active(active);
        let time = if in_morning.contains(active) { Time::Morning } else { entry.time };
        let slot = if time == Time::Morning { Slot::Treat } else { entry.slot };
        let because = reasons(context, selection, active);
        // A separate step with its own reasons, because it is not for every day.
        steps.push((time, Step { slot, uses: vec![active], because }));
    }
    let of = |time: Time| {
        let mut list: Vec<Step> =
            steps.iter().filter(|(at, _)| *at == time).map(|(_, step)| step.clone()).collect();
        crate::domain::insertion_sort(&mut list, |step| step.slot);
        list
    };
    let (nights, nights_because) = nights(context, selection, span, evening);
    let (mut at_morning, mut at_evening) = (of(Time::Morning), of(Time::Evening));
    trim(facts, selection, &mut at_morning, &mut at_evening);
    PhaseRoutine {
        morning: at_morning,
        evening: at_evening,
        weekly: of(Time::Weekly),
        span: span.clone(),
        nights,
        nights_because,
    }
}

/// Splits slow actives into those used in the evening, with how often each is, and those that go to the
/// morning. `before` is the previous stretch, if there is one.
pub(super) fn evening_actives(
    context: &Context<'_>,
    selection: &Selection,
    span: &PhaseSpan,
    (present, before): (&[(ActiveId, u16)], Option<&PhaseRoutine>),
) -> (Vec<(ActiveId, u8)>, ActiveSet) {
    let facts = context.facts;
    let morning_only = morning_only(context.fired);
    let evening = |(active, _): &&(ActiveId, u16)| {
        let entry = facts.knowledge.active(*active);
        entry.time == Time::Evening && entry.per_week.is_some() && !morning_only.contains(*active)
    };
    let had = |active| before.and_then(|before| times_of(&before.nights, active));
    let often = |it: &(ActiveId, u16)| (it.0, times(context, selection, span, *it, had(it.0)));
    let mut evening: Vec<(ActiveId, u8)> = present.iter().filter(evening).map(often).collect();
    let moved = move_to_morning(facts, span, &mut evening);
    (evening, morning_only.union(moved))
}

/// Why a slow active is in the routine: the needs, its being in use, how it comes in, and what to mind
/// with it.
fn reasons(context: &Context<'_>, selection: &Selection, active: ActiveId) -> Vec<Reason> {
    let Context { facts, fired, .. } = *context;
    let well_known = &facts.knowledge.well_known;
    let mut because: Vec<Reason> = selection.needs(active).cloned().collect();
    if selection.in_use.contains(active) {
        let keep = fired.get(well_known.rules.keep).cloned();
        because.extend(keep.map(|keep| keep.only(facts, &facts.knowledge.active(active).id)));
    }
    if selection.brings(active) {
        because.push(Reason::rule(well_known.rules.phase_introduce, []));
    }
    add_reasons(&mut because, fired.notes_on_active(active));
    because
}

fn morning_only(fired: &FiredRules<'_>) -> ActiveSet {
    fired
        .effects(EffectGroup::Use)
        .filter_map(|(_, effect)| match effect {
            Effect::MorningOnly(targets) => Some(*targets),
            _ => None,
        })
        .fold(ActiveSet::EMPTY, ActiveSet::union)
}

fn avoid(
    context: &Context<'_>,
    selection: &Selection,
    spans: &[PhaseSpan],
    review: Option<Date>,
) -> Vec<Avoided> {
    let Context { facts, fired, today, .. } = *context;
    let rules = &facts.knowledge.well_known.rules;
    let start = spans.first().map_or(Phase::Reset, |span| span.phase);
    let review = review.or(spans.last().map(|span| span.to));
    let review = review.map_or(0, |day| days_between(today, day));
    let pauses = |active, in_use| {
        let (paused, day, reason) = fired.course.paused.as_ref()?;
        let (until, because) = (BlockEnd::Date(*day), vec![reason.clone()]);
        paused.contains(active).then_some(Avoided { active, until, in_use, because })
    };
    let mut list = Vec::new();
    for (active, entry) in facts.knowledge.actives() {
        let in_use = selection.in_use.contains(active);
        let mut blocks = fired.active_blocks(active);
        for (_, rule) in selection.left_out.iter().filter(|(other, _)| *other == active) {
            // At `ask_soon` the plan goes on, so that is reviewed with the rest.
            let seen = *rule == rules.until_looked && fired.level() >= TriageLevel::SeeDoctor;
            let until = if seen { Until::ClearedByClinician } else { Until::Days(review) };
            let because = Reason::rule(*rule, [question(facts)]);
            blocks.push(Block { until, because, from: None });
        }
        if let Some(until) = latest(&mut blocks, today, |phase| starts_on(spans, phase, today)) {
            // A phase that has come lifts its block, unless the latest answers ask for a pause.
            if matches!(until, BlockEnd::Phase(phase) if phase <= start) {
                list.extend(pauses(active, in_use));
                continue;
            }
            let because = blocks.into_iter().map(|block| block.because).collect();
            list.push(Avoided { active, until, in_use, because });
        } else if in_use && selection.brings(active) && entry.from_phase > start {
            let because = vec![Reason::rule(rules.phase_rebuild, [question(facts)])];
            list.push(Avoided {
                active,
                until: BlockEnd::Phase(entry.from_phase),
                in_use,
                because,
            });
        } else if in_use {
            list.extend(pauses(active, in_use));
        }
    }
    crate::domain::insertion_sort(&mut list, |avoided| !avoided.in_use);
    list
}
