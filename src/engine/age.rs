//! What a person's age decides outside of the rules.

use crate::domain::{Answer, Answers};
use crate::knowledge::Questions;

/// Whether somebody may be under 18: where the age is not known, too.
pub fn may_be_under_18(questions: &Questions, answers: &Answers) -> bool {
    let minors = [questions.options.age_under_13, questions.options.age_13_17];
    match answers.get(questions.ids.age_band) {
        Some(Answer::One(band)) => minors.iter().any(|minor| minor.option == band),
        _ => true,
    }
}
