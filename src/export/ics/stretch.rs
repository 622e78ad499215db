//! The names of a plan's stretches among the entries of the calendar file.

use crate::domain::ClosedSet;
use crate::engine::{Assessment, PhaseRoutine};
use crate::knowledge::Knowledge;

/// Returns what identifies a stretch: its phase, and the active that starts in it. It is the same in a file
/// of a later day, when earlier stretches are over.
pub(super) fn name(knowledge: &Knowledge, plan: &Assessment, routine: &PhaseRoutine) -> String {
    let span = &routine.span;
    let phase = span.phase.id();
    let name = match span.introduces {
        Some(active) => [phase, "_", &knowledge.active(active).id].concat(),
        None => phase.to_owned(),
    };
    // A phase that is paused and resumed occurs more than once.
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
