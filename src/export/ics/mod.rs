//! The plan as a calendar file (RFC 5545): routine, check-ins, and points to discuss with a clinic.
//!
//! - **Floating times**: half past seven is half past seven wherever the person is.
//! - **Every series ends** with its stretch of the plan.
//! - **A visit is a proposal**: tentative, all day, and its text says so.
//! - **An entry is identified by its place in the plan and the start date of the plan**
//!   (`evening-rebuild-0.20260302`), so that a newer file of the same plan moves its entries instead of
//!   duplicating them, and those of a new plan are new even to a calendar from which the old ones were
//!   deleted. Entries that a newer plan no longer has stay in the calendar; the texts say what to do.
//! - **Private**: every entry is marked private, and titles name no treatment, because they show on locked
//!   screens.

mod entry;
mod lines;
pub mod outdated;
mod product_days;
mod series;
mod stretch;

use jiff::civil::Date;

use crate::domain::{
    ActiveId, CalendarKind, ClosedSet, Time, TreatmentId, days_between, plus_days,
};
use crate::engine::{Assessment, CalendarEntry, PhaseRoutine, Step};
use crate::knowledge::Knowledge;

use super::localizer::Localizer;
use entry::{Event, When};
use lines::Lines;
pub use lines::{TimeOfDay, UtcTimestamp};
pub use product_days::{ProductDay, ProductDayKind, product_days};

/// The person's choices, and values that only the caller knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choices {
    /// The start date of the plan.
    pub started: Date,
    /// Today: entries that are over by now are left out.
    pub today: Date,
    /// The time of the export.
    pub stamp: UtcTimestamp,
    /// The sequence number of the file, higher than that of every earlier file.
    pub sequence: u32,
    /// Whether the routine is in the file.
    pub routine: bool,
    /// Whether the routine and the check-ins have alarms.
    pub alarms: bool,
    /// Time of the morning routine.
    pub morning: TimeOfDay,
    /// Time of the evening routine.
    pub evening: TimeOfDay,
    /// Days before a visit for a reminder, at nine in the morning; `None` for no reminders of anything around
    /// a visit.
    pub days_before: Option<u8>,
    /// Whose plan it is, if several people share a calendar; may be empty. It appears in the titles and
    /// distinguishes the entries of different people.
    pub name: String,
    /// The address of the weekly check in the app, the same for everybody; empty if the plan has no address
    /// of its own to return to, as in a clinic's frame.
    pub check_in: String,
    /// Days of the person's own products.
    pub products: Vec<ProductDay>,
}

/// Media type of the file.
pub const MEDIA_TYPE: &str = "text/calendar;charset=utf-8";
/// Longest name accepted, in characters.
pub const LONGEST_NAME: usize = 40;
/// When alarms of all-day entries ring, in hours after midnight.
const ALARM_HOUR: u8 = 9;

/// Returns the calendar file, or `None` while someone should look at the skin first.
pub fn calendar(
    knowledge: &Knowledge,
    plan: &Assessment,
    localizer: &dyn Localizer,
    choices: &Choices,
) -> Option<String> {
    if plan.triage.stops_the_plan() {
        return None;
    }
    let name: String = choices.name.trim().chars().take(LONGEST_NAME).collect();
    let mut writer = Writer { knowledge, plan, localizer, choices, name, lines: Lines::default() };
    writer.all();
    Some(writer.lines.finish())
}

struct Writer<'a> {
    knowledge: &'a Knowledge,
    plan: &'a Assessment,
    localizer: &'a dyn Localizer,
    choices: &'a Choices,
    name: String,
    lines: Lines,
}

