//! What a person's age decides outside of the rules.

use crate::domain::{Answer, Answers};
use crate::knowledge::Questions;

/// Age bands below 18 years.
const MINORS: [&str; 2] = ["under_13", "13_17"];

/// Whether somebody may be under 18: where the age is not known, too.
pub fn may_be_under_18(questions: &Questions, answers: &Answers) -> bool {
    let Some(question) = questions.find_question("age_band") else { return true };
    match answers.get(question) {
        Some(Answer::One(band)) => MINORS.contains(&questions.question(question).option_id(band)),
        _ => true,
    }
}
