//! The signs of the barrier and their weights (`I-weights`).

use crate::domain::QuestionId;
use crate::knowledge::{Effect, Knowledge};

/// The highest level of a sign.
pub(super) const MOST: u32 = 4;

/// The barrier signs with their weights in half points, so that they are whole numbers
/// (`I-weights`).
pub(super) fn weights(knowledge: &Knowledge) -> impl Iterator<Item = (QuestionId, u32)> {
    let rule = knowledge.rule(knowledge.well_known.rules.weights);
    rule.then.iter().filter_map(|effect| match effect {
        Effect::Weight { sign, half_points } => Some((*sign, u32::from(*half_points))),
        _ => None,
    })
}

/// The barrier signs, in the order in which the assessment asks for them.
pub fn signs(knowledge: &Knowledge) -> impl Iterator<Item = QuestionId> {
    let weighs = |sign: &QuestionId| weights(knowledge).any(|(it, _)| it == *sign);
    knowledge.questions().map(|(sign, _)| sign).filter(weighs)
}
