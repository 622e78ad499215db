//! Programmes of clinic visits: which is dated, what its visits contain, and what gives way to it.

use barrier_first::clinic::ClinicConfig;
use barrier_first::domain::{CalendarKind, ProgrammeStatus, Status, days_between};
use barrier_first::engine::{
    Assessment, CalendarEntry, Case, Programme, assess, plus_days, week_start,
};
use barrier_first::export::plan_json::{plan as plan_json, read_request};
use barrier_first::json::Json;
use jiff::civil::{Date, date};

use crate::embedded;

const TODAY: Date = date(2026, 11, 28);

/// A calm person who is open to everything a clinic does; `more` overrides, `left` is not answered.
fn request(more: &str, left: &[&str]) -> String {
    let calm = r#"{"sign_tight":0,"sign_sting":0,"sign_flaking":0,"sign_redness":0,"sign_itch":0,
        "sign_rough_dull":0,"sign_breakouts":0,"sign_shine":0,"age_band":"25_44",
        "red_flags":["none"],"pregnancy":"no","medicines":["none"],"allergies":["none"],
        "conditions":["none"],"recent":["none"],"cleanser_feel":"comfortable",
        "cleanse_per_day":"two","exfoliation":"never","actives":["none"],
        "new_product_4_weeks":"none","spf_use":"daily","makeup_or_water_resistant_spf":"no",
        "hair_removal":"none","implants":["none"],"history":["none"],
        "oil":"normal","burns":"sometimes","tans":"lightly","dark_marks":"never",
        "outdoors":"under_1h","climate":["none"],"season":"spring","sleep":"good","stress":"low",
        "smoking":"no","alcohol":"rarely","diet_and_fluids":"good","goals":["prevention"],
        "time_per_day":"standard","clinic_interest":"all","needle_comfort":"fine",
        "downtime":"up_to_a_week"}"#;
    let parse = |text: &str| Json::parse(text).expect("JSON").as_object().expect("one").to_vec();
    let mut answers = parse(calm);
    for (key, value) in parse(&format!("{{{more}}}")) {
        answers.retain(|(known, _)| *known != key);
        answers.push((key, value));
    }
    answers.retain(|(key, _)| !left.contains(&key.as_str()));
    let answers = Json::object(answers);
    Json::object([("today", Json::text("2026-11-28")), ("answers", answers)]).to_string()
}

fn plan_without(more: &str, left: &[&str]) -> Assessment {
    let request = read_request(embedded(), &request(more, left)).expect("a request");
    assess(embedded(), &Case::new(&request.answers, request.today, &ClinicConfig::default()))
}

pub fn plan(more: &str) -> Assessment {
    plan_without(more, &[])
}

fn dated(plan: &Assessment) -> Option<&Programme> {
    plan.programmes.iter().find(|it| it.status == ProgrammeStatus::Dated)
}

fn find<'a>(plan: &'a Assessment, id: &str) -> &'a Programme {
    let own = |it: &&Programme| embedded().programme(it.programme).id == id;
    plan.programmes.iter().find(own).unwrap_or_else(|| panic!("no programme {id}"))
}

fn status(plan: &Assessment, id: &str) -> Status {
    let treatment = embedded().find_treatment(id).expect("a treatment");
    plan.treatments.iter().find(|it| it.treatment == treatment).expect("a status").status
}

fn names(items: &[barrier_first::domain::TreatmentId]) -> Vec<&str> {
    items.iter().map(|item| embedded().treatment(*item).id.as_str()).collect()
}

/// Visits of the course, then of upkeep; the consultation is neither.
fn visits(plan: &Assessment) -> (Vec<&CalendarEntry>, Vec<&CalendarEntry>) {
    let of = |kind| plan.calendar.iter().filter(move |entry| entry.kind == kind);
    (of(CalendarKind::Visit).skip(1).collect(), of(CalendarKind::Upkeep).collect())
}

