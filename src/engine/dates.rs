//! Weeks of a plan as dates.

use jiff::civil::Date;

use crate::domain::RuleId;
use crate::knowledge::{Effect, Knowledge};

pub use crate::domain::{minus_days, plus_days};

/// First day of a week of the plan; week 0 starts on the day of the assessment.
pub fn week_start(today: Date, week: u16) -> Date {
    plus_days(today, week.saturating_mul(7))
}

/// The number of days that a calendar rule states; 0 if it states none.
pub(super) fn days(knowledge: &Knowledge, rule: RuleId) -> u16 {
    let effects = knowledge.rule(rule).then.iter();
    let mut stated = effects
        .filter_map(|effect| if let Effect::Days(days) = effect { Some(*days) } else { None });
    stated.next().unwrap_or(0)
}
