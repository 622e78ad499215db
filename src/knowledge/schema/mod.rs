//! The authoring format of `knowledge/*.ron`.
//!
//! These types are used only by the build script and the host tests. `build/compile.rs` checks every
//! reference in them and converts them to the index-based types of [`super::model`], which the app contains.
//! Ids stay text here because people write them.

mod effects;
mod follow;
pub mod ingredients;
mod programme;
mod reviews;

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::domain::{
    Band, Grade, Interest, Phase, QuestionGroup, Region, Section, Severity, Slot, SourceKind,
    Stage, Time, VisitStep,
};
pub use effects::{EffectEntry, UntilEntry};
pub use follow::{CourseEntry, FollowEntry};
pub use programme::{ProgrammeEntry, ProgrammeStepEntry, StrengthEntry};
pub use reviews::{ReviewEntry, VerdictEntry};

/// One question of the self-assessment (`questions/<id>.ron`).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionEntry {
    /// Lower snake case, equal to the file stem, never reused.
    pub id: String,
    /// The part of the assessment it belongs to; sections are asked in the order of [`Section`].
    pub section: Section,
    /// Position in the section, ascending; unique within it.
    pub order: u16,
    /// Whether it is asked before the first plan; the default is that it is.
    #[serde(default = "plan")]
    pub stage: Stage,
    /// The page that it shares with neighbouring questions.
    #[serde(default)]
    pub group: Option<QuestionGroup>,
    /// The accepted answers.
    pub kind: KindEntry,
    /// Asked only if this holds; the default is always.
    #[serde(default = "always")]
    pub asked_when: ConditionEntry,
    /// Whether a person may continue without answering.
    #[serde(default)]
    pub optional: bool,
    /// Options that leave the matter open (`not_sure`); unknown counts as the unsafe case.
    #[serde(default)]
    pub unknown_options: Vec<String>,
    /// Options of earlier versions, each with the current option that replaces it: the stricter one if there
    /// are several. Anybody who gave such an answer is asked again.
    #[serde(default)]
    pub aliases: BTreeMap<String, String>,
    /// Option lists of earlier versions, each in its order: a link refers to options by index.
    #[serde(default)]
    pub earlier: Vec<Vec<String>>,
}

/// The kind of answer a question takes.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum KindEntry {
    /// Exactly one option.
    One {
        /// Option ids in the order shown.
        options: Vec<String>,
    },
    /// Any number of options.
    Many {
        /// Option ids in the order shown.
        options: Vec<String>,
        /// Options that cannot be combined with another (`none`).
        #[serde(default)]
        exclusive: Vec<String>,
        /// The most options that may be chosen; unlimited by default.
        #[serde(default)]
        at_most: Option<u8>,
    },
    /// How often a sign showed in the last seven days: 0 never … 4 every day or always.
    Level,
    /// An integer between two inclusive bounds.
    Number {
        /// Smallest accepted value.
        min: u16,
        /// Largest accepted value.
        max: u16,
        /// Locale key suffix of the unit, for example `months`.
        unit: String,
    },
    /// A calendar day.
    Date,
}

/// A three-valued condition over the answers: yes, no, or unknown.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum ConditionEntry {
    /// Holds for everybody.
    Always,
    /// The question's answer is (or, for a multiple choice, includes) one of the options.
    Is(String, Vec<String>),
    /// The level or number is at least this.
    AtLeast(String, u16),
    /// The level or number is at most this.
    AtMost(String, u16),
    /// The barrier band (worst case) is this one or a weaker one.
    BandAtMost(Band),
    /// The clinic's region is one of these; unknown without a clinic configuration.
    Region(Vec<Region>),
    /// A condition of the course; only in follow-up rules.
    Course(CourseEntry),
    /// The person uses one of these actives, or the plan contains one: for rules on how to use something, so
    /// that nobody else is shown them.
    PlanHolds(Vec<String>),
    /// The plan introduces one of these actives.
    PlanStarts(Vec<String>),
    /// Every part holds.
    All(Vec<ConditionEntry>),
    /// At least one part holds.
    Any(Vec<ConditionEntry>),
    /// The part does not hold.
    Not(Box<ConditionEntry>),
}

fn plan() -> Stage {
    Stage::Plan
}

