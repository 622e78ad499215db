//! The authoring format: what a person who edits `knowledge/*.ron` may write.
//!
//! These types are read by the build script and by the host tests only. `build/compile.rs` checks every
//! reference in them and turns them into the index-based types of [`super::model`], which is what
//! the app carries. Ids stay text here because people write them.

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
    /// Place inside the section, ascending; unique within it.
    pub order: u16,
    /// Whether the first plan waits for it; left out means that it does.
    #[serde(default = "plan")]
    pub stage: Stage,
    /// The page that it shares with the questions beside it.
    #[serde(default)]
    pub group: Option<QuestionGroup>,
    /// What may be answered.
    pub kind: KindEntry,
    /// Asked only when this holds; left out means always asked.
    #[serde(default = "always")]
    pub asked_when: ConditionEntry,
    /// `true` when a person may go on without answering.
    #[serde(default)]
    pub optional: bool,
    /// Options that leave the matter open (`not_sure`); unknown counts as the unsafe case.
    #[serde(default)]
    pub unknown_options: Vec<String>,
    /// Options of earlier versions, each with the option of today that counts in its place: the
    /// stricter one where there are several. Whoever gave such an answer is asked again.
    #[serde(default)]
    pub aliases: BTreeMap<String, String>,
    /// Lists of options of earlier versions, each in its order: a link names options by place.
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
        /// Options that cannot stand beside another one (`none`).
        #[serde(default)]
        exclusive: Vec<String>,
        /// The most options that may be chosen; left out means no limit.
        #[serde(default)]
        at_most: Option<u8>,
    },
    /// How often a sign showed in the last seven days: 0 never … 4 every day or always.
    Level,
    /// A whole number between the two bounds, both included.
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
    /// The clinic's region is one of these; unknown when no clinic configuration is given.
    Region(Vec<Region>),
    /// Something about the course; in rules of follow-up only.
    Course(CourseEntry),
    /// The person uses one of these actives, or the plan holds one: for rules that say how to use
    /// something, so that nobody else reads them.
    PlanHolds(Vec<String>),
    /// The plan brings in one of these actives.
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
    /// What the rule says, for the person who reviews it. The words a patient reads are in
    /// `locales/`, under `rule-<id>`.
    pub statement: String,
    /// When it applies. A safety rule also applies when this is unknown; all others only on yes.
    pub when: ConditionEntry,
    /// What follows, strongest first.
    pub then: Vec<EffectEntry>,
    /// Severity of a safety rule: that of its strongest effect. `Policy` for all other rules.
    pub severity: Severity,
    /// How well the source behind it was read.
    pub grade: Grade,
    /// Ids of `sources/`, at least one.
    pub sources: Vec<String>,
    /// Day of the last review, `YYYY-MM-DD`.
    pub reviewed: String,
    /// Whether the configuration of a clinic must leave it alone.
    #[serde(default)]
    pub floor: bool,
    /// Ids of rules that are silent about something because this one says it. A clinic sets it aside only
    /// together with all of them.
    #[serde(default)]
    pub speaks_for: Vec<String>,
    /// What the label of a product can show that this rule is about.
    #[serde(default)]
    pub on_labels: Option<OnLabelsEntry>,
    /// Remarks for the next reviewer: disagreements, deviations, doubts.
    #[serde(default)]
    pub note: String,
}

/// What the label of a product can show that a safety rule is about.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OnLabelsEntry {
    /// The option of the question `allergies` with which such a product is left out. Whoever meets
    /// the rule for another reason is told of it.
    pub allergy: String,
    /// Ids of label flags.
    pub flags: Vec<String>,
    /// Ids of label flags that may mean it: told, never a reason to leave the product out.
    #[serde(default)]
    pub perhaps: Vec<String>,
    /// Whether the rule has words of its own for a product: `rule-<id>.label` and, when the question
    /// is open, `rule-<id>.label-open`.
    #[serde(default)]
    pub own_words: bool,
}

/// A question for the clinic that one answer of the person raises (`clinic_questions/<id>.ron`).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClinicQuestionEntry {
    /// Equal to the file stem. What the person asks is in `locales/`, under `ask-<id>`.
    pub id: String,
    /// Place among its kind, from 1; the most important first.
    pub order: u8,
    /// The safety rule behind it: asked only where this rule speaks of a treatment that is still open.
    pub rule: String,
    /// The answer that raises it, as the sentence in `locales/` tells it.
    pub when: ConditionEntry,
    /// Questions that treatments bring and that this one says better.
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
    /// Families, for rules to aim at.
    #[serde(default)]
    pub families: Vec<String>,
    /// When it is used.
    pub time: Time,
    /// Whether an evening active may be used in the morning too, when the nights do not suffice.
    #[serde(default)]
    pub morning_too: bool,
    /// Where in the routine.
    pub slot: Slot,
    /// First phase that may hold it.
    pub from_phase: Phase,
    /// For what is brought in slowly: times a week at the start and later, 1–7.
    #[serde(default)]
    pub per_week: Option<PerWeek>,
    /// What it must not meet on the same night or at the same time, each with the rule behind it.
    #[serde(default)]
    pub not_with: Vec<NotWith>,
    /// Most a product may hold, hundredths of a percent, and the rule behind it.
    #[serde(default)]
    pub at_most: Vec<(u16, String)>,
    /// Hundredths of a percent below which a product holds a small amount only, on which no step is
    /// built. Left out for what is strong in any amount, as a retinoid is.
    #[serde(default)]
    pub little_below: Option<u16>,
    /// What takes its place where a reaction keeps it out, best first, each for the same slot.
    #[serde(default)]
    pub instead: Vec<String>,
    /// Rules for whose people it takes no other's place.
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
    /// Ids under which clinic files of earlier versions name it; several entries may share one.
    #[serde(default)]
    pub formerly: Vec<String>,
    /// Facts of the source articles it carries, for example `F4`.
    pub facts: Vec<String>,
    /// Families it belongs to, for rules to aim at.
    pub families: Vec<String>,
    /// `true` when it breaks or heats the skin, or injects into it; at most one such item a day.
    pub invasive: bool,
    /// Which answers to `clinic_interest` include it.
    pub interest: Interest,
    /// Usual days of visible recovery, lowest and highest.
    pub downtime_days: (u8, u8),
    /// Need rules (`N-…`) that ask for it.
    pub needs: Vec<String>,
    /// First phase in which it may be done.
    pub needs_phase: Phase,
    /// The best status it may ever have; left out means `Suggested`.
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
    /// Where in the order of one visit it comes.
    pub visit_step: VisitStep,
    /// Locale key suffixes (`prepare-…`) of what to do before.
    pub preparation: Vec<String>,
    /// What to expect afterwards, by day.
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
    /// A clinician always decides.
    AskFirst,
}

/// What to expect between two days after the visit, both included; day 0 is the visit.
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
    /// Where it holds; left out means everywhere.
    #[serde(default)]
    pub region: Option<Region>,
    /// Date of the source, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub date: String,
    /// Id of `sources/`.
    pub source: String,
    /// The rule that carries it.
    pub rule: String,
}

/// A source (`sources/<id>.ron`). Citations are data: they stay in the language they were
/// published in.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceEntry {
    /// Equal to the file stem.
    pub id: String,
    /// Author or body, and title.
    pub name: String,
    /// What it is.
    pub kind: SourceKind,
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; empty when the source carries no date.
    pub date: String,
    /// Address when known; only `https:`.
    #[serde(default)]
    pub link: Option<String>,
    /// What was read and what it was used for.
    #[serde(default)]
    pub note: String,
}
