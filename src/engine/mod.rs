//! The engine: answers in, an explained plan out.
//!
//! Pure and total: no clock, no I/O, no randomness, and nothing in it can fail. Safety runs first
//! ([`safety`]); everything after it may only narrow what safety left open. Every line of the result
//! carries its reasons ([`Reason`]).

mod actives;
mod adoption;
mod age;
pub mod barrier;
mod blamed;
mod blocks;
pub mod calendar;
mod case;
pub mod clinic_plan;
mod closed_days;
mod compare;
mod context;
mod course_limits;
mod dates;
mod diff;
mod due;
mod effects;
mod evidence;
pub mod facts;
pub mod follow;
mod following;
mod headline;
mod home_routine;
mod home_test;
mod known;
mod line;
mod nights;
pub mod phases;
mod products;
mod programme;
mod reason;
mod rests;
mod results;
mod routine;
pub mod safety;
mod shared_reasons;
pub mod shelf;
mod shelf_answers;
mod shelf_at_step;
mod signs;
mod stand_ins;
mod steps;
mod ternary;
mod used;

use jiff::civil::Date;

use crate::domain::{Journal, Phase, Severity, Status, TreatmentId, TriageLevel};
use crate::knowledge::{Effect, Knowledge, Rule};

use context::Context;

pub use age::may_be_under_18;
pub use barrier::{Barrier, Driver};
pub use blocks::BlockEnd;
pub use calendar::CalendarEntry;
pub use case::Case;
pub use clinic_plan::TreatmentPlan;
pub use compare::{Comparison, Held, compare, flags_that_matter};
pub use dates::{minus_days, plus_days, week_start};
pub use diff::{Change, DatesMoved, SMALL_SHIFT, dates_moved, diff};
pub use due::due_count;
pub use evidence::{Evidence, Match, Said};
pub use facts::{Facts, GivenFacts};
pub use follow::{Adherence, Course, NotedReaction, PhaseStep, TrendPoint};
pub use headline::{Headline, StopGroup};
pub use home_routine::{Avoided, HomeRoutine, PhaseRoutine};
pub use home_test::{DueLook, TestStage, TestState, TestTerms};
pub use known::latest_answers;
pub use line::{LineRef, StepRef};
pub use phases::PhaseSpan;
pub use products::{ProductFit, products_for};
pub use programme::{Programme, ProgrammeStep};
pub use reason::Reason;
pub use rests::Rest;
pub use results::ExpectedResult;
pub use safety::Triage;
pub use shared_reasons::{ReasonGroup, group_by_reason};
pub use shelf::{Conflict, ShelfFit, judge_product};
pub use shelf_answers::{actives_answer, actives_by_product, answers_with};
pub use shelf_at_step::{held_back_at, own_product_for};
pub use signs::signs;
pub use steps::{Step, without};
pub use ternary::Ternary;

/// The whole result for one person on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// Whether someone should look at the skin first.
    pub triage: Triage,
    /// Index, range, band and drivers.
    pub barrier: Barrier,
    /// The phase of today.
    pub phase: Phase,
    /// The home routine.
    pub home: HomeRoutine,
    /// The fit of the clinic catalogue's products, in order; empty while triage stops the plan.
    pub products: Vec<ProductFit>,
    /// When the results of the routine may show, earliest first; empty until a doctor has looked.
    pub results: Vec<ExpectedResult>,
    /// Treatments to discuss with a clinic; empty while triage stops the plan.
    pub treatments: Vec<TreatmentPlan>,
    /// Programmes that answer the person's needs, the dated one first, then the stronger need;
    /// empty while triage stops the plan.
    pub programmes: Vec<Programme>,
    /// The dated calendar; empty while triage stops the plan.
    pub calendar: Vec<CalendarEntry>,
    /// Locale key suffixes of questions for the clinic.
    pub questions_for_clinic: Vec<String>,
    /// Safety rules that apply, strongest first.
    pub warnings: Vec<Reason>,
    /// `true` when calm skin needs nothing beyond the basic routine.
    pub nothing_more_needed: bool,
    /// The course since the first plan; `None` before that.
    pub course: Option<Course>,
    /// The verdict on each of the person's own products, in their order.
    pub shelf: Vec<shelf::ShelfFit>,
    /// How long a home test of a new product takes for this person.
    pub test_terms: TestTerms,
}

