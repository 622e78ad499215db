//! What following a plan adds to the rules that apply to the answers.

use jiff::civil::Date;

use crate::domain::{ActiveSet, RuleId, TriageLevel, minus_days, plus_days};
use crate::knowledge::Until;

use super::reason::Reason;

/// What a course adds to the rules that apply to the answers.
#[derive(Default)]
pub(super) struct CourseLimits {
    /// First day of the present stretch.
    pub current: Option<Date>,
    /// Actives that a reaction has stopped until a clinician has looked.
    pub stopped: Vec<(ActiveSet, Reason)>,
    /// Actives that pause in the present stretch because of the latest answers, until a check-in.
    pub paused: Option<(ActiveSet, Date, Reason)>,
    /// Nights a week of each active in the present stretch, at most.
    pub nights: Option<(u8, Reason)>,
    /// Levels that reactions ask for.
    pub triage: Vec<(TriageLevel, Reason)>,
    /// From which day the days of a rule count, and from which day it must be looked at again.
    pub from: Vec<(RuleId, Date)>,
    /// Rules whose days are over, and a check-in has been done since.
    pub over: Vec<RuleId>,
    /// The next check-in.
    pub due: Option<Date>,
    /// Today.
    pub today: Option<Date>,
}

impl CourseLimits {
    /// The day from which the days of a rule count. Days that are over are still waiting for a
    /// check-in, so they end with the next one.
    pub fn counts_from(&self, rule: RuleId, until: Until) -> Option<Date> {
        let Until::Days(days) = until else { return None };
        let from = self.from.iter().find(|(other, _)| *other == rule).map(|(_, from)| *from)?;
        let late = self.today.is_some_and(|today| plus_days(from, days) <= today);
        match self.due {
            Some(due) if late => Some(minus_days(due, days)),
            _ => Some(from),
        }
    }
}
