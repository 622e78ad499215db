//! What rules and clinic hold back, and until when.

use barrier_first::domain::{ActiveId, ClosedSet, Phase, TreatmentId, days_between};
use barrier_first::engine::BlockEnd;
use barrier_first::knowledge::{Effect, Until};
use jiff::civil::Date;

use super::Oracle;

impl Oracle<'_> {
    /// Whether a rule of triage wants somebody to look before anything is done at a clinic. One that
    /// lists what it blocks there does not.
    pub fn looks_at_all(&self) -> bool {
        self.fired.iter().any(|rule| {
            let then = &self.knowledge.rule(*rule).then;
            then.iter().any(|it| matches!(it, Effect::Triage(_)))
                && !then.iter().any(|it| matches!(it, Effect::BlockTreatments { .. }))
        })
    }

    /// Whether the clinic leaves an active out that is neither basic care nor prescribed elsewhere.
    pub fn left_out(&self, active: ActiveId) -> bool {
        let basic = ["first_cleanse", "cleanse", "moisturise", "protect"];
        self.clinic.tighter.no_actives.contains(&active)
            && !basic.contains(&self.knowledge.active(active).slot.id())
            && self.active_name(active) != "prescription_retinoid"
    }

    /// Whether a rule forbids the active in a stretch of this phase that starts on `from`.
    pub fn forbids(&self, active: ActiveId, phase: Phase, from: Date) -> bool {
        let by_rule = self.effects().any(|effect| match effect {
            Effect::BlockActives { targets, until } => {
                targets.contains(active) && self.lasts(*until, phase, from)
            }
            _ => false,
        });
        by_rule || self.left_out(active)
    }

    /// Whether a rule forbids the treatment in a plan that starts with this phase.
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

    /// Whether a stretch of this phase that starts on `from` comes before the moment.
    pub fn before(&self, moment: BlockEnd, phase: Phase, from: Date) -> bool {
        match moment {
            BlockEnd::ClearedByClinician => true,
            BlockEnd::Phase(lifted) => phase < lifted,
            BlockEnd::Date(date) => from < date,
        }
    }
}