#[test]
fn weak_skin_comes_before_every_wish() {
    let signs = r#""sign_tight":2,"sign_flaking":2,"sign_redness":2,"sign_sting":1"#;
    let plan = plan(&format!(r#"{signs},"goals":["glow","texture_pores","lines_firmness"]"#));
    assert_eq!(dated(&plan), Some(find(&plan, "barrier")));
    for id in ["glow", "texture", "lines"] {
        let other = find(&plan, id);
        assert_eq!(other.status, ProgrammeStatus::NotYet, "{id}");
        assert!(other.from > Some(TODAY), "{id} does not say from when");
    }
}

#[test]
fn the_others_are_choices_with_what_they_would_take() {
    let plan = plan(r#""goals":["glow","lines_firmness"]"#);
    assert_eq!(dated(&plan), Some(find(&plan, "glow")));
    let lines = find(&plan, "lines");
    assert_eq!(lines.status, ProgrammeStatus::Choice);
    assert_eq!(names(&[lines.leading]), ["microneedling"]);
    assert_eq!((lines.visits, lines.every_days), ((3, 4), Some((28, 42))));
    // One programme at a time: its items wait until the course is over.
    let last = find(&plan, "glow").course.expect("a course").1;
    let treatment = embedded().find_treatment("microneedling");
    let line = plan.treatments.iter().find(|it| Some(it.treatment) == treatment).expect("a line");
    assert_eq!(line.status, Status::NotYet);
    assert!(line.from > Some(last));
}

/// If both are wished for, the older person gets lines first: the points for age decide.
#[test]
fn the_stronger_need_is_dated() {
    let plan = plan(r#""goals":["glow","lines_firmness"],"age_band":"45_64""#);
    assert_eq!(dated(&plan), Some(find(&plan, "lines")));
}

#[test]
fn a_course_is_whole_and_keeps_its_items() {
    let plan = plan(r#""goals":["calm"],"sign_sting":4,"clinic_interest":"gentle_only""#);
    let (course, upkeep) = visits(&plan);
    let kept = ["soothing_mask", "led_red", "barrier_finish"];
    assert_eq!(names(&course[0].items), [&["pre_care_facial"][..], &kept].concat());
    assert_eq!(course.len(), 3);
    for visit in &course[1..] {
        assert_eq!(names(&visit.items), kept);
    }
    for visit in upkeep {
        assert_eq!(names(&visit.items), kept);
    }
    // The alternatives are listed beside the item, and are not suggested.
    let soothe = &find(&plan, "barrier").steps[2];
    assert_eq!(names(&soothe.instead), ["cryotherapy", "oxygen_infusion"]);
    assert_eq!(status(&plan, "cryotherapy"), Status::NotNeeded);
}

#[test]
fn upkeep_follows_the_leading_item() {
    for (goal, range) in [("glow", 28..=56), ("calm", 60..=90), ("texture_pores", 28..=56)] {
        let plan = plan(&format!(r#""goals":["{goal}"]"#));
        let (course, upkeep) = visits(&plan);
        let days = [course[course.len() - 1], upkeep[0], upkeep[1]];
        for pair in days.windows(2) {
            let apart = days_between(pair[0].date, pair[1].date);
            assert!(range.contains(&apart), "{goal}: {apart} days");
        }
    }
}

#[test]
fn a_special_day_moves_the_course_before_or_behind_it() {
    for (days, before) in [(9, false), (30, false), (70, false), (120, true)] {
        let event = plus_days(TODAY, days);
        let plan = plan(&format!(r#""goals":["glow"],"event_date":"{event}""#));
        let (course, _) = visits(&plan);
        assert_eq!(course.len(), 3, "{event}");
        let first_before = course[0].date < event;
        assert!(first_before || !before, "{event}: starts on {}", course[0].date);
        for visit in &course {
            let until = days_between(visit.date, event);
            assert!(visit.date > event || until > 3, "{event}: a visit on {}", visit.date);
        }
    }
}

#[test]
fn calm_skin_that_wants_to_stay_so_gets_an_offer_without_dates() {
    let plan = plan(r#""goals":["prevention"]"#);
    assert_eq!(find(&plan, "barrier").status, ProgrammeStatus::Offer);
    assert!(plan.calendar.iter().all(|entry| entry.kind == CalendarKind::CheckIn));
}

#[test]
fn light_alone_is_no_programme_for_lines() {
    let gentle = r#""goals":["lines_firmness"],"clinic_interest":"gentle_only""#;
    let plan = plan(gentle);
    assert!(plan.programmes.is_empty());
    let (course, upkeep) = visits(&plan);
    assert!(course.is_empty() && upkeep.is_empty());
}

/// Vitamin C must not come in close to needling; between two visits there is a week for it.
#[test]
fn something_new_waits_for_the_skin_to_rest() {
    let plan = plan(r#""age_band":"45_64","goals":["lines_firmness"]"#);
    let (course, _) = visits(&plan);
    assert_eq!(names(&course[0].items), ["microneedling", "led_red", "barrier_finish"]);
    let spans: Vec<_> = plan.home.phases.iter().map(|routine| &routine.span).collect();
    let new: Vec<Date> = spans
        .iter()
        .filter(|span| span.introduces.is_some())
        .map(|span| week_start(TODAY, span.from_week))
        .collect();
    assert_eq!(new.len(), 2);
    assert!(new[1] < course[1].date, "the second active waits for the whole course");
    assert!(days_between(course[0].date, new[1]) > 14);
    assert!(days_between(new[1], course[1].date) > 7);
}

#[test]
fn the_special_day_keeps_new_actives_away() {
    let plan = plan(r#""goals":["glow"],"event_date":"2026-12-08","downtime":"none""#);
    let first = &plan.home.phases[0].span;
    assert_eq!((first.introduces, first.from_week, first.to_week), (None, 0, 2));
    assert!(plan.home.phases[1].span.introduces.is_some());
}

#[test]
fn only_what_is_invasive_asks_for_preparation() {
    let gentle = plan(r#""goals":["calm"]"#);
    assert!(gentle.calendar.iter().all(|entry| entry.kind != CalendarKind::Prep));
    let needling = plan(r#""age_band":"45_64","goals":["lines_firmness"]"#);
    let preps = needling.calendar.iter().filter(|entry| entry.kind == CalendarKind::Prep);
    assert_eq!(preps.count(), 3);
}

#[test]
fn a_doctor_looks_before_a_visit_is_dated() {
    let plan = plan(r#""goals":["calm"],"red_flags":["changing_mole"]"#);
    let (course, _) = visits(&plan);
    assert!(course.is_empty() && dated(&plan).is_none());
    assert_eq!(status(&plan, "consultation"), Status::Suggested);
    assert_ne!(status(&plan, "soothing_mask"), Status::Suggested);
}

#[test]
fn exosomes_stand_beside_a_programme_and_are_asked_about() {
    let plan = plan(r#""goals":["after_procedure_recovery"],"clinic_interest":"devices""#);
    let recovery = find(&plan, "recovery");
    assert_eq!(recovery.status, ProgrammeStatus::Dated);
    let adjunct = recovery.steps.iter().find(|step| step.ask_first).expect("an add-on");
    assert_eq!(names(&[adjunct.item]), ["exosomes_topical"]);
    assert!(plan.calendar.iter().all(|entry| !entry.items.contains(&adjunct.item)));
}

#[test]
fn what_was_not_said_counts_as_no() {
    let texture = r#""goals":["texture_pores"],"clinic_interest":"devices""#;
    let needles = plan_without(texture, &["needle_comfort"]);
    assert_eq!(status(&needles, "microneedling"), Status::AskFirst);
    let days = plan_without(texture, &["downtime"]);
    assert_eq!(status(&days, "aqua_facial"), Status::AskFirst);
}

#[test]
fn the_longest_recovery_counts() {
    let plan = plan(r#""goals":["glow"],"downtime":"up_to_3_days""#);
    assert_eq!(status(&plan, "peel_superficial"), Status::NotNeeded);
    let cited = plan
        .treatments
        .iter()
        .find(|it| embedded().treatment(it.treatment).id == "peel_superficial");
    let rule = cited.and_then(|it| it.because.first()).map(|it| it.rule);
    assert_eq!(rule, embedded().find_rule("N-downtime"));
}

#[test]
fn the_plan_file_holds_the_programmes() {
    let request = read_request(embedded(), &request(r#""goals":["glow"]"#, &[])).expect("one");
    let json = plan_json(embedded(), &request);
    let list = json.get("clinic").and_then(|clinic| clinic.get("programmes"));
    let first = list.and_then(Json::as_list).and_then(<[_]>::first).expect("a programme");
    let text = |key: &str| first.get(key).and_then(Json::as_text);
    assert_eq!((text("id"), text("status")), (Some("glow"), Some("dated")));
    assert_eq!(text("leading"), Some("aqua_facial"));
    let numbers = |key: &str| first.get(key).map(ToString::to_string).unwrap_or_default();
    assert_eq!(numbers("visits").split_whitespace().collect::<String>(), "[3,5]");
    assert_eq!(numbers("every_days").split_whitespace().collect::<String>(), "[14,28]");
    assert_eq!(numbers("upkeep_days").split_whitespace().collect::<String>(), "[28,56]");
    let steps = first.get("steps").and_then(Json::as_list).expect("steps");
    let step = |key: &str| steps[1].get(key).and_then(Json::as_text);
    assert_eq!((step("step"), step("item")), (Some("exfoliate"), Some("aqua_facial")));
    assert!(steps[1].get("instead").and_then(Json::as_list).is_some_and(|all| all.len() == 2));
    assert!(first.get("because").and_then(Json::as_list).is_some_and(|all| !all.is_empty()));
}