impl Writer<'_> {
    fn all(&mut self) {
        let name = self.titled("ics-name");
        self.lines.raw("BEGIN", "VCALENDAR");
        self.lines.raw("VERSION", "2.0");
        self.lines.raw("PRODID", "-//Barrier First//Routine and plan 1//EN");
        self.lines.raw("CALSCALE", "GREGORIAN");
        // The first is standard (RFC 7986), the second is what calendars read.
        self.lines.text("NAME", &name);
        self.lines.text("X-WR-CALNAME", &name);
        let plan = self.plan;
        if self.choices.routine {
            for routine in &plan.home.phases {
                self.routine(routine);
            }
        }
        self.check_ins();
        self.product_days();
        for kind in
            [CalendarKind::Visit, CalendarKind::Upkeep, CalendarKind::Prep, CalendarKind::Aftercare]
        {
            let entries = plan.calendar.iter().filter(|entry| entry.kind == kind);
            for (n, entry) in entries.enumerate() {
                self.clinic(n, entry);
            }
        }
        self.lines.raw("END", "VCALENDAR");
    }

    /// Adds one stretch of the plan: every morning, every evening, once a week.
    fn routine(&mut self, routine: &PhaseRoutine) {
        let span = &routine.span;
        if span.to <= self.choices.today || span.to <= span.from {
            return;
        }
        let n = stretch::name(self.knowledge, self.plan, routine);
        let all: [usize; 7] = std::array::from_fn(|night| night);
        let title = self.titled("ics-morning");
        let steps: Vec<&Step> = routine.morning.iter().collect();
        self.series(format!("morning-{n}"), title, Time::Morning, &all, routine, &steps);
        for (group, (active, nights)) in nights(routine).into_iter().enumerate() {
            let title = match active {
                None => self.titled("ics-evening"),
                Some(active) => {
                    let active = self.active(active);
                    self.with_name(
                        self.localizer.format("ics-evening-with", &[("active", &active)]),
                    )
                }
            };
            let steps = routine.evening_of(nights.first().copied().unwrap_or(0));
            let id = format!("evening-{n}-{group}");
            self.series(id, title, Time::Evening, &nights, routine, &steps);
        }
        let title = self.titled("ics-weekly");
        let steps: Vec<&Step> = routine.weekly.iter().collect();
        self.series(format!("weekly-{n}"), title, Time::Weekly, &[0], routine, &steps);
    }

    /// Describes the phase and each step, with how much and how, and where this comes from.
    fn steps(&self, routine: &PhaseRoutine, time: Time, steps: &[&Step]) -> String {
        let mut lines = vec![self.localizer.text_for("phase-", routine.span.phase.id())];
        let uses = steps.iter().flat_map(|step| &step.uses);
        for (n, active) in uses.enumerate() {
            let key = ["active-", &self.knowledge.active(*active).id].concat();
            let new = routine.span.introduces == Some(*active);
            let start = if new { self.localizer.attribute(&key, "start") } else { None };
            let how = self.localizer.how(&key, time);
            let more: Vec<String> = std::iter::once(how).chain(start).collect();
            lines.push(format!("{}. {}: {}", n + 1, self.localizer.text(&key), more.join(" ")));
        }
        self.text(lines)
    }

    /// Adds the weekly check of the signs.
    fn check_ins(&mut self) {
        let dates: Vec<Date> = self
            .plan
            .calendar
            .iter()
            .filter(|entry| entry.kind == CalendarKind::CheckIn)
            .map(|entry| entry.date)
            .collect();
        for (n, run) in runs(&dates).into_iter().enumerate() {
            let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
            if *last < self.choices.today {
                continue;
            }
            let every = run.get(1).map_or(0, |second| days_between(*first, *second));
            let rule = format!("FREQ=DAILY;INTERVAL={};COUNT={}", every.max(1), run.len());
            let title = self.titled("ics-check-in");
            let address = &self.choices.check_in;
            let way = match address.as_str() {
                "" => self.localizer.text("ics-check-in.where"),
                address => self.localizer.format("ics-check-in.open", &[("address", address)]),
            };
            let text = self.text(vec![self.localizer.text("ics-check-in.text"), way]);
            self.event(Event {
                id: format!("check-in-{n}"),
                title,
                text,
                when: When::Days(*first, plus_days(*first, 1)),
                rule: (run.len() > 1).then_some(rule),
                except: Vec::new(),
                proposal: false,
                url: address.clone(),
                alarm: self.choices.alarms.then(|| format!("PT{ALARM_HOUR}H")),
            });
        }
    }

    /// Adds a visit to discuss, the days before it, or the day after.
    fn clinic(&mut self, n: usize, entry: &CalendarEntry) {
        let knowledge = self.knowledge;
        let consultation = knowledge.well_known.treatments.consultation;
        let before = |item: &TreatmentId| &knowledge.treatment(*item).preparation;
        let after = |item: &TreatmentId| &knowledge.treatment(*item).aftercare;
        let mut lines = vec![self.localizer.text("ics-proposal")];
        let visit = matches!(entry.kind, CalendarKind::Visit | CalendarKind::Upkeep);
        let first_talk = entry.items == [consultation];
        let key = match entry.kind {
            CalendarKind::Visit if first_talk => "ics-consultation",
            CalendarKind::Upkeep => "ics-upkeep",
            CalendarKind::Prep => "ics-prep",
            CalendarKind::Aftercare => "ics-aftercare",
            _ => "ics-visit",
        };
        if visit {
            let names = entry
                .items
                .iter()
                .map(|item| self.localizer.text_for("treatment-", &knowledge.treatment(*item).id));
            lines.extend(names.enumerate().map(|(n, name)| format!("{}. {name}", n + 1)));
        }
        if entry.kind == CalendarKind::Prep || first_talk {
            lines.push([&self.localizer.text("treatment-before"), ":"].concat());
            lines.extend(self.bullets("prepare-", entry.items.iter().flat_map(before)));
        }
        if entry.kind == CalendarKind::Aftercare {
            lines.push([&self.localizer.text("treatment-after"), ":"].concat());
            lines.extend(self.bullets("aftercare-", entry.items.iter().flat_map(after)));
        }
        // Preparation lasts until the visit it is for.
        let until = self
            .plan
            .calendar
            .iter()
            .filter(|other| entry.kind == CalendarKind::Prep && other.items == entry.items)
            .filter(|other| matches!(other.kind, CalendarKind::Visit | CalendarKind::Upkeep))
            .map(|other| other.date)
            .find(|date| *date > entry.date)
            .unwrap_or_else(|| plus_days(entry.date, 1));
        if until <= self.choices.today {
            return;
        }
        let alarm = self.choices.days_before.map(|days| match days {
            _ if !visit => format!("PT{ALARM_HOUR}H"),
            0 => format!("PT{ALARM_HOUR}H"),
            1 => format!("-PT{}H", 24 - ALARM_HOUR),
            days => format!("-P{}DT{}H", days - 1, 24 - ALARM_HOUR),
        });
        let title = self.titled(key);
        let text = self.text(lines);
        self.event(Event {
            id: format!("{}-{n}", entry.kind.id()),
            title,
            text,
            when: When::Days(entry.date, until),
            rule: None,
            except: Vec::new(),
            proposal: true,
            url: String::new(),
            alarm,
        });
    }

    /// Returns texts by id, each once.
    fn bullets<'k>(&self, prefix: &str, ids: impl Iterator<Item = &'k String>) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for id in ids {
            let line = ["- ", &self.localizer.text_for(prefix, id)].concat();
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        lines
    }

    fn active(&self, active: ActiveId) -> String {
        self.localizer.text_for("active-", &self.knowledge.active(active).id)
    }

    fn titled(&self, key: &str) -> String {
        self.with_name(self.localizer.text(key))
    }

    fn with_name(&self, title: String) -> String {
        if self.name.is_empty() {
            title
        } else {
            self.localizer.format("ics-for", &[("title", &title), ("name", &self.name)])
        }
    }

    /// Returns the text of an entry: its lines, where it comes from, and the disclaimer.
    fn text(&self, mut lines: Vec<String>) -> String {
        let date = self.localizer.date(self.choices.started);
        lines.push(String::new());
        lines.push(self.localizer.format("ics-of", &[("date", &date)]));
        lines.push(self.localizer.text("footer-note"));
        lines.join("\n")
    }

    fn event(&mut self, event: Event) {
        let choices = self.choices;
        event.write(
            &mut self.lines,
            (choices.stamp, choices.sequence),
            choices.started,
            &self.name,
        );
    }
}

/// Groups the nights of a week by active, in the order of their first night, those without an active first.
fn nights(routine: &PhaseRoutine) -> Vec<(Option<ActiveId>, Vec<usize>)> {
    let mut groups: Vec<(Option<ActiveId>, Vec<usize>)> = vec![(None, Vec::new())];
    for (night, active) in routine.nights.iter().enumerate() {
        match groups.iter_mut().find(|(other, _)| other == active) {
            Some((_, nights)) => nights.push(night),
            None => groups.push((*active, vec![night])),
        }
    }
    groups
}

/// Splits days into runs with equal intervals.
fn runs(dates: &[Date]) -> Vec<Vec<Date>> {
    let mut runs: Vec<Vec<Date>> = Vec::new();
    for date in dates {
        let goes_on = runs.last().is_some_and(|run| match run[..] {
            [.., before, last] => days_between(before, last) == days_between(last, *date),
            _ => true,
        });
        match runs.last_mut() {
            Some(run) if goes_on => run.push(*date),
            _ => runs.push(vec![*date]),
        }
    }
    runs
}
