//! Decisions that depend on a person's age and are not rules.

use crate::domain::{Answer, Answers};
use crate::knowledge::Knowledge;

/// Returns `true` if the person may be under 18, also when the age is not known.
pub fn may_be_under_18(knowledge: &Knowledge, answers: &Answers) -> bool {
    let options = &knowledge.well_known.options;
    let minors = [options.age_under_13, options.age_13_17];
    match answers.get(knowledge.questions.ids.age_band) {
        Some(Answer::One(band)) => minors.iter().any(|minor| minor.option == band),
        _ => true,
    }
}
