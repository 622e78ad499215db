//! How a course moves through its phases: one test for each move.

use barrier_first::domain::{Phase, PhaseMove, TrendChange, TriageLevel, days_between};
use barrier_first::engine::Headline;

use crate::course_request::{
    CALM, calm, check, checks, course, into_week_three, plan, rules, weekly,
};
use crate::embedded;

#[test]
fn a_plan_without_check_ins_waits_in_its_phase() {
    let day_9 = course("2026-03-11", "");
    assert_eq!((day_9.phase, day_9.moved), (Phase::Rebuild, PhaseMove::None));
    assert_eq!(day_9.next_check_in.map(|day| day.to_string()).as_deref(), Some("2026-03-11"));
    let day_45 = course("2026-04-16", "");
    assert_eq!((day_45.phase, day_45.moved), (Phase::Rebuild, PhaseMove::Hold));
    assert_eq!(rules(&day_45), ["F-hold-gap"]);
    assert_eq!(day_45.since.to_string(), "2026-03-02");
}

#[test]
fn calm_weeks_lead_to_the_last_phase() {
    let day = |weeks: usize| {
        let list = weekly(weeks);
        let today = &list.last().expect("a week")[7..17];
        course(today, &checks(&list))
    };
    assert_eq!(day(3).phase, Phase::Rebuild);
    let introduce = day(4);
    assert_eq!((introduce.phase, introduce.moved), (Phase::Introduce, PhaseMove::Forward));
    assert_eq!(rules(&introduce), ["F-forward"]);
    assert_eq!(introduce.since.to_string(), "2026-03-30");
    let retinol = introduce.introducing.expect("something comes in");
    assert_eq!(embedded().active(retinol).id, "retinol");
    let end = day(30);
    assert_eq!((end.phase, end.introducing), (Phase::Maintain, None));
    assert_eq!((end.moved, end.check_every), (PhaseMove::None, 14));
}

#[test]
fn extra_entries_of_one_week_do_not_make_calm_weeks() {
    let days = ["2026-03-23", "2026-03-30", "2026-04-01", "2026-04-02"];
    let found = course("2026-04-02", &calm(&days[..1]));
    assert_eq!(found.phase, Phase::Rebuild);
    let extra = course("2026-04-02", &calm(&["2026-03-30", "2026-04-01", "2026-04-02"]));
    assert_eq!(extra.phase, Phase::Rebuild);
    let counts: Vec<bool> = extra.trend.iter().map(|point| point.counts).collect();
    assert_eq!(counts, [true, false, false]);
    assert_eq!(course("2026-04-02", &calm(&days)).phase, Phase::Introduce);
}

#[test]
fn a_gap_of_fifteen_days_freezes() {
    let quiet = course("2026-04-14", &calm(&["2026-03-23", "2026-03-30"]));
    assert_eq!((quiet.phase, quiet.moved), (Phase::Introduce, PhaseMove::Hold));
    // Two calm check-ins that are further apart are not in a row.
    let apart = course("2026-04-14", &calm(&["2026-03-30", "2026-04-14"]));
    assert_eq!((apart.phase, apart.moved), (Phase::Rebuild, PhaseMove::Hold));
    assert_eq!(rules(&apart), ["F-hold-gap"]);
    let close = course("2026-04-13", &calm(&["2026-03-30", "2026-04-13"]));
    assert_eq!(close.phase, Phase::Introduce);
}

#[test]
fn one_good_week_never_moves_on() {
    let one = course("2026-04-06", &calm(&["2026-04-06"]));
    assert_eq!((one.phase, one.moved), (Phase::Rebuild, PhaseMove::Hold));
}

/// Just below and at each threshold of A1.2.
#[test]
fn changes_are_called_by_their_size() {
    // Breakouts move the index by one point, roughness by two, tightness by four.
    let after = |signs: [u8; 7]| {
        let list = [
            check("2026-03-09", [1, 0, 0, 0, 0, 0, 0], ""),
            check("2026-03-16", [1, 0, 0, 0, 0, 0, 0], ""),
            check("2026-03-23", signs, ""),
        ];
        let found = course("2026-03-23", &checks(&list));
        let index = found.trend.last().expect("a point").index;
        (found.trend[0].index - index, found.change)
    };
    assert_eq!(after([2, 0, 0, 0, 0, 1, 1]), (7, TrendChange::Same));
    assert_eq!(after([3, 0, 0, 0, 0, 0, 0]), (8, TrendChange::PerhapsWorse));
    assert_eq!(after([3, 0, 0, 0, 0, 1, 1]), (10, TrendChange::PerhapsWorse));
    assert_eq!(after([3, 0, 0, 0, 0, 2, 0]), (11, TrendChange::Worse));
    // The first two only set the baseline.
    let two = course(
        "2026-03-16",
        &checks(&[check("2026-03-09", CALM, ""), check("2026-03-16", [4; 7], "")]),
    );
    assert_eq!(two.change, TrendChange::Unknown);
}

