//! Invariants of the calendar file of any plan.

use std::collections::{BTreeMap, BTreeSet};

use barrier_first::domain::{CalendarKind, ClosedSet};
use barrier_first::engine::{Assessment, PhaseSpan, plus_days};
use barrier_first::export::ics::{Choices, TimeOfDay, UtcTimestamp};
use jiff::civil::Date;

use crate::embedded;
use crate::ics_reader::{Entry, day, read};
use crate::support::localizer::HostLocalizer;

pub fn localizer(lang: &str) -> HostLocalizer {
    HostLocalizer::of(lang).expect("the language is there")
}

pub fn choices(today: Date) -> Choices {
    Choices {
        started: today,
        today,
        stamp: UtcTimestamp::parse("2026-03-02T08:30:00Z").expect("a moment"),
        sequence: 7,
        routine: true,
        alarms: true,
        morning: TimeOfDay::at(7, 30),
        evening: TimeOfDay::at(21, 30),
        days_before: Some(1),
        name: String::new(),
        check_in: "https://skin.example/a,b/#/check-in".to_owned(),
        products: Vec::new(),
    }
}

/// Checks everything that must hold for any file of this plan.
pub fn check(plan: &Assessment, choices: &Choices, file: &str) {
    let entries = read(file);
    let mut uids = BTreeSet::new();
    let consultation = entries.iter().find(|entry| entry.uid().starts_with("visit-0"));
    for entry in &entries {
        assert!(uids.insert(entry.uid()), "{} stands twice", entry.uid());
        assert!(entry.uid().ends_with("@barrier-first"), "{}", entry.uid());
        assert_eq!(entry.get("DTSTAMP"), "20260302T083000Z");
        assert_eq!(entry.get("CLASS"), "PRIVATE");
        assert_eq!(entry.get("TRANSP"), "TRANSPARENT");
        for name in ["SEQUENCE", "SUMMARY", "DESCRIPTION", "DTSTART", "DTEND"] {
            assert!(!entry.get(name).is_empty(), "{} has no {name}", entry.uid());
        }
        assert!(entry.get("DTEND") > entry.get("DTSTART"), "{} ends before it starts", entry.uid());
        for line in entry.lines.iter().filter(|line| line.name.starts_with("DT")) {
            let whole_day = line.value.len() == 8;
            let wanted = if whole_day { "VALUE=DATE" } else { "" };
            assert_eq!(line.parameters, wanted, "{line:?}");
            // Neither a zone nor UTC: the local clock of the person.
            assert!(line.name == "DTSTAMP" || !line.value.ends_with('Z'), "{line:?}");
        }
        rule(entry, plan, choices);
        alarms(entry, choices);
        let clinic = ["visit", "upkeep", "prep", "aftercare"]
            .iter()
            .any(|kind| entry.uid().starts_with(kind));
        // The link to the check, and only there.
        let check = entry.uid().starts_with("check-in");
        assert_eq!(entry.get("URL"), if check { &choices.check_in } else { "" });
        let shown = choices.check_in.replace(',', "\\,");
        let told = !shown.is_empty() && entry.get("DESCRIPTION").contains(&shown);
        assert_eq!(told, check && !shown.is_empty(), "{}", entry.get("DESCRIPTION"));
        assert_eq!(entry.get("STATUS"), if clinic { "TENTATIVE" } else { "CONFIRMED" });
        if clinic {
            let first = consultation.expect("a talk comes before anything else at a clinic");
            assert!(entry.starts() >= first.starts(), "{} before the talk", entry.uid());
            let talk = entry.uid() == first.uid();
            assert!(talk || entry.uid().starts_with("prep") || entry.starts() > first.starts());
        }
    }
    gentle(&entries, plan, choices);
    let series = |word: &str| entries.iter().filter(|entry| entry.uid().starts_with(word)).count();
    let shown = |kind| plan.calendar.iter().filter(|entry| entry.kind == kind).count();
    for kind in [CalendarKind::Visit, CalendarKind::Upkeep, CalendarKind::Aftercare] {
        assert_eq!(series(kind.id()), shown(kind), "{kind:?}");
    }
    assert_eq!(series("prep"), shown(CalendarKind::Prep));
    assert_eq!(series("morning") > 0, choices.routine);
}

/// The days of an entry for days on which something pauses because of a visit; it is named after its series
/// and its first day.
pub fn gentle_days(entry: &Entry) -> Option<(String, Vec<Date>)> {
    let name = entry.uid().split('.').next()?.to_owned();
    let (series, first) = name.rsplit_once('-')?;
    if first.len() != 8 || !first.bytes().all(|it| it.is_ascii_digit()) {
        return None;
    }
    let number = |key: &str| -> u16 {
        let parts = entry.get("RRULE").split(';').filter_map(|part| part.split_once('='));
        let found = parts.filter(|(name, _)| *name == key).map(|(_, number)| number.parse());
        found.flatten().next().unwrap_or(1)
    };
    let (every, count) = (number("INTERVAL"), number("COUNT"));
    let days = (0..count).map(|n| plus_days(entry.starts(), n * every)).collect();
    assert_eq!(first, entry.starts().strftime("%Y%m%d").to_string());
    Some((series.to_owned(), days))
}

