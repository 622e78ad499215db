//! The tables of the compiled knowledge, each sorted by id.

use serde::{Deserialize, Serialize};

use super::follow::CourseLeaf;
use super::model::{Active, ClinicQuestion, Programme, Question, Rule, Source, Treatment};
use crate::domain::ActiveSet;

/// The questions as written by the build to `questions.bin`, which is part of the first load.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct QuestionTable {
    /// The version of the whole knowledge: the day of the latest review of any rule, `YYYY-MM-DD`.
    pub version: String,
    /// Questions, in the order asked.
    pub entries: Vec<Question>,
}

/// The rest of `knowledge/`, as written by the build to `knowledge.bin`. The tables are sorted by id unless
/// stated otherwise, so that nothing depends on the order of files.
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
    /// Families of actives by name, for questions about a whole family.
    pub families: Vec<(String, ActiveSet)>,
    /// Questions for the clinic that answers raise, the most important first.
    pub clinic_questions: Vec<ClinicQuestion>,
    /// Conditions of follow-up.
    pub leaves: Vec<CourseLeaf>,
}

impl Tables {
    /// Returns the members of a family of actives.
    pub fn family(&self, name: &str) -> Option<ActiveSet> {
        let found = self.families.iter().find(|(family, _)| family == name);
        found.map(|(_, members)| *members)
    }
}

/// Returns entries with their ids. The build rejects tables with more entries than the id type can number.
pub(super) fn numbered<N, T>(entries: &[T]) -> impl Iterator<Item = (N, &T)>
where
    N: TryFrom<usize>,
{
    entries.iter().enumerate().filter_map(|(place, entry)| Some((N::try_from(place).ok()?, entry)))
}

pub(super) fn missing(name: &str) -> String {
    format!("{name} is missing")
}
