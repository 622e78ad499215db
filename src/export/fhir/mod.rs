//! FHIR R4 (4.0.1): export for a clinic's record system, and import of such files.
//!
//! - [`bundle`]: everything about one person, as a bundle of the resources below;
//! - [`response`]: the answers; [`read`]: reads the answers back from a file;
//! - [`plan`]: the plan; [`findings`]: index, signs, triage and the rules that apply;
//! - [`questionnaire`], [`terminology`]: published once, with texts in all languages.
//!
//! All codes are our own ([`codes`]). No SNOMED CT or LOINC codes are used, because none was checked by
//! somebody qualified to say that it means the same.

pub mod bundle;
pub mod codes;
#[cfg(not(target_arch = "wasm32"))]
pub mod enable_when;
pub mod findings;
pub mod plan;
#[cfg(not(target_arch = "wasm32"))]
pub mod questionnaire;
pub mod read;
pub mod response;
#[cfg(not(target_arch = "wasm32"))]
pub mod terminology;
pub mod types;

use jiff::civil::Date;

use crate::domain::{Answers, Journal};
use crate::engine::Assessment;
use crate::input::answers::write_answers;
use crate::knowledge::Knowledge;

use super::localizer::Localizer;

use types::{Contained, Reference};

/// The data that a record is made from.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The knowledge behind the plan.
    pub knowledge: &'a Knowledge,
    /// The answers.
    pub answers: &'a Answers,
    /// The assessment of the answers.
    pub assessment: &'a Assessment,
    /// Events since the plan was started.
    pub journal: Option<&'a Journal>,
    /// The start date of the plan.
    pub started: Date,
    /// The time of writing, UTC, RFC 3339.
    pub now: &'a str,
    /// Language of the texts.
    pub language: &'a str,
    /// The texts of that language.
    pub localizer: &'a dyn Localizer,
}

impl Source<'_> {
    fn words(&self, parts: &[&str]) -> Option<String> {
        let key = parts.concat();
        self.localizer.has(&key).then(|| self.localizer.text(&key))
    }

    /// Returns the check-ins of the course, earliest first.
    fn check_ins(&self) -> impl Iterator<Item = (Date, &Answers)> {
        let all = self.journal.into_iter().flat_map(|journal| &journal.check_ins);
        all.map(|(day, answers)| (*day, answers)).filter(|(day, _)| *day >= self.started)
    }

    /// Returns the day of the latest signs.
    fn looked_on(&self) -> Date {
        let trend = self.assessment.course.iter().flat_map(|course| &course.trend);
        trend.last().map_or(self.started, |point| point.on)
    }

    /// Returns the identifier of a part of the record. The same answers on the same day give the same one.
    fn uuid(&self, part: &str) -> String {
        let answers = write_answers(self.knowledge, self.answers).to_string();
        codes::uuid(&[&answers, &crate::domain::date_text(self.started), self.language, part])
    }
}

/// Id of the contained patient.
const PATIENT: &str = "patient";

fn patient() -> Vec<Contained> {
    vec![Contained::Patient { id: PATIENT }]
}

fn subject() -> Reference {
    Reference { reference: ["#", PATIENT].concat() }
}
