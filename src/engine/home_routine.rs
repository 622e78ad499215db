//! The home part of a plan: routines, actives to leave out, pauses.

use jiff::civil::Date;

use crate::domain::{ActiveId, ActiveSet, Slot, days_between};

use super::blocks::BlockEnd;
use super::dates::{minus_days, plus_days};
use super::phases::PhaseSpan;
use super::reason::Reason;
use super::rests::{self, Rest};
use super::steps::{Step, without};

/// The home part of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HomeRoutine {
    /// One routine for each stretch of the plan, in order.
    pub phases: Vec<PhaseRoutine>,
    /// Actives to leave out, and until when.
    pub avoid: Vec<Avoided>,
    /// Days on which something pauses because of a visit, earliest first.
    pub rests: Vec<Rest>,
}

impl HomeRoutine {
    /// The actives that each stretch uses.
    pub(super) fn held(&self) -> Vec<(&PhaseSpan, ActiveSet)> {
        self.phases.iter().map(|routine| (&routine.span, routine.used().collect())).collect()
    }

    /// The pauses around visits that overlap a stretch.
    pub fn rests_in<'a>(&'a self, span: &'a PhaseSpan) -> impl Iterator<Item = &'a Rest> {
        self.rests.iter().filter(|rest| span.meets(rest.from, rest.to))
    }

    /// The actives that pause on a day because of a visit.
    pub fn resting_on(&self, day: Date) -> ActiveSet {
        rests::resting_on(&self.rests, day)
    }

    /// The days of a stretch on which an active does not pause, as pairs of first and last day.
    pub fn days_of(&self, span: &PhaseSpan, active: ActiveId) -> Vec<(Date, Date)> {
        rests::days_without(&self.rests, active, (span.from, minus_days(span.to, 1)))
    }

    /// Returns `true` if every routine holds only the basic steps.
    pub fn is_basic(&self) -> bool {
        self.phases.iter().all(|routine| {
            let steps = routine.morning.iter().chain(&routine.evening).chain(&routine.weekly);
            steps.map(|step| step.slot).all(Slot::is_basic)
        })
    }
}

/// The routine of one stretch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhaseRoutine {
    /// The stretch.
    pub span: PhaseSpan,
    /// Steps after getting up, in order.
    pub morning: Vec<Step>,
    /// Steps before bed, in order. That an active is for some nights only is given by `nights` alone.
    pub evening: Vec<Step>,
    /// Steps once a week.
    pub weekly: Vec<Step>,
    /// Seven nights from the first: calm, or one active.
    pub nights: [Option<ActiveId>; 7],
    /// Why the nights are as they are.
    pub nights_because: Vec<Reason>,
}

impl PhaseRoutine {
    /// The nights of an active among the seven of a week, as days of the first week of the stretch; none
    /// for an active that is for every evening.
    pub fn nights_of(&self, active: ActiveId) -> impl Iterator<Item = Date> + '_ {
        (0..7)
            .zip(&self.nights)
            .filter(move |(_, night)| **night == Some(active))
            .map(|(night, _)| plus_days(self.span.from, night))
    }

    /// The actives that its steps use.
    pub fn used(&self) -> impl Iterator<Item = ActiveId> + '_ {
        let steps = self.morning.iter().chain(&self.evening).chain(&self.weekly);
        steps.flat_map(|step| step.uses.iter().copied())
    }

    /// Returns `true` if any of its steps uses this active.
    pub fn holds(&self, active: ActiveId) -> bool {
        self.used().any(|used| used == active)
    }

    /// The steps of the evening of a day, without paused actives.
    pub fn evening_on(&self, day: Date, resting: ActiveSet) -> Vec<Step> {
        let night = usize::from(days_between(self.span.from, day) % 7);
        without(self.evening_of(night).into_iter(), resting)
    }

    /// The steps of a morning, without paused actives.
    pub fn morning_on(&self, resting: ActiveSet) -> Vec<Step> {
        without(self.morning.iter(), resting)
    }

    /// Evening steps of one night of the week: an active with nights of its own appears only on those.
    pub fn evening_of(&self, night: usize) -> Vec<&Step> {
        let active = self.nights.get(night).copied().flatten();
        let own = |step: &Step| step.uses.iter().any(|used| self.nights.contains(&Some(*used)));
        let now = |step: &Step| step.uses.iter().any(|used| Some(*used) == active);
        self.evening.iter().filter(|step| !own(step) || now(step)).collect()
    }
}

/// An active to leave out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Avoided {
    /// The active.
    pub active: ActiveId,
    /// Until when.
    pub until: BlockEnd,
    /// Whether the person uses it today.
    pub in_use: bool,
    /// Why.
    pub because: Vec<Reason>,
}
