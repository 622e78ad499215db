//! The calendar file that a person has taken last: what went into it, so that it can be taken again as
//! it was, and told when its dates are no longer those of the plan.

use jiff::civil::Date;

/// Minutes of a day.
pub const MINUTES_OF_A_DAY: u16 = 24 * 60;

/// A calendar file that has left the app.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct CalendarFile {
    /// The day on which it was taken.
    pub on: Date,
    /// The days in it by name: of each stretch and each pause the first one, every visit, and the days of
    /// the person's own products.
    pub dates: Vec<(String, Date)>,
    /// Whether the routine is in it.
    pub routine: bool,
    /// Whether the routine and the check-ins ring.
    pub alarms: bool,
    /// When the morning routine is, in minutes after midnight, below [`MINUTES_OF_A_DAY`].
    pub morning: u16,
    /// When the evening routine is, likewise.
    pub evening: u16,
    /// Days before a visit on which it reminds of it; `None` for never.
    pub days_before: Option<u8>,
    /// Whose plan it is, as the person has written it; may be empty.
    pub name: String,
}
