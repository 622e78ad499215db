//! Additions by a course to the rules that apply to the answers.

use jiff::civil::Date;

use crate::domain::{ActiveId, ActiveSet, Phase, RuleId, TriageLevel, minus_days, plus_days};
use crate::knowledge::Until;

use super::blocks::Block;
use super::reason::Reason;

/// Additions by a course to the rules that apply to the answers.
#[derive(Default)]
pub struct CourseLimits {
    /// First day of the present stretch.
    pub current: Option<Date>,
    /// Extra nights compared with when it was new, for each active that has earned some by calm checks.
    pub more: Vec<(ActiveId, u16)>,
    /// Actives that a reaction has stopped until a clinician has looked.
    pub stopped: Vec<(ActiveSet, Reason)>,
    /// Basics that a reaction keeps out until the reset is over.
    pub resting: Vec<(ActiveSet, Reason)>,
    /// Basics that should rest as well but that nothing can replace.
    pub spared: ActiveSet,
    /// Actives that pause in the present stretch because of the latest answers, until a check-in.
    pub paused: Option<(ActiveSet, Date, Reason)>,
    /// The most nights a week for each active in the present stretch.
    pub nights: Option<(u8, Reason)>,
    /// Triage levels that reactions ask for.
    pub triage: Vec<(TriageLevel, Reason)>,
    /// The day from which the days of a rule count, and from which it must be looked at again.
    pub from: Vec<(RuleId, Date)>,
    /// Rules whose days are over and after which a check-in has been done.
    pub over: Vec<RuleId>,
    /// The next check-in.
    pub due: Option<Date>,
    /// Today's date.
    pub today: Option<Date>,
}

impl CourseLimits {
    /// Extra nights compared with when it was new, in the present stretch.
    pub fn more_nights(&self, active: ActiveId) -> u16 {
        let mut all = self.more.iter();
        all.find(|(other, _)| *other == active).map_or(0, |(_, more)| *more)
    }

    /// The day from which the days of a rule count. Days that are over still wait for a check-in, so they
    /// end with the next one.
    pub fn counts_from(&self, rule: RuleId, until: Until) -> Option<Date> {
        let Until::Days(days) = until else { return None };
        let from = self.from.iter().find(|(other, _)| *other == rule).map(|(_, from)| *from)?;
        let late = self.today.is_some_and(|today| plus_days(from, days) <= today);
        match self.due {
            Some(due) if late => Some(minus_days(due, days)),
            _ => Some(from),
        }
    }

    /// Blocks that reactions place on an active.
    pub fn blocks(&self, active: ActiveId) -> impl Iterator<Item = Block> {
        let kept_out = |sets: &'_ [(ActiveSet, Reason)], until: Until| {
            let hit = sets.iter().filter(|(set, _)| set.contains(active));
            let block = |because: &Reason| Block { until, because: because.clone(), from: None };
            hit.map(|(_, because)| block(because)).collect::<Vec<_>>()
        };
        let resting = kept_out(&self.resting, Until::Phase(Phase::Rebuild));
        kept_out(&self.stopped, Until::ClearedByClinician).into_iter().chain(resting)
    }

    /// Actives that a reaction keeps out of a stretch of this phase.
    pub fn reacted_to(&self, phase: Phase) -> ActiveSet {
        let resting = self.resting.iter().filter(|_| phase < Phase::Rebuild);
        let sets = self.stopped.iter().chain(resting).map(|(targets, _)| *targets);
        sets.fold(ActiveSet::EMPTY, ActiveSet::union)
    }
}
