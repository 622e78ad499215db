//! The knowledge as the app carries it: checked, with every reference turned into a place.
//!
//! Written by `build/compile.rs`, read by [`super::Knowledge::embedded`]; people write [`super::schema`].

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
    /// Whether the first plan waits for it.
    pub stage: Stage,
    /// The page that it shares with others.
    pub group: Option<QuestionGroup>,
    /// What may be answered.
    pub kind: Kind,
    /// Asked unless this is known not to hold.
    pub asked_when: Condition,
    /// Whether a person may go on without answering.
    pub optional: bool,
    /// Options that leave the matter open.
    pub unknown: OptionSet,
    /// Options with which a doctor has to look today: nothing more is asked before that is said.
    pub stops: OptionSet,
    /// Whether «not sure» may be said although the kind has no options (levels, numbers).
    pub not_sure: bool,
    /// Options of earlier versions, with what counts in their place today.
    pub aliases: Vec<(String, OptionId)>,
    /// Lists of options of earlier versions, each in its order.
    pub earlier: Vec<Vec<EarlierOption>>,
}

impl Question {
    /// Whether an option tells of something: it is neither «none of these», nor leaves the matter open.
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
    /// One of [`Question::aliases`], by its place.
    Alias(u8),
}

/// What a question takes as its answer.
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
        /// Options that cannot stand beside another one.
        exclusive: OptionSet,
        /// The most options that may be chosen.
        at_most: Option<u8>,
    },
    /// How often a sign showed in the last seven days, 0–4.
    Level,
    /// A whole number.
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
    /// Something about the course, by its place in [`super::Tables::leaves`]: in follow-up alone.
    Course(u8),
    /// The person uses one of these, or the plan holds one.
    PlanHolds(ActiveSet),
    /// The plan brings one of these in.
    PlanStarts(ActiveSet),
    /// Every part holds.
    All(Vec<Condition>),
    /// At least one part holds.
    Any(Vec<Condition>),
    /// The part does not hold.
    Not(Box<Condition>),
}

/// What a rule is for, told by its id.
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
    /// `F-…`: how the plan moves with the skin; read by the course alone.
    Follow,
    /// `I-…`: how the index is worked out; applies on yes and on unknown.
    Index,
}

/// A rule of any kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// Stable id, for example `R-11`.
    pub id: String,
    /// What it is for.
    pub kind: RuleKind,
    /// When it applies.
    pub when: Condition,
    /// What follows.
    pub then: Vec<Effect>,
    /// Severity of its strongest effect.
    pub severity: Severity,
    /// Grade of the evidence.
    pub grade: Grade,
    /// Where it comes from; never empty.
    pub sources: Vec<SourceId>,
    /// Day of the last review, `YYYY-MM-DD`.
    pub reviewed: String,
    /// Reviews of the rule as it stands, oldest first; none from before its last change.
    pub reviews: Vec<RuleReview>,
    /// Whether a clinic's configuration must leave it alone (`docs/how-a-plan-is-decided.md`).
    pub floor: bool,
    /// Rules that are silent because this one speaks; it is relaxed only together with all of them.
    pub speaks_for: Vec<RuleId>,
    /// What the label of a product can show that the rule is about.
    pub on_labels: Option<OnLabels>,
}

/// What the label of a product can show that a safety rule is about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OnLabels {
    /// The allergy with which such a product is left out.
    pub allergy: (QuestionId, OptionId),
    /// What bars it then, and is told to whoever else meets the rule.
    pub flags: FlagSet,
    /// What may mean the same, and is only told.
    pub perhaps: FlagSet,
    /// Whether the rule has words of its own for a product (`.label`, `.label-open`).
    pub own_words: bool,
}

/// A question for the clinic that one answer of the person raises. Fields as in
/// [`super::schema::ClinicQuestionEntry`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "described at the type of the schema")]
pub struct ClinicQuestion {
    pub id: String,
    pub rule: RuleId,
    pub when: Condition,
    pub instead_of: Vec<String>,
}

