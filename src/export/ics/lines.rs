//! Content lines of RFC 5545: escaped, folded, ended by CRLF.
//!
//! Written by hand, because the `icalendar` crate (0.17.17) adds 78 KB (brotli) of date and time library and
//! folds some lines to 76 octets; `docs/decisions/0002-calendar-files-by-hand.md` has the figures.

use jiff::civil::{Date, Weekday};

/// The most octets in a line, not counting CRLF (RFC 5545, 3.1).
const LONGEST: usize = 75;

/// The lines written so far.
#[derive(Debug, Default)]
pub struct Lines(String);

impl Lines {
    /// Writes a line with a name, its parameters, and a value that needs no escaping: dates, rules and tokens
    /// of the standard.
    pub fn raw(&mut self, name: &str, value: &str) {
        self.fold(&[name, ":", value].concat());
    }

    /// Writes a line with a human-readable text.
    pub fn text(&mut self, name: &str, value: &str) {
        self.raw(name, &escape(value));
    }

    /// Returns everything written.
    pub fn finish(self) -> String {
        self.0
    }

    /// Folds a line where the next character would make it too long. A continuation line starts with a space,
    /// which counts; no character is ever split.
    fn fold(&mut self, line: &str) {
        let mut octets = 0;
        for character in line.chars() {
            if octets + character.len_utf8() > LONGEST {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(character);
            octets += character.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// Escapes the special characters of a text and removes control characters, which no text may contain (RFC
/// 5545, 3.3.11).
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' => out.push_str("\\n"),
            '\\' | ';' | ',' => out.extend(['\\', character]),
            character if character.is_control() => {}
            character => out.push(character),
        }
    }
    out
}

/// A local time of day, in whatever zone the person is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TimeOfDay {
    hour: u8,
    minute: u8,
}

impl TimeOfDay {
    /// Returns a time, clamped to the day: hour 0–23, minute 0–59.
    pub const fn at(hour: u8, minute: u8) -> Self {
        let hour = if hour > 23 { 23 } else { hour };
        let minute = if minute > 59 { 59 } else { minute };
        Self { hour, minute }
    }

    /// Parses `HH:MM`, the format of a time input; seconds are ignored.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(':');
        let hour = two_digits(parts.next()?)?;
        let minute = two_digits(parts.next()?)?;
        (hour < 24 && minute < 60).then_some(Self { hour, minute })
    }

    /// Returns the time as `HH:MM`.
    pub fn text(self) -> String {
        format!("{:02}:{:02}", self.hour, self.minute)
    }

    /// Returns the time this many minutes after midnight, clamped to the day.
    pub const fn after_midnight(minutes: u16) -> Self {
        let minutes = if minutes < 24 * 60 { minutes } else { 24 * 60 - 1 };
        Self { hour: (minutes / 60) as u8, minute: (minutes % 60) as u8 }
    }

    /// Returns the minutes since midnight.
    pub fn minutes(self) -> u16 {
        u16::from(self.hour) * 60 + u16::from(self.minute)
    }
}

fn two_digits(text: &str) -> Option<u8> {
    let digits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// The time of the export in UTC, supplied by the caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UtcTimestamp {
    date: Date,
    second: u32,
}

impl UtcTimestamp {
    /// Parses an RFC 3339 time in UTC (`2026-11-21T21:12:44Z`, with or without a fraction).
    pub fn parse(text: &str) -> Option<Self> {
        let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
        let date = crate::domain::parse_date(date)?;
        let time = time.split_once('.').map_or(time, |(whole, _)| whole);
        let parts: Vec<u32> = time.split(':').filter_map(two_digits).map(u32::from).collect();
        let [hour, minute, second] = parts[..] else { return None };
        let fits = time.len() == 8 && hour < 24 && minute < 60 && second < 60;
        fits.then_some(Self { date, second: (hour * 60 + minute) * 60 + second })
    }

    /// Formats the time for `DTSTAMP`.
    pub fn text(self) -> String {
        let (hour, minute) = (self.second / 3600, self.second / 60 % 60);
        format!("{}T{hour:02}{minute:02}{:02}Z", day(self.date), self.second % 60)
    }

    /// Returns the sequence number of a first file: minutes since the start of 2026, 0 before it. Later files
    /// count up ([`crate::domain::CalendarFile::next_sequence`]); if none is remembered, a later file still
    /// gets a higher number.
    pub fn sequence(self) -> u32 {
        if self.date.year() < 2026 {
            return 0;
        }
        let minutes = crate::domain::minutes_since_2026(self.date) + self.second / 60;
        minutes.min(crate::domain::HIGHEST_SEQUENCE)
    }
}

/// Formats a day as `YYYYMMDD`.
pub fn day(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// Formats a floating time, `later` minutes after a time of day.
pub fn moment(date: Date, clock: TimeOfDay, later: u16) -> String {
    let minutes = clock.minutes() + later;
    let date = crate::domain::plus_days(date, minutes / (24 * 60));
    let (hour, minute) = (minutes / 60 % 24, minutes % 60);
    format!("{}T{hour:02}{minute:02}00", day(date))
}

/// Returns the name of a day of the week as used in recurrence rules.
pub fn weekday(date: Date) -> &'static str {
    match date.weekday() {
        Weekday::Monday => "MO",
        Weekday::Tuesday => "TU",
        Weekday::Wednesday => "WE",
        Weekday::Thursday => "TH",
        Weekday::Friday => "FR",
        Weekday::Saturday => "SA",
        Weekday::Sunday => "SU",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_escaped_and_keep_no_control_characters() {
        assert_eq!(escape("a;b,c\\d\ne\r\u{7}f\tg"), "a\\;b\\,c\\\\d\\nefg");
    }

    #[test]
    fn moments_are_read_strictly() {
        let good = ["2026-11-21T21:12:44Z", "2026-11-21T21:12:44.123Z"];
        for text in good {
            assert_eq!(
                UtcTimestamp::parse(text).map(UtcTimestamp::text).as_deref(),
                Some("20261121T211244Z")
            );
        }
        let bad = [
            "",
            "Z",
            "2026-11-21",
            "2026-11-21T21:12:44",
            "2026-02-30T21:12:44Z",
            "2026-11-21T24:12:44Z",
            "2026-11-21T21:12Z",
            "2026-11-21T+1:12:44Z",
            "2026-11-21T21:12:44+09:00",
        ];
        for text in bad {
            assert_eq!(UtcTimestamp::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_later_export_has_a_higher_number() {
        let number = |text| UtcTimestamp::parse(text).map(UtcTimestamp::sequence);
        assert_eq!(number("2025-12-31T23:59:00Z"), Some(0));
        assert_eq!(number("2026-01-02T00:01:59Z"), Some(24 * 60 + 1));
        assert_eq!(number("9999-12-30T23:59:59Z").map(|n| n <= 0x7FFF_FFFF), Some(true));
    }

    #[test]
    fn times_are_read_and_carried_over_midnight() {
        assert_eq!(TimeOfDay::parse("07:05").map(TimeOfDay::text).as_deref(), Some("07:05"));
        assert_eq!(TimeOfDay::parse("23:59:30"), Some(TimeOfDay::at(23, 59)));
        for text in ["", "7:05", "24:00", "12:60", "12", "+1:00", "ab:cd"] {
            assert_eq!(TimeOfDay::parse(text), None, "{text}");
        }
        let date = jiff::civil::date(2026, 12, 31);
        assert_eq!(moment(date, TimeOfDay::at(23, 50), 15), "20270101T000500");
    }
}
