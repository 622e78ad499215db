//! The authoring format of programmes of clinic visits.

use serde::Deserialize;

use super::ConditionEntry;
use crate::domain::Grade;

/// A programme of visits that answers needs (`programmes/<id>.ron`). Interval, number of visits and upkeep
/// are those of the leading item.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProgrammeEntry {
    /// Equal to the file stem.
    pub id: String,
    /// Facts of the source articles it carries, for example `H1`.
    #[serde(default)]
    pub facts: Vec<String>,
    /// A description of the programme, for its reviewer.
    pub statement: String,
    /// Need rules (`N-…`) that it answers; one that applies is enough.
    pub needs: Vec<String>,
    /// Need rules that lead to an offer without dates if none of `needs` applies.
    #[serde(default)]
    pub offers: Vec<String>,
    /// Conditions that increase its strength. The points of all that hold are added; the programme with the
    /// most points is dated.
    pub strength: Vec<StrengthEntry>,
    /// Rank among programmes of equal strength, lowest first; unique.
    pub order: u8,
    /// Whether it may be dated while the barrier is below the strong band.
    #[serde(default)]
    pub weak_skin: bool,
    /// Its steps, in the order of a visit; `consultation` first, `finish` last.
    pub steps: Vec<ProgrammeStepEntry>,
    /// Ids of the steps whose item may lead, best first.
    pub leading: Vec<String>,
    /// The calendar rule (`C-…`) of its upkeep.
    pub upkeep: String,
    /// How well the source behind it was read.
    pub grade: Grade,
    /// Ids of `sources/`, at least one.
    pub sources: Vec<String>,
    /// Day of the last review, `YYYY-MM-DD`.
    pub reviewed: String,
    /// Remarks for the next reviewer.
    #[serde(default)]
    pub note: String,
}

/// Points for a condition.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StrengthEntry {
    /// Counts if this certainly holds.
    pub when: ConditionEntry,
    /// At least 1.
    pub points: u8,
}

/// A step of a programme.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProgrammeStepEntry {
    /// Locale key suffix (`programme-step-…`).
    pub id: String,
    /// Treatments that may be done in it, the gentlest first.
    pub items: Vec<String>,
}
