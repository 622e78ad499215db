//! The days around a visit on which strong ingredients pause at home too.

use jiff::civil::Date;

use crate::domain::{ActiveId, ActiveSet, CalendarKind};

use super::CalendarEntry;
use super::dates::{days, minus_days, plus_days};
use super::facts::Facts;
use super::phases::PhaseSpan;
use super::reason::Reason;

/// Days on which the routine goes without some of its actives because of a visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rest {
    /// The first of these days.
    pub from: Date,
    /// The last of them.
    pub to: Date,
    /// The day of the visit.
    pub visit: Date,
    /// The actives of the routine that pause then.
    pub actives: ActiveSet,
    /// Why.
    pub because: Reason,
}

impl Rest {
    /// Returns `true` if a day is one of them.
    pub fn holds(&self, day: Date) -> bool {
        (self.from..=self.to).contains(&day)
    }
}

/// The actives that pause on a day.
pub(super) fn resting_on(rests: &[Rest], day: Date) -> ActiveSet {
    let here = rests.iter().filter(|rest| rest.holds(day));
    here.fold(ActiveSet::EMPTY, |all, rest| all.union(rest.actives))
}

/// The days from one date to another, inclusive, without those on which an active pauses, as pairs of
/// first and last day of the remaining ranges. `rests` must be sorted, earliest first.
pub(super) fn days_without(
    rests: &[Rest],
    active: ActiveId,
    (from, last): (Date, Date),
) -> Vec<(Date, Date)> {
    let mut left = Vec::new();
    let mut next = from;
    for rest in rests.iter().filter(|rest| rest.actives.contains(active) && rest.from <= last) {
        if next < rest.from {
            left.push((next, minus_days(rest.from, 1)));
        }
        next = next.max(plus_days(rest.to, 1));
    }
    if next <= last {
        left.push((next, last));
    }
    left
}

/// Applies the calendar's days before and after visits to the routine: retinoids, acids and scrubs pause
/// in the days of preparation, and everything strong from a visit whose aftercare pauses actives; nothing
/// before somebody has said what they want of a clinic. `held` is what each stretch holds. Earliest
/// first.
pub(super) fn around_visits(
    facts: &Facts<'_>,
    calendar: &[CalendarEntry],
    held: &[(&PhaseSpan, ActiveSet)],
) -> Vec<Rest> {
    let knowledge = facts.knowledge;
    let rules = &knowledge.well_known.rules;
    // Until somebody has said what they want of a clinic, its visits are only proposals.
    if facts.answers.get(knowledge.questions.ids.clinic_interest).is_none() {
        return Vec::new();
    }
    let families = &knowledge.well_known.families;
    let prepared = families.retinoid.union(families.exfoliant);
    let mut rests = Vec::new();
    let mut add = |from: Date, to: Date, visit: Date, of: ActiveSet, rule| {
        let here = held.iter().filter(|(span, _)| span.meets(from, to));
        let held = here.fold(ActiveSet::EMPTY, |all, (_, held)| all.union(*held));
        let actives: ActiveSet = held.iter().filter(|active| of.contains(*active)).collect();
        if !actives.is_empty() && from <= to {
            let because = Reason::rule(rule, []);
            rests.push(Rest { from, to, visit, actives, because });
        }
    };
    for entry in calendar {
        let items = || entry.items.iter().map(|item| knowledge.treatment(*item));
        match entry.kind {
            CalendarKind::Prep => {
                let visits = calendar.iter().filter(|it| {
                    matches!(it.kind, CalendarKind::Visit | CalendarKind::Upkeep)
                        && it.date > entry.date
                });
                if let Some(visit) = visits.map(|it| it.date).min() {
                    add(entry.date, minus_days(visit, 1), visit, prepared, rules.prep);
                }
            }
            CalendarKind::Visit | CalendarKind::Upkeep => {
                let rule = if items().any(|item| item.prepared) {
                    rules.rest_procedure
                } else if items().any(|item| item.pauses_actives) {
                    rules.rest_facial
                } else {
                    continue;
                };
                let to = plus_days(entry.date, days(knowledge, rule));
                add(entry.date, to, entry.date, families.strong_active, rule);
            }
            CalendarKind::Aftercare | CalendarKind::CheckIn => {}
        }
    }
    crate::domain::insertion_sort(&mut rests, |rest| rest.from);
    rests
}
