//! The compiled knowledge: checked, with every reference resolved to an index.
//!
//! Written by `build/compile.rs`, read by [`super::Knowledge::embedded`]; the authoring format is
//! [`super::schema`].

use serde::{Deserialize, Serialize};

pub use super::effect::{Effect, Until};
use crate::domain::{
    ActiveId, ActiveSet, Band, FlagSet, Grade, Interest, OptionId, OptionSet, Phase, QuestionGroup,
    QuestionId, Region, ReviewerRole, RuleId, Section, Severity, Slot, SourceId, SourceKind, Stage,
    Time, TreatmentId, Verdict, VisitStep,
};

/// A question of the self-assessment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// Stable id, for files and locale keys.
    pub id: String,
    /// Part of the assessment.
    pub section: Section,
    /// Whether it is asked before the first plan.
    pub stage: Stage,
    /// The page that it shares with other questions.
    pub group: Option<QuestionGroup>,
    /// The accepted answers.
    pub kind: Kind,
    /// Asked unless this is known not to hold.
    pub asked_when: Condition,
    /// Whether a person may continue without answering.
    pub optional: bool,
    /// Options that leave the matter open.
    pub unknown: OptionSet,
    /// Options that need a doctor today: nothing more is asked until the person has been told.
    pub stops: OptionSet,
    /// Whether "not sure" is accepted although the kind has no options (levels, numbers).
    pub not_sure: bool,
    /// Options of earlier versions, and their replacements today.
    pub aliases: Vec<(String, OptionId)>,
    /// Option lists of earlier versions, each in its order.
    pub earlier: Vec<Vec<EarlierOption>>,
}

impl Question {
    /// Returns `true` if an option states a fact: it is neither "none of these", nor does it leave the matter
    /// open.
    pub fn tells(&self, option: OptionId) -> bool {
        let none = matches!(&self.kind, Kind::Many { exclusive, .. } if exclusive.contains(option));
        !none && !self.unknown.contains(option)
    }
}

/// An option of an earlier version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum EarlierOption {
    /// One that still exists.
    Kept(OptionId),
    /// One of [`Question::aliases`], by its index.
    Alias(u8),
}

/// The kind of answer a question accepts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Kind {
    /// Exactly one option.
    One {
        /// Option ids in the order shown.
        options: Vec<String>,
    },
    /// Any number of options.
    Many {
        /// Option ids in the order shown.
        options: Vec<String>,
        /// Options that cannot be combined with another.
        exclusive: OptionSet,
        /// The most options that may be chosen.
        at_most: Option<u8>,
    },
    /// How often a sign showed in the last seven days, 0–4.
    Level,
    /// An integer.
    Number {
        /// Smallest accepted value.
        min: u16,
        /// Largest accepted value.
        max: u16,
        /// Locale key suffix of the unit.
        unit: String,
    },
    /// A calendar day.
    Date,
}

impl Kind {
    /// Option ids, empty for kinds without options.
    pub fn options(&self) -> &[String] {
        match self {
            Self::One { options } | Self::Many { options, .. } => options,
            Self::Level | Self::Number { .. } | Self::Date => &[],
        }
    }
}

/// A three-valued condition over the answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Condition {
    /// Holds for everybody.
    Always,
    /// The answer is, or includes, one of the options.
    Is(QuestionId, OptionSet),
    /// The level or number is at least this.
    AtLeast(QuestionId, u16),
    /// The level or number is at most this.
    AtMost(QuestionId, u16),
    /// The barrier band is this one or a weaker one.
    BandAtMost(Band),
    /// The clinic's region is one of these.
    Region(Vec<Region>),
    /// A condition of the course, by its index in [`super::Tables::leaves`]: only in follow-up.
    Course(u8),
    /// The person uses one of these, or the plan contains one.
    PlanHolds(ActiveSet),
    /// The plan introduces one of these.
    PlanStarts(ActiveSet),
    /// Every part holds.
    All(Vec<Condition>),
    /// At least one part holds.
    Any(Vec<Condition>),
    /// The part does not hold.
    Not(Box<Condition>),
}

