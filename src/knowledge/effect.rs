//! The effects of rules, with all references resolved to indexes.

use serde::{Deserialize, Serialize};

use super::follow::FollowEffect;
use crate::domain::{
    ActiveId, ActiveSet, Band, Phase, QuestionId, Slot, Time, TreatmentSet, TriageLevel,
};

/// An effect of a rule that applies. Fields as in [`super::schema::EffectEntry`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "described at the type of the schema")]
pub enum Effect {
    Triage(TriageLevel),
    BlockActives { targets: ActiveSet, until: Until },
    HoldNew { targets: ActiveSet, until: Until },
    BlockTreatments { targets: TreatmentSet, until: Until },
    AskFirst(TreatmentSet),
    Caution { actives: ActiveSet, treatments: TreatmentSet },
    Inform { actives: ActiveSet, treatments: TreatmentSet },
    Prefer(Vec<ActiveId>),
    Separate { these: ActiveSet, from: ActiveSet },
    MorningOnly(ActiveSet),
    NightsAtMost { targets: ActiveSet, nights: u8 },
    StretchPhases { percent: u16 },
    PhaseWeeks { phase: Phase, band: Band, weeks: u8 },
    Want(Vec<ActiveId>),
    Step { time: Time, slot: Slot, uses: Vec<ActiveId>, phases: Vec<Phase>, adds: bool },
    Points(u8),
    Weight { sign: QuestionId, half_points: u8 },
    BandFrom { band: Band, index: u8 },
    Ceiling(Band),
    NoAllClear,
    Days(u16),
    Limit(Limit, u16),
    Results { of: ActiveSet, days: (u16, u16) },
    Follow(FollowEffect),
}

/// When a block may end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Until {
    /// Only a clinician lifts it.
    ClearedByClinician,
    /// When the plan reaches this phase.
    Phase(Phase),
    /// This many days after the assessment, at the next check.
    Days(u16),
}

/// The number that an [`Effect::Limit`] sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Limit {
    /// Most strong actives in a plan.
    StrongActives,
    /// Most active nights a week, 1 to 7; the others stay calm.
    ActiveNights,
    /// Most actives that one plan introduces.
    NewActives,
    /// The same for people with the least time.
    NewActivesLittleTime,
    /// The same for people with time for more.
    NewActivesMuchTime,
    /// Weeks in the plan in which an active counts as new, unless it has been used for months.
    NewWeeks,
    /// Weeks between further nights after that.
    WeeksPerNight,
}
