//! The course as its plan file tells it: the tests of follow-up research (T-K, T-A, T-D) one by one.

use barrier_first::domain::{
    Phase, PhaseMove, ReactionClass, Symptom, TrendChange, TriageLevel, days_between,
};
use barrier_first::engine::{Assessment, Course, Headline, assess};
use barrier_first::export::plan_json::read_request;

use crate::embedded;

/// Answers of a person with a weak barrier who wants softer lines.
const STRAINED: &str = r#""age_band":"25_44","red_flags":["none"],"pregnancy":"no","medicines":["none"],"allergies":["none"],"conditions":["none"],"recent":["none"],"sign_tight":2,"sign_sting":1,"sign_flaking":1,"sign_redness":2,"sign_itch":1,"sign_rough_dull":2,"sign_breakouts":1,"cleanser_feel":"comfortable","cleanse_per_day":"two","exfoliation":"never","actives":["none"],"new_product_4_weeks":"none","spf_use":"daily","makeup_or_water_resistant_spf":"no","oil":"normal","burns":"sometimes","tans":"gradually","dark_marks":"never","outdoors":"under_1h","climate":["none"],"season":"spring","sleep":"good","stress":"low","smoking":"no","alcohol":"rarely","diet_and_fluids":"good","goals":["lines_firmness"],"time_per_day":"standard","clinic_interest":"none""#;

/// A check-in: tight, sting, flaking, redness, itch, rough, breakouts.
pub fn check(on: &str, signs: [u8; 7], more: &str) -> String {
    let [tight, sting, flaking, redness, itch, rough, breakouts] = signs;
    let more = if more.is_empty() { String::new() } else { format!(",{more}") };
    format!(
        r#"{{"on":"{on}","answers":{{"red_flags":["none"],"sign_tight":{tight},"sign_sting":{sting},"sign_flaking":{flaking},"sign_redness":{redness},"sign_itch":{itch},"sign_rough_dull":{rough},"sign_breakouts":{breakouts}{more}}}}}"#
    )
}

/// Every sign hardly there.
pub const CALM: [u8; 7] = [1, 0, 0, 1, 1, 1, 1];

/// A plan file of that day.
pub fn request(today: &str, parts: &str) -> String {
    format!(
        r#"{{"today":"{today}","answers":{{{STRAINED}}},"course":{{"started":"2026-03-02"{}{parts}}}}}"#,
        if parts.is_empty() { "" } else { "," }
    )
}

/// The plan of a day, with what happened since 2 March.
pub fn plan(today: &str, parts: &str) -> Assessment {
    let text = request(today, parts);
    let request = read_request(embedded(), &text).unwrap_or_else(|fault| panic!("{fault}"));
    assess(embedded(), &request.case())
}

/// The same for somebody who answers this differently.
pub fn plan_with(today: &str, answers: &str, parts: &str) -> Assessment {
    let mut changed = answers.to_owned();
    // Later answers win over those of `STRAINED`, each with its name and value.
    for part in STRAINED.split(",\"") {
        let part = format!("\"{}", part.trim_start_matches('"'));
        let name = part.split(':').next().unwrap_or_default();
        if !answers.contains(&format!("{name}:")) {
            changed.push(',');
            changed.push_str(&part);
        }
    }
    let between = if parts.is_empty() { "" } else { "," };
    let text = format!(
        r#"{{"today":"{today}","answers":{{{changed}}},"course":{{"started":"2026-03-02"{between}{parts}}}}}"#
    );
    let request = read_request(embedded(), &text).unwrap_or_else(|fault| panic!("{fault}"));
    assess(embedded(), &request.case())
}

fn course(today: &str, parts: &str) -> Course {
    plan(today, parts).course.expect("there is a course")
}

fn checks(list: &[String]) -> String {
    format!(r#""check_ins":[{}]"#, list.join(","))
}

fn calm(days: &[&str]) -> String {
    checks(&days.iter().map(|day| check(day, CALM, "")).collect::<Vec<_>>())
}

fn rules(course: &Course) -> Vec<&str> {
    course.because.iter().map(|reason| embedded().rule(reason.rule).id.as_str()).collect()
}

/// Weekly from 9 March to `until`.
fn weekly(until: usize) -> Vec<String> {
    (1..=until)
        .map(|week| {
            let day = jiff::civil::date(2026, 3, 2).saturating_add(
                jiff::Span::new().days(i64::try_from(week * 7).expect("a small number")),
            );
            check(&day.to_string(), CALM, "")
        })
        .collect()
}

/// Calm week by week until the retinoid has been in for three weeks: rebuild for four weeks, then
/// introduce.
fn into_week_three() -> Vec<String> {
    weekly(7)
}

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

/// T-K1.
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

/// T-K2.
#[test]
fn a_gap_of_fifteen_days_freezes() {
    let quiet = course("2026-04-14", &calm(&["2026-03-23", "2026-03-30"]));
    assert_eq!((quiet.phase, quiet.moved), (Phase::Introduce, PhaseMove::Hold));
    // Two calm check-ins that lie further apart are not in a row.
    let apart = course("2026-04-14", &calm(&["2026-03-30", "2026-04-14"]));
    assert_eq!((apart.phase, apart.moved), (Phase::Rebuild, PhaseMove::Hold));
    assert_eq!(rules(&apart), ["F-hold-gap"]);
    let close = course("2026-04-13", &calm(&["2026-03-30", "2026-04-13"]));
    assert_eq!(close.phase, Phase::Introduce);
}

/// T-K3.
#[test]
fn one_good_week_never_moves_on() {
    let one = course("2026-04-06", &calm(&["2026-04-06"]));
    assert_eq!((one.phase, one.moved), (Phase::Rebuild, PhaseMove::Hold));
}

/// Before and after each threshold of A1.2.
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
    // The first two only set the base.
    let two = course(
        "2026-03-16",
        &checks(&[check("2026-03-09", CALM, ""), check("2026-03-16", [4; 7], "")]),
    );
    assert_eq!(two.change, TrendChange::Unknown);
}

