//! The seven nights of a week: calm, or one active.

use crate::domain::{ActiveId, ActiveSet};
use crate::knowledge::Effect;
use crate::knowledge::limits::Limits;

use super::actives::Selection;
use super::context::Context;
use super::effects::EffectGroup;
use super::facts::Facts;
use super::phases::PhaseSpan;
use super::reason::Reason;
use super::safety::FiredRules;
use super::steps::add_reasons;

/// Nights in the order in which they are assigned when nothing else decides.
const SPREAD: [usize; 7] = [1, 4, 6, 2, 5, 3, 0];

/// Extra nights, by the weeks alone, compared with when it was new, for an active that the plan has held
/// since the week `joined`.
pub(super) fn earned(limits: &Limits, week: u16, joined: u16) -> u16 {
    let more = week.checked_sub(joined.saturating_add(limits.new_weeks));
    more.map_or(0, |weeks| 1 + weeks / limits.weeks_per_night)
}

/// How many times a week an active is used in a stretch: as often as its entry says, fewer while it is
/// new and a rule caps it (`NightsAtMost`), then one more night at a time. `joined` is the week in which
/// the plan first holds it, `before` its nights in the previous stretch, if there is one: a long stretch
/// does not make up for several nights at its end.
pub(super) fn times(
    context: &Context<'_>,
    selection: &Selection,
    span: &PhaseSpan,
    (active, joined): (ActiveId, u16),
    before: Option<u8>,
) -> u8 {
    let Context { facts, fired, .. } = *context;
    let (start, later) = facts.knowledge.active(active).per_week.unwrap_or((1, 1));
    let introduced = span.introduces == Some(active);
    if selection.established.contains(active) && !introduced {
        return later;
    }
    // In a course each extra night comes with a calm check, not all of them when a stretch ends.
    let more = match fired.course.current == Some(span.from) {
        true => fired.course.more_nights(active),
        false => earned(&facts.knowledge.well_known.limits, span.from_week, joined),
    };
    let cap = limit(fired, active);
    let most = u16::from(cap).saturating_add(more);
    let most = before.map_or(most, |before| most.min(u16::from(cap.max(before.saturating_add(1)))));
    match introduced {
        true => start.min(cap),
        false => later.min(u8::try_from(most).unwrap_or(later)),
    }
}

/// The most active nights a week.
fn most_active(facts: &Facts<'_>) -> usize {
    usize::from(facts.knowledge.well_known.limits.active_nights)
}

/// The number of nights a week with an active; `None` for none.
pub(super) fn times_of(nights: &[Option<ActiveId>; 7], active: ActiveId) -> Option<u8> {
    let of = nights.iter().filter(|night| **night == Some(active)).count();
    u8::try_from(of).ok().filter(|of| *of > 0)
}

/// Where evening actives need more nights than there are, those that may move to the morning do, the
/// first chosen first, so that a moved one stays there when something else comes in; never in the stretch
/// that brings them in.
pub(super) fn move_to_morning(
    facts: &Facts<'_>,
    span: &PhaseSpan,
    evening: &mut Vec<(ActiveId, u8)>,
) -> ActiveSet {
    let mut moved = ActiveSet::EMPTY;
    let wanted = |list: &[(ActiveId, u8)]| -> usize {
        list.iter().map(|(_, times)| usize::from(*times)).sum()
    };
    while evening.len() > 1 && wanted(evening) > most_active(facts) {
        let may = |(active, _): &(ActiveId, u8)| {
            facts.knowledge.active(*active).morning_too && span.introduces != Some(*active)
        };
        let Some(place) = evening.iter().position(may) else { break };
        moved.insert(evening.remove(place).0);
    }
    moved
}

/// Assigns at most one active to a night, each as many times a week as wanted.
pub(super) fn nights(
    context: &Context<'_>,
    selection: &Selection,
    span: &PhaseSpan,
    mut wanted: Vec<(ActiveId, u8)>,
) -> ([Option<ActiveId>; 7], Vec<Reason>) {
    let Context { facts, fired, .. } = *context;
    let mut nights = [None; 7];
    let mut because = vec![Reason::rule(facts.knowledge.well_known.rules.nights, [])];
    let slower = fired.course.nights.as_ref().filter(|_| fired.course.current == Some(span.from));
    if let Some((most, reason)) = slower {
        wanted.iter_mut().for_each(|(_, times)| *times = (*times).min(*most));
        because.push(reason.clone());
    }
    let more = |(active, times): &(ActiveId, u8)| *times > limit(fired, *active);
    let established = |(active, _): &(ActiveId, u8)| selection.established.contains(*active);
    if wanted.iter().any(|it| more(it) && !established(it)) {
        because.push(Reason::rule(facts.knowledge.well_known.rules.nights_more, []));
    }
    let actives: Vec<ActiveId> = wanted.iter().map(|(active, _)| *active).collect();
    // Every active gets its first night before any gets its second; then actives used for months keep
    // their nights before newer ones get more.
    for taken in 0..most_active(facts) {
        let open = |(_, left): &(ActiveId, u8)| *left > 0;
        let first = wanted.iter().position(|it| open(it) && established(it));
        let first = first.filter(|_| taken >= wanted.len());
        let Some(next) = first.or_else(|| wanted.iter().position(open)) else { break };
        let (active, left) = wanted.remove(next);
        let Some(night) = best_night(&nights, active) else { break };
        nights[night] = Some(active);
        wanted.push((active, left - 1));
    }
    for active in actives {
        add_reasons(&mut because, fired.notes_on_active(active));
    }
    (nights, because)
}

/// The free night furthest from the other nights of the same active, then from any active night, counted
/// around the week.
fn best_night(nights: &[Option<ActiveId>; 7], active: ActiveId) -> Option<usize> {
    let apart = |night: usize, counts: &dyn Fn(ActiveId) -> bool| {
        (0..7)
            .filter(|other| nights[*other].is_some_and(counts))
            .map(|other| night.abs_diff(other).min(7 - night.abs_diff(other)))
            .min()
            .unwrap_or(7)
    };
    let free = SPREAD.into_iter().filter(|night| nights[*night].is_none()).rev();
    free.max_by_key(|night| (apart(*night, &|other| other == active), apart(*night, &|_| true)))
}

fn limit(fired: &FiredRules<'_>, active: ActiveId) -> u8 {
    fired
        .effects(EffectGroup::Use)
        .filter_map(|(_, effect)| match effect {
            Effect::NightsAtMost { targets, nights } if targets.contains(active) => Some(*nights),
            _ => None,
        })
        .min()
        .unwrap_or(7)
}
