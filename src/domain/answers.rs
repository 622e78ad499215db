//! A person's answers.

use jiff::civil::Date;

use super::{OptionId, OptionSet, QuestionId};

/// The answer to one question. Its variant matches the question's kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Answer {
    /// One option.
    One(OptionId),
    /// Any number of options; `none` is an option of its own, so the set is never empty.
    Many(OptionSet),
    /// Frequency in the last seven days: 0 never, 1 once or twice, 2 some days, 3 most days, 4
    /// every day or always.
    Level(u8),
    /// An integer in the question's unit.
    Number(u16),
    /// A calendar day.
    Date(Date),
    /// "Not sure", if the question has no such option of its own (levels, numbers).
    NotSure,
}

/// All answers given so far, by question.
///
/// Dense storage, a slot per question: there are some sixty, the engine looks answers up
/// constantly, and a tree would add code to the first load for no benefit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers {
    /// Indexed by question; never ends with `None`, so that equal answers compare equal.
    given: Vec<Option<Answer>>,
    /// Questions whose answer was read from an option of an earlier version: it counts as the
    /// stricter one, and the question is asked again.
    again: Vec<QuestionId>,
}

impl Answers {
    /// Returns the answer to `question`, if there is one.
    pub fn get(&self, question: QuestionId) -> Option<Answer> {
        self.given.get(question.index()).copied().flatten()
    }

    /// Sets or changes an answer.
    pub fn set(&mut self, question: QuestionId, answer: Answer) {
        if self.given.len() <= question.index() {
            self.given.resize(question.index() + 1, None);
        }
        if let Some(place) = self.given.get_mut(question.index()) {
            *place = Some(answer);
        }
        self.again.retain(|other| *other != question);
    }

    /// Sets an answer, or removes it where there is none.
    pub fn put(&mut self, question: QuestionId, answer: Option<Answer>) {
        match answer {
            Some(answer) => self.set(question, answer),
            None => drop(self.remove(question)),
        }
    }

    /// Marks an answer to be asked again; setting it anew removes the mark.
    pub fn ask_again(&mut self, question: QuestionId) {
        if self.get(question).is_some() && !self.asks_again(question) {
            self.again.push(question);
            super::insertion_sort(&mut self.again, |question| *question);
        }
    }

    /// Returns `true` if the answer was read from an option of an earlier version and is asked again.
    pub fn asks_again(&self, question: QuestionId) -> bool {
        self.again.contains(&question)
    }

    /// Returns the questions that are asked again, in order.
    pub fn asked_again(&self) -> impl Iterator<Item = QuestionId> + '_ {
        self.again.iter().copied()
    }

    /// Removes an answer.
    pub fn remove(&mut self, question: QuestionId) -> Option<Answer> {
        let taken = self.given.get_mut(question.index())?.take()?;
        self.again.retain(|other| *other != question);
        while let Some(None) = self.given.last() {
            self.given.pop();
        }
        Some(taken)
    }

    /// Moves the answer to a question into `others`, with its mark, replacing any answer there.
    pub fn move_to(&mut self, question: QuestionId, others: &mut Self) {
        let again = self.asks_again(question);
        let Some(answer) = self.remove(question) else { return };
        others.set(question, answer);
        if again {
            others.ask_again(question);
        }
    }

    /// Returns `true` if nothing has been answered.
    pub fn is_empty(&self) -> bool {
        self.given.is_empty()
    }

    /// Returns the number of answers.
    pub fn len(&self) -> usize {
        self.given.iter().flatten().count()
    }

    /// Iterates over the answers in question order.
    pub fn iter(&self) -> impl Iterator<Item = (QuestionId, Answer)> + '_ {
        let places = (0..=u8::MAX).map(QuestionId).zip(&self.given);
        places.filter_map(|(question, answer)| Some((question, (*answer)?)))
    }
}

/// If a question occurs twice, the later answer counts.
impl FromIterator<(QuestionId, Answer)> for Answers {
    fn from_iter<I: IntoIterator<Item = (QuestionId, Answer)>>(given: I) -> Self {
        let mut answers = Self::default();
        for (question, answer) in given {
            answers.set(question, answer);
        }
        answers
    }
}
