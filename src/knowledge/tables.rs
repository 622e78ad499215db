//! The tables of the compiled knowledge, each sorted by id.

use super::model::{Active, Question, Rule, Source, Treatment};

/// Everything that `knowledge/` holds. Questions are in the order in which they are asked, all
/// other tables are sorted by id, so that nothing depends on the order of files.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tables {
    /// Questions, in the order asked.
    pub questions: Vec<Question>,
    /// Rules of every kind.
    pub rules: Vec<Rule>,
    /// Actives and product kinds.
    pub actives: Vec<Active>,
    /// Treatments.
    pub treatments: Vec<Treatment>,
    /// Sources.
    pub sources: Vec<Source>,
    /// Families of actives by name, for questions that speak of a whole family.
    pub families: Vec<(String, crate::domain::ActiveSet)>,
}

/// The tables that are fetched after the first paint, in the order in which they are written.
pub type LateTables =
    (Vec<Rule>, Vec<Active>, Vec<Treatment>, Vec<Source>, Vec<(String, crate::domain::ActiveSet)>);
