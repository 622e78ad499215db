//! Replacements for a basic that a reaction keeps out.

use crate::domain::{ActiveId, ActiveSet, Phase};
use crate::knowledge::Knowledge;

use super::safety::FiredRules;

impl FiredRules<'_> {
    /// The active used for an active of a step: itself, or another of its kind where a reaction keeps it
    /// out. `None` where it is blocked and nothing may replace it.
    pub(super) fn in_place_of(
        &self,
        knowledge: &Knowledge,
        active: ActiveId,
        (phase, blocked): (Phase, ActiveSet),
    ) -> Option<ActiveId> {
        if !blocked.contains(active) {
            return Some(active);
        }
        let mut free = self.stand_ins(knowledge, active).filter(|other| !blocked.contains(*other));
        free.next().filter(|_| self.course.reacted_to(phase).contains(active))
    }

    /// The actives that may replace an active for this person, best first.
    pub(super) fn stand_ins(
        &self,
        knowledge: &Knowledge,
        active: ActiveId,
    ) -> impl Iterator<Item = ActiveId> {
        let suits = |other: &ActiveId| {
            knowledge.active(*other).not_instead.iter().all(|rule| self.get(*rule).is_none())
        };
        knowledge.active(active).instead.iter().copied().filter(suits)
    }
}
