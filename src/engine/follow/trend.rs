//! The index over the check-ins, and what may be said about it.

use jiff::civil::Date;

use crate::domain::{RuleId, TrendChange};
use crate::engine::reason::Reason;
use crate::knowledge::FollowEffect;

/// The index at a check-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrendPoint {
    /// The day.
    pub on: Date,
    /// 0–100, the worst case where a sign is unanswered.
    pub index: u8,
    /// Worst and best case.
    pub range: (u8, u8),
    /// Whether it counts: a point too soon after the previous one is kept but only shown.
    pub counts: bool,
}

/// Twice the median, so that it stays a whole number; `None` for an empty slice.
pub fn twice_median(values: &[u8]) -> Option<u16> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let middle = sorted.len() / 2;
    let upper = u16::from(*sorted.get(middle)?);
    let lower = if sorted.len().is_multiple_of(2) { middle.checked_sub(1)? } else { middle };
    Some(upper + u16::from(*sorted.get(lower)?))
}

/// Where the last point would be with only the usual ups and downs: around the median of the two or three
/// before it.
pub fn usual(indexes: &[u8], noise: u8) -> Option<(u8, u8)> {
    let (_, before) = indexes.split_last().filter(|(_, before)| before.len() >= 2)?;
    let middle = twice_median(&before[before.len().saturating_sub(3)..])? / 2;
    let middle = u8::try_from(middle).unwrap_or(100);
    // A difference below the noise threshold is noise.
    let by = noise.saturating_sub(1);
    Some((middle.saturating_sub(by), middle.saturating_add(by).min(100)))
}

/// The change that the counted points show: the last one against the median of the two or three before.
/// The first two only set the baseline. Also returns the least difference that is more than noise.
pub fn change(
    indexes: &[u8],
    effects: &[(RuleId, &FollowEffect)],
    low: impl Fn(u16) -> Option<(RuleId, u8)>,
) -> (TrendChange, u8, Vec<Reason>) {
    let mut because = Vec::new();
    let (mut perhaps, mut clear) = (u8::MAX, u8::MAX);
    for (rule, effect) in effects {
        if let FollowEffect::Change { perhaps: from, clear: sure } = effect {
            (perhaps, clear) = (*from, *sure);
            because.push(Reason::rule(*rule, []));
        }
    }
    for (rule, effect) in effects {
        if let FollowEffect::OwnNoise { points, times } = effect
            && indexes.len() >= usize::from(*points)
        {
            let steps: Vec<u8> = indexes.windows(2).map(|pair| pair[0].abs_diff(pair[1])).collect();
            let own = twice_median(&steps).unwrap_or(0) * u16::from(*times) / 2;
            let own = u8::try_from(own).unwrap_or(u8::MAX);
            if own > perhaps {
                perhaps = own;
                clear = clear.max(own);
                because.push(Reason::rule(*rule, []));
            }
        }
    }
    let noise = perhaps;
    let Some((last, before)) = indexes.split_last().filter(|(_, before)| before.len() >= 2) else {
        return (TrendChange::Unknown, noise, because);
    };
    let before = &before[before.len().saturating_sub(3)..];
    let Some(twice) = twice_median(before) else {
        return (TrendChange::Unknown, noise, because);
    };
    let now = 2 * u16::from(*last);
    let points = |limit: u8| 2 * u16::from(limit);
    let change = if now >= twice {
        let gain = now - twice;
        let sure = match low(twice) {
            Some((rule, from)) if from > clear => {
                because.push(Reason::rule(rule, []));
                from
            }
            _ => clear,
        };
        match gain {
            _ if gain >= points(sure) => TrendChange::Better,
            _ if gain >= points(perhaps) => TrendChange::PerhapsBetter,
            _ => TrendChange::Same,
        }
    } else {
        match twice - now {
            loss if loss >= points(clear) => TrendChange::Worse,
            loss if loss >= points(perhaps) => TrendChange::PerhapsWorse,
            _ => TrendChange::Same,
        }
    };
    (change, noise, because)
}
