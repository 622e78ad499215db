//! The headline of a plan: one thing to do, before any number.

use jiff::civil::Date;

use crate::domain::{ActiveId, Phase, TriageLevel};

use crate::knowledge::Knowledge;

use super::blocks::BlockEnd;
use super::phases::starts_on;
use super::reason::Reason;
use super::{Assessment, Avoided};

/// The most important sentence of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Headline {
    /// Someone should look at the skin first.
    SeeDoctor,
    /// Actives in use that stay out until a clinician has agreed, in the order of the plan.
    Stop(Vec<ActiveId>),
    /// Calm skin: the basic routine is enough.
    NothingMore,
    /// The task of today's phase, and the earliest day on which the next may begin.
    Phase(Phase, Date),
}

/// Actives in use that stay out for the same reason and equally long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StopGroup<'a> {
    /// The actives, in the order of the plan.
    pub actives: Vec<ActiveId>,
    /// Until when.
    pub until: BlockEnd,
    /// The reason that decides.
    pub reason: &'a Reason,
}

impl Assessment {
    /// The headline of the plan.
    pub fn headline(&self) -> Headline {
        if self.triage.level >= TriageLevel::SeeDoctor {
            return Headline::SeeDoctor;
        }
        let stopped: Vec<ActiveId> = self
            .in_use_avoided()
            .filter(|avoided| avoided.until == BlockEnd::ClearedByClinician)
            .map(|avoided| avoided.active)
            .collect();
        if !stopped.is_empty() {
            return Headline::Stop(stopped);
        }
        if self.nothing_more_needed {
            return Headline::NothingMore;
        }
        let span = self.home.phases.first().map(|routine| &routine.span);
        Headline::Phase(self.phase, span.map_or(Date::MIN, |span| span.to))
    }

    /// Actives in use to leave out now, by reason and by the day on which they come back.
    pub fn to_stop(&self, knowledge: &Knowledge) -> Vec<StopGroup<'_>> {
        let mut groups: Vec<StopGroup<'_>> = Vec::new();
        for avoided in self.in_use_avoided() {
            let Some(reason) = avoided.because.first() else { continue };
            let end = |active| {
                (self.lifted_on(active, avoided.until), self.never_comes(knowledge, active))
            };
            let same = |group: &&mut StopGroup<'_>| {
                group.until == avoided.until
                    && group.reason.rule == reason.rule
                    && group.actives.iter().all(|other| end(*other) == end(avoided.active))
            };
            match groups.iter_mut().find(same) {
                Some(group) => group.actives.push(avoided.active),
                None => groups.push(StopGroup {
                    actives: vec![avoided.active],
                    until: avoided.until,
                    reason,
                }),
            }
        }
        groups
    }

    /// The day before which an active stays out, or `None` while only a clinician lifts that. An active
    /// that the plan brings in on a day of its own waits for that day, not for the first day of its
    /// phase.
    pub fn lifted_on(&self, active: ActiveId, until: BlockEnd) -> Option<Date> {
        let phases = &self.home.phases;
        let soonest = match until {
            BlockEnd::ClearedByClinician => return None,
            BlockEnd::Date(date) => date,
            BlockEnd::Phase(phase) => {
                let first = phases.first()?.span.from;
                starts_on(phases.iter().map(|routine| &routine.span), phase, first)
            }
        };
        let comes = phases.iter().filter(|routine| routine.span.to > soonest);
        let comes = comes.filter(|routine| routine.holds(active)).map(|routine| routine.span.from);
        Some(comes.min().map_or(soonest, |day| day.max(soonest)))
    }

    /// Returns `true` if the plan does without an active for good: this app never suggests it
    /// (`S-leave-out`), and no routine holds it. A day would read as permission afterwards.
    pub fn never_comes(&self, knowledge: &Knowledge, active: ActiveId) -> bool {
        knowledge.well_known.families.leave_out.contains(active)
            && !self.home.phases.iter().any(|routine| routine.holds(active))
    }

    fn in_use_avoided(&self) -> impl Iterator<Item = &Avoided> {
        self.home.avoid.iter().filter(|avoided| avoided.in_use)
    }
}