/// What a reviewer said about a rule (`reviews/`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RuleReview {
    /// Day of the review, `YYYY-MM-DD`.
    pub on: String,
    /// The reviewer's profession.
    pub role: ReviewerRole,
    /// What they said.
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
    /// Where in the routine.
    pub slot: Slot,
    /// First phase that may hold it.
    pub from_phase: Phase,
    /// Times a week at the start and later, for what is brought in slowly.
    pub per_week: Option<(u8, u8)>,
    /// The question how long it has been used.
    pub since: Option<QuestionId>,
    /// Families of which a routine holds one member at most, as sets that include this active.
    pub rivals: ActiveSet,
    /// What it must not meet, each with the rule behind it.
    pub not_with: Vec<(ActiveSet, RuleId)>,
    /// Most of it in a product, in hundredths of a percent, where the rule applies or is a floor.
    pub at_most: Vec<(u16, RuleId)>,
    /// Below this, in hundredths of a percent, a product holds a small amount only.
    pub little_below: Option<u16>,
    /// What takes its place where a reaction keeps it out, best first.
    pub instead: Vec<ActiveId>,
    /// Rules for whose people it takes no other's place.
    pub not_instead: Vec<RuleId>,
    /// Where its texts come from.
    pub sources: Vec<SourceId>,
}

/// A professional treatment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Treatment {
    /// Stable id.
    pub id: String,
    /// Ids under which clinic files of earlier versions name it.
    pub formerly: Vec<String>,
    /// Breaks, heats or injects into the skin.
    pub invasive: bool,
    /// Goes in by needle.
    pub needles: bool,
    /// Asks for preparation: invasive, or a peel, laser or abrasion.
    pub prepared: bool,
    /// Acids, retinoids and scrubs pause after it, by its aftercare.
    pub pauses_actives: bool,
    /// Which answers to `clinic_interest` include it.
    pub interest: Interest,
    /// Usual days of visible recovery, lowest and highest.
    pub downtime_days: (u8, u8),
    /// Need rules that ask for it.
    pub needs: Vec<RuleId>,
    /// First phase in which it may be done.
    pub needs_phase: Phase,
    /// A clinician always decides.
    pub always_ask: bool,
    /// Number of visits of a course, lowest and highest.
    pub sessions: (u8, u8),
    /// Days between two visits, lowest and highest.
    pub every_days: Option<(u16, u16)>,
    /// Days between upkeep visits, lowest and highest.
    pub upkeep_days: Option<(u16, u16)>,
    /// Where in the order of one visit.
    pub visit_step: VisitStep,
    /// Locale key suffixes of what to do before.
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
    /// Where its texts and figures come from.
    pub sources: Vec<SourceId>,
}

/// A programme of clinic visits that answers needs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Programme {
    /// Stable id.
    pub id: String,
    /// Needs that it answers; one that applies is enough.
    pub needs: Vec<RuleId>,
    /// Needs that bring an offer without dates.
    pub offers: Vec<RuleId>,
    /// What makes the need for it stronger, each with its points.
    pub strength: Vec<(Condition, u8)>,
    /// Rank among programmes of equal strength, lowest first.
    pub order: u8,
    /// Whether it may be dated while the barrier is below the strong band.
    pub weak_skin: bool,
    /// Its steps, in the order of a visit.
    pub steps: Vec<ProgrammeStep>,
    /// Places of the steps whose item may lead, best first.
    pub leading: Vec<u8>,
    /// The calendar rule of its upkeep.
    pub upkeep: RuleId,
    /// Grade of the evidence.
    pub grade: Grade,
    /// Where it comes from; never empty.
    pub sources: Vec<SourceId>,
}

/// A step of a programme.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProgrammeStep {
    /// Locale key suffix.
    pub id: String,
    /// What may be done in it, the gentlest first.
    pub items: Vec<TreatmentId>,
}

/// A dated note on approval.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Regulatory {
    /// Locale key suffix.
    pub note: String,
    /// Where it holds; `None` means everywhere.
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
    /// What it is.
    pub kind: SourceKind,
    /// Date as published, may be empty.
    pub date: String,
    /// Address when known.
    pub link: Option<String>,
}
