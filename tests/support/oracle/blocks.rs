//! Blocks by rules and the clinic, and when they end.

use barrier_first::domain::{ActiveId, ClosedSet, Phase, TreatmentId, days_between};
use barrier_first::engine::BlockEnd;
use barrier_first::knowledge::{Effect, Until};
use jiff::civil::Date;

use super::Oracle;

impl Oracle<'_> {
    /// Returns `true` if a triage rule requires somebody to look before anything is done at a clinic. A rule
    /// that lists what it blocks there does not.
    pub fn looks_at_all(&self) -> bool {
        self.fired.iter().any(|rule| {
            let then = &self.knowledge.rule(*rule).then;
            then.iter().any(|it| matches!(it, Effect::Triage(_)))
                && !then.iter().any(|it| matches!(it, Effect::BlockTreatments { .. }))
        })
    }

    /// Returns `true` if the clinic leaves out an active that is neither basic care nor prescribed elsewhere.
    pub fn left_out(&self, active: ActiveId) -> bool {
        let basic = ["first_cleanse", "cleanse", "moisturise", "protect"];
        self.clinic.tighter.no_actives.contains(&active)
            && !basic.contains(&self.knowledge.active(active).slot.id())
            && self.active_name(active) != "prescription_retinoid"
    }

    /// Returns `true` if a rule forbids the active in a stretch of this phase that starts on `from`.
    pub fn forbids(&self, active: ActiveId, phase: Phase, from: Date) -> bool {
        let by_rule = self.effects().any(|effect| match effect {
            Effect::BlockActives { targets, until } => {
                targets.contains(active) && self.lasts(*until, phase, from)
            }
            _ => false,
        });
        by_rule || self.left_out(active)
    }

    /// Returns `true` if a rule forbids the treatment in a plan that starts with this phase.
    pub fn forbids_treatment(&self, treatment: TreatmentId, start: Phase) -> bool {
        self.effects().any(|effect| match effect {
            Effect::BlockTreatments { targets, until } => {
                targets.contains(treatment) && self.lasts(*until, start, self.today)
            }
            _ => false,
        })
    }

    fn lasts(&self, until: Until, phase: Phase, from: Date) -> bool {
        match until {
            Until::ClearedByClinician => true,
            Until::Phase(lifted) => phase < lifted,
            // Counted in days, because the calendar may end before the block does.
            Until::Days(days) => days_between(self.today, from) < days,
        }
    }

    /// Returns `true` if a stretch of this phase that starts on `from` is before the moment.
    pub fn before(&self, moment: BlockEnd, phase: Phase, from: Date) -> bool {
        match moment {
            BlockEnd::ClearedByClinician => true,
            BlockEnd::Phase(lifted) => phase < lifted,
            BlockEnd::Date(date) => from < date,
        }
    }
}