/// A series omits the days on which something pauses because of a visit, and those days have entries of
/// their own without it.
pub fn gentle(entries: &[Entry], plan: &Assessment, choices: &Choices) {
    let name = |entry: &Entry| entry.uid().split('.').next().unwrap_or_default().to_owned();
    let paused = |day: Date| {
        plan.course.iter().flat_map(|course| &course.pauses).any(|pause| pause.holds(day))
    };
    for entry in entries {
        let skipped: Vec<Date> = entry
            .get("EXDATE")
            .split(',')
            .filter(|at| !at.is_empty())
            .map(day)
            .filter(|day| *day >= choices.today && !paused(*day))
            .collect();
        let own = entries.iter().filter_map(gentle_days).filter(|(of, _)| *of == name(entry));
        let own: Vec<Date> = own.flat_map(|(_, days)| days).collect();
        for day in &skipped {
            assert!(own.contains(day), "{} has nothing on {day}", entry.uid());
        }
        for day in own.iter().filter(|day| **day >= choices.today) {
            assert!(skipped.contains(day), "{} stands twice on {day}", entry.uid());
            assert!(!plan.home.resting_on(*day).is_empty(), "{day} is like any other");
        }
    }
}

/// A series ends, and it ends with its stretch of the plan.
pub fn rule(entry: &Entry, plan: &Assessment, choices: &Choices) {
    let rule = entry.get("RRULE");
    if rule.is_empty() {
        return;
    }
    let parts: BTreeMap<&str, &str> =
        rule.split(';').map(|part| part.split_once('=').expect("name=value")).collect();
    let count: u16 = parts.get("COUNT").expect("an end").parse().expect("a number");
    assert!(!parts.contains_key("UNTIL") && count > 0, "{rule}");
    let per_week = parts.get("BYDAY").map_or(7, |days| days.split(',').count());
    if entry.uid().starts_with("check-in") {
        assert_eq!(parts["INTERVAL"], "7");
        return;
    }
    if gentle_days(entry).is_some() {
        return;
    }
    let mut name = entry.uid().split(['-', '@', '.']);
    let (kind, stretch) = (name.next().unwrap(), name.next().unwrap());
    assert!(["morning", "evening", "weekly"].contains(&kind), "{}", entry.uid());
    let known = |span: &PhaseSpan| match span.introduces {
        Some(active) => format!("{}_{}", span.phase.id(), embedded().active(active).id),
        None => span.phase.id().to_owned(),
    };
    let all: Vec<String> = plan.home.phases.iter().map(|routine| known(&routine.span)).collect();
    let names = all.iter().enumerate().map(|(n, name)| {
        match all[..n].iter().filter(|other| *other == name).count() {
            0 => name.clone(),
            before => format!("{name}_{}", before + 1),
        }
    });
    let names: Vec<String> = names.collect();
    let place = names.iter().position(|name| name == stretch).unwrap();
    let span = &plan.home.phases[place].span;
    let weeks = span.to_week - span.from_week;
    assert_eq!(usize::from(count), usize::from(weeks) * per_week, "{rule} over {weeks} weeks");
    let first = plus_days(choices.started, span.from_week * 7);
    assert!(entry.starts() >= first && entry.starts() < plus_days(first, 7), "{}", entry.uid());
    if let Some(days) = parts.get("BYDAY") {
        let start = entry.starts().strftime("%A").to_string()[..2].to_uppercase();
        assert!(days.starts_with(&start), "{rule} starts on {start}");
    }
}

pub fn alarms(entry: &Entry, choices: &Choices) {
    let ours = entry.get("STATUS") == "CONFIRMED";
    let wanted = if ours { choices.alarms } else { choices.days_before.is_some() };
    assert_eq!(entry.alarms.len(), usize::from(wanted), "{}", entry.uid());
    for alarm in &entry.alarms {
        let names: Vec<&str> = alarm.iter().map(|line| line.name.as_str()).collect();
        assert_eq!(names, ["ACTION", "TRIGGER", "DESCRIPTION"]);
        assert_eq!(alarm[0].value, "DISPLAY");
        assert!(alarm[1].value.trim_start_matches('-').starts_with('P'), "{alarm:?}");
        assert_eq!(alarm[2].value, entry.get("SUMMARY"));
    }
}
