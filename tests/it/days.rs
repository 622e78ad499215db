//! The day that something belongs to: date faults found in other trackers, as far as they can occur without
//! a browser.

use barrier_first::domain::{
    DayStart, Journal, Pause, Slot, StepKey, StepStatus, Time, date_text, parse_date, plus_days,
};
use barrier_first::engine::Course;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::embedded;
use crate::support::courses::{check_in, plan};
use crate::support::people::{Person, Tape, person};

/// Zones with what makes them awkward.
fn zones() -> Vec<(&'static str, TimeZone)> {
    [
        ("Asia/Seoul", "KST-9"),
        // Midnight does not exist on the day the clocks go forward.
        ("America/Santiago", "<-04>4<-03>,M9.1.6/24,M4.1.6/24"),
        ("America/Havana", "CST5CDT,M3.2.0/0,M11.1.0/1"),
        // Half an hour.
        ("Australia/Lord_Howe", "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0"),
        ("Asia/Kathmandu", "<+0545>-5:45"),
        ("America/Los_Angeles", "PST8PDT,M3.2.0,M11.1.0"),
        ("Europe/Berlin", "CET-1CEST,M3.5.0,M10.5.0/3"),
        ("UTC-12", "<-12>12"),
        ("UTC+12", "<+12>-12"),
        ("UTC+14", "<+14>-14"),
    ]
    .into_iter()
    .map(|(name, rule)| (name, TimeZone::posix(rule).expect(name)))
    .collect()
}

/// The day of an instant, as the app determines it: from the wall clock alone.
fn day_at(zone: &TimeZone, instant: Timestamp, start: DayStart) -> (Date, Date, u8) {
    let wall = zone.to_datetime(instant);
    let hour = u8::try_from(wall.hour()).expect("an hour");
    (start.day_of(wall.date(), hour), wall.date(), hour)
}

/// Days follow each other without a gap or a duplicate, whatever the clocks do, and the small hours belong
/// to the evening before.
#[test]
fn days_follow_each_other_in_every_zone() {
    let step = SignedDuration::from_mins(15);
    for (name, zone) in zones() {
        for hour in [0, 3, 4, 6, DayStart::LATEST] {
            let start = DayStart::new(hour).expect("an hour that may be set");
            let mut now: Timestamp = "2026-01-01T00:00:00Z".parse().expect("an instant");
            let end: Timestamp = "2027-01-10T00:00:00Z".parse().expect("an instant");
            let (mut last, _, _) = day_at(&zone, now, start);
            let mut length = 0_u32;
            while now < end {
                let (day, wall, at) = day_at(&zone, now, start);
                let wanted = if at < hour { plus_days(day, 1) } else { day };
                assert_eq!(wall, wanted, "{name} {now}");
                // Where a day starts at midnight, clocks that go back at midnight repeat the previous day.
                if hour >= 3 {
                    assert!(day >= last, "{name} {now}: {last} to {day}");
                }
                if day != last {
                    assert!(day <= plus_days(last, 1), "{name} {now}: {last} to {day}");
                    let full = now > "2026-01-03T00:00:00Z".parse().expect("an instant");
                    let usual = 23 * 4..=25 * 4;
                    assert!(
                        hour < 3 || !full || usual.contains(&length),
                        "{name} {last}: {length}"
                    );
                    length = 0;
                }
                length += 1;
                last = day;
                now += step;
            }
        }
    }
}

/// Samoa's missing day: somebody who flies, or whose island changes sides, has no day twice and loses none
/// that was lived.
#[test]
fn a_changed_offset_takes_no_day_back_that_was_begun() {
    let start = DayStart::default();
    // 29 December 2011 at UTC-10, from then on at UTC+14.
    let before = TimeZone::posix("<-10>10").expect("a zone");
    let after = TimeZone::posix("<+14>-14").expect("a zone");
    let change: Timestamp = "2011-12-30T10:00:00Z".parse().expect("an instant");
    let (last, ..) = day_at(&before, change - SignedDuration::from_mins(1), start);
    let (small, ..) = day_at(&after, change, start);
    let (first, ..) = day_at(&after, change + SignedDuration::from_hours(4), start);
    assert_eq!(last, date(2011, 12, 29));
    // 31 December, 00:00 to 04:00, belongs to a day that did not exist; it is before the 31st.
    assert_eq!((small, first), (date(2011, 12, 30), date(2011, 12, 31)));
}

/// An evening step at 01:30 is yesterday's, a morning step at 04:30 today's.
#[test]
fn the_evening_ends_at_four() {
    let today = date(2026, 3, 29);
    let start = DayStart::default();
    assert_eq!(start.hour(), 4);
    assert_eq!(start.day_of(today, 1), date(2026, 3, 28));
    assert_eq!(start.day_of(today, 3), date(2026, 3, 28));
    assert_eq!(start.day_of(today, 4), today);
    assert_eq!(start.day_of(today, 23), today);
    assert_eq!(DayStart::new(13), None);
    assert_eq!(DayStart::new(0).map(|start| start.day_of(today, 0)), Some(today));
    assert_eq!(start.day_of(Date::MIN, 0), Date::MIN);
}

