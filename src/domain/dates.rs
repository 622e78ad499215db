//! Civil dates: `jiff`'s type, with the few operations this app needs.
//!
//! `jiff`'s own parser, printer and span arithmetic add 57 KB of WebAssembly (mostly error texts);
//! the functions here do the same for plain days and are tested against `jiff`.

use jiff::SignedDuration;
use jiff::civil::Date;

/// Seconds in a day.
const DAY: i64 = 24 * 60 * 60;
/// The epoch of timestamps.
const FIRST: Date = jiff::civil::date(1970, 1, 1);

/// Parses a day in the form `YYYY-MM-DD`; `None` for anything else or a day that does not exist.
pub fn parse_date(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let digits = |from: usize, to: usize| -> Option<i16> {
        bytes.get(from..to)?.iter().try_fold(0_i16, |number, digit| {
            digit.is_ascii_digit().then(|| number * 10 + i16::from(*digit - b'0'))
        })
    };
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let small = |number: i16| i8::try_from(number).ok();
    Date::new(digits(0, 4)?, small(digits(5, 7)?)?, small(digits(8, 10)?)?).ok()
}

/// Parses an RFC 3339 time in UTC (`2026-03-02T08:00:00Z`, with or without a fraction, which is
/// ignored) into seconds since 1970; `None` for anything else.
pub fn parse_moment(text: &str) -> Option<i64> {
    let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
    let time = time.split_once('.').map_or(time, |(whole, _)| whole);
    let bytes = time.as_bytes();
    let digits = |from: usize| -> Option<i64> {
        bytes.get(from..from + 2)?.iter().try_fold(0_i64, |number, digit| {
            digit.is_ascii_digit().then(|| number * 10 + i64::from(*digit - b'0'))
        })
    };
    if bytes.len() != 8 || bytes[2] != b':' || bytes[5] != b':' {
        return None;
    }
    let (hour, minute, second) = (digits(0)?, digits(3)?, digits(6)?);
    let fits = hour < 24 && minute < 60 && second < 60;
    let days = parse_date(date)?.duration_since(FIRST).as_secs();
    fits.then_some(days + (hour * 60 + minute) * 60 + second)
}

/// Formats a day as `YYYY-MM-DD`.
pub fn date_text(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

/// Adds this many days to `date`, clamped to the calendar's range.
pub fn plus_days(date: Date, days: u16) -> Date {
    date.saturating_add(SignedDuration::from_secs(i64::from(days) * DAY))
}

/// Subtracts this many days from `date`, clamped to the calendar's range.
pub fn minus_days(date: Date, days: u16) -> Date {
    date.saturating_sub(SignedDuration::from_secs(i64::from(days) * DAY))
}

/// Returns the whole days from `earlier` to `later`; 0 if `later` is the earlier one.
pub fn days_between(earlier: Date, later: Date) -> u16 {
    let days = later.duration_since(earlier).as_secs() / DAY;
    u16::try_from(days.max(0)).unwrap_or(u16::MAX)
}
