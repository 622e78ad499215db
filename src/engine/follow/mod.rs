//! The course: what happened since the first plan, folded into where the plan stands today.
//!
//! A pure fold over check-ins and reactions in the order of their days, so neither the order in
//! which they were entered nor the day on which the plan is read changes what they mean. The plan
//! moves at checks only; every threshold is a rule of the kind `F-…`.

pub(super) mod adherence;
mod check_in;
mod course_facts;
mod fold;
mod ladder;
mod reaction;
mod spans;
mod time;
pub(super) mod trend;

use jiff::civil::Date;

use crate::domain::{ActiveId, Pause, Phase, PhaseMove, Reaction, ReactionClass, TrendChange};

use super::reason::Reason;

pub use adherence::Adherence;
pub(super) use fold::{Fold, Start};
pub(super) use ladder::Ladder;
pub use trend::TrendPoint;

/// Where a plan stands today, and how it came there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// First day of the plan.
    pub started: Date,
    /// The phase.
    pub phase: Phase,
    /// Its first day, or that of the active that comes in now.
    pub since: Date,
    /// The active that comes in now.
    pub introducing: Option<ActiveId>,
    /// How the plan moved at the latest check or reaction, or that it waits.
    pub moved: PhaseMove,
    /// Why it did.
    pub because: Vec<Reason>,
    /// Pauses that are not over.
    pub pauses: Vec<Pause>,
    /// Whether the plan is paused today.
    pub paused: bool,
    /// The day of the next check-in, today when it is due; `None` in a pause without an end.
    pub next_check_in: Option<Date>,
    /// Calm check-ins in a row, up to the latest.
    pub calm_in_a_row: u8,
    /// First day on which the present phase may end, as far as time goes.
    pub earliest_end: Date,
    /// Longest time without a check-in that the plan does not wait for, in days.
    pub longest_gap: u16,
    /// Usual days between two check-ins from now on.
    pub check_every: u16,
    /// The index at each check-in, earliest first.
    pub trend: Vec<TrendPoint>,
    /// Least difference that is more than the usual ups and downs, in points of the index.
    pub noise: u8,
    /// Where the latest index would lie by the usual ups and downs alone, 0–100; `None` before there are
    /// two points to go by.
    pub usual: Option<(u8, u8)>,
    /// What the index has done.
    pub change: TrendChange,
    /// Why it is called that.
    pub change_because: Vec<Reason>,
    /// Evenings as planned, since the start.
    pub adherence: Adherence,
    /// Every move so far, earliest first; the first is the start.
    pub history: Vec<PhaseStep>,
    /// Reactions with what they ask for, earliest first.
    pub reactions: Vec<NotedReaction>,
    /// The index of the answers that the plan started from, 0–100.
    pub index_at_start: u8,
}

impl Course {
    /// Whether the latest move led from the quiet weeks into the quiet weeks: a start over, where
    /// there is nothing to step back to.
    pub fn starts_over(&self) -> bool {
        let [.., before, last] = self.history.as_slice() else { return false };
        self.moved == PhaseMove::Reset && before.phase == last.phase
    }

    /// The day of the latest check that gave an index: the first day of the plan before there is one.
    pub fn measured_on(&self) -> Date {
        self.trend.last().map_or(self.started, |point| point.on)
    }
}

/// A move of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhaseStep {
    /// The day.
    pub on: Date,
    /// The phase from that day on.
    pub phase: Phase,
    /// The active that came in then.
    pub introducing: Option<ActiveId>,
    /// Actives that were in the routine beside it.
    pub present: Vec<ActiveId>,
    /// How the plan moved; `none` for the start.
    pub moved: PhaseMove,
    /// Why.
    pub because: Vec<Reason>,
}

/// A reaction with what it asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotedReaction {
    /// What the person has noted.
    pub noted: Reaction,
    /// What it asks for.
    pub class: ReactionClass,
    /// The active that the person names, or the one that was coming in.
    pub suspect: Option<ActiveId>,
    /// Whether no later check-in has said that there is no red flag any more.
    pub open: bool,
    /// Whether the rest that it asks for lasts: until the reset is over.
    pub rests: bool,
    /// Why.
    pub because: Vec<Reason>,
}
