//! The calendar file exported last: its content, so that it can be exported again unchanged, and
//! recognised as outdated when the plan's dates differ.

use jiff::civil::Date;

use super::plus_days;

/// Minutes in a day.
pub const MINUTES_OF_A_DAY: u16 = 24 * 60;

/// An exported calendar file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct CalendarFile {
    /// The day of the export.
    pub on: Date,
    /// The named days in it: the first day of each phase and each pause, every visit, and the days
    /// of the person's own products.
    pub dates: Vec<(String, Date)>,
    /// Whether it includes the routine.
    pub routine: bool,
    /// Whether the routine and the check-ins have alarms.
    pub alarms: bool,
    /// Time of the morning routine, in minutes after midnight, below [`MINUTES_OF_A_DAY`].
    pub morning: u16,
    /// Time of the evening routine, likewise.
    pub evening: u16,
    /// Number of days before a visit for its reminder; `None` for no reminder.
    pub days_before: Option<u8>,
    /// Name of the person the plan is for, as typed; may be empty.
    pub name: String,
    /// The sequence number of its entries (`SEQUENCE`); `None` for a file of an earlier version,
    /// which did not record it.
    pub sequence: Option<u32>,
}

impl CalendarFile {
    /// Returns the sequence number of the next file. It counts from the last one rather than from a
    /// clock: a calendar keeps the entry with the higher number, so after an export while a clock
    /// was ahead it would ignore every file until that day.
    pub fn next_sequence(&self) -> u32 {
        // Earlier versions used the minute in UTC as the number, which is within a day of the local date.
        let earlier = || minutes_since_2026(plus_days(self.on, 2));
        self.sequence.map_or_else(earlier, |last| last.saturating_add(1)).min(HIGHEST_SEQUENCE)
    }
}

/// RFC 5545 limits integers to 31 bits.
pub const HIGHEST_SEQUENCE: u32 = 0x7FFF_FFFF;

/// Returns the minutes from the start of 2026 to the start of a day, 0 before.
pub fn minutes_since_2026(date: Date) -> u32 {
    const FIRST: Date = jiff::civil::date(2026, 1, 1);
    let minutes = date.duration_since(FIRST).as_secs() / 60;
    u32::try_from(minutes.clamp(0, i64::from(HIGHEST_SEQUENCE))).unwrap_or(0)
}
