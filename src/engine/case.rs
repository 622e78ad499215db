//! What a plan is worked out from.

use jiff::civil::Date;

use crate::clinic::ClinicConfig;
use crate::domain::{Answers, Journal, OwnProduct};

/// One person on one day.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// The answers of the assessment.
    pub answers: &'a Answers,
    /// The clinic's configuration; its region counts as the person's.
    pub clinic: &'a ClinicConfig,
    /// What happened since the plan was started; `None` before that.
    pub course: Option<&'a Journal>,
    /// The person's own products.
    pub shelf: &'a [OwnProduct],
    /// The civil day on which the plan is read.
    pub today: Date,
}

impl<'a> Case<'a> {
    /// A person who has just answered.
    pub fn new(answers: &'a Answers, today: Date, clinic: &'a ClinicConfig) -> Self {
        Self { answers, clinic, course: None, shelf: &[], today }
    }

    /// The same person with what happened since.
    #[must_use]
    pub fn following(self, journal: &'a Journal) -> Self {
        Self { course: Some(journal), ..self }
    }

    /// The same person with their own products.
    #[must_use]
    pub fn owning(self, shelf: &'a [OwnProduct]) -> Self {
        Self { shelf, ..self }
    }
}
