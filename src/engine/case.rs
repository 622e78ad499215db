//! The input of a plan.

use jiff::civil::Date;

use crate::clinic::ClinicConfig;
use crate::domain::{Answers, Journal, OwnProduct, Region};

/// One person on one day.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// The answers of the assessment.
    pub answers: &'a Answers,
    /// The clinic's configuration; its region takes precedence over that of the settings.
    pub clinic: &'a ClinicConfig,
    /// Everything that has happened since the plan was started; `None` before that.
    pub course: Option<&'a Journal>,
    /// The person's own products.
    pub shelf: &'a [OwnProduct],
    /// The region from the person's settings, if set.
    pub home_region: Option<Region>,
    /// The civil day on which the plan is read.
    pub today: Date,
}

impl<'a> Case<'a> {
    /// A person who has just answered.
    pub fn new(answers: &'a Answers, today: Date, clinic: &'a ClinicConfig) -> Self {
        Self { answers, clinic, course: None, shelf: &[], home_region: None, today }
    }

    /// The same person with the journal of what has happened since.
    #[must_use]
    pub fn following(self, journal: &'a Journal) -> Self {
        Self { course: Some(journal), ..self }
    }

    /// The same person with their own products.
    #[must_use]
    pub fn owning(self, shelf: &'a [OwnProduct]) -> Self {
        Self { shelf, ..self }
    }

    /// The same person, living in the given region.
    #[must_use]
    pub fn living_in(self, region: Option<Region>) -> Self {
        Self { home_region: region, ..self }
    }

    /// The journal and the first day of the plan, if that is not after today.
    pub(super) fn followed(&self) -> Option<(&'a Journal, Date)> {
        let journal = self.course?;
        journal.started.filter(|day| *day <= self.today).map(|started| (journal, started))
    }

    /// The region for rules on markets and laws: the clinic's, otherwise that of the person's settings.
    /// Never guessed from the language.
    pub fn region(&self) -> Option<Region> {
        self.clinic.region.or(self.home_region)
    }
}
