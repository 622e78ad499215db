//! The actives blamed for a reaction: what replaces them in the routine, and which steps are missing.

use crate::domain::{ActiveId, ReactionClass, Slot};
use crate::knowledge::Knowledge;

use super::{Assessment, NotedReaction};

impl Assessment {
    /// Reactions holding the plan now, latest first: their rest still runs, or a doctor should look.
    pub fn standing_reactions(&self) -> impl Iterator<Item = &NotedReaction> {
        let all = self.course.iter().flat_map(|course| course.reactions.iter().rev());
        all.filter(|it| it.rests || (it.open && it.class == ReactionClass::SeeDoctor))
    }

    /// The active that the present routine holds in place of a basic that a reaction keeps out.
    pub fn instead_of(&self, knowledge: &Knowledge, active: ActiveId) -> Option<ActiveId> {
        let routine = self.home.phases.first().filter(|routine| !routine.holds(active))?;
        // One that was named too stays for lack of another; that is reported for the named one.
        let named = |other| self.standing_reactions().any(|it| it.noted.active == Some(other));
        let mut others = knowledge.active(active).instead.iter().copied();
        others.find(|other| routine.holds(*other) && !named(*other))
    }

    /// Basic steps that the present routine lacks because nothing is left for them.
    pub fn lacking(&self) -> Vec<Slot> {
        let Some(routine) = self.home.phases.first() else { return Vec::new() };
        let mut slots = vec![Slot::Cleanse, Slot::Moisturise, Slot::Protect];
        slots.retain(|slot| {
            let has = |steps: &[super::Step]| steps.iter().any(|step| step.slot == *slot);
            !has(&routine.morning) || (*slot != Slot::Protect && !has(&routine.evening))
        });
        slots
    }
}
