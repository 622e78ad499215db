//! Values derived from the state.

use crate::domain::{Answer, Answers, Band, QuestionId, Section, Stage};
use crate::engine::GivenFacts;
use crate::knowledge::{Condition, Questions};

/// The questions asked, given the answers so far: those of the first plan, then those asked once
/// there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    questions: Vec<QuestionId>,
    /// Number of questions that come before the first plan.
    first: usize,
}

/// Progress through the questions before the first plan, or through those after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// Number of questions before this one.
    pub done: usize,
    /// Number of questions asked in all, as far as known now.
    pub total: usize,
    /// The part of the assessment.
    pub section: Section,
    /// Position of that part, from 1. The set of parts does not depend on the answers.
    pub step: usize,
    /// Number of parts.
    pub steps: usize,
    /// Number of questions in this part: before this one, and in all.
    pub in_step: (usize, usize),
}

fn facts<'a>(questions: &'a Questions, answers: &'a Answers) -> GivenFacts<'a> {
    // Whether a question is asked depends only on answers (checked by the build).
    GivenFacts::new(questions, answers, Band::Strong, None)
}

impl Path {
    /// Computes the path for these answers. A question whose condition is undecided counts as asked
    /// only if the questions it depends on are answered or belong to safety, so that the number of
    /// questions left does not start too high.
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

    /// Returns the questions in order.
    pub fn questions(&self) -> &[QuestionId] {
        &self.questions
    }

    /// Returns `true` if the question is asked.
    pub fn contains(&self, question: QuestionId) -> bool {
        self.questions.contains(&question)
    }

    fn stages(&self) -> (&[QuestionId], &[QuestionId]) {
        self.questions.split_at_checked(self.first).unwrap_or_default()
    }

    /// Returns the questions asked in the same stage as this one: before the first plan, or after
    /// it.
    fn stretch(&self, questions: &Questions, question: QuestionId) -> &[QuestionId] {
        let (first, later) = self.stages();
        if questions.question(question).stage == Stage::Later { later } else { first }
    }

    /// Returns the next question; `None` at the first plan or at the end.
    pub fn after(&self, questions: &Questions, question: QuestionId) -> Option<QuestionId> {
        let stretch = self.stretch(questions, question);
        stretch.iter().copied().find(|next| *next > question)
    }

    /// Returns the previous question of the same stage.
    pub fn before(&self, questions: &Questions, question: QuestionId) -> Option<QuestionId> {
        let stretch = self.stretch(questions, question);
        stretch.iter().copied().rev().find(|previous| *previous < question)
    }

    /// Returns the questions before the first plan that still need an answer.
    pub fn open<'a>(
        &'a self,
        questions: &'a Questions,
        answers: &'a Answers,
    ) -> impl Iterator<Item = QuestionId> + 'a {
        unanswered(self.stages().0, questions, answers)
    }

    /// Returns the unanswered questions that would make the plan fit more closely.
    pub fn open_later<'a>(
        &'a self,
        questions: &'a Questions,
        answers: &'a Answers,
    ) -> impl Iterator<Item = QuestionId> + 'a {
        unanswered(self.stages().1, questions, answers)
    }

    /// Returns `true` if every question the plan needs has an answer, or an answer calls for a
    /// doctor today: that is shown before anything else is asked.
    pub fn is_complete(&self, questions: &Questions, answers: &Answers) -> bool {
        if answers.iter().any(|(question, answer)| stops(questions, question, answer)) {
            return true;
        }
        let waits = |id: QuestionId| questions.question(id).stage == Stage::Plan;
        !self.open(questions, answers).any(waits)
    }

    /// Returns `true` if every question asked of everybody is answered and only those opened by an
    /// answer are open. An existing plan is kept then, and unknowns are treated cautiously.
    pub fn keeps_plan(&self, questions: &Questions, answers: &Answers) -> bool {
        let waits = |id: &QuestionId| {
            let question = questions.question(*id);
            question.stage == Stage::Plan && question.asked_when == Condition::Always
        };
        !self.open(questions, answers).any(|id| waits(&id))
    }

    /// Returns the progress at this question.
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

/// Returns `true` if an answer calls for a doctor today, whatever the other answers are.
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

/// Moves answers to questions that are no longer asked into `hidden`, and restores those whose
/// question is asked again.
///
/// One pass is enough: whether a question is asked depends only on earlier ones (checked by the build).
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
