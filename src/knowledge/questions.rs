//! What the first load has of the knowledge: the questions.

use crate::domain::QuestionId;

use super::tables::{missing, numbered};
use super::well_known::QuestionIds;
use super::{Question, QuestionTable};

/// The questions. What only asks, or reads and writes answers, takes this; what needs a rule, an
/// active or a treatment takes [`super::Knowledge`], which derefs to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Questions {
    /// The version of the whole knowledge, for what is saved: the day of the latest review of any
    /// rule, `YYYY-MM-DD`.
    pub version: String,
    /// The questions in the order asked.
    pub entries: Vec<Question>,
    /// The questions known by name.
    pub ids: QuestionIds,
}

impl Questions {
    /// Reads the questions that the program carries.
    ///
    /// # Errors
    /// A description of the fault. The build script wrote the bytes and checked them in the same
    /// way, so a host test is enough to know that this never happens in a released program.
    pub fn embedded() -> Result<Self, String> {
        let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/questions.bin"));
        Self::new(postcard::from_bytes(bytes).map_err(|error| error.to_string())?)
    }

    /// Wraps a checked table.
    ///
    /// # Errors
    /// Names the first question known by name that is missing.
    pub fn new(table: QuestionTable) -> Result<Self, String> {
        let ids = QuestionIds::find(&table).map_err(missing)?;
        let QuestionTable { version, entries } = table;
        Ok(Self { version, entries, ids })
    }

    /// The question at this id.
    pub fn question(&self, id: QuestionId) -> &Question {
        &self.entries[id.index()]
    }

    /// The question at this id, if it is an id of this table.
    pub fn get(&self, id: QuestionId) -> Option<&Question> {
        self.entries.get(id.index())
    }

    /// All questions with their ids, in the order asked.
    pub fn questions(&self) -> impl Iterator<Item = (QuestionId, &Question)> {
        numbered(&self.entries).map(|(n, entry)| (QuestionId(n), entry))
    }
}
