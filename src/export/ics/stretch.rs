//! The names of the stretches of a plan among the entries of the calendar file.

use crate::domain::ClosedSet;
use crate::engine::{Assessment, PhaseRoutine};
use crate::knowledge::Knowledge;

/// What a stretch is known by: its phase, and the active that comes in then. The same in the file of a
/// later day, on which earlier stretches are over.
pub(super) fn name(knowledge: &Knowledge, plan: &Assessment, routine: &PhaseRoutine) -> String {
    let span = &routine.span;
    let phase = span.phase.id();
    let name = match span.introduces {
        Some(active) => [phase, "_", &knowledge.active(active).id].concat(),
        None => phase.to_owned(),
    };
    // A phase that waits more than once stands there more than once.
    let alike = |other: &&PhaseRoutine| {
        let other = &other.span;
        (other.phase, other.introduces) == (span.phase, span.introduces)
    };
    let before = plan.home.phases.iter().filter(|other| other.span.from < span.from);
    match before.filter(alike).count() {
        0 => name,
        n => format!("{name}_{}", n + 1),
    }
}
