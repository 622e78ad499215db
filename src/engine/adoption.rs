//! The actives that a course may hold, from each day on which that changed.
//!
//! A course is folded from its first day each time it is read. What it may hold on a day has to follow
//! from what was known on that day, or a later answer would rewrite what came in before.

use jiff::civil::Date;

use crate::domain::{ActiveId, Journal, RuleId, plus_days};
use crate::knowledge::Knowledge;

use super::actives::Selection;
use super::barrier;
use super::case::Case;
use super::facts::Facts;
use super::known::Known;
use super::reason::Reason;
use super::safety::FiredRules;

/// Days on which the same answers other than the signs counted.
pub(super) struct Period<'a> {
    /// The facts of those answers, with the signs of the start.
    pub facts: Facts<'a>,
    /// Their rules.
    pub fired: FiredRules<'a>,
    /// The days within it from which other actives may be in the plan, the first of them its own first
    /// day: each check that found the days of a rule over.
    pub wanted: Vec<(Date, Vec<ActiveId>)>,
}

impl<'a> Period<'a> {
    /// The period in which this was known, from its first day up to the day after its last; `None` for the
    /// present one. Also returns its latest choice of actives.
    pub fn new(
        knowledge: &'a Knowledge,
        case: &Case<'_>,
        known: &'a Known,
        (from, end): (Date, Option<Date>),
    ) -> (Self, Selection) {
        // The signs of a check pause, hold or move the plan from its own day on; what is wanted and
        // allowed depends on those of the start.
        let band = barrier::measure(knowledge, &known.planned).band;
        let facts = Facts::new(knowledge, &known.planned, band, case.region());
        let mut fired = FiredRules::of(&facts, case.clinic);
        let over = over(&fired, known, case);
        let inside = |day: &Date| from < *day && end.is_none_or(|end| *day < end);
        let mut days: Vec<Date> = over.iter().map(|(_, day)| *day).filter(inside).collect();
        days.sort_unstable();
        days.dedup();
        let mut wanted = Vec::new();
        let mut choose = |day: Date| {
            let ended = over.iter().filter(|(_, since)| *since <= day);
            fired.course.over = ended.map(|(rule, _)| *rule).collect();
            let selection = Selection::of_course(&facts, &fired);
            wanted.push((day, selection.kept.iter().chain(&selection.new).copied().collect()));
            selection
        };
        let first = choose(from);
        let selection = days.into_iter().map(choose).last().unwrap_or(first);
        (Self { facts, fired, wanted }, selection)
    }

    /// The days from which other actives may be in the plan, with what counts from then on.
    pub fn adoptions<'p>(
        &'p self,
        facts: Facts<'p>,
        fired: &'p FiredRules<'p>,
    ) -> impl Iterator<Item = Adoption<'p>> {
        self.wanted.iter().map(move |(on, wanted)| Adoption { on: *on, wanted, facts, fired })
    }
}

/// A day from which a course may hold other actives.
pub(super) struct Adoption<'a> {
    /// The day.
    pub on: Date,
    /// The actives that may be in the plan from then on.
    pub wanted: &'a [ActiveId],
    /// The facts that count from then on.
    pub facts: Facts<'a>,
    /// Their rules.
    pub fired: &'a FiredRules<'a>,
}

/// The rules that hold something back for some days that are over, with the check that found them so.
fn over(fired: &FiredRules<'_>, known: &Known, case: &Case<'_>) -> Vec<(RuleId, Date)> {
    let Some(journal) = case.course else { return Vec::new() };
    let found = |(reason, days): (&Reason, u16)| {
        let from = known.since_without_signs(&reason.answers);
        Some((reason.rule, over_since(journal, from, days, case.today)?))
    };
    fired.counted_days().filter_map(found).collect()
}

/// The first check after these days were over.
pub(super) fn over_since(journal: &Journal, from: Date, days: u16, today: Date) -> Option<Date> {
    let end = plus_days(from, days);
    let mut checks = (end <= today).then(|| journal.check_ins.range(end..=today))?;
    checks.next().map(|(day, _)| *day)
}
