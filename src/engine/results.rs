//! When results of the routine can be expected to show.

use jiff::civil::Date;

use crate::domain::{ActiveSet, TriageLevel};
use crate::knowledge::Effect;

use super::dates::plus_days;
use super::effects::EffectGroup;
use super::home_routine::{HomeRoutine, PhaseRoutine};
use super::reason::Reason;
use super::safety::FiredRules;

/// A result that may show within a range of days, as sources report it; never a promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpectedResult {
    /// The first day on which it may show.
    pub from: Date,
    /// The day by which it usually does.
    pub to: Date,
    /// Why, the rule of the result first.
    pub because: Vec<Reason>,
}

/// The results that rules mention, each counted from the first day on which the routine holds something
/// for it; `first_use` gives that day for what came in before the present phase. Actives that the routine
/// never holds bring no result.
pub(super) fn expected(
    fired: &FiredRules<'_>,
    home: &HomeRoutine,
    first_use: &dyn Fn(ActiveSet) -> Option<Date>,
) -> Vec<ExpectedResult> {
    // Until somebody has looked, nobody can say what will show and when.
    if fired.level() >= TriageLevel::SeeDoctor {
        return Vec::new();
    }
    let mut results: Vec<ExpectedResult> = fired
        .effects(EffectGroup::Result)
        .filter_map(|(because, effect)| match effect {
            Effect::Results { of, days } => {
                let routine = home.phases.iter().find(|routine| uses(routine, *of))?;
                let now = home.phases.first().is_some_and(|first| first.span == routine.span);
                let earlier = first_use(*of).filter(|_| now);
                let start = earlier.unwrap_or(routine.span.from);
                Some(ExpectedResult {
                    from: plus_days(start, days.0),
                    to: plus_days(start, days.1),
                    because: vec![because.clone()],
                })
            }
            _ => None,
        })
        .collect();
    crate::domain::insertion_sort(&mut results, |result| (result.from, result.to));
    results
}

/// Returns `true` if a routine holds one of these.
fn uses(routine: &PhaseRoutine, of: ActiveSet) -> bool {
    let steps = routine.morning.iter().chain(&routine.evening);
    steps.flat_map(|step| &step.uses).any(|active| of.contains(*active))
}
