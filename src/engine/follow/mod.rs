//! The course: everything since the first plan, folded into where the plan stands today.
//!
//! A pure fold over check-ins and reactions in the order of their days, so neither the order in which
//! they were entered nor the day on which the plan is read changes what they mean. The plan moves only at
//! checks; every threshold is a rule of the kind `F-…`.

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

/// Where a plan stands today, and how it got there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// First day of the plan.
    pub started: Date,
    /// The phase.
    pub phase: Phase,
    /// Its first day, or that of the active that is coming in now.
    pub since: Date,
    /// The active that is coming in now.
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
    /// First day on which the present phase may end, considering time alone.
    pub earliest_end: Date,
    /// The longest time without a check-in that does not make the plan wait, in days.
    pub longest_gap: u16,
    /// Usual days between two check-ins from now on.
    pub check_every: u16,
    /// The index at each check-in, earliest first.
    pub trend: Vec<TrendPoint>,
    /// The least difference that exceeds the usual ups and downs, in points of the index.
    pub noise: u8,
    /// Where the latest index would be with only the usual ups and downs, 0–100; `None` before there are
    /// two points to compare with.
    pub usual: Option<(u8, u8)>,
    /// How the index has changed.
    pub change: TrendChange,
    /// Why the change is called that.
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
    /// Returns `true` if the latest move led from the quiet weeks into the quiet weeks: a restart with
    /// nothing to step back to.
    pub fn starts_over(&self) -> bool {
        let [.., before, last] = self.history.as_slice() else { return false };
        self.moved == PhaseMove::Reset && before.phase == last.phase
    }

    /// The day of the latest check that gave an index, or the first day of the plan before there is one.
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
    /// Actives that were in the routine besides it.
    pub present: Vec<ActiveId>,
    /// How the plan moved; `none` for the start.
    pub moved: PhaseMove,
    /// Why.
    pub because: Vec<Reason>,
}

/// A reaction with the response it calls for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotedReaction {
    /// The reaction as the person noted it.
    pub noted: Reaction,
    /// The response it calls for.
    pub class: ReactionClass,
    /// The active that the person named, or the one that was coming in.
    pub suspect: Option<ActiveId>,
    /// Whether no later check-in has reported the absence of red flags.
    pub open: bool,
    /// Whether the rest that it calls for is still running: until the reset is over.
    pub rests: bool,
    /// Why.
    pub because: Vec<Reason>,
}
