//! The authoring format of rule effects.

use serde::Deserialize;

use super::FollowEntry;
use crate::domain::{Band, Phase, Slot, Time, TriageLevel};
use crate::knowledge::effect::Limit;

/// An effect of a rule that applies. `targets` are ids of actives or treatments, or names of their families;
/// a family without members stops the build.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum EffectEntry {
    /// Raise the triage level to at least this.
    Triage(TriageLevel),
    /// Never use these actives until the given moment.
    BlockActives {
        /// Actives or families.
        targets: Vec<String>,
        /// When the block may end.
        until: UntilEntry,
    },
    /// Do not introduce these actives until the given moment; those in use may stay.
    HoldNew {
        /// Actives or families.
        targets: Vec<String>,
        /// When they may be introduced.
        until: UntilEntry,
    },
    /// Never suggest these treatments until the given moment.
    BlockTreatments {
        /// Treatments or families.
        targets: Vec<String>,
        /// When the block may end.
        until: UntilEntry,
    },
    /// A clinician decides about these treatments.
    AskFirst {
        /// Treatments or families.
        targets: Vec<String>,
    },
    /// These actives or treatments carry a caution that names the rule.
    Caution {
        /// Actives, treatments or families; empty means the whole routine.
        targets: Vec<String>,
    },
    /// These actives or treatments carry information that names the rule.
    Inform {
        /// Actives, treatments or families; empty means the whole plan.
        targets: Vec<String>,
    },
    /// Prefer these actives, in this order, if a need offers them.
    Prefer {
        /// Actives.
        actives: Vec<String>,
    },
    /// Never use these on the same night.
    Separate {
        /// Actives or families on one side.
        these: Vec<String>,
        /// Actives or families on the other side.
        from: Vec<String>,
    },
    /// Use these actives in the morning only.
    MorningOnly {
        /// Actives or families.
        targets: Vec<String>,
    },
    /// Use these actives on at most this many nights a week (1–7).
    NightsAtMost {
        /// Actives or families.
        targets: Vec<String>,
        /// Nights a week.
        nights: u8,
    },
    /// Extend reset, rebuild and introduce to this percentage of their length (100 = unchanged).
    StretchPhases {
        /// Percentage, 100–300.
        percent: u16,
    },
    /// Length of a phase for a band.
    PhaseWeeks {
        /// The phase.
        phase: Phase,
        /// The band at the start.
        band: Band,
        /// Weeks, 1–12.
        weeks: u8,
    },
    /// A limit of the plan, at least 1: the maximum of something in it, or a number of weeks.
    Limit(Limit, u16),
    /// A need: the person's goals or signs call for the actives below and for every treatment whose `needs`
    /// names this rule.
    Want {
        /// Actives worth considering, best first.
        actives: Vec<String>,
    },
    /// A step of the home routine.
    Step {
        /// Morning, evening or weekly.
        time: Time,
        /// Its slot in that routine.
        slot: Slot,
        /// Actives to use, all of them together.
        uses: Vec<String>,
        /// Phases that include the step.
        phases: Vec<Phase>,
        /// Whether it is added to the default step of its slot instead of replacing it.
        #[serde(default)]
        adds: bool,
    },
    /// Points for a driver: how strongly the matching answers indicate it.
    Points(u8),
    /// The weight of a barrier sign in the index.
    Weight {
        /// The question of the sign.
        sign: String,
        /// Its weight in half points, so that it is an integer.
        half_points: u8,
    },
    /// The lowest index of a band; anything below all of them is in the weakest band.
    BandFrom {
        /// The band.
        band: Band,
        /// Its lowest index, 1–100.
        index: u8,
    },
    /// The band is at most this one.
    Ceiling(Band),
    /// The plan never says that nothing more is needed.
    NoAllClear,
    /// A number of days that the calendar uses.
    Days(u16),
    /// A result that may show this many days after the routine first contains one of these.
    Results {
        /// Actives or families that produce it.
        of: Vec<String>,
        /// The first and the last of these days, both at least 1.
        days: (u16, u16),
    },
    /// A consequence in the course; only in follow-up rules.
    Follow(FollowEntry),
}

/// When a block may end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum UntilEntry {
    /// Only a clinician lifts it.
    ClearedByClinician,
    /// When the plan reaches this phase.
    Phase(Phase),
    /// This many days after the assessment, at the next check.
    Days(u16),
}
