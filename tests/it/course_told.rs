//! The output of a course besides its phases: the index and its trend, messages, kinds of reactions,
//! evenings, and faults of a plan file.

use barrier_first::domain::{Phase, ReactionClass, Symptom, TriageLevel};
use barrier_first::export::plan_json::read_request;

use crate::course_request::{CALM, calm, check, checks, course, plan, request, weekly};
use crate::embedded;

/// The reasons for the index begin with the signs of the latest check, the heaviest first.
#[test]
fn the_index_names_the_signs_that_took_points() {
    let signs = |parts: &str| {
        let signs = plan("2026-03-16", parts).barrier.signs;
        signs.iter().map(|sign| embedded().question(*sign).id.clone()).collect::<Vec<_>>()
    };
    let first = signs("");
    assert_eq!(first.len(), 7, "{first:?}");
    let calm = signs(&checks(&[check("2026-03-16", [0, 1, 0, 4, 0, 0, 0], "")]));
    assert_eq!(calm, ["sign_redness", "sign_sting"]);
}

/// The figure is that of the latest check, however long ago.
#[test]
fn the_index_has_the_day_of_its_check() {
    let day = |parts: &str| course("2026-04-16", parts).measured_on().to_string();
    assert_eq!(day(""), "2026-03-02");
    assert_eq!(day(&calm(&["2026-03-09", "2026-03-16"])), "2026-03-16");
}

/// Results that may have shown by now are no longer expected.
#[test]
fn results_whose_days_are_over_are_gone() {
    let results = |today: &str| plan(today, "").results;
    let ends: Vec<_> = results("2026-03-02").iter().map(|result| result.to).collect();
    for day in ["2026-03-16", "2026-04-16"] {
        let today: jiff::civil::Date = day.parse().expect("a day");
        assert!(ends.iter().any(|end| *end < today), "{ends:?}");
        assert!(results(day).iter().all(|result| result.to >= today), "{day}");
    }
}

