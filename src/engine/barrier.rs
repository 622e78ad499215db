//! The barrier index: seven signs, weighted, and what may be behind them.
//!
//! The formula, weights and bands are this product's own (`docs/how-a-plan-is-decided.md`); the index
//! is not a validated diagnostic test, and the app says so beside it.

use crate::domain::{Answer, Answers, Band, QuestionId};
use crate::knowledge::{Effect, Questions, RuleKind};

use super::facts::Facts;
use super::reason::Reason;

/// How the barrier is doing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Barrier {
    /// 0–100, 100 = strong; the worst case where signs are unanswered.
    pub index: u8,
    /// Worst and best case, 0–100.
    pub range: (u8, u8),
    /// Band of the worst case.
    pub band: Band,
    /// What may be behind it, strongest first.
    pub drivers: Vec<Driver>,
}

/// Something that may strain the barrier (rules `N-B1` to `N-B8`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Driver {
    /// `B1` … `B8`.
    pub id: String,
    /// How strongly the answers point to it: the sum of its rules' points.
    pub points: u16,
    /// The rules and answers that point to it.
    pub because: Vec<Reason>,
}

/// Highest level of a sign.
const MOST: u32 = 4;

/// Weights of the barrier signs in half points, so that they are whole numbers: sting 3,
/// flaking 2.5, tight, redness and itch 2, rough or dull 1, breakouts 0.5.
pub(super) fn weights(questions: &Questions) -> [(QuestionId, u32); 7] {
    let signs = &questions.ids;
    [
        (signs.sign_sting, 6),
        (signs.sign_flaking, 5),
        (signs.sign_tight, 4),
        (signs.sign_redness, 4),
        (signs.sign_itch, 4),
        (signs.sign_rough_dull, 2),
        (signs.sign_breakouts, 1),
    ]
}

/// Signs that take something off the index, an open one included.
pub(super) fn raised_signs(facts: &Facts<'_>) -> impl Iterator<Item = QuestionId> {
    weights(facts.knowledge)
        .into_iter()
        .map(|(sign, _)| sign)
        .filter(|sign| !matches!(facts.answers.get(*sign), Some(Answer::Level(0))))
}

/// Index, range and band, without the drivers.
pub fn measure(questions: &Questions, answers: &Answers) -> Barrier {
    let level = |question| match answers.get(question) {
        Some(Answer::Level(level)) => Some(u32::from(level).min(MOST)),
        _ => None,
    };
    let (mut known, mut open, mut total) = (0, 0, 0);
    for (question, weight) in weights(questions) {
        total += weight * MOST;
        match level(question) {
            Some(level) => known += weight * level,
            None => open += weight * MOST,
        }
    }
    let index = |loss: u32| {
        let rounded = (200 * loss + total) / (2 * total);
        u8::try_from(100_u32.saturating_sub(rounded)).unwrap_or(100)
    };
    let (worst, best) = (index(known + open), index(known));
    let stings = level(questions.ids.sign_sting).unwrap_or(MOST) >= 3;
    let band = band_of(worst);
    Barrier {
        index: worst,
        range: (worst, best),
        band: if stings { band.min(Band::Impaired) } else { band },
        drivers: Vec::new(),
    }
}

/// Band of an index.
pub fn band_of(index: u8) -> Band {
    match index {
        80.. => Band::Strong,
        60..=79 => Band::Strained,
        35..=59 => Band::Impaired,
        _ => Band::Compromised,
    }
}

/// The drivers that the answers point to, strongest first, ties by id.
pub(super) fn drivers(facts: &Facts<'_>) -> Vec<Driver> {
    let mut drivers: Vec<Driver> = Vec::new();
    for (id, rule) in facts.knowledge.rules() {
        if rule.kind != RuleKind::Driver {
            continue;
        }
        let Some(because) = Reason::of(facts, id, rule) else { continue };
        let points: u16 = rule
            .then
            .iter()
            .map(|effect| if let Effect::Points(points) = effect { u16::from(*points) } else { 0 })
            .sum();
        let name = rule.id.split('-').nth(1).unwrap_or_default();
        match drivers.iter_mut().find(|driver| driver.id == name) {
            Some(driver) => {
                driver.points += points;
                driver.because.push(because);
            }
            None => {
                drivers.push(Driver { id: name.to_owned(), points, because: vec![because] });
            }
        }
    }
    crate::domain::insertion_sort(&mut drivers, |driver| {
        (std::cmp::Reverse(driver.points), driver.id.clone())
    });
    drivers
}
