//! The effect of a reaction on the product it is put down to, and on the dates of the plan.

use barrier_first::domain::{ActiveId, Phase, PhaseMove, Slot, TriageLevel, days_between};
use barrier_first::engine::{Assessment, Avoided, BlockEnd, PhaseRoutine, Step, assess};
use barrier_first::export::plan_json::read_request;

use crate::course_request::{CALM, check, plan, plan_with, request};
use crate::embedded;

/// A reaction of the list `reactions`.
fn noted(on: &str, what: &str, lasting: &str, active: &str) -> String {
    format!(
        r#"{{"on":"{on}","what":["{what}"],"lasting":"{lasting}","active":"{active}","product":null}}"#
    )
}

fn reactions(list: &[String]) -> String {
    format!(r#""reactions":[{}]"#, list.join(","))
}

fn active(id: &str) -> ActiveId {
    embedded().find_active(id).expect("an active")
}

fn uses(steps: &[Step], slot: Slot) -> Vec<&str> {
    let here = steps.iter().filter(|step| step.slot == slot);
    here.flat_map(|step| &step.uses).map(|it| embedded().active(*it).id.as_str()).collect()
}

fn evening(routine: &PhaseRoutine) -> Vec<&str> {
    uses(&routine.evening, Slot::Moisturise)
}

fn says(steps: &[Step], rule: &str) -> bool {
    let mut because = steps.iter().flat_map(|step| &step.because);
    because.any(|reason| embedded().rule(reason.rule).id == rule)
}

fn until(plan: &Assessment, id: &str) -> Option<BlockEnd> {
    plan.home.avoid.iter().find(|it| it.active == active(id)).map(|it| it.until)
}

#[test]
fn another_moisturiser_takes_the_place_of_the_one_to_stop() {
    let hives = reactions(&[noted("2026-03-10", "hives", "hours", "rich_moisturiser")]);
    for day in ["2026-03-10", "2026-03-12", "2026-03-20"] {
        let found = plan(day, &hives);
        assert_eq!(found.triage.level, TriageLevel::SeeDoctor);
        for routine in &found.home.phases {
            assert!(!routine.holds(active("rich_moisturiser")), "{day}");
            assert_eq!(evening(routine), ["light_moisturiser"], "{day}");
            assert_eq!(uses(&routine.morning, Slot::Moisturise), ["light_moisturiser"], "{day}");
            assert!(says(&routine.evening, "F-instead"));
        }
        assert_eq!(until(&found, "rich_moisturiser"), Some(BlockEnd::ClearedByClinician));
        let other = found.instead_of(embedded(), active("rich_moisturiser"));
        assert_eq!(other, Some(active("light_moisturiser")));
        assert!(found.lacking().is_empty());
        assert_eq!(found.standing_reactions().count(), 1);
    }
    // A calm check closes what had sent the person to a doctor; the product stays out.
    let parts = format!(r#"{hives},"check_ins":[{}]"#, check("2026-03-16", CALM, ""));
    let closed = plan("2026-03-16", &parts);
    assert_eq!((closed.triage.level, closed.standing_reactions().count()), (TriageLevel::Clear, 0));
    assert_eq!(evening(&closed.home.phases[0]), ["light_moisturiser"]);
}

#[test]
fn a_sunscreen_is_replaced_too_and_where_nothing_is_left_the_plan_says_so() {
    let stop = |list: &[&str]| {
        let list: Vec<String> =
            list.iter().map(|it| noted("2026-03-10", "blisters", "hours", it)).collect();
        plan("2026-03-12", &reactions(&list))
    };
    let sun = |plan: &Assessment| {
        uses(&plan.home.phases[0].morning, Slot::Protect).first().map(|it| (*it).to_owned())
    };
    assert_eq!(sun(&stop(&["spf50"])).as_deref(), Some("mineral_spf50"));
    let none = stop(&["spf50", "mineral_spf50"]);
    assert_eq!((sun(&none), none.lacking()), (None, vec![Slot::Protect]));
    let none = stop(&["rich_moisturiser", "light_moisturiser"]);
    assert_eq!(none.lacking(), [Slot::Moisturise]);
    let none = stop(&["gentle_cleanser"]);
    assert_eq!(none.lacking(), [Slot::Cleanse]);
    assert!(!says(&none.home.phases[0].evening, "F-instead"));
    assert!(stop(&["retinol"]).lacking().is_empty());
}

/// Until a doctor has looked once, the gentle care omits what was named as well.
#[test]
fn gentle_care_leaves_out_what_the_face_swelled_after() {
    let swelling =
        |it: &str| plan("2026-03-10", &reactions(&[noted("2026-03-10", "swelling", "hours", it)]));
    let found = swelling("rich_moisturiser");
    assert_eq!(found.triage.level, TriageLevel::Emergency);
    assert_eq!(evening(&found.home.phases[0]), ["light_moisturiser"]);
    assert_eq!(evening(&swelling("spf50").home.phases[0]), ["rich_moisturiser"]);
    assert_eq!(swelling("gentle_cleanser").lacking(), [Slot::Cleanse]);
}

#[test]
fn the_product_that_stings_rests_while_the_rest_lasts() {
    let sting = |it: &str| reactions(&[noted("2026-03-10", "sting", "hours", it)]);
    let parts = sting("rich_moisturiser");
    let found = plan("2026-03-12", &parts);
    assert_eq!((found.phase, found.triage.level), (Phase::Reset, TriageLevel::Clear));
    assert_eq!(evening(&found.home.phases[0]), ["light_moisturiser"]);
    assert_eq!(evening(&found.home.phases[1]), ["rich_moisturiser"]);
    assert_eq!(until(&found, "rich_moisturiser"), Some(BlockEnd::Phase(Phase::Rebuild)));
    assert!(found.standing_reactions().all(|it| it.rests));
    // Once the reset is over it comes back by itself.
    let days = ["2026-03-16", "2026-03-23", "2026-03-30"].map(|day| check(day, CALM, ""));
    let later = plan("2026-03-30", &format!(r#"{parts},"check_ins":[{}]"#, days.join(",")));
    assert_eq!((later.phase, later.standing_reactions().count()), (Phase::Rebuild, 0));
    assert_eq!(evening(&later.home.phases[0]), ["rich_moisturiser"]);

    // If the other one stings too, it stays for want of a third, and the first one stays out.
    let both = ["rich_moisturiser", "light_moisturiser"];
    let both = both.map(|it| noted("2026-03-10", "sting", "hours", it));
    let both = plan("2026-03-12", &reactions(&both));
    assert_eq!(evening(&both.home.phases[0]).len(), 1);
    assert!(says(&both.home.phases[0].evening, "F-none-instead"));
    assert!(both.home.phases[0].span.phase == Phase::Reset && both.lacking().is_empty());

    let sun = plan("2026-03-12", &sting("spf50"));
    assert_eq!(uses(&sun.home.phases[0].morning, Slot::Protect), ["mineral_spf50"]);
    // Nothing replaces the cleanser: its step stays, and says that it should be another one.
    let wash = plan("2026-03-12", &sting("gentle_cleanser"));
    assert_eq!(uses(&wash.home.phases[0].evening, Slot::Cleanse), ["gentle_cleanser"]);
    assert!(says(&wash.home.phases[0].evening, "F-none-instead"));
    assert!(!says(&wash.home.phases[1].evening, "F-none-instead"));
    assert_eq!((wash.lacking(), until(&wash, "gentle_cleanser")), (Vec::new(), None));
}

/// The plan of somebody who stings and uses three strong products, with time for two.
fn glass(today: &str, parts: &str) -> Assessment {
    let text = request(today, parts)
        .replace(r#""actives":["none"]"#, r#""actives":["aha","retinol","vitamin_c"]"#)
        .replace(r#""sign_sting":1"#, r#""sign_sting":3"#);
    let request = read_request(embedded(), &text).unwrap_or_else(|fault| panic!("{fault}"));
    assess(embedded(), &request.case())
}

/// Everything that a doctor should see first waits for the doctor; once that is over, an active that rests
/// until the end of the plan does not come sooner because the plan holds less.
#[test]
fn a_worse_event_never_shortens_a_rest() {
    let before = glass("2026-03-10", "");
    let rests: Vec<(ActiveId, BlockEnd)> =
        before.home.avoid.iter().filter(|it| it.in_use).map(|it| (it.active, it.until)).collect();
    assert_eq!(rests.len(), 3, "{rests:?}");
    assert!(rests.iter().any(|(_, until)| matches!(until, BlockEnd::Date(_))), "{rests:?}");
    for named in ["rich_moisturiser", "retinol"] {
        let hives = reactions(&[noted("2026-03-10", "hives", "hours", named)]);
        let found = glass("2026-03-10", &hives);
        for (active, _) in &rests {
            let now = found.home.avoid.iter().find(|it| it.active == *active);
            assert_eq!(now.map(|it| it.until), Some(BlockEnd::ClearedByClinician), "{named}");
        }
        let checked = format!(r#""check_ins":[{}]"#, check("2026-03-16", CALM, ""));
        let closed = glass("2026-03-16", &format!("{hives},{checked}"));
        let without = glass("2026-03-16", &checked);
        assert_eq!(closed.triage.level, TriageLevel::Clear);
        // The next in the queue may replace the one that was stopped.
        let dated = |it: &&Avoided| it.in_use && matches!(it.until, BlockEnd::Date(_));
        for avoided in without.home.avoid.iter().filter(dated) {
            let now = closed.home.avoid.iter().find(|it| it.active == avoided.active);
            let now = now.unwrap_or_else(|| panic!("{named}: no longer left out"));
            let end = |plan: &Assessment, until| plan.lifted_on(avoided.active, until);
            let (was, is) = (end(&without, avoided.until), end(&closed, now.until));
            assert!(is.is_none() || is >= was, "{named}: {was:?} to {is:?}");
        }
    }
}

/// Very weak skin rests for four weeks; a reaction on its second day does not shorten that to two.
#[test]
fn a_reaction_leaves_weak_skin_its_weeks() {
    let weak = |parts: &str| {
        let text = ["sting", "flaking", "redness", "itch"].iter().fold(
            request("2026-03-03", parts),
            |text, sign| {
                (1..=2).fold(text, |text, level| {
                    let was = format!(r#""sign_{sign}":{level},"#);
                    text.replace(&was, &format!(r#""sign_{sign}":4,"#))
                })
            },
        );
        let request = read_request(embedded(), &text).unwrap_or_else(|fault| panic!("{fault}"));
        assess(embedded(), &request.case())
    };
    let end = |plan: &Assessment, phase| {
        let spans = plan.home.phases.iter().map(|routine| &routine.span);
        spans.filter(|span| span.phase <= phase).map(|span| span.to).max()
    };
    let before = weak("");
    let after = weak(&reactions(&[noted("2026-03-03", "sting", "hours", "rich_moisturiser")]));
    assert_eq!(before.phase, Phase::Reset);
    for phase in [Phase::Reset, Phase::Rebuild] {
        assert!(end(&before, phase) <= end(&after, phase), "{phase:?}");
    }
}

/// Greasy scales want no rich cream, and there is no third one: the step stays empty, with a note.
#[test]
fn no_rich_cream_takes_the_place_of_a_light_one_on_greasy_scales() {
    let hives = reactions(&[noted("2026-03-10", "hives", "hours", "light_moisturiser")]);
    let stings = reactions(&[noted("2026-03-10", "sting", "next_day", "light_moisturiser")]);
    for told in
        [r#""conditions":["seborrhoeic"],"oil":"oily""#, r#""conditions":["perioral_rash"]"#]
    {
        let found = plan_with("2026-03-12", told, &hives);
        for routine in &found.home.phases {
            assert!(!routine.holds(active("rich_moisturiser")), "{told}");
        }
        assert_eq!(found.lacking(), [Slot::Moisturise], "{told}");
        // A product that only stings stays until another is found, with the advice to use another.
        let rests = plan_with("2026-03-12", told, &stings);
        assert!(rests.home.phases[0].holds(active("light_moisturiser")), "{told}");
        assert!(!rests.home.phases[0].holds(active("rich_moisturiser")), "{told}");
    }
    let dry = plan_with("2026-03-12", r#""conditions":["seborrhoeic"],"oil":"dry""#, &hives);
    assert_eq!(evening(&dry.home.phases[0]), ["rich_moisturiser"]);
}

/// A rest that a reaction began has the weeks of the skin that a check then finds, not fewer than without
/// the reaction (`a_reaction_never_ends_anything_sooner` found the bad check forgotten in the reset).
#[test]
fn a_bad_check_gives_a_rest_its_weeks_also_after_a_reaction() {
    const BAD: [u8; 7] = [4, 2, 4, 2, 4, 4, 2];
    let checks = [check("2026-03-09", CALM, ""), check("2026-03-16", BAD, "")];
    let with = |today: &str, list: &[String]| {
        let parts = format!(r#""check_ins":[{}],{}"#, checks.join(","), reactions(list));
        plan(today, &parts).course.expect("there is a course")
    };
    // The check alone leads to the weeks of rest of very weak skin.
    let alone = with("2026-03-16", &[]);
    assert_eq!((alone.phase, alone.moved), (Phase::Reset, PhaseMove::Back));
    assert_eq!(days_between(alone.since, alone.earliest_end), 28);
    for day in ["2026-03-16", "2026-03-13"] {
        let stung = [noted(day, "sting", "next_day", "retinol")];
        let found = with("2026-03-16", &stung);
        assert_eq!((found.phase, found.moved), (Phase::Reset, PhaseMove::Hold), "{day}");
        assert_eq!(days_between(found.since, found.earliest_end), 28, "{day}");
    }
}
