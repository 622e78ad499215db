//! Phases: where the plan starts, and how long each phase lasts.

use jiff::civil::Date;

use crate::domain::{ActiveId, Band, Phase, days_between};
use crate::knowledge::Effect;

use super::actives::Selection;
use super::context::Context;
use super::dates::{plus_days, week_start};
use super::effects::EffectGroup;
use super::facts::Facts;
use super::reason::Reason;
use super::safety::FiredRules;

/// Weeks of the last phase that the plan shows; that phase has no end of its own.
pub(super) const MAINTAIN_WEEKS: u16 = 12;
/// The most days that something new waits for visits and a special day to be over.
const LONGEST_WAIT: u16 = 420;

/// One stretch of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhaseSpan {
    /// The phase.
    pub phase: Phase,
    /// Its first day: the day on which it began, or the earliest on which it may.
    pub from: Date,
    /// The earliest day on which the next stretch may begin; for the last one, the end of what is shown.
    pub to: Date,
    /// First week; week 0 starts on the first day of the plan.
    pub from_week: u16,
    /// The week in which the next stretch starts.
    pub to_week: u16,
    /// The one active that is new in this stretch.
    pub introduces: Option<ActiveId>,
    /// Whether the person already uses that one, so that it comes back.
    pub brings_back: bool,
    /// Why it is there and why it lasts this long.
    pub because: Vec<Reason>,
}

impl PhaseSpan {
    /// Returns `true` if one of the days from `from` to `to`, inclusive, lies in the stretch.
    pub fn meets(&self, from: Date, to: Date) -> bool {
        from < self.to && self.from <= to
    }
}

/// The phase in which a plan starts.
pub(super) fn start(context: &Context<'_>, brings_in: bool) -> Phase {
    match context.facts.band {
        Band::Compromised | Band::Impaired => Phase::Reset,
        Band::Strained => Phase::Rebuild,
        Band::Strong if healing(context).is_some() => Phase::Rebuild,
        Band::Strong if brings_in => Phase::Introduce,
        Band::Strong => Phase::Maintain,
    }
}

/// Why strong skin starts with the rebuild after a procedure. A clinic that lets strong products go on by
/// then (it relaxes `R-74`) has agreed: otherwise the actives in use would be missing for those weeks,
/// and come back beside something new.
fn healing<'a>(context: &Context<'a>) -> Option<&'a Reason> {
    let Context { facts, fired, .. } = *context;
    let rules = &facts.knowledge.well_known.rules;
    fired
        .get(rules.phase_healing)
        .filter(|_| facts.band == Band::Strong && fired.get(rules.procedure_pause).is_some())
}

/// Lays the phases out from week 0. Actives come in one after another; where none may start yet because a
/// block ends later, a stretch without anything new precedes it.
pub(super) fn schedule(context: &Context<'_>, selection: &Selection) -> Vec<PhaseSpan> {
    let Context { facts, fired, today, .. } = *context;
    let first = start(context, !selection.new.is_empty());
    let mut spans = Vec::new();
    let mut week = 0;
    let mut add = |phase: Phase, weeks: u16, introduces: Option<ActiveId>, hold: bool| {
        let mut because = reasons(context, phase, week == 0);
        if hold {
            let rule = facts.knowledge.well_known.rules.hold;
            because.insert(0, Reason::rule(rule, []));
        }
        let brings_back = introduces.is_some_and(|active| selection.in_use.contains(active));
        let from_week = week;
        week += weeks;
        let (from, to) = (week_start(today, from_week), week_start(today, week));
        let to_week = week;
        spans.push(PhaseSpan {
            phase,
            from,
            to,
            from_week,
            to_week,
            introduces,
            brings_back,
            because,
        });
        week
    };
    let weeks = |phase| days_of(fired, phase, facts.band) / 7;
    let mut now = 0;
    for phase in [Phase::Reset, Phase::Rebuild] {
        if first <= phase {
            now = add(phase, weeks(phase), None, false);
        }
    }
    for active in &selection.new {
        let from = now.max(selection.wait(*active));
        if from > now {
            add(Phase::Introduce, from - now, None, true);
        }
        now = add(Phase::Introduce, weeks(Phase::Introduce), Some(*active), false);
    }
    add(Phase::Maintain, MAINTAIN_WEEKS, None, false);
    spans
}

/// Why a phase is there and why it lasts this long.
pub(super) fn reasons(context: &Context<'_>, phase: Phase, first: bool) -> Vec<Reason> {
    let Context { facts, fired, .. } = *context;
    let rules = &facts.knowledge.well_known.rules;
    let signs = || super::signs::weights(facts.knowledge).map(|(sign, _)| sign);
    let rule = match phase {
        Phase::Reset => rules.phase_reset,
        Phase::Rebuild => rules.phase_rebuild,
        Phase::Introduce => rules.phase_introduce,
        Phase::Maintain => rules.phase_maintain,
    };
    let mut because = vec![Reason::rule(rule, signs())];
    if let (true, Some((_, slower))) = (phase != Phase::Maintain, stretch(fired)) {
        because.push(slower);
    }
    if first {
        because.extend(healing(context).cloned());
        because.push(Reason::rule(rules.phase_start, signs()));
    }
    because
}

