//! The tables of the compiled knowledge, each sorted by id.

use serde::{Deserialize, Serialize};

use super::follow::CourseLeaf;
use super::model::{Active, Programme, Question, Rule, Source, Treatment};
use crate::domain::ActiveSet;

/// The questions as the build writes them into `questions.bin`, which the first load carries.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct QuestionTable {
    /// The version of the whole knowledge: the day of the latest review of any rule, `YYYY-MM-DD`.
    pub version: String,
    /// Questions, in the order asked.
    pub entries: Vec<Question>,
}

/// Everything else that `knowledge/` holds, as the build writes it into `knowledge.bin`. All tables
/// are sorted by id, so that nothing depends on the order of files.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Tables {
    /// Rules of every kind.
    pub rules: Vec<Rule>,
    /// Actives and product kinds.
    pub actives: Vec<Active>,
    /// Treatments.
    pub treatments: Vec<Treatment>,
    /// Programmes of clinic visits.
    pub programmes: Vec<Programme>,
    /// Sources.
    pub sources: Vec<Source>,
    /// Families of actives by name, for questions that speak of a whole family.
    pub families: Vec<(String, ActiveSet)>,
    /// What conditions of follow-up look at.
    pub leaves: Vec<CourseLeaf>,
}

/// Entries with their places. The compiler refuses tables of more than 256 entries.
pub(super) fn numbered<T>(entries: &[T]) -> impl Iterator<Item = (u8, &T)> {
    (0..=u8::MAX).zip(entries)
}

pub(super) fn missing(name: &str) -> String {
    format!("{name} is missing")
}
