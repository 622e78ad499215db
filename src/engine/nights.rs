//! The seven nights of a week: calm, or one active.

use crate::domain::ActiveId;
use crate::knowledge::Effect;

use super::facts::Facts;
use super::phases::PhaseSpan;
use super::reason::Reason;
use super::routine::add_reasons;
use super::safety::FiredRules;

/// Nights in the order in which they are taken when nothing else decides.
const SPREAD: [usize; 7] = [1, 4, 6, 2, 5, 3, 0];
/// Most active nights a week; the others stay calm.
const MOST_ACTIVE_NIGHTS: usize = 5;

/// One active a night at most, each as often as its entry and the rules allow.
pub(super) fn nights(
    facts: &Facts<'_>,
    fired: &FiredRules<'_>,
    span: &PhaseSpan,
    actives: &[ActiveId],
) -> ([Option<ActiveId>; 7], Vec<Reason>) {
    let mut nights = [None; 7];
    let mut because = vec![Reason::rule(facts.knowledge.well_known.rules.nights, [])];
    let slower = fired.course.nights.as_ref().filter(|_| fired.course.current == Some(span.from));
    let slow = slower.map_or(7, |(nights, _)| *nights);
    because.extend(slower.map(|(_, reason)| reason.clone()));
    // Every active gets its first night before any gets its second.
    let mut wanted: Vec<(ActiveId, u8)> = actives
        .iter()
        .map(|active| {
            let (start, later) = facts.knowledge.active(*active).per_week.unwrap_or((1, 1));
            let times = if span.introduces == Some(*active) { start } else { later };
            (*active, times.min(limit(fired, *active)).min(slow))
        })
        .collect();
    for _ in 0..MOST_ACTIVE_NIGHTS {
        let Some(next) = wanted.iter().position(|(_, left)| *left > 0) else { break };
        let (active, left) = wanted.remove(next);
        let Some(night) = best_night(&nights, active) else { break };
        nights[night] = Some(active);
        wanted.push((active, left - 1));
    }
    for active in actives {
        add_reasons(&mut because, fired.notes_on_active(*active));
    }
    (nights, because)
}

/// The free night that lies furthest from the same active's other nights, then from any active
/// night, round the week.
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
        .effects()
        .filter_map(|(_, effect)| match effect {
            Effect::NightsAtMost { targets, nights } if targets.contains(active) => Some(*nights),
            _ => None,
        })
        .min()
        .unwrap_or(7)
}