/// The minimum days of a phase, in whole weeks.
pub(super) fn days_of(fired: &FiredRules<'_>, phase: Phase, band: Band) -> u16 {
    let percent = stretch(fired).map_or(100, |(percent, _)| percent);
    (weeks_of(fired, phase, band) * percent).div_ceil(100) * 7
}

/// How new stretches may be moved.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    /// The day from which weeks are counted.
    pub started: Date,
    /// Whether the first stretch may be moved; `false` once it has begun.
    pub first_may_move: bool,
    /// Days of one move: 7 where stretches begin with a week, else 1.
    pub step: u16,
}

/// Moves new actives away from the days that `closed` gives a reason for: a stretch without anything new
/// is inserted before, and everything after it moves equally far. Close to the special day nothing
/// changes at all: a stretch that would end there goes on until it is over.
pub(super) fn make_room(
    facts: &Facts<'_>,
    spans: Vec<PhaseSpan>,
    room: Room,
    closed: impl Fn(Date) -> Option<Reason>,
) -> Vec<PhaseSpan> {
    let event = facts.knowledge.well_known.rules.event_new;
    let mut moved = 0;
    let mut all: Vec<PhaseSpan> = Vec::with_capacity(spans.len());
    for mut span in spans {
        let first = all.is_empty();
        let mut because = Vec::new();
        let mut wait = 0;
        let fixed = first && (span.introduces.is_none() || !room.first_may_move);
        while !fixed && wait < LONGEST_WAIT {
            let reason = closed(plus_days(span.from, moved + wait));
            // A stretch that brings nothing in waits only for the special day.
            let counts = |it: &Reason| span.introduces.is_some() || it.rule == event;
            let Some(reason) = reason.filter(counts) else { break };
            if because.iter().all(|other: &Reason| other.rule != reason.rule) {
                because.push(reason);
            }
            wait += room.step;
        }
        match all.last_mut() {
            Some(before) if because.first().is_some_and(|reason| reason.rule == event) => {
                before.to = plus_days(before.to, wait);
                shift(before, 0, wait, &room);
                super::steps::add_reasons(&mut before.because, because);
            }
            _ if wait > 0 => {
                if first {
                    let signs = super::signs::weights(facts.knowledge).map(|(sign, _)| sign);
                    because.push(Reason::rule(facts.knowledge.well_known.rules.phase_start, signs));
                }
                let mut hold = PhaseSpan { introduces: None, because, ..span.clone() };
                (hold.from, hold.to) =
                    (plus_days(span.from, moved), plus_days(span.from, moved + wait));
                hold.to_week = hold.from_week;
                shift(&mut hold, moved, wait, &room);
                all.push(hold);
            }
            _ => {}
        }
        moved += wait;
        if moved > 0 {
            (span.from, span.to) = (plus_days(span.from, moved), plus_days(span.to, moved));
            shift(&mut span, moved, 0, &room);
        }
        all.push(span);
    }
    all
}

/// Moves the weeks of a stretch whose dates have moved, and lengthens them by the days of `more`.
fn shift(span: &mut PhaseSpan, moved: u16, more: u16, room: &Room) {
    if room.step == 7 {
        span.from_week += moved / 7;
        span.to_week += (moved + more) / 7;
    } else {
        span.from_week = days_between(room.started, span.from) / 7;
        let end = days_between(room.started, span.to).div_ceil(7);
        span.to_week = end.max(span.from_week + 1);
    }
}

/// The longest length that an applying rule gives this phase for this band; 4 weeks if none does.
fn weeks_of(fired: &FiredRules<'_>, phase: Phase, band: Band) -> u16 {
    fired
        .effects(EffectGroup::PhaseLength)
        .filter_map(|(_, effect)| match effect {
            Effect::PhaseWeeks { phase: of, band: at, weeks } if (*of, *at) == (phase, band) => {
                Some(u16::from(*weeks))
            }
            _ => None,
        })
        .max()
        .unwrap_or(4)
}

/// The strongest extension, in percent, and its rule.
fn stretch(fired: &FiredRules<'_>) -> Option<(u16, Reason)> {
    fired
        .effects(EffectGroup::PhaseLength)
        .filter_map(|(because, effect)| match effect {
            Effect::StretchPhases { percent } => Some((*percent, because)),
            _ => None,
        })
        .max_by_key(|(percent, _)| *percent)
        .map(|(percent, because)| (percent, because.clone()))
}

/// First day of a phase; a phase that the plan has passed starts today, and one that it never reaches
/// counts as the last day it shows.
pub fn starts_on<'a>(
    spans: impl IntoIterator<Item = &'a PhaseSpan>,
    phase: Phase,
    today: Date,
) -> Date {
    let mut last = today;
    for span in spans {
        last = span.from.max(today);
        if span.phase >= phase {
            break;
        }
    }
    last
}
