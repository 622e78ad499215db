//! Loading the knowledge that the build embedded.

use super::tables::LateTables;
use super::{Active, Question, Rule, Source, Tables, Treatment, WellKnown};
use crate::domain::{ActiveId, ActiveSet, QuestionId, RuleId, SourceId, TreatmentId};

/// The compiled knowledge with its anchors found.
#[derive(Debug, Clone, PartialEq)]
pub struct Knowledge {
    /// The tables; read through the methods below where an id is at hand.
    pub tables: Tables,
    /// The entries known by name.
    pub well_known: WellKnown,
}

impl Knowledge {
    /// The questions alone, which the first load carries. The other tables are empty; nothing but
    /// the engine and the pages of the late part reads them.
    ///
    /// # Errors
    /// A description of the fault. The build script wrote the bytes and checked them in the same
    /// way, so a host test is enough to know that this never happens in a released program.
    pub fn questions_only() -> Result<Self, String> {
        let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/questions.bin"));
        let questions = postcard::from_bytes(bytes).map_err(|error| error.to_string())?;
        let tables = Tables { questions, ..Tables::default() };
        let well_known = WellKnown::find_questions(&tables).map_err(missing)?;
        Ok(Self { tables, well_known })
    }

    /// Adds all other tables, as the build wrote them into `knowledge.bin`.
    ///
    /// A door of `scripts/split.mjs`: the reader of those tables is in the late part.
    ///
    /// # Errors
    /// A description of the fault when these are not the tables of this build.
    #[inline(never)]
    pub fn complete(&self, bytes: &[u8]) -> Result<Self, String> {
        let late: LateTables = postcard::from_bytes(bytes).map_err(|error| error.to_string())?;
        let (rules, actives, treatments, sources, families) = late;
        let questions = self.tables.questions.clone();
        Self::new(Tables { questions, rules, actives, treatments, sources, families })
    }

    /// All of the knowledge this program was built with.
    ///
    /// # Errors
    /// As [`Self::questions_only`] and [`Self::complete`].
    #[cfg(not(target_arch = "wasm32"))]
    pub fn embedded() -> Result<Self, String> {
        Self::questions_only()?.complete(Self::LATE_TABLES)
    }

    /// What the app fetches after the first paint.
    #[cfg(not(target_arch = "wasm32"))]
    pub const LATE_TABLES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/knowledge.bin"));

    /// Wraps checked tables.
    ///
    /// # Errors
    /// Names the first anchor that is missing.
    pub fn new(tables: Tables) -> Result<Self, String> {
        let well_known = WellKnown::find(&tables).map_err(missing)?;
        Ok(Self { tables, well_known })
    }

    /// The question at this id.
    pub fn question(&self, id: QuestionId) -> &Question {
        &self.tables.questions[id.index()]
    }

    /// The rule at this id.
    pub fn rule(&self, id: RuleId) -> &Rule {
        &self.tables.rules[id.index()]
    }

    /// The active at this id.
    pub fn active(&self, id: ActiveId) -> &Active {
        &self.tables.actives[id.index()]
    }

    /// The treatment at this id.
    pub fn treatment(&self, id: TreatmentId) -> &Treatment {
        &self.tables.treatments[id.index()]
    }

    /// The source at this id.
    pub fn source(&self, id: SourceId) -> &Source {
        &self.tables.sources[id.index()]
    }

    /// Members of a family of actives; empty for a name that no entry carries.
    pub fn family(&self, name: &str) -> ActiveSet {
        let found = self.tables.families.iter().find(|(family, _)| family == name);
        found.map_or(ActiveSet::EMPTY, |(_, members)| *members)
    }

    /// Whether a clinic can take an active out of its plans. Not the care that every plan needs, and
    /// not what another prescriber has ordered: taken out of sight, it would make room for a second
    /// one of its family.
    pub fn may_be_left_out(&self, id: ActiveId) -> bool {
        !self.active(id).slot.is_basic() && id != self.well_known.actives.prescription_retinoid
    }

    /// All questions with their ids, in the order asked.
    pub fn questions(&self) -> impl Iterator<Item = (QuestionId, &Question)> {
        numbered(&self.tables.questions).map(|(n, entry)| (QuestionId(n), entry))
    }

    /// All rules with their ids, sorted by name.
    pub fn rules(&self) -> impl Iterator<Item = (RuleId, &Rule)> {
        numbered(&self.tables.rules).map(|(n, entry)| (RuleId(n), entry))
    }

    /// All actives with their ids, sorted by name.
    pub fn actives(&self) -> impl Iterator<Item = (ActiveId, &Active)> {
        numbered(&self.tables.actives).map(|(n, entry)| (ActiveId(n), entry))
    }

    /// All treatments with their ids, sorted by name.
    pub fn treatments(&self) -> impl Iterator<Item = (TreatmentId, &Treatment)> {
        numbered(&self.tables.treatments).map(|(n, entry)| (TreatmentId(n), entry))
    }
}

/// Entries with their places. The compiler refuses tables of more than 256 entries.
fn numbered<T>(entries: &[T]) -> impl Iterator<Item = (u8, &T)> {
    (0..=u8::MAX).zip(entries)
}

fn missing(name: &str) -> String {
    format!("{name} is missing")
}
