//! The actives that a course may hold, from each day on which that changed.
//!
//! A course is folded from its first day each time it is read. What it may hold on a day has to follow
//! from what was known on that day, or a later answer would rewrite what came in before.

use jiff::civil::Date;

use crate::domain::{ActiveId, Journal, RuleId, plus_days};

use super::actives::Selection;
use super::barrier;
use super::case::Case;
use super::facts::Facts;
use super::known::Known;
use super::reason::Reason;
use super::safety::FiredRules;

/// A change of the actives that may be in the plan: its day, and the actives from then on.
pub(super) type Adoption = (Date, Vec<ActiveId>);

/// The present choice of actives, and the days since the start from which others might be in the plan:
/// when an answer other than the signs changed, and when a check found the days of a rule over. Both
/// read the signs of the start: those of a check pause, hold or move the plan from its own day on.
/// `planned` and `fired` are the facts of the present answers with those signs, and their rules.
pub(super) fn adoptions(
    case: &Case<'_>,
    journal: &Journal,
    known: &Known,
    (planned, fired): (&Facts<'_>, FiredRules<'_>),
) -> (Selection, Vec<Adoption>) {
    let knowledge = planned.knowledge;
    let mut adoptions = Vec::new();
    let changes = known.changes();
    for days in changes.windows(2) {
        let &[from, end] = days else { continue };
        let then = Known::as_of(knowledge, case, journal, from);
        let band = barrier::measure(knowledge, &then.planned).band;
        let facts = Facts::new(knowledge, &then.planned, band, case.region());
        let fired = FiredRules::of(&facts, case.clinic);
        let over = over(&fired, &then, journal, case.today);
        let period = (from, Some(end));
        choose(&facts, fired, &over, period, &mut adoptions);
    }
    let over = over(&fired, known, journal, case.today);
    let selection = choose(planned, fired, &over, (known.changed(), None), &mut adoptions);
    (selection, adoptions)
}

/// The rules that hold something back for some days that are over, with the check that found them so.
fn over(
    fired: &FiredRules<'_>,
    known: &Known,
    journal: &Journal,
    today: Date,
) -> Vec<(RuleId, Date)> {
    let found = |(reason, days): (&Reason, u16)| {
        let from = known.since_without_signs(&reason.answers);
        Some((reason.rule, over_since(journal, from, days, today)?))
    };
    fired.counted_days().filter_map(found).collect()
}

/// The first check after these days were over.
pub(super) fn over_since(journal: &Journal, from: Date, days: u16, today: Date) -> Option<Date> {
    let end = plus_days(from, days);
    let mut checks = (end <= today).then(|| journal.check_ins.range(end..=today))?;
    checks.next().map(|(day, _)| *day)
}

/// Adds the choices of a period with the same answers, which `end` is the first day after: one for its
/// first day, and one for each check that found the days of a rule over. Returns the last.
fn choose(
    facts: &Facts<'_>,
    mut fired: FiredRules<'_>,
    over: &[(RuleId, Date)],
    (from, end): (Date, Option<Date>),
    adoptions: &mut Vec<Adoption>,
) -> Selection {
    let inside = |day: &Date| from < *day && end.is_none_or(|end| *day < end);
    let mut days: Vec<Date> = over.iter().map(|(_, day)| *day).filter(inside).collect();
    days.sort_unstable();
    days.dedup();
    let mut choose_on = |day: Date| {
        let ended = over.iter().filter(|(_, since)| *since <= day);
        fired.course.over = ended.map(|(rule, _)| *rule).collect();
        let selection = Selection::of_course(facts, &fired);
        adoptions.push((day, selection.kept.iter().chain(&selection.new).copied().collect()));
        selection
    };
    let first = choose_on(from);
    days.into_iter().map(choose_on).last().unwrap_or(first)
}
