//! The days around a visit: the routine agrees with the calendar.

use barrier_first::domain::{CalendarKind, plus_days};
use barrier_first::engine::Assessment;

use crate::embedded;
use crate::support::home::used;
use crate::{case_file, course_request};

fn plan_of(name: &str) -> &'static Assessment {
    let case = case_file::all().iter().find(|case| case.name == name);
    &case.unwrap_or_else(|| panic!("no case {name:?}")).plan
}

/// Returns `true` if the plan holds an active on a day, considering its pauses.
fn holds(plan: &Assessment, day: jiff::civil::Date, active: &str) -> bool {
    let here = |it: &&barrier_first::engine::PhaseRoutine| it.span.from <= day && day < it.span.to;
    let Some(routine) = plan.home.phases.iter().find(here) else { return false };
    let resting = plan.home.resting_on(day);
    let mut steps = routine.evening_on(day, resting);
    steps.extend(routine.morning_on(resting));
    let named = |id| embedded().active(id).id == active;
    steps.iter().any(|step| step.uses.iter().any(|id| named(*id)))
}

#[test]
fn the_evenings_after_a_facial_go_without_what_is_strong() {
    let plan = plan_of("a facial with acids, azelaic acid and vitamin C at home");
    let visits: Vec<_> = plan
        .calendar
        .iter()
        .filter(|entry| entry.kind == CalendarKind::Visit && entry.items.len() > 1)
        .map(|entry| entry.date)
        .collect();
    assert_eq!(visits.len(), 3);
    for visit in visits {
        for after in 0..=3 {
            let day = plus_days(visit, after);
            assert!(!holds(plan, day, "vitamin_c"), "{day}");
            assert!(!holds(plan, day, "azelaic_acid"), "{day}");
        }
        let next = plus_days(visit, 4);
        assert!(holds(plan, next, "vitamin_c"), "{next}");
        let week = (4..11).map(|after| plus_days(visit, after));
        assert!(week.filter(|day| holds(plan, *day, "azelaic_acid")).count() > 1);
    }
}

#[test]
fn a_week_before_needling_retinol_pauses_and_for_a_week_after_it() {
    let plan = plan_of("needling, retinol at home for long");
    let rests: Vec<(i32, i32)> = plan
        .home
        .rests
        .iter()
        .map(|rest| ((rest.from - rest.visit).get_days(), (rest.to - rest.visit).get_days()))
        .collect();
    assert!(rests.contains(&(-7, -1)) && rests.contains(&(0, 7)), "{rests:?}");
    for rest in &plan.home.rests {
        assert!(!holds(plan, rest.from, "retinol") && !holds(plan, rest.to, "retinol"));
    }
}

#[test]
fn care_without_acids_lets_nothing_pause() {
    for name in ["gentle care, retinol at home for long", "home care, retinol for long"] {
        let plan = plan_of(name);
        assert!(plan.home.rests.is_empty(), "{name}: {:?}", plan.home.rests);
        let retinol = embedded().find_active("retinol").expect("retinol");
        assert!(used(&plan.home.phases[0]).contains(&retinol));
    }
}

/// Glow by gentle care, with an active used for a long time.
fn glow_with(active: &str) -> String {
    format!(
        r#""sign_tight":0,"sign_sting":0,"sign_flaking":0,"sign_redness":0,"sign_itch":0,"sign_rough_dull":0,"time_per_day":"minimal","clinic_interest":"gentle_only","downtime":"up_to_3_days","goals":["glow"],"actives":["{active}"],"actives_since":{{"{active}":"longer"}}"#
    )
}

/// The plan of a day, with a calm check every week since 2 March.
fn followed(answers: &str, day: jiff::civil::Date, more: &str) -> Assessment {
    let days = (1..).map(|week| plus_days(jiff::civil::date(2026, 3, 2), week * 7));
    let list: Vec<String> = days
        .take_while(|on| *on <= day)
        .map(|on| course_request::check(&on.to_string(), course_request::CALM, ""))
        .collect();
    let parts = course_request::checks(&list) + more;
    course_request::plan_with(&day.to_string(), answers, &parts)
}

/// Somebody who follows the plan, on the evening of the visit and on the third evening after it.
#[test]
fn today_says_the_same() {
    let answers = glow_with("vitamin_c");
    let first = course_request::plan_with("2026-03-02", &answers, "");
    let visit = first
        .calendar
        .iter()
        .find(|entry| entry.kind == CalendarKind::Visit && entry.items.len() > 1);
    let visit = visit.expect("a dated visit").date;
    for (after, there) in [(0, false), (3, false), (4, true)] {
        let day = plus_days(visit, after);
        let plan = followed(&answers, day, "");
        assert_eq!(holds(&plan, day, "vitamin_c"), there, "{after} days after the visit");
    }
}

/// An evening on which retinol pauses counts as a calm one, too: care without it keeps the plan, and
/// retinol is more than planned.
#[test]
fn an_evening_that_pauses_counts_as_a_calm_one() {
    let retinol = embedded().find_active("retinol").expect("retinol");
    let answers = glow_with("retinol");
    // The first evening that would be its night, were it not for a visit.
    let all = (1..90).map(|day| plus_days(jiff::civil::date(2026, 3, 2), day));
    let mut paused = all.filter(|day| {
        let plan = followed(&answers, *day, "");
        let routine = &plan.home.phases[0];
        let night = |resting| {
            let steps = routine.evening_on(*day, resting);
            steps.iter().any(|step| step.uses.contains(&retinol))
        };
        night(barrier_first::domain::ActiveSet::EMPTY) && !night(plan.home.resting_on(*day))
    });
    let day = paused.next().expect("an evening on which retinol pauses");
    let marked = |step: &str| {
        let marks = format!(r#","days":[{{"on":"{day}","done":["{step}"]}}]"#);
        let plan = followed(&answers, plus_days(day, 1), &marks);
        let counted = plan.course.expect("a course").adherence;
        (counted.kept, counted.more)
    };
    assert_eq!(marked("evening:moisturise:rich_moisturiser"), (1, 0), "{day}");
    assert_eq!(marked("evening:treat:retinol"), (0, 1), "{day}");
}

/// The days after the very last visit are gentle, too, though new ones are proposed from then on.
#[test]
fn the_days_after_the_last_visit_are_gentle_too() {
    let retinol = embedded().find_active("retinol").expect("retinol");
    let answers = glow_with("retinol");
    let visits = |plan: &Assessment| {
        let visit = |kind| matches!(kind, CalendarKind::Visit | CalendarKind::Upkeep);
        let all = plan.calendar.iter().filter(|entry| visit(entry.kind));
        all.map(|entry| entry.date).max()
    };
    let days = (1..400).map(|day| plus_days(jiff::civil::date(2026, 3, 2), day));
    let last = days.into_iter().find(|day| visits(&followed(&answers, *day, "")) == Some(*day));
    let last = last.expect("a last visit");
    for after in 0..=3 {
        let day = plus_days(last, after);
        let resting = followed(&answers, day, "").home.resting_on(day);
        assert!(resting.contains(retinol), "{after} days after {last}");
    }
    let day = plus_days(last, 4);
    assert!(!followed(&answers, day, "").home.resting_on(day).contains(retinol));
}