/// Where the skin starts low, "better" takes more.
#[test]
fn a_low_start_needs_more_to_be_better() {
    let list = |last: [u8; 7]| {
        let low = [3, 2, 2, 3, 3, 2, 2];
        let days = [check("2026-03-09", low, ""), check("2026-03-16", low, "")];
        let found = course(
            "2026-03-23",
            &checks(&[days[0].clone(), days[1].clone(), check("2026-03-23", last, "")]),
        );
        let point = |place: usize| found.trend[place].index;
        (point(2) - point(0), found.change)
    };
    let (points, change) = list([2, 2, 2, 2, 2, 2, 2]);
    assert!((11..15).contains(&points), "{points}");
    assert_eq!(change, TrendChange::PerhapsBetter);
    let (points, change) = list([2, 2, 2, 2, 2, 0, 2]);
    assert!(points >= 15, "{points}");
    assert_eq!(change, TrendChange::Better);
}

#[test]
fn two_missing_answers_give_no_point() {
    let missing = r#"{"on":"2026-03-09","answers":{"red_flags":["none"],"sign_tight":0,"sign_sting":0,"sign_flaking":0,"sign_redness":0,"sign_itch":0}}"#;
    assert!(course("2026-03-09", &format!(r#""check_ins":[{missing}]"#)).trend.is_empty());
    let one = missing.replace("}}", r#","sign_rough_dull":0}}"#);
    let found = course("2026-03-09", &format!(r#""check_ins":[{one}]"#));
    let point = found.trend[0];
    assert!(point.counts && point.range.0 < point.range.1 && point.index == point.range.0);
}

#[test]
fn stinging_moves_back_in_the_weeks_of_a_retinoid_too() {
    let mut list = into_week_three();
    list.pop();
    list.push(check("2026-04-20", [1, 3, 0, 1, 1, 1, 1], ""));
    let found = course("2026-04-20", &checks(&list));
    assert_eq!((found.phase, found.moved), (Phase::Rebuild, PhaseMove::Back));
    assert_eq!(rules(&found), ["F-back"]);
}

#[test]
fn flaking_in_the_first_weeks_of_a_retinoid_holds() {
    let mut list = into_week_three();
    list.truncate(5);
    for day in ["2026-04-13", "2026-04-20"] {
        list.push(check(day, [2, 0, 2, 1, 1, 2, 1], ""));
    }
    let found = course("2026-04-20", &checks(&list));
    assert_eq!((found.phase, found.moved), (Phase::Introduce, PhaseMove::Hold));
    assert!(rules(&found).contains(&"F-hold-start"), "{:?}", rules(&found));
}

#[test]
fn spots_alone_never_move_back() {
    let mut list = into_week_three();
    list.truncate(4);
    for day in ["2026-04-06", "2026-04-13", "2026-04-20", "2026-04-27"] {
        list.push(check(day, [1, 0, 0, 1, 1, 1, 4], ""));
    }
    let found = course("2026-04-27", &checks(&list));
    assert!(found.phase >= Phase::Introduce);
    assert!(found.history.iter().all(|step| step.moved != PhaseMove::Back));
}

/// Sting and redness together lead to the reset, the suspect comes last, and anything new waits.
#[test]
fn sting_and_redness_lead_to_the_reset() {
    let mut list = weekly(4);
    list.push(check("2026-04-06", [2, 3, 1, 3, 2, 1, 1], ""));
    let found = course("2026-04-06", &checks(&list));
    assert_eq!((found.phase, found.moved), (Phase::Reset, PhaseMove::Reset));
    assert_eq!((found.introducing, found.since.to_string().as_str()), (None, "2026-04-06"));
    assert_eq!(rules(&found), ["F-reset"]);
}

/// A person already resting starts the quiet weeks again, in the middle of a week too, and none is added.
#[test]
fn a_reset_in_the_reset_starts_over_and_has_its_weeks() {
    let sore = [2, 3, 1, 3, 2, 1, 1];
    let mut list = weekly(4);
    list.push(check("2026-04-06", sore, ""));
    assert!(!course("2026-04-06", &checks(&list)).starts_over(), "from the phase of new things");
    list.push(check("2026-04-16", [3, 4, 2, 4, 3, 1, 1], ""));
    let plan = plan("2026-04-16", &checks(&list));
    let found = plan.course.as_ref().expect("there is a course");
    assert_eq!((found.phase, found.since.to_string().as_str()), (Phase::Reset, "2026-04-16"));
    assert!(found.starts_over());
    let span = &plan.home.phases[0].span;
    assert_eq!(plan.headline(), Headline::Phase(Phase::Reset, span.to));
    // The weeks of the plan would count the one that had already begun.
    assert!(span.to_week - span.from_week > days_between(span.from, span.to).div_ceil(7));
}

#[test]
fn the_order_of_entry_does_not_matter_and_taking_away_undoes() {
    let mut list = weekly(5);
    let before = course("2026-04-06", &checks(&list));
    list.reverse();
    assert_eq!(course("2026-04-06", &checks(&list)), before);
    list[0] = check("2026-04-06", [4; 7], "");
    assert_eq!(course("2026-04-06", &checks(&list)).phase, Phase::Reset);
    list.remove(0);
    let undone = course("2026-04-06", &checks(&list));
    assert_eq!((undone.phase, undone.since), (before.phase, before.since));
}

/// A reaction that calls for rest acts at once, and anything new afterwards waits four weeks.
#[test]
fn rest_leads_to_the_reset_and_new_things_wait() {
    let reaction = r#""reactions":[{"on":"2026-04-01","what":["sting"],"lasting":"hours","active":"retinol","product":null}]"#;
    let days: Vec<String> = weekly(4);
    let found = plan("2026-04-01", &format!("{},{reaction}", checks(&days)));
    let own = found.course.as_ref().expect("a course");
    assert_eq!((own.phase, own.moved), (Phase::Reset, PhaseMove::Reset));
    assert!(rules(own).contains(&"F-reset-reaction") && rules(own).contains(&"F-reaction-rest"));
    let retinol = embedded().find_active("retinol");
    assert!(found.home.phases[0].nights.iter().all(Option::is_none));
    let first = found.home.phases.iter().find(|it| it.span.introduces == retinol).expect("later");
    assert!(first.span.from.to_string().as_str() >= "2026-04-29", "{}", first.span.from);
}

/// Anything that a doctor should see does not come back by itself.
#[test]
fn what_a_doctor_should_see_stays_out() {
    let reaction = r#""reactions":[{"on":"2026-04-01","what":["hives"],"lasting":"hours","active":"retinol","product":null}]"#;
    let mut days = weekly(4);
    let found = plan("2026-04-01", &format!("{},{reaction}", checks(&days)));
    assert_eq!(found.triage.level, TriageLevel::SeeDoctor);
    days.push(check("2026-04-06", CALM, ""));
    days.push(check("2026-04-13", CALM, ""));
    let later = plan("2026-04-13", &format!("{},{reaction}", checks(&days)));
    assert_eq!(later.triage.level, TriageLevel::Clear);
    let retinol = embedded().find_active("retinol").expect("an active");
    assert!(later.home.phases.iter().all(|it| it.span.introduces != Some(retinol)));
    assert!(later.home.avoid.iter().any(|it| it.active == retinol));
}

/// A pause stops the clock and neither adds to a streak nor breaks it.
#[test]
fn a_pause_stretches_the_phase() {
    let pause = r#""paused":[["2026-03-10","2026-03-16"]]"#;
    let until = |weeks: usize| {
        let list = weekly(weeks);
        let today = list.last().expect("a week")[7..17].to_owned();
        course(&today, &format!("{},{pause}", checks(&list)))
    };
    assert_eq!(until(4).phase, Phase::Rebuild);
    let moved = until(5);
    assert_eq!((moved.phase, moved.since.to_string().as_str()), (Phase::Introduce, "2026-04-06"));
    let resting = course("2026-03-12", pause);
    assert_eq!((resting.paused, resting.moved), (true, PhaseMove::Hold));
    assert_eq!(resting.next_check_in.map(|day| day.to_string()).as_deref(), Some("2026-03-17"));
    assert_eq!(course("2026-03-12", r#""paused":[["2026-03-10",null]]"#).next_check_in, None);
}

/// Phases have dates, today's first; later ones are shown at their earliest.
#[test]
fn phases_carry_dates() {
    let found = plan("2026-04-06", &checks(&weekly(5)));
    let spans: Vec<_> = found.home.phases.iter().map(|it| &it.span).collect();
    assert_eq!(
        (spans[0].phase, spans[0].from.to_string().as_str()),
        (Phase::Introduce, "2026-03-30")
    );
    assert_eq!(spans[0].to.to_string(), "2026-04-27");
    for pair in spans.windows(2) {
        assert_eq!(pair[0].to, pair[1].from);
        assert!(pair[0].from < pair[0].to && pair[0].phase <= pair[1].phase);
    }
    assert_eq!((spans[0].from_week, spans[0].to_week), (4, 8));
    let own = found.course.expect("a course");
    assert!(found.calendar.iter().all(|entry| entry.date >= jiff::civil::date(2026, 4, 6)));
    let first = found.calendar.iter().find(|entry| entry.items.is_empty()).expect("a check-in");
    assert_eq!(Some(first.date), own.next_check_in);
}