fn always() -> ConditionEntry {
    ConditionEntry::Always
}

/// A rule (`rules/<id>.ron`): safety rules `R-…`, needs `N-…`, drivers `N-B…`, steps `S-…`,
/// calendar `C-…`, follow-up `F-…`, the index `I-…`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleEntry {
    /// Equal to the file stem.
    pub id: String,
    /// The rule's statement, for its reviewer. The text for patients is in `locales/`, under `rule-<id>`.
    pub statement: String,
    /// When it applies. A safety rule also applies when this is unknown; all others only on yes.
    pub when: ConditionEntry,
    /// Its effects, strongest first.
    pub then: Vec<EffectEntry>,
    /// Severity of a safety rule: that of its strongest effect. `Policy` for all other rules.
    pub severity: Severity,
    /// How well the source behind it was read.
    pub grade: Grade,
    /// Ids of `sources/`, at least one.
    pub sources: Vec<String>,
    /// Day of the last review, `YYYY-MM-DD`.
    pub reviewed: String,
    /// Whether a clinic's configuration cannot relax it.
    #[serde(default)]
    pub floor: bool,
    /// Ids of rules that are silent about something because this one says it. A clinic relaxes it only
    /// together with all of them.
    #[serde(default)]
    pub speaks_for: Vec<String>,
    /// Evidence for this rule on a product label.
    #[serde(default)]
    pub on_labels: Option<OnLabelsEntry>,
    /// Remarks for the next reviewer: disagreements, deviations, doubts.
    #[serde(default)]
    pub note: String,
}

/// Evidence for a safety rule on a product label.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OnLabelsEntry {
    /// The option of the question `allergies` for which such a product is left out. Anybody who meets the
    /// rule for another reason is told.
    pub allergy: String,
    /// Ids of label flags.
    pub flags: Vec<String>,
    /// Ids of label flags that may mean it: reported, but never a reason to leave the product out.
    #[serde(default)]
    pub perhaps: Vec<String>,
    /// Whether the rule has separate texts for a product: `rule-<id>.label` and, if the question is open,
    /// `rule-<id>.label-open`.
    #[serde(default)]
    pub own_words: bool,
}

/// A question for the clinic that an answer raises (`clinic_questions/<id>.ron`).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClinicQuestionEntry {
    /// Equal to the file stem. The question's text is in `locales/`, under `ask-<id>`.
    pub id: String,
    /// Position among its kind, from 1; the most important first.
    pub order: u8,
    /// The safety rule behind it: asked only if this rule concerns a treatment that is still open.
    pub rule: String,
    /// The answer that raises it, as the sentence in `locales/` states it.
    pub when: ConditionEntry,
    /// Questions of treatments that this one words better.
    #[serde(default)]
    pub instead_of: Vec<String>,
}

/// An active or product kind of the home routine (`actives/<id>.ron`).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActiveEntry {
    /// Equal to the file stem.
    pub id: String,
    /// Facts of the source articles it carries, for example `E9`.
    #[serde(default)]
    pub facts: Vec<String>,
    /// Families that rules can target.
    #[serde(default)]
    pub families: Vec<String>,
    /// When it is used.
    pub time: Time,
    /// Whether an evening active may be used in the morning too, if there are too few nights.
    #[serde(default)]
    pub morning_too: bool,
    /// Its slot in the routine.
    pub slot: Slot,
    /// First phase that may include it.
    pub from_phase: Phase,
    /// Times a week at the start and later, 1–7, if it is introduced slowly.
    #[serde(default)]
    pub per_week: Option<PerWeek>,
    /// Actives or families not to combine it with on the same night or at the same time, each with the rule
    /// behind it.
    #[serde(default)]
    pub not_with: Vec<NotWith>,
    /// Maximum in a product, in hundredths of a percent, and the rule behind it.
    #[serde(default)]
    pub at_most: Vec<(u16, String)>,
    /// Below this, in hundredths of a percent, a product contains only a small amount and no step is based on
    /// it. Left out for actives that are strong in any amount, such as a retinoid.
    #[serde(default)]
    pub little_below: Option<u16>,
    /// Replacements if a reaction rules it out, best first, each for the same slot.
    #[serde(default)]
    pub instead: Vec<String>,
    /// It replaces no other active for people who meet these rules.
    #[serde(default)]
    pub not_instead: Vec<String>,
    /// Ids of `sources/`, at least one.
    pub sources: Vec<String>,
    /// Remarks for the next reviewer.
    #[serde(default)]
    pub note: String,
}

