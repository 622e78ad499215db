//! Names that the FHIR files use: addresses of our own code systems, codes, and identifiers.

use uuid::Uuid;

use super::types::{Coding, Concept};
use crate::domain::Severity;
use crate::knowledge::{Condition, Kind, Knowledge};

/// What stands before the name of every code system and of the questionnaire.
///
/// The project owns no web address yet, so by default it is a name without a place
/// (`urn:x-barrier-first:fhir:`). A publisher that has an address sets the environment variable
/// `BARRIER_FIRST_FHIR_BASE` while building, with its closing `/`.
pub const BASE: &str = match option_env!("BARRIER_FIRST_FHIR_BASE") {
    Some(base) => base,
    None => DEFAULT_BASE,
};

/// The base where no publisher has chosen another. Files with it can be read by every build.
pub const DEFAULT_BASE: &str = "urn:x-barrier-first:fhir:";

/// Names of our code systems, to stand behind [`BASE`].
pub mod system {
    /// Levels of a sign, `0` to `4`, and `not_sure`.
    pub const LEVELS: &str = "levels";
    /// Questions by id.
    pub const QUESTIONS: &str = "questions";
    /// Rules by id.
    pub const RULES: &str = "rules";
    /// What would change what a rule says; same codes as the rules.
    pub const CHANGES: &str = "rule-changes";
    /// Actives and kinds of product.
    pub const ACTIVES: &str = "actives";
    /// Places in a routine.
    pub const SLOTS: &str = "slots";
    /// Treatments.
    pub const TREATMENTS: &str = "treatments";
    /// Statuses of a treatment in a plan.
    pub const STATUSES: &str = "statuses";
    /// Bands of the barrier index.
    pub const BANDS: &str = "bands";
    /// Levels of triage.
    pub const TRIAGE: &str = "triage";
    /// Kinds of entry in the calendar.
    pub const CALENDAR: &str = "calendar";
    /// What is measured: see [`super::measure`].
    pub const MEASURES: &str = "measures";
}

/// Codes of [`system::MEASURES`].
pub mod measure {
    /// The barrier index, 0–100, worst case where signs are open.
    pub const INDEX: &str = "barrier_index";
    /// The index if every open sign were at its worst.
    pub const LOWEST: &str = "barrier_index_lowest";
    /// The index if every open sign were absent.
    pub const HIGHEST: &str = "barrier_index_highest";
    /// The level of triage.
    pub const TRIAGE: &str = "triage";
}

/// Name of the code system of a question's options.
pub fn options(question: &str) -> String {
    ["options-", question].concat()
}

/// Address of one of our code systems.
pub fn url(name: &str) -> String {
    [BASE, name].concat()
}

/// A code of one of our systems, with its words.
pub fn coding(system: &str, code: &str, display: Option<String>) -> Coding {
    Coding { system: url(system), code: code.to_owned(), display }
}

/// A concept of one code, with the words as its text.
pub fn concept(system: &str, code: &str, text: Option<String>) -> Concept {
    Concept { coding: vec![coding(system, code, None)], text }
}

/// The part of a linkId behind the id of a question that says «not sure» beside a number.
pub const NOT_SURE: &str = "-not_sure";

/// The linkId of a section of the questionnaire.
pub fn section(id: &str) -> String {
    ["section-", id].concat()
}

/// How strongly an issue counts. The standard has three degrees.
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Stop | Severity::Block => "high",
        Severity::Clinic => "moderate",
        Severity::Caution | Severity::Info | Severity::Policy => "low",
    }
}

/// Version of the questionnaire: of the program, and a digest of everything in the questions that
/// decides what may be asked and answered. Equal versions ask the same.
pub fn version(knowledge: &Knowledge) -> String {
    let mut digest = Digest::new();
    for (_, question) in knowledge.questions() {
        digest.text(&question.id);
        digest.text(&question.unknown.0.to_string());
        digest.number(u16::from(question.optional) | u16::from(question.not_sure) << 1);
        for option in question.kind.options() {
            digest.text(option);
        }
        match &question.kind {
            Kind::One { .. } => digest.number(0),
            Kind::Many { exclusive, at_most, .. } => {
                digest.text(&exclusive.0.to_string());
                digest.number(u16::from(at_most.unwrap_or(0)));
            }
            Kind::Level => digest.number(2),
            Kind::Number { min, max, .. } => {
                digest.number(*min);
                digest.number(*max);
            }
            Kind::Date => digest.number(4),
        }
        condition(&question.asked_when, &mut digest);
    }
    format!("{}-{:08x}", env!("CARGO_PKG_VERSION"), digest.0 as u32)
}

fn condition(this: &Condition, digest: &mut Digest) {
    match this {
        Condition::Always => digest.number(0),
        Condition::Is(question, options) => {
            digest.number(1 + u16::from(question.0));
            digest.text(&options.0.to_string());
        }
        Condition::AtLeast(question, least) => {
            digest.number(300 + u16::from(question.0));
            digest.number(*least);
        }
        Condition::AtMost(question, most) => {
            digest.number(600 + u16::from(question.0));
            digest.number(*most);
        }
        Condition::BandAtMost(band) => digest.number(900 + *band as u16),
        Condition::Region(regions) => {
            regions.iter().for_each(|region| digest.number(910 + *region as u16));
        }
        Condition::Course(leaf) => digest.number(940 + u16::from(*leaf)),
        // The build refuses them where a question is asked.
        Condition::PlanHolds(_) | Condition::PlanStarts(_) => digest.number(930),
        Condition::All(parts) | Condition::Any(parts) => {
            digest.number(if matches!(this, Condition::All(_)) { 920 } else { 921 });
            parts.iter().for_each(|part| condition(part, digest));
            digest.number(922);
        }
        Condition::Not(part) => {
            digest.number(923);
            condition(part, digest);
        }
    }
}

/// An identifier of version 5 (RFC 9562, 5.5): the same parts give the same one, and every validator
/// knows the version. The address of our code systems is the name space.
pub fn uuid(parts: &[&str]) -> String {
    let space = Uuid::new_v5(&Uuid::NAMESPACE_URL, BASE.as_bytes());
    // Each part ends in a byte that no text holds, so that none can take over from the next.
    let name: Vec<u8> =
        parts.iter().flat_map(|part| part.bytes().chain(std::iter::once(0xFF))).collect();
    Uuid::new_v5(&space, &name).urn().to_string()
}

/// Fowler, Noll and Vo's hash FNV-1a of 128 bits, with no clock and no randomness. It is no
/// protection against anybody who wants two contents to have the same.
struct Digest(u128);

impl Digest {
    /// The start value of the method.
    fn new() -> Self {
        Self(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d)
    }

    /// Takes in a text and its end.
    fn text(&mut self, text: &str) {
        text.bytes().for_each(|byte| self.byte(byte));
        self.byte(0xFF);
    }

    fn number(&mut self, number: u16) {
        number.to_be_bytes().into_iter().for_each(|byte| self.byte(byte));
    }

    fn byte(&mut self, byte: u8) {
        self.0 =
            (self.0 ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013B);
    }
}