/// The purpose of a rule, shown by its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum RuleKind {
    /// `R-…`: applies on yes and on unknown.
    Safety,
    /// `N-…`: a need; applies on yes.
    Need,
    /// `N-B…`: what may strain the barrier; applies on yes.
    Driver,
    /// `S-…`: a step or a phase of the routine; applies on yes.
    Step,
    /// `C-…`: a date; applies on yes.
    Calendar,
    /// `F-…`: how the plan adapts to the skin; read only by the course.
    Follow,
    /// `I-…`: how the index is computed; applies on yes and on unknown.
    Index,
}

/// A rule of any kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// Stable id, for example `R-11`.
    pub id: String,
    /// Its purpose.
    pub kind: RuleKind,
    /// When it applies.
    pub when: Condition,
    /// Its effects.
    pub then: Vec<Effect>,
    /// Severity of its strongest effect.
    pub severity: Severity,
    /// Grade of the evidence.
    pub grade: Grade,
    /// Its sources; never empty.
    pub sources: Vec<SourceId>,
    /// Day of the last review, `YYYY-MM-DD`.
    pub reviewed: String,
    /// Reviews of the current rule, oldest first; none from before its last change.
    pub reviews: Vec<RuleReview>,
    /// Whether a clinic's configuration cannot relax it (`docs/how-a-plan-is-decided.md`).
    pub floor: bool,
    /// Rules that are silent because this one speaks; it is relaxed only together with all of them.
    pub speaks_for: Vec<RuleId>,
    /// Evidence for this rule on a product label.
    pub on_labels: Option<OnLabels>,
}

/// Evidence for a safety rule on a product label.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OnLabels {
    /// The allergy for which such a product is left out.
    pub allergy: (QuestionId, OptionId),
    /// Flags that exclude it then, and that everybody else who meets the rule is told about.
    pub flags: FlagSet,
    /// Flags that may mean the same; the person is only told.
    pub perhaps: FlagSet,
    /// Whether the rule has separate texts for a product (`.label`, `.label-open`).
    pub own_words: bool,
}

/// A question for the clinic that an answer raises. Fields as in [`super::schema::ClinicQuestionEntry`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "described at the type of the schema")]
pub struct ClinicQuestion {
    pub id: String,
    pub rule: RuleId,
    pub when: Condition,
    pub instead_of: Vec<String>,
}

/// A reviewer's verdict on a rule (`reviews/`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RuleReview {
    /// Day of the review, `YYYY-MM-DD`.
    pub on: String,
    /// The reviewer's profession.
    pub role: ReviewerRole,
    /// The verdict.
    pub verdict: Verdict,
}

/// An active or product kind of the home routine.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Active {
    /// Stable id.
    pub id: String,
    /// When it is used.
    pub time: Time,
    /// Whether it may be used in the morning too.
    pub morning_too: bool,
    /// Its slot in the routine.
    pub slot: Slot,
    /// First phase that may include it.
    pub from_phase: Phase,
    /// Times a week at the start and later, if it is introduced slowly.
    pub per_week: Option<(u8, u8)>,
    /// The question how long it has been used.
    pub since: Option<QuestionId>,
    /// Families of which a routine contains at most one member, as sets that include this active.
    pub rivals: ActiveSet,
    /// Actives it must not be combined with, each with the rule behind it.
    pub not_with: Vec<(ActiveSet, RuleId)>,
    /// Maximum in a product, in hundredths of a percent, while the rule applies or is a floor.
    pub at_most: Vec<(u16, RuleId)>,
    /// Below this, in hundredths of a percent, a product contains only a small amount.
    pub little_below: Option<u16>,
    /// Replacements if a reaction rules it out, best first.
    pub instead: Vec<ActiveId>,
    /// It replaces no other active for people who meet these rules.
    pub not_instead: Vec<RuleId>,
    /// The sources of its texts.
    pub sources: Vec<SourceId>,
}

