//! Options of earlier versions: they count as the stricter one of today and are asked again until they are
//! answered again; and the region that a plan file names.

use std::fs;

use barrier_first::domain::Answer;
use barrier_first::export::link::read;
use barrier_first::export::plan_json::read_request;
use barrier_first::input::answers::{read_answers, write_answers};
use barrier_first::json::Json;
use barrier_first::knowledge::Question;

use crate::{embedded, root};

const OLD: &str = r#"{"conditions":["eczema_active","rosacea"],"recent":["peel_laser_needling_4_weeks"],
    "oil":"dry"}"#;

fn chosen(question: &Question, answer: Option<Answer>) -> Vec<&str> {
    let Some(Answer::Many(set)) = answer else { return Vec::new() };
    set.iter().map(|option| question.option_id(option)).collect()
}

#[test]
fn an_old_option_counts_as_the_stricter_one_and_is_asked_again() {
    let knowledge = embedded();
    let (answers, faults) = read_answers(knowledge, "answers", &Json::parse(OLD).expect("JSON"));
    assert!(faults.is_empty(), "{faults:?}");
    for (id, options) in [
        ("conditions", &["eczema_face_now", "rosacea"][..]),
        ("recent", &["procedure_under_2_weeks"]),
    ] {
        let question = knowledge.find_question(id).expect(id);
        assert_eq!(chosen(knowledge.question(question), answers.get(question)), options);
        assert!(answers.asks_again(question), "{id}");
    }
    let oil = knowledge.find_question("oil").expect("oil");
    assert!(!answers.asks_again(oil));

    // A saved answer is still asked again after the next load.
    let written = write_answers(knowledge, &answers);
    let (again, _) = read_answers(knowledge, "answers", &written);
    assert_eq!(again, answers);

    // A new answer, even the same one, settles it.
    let mut settled = answers.clone();
    for question in answers.asked_again() {
        settled.set(question, answers.get(question).expect("an answer"));
    }
    assert_eq!(settled.asked_again().count(), 0);
    let written = write_answers(knowledge, &settled).to_string();
    assert!(written.contains("eczema_face_now") && !written.contains("eczema_active"));
}

/// The options of earlier versions are listed, so that no answer of an old link is lost.
#[test]
fn a_link_of_the_first_version_keeps_every_answer() {
    let text = fs::read_to_string(root().join("tests/fixtures/links/v1.txt")).expect("links");
    for line in text.lines() {
        let payload = line.split(' ').next().unwrap_or_default();
        assert_eq!(read(embedded(), payload).expect("readable").lost, 0, "{line}");
    }
}

#[test]
fn how_long_an_active_is_used_may_stand_together() {
    let given = |text: &str| read_answers(embedded(), "answers", &Json::parse(text).expect("JSON"));
    let (one, faults) = given(r#"{"actives_since":{"retinol":"longer"}}"#);
    let (other, _) = given(r#"{"actives_since_retinol":"longer"}"#);
    assert!(faults.is_empty() && one == other && !one.is_empty());
    let (_, faults) = given(r#"{"actives_since":{"mud":"longer"}}"#);
    assert_eq!(faults[0].to_string(), r#"answers.actives_since.mud: there is no "mud""#);
}

#[test]
fn the_region_of_a_clinic_goes_before_that_of_the_person() {
    let region = |more: &str| {
        let text = format!(r#"{{"today":"2026-11-28","answers":{{}}{more}}}"#);
        let request = read_request(embedded(), &text)?;
        Ok::<_, String>(request.case().region().map(|region| format!("{region:?}")))
    };
    assert_eq!(region(""), Ok(None));
    assert_eq!(region(r#","region":"US""#), Ok(Some("Us".to_owned())));
    assert_eq!(region(r#","region":"US","clinic":{"region":"KR"}"#), Ok(Some("Kr".to_owned())));
    assert!(region(r#","region":"France""#).is_err());
}
