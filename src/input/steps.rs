//! The steps of a plan by name, `time:slot:active`, as used in the journal and plan files.

use crate::domain::{ClosedSet, Slot, StepKey, Time};
use crate::knowledge::Knowledge;

/// Returns the step with this name, `time:slot:active`.
pub fn step_key(knowledge: &Knowledge, name: &str) -> Option<StepKey> {
    let mut parts = name.split(':');
    let time = parts.next().and_then(Time::from_id)?;
    let slot = parts.next().and_then(Slot::from_id)?;
    let active = parts.next().and_then(|id| knowledge.find_active(id))?;
    parts.next().is_none().then_some(StepKey { time, slot, active })
}

/// Returns the name of a step, as [`step_key`] reads it.
pub fn step_name(knowledge: &Knowledge, step: StepKey) -> String {
    format!("{}:{}:{}", step.time.id(), step.slot.id(), knowledge.active(step.active).id)
}
