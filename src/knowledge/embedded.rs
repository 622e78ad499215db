//! Loading the knowledge that the build embedded.

use std::ops::Deref;

#[cfg(not(target_arch = "wasm32"))]
use super::labels::LabelTables;
use super::tables::{missing, numbered};
use super::{
    Active, ClinicQuestion, Programme, Questions, Rule, Source, Tables, Treatment, WellKnown,
};
use crate::domain::{ActiveId, ActiveSet, ProgrammeId, RuleId, SourceId, TreatmentId};

/// All of the compiled knowledge. In the browser it exists only once the deferred part of the
/// program is loaded.
#[derive(Debug, Clone, PartialEq)]
pub struct Knowledge {
    /// The questions.
    pub questions: Questions,
    /// The other tables; read through the methods below where an id is at hand.
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
    /// Adds to the questions all other tables, as the build wrote them into `knowledge.bin`.
    ///
    /// # Errors
    /// A description of the fault when these are not the tables of this build.
    pub fn complete(questions: Questions, bytes: &[u8]) -> Result<Self, String> {
        Self::new(questions, postcard::from_bytes(bytes).map_err(|error| error.to_string())?)
    }

    /// All of the knowledge this program was built with.
    ///
    /// # Errors
    /// As [`Questions::embedded`] and [`Self::complete`].
    #[cfg(not(target_arch = "wasm32"))]
    pub fn embedded() -> Result<Self, String> {
        Self::complete(Questions::embedded()?, Self::DEFERRED_TABLES)
    }

    /// What the app fetches after the first paint.
    #[cfg(not(target_arch = "wasm32"))]
    pub const DEFERRED_TABLES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/knowledge.bin"));

    /// Wraps checked tables.
    ///
    /// # Errors
    /// Names the first entry known by name that is missing.
    pub fn new(questions: Questions, tables: Tables) -> Result<Self, String> {
        let well_known = WellKnown::find(&tables, &questions.entries).map_err(missing)?;
        Ok(Self { questions, tables, well_known })
    }

    /// The rule at this id.
    pub fn rule(&self, id: RuleId) -> &Rule {
        &self.tables.rules[id.index()]
    }

    /// Questions for the clinic that answers raise, the most important first.
    pub fn clinic_questions(&self) -> &[ClinicQuestion] {
        &self.tables.clinic_questions
    }

    /// The active at this id.
    pub fn active(&self, id: ActiveId) -> &Active {
        &self.tables.actives[id.index()]
    }

    /// The treatment at this id.
    pub fn treatment(&self, id: TreatmentId) -> &Treatment {
        &self.tables.treatments[id.index()]
    }

    /// The programme at this id.
    pub fn programme(&self, id: ProgrammeId) -> &Programme {
        &self.tables.programmes[id.index()]
    }

    /// The source at this id.
    pub fn source(&self, id: SourceId) -> &Source {
        &self.tables.sources[id.index()]
    }

    /// Members of a family of actives. Those that the engine asks for are
    /// [`Families`](super::well_known::Families), which the build has found.
    pub fn find_family(&self, name: &str) -> Option<ActiveSet> {
        self.tables.family(name)
    }

    /// Whether a clinic can take an active out of its plans. Not the care that every plan needs, and
    /// not what another prescriber has ordered: taken out of sight, it would make room for a second
    /// one of its family.
    pub fn may_be_left_out(&self, id: ActiveId) -> bool {
        !self.active(id).slot.is_basic() && id != self.well_known.actives.prescription_retinoid
    }

    /// All rules with their ids, sorted by name.
    pub fn rules(&self) -> impl Iterator<Item = (RuleId, &Rule)> {
        numbered(&self.tables.rules).map(|(n, entry)| (RuleId(n), entry))
    }

    /// All actives with their ids, sorted by name.
    pub fn actives(&self) -> impl Iterator<Item = (ActiveId, &Active)> {
        numbered(&self.tables.actives).map(|(n, entry)| (ActiveId(n), entry))
    }

    /// All programmes with their ids, sorted by name.
    pub fn programmes(&self) -> impl Iterator<Item = (ProgrammeId, &Programme)> {
        numbered(&self.tables.programmes).map(|(n, entry)| (ProgrammeId(n), entry))
    }

    /// All treatments with their ids, sorted by name.
    pub fn treatments(&self) -> impl Iterator<Item = (TreatmentId, &Treatment)> {
        numbered(&self.tables.treatments).map(|(n, entry)| (TreatmentId(n), entry))
    }
}
#[cfg(not(target_arch = "wasm32"))]
impl LabelTables {
    /// What the pages about products fetch.
    pub const BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/labels.bin"));

    /// The tables this program was built with.
    ///
    /// # Errors
    /// As [`Self::from_bytes`].
    pub fn embedded() -> Result<Self, String> {
        Self::from_bytes(Self::BYTES)
    }
}
