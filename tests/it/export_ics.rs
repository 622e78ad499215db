//! The calendar file, by its bytes: lines, folding, required properties, series that end, and what
//! it must not say. Two outside readers look at real files in `tests/exports/ics.mjs`.

use std::collections::{BTreeMap, BTreeSet};

use barrier_first::domain::{CalendarKind, ClosedSet};
use barrier_first::engine::{Assessment, Case, PhaseSpan, assess, plus_days};
use barrier_first::export::ics::{Choices, LONGEST_NAME, TimeOfDay, UtcTimestamp, calendar};
use barrier_first::export::plan_json::read_request;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use crate::case_file;
use crate::embedded;
use crate::support::localizer::HostLocalizer;
use crate::support::people::{Person, Tape, person};

/// A content line after unfolding: name, parameters, value.
#[derive(Debug, Clone, PartialEq)]
struct Line {
    name: String,
    parameters: String,
    value: String,
}

/// An entry with its alarms' lines apart.
#[derive(Debug, Default)]
struct Entry {
    lines: Vec<Line>,
    alarms: Vec<Vec<Line>>,
}

impl Entry {
    fn get(&self, name: &str) -> &str {
        let found: Vec<&Line> = self.lines.iter().filter(|line| line.name == name).collect();
        assert!(found.len() <= 1, "{name} stands {} times", found.len());
        found.first().map_or("", |line| line.value.as_str())
    }

    fn uid(&self) -> &str {
        self.get("UID")
    }

    fn starts(&self) -> Date {
        day(self.get("DTSTART"))
    }
}

fn day(value: &str) -> Date {
    let number = |from: usize, to: usize| value[from..to].parse::<i16>().unwrap();
    date(number(0, 4), number(4, 6) as i8, number(6, 8) as i8)
}

/// Reads a file by its bytes and refuses everything that RFC 5545 refuses.
fn read(file: &str) -> Vec<Entry> {
    assert!(file.ends_with("\r\n"), "the last line has no end");
    let mut lines: Vec<String> = Vec::new();
    for line in file.strip_suffix("\r\n").unwrap().as_bytes().split(|byte| *byte == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        assert!(line.len() <= 75, "{} octets: {}", line.len(), String::from_utf8_lossy(line));
        let line = std::str::from_utf8(line).expect("each line is UTF-8 by itself");
        assert!(!line.chars().any(char::is_control), "a control character in {line:?}");
        assert!(!line.is_empty(), "an empty line");
        match line.strip_prefix(' ') {
            Some(rest) => lines.last_mut().expect("something to go on from").push_str(rest),
            None => lines.push(line.to_owned()),
        }
    }
    assert_eq!(file.matches('\n').count(), file.matches("\r\n").count(), "a bare line feed");
    assert_eq!(file.matches('\r').count(), file.matches("\r\n").count(), "a bare return");
    let lines: Vec<Line> = lines
        .iter()
        .map(|line| {
            let (head, value) = line.split_once(':').expect("a colon");
            let (name, parameters) = head.split_once(';').unwrap_or((head, ""));
            let (name, parameters) = (name.to_owned(), parameters.to_owned());
            Line { name, parameters, value: value.to_owned() }
        })
        .collect();
    entries(&lines)
}

fn entries(lines: &[Line]) -> Vec<Entry> {
    let mut open: Vec<&str> = Vec::new();
    let mut head = BTreeMap::new();
    let mut entries: Vec<Entry> = Vec::new();
    for line in lines {
        match line.name.as_str() {
            "BEGIN" => {
                let above = open.last().copied().unwrap_or("");
                let fits = matches!(
                    (above, line.value.as_str()),
                    ("", "VCALENDAR") | ("VCALENDAR", "VEVENT") | ("VEVENT", "VALARM")
                );
                assert!(fits, "{} in {above:?}", line.value);
                open.push(&line.value);
                match line.value.as_str() {
                    "VEVENT" => entries.push(Entry::default()),
                    "VALARM" => entries.last_mut().unwrap().alarms.push(Vec::new()),
                    _ => {}
                }
            }
            "END" => assert_eq!(open.pop(), Some(line.value.as_str())),
            _ => match open.last().copied() {
                Some("VCALENDAR") => {
                    assert!(head.insert(line.name.clone(), line.value.clone()).is_none());
                }
                Some("VEVENT") => entries.last_mut().unwrap().lines.push(line.clone()),
                Some("VALARM") => {
                    entries.last_mut().unwrap().alarms.last_mut().unwrap().push(line.clone());
                }
                _ => panic!("{line:?} outside of everything"),
            },
        }
    }
    assert!(open.is_empty(), "{open:?} is not closed");
    assert_eq!(head.get("VERSION").map(String::as_str), Some("2.0"));
    assert!(head.contains_key("PRODID") && !head.contains_key("METHOD"));
    entries
}