/// A professional treatment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Treatment {
    /// Stable id.
    pub id: String,
    /// Ids used for it in clinic files of earlier versions.
    pub formerly: Vec<String>,
    /// Breaks, heats or injects into the skin.
    pub invasive: bool,
    /// Uses needles.
    pub needles: bool,
    /// Needs preparation: invasive, or a peel, laser or abrasion.
    pub prepared: bool,
    /// Acids, retinoids and scrubs pause after it, according to its aftercare.
    pub pauses_actives: bool,
    /// Which answers to `clinic_interest` include it.
    pub interest: Interest,
    /// Usual days of visible recovery, lowest and highest.
    pub downtime_days: (u8, u8),
    /// Need rules that call for it.
    pub needs: Vec<RuleId>,
    /// First phase in which it may be done.
    pub needs_phase: Phase,
    /// Always needs a clinician's decision.
    pub always_ask: bool,
    /// Number of visits of a course, lowest and highest.
    pub sessions: (u8, u8),
    /// Days between two visits, lowest and highest.
    pub every_days: Option<(u16, u16)>,
    /// Days between upkeep visits, lowest and highest.
    pub upkeep_days: Option<(u16, u16)>,
    /// Its place in the order of a visit.
    pub visit_step: VisitStep,
    /// Locale key suffixes of the preparation.
    pub preparation: Vec<String>,
    /// First day, last day, locale key suffix.
    pub recovery: Vec<(u16, u16, String)>,
    /// Locale key suffixes.
    pub aftercare: Vec<String>,
    /// Locale key suffixes.
    pub complications: Vec<String>,
    /// Notes on approval.
    pub regulatory: Vec<Regulatory>,
    /// Locale key suffixes of questions for the clinic.
    pub questions: Vec<String>,
    /// The sources of its texts and figures.
    pub sources: Vec<SourceId>,
}

/// A programme of clinic visits that answers needs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Programme {
    /// Stable id.
    pub id: String,
    /// Needs that it answers; one that applies is enough.
    pub needs: Vec<RuleId>,
    /// Needs that lead to an offer without dates.
    pub offers: Vec<RuleId>,
    /// Conditions that increase its strength, each with its points.
    pub strength: Vec<(Condition, u8)>,
    /// Rank among programmes of equal strength, lowest first.
    pub order: u8,
    /// Whether it may be dated while the barrier is below the strong band.
    pub weak_skin: bool,
    /// Its steps, in the order of a visit.
    pub steps: Vec<ProgrammeStep>,
    /// Indexes of the steps whose item may lead, best first.
    pub leading: Vec<u8>,
    /// The calendar rule of its upkeep.
    pub upkeep: RuleId,
    /// Grade of the evidence.
    pub grade: Grade,
    /// Its sources; never empty.
    pub sources: Vec<SourceId>,
}

/// A step of a programme.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProgrammeStep {
    /// Locale key suffix.
    pub id: String,
    /// Treatments that may be done in it, the gentlest first.
    pub items: Vec<TreatmentId>,
}

/// A dated note on approval.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Regulatory {
    /// Locale key suffix.
    pub note: String,
    /// The region where it holds; `None` means everywhere.
    pub region: Option<Region>,
    /// Date of the source.
    pub date: String,
    /// The source.
    pub source: SourceId,
    /// The rule that carries it.
    pub rule: RuleId,
}

/// A source. Citations stay in the language they were published in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// Stable id.
    pub id: String,
    /// Author or body, and title.
    pub name: String,
    /// Kind of source.
    pub kind: SourceKind,
    /// Date as published, may be empty.
    pub date: String,
    /// Address, if known.
    pub link: Option<String>,
}