impl Assessment {
    /// The plan's entry for a treatment, if it has one.
    pub fn treatment(&self, id: TreatmentId) -> Option<&TreatmentPlan> {
        self.treatments.iter().find(|plan| plan.treatment == id)
    }

    /// The rules that hold something back, strongest first: those that stop something, block it or hand
    /// it to a clinician. Rules only about treatments that this plan does not mention are left out.
    pub fn restrictions<'a>(
        &'a self,
        knowledge: &'a Knowledge,
    ) -> impl Iterator<Item = (&'a Reason, &'a Rule)> {
        let rules = self.warnings.iter().map(|because| (because, knowledge.rule(because.rule)));
        rules.filter(|(_, rule)| rule.severity <= Severity::Clinic && self.speaks_of(rule))
    }

    /// Safety rules that apply and concern this plan, strongest first: without those only about
    /// treatments that nothing here asks for.
    pub fn told_warnings<'a>(
        &'a self,
        knowledge: &'a Knowledge,
    ) -> impl Iterator<Item = &'a Reason> {
        self.warnings.iter().filter(|because| self.speaks_of(knowledge.rule(because.rule)))
    }

    /// Returns `true` if a rule does more than speak about treatments that nothing here asks for.
    fn speaks_of(&self, rule: &Rule) -> bool {
        let mut treatments = self.treatments.iter();
        let about = |effect: &Effect| match effect {
            Effect::AskFirst(set) => Some((*set, false)),
            Effect::BlockTreatments { targets, .. } => Some((*targets, true)),
            Effect::Caution { actives, treatments } | Effect::Inform { actives, treatments } => {
                let some = actives.is_empty() && !treatments.is_empty();
                some.then_some((*treatments, false))
            }
            _ => None,
        };
        let sets: Option<Vec<_>> = rule.then.iter().map(about).collect();
        let Some(sets) = sets.filter(|_| !self.treatments.is_empty()) else { return true };
        treatments.any(|plan| {
            sets.iter().any(|(set, blocks)| {
                let here = plan.status.may_come() || (*blocks && plan.status == Status::Blocked);
                here && set.contains(plan.treatment)
            })
        })
    }
}

/// Assesses a person: the first plan from the answers alone, later ones from the course too.
pub fn assess(knowledge: &Knowledge, case: &Case<'_>) -> Assessment {
    if case.shelf.is_empty() {
        return plan(knowledge, case);
    }
    let answers = answers_with(knowledge, case.answers, case.shelf);
    let mut plan = plan(knowledge, &Case { answers: &answers, ..*case });
    plan.shelf = shelf::judge(knowledge, &plan, case.shelf, case.today);
    plan
}

fn plan(knowledge: &Knowledge, case: &Case<'_>) -> Assessment {
    match case.followed() {
        Some((journal, started)) => following::assess(knowledge, case, journal, started),
        None => first_plan(knowledge, case),
    }
}