#[test]
fn an_emergency_leaves_every_other_message_out() {
    let noted = r#""reactions":[{"on":"2026-03-20","what":["breathing","flaking"],"lasting":"minutes","active":null,"product":null}]"#;
    let found = plan("2026-03-20", noted);
    assert_eq!(found.triage.level, TriageLevel::Emergency);
    assert!(found.treatments.is_empty() && found.calendar.is_empty() && found.results.is_empty());
    assert_eq!(found.home.phases.len(), 1);
    let own = found.course.expect("a course");
    assert_eq!((own.phase, found.phase), (Phase::Reset, Phase::Reset));
    // A later check-in without a red flag restores the plan.
    let later = format!(r#"{noted},"check_ins":[{}]"#, check("2026-03-21", CALM, ""));
    let found = plan("2026-03-21", &later);
    assert_eq!((found.triage.level, found.phase), (TriageLevel::Clear, Phase::Rebuild));
}

#[test]
fn a_pregnancy_at_a_check_in_blocks_at_once() {
    let mut list = weekly(5);
    assert_eq!(
        course("2026-04-06", &checks(&list))
            .introducing
            .map(|it| embedded().active(it).id.as_str()),
        Some("retinol")
    );
    list.pop();
    list.push(check("2026-04-06", CALM, r#""pregnancy":"pregnant""#));
    let found = plan("2026-04-06", &checks(&list));
    let retinol = embedded().find_active("retinol").expect("an active");
    let uses = |active| {
        let steps = found.home.phases.iter().flat_map(|it| it.morning.iter().chain(&it.evening));
        steps.flat_map(|step| step.uses.clone()).any(|used| used == active)
    };
    assert!(!uses(retinol));
    assert!(
        found.home.phases.iter().all(|it| it.nights.iter().all(|night| *night != Some(retinol)))
    );
    assert_ne!(found.course.expect("a course").introducing, Some(retinol));
}

fn class(what: &str, lasting: &str, active: &str) -> ReactionClass {
    let text = |word: &str| if word == "null" { word.to_owned() } else { format!("\"{word}\"") };
    let list = what.split(' ').map(text).collect::<Vec<_>>().join(",");
    let reaction = format!(
        r#"{},"reactions":[{{"on":"2026-04-01","what":[{list}],"lasting":{},"active":{},"product":null}}]"#,
        checks(&weekly(4)),
        text(lasting),
        text(active)
    );
    course("2026-04-01", &reaction).reactions[0].class
}

/// Several reactions on one day are each described by their own notes.
#[test]
fn reactions_of_one_day_are_told_each() {
    let one = |what: &str| {
        format!(
            r#"{{"on":"2026-04-01","what":["{what}"],"lasting":"minutes","active":null,"product":null}}"#
        )
    };
    let reactions =
        format!(r#"{},"reactions":[{},{}]"#, checks(&weekly(4)), one("hives"), one("itch"));
    let found = course("2026-04-01", &reactions).reactions;
    let class = |what: Symptom| {
        let found = found.iter().find(|reaction| reaction.noted.what.contains(what));
        found.expect("it is noted").class
    };
    assert_eq!(class(Symptom::Hives), ReactionClass::SeeDoctor);
    assert_eq!(class(Symptom::Itch), ReactionClass::SlowDown);
}

/// The five classes of A2.2, each at its edge.
#[test]
fn reactions_are_told_apart() {
    use ReactionClass::{Emergency, Expected, Rest, SeeDoctor, SlowDown};
    for (what, lasting, active, wanted) in [
        ("breathing", "seconds", "null", Emergency),
        ("swelling sting", "null", "retinol", Emergency),
        ("hives", "minutes", "null", SeeDoctor),
        ("blisters", "null", "null", SeeDoctor),
        ("weeping", "hours", "null", SeeDoctor),
        ("pain", "hours", "null", SeeDoctor),
        ("eyes", "hours", "null", SeeDoctor),
        ("fever", "hours", "null", SeeDoctor),
        ("rash_at_test_site", "next_day", "null", SeeDoctor),
        ("itch", "hours", "null", SeeDoctor),
        ("itch", "null", "null", SeeDoctor),
        ("itch", "minutes", "null", SlowDown),
        ("sting", "minutes", "retinol", Rest),
        ("sting", "null", "null", Rest),
        ("sting", "seconds", "rich_moisturiser", Rest),
        ("sting", "seconds", "retinol", Expected),
        ("redness", "next_day", "null", Rest),
        ("redness", "hours", "null", SlowDown),
        ("flaking", "next_day", "retinol", SlowDown),
        // The retinoid has been in for two days.
        ("bumps", "next_day", "retinol", Expected),
        ("bumps flaking", "next_day", "retinol", SlowDown),
    ] {
        assert_eq!(class(what, lasting, active), wanted, "{what} {lasting} {active}");
    }
}

#[test]
fn evenings_are_counted_against_the_plan_of_their_day() {
    let evening = |day: &str, step: &str| format!(r#"{{"on":"{day}","done":["{step}"]}}"#);
    let care = "evening:moisturise:rich_moisturiser";
    let list = weekly(5);
    let days = [
        evening("2026-03-02", care),
        evening("2026-03-03", "evening:treat:retinol"),
        r#"{"on":"2026-03-04","not_done":["evening:moisturise:rich_moisturiser"]}"#.to_owned(),
    ];
    let parts = format!(r#"{},"days":[{}]"#, checks(&list), days.join(","));
    let kept = course("2026-04-06", &parts).adherence;
    // 2 March: a calm night with care. 3 March: more than planned. 4 March: left out.
    assert_eq!((kept.kept, kept.more), (1, 1));
    assert_eq!((kept.planned, kept.unknown), (35, 32));
    let pause = format!(r#"{parts},"paused":[["2026-03-04","2026-03-06"]]"#);
    let paused = course("2026-04-06", &pause).adherence;
    assert_eq!((paused.planned, paused.kept, paused.more), (32, 1, 1));
}

#[test]
fn wrong_parts_are_named_with_their_place() {
    let refused = |parts: &str| {
        let text = request("2026-04-06", parts);
        read_request(embedded(), &text).expect_err(parts)
    };
    let one = check("2026-03-09", CALM, "");
    for (parts, says) in [
        (
            r#""check_ins":[{"on":"2026-04-07","answers":{}}]"#,
            "course.check_ins[0].on: is not a day",
        ),
        (
            r#""check_ins":[{"on":"2026-03-01","answers":{}}]"#,
            "course.check_ins[0].on: is not a day",
        ),
        (
            r#""check_ins":[{"on":"2026-02-30","answers":{}}]"#,
            "course.check_ins[0].on: expected a day",
        ),
        (&format!(r#""check_ins":[{one},{one}]"#), "course.check_ins[1].on: stands there twice"),
        (
            r#""check_ins":[{"on":"2026-03-09","answers":{"sign_sting":5}}]"#,
            "course.check_ins[0].answers.sign_sting: must be 0 to 4",
        ),
        (
            r#""check_ins":[{"on":"2026-03-09","answers":{"sign_x":1}}]"#,
            "course.check_ins[0].answers.sign_x: there is no",
        ),
        (
            r#""reactions":[{"on":"2026-03-09","what":["ache"]}]"#,
            "course.reactions[0].what[0]: there is no \"ache\"",
        ),
        (
            r#""reactions":[{"on":"2026-03-09","what":[]}]"#,
            "course.reactions[0].what: names no option",
        ),
        (
            r#""reactions":[{"on":"2026-03-09","what":["pain"],"lasting":"days"}]"#,
            "course.reactions[0].lasting: there is no",
        ),
        (
            r#""reactions":[{"on":"2026-03-09","what":["pain"],"active":"retinal"}]"#,
            "course.reactions[0].active: there is no",
        ),
        (r#""paused":[["2026-03-16","2026-03-10"]]"#, "course.paused[0][1]: is not a day"),
        (
            r#""paused":[["2026-03-10","2026-03-16"],["2026-03-16","2026-03-20"]]"#,
            "course.paused[1]: stands there twice",
        ),
        (
            r#""days":[{"on":"2026-03-09","done":["evening:cleanse:soap"]}]"#,
            "course.days[0].done[0]: there is no",
        ),
        (
            r#""days":[{"on":"2026-03-09","done":["evening:cleanse:gentle_cleanser","evening:cleanse:gentle_cleanser"]}]"#,
            "course.days[0].done[1]: stands there twice",
        ),
        (r#""photos":[]"#, "course.photos: there is no \"photos\""),
    ] {
        let found = refused(parts);
        assert!(found.starts_with(says), "{found}\nwanted {says}");
        assert!(!found.contains('\n'));
    }
    let late = request("2026-03-01", "");
    assert!(
        read_request(embedded(), &late).expect_err("a start to come").starts_with("course.started")
    );
}