/// How often an active is used.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PerWeek {
    /// Times a week in the first two weeks, 1–7.
    pub start: u8,
    /// Times a week once it is tolerated, 1–7.
    pub later: u8,
}

/// A pairing to avoid.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotWith {
    /// The other active or family.
    pub other: String,
    /// The rule that says so.
    pub rule: String,
}

/// A professional treatment (`treatments/<id>.ron`).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TreatmentEntry {
    /// Equal to the file stem.
    pub id: String,
    /// Ids used for it in clinic files of earlier versions; several entries may share one.
    #[serde(default)]
    pub formerly: Vec<String>,
    /// Facts of the source articles it carries, for example `F4`.
    pub facts: Vec<String>,
    /// Its families, which rules can target.
    pub families: Vec<String>,
    /// Whether it breaks or heats the skin, or injects into it; at most one such item a day.
    pub invasive: bool,
    /// Which answers to `clinic_interest` include it.
    pub interest: Interest,
    /// Usual days of visible recovery, lowest and highest.
    pub downtime_days: (u8, u8),
    /// Need rules (`N-…`) that call for it.
    pub needs: Vec<String>,
    /// First phase in which it may be done.
    pub needs_phase: Phase,
    /// The best status it may ever have; the default is `Suggested`.
    #[serde(default)]
    pub ceiling: CeilingEntry,
    /// Number of visits of a course, lowest and highest.
    pub sessions: (u8, u8),
    /// Days between two visits, lowest and highest; left out for a single visit.
    #[serde(default)]
    pub every_days: Option<(u16, u16)>,
    /// Days between upkeep visits after the course, lowest and highest.
    #[serde(default)]
    pub upkeep_days: Option<(u16, u16)>,
    /// Its place in the order of a visit.
    pub visit_step: VisitStep,
    /// Locale key suffixes (`prepare-…`) of the preparation.
    pub preparation: Vec<String>,
    /// Expected course afterwards, by day.
    pub recovery: Vec<RecoveryEntry>,
    /// Locale key suffixes (`aftercare-…`).
    pub aftercare: Vec<String>,
    /// Locale key suffixes (`complication-…`).
    pub complications: Vec<String>,
    /// Notes on approval, by region.
    #[serde(default)]
    pub regulatory: Vec<RegulatoryEntry>,
    /// Locale key suffixes (`ask-…`) of questions for the clinic.
    pub questions: Vec<String>,
    /// Ids of `sources/`, at least one.
    pub sources: Vec<String>,
    /// Remarks for the next reviewer.
    #[serde(default)]
    pub note: String,
}

/// The best status a treatment may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub enum CeilingEntry {
    /// No ceiling.
    #[default]
    Suggested,
    /// Always needs a clinician's decision.
    AskFirst,
}

/// Expected course between two days after the visit, both included; day 0 is the visit.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecoveryEntry {
    /// First day.
    pub from: u16,
    /// Last day.
    pub to: u16,
    /// Locale key suffix (`recovery-…`).
    pub what: String,
}

/// A dated note on approval.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegulatoryEntry {
    /// Locale key suffix (`regulatory-…`).
    pub note: String,
    /// The region where it holds; everywhere by default.
    #[serde(default)]
    pub region: Option<Region>,
    /// Date of the source, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub date: String,
    /// Id of `sources/`.
    pub source: String,
    /// The rule that carries it.
    pub rule: String,
}

/// A source (`sources/<id>.ron`). Citations are data: they stay in their original language.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceEntry {
    /// Equal to the file stem.
    pub id: String,
    /// Author or body, and title.
    pub name: String,
    /// Kind of source.
    pub kind: SourceKind,
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; empty if the source is undated.
    pub date: String,
    /// Address, if known; only `https:`.
    #[serde(default)]
    pub link: Option<String>,
    /// The parts that were read, and what they were used for.
    #[serde(default)]
    pub note: String,
}
