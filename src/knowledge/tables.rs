//! The tables of the compiled knowledge, each sorted by id.

use serde::{Deserialize, Serialize};

use super::follow::CourseLeaf;
use super::model::{Active, ClinicQuestion, Programme, Question, Rule, Source, Treatment};
use crate::domain::ActiveSet;

/// The questions as the build writes them into `questions.bin`, which the first load carries.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct QuestionTable {
    /// The version of the whole knowledge: the day of the latest review of any rule, `YYYY-MM-DD`.
    pub version: String,
    /// Questions, in the order asked.
    pub entries: Vec<Question>,
}

/// Everything else that `knowledge/` holds, as the build writes it into `knowledge.bin`. The tables
/// are sorted by id where nothing else is said, so that nothing depends on the order of files.
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
    /// Questions for the clinic that answers raise, the most important first.
    pub clinic_questions: Vec<ClinicQuestion>,
    /// What conditions of follow-up look at.
    pub leaves: Vec<CourseLeaf>,
}

impl Tables {
    /// Members of a family of actives.
    pub fn family(&self, name: &str) -> Option<ActiveSet> {
        let found = self.families.iter().find(|(family, _)| family == name);
        found.map(|(_, members)| *members)
    }
}

/// Entries with their places in the word that holds an id of their kind. The build refuses tables
/// that have more entries than the word can number.
pub(super) fn numbered<N, T>(entries: &[T]) -> impl Iterator<Item = (N, &T)>
where
    N: TryFrom<usize>,
{
    entries.iter().enumerate().filter_map(|(place, entry)| Some((N::try_from(place).ok()?, entry)))
}

pub(super) fn missing(name: &str) -> String {
    format!("{name} is missing")
}
