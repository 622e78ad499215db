//! The engine: answers in, an explained plan out.
//!
//! Pure and total: no clock, no I/O, no randomness, and nothing in it can fail. Safety runs first
//! ([`safety`]); everything after it may only narrow what safety left open. Every line of the
//! result carries its reasons ([`Reason`]).

mod actives;
pub mod barrier;
pub mod calendar;
mod case;
pub mod clinic_plan;
mod dates;
mod diff;
mod evidence;
pub mod facts;
mod nights;
pub mod phases;
mod products;
mod reason;
mod results;
pub mod routine;
pub mod safety;
mod ternary;

use crate::domain::{Phase, Severity};
use crate::knowledge::{Knowledge, Rule};

pub use barrier::{Barrier, Driver};
pub use calendar::CalendarEntry;
pub use case::Case;
pub use clinic_plan::TreatmentPlan;
pub use dates::{minus_days, plus_days, week_start};
pub use diff::{Change, dates_moved, diff};
pub use evidence::{Evidence, Match, Said};
pub use facts::{Facts, GivenFacts};
pub use phases::PhaseSpan;
pub use products::products_for;
pub use reason::Reason;
pub use results::ExpectedResult;
pub use routine::{Avoided, HomeRoutine, PhaseRoutine, ProductFit, Step};
pub use safety::{BlockEnd, Triage};
pub use ternary::Ternary;

/// The whole result for one person on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// Whether someone should look at the skin first.
    pub triage: Triage,
    /// Index, range, band and drivers.
    pub barrier: Barrier,
    /// The phase in which the plan starts.
    pub phase: Phase,
    /// The home routine.
    pub home: HomeRoutine,
    /// When the routine's results may show, earliest first; empty while triage stops the plan.
    pub results: Vec<ExpectedResult>,
    /// Treatments to discuss with a clinic; empty while triage stops the plan.
    pub treatments: Vec<TreatmentPlan>,
    /// The dated calendar; empty while triage stops the plan.
    pub calendar: Vec<CalendarEntry>,
    /// Locale key suffixes of questions for the clinic.
    pub questions_for_clinic: Vec<String>,
    /// Safety rules that apply, strongest first.
    pub warnings: Vec<Reason>,
    /// `true` when calm skin needs nothing beyond the basic routine.
    pub nothing_more_needed: bool,
}

impl Assessment {
    /// The rules that hold something back, strongest first: those that stop, block or hand it to a
    /// clinician.
    pub fn restrictions<'a>(
        &'a self,
        knowledge: &'a Knowledge,
    ) -> impl Iterator<Item = (&'a Reason, &'a Rule)> {
        let rules = self.warnings.iter().map(|because| (because, knowledge.rule(because.rule)));
        rules.filter(|(_, rule)| rule.severity <= Severity::Clinic)
    }
}

/// Assesses a person.
pub fn assess(knowledge: &Knowledge, case: &Case<'_>) -> Assessment {
    let Case { answers, clinic, today } = *case;
    let mut barrier = barrier::measure(knowledge, answers);
    let facts = Facts::new(knowledge, answers, barrier.band, clinic.region);
    let fired = safety::FiredRules::of(&facts, clinic);
    barrier.drivers = barrier::drivers(&facts);
    let triage = fired.triage();
    let warnings = fired.warnings();
    if triage.stops_the_plan() {
        return Assessment {
            phase: Phase::Reset,
            home: routine::gentle_care_only(&facts, &fired),
            results: Vec::new(),
            treatments: Vec::new(),
            calendar: Vec::new(),
            questions_for_clinic: Vec::new(),
            nothing_more_needed: false,
            triage,
            barrier,
            warnings,
        };
    }
    let selection = actives::Selection::of(&facts, &fired);
    let spans = phases::schedule(&facts, &fired, &selection.new);
    let home = routine::build(&facts, &fired, &selection, &spans, today, clinic);
    let treatments = clinic_plan::build(&facts, &fired, &spans, today, clinic);
    let calendar = calendar::build(&facts, &fired, &treatments, &spans, today, clinic);
    let phase = phases::start(barrier.band, !selection.new.is_empty());
    let nothing_more_needed = phase == Phase::Maintain
        && triage.level == crate::domain::TriageLevel::Clear
        && selection.kept.is_empty()
        && selection.asks_for_nothing(knowledge)
        && home.is_basic()
        && home.avoid.iter().all(|avoided| !avoided.in_use);
    Assessment {
        questions_for_clinic: clinic_plan::questions(&facts, &treatments),
        results: results::expected(&fired, &home, today),
        triage,
        barrier,
        phase,
        home,
        treatments,
        calendar,
        warnings,
        nothing_more_needed,
    }
}
