//! The summary that a person hands to a clinic's page: readable as JSON, and without any answer that was
//! not asked for.

use barrier_first::clinic::ClinicConfig;
use barrier_first::domain::{Answers, QuestionId};
use barrier_first::engine::{Case, assess};
use barrier_first::export::localizer::Localizer;
use barrier_first::export::share_summary::{FORMAT, summary};
use barrier_first::input::answers::read_answers;
use barrier_first::json::Json;
use jiff::civil::{Date, date};

use crate::course_request::{CALM, check, plan};
use crate::embedded;

struct Keys;

impl Localizer for Keys {
    fn format(&self, key: &str, _: &[(&str, &str)]) -> String {
        format!("words of {key}, “quoted” \"and\" \\ odd\n")
    }

    fn has(&self, _: &str) -> bool {
        true
    }

    fn date(&self, date: Date) -> String {
        date.to_string()
    }

    fn weekday(&self, date: Date) -> String {
        date.to_string()
    }
}

fn in_words(question: QuestionId) -> String {
    format!("answer {}", question.0)
}

fn answers() -> Answers {
    let text = r#"{"age_band": "25_44", "red_flags": ["none"], "pregnancy": "no",
        "medicines": ["none"], "conditions": ["none"], "sign_sting": 3, "goals": ["glow"]}"#;
    let (answers, faults) = read_answers(embedded(), "answers", &Json::parse(text).unwrap());
    assert!(faults.is_empty(), "{faults:?}");
    answers
}

#[test]
fn the_text_that_is_shown_reads_back_as_what_is_meant() {
    let answers = answers();
    let day = date(2026, 3, 2);
    let plan = assess(embedded(), &Case::new(&answers, day, &ClinicConfig::default()));
    let json = summary(embedded(), &plan, day, Some((&answers, &in_words)), ("en", &Keys));
    let shown = json.pretty();
    assert_eq!(Json::parse(&shown).unwrap(), json);
    assert!(shown.lines().count() > 50 && shown.starts_with("{\n  \"format\": \""));
    assert_eq!(json.get("format").and_then(Json::as_text), Some(FORMAT));
    let list = json.get("answers").and_then(Json::as_list).unwrap();
    assert_eq!(list.len(), 7);
    assert_eq!(list[0].get("value").and_then(Json::as_text), Some("25_44"));
}

#[test]
fn answers_are_there_only_when_the_person_adds_them() {
    let answers = answers();
    let day = date(2026, 3, 2);
    let plan = assess(embedded(), &Case::new(&answers, day, &ClinicConfig::default()));
    let shown = summary(embedded(), &plan, day, None, ("en", &Keys)).pretty();
    for word in ["answers", "25_44", "age_band", "sign_sting", "value"] {
        assert!(!shown.contains(word), "{word} in {shown}");
    }
}

/// A person who follows the plan also hands over how the checks went, evenings and reactions.
#[test]
fn what_happened_since_is_handed_over() {
    let parts = [
        r#""check_ins":["#,
        &check("2026-03-09", CALM, ""),
        ",",
        &check("2026-03-11", CALM, ""),
        r#"],"days":[{"on":"2026-03-03","done":["evening:cleanse:gentle_cleanser"],"not_done":[]}],"reactions":[{"on":"2026-03-10","what":["itch"],"lasting":"minutes","active":null,"product":null}]"#,
    ]
    .concat();
    let plan = plan("2026-03-11", &parts);
    let course = plan.course.as_ref().expect("a course");
    let json = summary(embedded(), &plan, date(2026, 3, 2), None, ("en", &Keys));
    let part = json.get("follow_up").expect("it is told");
    let list = |name: &str| part.get(name).and_then(Json::as_list).expect("a list");
    let counts: Vec<_> =
        list("trend").iter().map(|point| point.get("counts").cloned().expect("told")).collect();
    assert_eq!(counts, [Json::Bool(true), Json::Bool(false)]);
    assert_eq!(list("trend")[0].get("index"), Some(&Json::Int(course.trend[0].index.into())));
    assert_eq!(part.get("evenings").and_then(|it| it.get("known")), Some(&Json::Int(1)));
    let class = list("reactions")[0].get("class").and_then(|class| class.get("id"));
    assert_eq!(class.and_then(Json::as_text), Some("slow_down"));
    // Individual ticks and signs stay with the person.
    let shown = json.pretty();
    for word in ["sign_", "itch", "evening:"] {
        assert!(!shown.contains(word), "{word} in {shown}");
    }
    // On the first day nothing has happened yet.
    let first = crate::course_request::plan("2026-03-02", "");
    let json = summary(embedded(), &first, date(2026, 3, 2), None, ("en", &Keys));
    assert_eq!(json.get("follow_up"), None);
}

#[test]
fn empty_parts_stay_on_their_line() {
    let json = Json::object([("a", Json::list([])), ("b", Json::list([Json::Int(1), Json::Null]))]);
    assert_eq!(json.pretty(), "{\n  \"a\": [],\n  \"b\": [\n    1,\n    null\n  ]\n}");
}
