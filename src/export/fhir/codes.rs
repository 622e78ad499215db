//! Names used in the FHIR files: URLs of our own code systems, codes, and identifiers.

use uuid::Uuid;

use super::types::{Coding, Concept};
use crate::domain::Severity;
use crate::knowledge::{Condition, Kind, Knowledge};

/// Prefix of the name of every code system and of the questionnaire.
///
/// The project owns no web address yet, so the default is a URN without a location
/// (`urn:x-barrier-first:fhir:`). A publisher with an address sets the environment variable
/// `BARRIER_FIRST_FHIR_BASE` at build time, including the trailing slash.
pub const BASE: &str = match option_env!("BARRIER_FIRST_FHIR_BASE") {
    Some(base) => base,
    None => DEFAULT_BASE,
};

/// The base used unless a publisher sets another. Every build can read files with it.
pub const DEFAULT_BASE: &str = "urn:x-barrier-first:fhir:";

/// Names of our code systems, appended to [`BASE`].
pub mod system {
    /// Levels of a sign, `0` to `4`, and `not_sure`.
    pub const LEVELS: &str = "levels";
    /// Questions by id.
    pub const QUESTIONS: &str = "questions";
    /// Rules by id.
    pub const RULES: &str = "rules";
    /// Facts that would change a rule's statement; same codes as the rules.
    pub const CHANGES: &str = "rule-changes";
    /// Actives and product kinds.
    pub const ACTIVES: &str = "actives";
    /// Slots of a routine.
    pub const SLOTS: &str = "slots";
    /// Treatments.
    pub const TREATMENTS: &str = "treatments";
    /// Statuses of a treatment in a plan.
    pub const STATUSES: &str = "statuses";
    /// Bands of the barrier index.
    pub const BANDS: &str = "bands";
    /// Triage levels.
    pub const TRIAGE: &str = "triage";
    /// Kinds of calendar entry.
    pub const CALENDAR: &str = "calendar";
    /// Measures: see [`super::measure`].
    pub const MEASURES: &str = "measures";
}

/// Codes of [`system::MEASURES`].
pub mod measure {
    /// The barrier index, 0–100, worst case if signs are open.
    pub const INDEX: &str = "barrier_index";
    /// The index if every open sign were at its worst.
    pub const LOWEST: &str = "barrier_index_lowest";
    /// The index if every open sign were absent.
    pub const HIGHEST: &str = "barrier_index_highest";
    /// The triage level.
    pub const TRIAGE: &str = "triage";
}

/// Returns the name of the code system of a question's options.
pub fn options(question: &str) -> String {
    ["options-", question].concat()
}

/// Returns the URL of one of our code systems.
pub fn url(name: &str) -> String {
    [BASE, name].concat()
}

/// Returns a code of one of our systems, with its display text.
pub fn coding(system: &str, code: &str, display: Option<String>) -> Coding {
    Coding { system: url(system), code: code.to_owned(), display }
}

/// Returns a concept with one code and its text.
pub fn concept(system: &str, code: &str, text: Option<String>) -> Concept {
    Concept { coding: vec![coding(system, code, None)], text }
}

/// linkId suffix, after the question id, of the "not sure" item next to a number.
pub const NOT_SURE: &str = "-not_sure";

/// Returns the linkId of a section of the questionnaire.
pub fn section(id: &str) -> String {
    ["section-", id].concat()
}

/// Returns the severity of an issue. The standard has three degrees.
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Stop | Severity::Block => "high",
        Severity::Clinic => "moderate",
        Severity::Caution | Severity::Info | Severity::Policy => "low",
    }
}

/// Returns the version of the questionnaire: that of the program, and a digest of everything in the questions
/// that decides what may be asked and answered. Equal versions ask the same.
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
        // The build rejects these as conditions of a question.
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

/// Returns a version 5 UUID (RFC 9562, 5.5): the same parts give the same UUID, and every validator knows the
/// version. The URL of our code systems is the namespace.
pub fn uuid(parts: &[&str]) -> String {
    let space = Uuid::new_v5(&Uuid::NAMESPACE_URL, BASE.as_bytes());
    // Each part ends in a byte that no text contains, so that parts cannot run into one another.
    let name: Vec<u8> =
        parts.iter().flat_map(|part| part.bytes().chain(std::iter::once(0xFF))).collect();
    Uuid::new_v5(&space, &name).urn().to_string()
}

/// The 128-bit FNV-1a hash by Fowler, Noll and Vo, without clock or randomness. It does not protect against
/// deliberate collisions.
struct Digest(u128);

impl Digest {
    /// The offset basis of FNV-1a.
    fn new() -> Self {
        Self(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d)
    }

    /// Hashes a text and its end.
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
