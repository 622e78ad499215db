//! One entry of the calendar file.

use jiff::civil::Date;

use crate::input::checksum;

use super::lines::{Lines, TimeOfDay, UtcTimestamp, day, moment};

/// Minutes that a routine takes in the calendar.
const ROUTINE_MINUTES: u16 = 15;

/// One entry.
pub(super) struct Event {
    /// Its stable name in the plan.
    pub id: String,
    /// Shown in the calendar and on a locked screen.
    pub title: String,
    /// Shown when the entry is opened.
    pub text: String,
    /// Its first occurrence.
    pub when: When,
    /// `FREQ=…` with its end; `None` for a single occurrence.
    pub rule: Option<String>,
    /// Excluded days of the series.
    pub except: Vec<Date>,
    /// Whether it depends on a visit that nobody has agreed to yet.
    pub proposal: bool,
    /// The page of the app for it; empty if there is none.
    pub url: String,
    /// Offset from the start (`TRIGGER`).
    pub alarm: Option<String>,
}

/// The time of an entry.
pub(super) enum When {
    /// On a day at a time, for the duration of a routine.
    At(Date, TimeOfDay),
    /// All day, from the first day to the day before the second.
    Days(Date, Date),
}

impl Event {
    /// Writes the entry of a plan that starts on `started`. `name` is whose plan it is; it distinguishes
    /// people who share a calendar.
    pub fn write(
        self,
        lines: &mut Lines,
        (stamp, sequence): (UtcTimestamp, u32),
        started: Date,
        name: &str,
    ) {
        let whose = match name {
            "" => String::new(),
            name => [".", &checksum::write(checksum::of_bytes(name.as_bytes()))].concat(),
        };
        lines.raw("BEGIN", "VEVENT");
        // Calendars remember deleted entries and reject new ones with the same UID, so the entries of another
        // plan have other UIDs.
        let plan = [".", &day(started)].concat();
        lines.raw("UID", &[&self.id, &plan, &whose, "@barrier-first"].concat());
        lines.raw("DTSTAMP", &stamp.text());
        lines.raw("SEQUENCE", &sequence.to_string());
        match &self.when {
            When::At(date, clock) => {
                lines.raw("DTSTART", &moment(*date, *clock, 0));
                lines.raw("DTEND", &moment(*date, *clock, ROUTINE_MINUTES));
            }
            When::Days(first, end) => {
                lines.raw("DTSTART;VALUE=DATE", &day(*first));
                lines.raw("DTEND;VALUE=DATE", &day(*end));
            }
        }
        if let Some(rule) = self.rule {
            lines.raw("RRULE", &rule);
        }
        if let (When::At(_, clock), false) = (&self.when, self.except.is_empty()) {
            let at: Vec<String> = self.except.iter().map(|date| moment(*date, *clock, 0)).collect();
            lines.raw("EXDATE", &at.join(","));
        }
        lines.text("SUMMARY", &self.title);
        lines.text("DESCRIPTION", &self.text);
        if !self.url.is_empty() {
            lines.raw("URL", &self.url);
        }
        lines.raw("STATUS", if self.proposal { "TENTATIVE" } else { "CONFIRMED" });
        lines.raw("TRANSP", "TRANSPARENT");
        lines.raw("CLASS", "PRIVATE");
        if let Some(trigger) = self.alarm {
            lines.raw("BEGIN", "VALARM");
            lines.raw("ACTION", "DISPLAY");
            lines.raw("TRIGGER", &trigger);
            lines.text("DESCRIPTION", &self.title);
            lines.raw("END", "VALARM");
        }
        lines.raw("END", "VEVENT");
    }
}
