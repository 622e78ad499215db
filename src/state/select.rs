//! What follows from the state.

use crate::domain::{Answers, Band, QuestionId, Section};
use crate::engine::GivenFacts;
use crate::knowledge::Questions;

/// The questions that are asked, given the answers so far, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    questions: Vec<QuestionId>,
}

/// How far the person has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// Questions answered.
    pub done: usize,
    /// Questions asked in all, as far as can be told now.
    pub total: usize,
    /// Questions after this one.
    pub left: usize,
    /// The part of the assessment.
    pub section: Section,
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
        let questions = questions
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
            .map(|(id, _)| id)
            .collect();
        Self { questions }
    }

    /// The questions in order.
    pub fn questions(&self) -> &[QuestionId] {
        &self.questions
    }

    /// Whether the question is asked.
    pub fn contains(&self, question: QuestionId) -> bool {
        self.questions.contains(&question)
    }

    /// The question after this one.
    pub fn after(&self, question: QuestionId) -> Option<QuestionId> {
        self.questions.iter().copied().find(|next| *next > question)
    }

    /// The question before this one.
    pub fn before(&self, question: QuestionId) -> Option<QuestionId> {
        self.questions.iter().copied().rev().find(|previous| *previous < question)
    }

    /// The first question that still needs an answer.
    pub fn first_open(&self, questions: &Questions, answers: &Answers) -> Option<QuestionId> {
        self.questions.iter().copied().find(|question| {
            !questions.question(*question).optional && answers.get(*question).is_none()
        })
    }

    /// Whether every question that needs an answer has one.
    pub fn is_complete(&self, questions: &Questions, answers: &Answers) -> bool {
        self.first_open(questions, answers).is_none()
    }

    /// How far the person has come at this question.
    pub fn progress(&self, questions: &Questions, question: QuestionId) -> Progress {
        let done = self.questions.iter().filter(|other| **other < question).count();
        let left = self.questions.iter().filter(|other| **other > question).count();
        let section = questions.question(question).section;
        Progress { done, total: self.questions.len(), left, section }
    }
}

/// Answered questions that these answers take out of the way.
pub(super) fn dropped_by(questions: &Questions, answers: &Answers) -> Vec<QuestionId> {
    let facts = facts(questions, answers);
    answers.iter().map(|(question, _)| question).filter(|question| !facts.asks(*question)).collect()
}
