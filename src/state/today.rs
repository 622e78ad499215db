//! The app's notion of today: the date, the diary day, and the part of the day.

use jiff::civil::Date;

use crate::domain::DayStart;

/// Hour of the local clock at which a diary day starts.
pub const DIARY_DAY_STARTS: u8 = DayStart::DEFAULT.hour();

/// Hour of the local clock from which the evening routine is the next one.
pub const EVENING_STARTS: u8 = 12;

/// The routine that comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PartOfDay {
    /// From 04:00 to 12:00.
    #[default]
    Morning,
    /// From 12:00 to 04:00 of the next date.
    Evening,
}

/// Today by the device's clock. Part of the state, so that drawing never reads the clock and is
/// redone when the day changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Today {
    /// The calendar date.
    pub date: Date,
    /// The diary day: the date, or before 04:00 the previous one.
    pub diary_day: Date,
    /// The routine that comes next.
    pub part: PartOfDay,
}

impl Today {
    /// Returns the day at an hour (0–23) of the local clock.
    pub fn at(date: Date, hour: u8) -> Self {
        let early = hour < DIARY_DAY_STARTS;
        let morning = !early && hour < EVENING_STARTS;
        Self {
            date,
            diary_day: DayStart::default().day_of(date, hour),
            part: if morning { PartOfDay::Morning } else { PartOfDay::Evening },
        }
    }

    /// Returns the hour at which any of this changes next; 24 is the midnight that ends the date.
    pub fn next_change(hour: u8) -> u8 {
        match hour {
            0..DIARY_DAY_STARTS => DIARY_DAY_STARTS,
            DIARY_DAY_STARTS..EVENING_STARTS => EVENING_STARTS,
            _ => 24,
        }
    }
}
