//! What follows from the state.

use crate::domain::{Answer, Answers, Band, QuestionId, Section, Stage};
use crate::engine::GivenFacts;
use crate::knowledge::{Condition, Questions};

/// The questions that are asked, given the answers so far: those of the first plan, then those that
/// come once there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    questions: Vec<QuestionId>,
    /// How many of them come before the first plan.
    first: usize,
}

/// How far the person has come, among the questions before the first plan or among those after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// Questions before this one.
    pub done: usize,
    /// Questions asked in all, as far as can be told now.
    pub total: usize,
    /// The part of the assessment.
    pub section: Section,
    /// Place of that part, from 1. Which parts there are does not depend on the answers.
    pub step: usize,
    /// How many parts there are.
    pub steps: usize,
    /// Questions of the part before this one, and in all.
    pub in_step: (usize, usize),
}

fn facts<'a>(questions: &'a Questions, answers: &'a Answers) -> GivenFacts<'a> {
    // Whether a question is asked depends on answers alone (the build checks it).
    GivenFacts::new(questions, answers, Band::Strong, None)
}

impl Path {
    /// The path for these answers. A question whose condition is still open counts as asked only
    /// when what the condition reads has been answered or belongs to safety, so that the number
    /// of questions left does not start out too high.
    pub fn of(questions: &Questions, answers: &Answers) -> Self {
        let facts = facts(questions, answers);
        let is_later = |id: &QuestionId| questions.question(*id).stage == Stage::Later;
        let asked = questions
            .questions()
            .filter(|(id, question)| {
                use crate::engine::Ternary;
                match facts.holds(&question.asked_when) {
                    Ternary::Yes => true,
                    Ternary::No => false,
                    Ternary::Unknown => {
                        let mut answered = true;
                        question.asked_when.for_each_question(&mut |other| {
                            answered &= answers.get(other).is_some()
                        });
                        answered || answers.get(*id).is_some()
                    }
                }
            })
            .map(|(id, _)| id);
        let (later, mut all): (Vec<_>, Vec<_>) = asked.partition(is_later);
        let first = all.len();
        all.extend(later);
        Self { questions: all, first }
    }

    /// The questions in order.
    pub fn questions(&self) -> &[QuestionId] {
        &self.questions
    }

    /// Whether the question is asked.
    pub fn contains(&self, question: QuestionId) -> bool {
        self.questions.contains(&question)
    }

    fn stages(&self) -> (&[QuestionId], &[QuestionId]) {
        self.questions.split_at_checked(self.first).unwrap_or_default()
    }

    /// The questions that are asked in the same stretch as this one: before the first plan, or once
    /// there is one.
    fn stretch(&self, questions: &Questions, question: QuestionId) -> &[QuestionId] {
        let (first, later) = self.stages();
        if questions.question(question).stage == Stage::Later { later } else { first }
    }

    /// The question after this one; none where the first plan stands, or the end.
    pub fn after(&self, questions: &Questions, question: QuestionId) -> Option<QuestionId> {
        let stretch = self.stretch(questions, question);
        stretch.iter().copied().find(|next| *next > question)
    }

    /// The question before this one, in the same stretch.
    pub fn before(&self, questions: &Questions, question: QuestionId) -> Option<QuestionId> {
        let stretch = self.stretch(questions, question);
        stretch.iter().copied().rev().find(|previous| *previous < question)
    }

    /// The questions before the first plan that still need an answer.
    pub fn open<'a>(
        &'a self,
        questions: &'a Questions,
        answers: &'a Answers,
    ) -> impl Iterator<Item = QuestionId> + 'a {
        unanswered(self.stages().0, questions, answers)
    }

    /// The questions that make a plan fit more closely and are not answered.
    pub fn open_later<'a>(
        &'a self,
        questions: &'a Questions,
        answers: &'a Answers,
    ) -> impl Iterator<Item = QuestionId> + 'a {
        unanswered(self.stages().1, questions, answers)
    }

    /// Whether every question that a plan waits for has an answer, or an answer asks for a doctor today:
    /// that is said before anything else is asked.
    pub fn is_complete(&self, questions: &Questions, answers: &Answers) -> bool {
        if answers.iter().any(|(question, answer)| stops(questions, question, answer)) {
            return true;
        }
        let waits = |id: QuestionId| questions.question(id).stage == Stage::Plan;
        !self.open(questions, answers).any(waits)
    }

    /// Whether only questions are open that an answer has opened: what is asked of everybody is answered.
    /// Whoever has a plan keeps it then, and what is not known counts on the careful side.
    pub fn keeps_plan(&self, questions: &Questions, answers: &Answers) -> bool {
        let waits = |id: &QuestionId| {
            let question = questions.question(*id);
            question.stage == Stage::Plan && question.asked_when == Condition::Always
        };
        !self.open(questions, answers).any(|id| waits(&id))
    }

    /// How far the person has come at this question.
    pub fn progress(&self, questions: &Questions, question: QuestionId) -> Progress {
        let stretch = self.stretch(questions, question);
        let before = |list: &[QuestionId]| list.iter().filter(|other| **other < question).count();
        let entry = questions.question(question);
        let later = entry.stage == Stage::Later;
        let all = questions.questions().filter(|(_, other)| (other.stage == Stage::Later) == later);
        let mut sections: Vec<Section> = all.map(|(_, other)| other.section).collect();
        sections.dedup();
        let section = entry.section;
        let step: Vec<QuestionId> = stretch
            .iter()
            .copied()
            .filter(|other| questions.question(*other).section == section)
            .collect();
        Progress {
            done: before(stretch),
            total: stretch.len(),
            section,
            step: sections.iter().take_while(|other| **other != section).count() + 1,
            steps: sections.len(),
            in_step: (before(&step), step.len()),
        }
    }
}

/// Whether an answer asks for a doctor today, whatever else is said.
pub fn stops(questions: &Questions, question: QuestionId, answer: Answer) -> bool {
    let stops = questions.question(question).stops;
    match answer {
        Answer::One(option) => stops.contains(option),
        Answer::Many(options) => stops.intersects(options),
        Answer::Level(_) | Answer::Number(_) | Answer::Date(_) | Answer::NotSure => false,
    }
}

fn unanswered<'a>(
    asked: &'a [QuestionId],
    questions: &'a Questions,
    answers: &'a Answers,
) -> impl Iterator<Item = QuestionId> + 'a {
    asked.iter().copied().filter(|question| {
        !questions.question(*question).optional && answers.get(*question).is_none()
    })
}

/// Keeps answers to questions that are not asked apart, and takes back those whose question is asked
/// again.
///
/// One pass is enough: whether a question is asked depends on earlier ones alone (the build checks it).
pub(super) fn settle(questions: &Questions, answers: &mut Answers, hidden: &mut Answers) {
    for (question, _) in questions.questions() {
        let given = answers.get(question).is_some();
        if !given && hidden.get(question).is_none() {
            continue;
        }
        match (given, facts(questions, answers).asks(question)) {
            (true, true) => drop(hidden.remove(question)),
            (true, false) => answers.move_to(question, hidden),
            (false, true) => hidden.move_to(question, answers),
            (false, false) => {}
        }
    }
}
