//! The known facts about a person, and how conditions read them.

use std::ops::Deref;

use crate::domain::{ActiveSet, Answer, Answers, Band, QuestionId, Region};
use crate::knowledge::well_known::Choice;
use crate::knowledge::{Condition, Knowledge, Questions};

use super::ternary::Ternary;

/// The engine's facts about a person: all of the knowledge, and everything a condition may look at.
#[derive(Clone, Copy)]
pub struct Facts<'a> {
    /// The knowledge.
    pub knowledge: &'a Knowledge,
    given: GivenFacts<'a>,
}

impl<'a> Facts<'a> {
    /// The facts about a person with these answers. `band` is the worst case.
    pub fn new(
        knowledge: &'a Knowledge,
        answers: &'a Answers,
        band: Band,
        region: Option<Region>,
    ) -> Self {
        Self { knowledge, given: GivenFacts::new(knowledge, answers, band, region) }
    }

    /// The same facts with what the plan holds and what it brings in.
    #[must_use]
    pub fn with_plan(self, plan_holds: ActiveSet, plan_starts: ActiveSet) -> Self {
        Self { given: GivenFacts { plan_holds, plan_starts, ..self.given }, ..self }
    }
}

impl<'a> Deref for Facts<'a> {
    type Target = GivenFacts<'a>;

    fn deref(&self) -> &GivenFacts<'a> {
        &self.given
    }
}

/// Everything a condition may look at. The questions suffice to choose the next one, so this is all that
/// the initial part of the program has.
#[derive(Clone, Copy)]
pub struct GivenFacts<'a> {
    /// The questions.
    pub questions: &'a Questions,
    /// The answers given.
    pub answers: &'a Answers,
    /// The barrier band, worst case.
    pub band: Band,
    /// The clinic's region, otherwise that of the person's settings, when either is known.
    pub region: Option<Region>,
    /// Actives of the routine; empty until they are chosen.
    pub plan_holds: ActiveSet,
    /// Of these, the ones that the plan brings in.
    pub plan_starts: ActiveSet,
}

impl<'a> GivenFacts<'a> {
    /// The facts before anything is chosen.
    pub fn new(
        questions: &'a Questions,
        answers: &'a Answers,
        band: Band,
        region: Option<Region>,
    ) -> Self {
        let none = ActiveSet::EMPTY;
        Self { questions, answers, band, region, plan_holds: none, plan_starts: none }
    }

    /// Tells whether the condition holds.
    pub fn holds(&self, condition: &Condition) -> Ternary {
        match condition {
            Condition::Always => Ternary::Yes,
            Condition::Is(question, options) => match self.answers.get(*question) {
                Some(Answer::One(option)) if options.contains(option) => Ternary::Yes,
                Some(Answer::Many(set)) if set.intersects(*options) => Ternary::Yes,
                Some(answer) if self.leaves_open(*question, answer) => Ternary::Unknown,
                Some(_) => Ternary::No,
                None => Ternary::Unknown,
            },
            Condition::AtLeast(question, least) => self.compare(*question, |value| value >= *least),
            Condition::AtMost(question, most) => self.compare(*question, |value| value <= *most),
            Condition::BandAtMost(band) => Ternary::from_bool(self.band <= *band),
            Condition::Region(regions) => match self.region {
                Some(region) => Ternary::from_bool(regions.contains(&region)),
                None => Ternary::Unknown,
            },
            // Only the course can tell (`follow/`), and only its own rules ask.
            Condition::Course(_) => Ternary::No,
            Condition::PlanHolds(actives) => {
                Ternary::from_bool(self.plan_holds.intersects(*actives))
            }
            Condition::PlanStarts(actives) => {
                Ternary::from_bool(self.plan_starts.intersects(*actives))
            }
            Condition::All(parts) => Ternary::all(parts.iter().map(|part| self.holds(part))),
            Condition::Any(parts) => Ternary::any(parts.iter().map(|part| self.holds(part))),
            Condition::Not(part) => self.holds(part).not(),
        }
    }

    /// Returns `true` if an answer leaves its question open ("not sure", "prefer not to say").
    pub fn leaves_open(&self, question: QuestionId, answer: Answer) -> bool {
        let unknown = self.questions.question(question).unknown;
        match answer {
            Answer::One(option) => unknown.contains(option),
            Answer::Many(set) => unknown.intersects(set),
            Answer::NotSure => true,
            Answer::Level(_) | Answer::Number(_) | Answer::Date(_) => false,
        }
    }

    fn compare(&self, question: QuestionId, test: impl Fn(u16) -> bool) -> Ternary {
        match self.answers.get(question) {
            Some(Answer::Level(level)) => Ternary::from_bool(test(u16::from(level))),
            Some(Answer::Number(number)) => Ternary::from_bool(test(number)),
            _ => Ternary::Unknown,
        }
    }

    /// Returns `true` if the question is to be asked, given what is known so far. An open condition asks.
    pub fn asks(&self, question: QuestionId) -> bool {
        self.holds(&self.questions.question(question).asked_when) != Ternary::No
    }

    /// Returns `true` if the answer is, or includes, a well-known option.
    pub fn says(&self, choice: Choice) -> bool {
        match self.answers.get(choice.question) {
            Some(Answer::One(given)) => given == choice.option,
            Some(Answer::Many(given)) => given.contains(choice.option),
            _ => false,
        }
    }
}