fn localizer(lang: &str) -> HostLocalizer {
    HostLocalizer::of(lang).expect("the language is there")
}

fn choices(today: Date) -> Choices {
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

/// Everything that must hold for any file of this plan.
fn check(plan: &Assessment, choices: &Choices, file: &str) {
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
            // Neither a zone nor UTC: the clock the person lives by.
            assert!(line.name == "DTSTAMP" || !line.value.ends_with('Z'), "{line:?}");
        }
        rule(entry, plan, choices);
        alarms(entry, choices);
        let clinic = ["visit", "upkeep", "prep", "aftercare"]
            .iter()
            .any(|kind| entry.uid().starts_with(kind));
        // The way to the check, and only there.
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

/// The days of an entry for days on which something pauses because of a visit; it is named after its
/// series and its first day.
fn gentle_days(entry: &Entry) -> Option<(String, Vec<Date>)> {
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

/// What pauses because of a visit leaves its days out of the series, and has them as entries of their
/// own without it.
fn gentle(entries: &[Entry], plan: &Assessment, choices: &Choices) {
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

/// A series ends, and ends with its stretch of the plan.
fn rule(entry: &Entry, plan: &Assessment, choices: &Choices) {
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

fn alarms(entry: &Entry, choices: &Choices) {
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

#[test]
fn every_case_gives_a_sound_file_in_each_language() {
    let mut files = 0;
    for case in case_file::all() {
        for lang in ["en", "ko"] {
            let choices = choices(case.person.today);
            match calendar(embedded(), &case.plan, &localizer(lang), &choices) {
                Some(file) => {
                    check(&case.plan, &choices, &file);
                    files += 1;
                }
                None => assert!(case.plan.triage.stops_the_plan(), "{}: no file", case.place),
            }
        }
    }
    assert!(files > 150, "only {files} files");
}

/// What `examples/cases.rs` hands to the outside readers are the same people.
#[test]
fn requests_of_the_cases_are_the_cases() {
    for case in case_file::all() {
        let request = read_request(embedded(), &case.request.to_string()).expect("a request");
        assert_eq!(request.answers, case.person.answers, "{}", case.place);
        assert_eq!((request.today, &request.clinic), (case.person.today, &case.person.clinic));
    }
}

#[test]
fn there_is_no_file_while_someone_should_look_first() {
    let stopped: Vec<_> =
        case_file::all().iter().filter(|case| case.plan.triage.stops_the_plan()).collect();
    assert!(stopped.len() > 5, "only {} cases", stopped.len());
    for case in stopped {
        let choices = choices(case.person.today);
        assert_eq!(calendar(embedded(), &case.plan, &localizer("en"), &choices), None);
    }
}

/// A case whose plan has every kind of entry.
fn full() -> &'static case_file::Case {
    let has =
        |case: &&case_file::Case, kind| case.plan.calendar.iter().any(|entry| entry.kind == kind);
    case_file::all()
        .iter()
        .filter(|case| CalendarKind::ALL.iter().all(|kind| has(case, *kind)))
        .find(|case| case.plan.home.phases.len() > 3)
        .expect("a case with everything")
}

/// The case with every kind of entry whose file is the shortest.
fn short() -> &'static case_file::Case {
    let size = |case: &case_file::Case| {
        let choices = choices(case.person.today);
        calendar(embedded(), &case.plan, &localizer("en"), &choices).map(|file| file.len())
    };
    case_file::all()
        .iter()
        .filter(|case| {
            let has = |kind| case.plan.calendar.iter().any(|entry| entry.kind == kind);
            CalendarKind::ALL.iter().all(|kind| has(*kind))
        })
        .filter_map(|case| Some((size(case)?, case)))
        .min_by_key(|(size, _)| *size)
        .map(|(_, case)| case)
        .expect("a case with everything")
}

/// One language in full; of the others the titles. Their sentences stand in the snapshots of
/// `export_text.rs`.
#[test]
fn a_whole_file_reads_as_reviewed() {
    let case = short();
    let file = |lang: &str| {
        let file = calendar(embedded(), &case.plan, &localizer(lang), &choices(case.person.today));
        file.expect("a file")
    };
    // Snapshot files have plain line ends; `read` looks at the real ones.
    let english = file("en").replace("\r\n", "\n");
    let titles: BTreeSet<String> =
        read(&file("ko")).iter().map(|entry| entry.get("SUMMARY").to_owned()).collect();
    let titles = titles.into_iter().collect::<Vec<_>>().join("\n");
    insta::with_settings!({ description => case.place.clone(), omit_expression => true }, {
        insta::assert_snapshot!("ics_en", english);
        insta::assert_snapshot!("ics_titles_ko", titles);
    });
}

#[test]
fn texts_come_back_whole_and_say_that_a_visit_is_a_proposal() {
    let case = full();
    for (lang, proposal) in [("en", "A proposal to discuss"), ("ko", "제안")] {
        let file = calendar(embedded(), &case.plan, &localizer(lang), &choices(case.person.today));
        for entry in read(&file.expect("a file")) {
            let text = entry.get("DESCRIPTION").replace("\\n", "\n");
            let bare = text.replace("\\,", "").replace("\\;", "").replace("\\\\", "");
            assert!(!bare.contains([',', ';', '\\']), "not escaped: {text}");
            assert!(!text.contains("{") && !text.contains("-  "), "{text}");
            if entry.get("STATUS") == "TENTATIVE" {
                assert!(text.contains(proposal), "{text}");
                // Titles show on locked screens.
                for (_, treatment) in embedded().treatments() {
                    let name = localizer(lang);
                    let name = barrier_first::export::localizer::Localizer::text_for(
                        &name,
                        "treatment-",
                        &treatment.id,
                    );
                    assert!(!entry.get("SUMMARY").contains(&name), "{}", entry.get("SUMMARY"));
                }
            }
        }
    }
}

#[test]
fn a_newer_file_moves_the_entries_of_an_older_one() {
    let case = full();
    let of = |choices: &Choices| {
        read(&calendar(embedded(), &case.plan, &localizer("en"), choices).expect("a file"))
    };
    let uids = |entries: &[Entry]| -> BTreeSet<String> {
        entries.iter().map(|entry| entry.uid().to_owned()).collect()
    };
    let first = choices(case.person.today);
    let later = Choices {
        stamp: UtcTimestamp::parse("2026-03-11T10:00:00Z").unwrap(),
        sequence: 8,
        morning: TimeOfDay::at(6, 0),
        ..first.clone()
    };
    let (old, new) = (of(&first), of(&later));
    assert_eq!(uids(&old), uids(&new));
    for entry in &new {
        let before = old.iter().find(|other| other.uid() == entry.uid()).unwrap();
        let number = |entry: &Entry| entry.get("SEQUENCE").parse::<u32>().unwrap();
        assert!(number(entry) > number(before), "{}", entry.uid());
        assert!(entry.uid().is_ascii());
    }
    // A plan that starts anew has entries of its own: a calendar that remembers the deleted ones of
    // the plan before would not take their names again.
    let anew = Choices {
        started: plus_days(first.started, 9),
        today: plus_days(first.today, 9),
        ..first.clone()
    };
    assert!(uids(&of(&anew)).is_disjoint(&uids(&old)));
    // Somebody else in the same calendar.
    let named = |name: &str| Choices { name: name.to_owned(), ..first.clone() };
    let mina = of(&named("Mina; 미나"));
    assert!(uids(&mina).is_disjoint(&uids(&old)));
    assert!(uids(&mina).is_disjoint(&uids(&of(&named("Jo")))));
    assert_eq!(uids(&mina), uids(&of(&named("  Mina; 미나 "))));
    assert!(mina.iter().all(|entry| entry.get("SUMMARY").contains("(Mina\\; 미나)")));
    let long = of(&named(&"긴이름".repeat(LONGEST_NAME)));
    assert_eq!(uids(&long), uids(&of(&named(&"긴이름".repeat(2 * LONGEST_NAME)))));
}

/// In a clinic's frame there is no address that leads back to the plan; it is said where to go instead.
#[test]
fn a_check_without_an_address_says_where_it_is() {
    let case = full();
    let choices = Choices { check_in: String::new(), ..choices(case.person.today) };
    for (lang, way) in
        [("en", "Open the page on which you made your plan"), ("ko", "계획을 만든 페이지")]
    {
        let file = calendar(embedded(), &case.plan, &localizer(lang), &choices).expect("a file");
        check(&case.plan, &choices, &file);
        assert!(!file.contains("\nURL") && !file.contains("http"), "{lang}");
        let entries = read(&file);
        let mut checks = entries.iter().filter(|entry| entry.uid().starts_with("check-in"));
        assert!(checks.next().expect("a check").get("DESCRIPTION").contains(way), "{lang}");
    }
}

#[test]
fn what_is_over_is_left_out() {
    let case = full();
    let first = choices(case.person.today);
    let after = |days: u16| Choices { today: plus_days(first.today, days), ..first.clone() };
    let of = |choices: &Choices| {
        read(&calendar(embedded(), &case.plan, &localizer("en"), choices).expect("a file"))
    };
    let whole = of(&first);
    let last = case.plan.home.phases.last().unwrap().span.to_week;
    for weeks in 1..last {
        let now = after(weeks * 7);
        for entry in of(&now) {
            let before = whole.iter().find(|other| other.uid() == entry.uid());
            let before = before.expect("nothing new appears");
            assert_eq!(before.get("DTSTART"), entry.get("DTSTART"), "a series keeps its start");
            let single = entry.get("RRULE").is_empty();
            // What is at an hour ends on its day, what lasts whole days on the day after them.
            let ends = entry.get("DTEND");
            let last = if ends.contains('T') { plus_days(day(ends), 1) } else { day(ends) };
            assert!(!single || last > now.today, "{} is over", entry.uid());
        }
    }
    assert!(of(&after(3000)).is_empty());
}

#[test]
fn alarms_ring_when_they_were_asked_for() {
    let case = full();
    for (days, trigger) in [(0, "PT9H"), (1, "-PT15H"), (7, "-P6DT15H")] {
        let choices = Choices { days_before: Some(days), ..choices(case.person.today) };
        let file = calendar(embedded(), &case.plan, &localizer("en"), &choices).expect("a file");
        check(&case.plan, &choices, &file);
        for entry in read(&file).iter().filter(|entry| entry.uid().starts_with("visit")) {
            assert_eq!(entry.alarms[0][1].value, trigger);
        }
    }
}

proptest! {
    #![proptest_config(crate::property(200))]

    /// Whoever the person is and whatever they choose and type.
    #[test]
    fn every_file_is_sound(
        tape in prop::collection::vec(any::<u32>(), 0..220),
        (routine, alarms, days_before) in (any::<bool>(), any::<bool>(), prop::option::of(0..30_u8)),
        (morning, evening) in ((0..24_u8, 0..60_u8), (0..24_u8, 0..60_u8)),
        name in "\\PC{0,50}|[a-z\r\n\t,;:\\\\\"{}가-힣]{0,50}",
        korean in any::<bool>(),
    ) {
        let person: Person = person(embedded(), &mut Tape(&tape));
        let plan = assess(embedded(), &Case::new(&person.answers, person.today, &person.clinic));
        let choices = Choices {
            routine,
            alarms,
            days_before,
            morning: TimeOfDay::at(morning.0, morning.1),
            evening: TimeOfDay::at(evening.0, evening.1),
            name,
            ..choices(person.today)
        };
        let localizer = localizer(if korean { "ko" } else { "en" });
        match calendar(embedded(), &plan, &localizer, &choices) {
            Some(file) => {
                check(&plan, &choices, &file);
                let again = calendar(embedded(), &plan, &localizer, &choices);
                prop_assert_eq!(again, Some(file), "the same plan gives the same file");
            }
            None => prop_assert!(plan.triage.stops_the_plan()),
        }
    }
}

/// A file that is written later in the course moves the entries of the earlier one, and leaves the
/// days of a pause out.
#[test]
fn the_file_follows_the_course() {
    use crate::course_plan::{CALM, check, plan};
    let day = |text: &str| text.parse::<Date>().unwrap();
    let file = |today: &str, parts: &str| {
        let choices =
            Choices { started: day("2026-03-02"), today: day(today), ..choices(day(today)) };
        let localizer = HostLocalizer::of("en").unwrap();
        calendar(embedded(), &plan(today, parts), &localizer, &choices).unwrap()
    };
    let uids = |file: &str| {
        let lines = file.lines().filter(|line| line.starts_with("UID:evening-"));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    let first = file("2026-03-02", "");
    let checks: Vec<String> = ["2026-03-09", "2026-03-16", "2026-03-23", "2026-03-30"]
        .iter()
        .map(|on| check(on, CALM, ""))
        .collect();
    let checks = format!(r#""check_ins":[{}]"#, checks.join(","));
    let later = file("2026-03-30", &checks);
    assert!(uids(&first).iter().any(|uid| uid.starts_with("UID:evening-rebuild-")));
    assert!(uids(&later).iter().all(|uid| !uid.starts_with("UID:evening-rebuild-")));
    assert!(uids(&later).iter().all(|uid| uids(&first).contains(uid)), "{:?}", uids(&later));
    assert!(later.contains("DTSTART;VALUE=DATE:20260406\r\n"), "the next check-in");
    let paused = format!(r#"{checks},"paused":[["2026-04-02","2026-04-03"]]"#);
    let paused = file("2026-03-30", &paused);
    let unfolded = paused.replace("\r\n ", "");
    assert!(unfolded.contains("EXDATE:20260402T073000,20260403T073000\r\n"), "{unfolded}");
    assert!(!later.contains("EXDATE"));
}

/// The day until which a product keeps is an entry; the next file of the plan moves it.
#[test]
fn a_product_keeps_until_its_day() {
    use barrier_first::domain::{ShelfItem, ShelfUse};
    use barrier_first::export::ics::product_days;
    let case = full();
    let first = choices(case.person.today);
    let opened = first.today;
    let item = |id: &str, months: Option<u8>, status: ShelfUse| ShelfItem {
        id: id.into(),
        name: format!("Cica; {id}"),
        opened: Some(opened),
        months,
        status,
        ..ShelfItem::default()
    };
    let (used, paused) = (ShelfUse::InUse, ShelfUse::Paused);
    let items = [
        item("a", Some(6), used),
        item("b", Some(1), paused),
        item("c", Some(6), ShelfUse::Finished),
        item("d", None, used),
    ];
    let of = |items: &[ShelfItem], today: Date| {
        let terms = &case.plan.test_terms;
        let products = product_days(items, terms, today, |item| item.name.clone());
        let choices = Choices { today, products, ..first.clone() };
        let file = calendar(embedded(), &case.plan, &localizer("en"), &choices).expect("a file");
        let entries = read(&file).into_iter();
        entries.filter(|entry| entry.uid().starts_with("keeps-")).collect::<Vec<_>>()
    };
    let entries = of(&items, first.today);
    let days: Vec<Date> = entries.iter().map(Entry::starts).collect();
    let until = |item: &ShelfItem| item.keeps_until().unwrap();
    assert_eq!(days, [until(&items[0]), until(&items[1])]);
    for entry in &entries {
        assert!(!entry.get("SUMMARY").contains("Cica"), "a title shows on a locked screen");
        assert!(entry.get("DESCRIPTION").contains("Cica\\; "));
        assert_eq!((entry.get("STATUS"), entry.alarms.len()), ("CONFIRMED", 1));
    }
    // Opened later: the same entry on another day. What is over is left out.
    let moved = [item("a", Some(7), used)];
    let moved = of(&moved, first.today);
    assert_eq!(moved[0].uid(), entries[0].uid());
    assert!(moved[0].starts() > entries[0].starts());
    let after = plus_days(until(&items[1]), 1);
    assert_eq!(of(&items, after).len(), 1);
}
