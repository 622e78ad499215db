//! Questions for the clinic: first those raised by the person's own answers, then by treatments.

use barrier_first::domain::Status;
use barrier_first::knowledge::{Condition, Kind};

use crate::embedded;
use crate::programme_plan::plan;

/// The wishes of a person for whom every kind of treatment may come.
const WISHES: &str = r#""goals":["even_tone","lines_firmness","texture_pores"]"#;

/// The answer of a condition as a person would give it: the first of its options.
fn given(when: &Condition) -> String {
    let Condition::Is(question, options) = when else { panic!("{when:?} is no answer") };
    let question = embedded().question(*question);
    let option = options.iter().next().expect("an option");
    let option = &question.kind.options()[option.index()];
    match question.kind {
        Kind::Many { .. } => format!("\"{}\":[\"{option}\"]", question.id),
        _ => format!("\"{}\":\"{option}\"", question.id),
    }
}

/// For each: a person who gave the answer asks, and one who did not does not.
#[test]
fn each_is_asked_by_whom_it_concerns_alone() {
    let knowledge = embedded();
    assert!(knowledge.clinic_questions().len() >= 15, "the questions are gone");
    let nobody = plan(WISHES).questions_for_clinic;
    assert!(!nobody.is_empty(), "nothing to ask");
    for question in knowledge.clinic_questions() {
        let asked = plan(&format!("{WISHES},{}", given(&question.when))).questions_for_clinic;
        assert_eq!(asked.first(), Some(&question.id), "of {asked:?}");
        assert!(!nobody.contains(&question.id), "{} is asked by anybody", question.id);
        for other in &question.instead_of {
            assert!(nobody.contains(other) && !asked.contains(other), "{other} beside {asked:?}");
        }
    }
}

/// An answer that is left open, or that nobody wants to give, raises no question of this kind: its wording
/// would tell the clinic what the person did not say.
#[test]
fn what_is_open_raises_none() {
    let open = plan(&format!("{WISHES},\"pregnancy\":\"prefer_not_to_say\""));
    let own = embedded().clinic_questions();
    let asked = own.iter().find(|one| open.questions_for_clinic.contains(&one.id));
    assert!(asked.is_none(), "{asked:?}");
}

/// If nothing that the rule concerns can come, there is nothing to ask.
#[test]
fn what_cannot_come_is_not_asked_about() {
    let more = format!("{WISHES},\"conditions\":[\"keloid\"],\"clinic_interest\":\"none\"");
    let home = plan(&more);
    assert!(home.treatments.iter().all(|one| one.status > Status::NotYet));
    assert!(home.questions_for_clinic.is_empty(), "{:?}", home.questions_for_clinic);
}
