//! Weeks of a plan as dates.

use jiff::civil::Date;

pub use crate::domain::{minus_days, plus_days};

/// First day of a week of the plan; week 0 starts on the day of the assessment.
pub fn week_start(today: Date, week: u16) -> Date {
    plus_days(today, week.saturating_mul(7))
}
