//! The address of a line of a plan, for links to its reasons and for the comparison of two plans.
//!
//! Entries of the calendar file are identified by their place in the plan instead, so that a newer file
//! moves them (docs/exports.md), and ticks by time, slot and active
//! ([`StepKey`](crate::domain::StepKey)), so that they survive a change of phase.

use crate::domain::{ActiveId, Band, ClosedSet, ProgrammeId, Time, TreatmentId, TriageLevel};
use crate::knowledge::Knowledge;

use super::{Assessment, PhaseRoutine, Reason, Step};

/// A step of a routine in any phase: an active at a time of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StepRef {
    /// Morning, evening or weekly.
    pub time: Time,
    /// The active used.
    pub active: ActiveId,
}

/// A line of a plan. Indices refer to the lists of the [`Assessment`] it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineRef {
    /// Whether someone should look at the skin first.
    Triage(TriageLevel),
    /// The band of the barrier, and the phase that follows from it.
    Band(Band),
    /// Something that may strain the barrier, by its id.
    Driver(String),
    /// A phase of the home routine.
    Phase(usize),
    /// The nights of a phase.
    Nights(usize),
    /// A step in a phase.
    Step(usize, StepRef),
    /// An active of the routine, at the first step that uses it.
    Active(ActiveId),
    /// An active to be left out.
    Avoid(ActiveId),
    /// A result to expect.
    Result(usize),
    /// A treatment.
    Treatment(TreatmentId),
    /// A programme of clinic visits.
    Programme(ProgrammeId),
    /// An entry of the calendar.
    Calendar(usize),
    /// A product of the clinic, by its id.
    Product(String),
}

impl LineRef {
    /// Parses an address as written by [`Self::address`]. [`Assessment::reasons`] tells whether a plan
    /// has such a line.
    pub fn parse(knowledge: &Knowledge, kind: &str, id: &str) -> Option<Self> {
        let index = || id.parse::<usize>().ok();
        Some(match kind {
            "triage" => Self::Triage(TriageLevel::from_id(id)?),
            "band" => Self::Band(Band::from_id(id)?),
            "driver" => Self::Driver(id.to_owned()),
            "phase" => Self::Phase(index()?),
            "nights" => Self::Nights(index()?),
            "step" => {
                let (phase, rest) = id.split_once('-')?;
                let (time, active) = rest.split_once('-')?;
                let time = Time::from_id(time)?;
                let active = knowledge.find_active(active)?;
                Self::Step(phase.parse().ok()?, StepRef { time, active })
            }
            "active" => Self::Active(knowledge.find_active(id)?),
            "avoid" => Self::Avoid(knowledge.find_active(id)?),
            "result" => Self::Result(index()?),
            "treatment" => Self::Treatment(knowledge.find_treatment(id)?),
            "programme" => Self::Programme(knowledge.find_programme(id)?),
            "calendar" => Self::Calendar(index()?),
            "product" => Self::Product(id.to_owned()),
            _ => return None,
        })
    }

    /// The address in two parts, kind and id, of letters, digits, `-` and `_`.
    pub fn address(&self, knowledge: &Knowledge) -> (&'static str, String) {
        let active = |active: &ActiveId| knowledge.active(*active).id.clone();
        match self {
            Self::Triage(level) => ("triage", level.id().to_owned()),
            Self::Band(band) => ("band", band.id().to_owned()),
            Self::Driver(id) => ("driver", id.clone()),
            Self::Phase(index) => ("phase", index.to_string()),
            Self::Nights(index) => ("nights", index.to_string()),
            Self::Step(phase, key) => (
                "step",
                [&phase.to_string(), "-", key.time.id(), "-", &active(&key.active)].concat(),
            ),
            Self::Active(id) => ("active", active(id)),
            Self::Avoid(id) => ("avoid", active(id)),
            Self::Result(index) => ("result", index.to_string()),
            Self::Treatment(id) => ("treatment", knowledge.treatment(*id).id.clone()),
            Self::Programme(id) => ("programme", knowledge.programme(*id).id.clone()),
            Self::Calendar(index) => ("calendar", index.to_string()),
            Self::Product(id) => ("product", id.clone()),
        }
    }
}

impl Assessment {
    /// The reasons of a line; `None` when the plan has no such line.
    pub fn reasons(&self, line: &LineRef) -> Option<&[Reason]> {
        let phase = |index: &usize| self.home.phases.get(*index);
        let reasons: &Vec<Reason> = match line {
            LineRef::Triage(_) => &self.triage.because,
            LineRef::Band(_) => &self.home.phases.first()?.span.because,
            LineRef::Driver(id) => {
                &self.barrier.drivers.iter().find(|driver| driver.id == *id)?.because
            }
            LineRef::Phase(index) => &phase(index)?.span.because,
            LineRef::Nights(index) => &phase(index)?.nights_because,
            LineRef::Step(index, key) => &step(phase(index)?, *key)?.because,
            LineRef::Active(active) => &self.first_step(*active)?.because,
            LineRef::Avoid(active) => {
                &self.home.avoid.iter().find(|avoided| avoided.active == *active)?.because
            }
            LineRef::Result(index) => &self.results.get(*index)?.because,
            LineRef::Treatment(id) => &self.treatment(*id)?.because,
            LineRef::Programme(id) => {
                &self.programmes.iter().find(|plan| plan.programme == *id)?.because
            }
            LineRef::Calendar(index) => &self.calendar.get(*index)?.because,
            LineRef::Product(id) => {
                &self.products.iter().find(|product| product.id == *id)?.because
            }
        };
        Some(reasons)
    }

    fn first_step(&self, active: ActiveId) -> Option<&Step> {
        let times = [Time::Morning, Time::Evening, Time::Weekly];
        let mut steps = self.home.phases.iter().flat_map(|routine| {
            times.into_iter().filter_map(move |time| step(routine, StepRef { time, active }))
        });
        steps.next()
    }
}

fn step(routine: &PhaseRoutine, key: StepRef) -> Option<&Step> {
    let steps = match key.time {
        Time::Morning => &routine.morning,
        Time::Evening => &routine.evening,
        _ => &routine.weekly,
    };
    steps.iter().find(|step| step.uses.contains(&key.active))
}
