//! Phases: where the plan starts, how long each phase lasts.

use jiff::civil::Date;

use crate::domain::{ActiveId, Band, Phase};
use crate::knowledge::Effect;

use super::dates::week_start;
use super::facts::Facts;
use super::reason::Reason;
use super::safety::FiredRules;

/// Weeks that the plan shows of the last phase, which has no end of its own.
const MAINTAIN_WEEKS: u16 = 12;

/// One stretch of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhaseSpan {
    /// The phase.
    pub phase: Phase,
    /// First week; week 0 starts on the day of the assessment.
    pub from_week: u16,
    /// The week in which the next stretch starts.
    pub to_week: u16,
    /// The one active that is new in this stretch.
    pub introduces: Option<ActiveId>,
    /// Why it is there and why it lasts so long.
    pub because: Vec<Reason>,
}

/// The phase in which a plan starts.
pub fn start(band: Band, brings_in: bool) -> Phase {
    match band {
        Band::Compromised | Band::Impaired => Phase::Reset,
        Band::Strained => Phase::Rebuild,
        Band::Strong if brings_in => Phase::Introduce,
        Band::Strong => Phase::Maintain,
    }
}

/// Lays the phases out from week 0; `new` are the actives to bring in, one after the other.
pub(super) fn schedule(
    facts: &Facts<'_>,
    fired: &FiredRules<'_>,
    new: &[ActiveId],
) -> Vec<PhaseSpan> {
    let rules = &facts.knowledge.well_known.rules;
    let signs = || super::barrier::weights(facts.knowledge).map(|(sign, _)| sign);
    let first = start(facts.band, !new.is_empty());
    let stretched = stretch(fired);
    let mut spans = Vec::new();
    let mut week = 0;
    let mut add = |phase: Phase, weeks: u16, introduces: Option<ActiveId>, rule| {
        let mut because = vec![Reason::rule(rule, signs())];
        if let (true, Some((_, slower))) = (phase != Phase::Maintain, &stretched) {
            because.push(slower.clone());
        }
        if week == 0 {
            because.push(Reason::rule(rules.phase_start, signs()));
        }
        let from_week = week;
        week += weeks;
        spans.push(PhaseSpan { phase, from_week, to_week: week, introduces, because });
    };
    let percent = stretched.as_ref().map_or(100, |(percent, _)| *percent);
    let weeks = |phase| (weeks_of(fired, phase, facts.band) * percent).div_ceil(100);
    if first <= Phase::Reset {
        add(Phase::Reset, weeks(Phase::Reset), None, rules.phase_reset);
    }
    if first <= Phase::Rebuild {
        add(Phase::Rebuild, weeks(Phase::Rebuild), None, rules.phase_rebuild);
    }
    for active in new {
        add(Phase::Introduce, weeks(Phase::Introduce), Some(*active), rules.phase_introduce);
    }
    add(Phase::Maintain, MAINTAIN_WEEKS, None, rules.phase_maintain);
    spans
}

/// Longest length that an applying rule gives this phase for this band; 4 weeks when none does.
fn weeks_of(fired: &FiredRules<'_>, phase: Phase, band: Band) -> u16 {
    fired
        .effects()
        .filter_map(|(_, effect)| match effect {
            Effect::PhaseWeeks { phase: of, band: at, weeks } if (*of, *at) == (phase, band) => {
                Some(u16::from(*weeks))
            }
            _ => None,
        })
        .max()
        .unwrap_or(4)
}

/// The strongest stretch, in percent, and its rule.
fn stretch(fired: &FiredRules<'_>) -> Option<(u16, Reason)> {
    fired
        .effects()
        .filter_map(|(because, effect)| match effect {
            Effect::StretchPhases { percent } => Some((*percent, because)),
            _ => None,
        })
        .max_by_key(|(percent, _)| *percent)
        .map(|(percent, because)| (percent, because.clone()))
}

/// First day of a phase; a phase that the plan has passed starts today, one that it never reaches
/// counts as the last day it shows.
pub fn starts_on(spans: &[PhaseSpan], phase: Phase, today: Date) -> Date {
    let week = spans
        .iter()
        .find(|span| span.phase >= phase)
        .or(spans.last())
        .map_or(0, |span| span.from_week);
    week_start(today, week)
}
