//! The questions: the part of the knowledge in the first load.

use crate::domain::QuestionId;

use super::tables::{missing, numbered};
use super::well_known::QuestionIds;
use super::{Question, QuestionTable};

/// The questions. Code that only asks, or reads and writes answers, takes this; code that needs a rule, an
/// active or a treatment takes [`super::Knowledge`], which derefs to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Questions {
    /// The version of the whole knowledge, for saved data: the day of the latest review of any rule,
    /// `YYYY-MM-DD`.
    pub version: String,
    /// The questions in the order asked.
    pub entries: Vec<Question>,
    /// The questions known by name.
    pub ids: QuestionIds,
}

impl Questions {
    /// Reads the embedded questions.
    ///
    /// # Errors
    /// A description of the fault. The build script wrote the bytes and checked them in the same way, so a
    /// host test is enough to ensure that this never happens in a released program.
    pub fn embedded() -> Result<Self, String> {
        let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/questions.bin"));
        Self::new(postcard::from_bytes(bytes).map_err(|error| error.to_string())?)
    }

    /// Wraps a checked table.
    ///
    /// # Errors
    /// The first missing question of those known by name.
    pub fn new(table: QuestionTable) -> Result<Self, String> {
        let ids = QuestionIds::find(&table).map_err(missing)?;
        let QuestionTable { version, entries } = table;
        Ok(Self { version, entries, ids })
    }

    /// Returns the question with this id.
    pub fn question(&self, id: QuestionId) -> &Question {
        &self.entries[id.index()]
    }

    /// Returns the question with this id, if it is in this table.
    pub fn get(&self, id: QuestionId) -> Option<&Question> {
        self.entries.get(id.index())
    }

    /// Returns all questions with their ids, in the order asked.
    pub fn questions(&self) -> impl Iterator<Item = (QuestionId, &Question)> {
        numbered(&self.entries).map(|(n, entry)| (QuestionId(n), entry))
    }
}