fn first_plan(knowledge: &Knowledge, case: &Case<'_>) -> Assessment {
    let Case { answers, clinic, today, .. } = *case;
    let mut barrier = barrier::measure(knowledge, answers);
    let facts = Facts::new(knowledge, answers, barrier.band, case.region());
    let fired = safety::FiredRules::of(&facts, clinic);
    barrier.drivers = barrier::drivers(&facts);
    barrier.signs = barrier::costliest_signs(&facts);
    if fired.triage().stops_the_plan() {
        let context = Context { facts: &facts, fired: &fired, clinic, today };
        return gentle_care_only(&context, barrier, today, None);
    }
    let selection = actives::Selection::of(&facts, &fired).within_calendar(today);
    let facts = facts.with_plan(selection.holds(), selection.starts());
    let fired = fired.with_plan(&facts, clinic);
    let context = Context { facts: &facts, fired: &fired, clinic, today };
    let spans = phases::schedule(&context, &selection);
    let room = phases::Room { started: today, first_may_move: true, step: 7 };
    // What waits for the special day is known before there are visits, and visits go by it. What they move
    // in turn may no longer meet that day, so it is laid out again from the start.
    let before_visits = closed_days::nothing_new(&facts, &[], today);
    let known = phases::make_room(&facts, spans.clone(), room, before_visits);
    let plan = ClinicPlan::dated_from(&context, &known, today);
    let closed = closed_days::nothing_new(&facts, &plan.calendar, today);
    let spans = phases::make_room(&facts, spans, room, closed);
    let mut home = routine::build(&context, &selection, &spans, None);
    home.rests = rests::around_visits(&facts, &plan.calendar, &home.held());
    let checks = calendar::Checks::weekly(knowledge, today);
    let ClinicPlan { treatments, programmes, calendar } = plan;
    let calendar = calendar::with_check_ins(calendar, &facts, &spans, &checks);
    let results = results::expected(&fired, &home, &|_| None);
    let nothing_more_needed = nothing_more_needed(&context, &selection, &home);
    Assessment {
        test_terms: TestTerms::of(&facts, None),
        triage: fired.triage(),
        barrier,
        phase: home.phases.first().map_or(Phase::Reset, |routine| routine.span.phase),
        products: products::fits(&context, &spans),
        results,
        questions_for_clinic: clinic_plan::questions(&context, &treatments),
        treatments,
        programmes,
        calendar,
        warnings: fired.warnings(),
        nothing_more_needed,
        home,
        course: None,
        shelf: Vec::new(),
    }
}

/// The plan while someone has to look at the skin first.
fn gentle_care_only(
    context: &Context<'_>,
    barrier: Barrier,
    from: Date,
    journal: Option<&Journal>,
) -> Assessment {
    let Context { facts, fired, .. } = *context;
    Assessment {
        test_terms: TestTerms::of(facts, journal),
        triage: fired.triage(),
        barrier,
        phase: Phase::Reset,
        home: routine::gentle_care_only(context, from),
        products: Vec::new(),
        results: Vec::new(),
        treatments: Vec::new(),
        programmes: Vec::new(),
        calendar: Vec::new(),
        questions_for_clinic: Vec::new(),
        warnings: fired.warnings(),
        nothing_more_needed: false,
        course: None,
        shelf: Vec::new(),
    }
}

/// The treatments to discuss with a clinic, and their dates.
struct ClinicPlan {
    treatments: Vec<TreatmentPlan>,
    programmes: Vec<Programme>,
    /// Without check-ins, which belong to the home routine.
    calendar: Vec<CalendarEntry>,
}

impl ClinicPlan {
    /// The clinic's part of a plan, with dates counted from the day `from`.
    fn dated_from(context: &Context<'_>, spans: &[PhaseSpan], from: Date) -> Self {
        let mut treatments = clinic_plan::build(context, spans);
        let mut programmes = programme::build(context, &treatments, spans);
        let calendar = calendar::visits(context, &treatments, &mut programmes, from);
        crate::domain::insertion_sort(&mut programmes, |programme| programme.status);
        programme::settle(context.facts.knowledge, &mut treatments, &programmes);
        Self { treatments, programmes, calendar }
    }
}

/// Returns `true` if calm skin needs nothing beyond the basic routine.
fn nothing_more_needed(
    context: &Context<'_>,
    selection: &actives::Selection,
    home: &HomeRoutine,
) -> bool {
    let Context { facts, fired, .. } = *context;
    let phase = home.phases.first().map(|routine| routine.span.phase);
    phase == Some(Phase::Maintain)
        && fired.level() == TriageLevel::Clear
        && !fired.forbids_all_clear()
        && selection.kept.is_empty()
        && selection.asks_for_nothing(facts.knowledge)
        && home.is_basic()
        && home.avoid.iter().all(|avoided| !avoided.in_use)
}
