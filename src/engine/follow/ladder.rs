//! The phases as steps of a ladder, and the effect of each move on the actives.

use jiff::civil::Date;

use crate::domain::{ActiveId, Band, Phase};

/// The position of a plan. One phase at a time, and in it at most one new active.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ladder {
    /// The phase.
    pub phase: Phase,
    /// Its first day.
    pub since: Date,
    /// The band that determines the lengths of the phases.
    pub band: Band,
    /// Actives that were in use before and are still there.
    pub kept: Vec<ActiveId>,
    /// Actives that have come in.
    pub done: Vec<ActiveId>,
    /// Actives to come, the next one first.
    pub queue: Vec<ActiveId>,
    /// Whether the first of these still waits although its phase has come, until a check lets it in.
    pub waits: bool,
}

impl Ladder {
    /// The active that is new.
    pub fn introducing(&self) -> Option<ActiveId> {
        self.brings_in().then(|| self.queue.first().copied()).flatten()
    }

    /// Returns `true` if the phase introduces something and it has come in.
    fn brings_in(&self) -> bool {
        self.phase == Phase::Introduce && !self.waits
    }

    /// The phase that a step forward leads to; `None` at the end.
    pub fn next(&self) -> Option<Phase> {
        let rest = self.queue.len().saturating_sub(usize::from(self.brings_in()));
        match self.phase {
            Phase::Reset => Some(Phase::Rebuild),
            Phase::Rebuild | Phase::Introduce if rest > 0 => Some(Phase::Introduce),
            Phase::Rebuild | Phase::Introduce => Some(Phase::Maintain),
            Phase::Maintain => None,
        }
    }

    /// Moves one step forward.
    pub fn forward(&mut self, on: Date) {
        let Some(next) = self.next() else { return };
        if self.brings_in() && !self.queue.is_empty() {
            self.done.push(self.queue.remove(0));
        }
        self.waits = false;
        self.phase = next;
        self.since = on;
    }

    /// Moves one phase back; `false` where there is none: in the reset, which then has the weeks of the
    /// weaker skin. From the last phase the active that came in last is new again; from any other all of
    /// them leave, and come back one by one, the suspect last.
    pub fn back(&mut self, on: Date, band: Band, suspect: Option<ActiveId>) -> bool {
        match (self.phase, self.done.pop()) {
            (Phase::Reset, last) => {
                self.done.extend(last);
                self.band = self.band.min(band);
                return false;
            }
            (Phase::Maintain, Some(last)) => {
                self.waits = false;
                self.phase = Phase::Introduce;
                self.queue.insert(0, last);
            }
            (phase, last) => {
                self.done.extend(last);
                self.phase = if phase == Phase::Rebuild { Phase::Reset } else { Phase::Rebuild };
                self.take_out(suspect);
            }
        }
        self.since = on;
        self.band = band.min(Band::Impaired);
        true
    }

    /// Moves to the reset, which starts over.
    pub fn reset(&mut self, on: Date, band: Band, suspect: Option<ActiveId>) {
        self.phase = Phase::Reset;
        self.since = on;
        self.band = band.min(Band::Impaired);
        self.take_out(suspect);
    }

    fn take_out(&mut self, suspect: Option<ActiveId>) {
        self.waits = false;
        let mut queue = std::mem::take(&mut self.kept);
        queue.append(&mut self.done);
        queue.append(&mut self.queue);
        if let Some(place) = queue.iter().position(|active| Some(*active) == suspect) {
            let last = queue.remove(place);
            queue.push(last);
        }
        self.queue = queue;
    }

    /// Adopts the actives that may be in the plan now: those no longer in `wanted` leave, new ones there
    /// come after all others. `hold`: nothing may begin on that day.
    pub fn adopt(&mut self, on: Date, wanted: &[ActiveId], hold: bool) {
        let before = self.introducing();
        let stays = |list: &mut Vec<ActiveId>| list.retain(|active| wanted.contains(active));
        stays(&mut self.kept);
        stays(&mut self.done);
        stays(&mut self.queue);
        for active in wanted {
            let lists = [&self.kept, &self.done, &self.queue];
            if lists.iter().all(|list| !list.contains(active)) {
                self.queue.push(*active);
            }
        }
        // The other direction, a phase that has lost its active, needs a check like any other step.
        if self.phase == Phase::Maintain && !self.queue.is_empty() {
            self.phase = Phase::Introduce;
        }
        if self.introducing() != before {
            self.waits |= hold && self.introducing().is_some();
            self.since = self.since.max(on);
        }
        self.waits &= self.phase == Phase::Introduce && !self.queue.is_empty();
    }
}