/// A day written and read any number of times stays the same.
#[test]
fn a_written_day_stays() {
    let mut day = date(2026, 1, 1);
    for _ in 0..800 {
        assert_eq!(parse_date(&date_text(day)), Some(day));
        day = plus_days(day, 1);
    }
}

fn somebody() -> Person {
    let mut person = person(embedded(), &mut Tape(&[0; 220]));
    person.today = date(2026, 3, 2);
    person
}

fn follow(journal: &Journal, today: Date) -> Course {
    plan(embedded(), &somebody(), journal, today).course.expect("there is a course")
}

fn calm(journal: &mut Journal, day: Date) {
    journal.check_ins.insert(day, check_in(embedded(), 0, &mut Tape(&[])));
}

fn step() -> StepKey {
    let active = embedded().find_active("rich_moisturiser").expect("an active");
    StepKey { time: Time::Evening, slot: Slot::Moisturise, active }
}

/// Entries before the start, or after today because the clock was wrong, have no effect and can be removed.
#[test]
fn entries_outside_the_course_change_nothing() {
    let start = date(2026, 3, 2);
    let today = date(2026, 4, 2);
    let mut journal = Journal::start(start, somebody().answers);
    calm(&mut journal, date(2026, 3, 9));
    let before = follow(&journal, today);
    for day in [date(2026, 3, 1), date(2026, 4, 3), date(2027, 1, 1)] {
        calm(&mut journal, day);
        journal.mark(day, step(), Some(StepStatus::Done));
        assert_eq!(follow(&journal, today), before, "{day}");
        journal.mark(day, step(), None);
        assert!(journal.days.is_empty());
        journal.check_ins.remove(&day);
    }
    assert_eq!(follow(&journal, today), before);
}

/// However often something is entered on one day, it counts once.
#[test]
fn a_day_counts_once() {
    let today = date(2026, 3, 10);
    let mut journal = Journal::start(date(2026, 3, 2), somebody().answers);
    for _ in 0..3 {
        calm(&mut journal, date(2026, 3, 9));
        journal.mark(date(2026, 3, 9), step(), Some(StepStatus::Done));
    }
    let found = follow(&journal, today);
    assert_eq!((found.trend.len(), found.adherence.kept), (1, 1));
}

/// A day that was only viewed is unknown, and not kept.
#[test]
fn looking_is_not_doing() {
    let mut journal = Journal::start(date(2026, 3, 2), somebody().answers);
    journal.mark(date(2026, 3, 3), step(), Some(StepStatus::Done));
    journal.mark(date(2026, 3, 3), step(), None);
    let found = follow(&journal, date(2026, 3, 9)).adherence;
    assert_eq!((found.planned, found.kept, found.unknown), (7, 0, 7));
}

/// A missed day before a pause counts the same as one after it.
#[test]
fn a_pause_and_a_missed_day_do_not_depend_on_their_order() {
    let of = |missed: Date| {
        let mut journal = Journal::start(date(2026, 3, 2), somebody().answers);
        journal.pause(Pause { from: date(2026, 3, 10), to: Some(date(2026, 3, 12)) });
        journal.mark(missed, step(), Some(StepStatus::NotDone));
        follow(&journal, date(2026, 3, 20)).adherence
    };
    assert_eq!(of(date(2026, 3, 9)), of(date(2026, 3, 13)));
    assert_eq!(of(date(2026, 3, 9)).kept, 0);
}

/// After a long gap one check-in is due, today, and only one.
#[test]
fn after_a_gap_one_check_in_is_due() {
    let journal = Journal::start(date(2026, 3, 2), somebody().answers);
    let today = date(2026, 8, 2);
    assert_eq!(follow(&journal, today).next_check_in, Some(today));
    let found = plan(embedded(), &somebody(), &journal, today);
    let checks = found.calendar.iter().filter(|entry| entry.items.is_empty());
    assert_eq!(checks.filter(|entry| entry.date == today).count(), 1);
}

/// Pauses that touch are merged.
#[test]
fn pauses_that_meet_are_one() {
    let mut journal = Journal::default();
    let pause = |from: i8, to: Option<i8>| Pause {
        from: date(2026, 3, from),
        to: to.map(|to| date(2026, 3, to)),
    };
    journal.pause(pause(20, Some(22)));
    journal.pause(pause(1, Some(3)));
    journal.pause(pause(2, Some(5)));
    assert_eq!(journal.pauses, [pause(1, Some(5)), pause(20, Some(22))]);
    journal.pause(pause(4, None));
    assert_eq!(journal.pauses, [pause(1, None)]);
    assert!(journal.is_paused(date(2027, 1, 1)) && !journal.is_paused(date(2026, 2, 28)));
}
