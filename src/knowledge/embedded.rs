//! Loading the knowledge that the build embedded.

use super::{Active, Anchors, Question, Rule, Source, Tables, Treatment};
use crate::domain::{ActiveId, ActiveSet, QuestionId, RuleId, SourceId, TreatmentId};

/// The compiled knowledge with its anchors found.
#[derive(Debug, Clone, PartialEq)]
pub struct Knowledge {
    /// The tables; read through the methods below where an id is at hand.
    pub tables: Tables,
    /// The entries known by name.
    pub anchors: Anchors,
}

impl Knowledge {
    /// The knowledge this program was built with.
    ///
    /// # Errors
    /// A description of the fault. The build script wrote the bytes and checked them in the same
    /// way, so a host test is enough to know that this never happens in a released program.
    pub fn embedded() -> Result<Self, String> {
        let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/knowledge.bin"));
        let tables: Tables = postcard::from_bytes(bytes).map_err(|error| error.to_string())?;
        Self::new(tables)
    }

    /// Wraps checked tables.
    ///
    /// # Errors
    /// Names the first anchor that is missing.
    pub fn new(tables: Tables) -> Result<Self, String> {
        let anchors = Anchors::find(&tables).map_err(|name| format!("{name} is missing"))?;
        Ok(Self { tables, anchors })
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
