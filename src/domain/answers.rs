//! What a person has answered.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{OptionId, OptionSet, QuestionId};

/// The answer to one question. Its form matches the question's kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Answer {
    /// One option.
    One(OptionId),
    /// Any number of options; `none` is an option of its own, so the set is never empty.
    Many(OptionSet),
    /// How often in the last seven days: 0 never, 1 once or twice, 2 some days, 3 most days,
    /// 4 every day or always.
    Level(u8),
    /// A whole number in the question's unit.
    Number(u16),
    /// A calendar day.
    Date(Date),
    /// «Not sure» where the question has no such option of its own (levels, numbers).
    NotSure,
}

/// All answers given so far, by question.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers(BTreeMap<QuestionId, Answer>);

impl Answers {
    /// The answer to `question`, if there is one.
    pub fn get(&self, question: QuestionId) -> Option<Answer> {
        self.0.get(&question).copied()
    }

    /// Gives or changes an answer.
    pub fn set(&mut self, question: QuestionId, answer: Answer) {
        self.0.insert(question, answer);
    }

    /// Takes an answer back.
    pub fn remove(&mut self, question: QuestionId) -> Option<Answer> {
        self.0.remove(&question)
    }

    /// Whether nothing has been answered.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Number of answers.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Answers in the order of the questions.
    pub fn iter(&self) -> impl Iterator<Item = (QuestionId, Answer)> + '_ {
        self.0.iter().map(|(id, answer)| (*id, *answer))
    }
}

impl FromIterator<(QuestionId, Answer)> for Answers {
    fn from_iter<I: IntoIterator<Item = (QuestionId, Answer)>>(answers: I) -> Self {
        Self(answers.into_iter().collect())
    }
}
