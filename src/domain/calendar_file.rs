//! The calendar file that a person has taken last: what went into it, so that it can be taken again as
//! it was, and told when its dates are no longer those of the plan.

use jiff::civil::Date;

use super::plus_days;

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
    /// The number that its entries carry (`SEQUENCE`); `None` for a file of an earlier version, which did
    /// not remember it.
    pub sequence: Option<u32>,
}

impl CalendarFile {
    /// The number of the next file. Counted from the last one, not from a clock: a calendar keeps the entry
    /// with the higher number, so after a file that was taken while a clock was ahead it would ignore
    /// every file until that day.
    pub fn next_sequence(&self) -> u32 {
        // Earlier versions numbered by the minute in UTC, which is within a day of the local date.
        let earlier = || minutes_since_2026(plus_days(self.on, 2));
        self.sequence.map_or_else(earlier, |last| last.saturating_add(1)).min(HIGHEST_SEQUENCE)
    }
}

/// RFC 5545 holds whole numbers to 31 bits.
pub const HIGHEST_SEQUENCE: u32 = 0x7FFF_FFFF;

/// Minutes from the start of 2026 to the start of a day, 0 before.
pub fn minutes_since_2026(date: Date) -> u32 {
    const FIRST: Date = jiff::civil::date(2026, 1, 1);
    let minutes = date.duration_since(FIRST).as_secs() / 60;
    u32::try_from(minutes.clamp(0, i64::from(HIGHEST_SEQUENCE))).unwrap_or(0)
}
