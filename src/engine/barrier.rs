//! The barrier index: seven weighted signs, and what may be behind them.
//!
//! The formula is this product's own; weights, band limits and ceilings are the rules `I-…` of the
//! knowledge. The index is not a validated diagnostic test, and the app says so beside it.

use crate::domain::{Answer, Answers, Band, QuestionId};
use crate::knowledge::{Effect, Knowledge, RuleKind};

use super::facts::Facts;
use super::reason::Reason;
use super::signs::{MOST, weights};
use super::ternary::Ternary;

/// The state of the barrier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Barrier {
    /// 0–100, 100 = strong; the worst case where signs are unanswered, and never above the band that the
    /// ceilings allow.
    pub index: u8,
    /// Worst and best case, 0–100.
    pub range: (u8, u8),
    /// The band of the worst case.
    pub band: Band,
    /// The signs that cost points, costliest first; an open one counts as the worst.
    pub signs: Vec<QuestionId>,
    /// The possible causes, strongest first.
    pub drivers: Vec<Driver>,
}

/// Something that may strain the barrier (rules `N-B1` to `N-B8`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Driver {
    /// `B1` … `B8`.
    pub id: String,
    /// How strongly the answers point to it: the sum of the points of its rules.
    pub points: u16,
    /// The rules and answers that point to it.
    pub because: Vec<Reason>,
}

/// Signs that lower the index, including open ones.
pub(super) fn raised_signs(facts: &Facts<'_>) -> impl Iterator<Item = QuestionId> {
    weights(facts.knowledge)
        .map(|(sign, _)| sign)
        .filter(|sign| !matches!(facts.answers.get(*sign), Some(Answer::Level(0))))
}

/// The same signs, costliest first.
pub(super) fn costliest_signs(facts: &Facts<'_>) -> Vec<QuestionId> {
    let weighed = weights(facts.knowledge);
    let points = |(sign, weight)| (weight * level(facts.answers, sign).unwrap_or(MOST), sign);
    let mut signs: Vec<(u32, QuestionId)> = weighed.map(points).collect();
    signs.retain(|(points, _)| *points > 0);
    crate::domain::insertion_sort(&mut signs, |(points, _)| std::cmp::Reverse(*points));
    signs.into_iter().map(|(_, sign)| sign).collect()
}

/// The level of a sign; `None` while it is open.
fn level(answers: &Answers, sign: QuestionId) -> Option<u32> {
    match answers.get(sign) {
        Some(Answer::Level(level)) => Some(u32::from(level).min(MOST)),
        _ => None,
    }
}

/// Index, range and band, without the drivers and the signs.
pub fn measure(knowledge: &Knowledge, answers: &Answers) -> Barrier {
    let (mut known, mut open, mut total) = (0, 0, 0);
    for (question, weight) in weights(knowledge) {
        total += weight * MOST;
        match level(answers, question) {
            Some(level) => known += weight * level,
            None => open += weight * MOST,
        }
    }
    let index = |loss: u32| {
        let rounded = (200 * loss + total) / (2 * total).max(1);
        u8::try_from(100_u32.saturating_sub(rounded)).unwrap_or(100)
    };
    let (worst_ceiling, best_ceiling) = ceilings(knowledge, answers);
    let worst = index(known + open).min(top(knowledge, worst_ceiling));
    let best = index(known).min(top(knowledge, best_ceiling)).max(worst);
    Barrier {
        index: worst,
        range: (worst, best),
        band: band_of(knowledge, worst),
        signs: Vec::new(),
        drivers: Vec::new(),
    }
}

/// The strongest bands that the rules of the index allow: with an open answer counted as the worst, and
/// with it counted as the best.
fn ceilings(knowledge: &Knowledge, answers: &Answers) -> (Band, Band) {
    let facts = Facts::new(knowledge, answers, Band::Strong, None);
    let (mut worst, mut best) = (Band::Strong, Band::Strong);
    for (_, rule) in knowledge.rules().filter(|(_, rule)| rule.kind == RuleKind::Index) {
        for effect in &rule.then {
            let Effect::Ceiling(band) = effect else { continue };
            let truth = facts.holds(&rule.when);
            if truth != Ternary::No {
                worst = worst.min(*band);
            }
            if truth == Ternary::Yes {
                best = best.min(*band);
            }
        }
    }
    (worst, best)
}

/// The highest index within a band.
fn top(knowledge: &Knowledge, band: Band) -> u8 {
    let above = borders(knowledge).filter(|(other, _)| *other > band);
    above.map(|(_, index)| index - 1).min().unwrap_or(100)
}

/// Bands with their lowest index.
fn borders(knowledge: &Knowledge) -> impl Iterator<Item = (Band, u8)> {
    let rule = knowledge.rule(knowledge.well_known.rules.weights);
    rule.then.iter().filter_map(|effect| match effect {
        Effect::BandFrom { band, index } => Some((*band, *index)),
        _ => None,
    })
}

/// The band of an index.
pub fn band_of(knowledge: &Knowledge, index: u8) -> Band {
    let reached = borders(knowledge).filter(|(_, least)| index >= *least);
    reached.map(|(band, _)| band).max().unwrap_or(Band::Compromised)
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
