//! The calendar file, by its bytes: lines, folding, required properties, series that end, and things it
//! must not say. Two external readers check real files in `tests/exports/ics.mjs`.

use std::collections::BTreeSet;

use barrier_first::domain::{CalendarKind, ClosedSet};
use barrier_first::engine::{Case, assess, plus_days};
use barrier_first::export::ics::{Choices, LONGEST_NAME, TimeOfDay, UtcTimestamp, calendar};
use barrier_first::export::plan_json::read_request;
use jiff::civil::Date;
use proptest::prelude::*;

use crate::case_file;
use crate::embedded;
use crate::ics_checks::{check, choices, localizer};
use crate::ics_reader::{Entry, day, read};
use crate::support::localizer::HostLocalizer;
use crate::support::people::{Person, Tape, person};

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

/// The requests that `examples/cases.rs` passes to the external readers are the same people.
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

/// One language in full; the titles of the others. Their sentences are in the snapshots of
/// `export_text.rs`.
#[test]
fn a_whole_file_reads_as_reviewed() {
    let case = short();
    let file = |lang: &str| {
        let file = calendar(embedded(), &case.plan, &localizer(lang), &choices(case.person.today));
        file.expect("a file")
    };
    // Snapshot files have plain line ends; `read` checks the real ones.
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
                // Titles are visible on lock screens.
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
    // A restarted plan has entries of its own: a calendar that remembers the deleted ones of the previous
    // plan would not accept their names again.
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

/// In a clinic's frame there is no address that leads back to the plan; the entry says where to go instead.
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
            // Timed entries end on their day, all-day entries on the day after it.
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

    /// Holds for any person, any choice and any text.
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

/// A file exported later in the course moves the entries of the earlier one, and omits the days of a pause.
#[test]
fn the_file_follows_the_course() {
    use crate::course_request::{CALM, check, plan};
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
    // Opened later: the same entry on another day. Past entries are left out.
    let moved = [item("a", Some(7), used)];
    let moved = of(&moved, first.today);
    assert_eq!(moved[0].uid(), entries[0].uid());
    assert!(moved[0].starts() > entries[0].starts());
    let after = plus_days(until(&items[1]), 1);
    assert_eq!(of(&items, after).len(), 1);
}