/// Where the skin starts low, better is said later.
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

/// T-K5.
#[test]
fn two_missing_answers_give_no_point() {
    let missing = r#"{"on":"2026-03-09","answers":{"red_flags":["none"],"sign_tight":0,"sign_sting":0,"sign_flaking":0,"sign_redness":0,"sign_itch":0}}"#;
    assert!(course("2026-03-09", &format!(r#""check_ins":[{missing}]"#)).trend.is_empty());
    let one = missing.replace("}}", r#","sign_rough_dull":0}}"#);
    let found = course("2026-03-09", &format!(r#""check_ins":[{one}]"#));
    let point = found.trend[0];
    assert!(point.counts && point.range.0 < point.range.1 && point.index == point.range.0);
}

/// T-K6.
#[test]
fn stinging_moves_back_in_the_weeks_of_a_retinoid_too() {
    let mut list = into_week_three();
    list.pop();
    list.push(check("2026-04-20", [1, 3, 0, 1, 1, 1, 1], ""));
    let found = course("2026-04-20", &checks(&list));
    assert_eq!((found.phase, found.moved), (Phase::Rebuild, PhaseMove::Back));
    assert_eq!(rules(&found), ["F-back"]);
}

/// T-K7.
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

/// T-K8.
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

/// Sting and redness together lead to the reset, the suspect comes last, and something new waits.
#[test]
fn sting_and_redness_lead_to_the_reset() {
    let mut list = weekly(4);
    list.push(check("2026-04-06", [2, 3, 1, 3, 2, 1, 1], ""));
    let found = course("2026-04-06", &checks(&list));
    assert_eq!((found.phase, found.moved), (Phase::Reset, PhaseMove::Reset));
    assert_eq!((found.introducing, found.since.to_string().as_str()), (None, "2026-04-06"));
    assert_eq!(rules(&found), ["F-reset"]);
}

/// Who rests already starts the quiet weeks again, in the middle of a week too, and none is added.
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
    // The weeks of the plan would count the one that had begun before.
    assert!(span.to_week - span.from_week > days_between(span.from, span.to).div_ceil(7));
}

/// Why the index is what it is begins with the signs of the latest check, the heaviest first.
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

/// The figure is of the latest check, however long ago that was.
#[test]
fn the_index_has_the_day_of_its_check() {
    let day = |parts: &str| course("2026-04-16", parts).measured_on().to_string();
    assert_eq!(day(""), "2026-03-02");
    assert_eq!(day(&calm(&["2026-03-09", "2026-03-16"])), "2026-03-16");
}

/// What may have shown by now is not expected any more.
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

/// T-K9.
#[test]
fn an_emergency_leaves_every_other_message_out() {
    let noted = r#""reactions":[{"on":"2026-03-20","what":["breathing","flaking"],"lasting":"minutes","active":null,"product":null}]"#;
    let found = plan("2026-03-20", noted);
    assert_eq!(found.triage.level, TriageLevel::Emergency);
    assert!(found.treatments.is_empty() && found.calendar.is_empty() && found.results.is_empty());
    assert_eq!(found.home.phases.len(), 1);
    let own = found.course.expect("a course");
    assert_eq!((own.phase, found.phase), (Phase::Reset, Phase::Reset));
    // A later check-in without a red flag gives the plan back.
    let later = format!(r#"{noted},"check_ins":[{}]"#, check("2026-03-21", CALM, ""));
    let found = plan("2026-03-21", &later);
    assert_eq!((found.triage.level, found.phase), (TriageLevel::Clear, Phase::Rebuild));
}

/// T-K10.
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

/// T-K11, T-K12.
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

/// Several reactions of one day are told by what was noted for each.
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

/// A reaction that asks for rest acts at once, and what is new afterwards waits four weeks.
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

/// What a doctor should see does not come back by itself.
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

/// A pause stops the clock and neither adds nor breaks (T-A3).
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

/// Phases carry dates, the one of today first; what is to come stands at its earliest.
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

/// T-A1 to T-A5.
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
    // 2 March: a calm night with care. 3 March: more than was planned. 4 March: left out.
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
