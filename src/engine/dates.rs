//! Civil dates without a clock.

use jiff::Span;
use jiff::civil::Date;

/// `date` and so many days more, held inside the calendar's range.
pub fn plus_days(date: Date, days: u16) -> Date {
    date.saturating_add(Span::new().days(i64::from(days)))
}

/// `date` and so many days less, held inside the calendar's range.
pub fn minus_days(date: Date, days: u16) -> Date {
    date.saturating_sub(Span::new().days(i64::from(days)))
}

/// First day of a week of the plan; week 0 starts on the day of the assessment.
pub fn week_start(today: Date, week: u16) -> Date {
    plus_days(today, week.saturating_mul(7))
}
