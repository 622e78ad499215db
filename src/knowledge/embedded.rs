//! Loads the embedded knowledge.

use std::ops::Deref;

#[cfg(not(target_arch = "wasm32"))]
use super::labels::LabelTables;
use super::tables::{missing, numbered};
use super::{
    Active, ClinicQuestion, Programme, Questions, Rule, Source, Tables, Treatment, WellKnown,
};
use crate::domain::{ActiveId, ActiveSet, ProgrammeId, RuleId, SourceId, TreatmentId};

/// The complete compiled knowledge. In the browser it is available only once the deferred part of the program
/// has loaded.
#[derive(Debug, Clone, PartialEq)]
pub struct Knowledge {
    /// The questions.
    pub questions: Questions,
    /// The other tables; use the methods below if you have an id.
    pub tables: Tables,
    /// The entries known by name.
    pub well_known: WellKnown,
}

impl Deref for Knowledge {
    type Target = Questions;

    fn deref(&self) -> &Questions {
        &self.questions
    }
}

impl Knowledge {
    /// Completes the questions with all other tables, as written by the build to `knowledge.bin`.
    ///
    /// # Errors
    /// A description of the fault if these are not the tables of this build.
    pub fn complete(questions: Questions, bytes: &[u8]) -> Result<Self, String> {
        Self::new(questions, postcard::from_bytes(bytes).map_err(|error| error.to_string())?)
    }

    /// Returns the complete embedded knowledge.
    ///
    /// # Errors
    /// Same as [`Questions::embedded`] and [`Self::complete`].
    #[cfg(not(target_arch = "wasm32"))]
    pub fn embedded() -> Result<Self, String> {
        Self::complete(Questions::embedded()?, Self::DEFERRED_TABLES)
    }

    /// The tables that the app fetches after the first paint.
    #[cfg(not(target_arch = "wasm32"))]
    pub const DEFERRED_TABLES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/knowledge.bin"));

    /// Wraps checked tables.
    ///
    /// # Errors
    /// The first missing entry of those known by name.
    pub fn new(questions: Questions, tables: Tables) -> Result<Self, String> {
        let well_known = WellKnown::find(&tables, &questions.entries).map_err(missing)?;
        Ok(Self { questions, tables, well_known })
    }

    /// Returns the rule with this id.
    pub fn rule(&self, id: RuleId) -> &Rule {
        &self.tables.rules[id.index()]
    }

    /// Returns the questions for the clinic that answers raise, the most important first.
    pub fn clinic_questions(&self) -> &[ClinicQuestion] {
        &self.tables.clinic_questions
    }

    /// Returns the active with this id.
    pub fn active(&self, id: ActiveId) -> &Active {
        &self.tables.actives[id.index()]
    }

    /// Returns the treatment with this id.
    pub fn treatment(&self, id: TreatmentId) -> &Treatment {
        &self.tables.treatments[id.index()]
    }

    /// Returns the programme with this id.
    pub fn programme(&self, id: ProgrammeId) -> &Programme {
        &self.tables.programmes[id.index()]
    }

    /// Returns the source with this id.
    pub fn source(&self, id: SourceId) -> &Source {
        &self.tables.sources[id.index()]
    }

    /// Returns the members of a family of actives. Those that the engine needs are in
    /// [`Families`](super::well_known::Families), checked by the build.
    pub fn find_family(&self, name: &str) -> Option<ActiveSet> {
        self.tables.family(name)
    }

    /// Returns `true` if a clinic can exclude an active from its plans. It cannot exclude the care that every
    /// plan needs, or what another prescriber has ordered: if that were hidden, it would make room for a
    /// second active of its family.
    pub fn may_be_left_out(&self, id: ActiveId) -> bool {
        !self.active(id).slot.is_basic() && id != self.well_known.actives.prescription_retinoid
    }

    /// Returns all rules with their ids, sorted by name.
    pub fn rules(&self) -> impl Iterator<Item = (RuleId, &Rule)> {
        numbered(&self.tables.rules).map(|(n, entry)| (RuleId(n), entry))
    }

    /// Returns all actives with their ids, sorted by name.
    pub fn actives(&self) -> impl Iterator<Item = (ActiveId, &Active)> {
        numbered(&self.tables.actives).map(|(n, entry)| (ActiveId(n), entry))
    }

    /// Returns all programmes with their ids, sorted by name.
    pub fn programmes(&self) -> impl Iterator<Item = (ProgrammeId, &Programme)> {
        numbered(&self.tables.programmes).map(|(n, entry)| (ProgrammeId(n), entry))
    }

    /// Returns all treatments with their ids, sorted by name.
    pub fn treatments(&self) -> impl Iterator<Item = (TreatmentId, &Treatment)> {
        numbered(&self.tables.treatments).map(|(n, entry)| (TreatmentId(n), entry))
    }
}
#[cfg(not(target_arch = "wasm32"))]
impl LabelTables {
    /// The tables that the product pages fetch.
    pub const BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/labels.bin"));

    /// Returns the embedded tables.
    ///
    /// # Errors
    /// Same as [`Self::from_bytes`].
    pub fn embedded() -> Result<Self, String> {
        Self::from_bytes(Self::BYTES)
    }
}
