//! The parts of the answers that made a condition hold.

use std::cmp::Reverse;

use crate::domain::{Answer, OptionId, QuestionId, insertion_sort};
use crate::knowledge::Condition;

use super::facts::Facts;
use super::ternary::Ternary;

/// A part of an answer that a condition names and that supported it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Match {
    /// The question.
    pub question: QuestionId,
    /// The answer given.
    pub said: Said,
}

/// The answer to one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Said {
    /// This option, alone or among others.
    Option(OptionId),
    /// A sign at this level, 1 to 4.
    Level(u8),
    /// This number, in the unit of the question.
    Number(u16),
    /// Nothing, or that the matter is open ("not sure", "prefer not to say").
    Open,
}

/// The evidence for a condition.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Evidence {
    /// The questions whose answers, or whose missing answers, decided the condition, in the order asked.
    pub answers: Vec<QuestionId>,
    /// The options, levels and numbers that supported it, the most telling first, then what is open. An
    /// answer that only keeps a condition from failing (a sign that is rare enough, an option that was
    /// not chosen) says nothing and is not here.
    pub matched: Vec<Match>,
}

impl Facts<'_> {
    /// The evidence that decided the condition.
    pub fn evidence(&self, condition: &Condition) -> Evidence {
        let mut found = Evidence::default();
        self.collect(condition, true, &mut found);
        insertion_sort(&mut found.answers, |question| *question);
        found.answers.dedup();
        insertion_sort(&mut found.matched, |one| self.order(one));
        found.matched.dedup();
        found
    }

    /// `positive` is false inside an odd number of `Not`: there, options and levels count against it.
    fn collect(&self, condition: &Condition, positive: bool, into: &mut Evidence) {
        match condition {
            Condition::Always
            | Condition::Region(_)
            | Condition::Course(_)
            | Condition::PlanHolds(_)
            | Condition::PlanStarts(_) => {}
            Condition::BandAtMost(_) => {
                for question in self.band_signs() {
                    into.answers.push(question);
                    let level = self.answers.get(question);
                    let level = level.filter(|_| positive);
                    if let Some(Answer::Level(level)) = level {
                        into.matched.push(Match { question, said: Said::Level(level) });
                    } else if positive {
                        into.matched.push(Match { question, said: Said::Open });
                    }
                }
            }
            Condition::Is(question, options) => {
                into.answers.push(*question);
                let question = *question;
                let mut add = |option| {
                    into.matched.push(Match { question, said: Said::Option(option) });
                };
                match (self.holds(condition), self.answers.get(question)) {
                    (Ternary::Unknown, _) => {
                        into.matched.push(Match { question, said: Said::Open });
                    }
                    (Ternary::Yes, Some(Answer::One(option))) if positive => add(option),
                    (Ternary::Yes, Some(Answer::Many(given))) if positive => {
                        given.iter().filter(|option| options.contains(*option)).for_each(add);
                    }
                    _ => {}
                }
            }
            Condition::AtLeast(question, _) | Condition::AtMost(question, _) => {
                into.answers.push(*question);
                let question = *question;
                let said = match (self.holds(condition), self.answers.get(question)) {
                    (Ternary::Unknown, _) => Some(Said::Open),
                    (Ternary::Yes, Some(Answer::Number(number))) if positive => {
                        Some(Said::Number(number))
                    }
                    (Ternary::Yes, Some(Answer::Level(level)))
                        if positive && matches!(condition, Condition::AtLeast(..)) =>
                    {
                        Some(Said::Level(level))
                    }
                    _ => None,
                };
                into.matched.extend(said.map(|said| Match { question, said }));
            }
            Condition::All(parts) => {
                self.collect_deciding(condition, parts, Ternary::Yes, positive, into);
            }
            Condition::Any(parts) => {
                self.collect_deciding(condition, parts, Ternary::No, positive, into);
            }
            Condition::Not(part) => self.collect(part, !positive, into),
        }
    }

    /// The parts of an All or Any that decided it; `neutral` is the value that decides nothing.
    fn collect_deciding(
        &self,
        whole: &Condition,
        parts: &[Condition],
        neutral: Ternary,
        positive: bool,
        into: &mut Evidence,
    ) {
        let value = self.holds(whole);
        for part in parts {
            let own = self.holds(part);
            if own == value || (value == Ternary::Unknown && own == neutral && own == Ternary::Yes)
            {
                self.collect(part, positive, into);
            }
        }
    }

    /// The signs that pull the band down: those answered "some days" or more and those left open; if
    /// there are none, those answered "once or twice".
    fn band_signs(&self) -> Vec<QuestionId> {
        let from = |least| {
            super::signs::weights(self.knowledge)
                .map(|(sign, _)| sign)
                .filter(|sign| {
                    !matches!(self.answers.get(*sign), Some(Answer::Level(level)) if level < least)
                })
                .collect::<Vec<_>>()
        };
        let marked = from(2);
        if marked.is_empty() { from(1) } else { marked }
    }

    /// Open items come last. Otherwise by the section of the question, so that health goes before habits
    /// and goals come at the end; among signs by how much they lower the index.
    fn order(&self, one: &Match) -> impl Ord + use<> {
        let points = match one.said {
            Said::Level(level) => super::signs::weights(self.knowledge)
                .find(|(sign, _)| *sign == one.question)
                .map_or(0, |(_, weight)| weight * u32::from(level)),
            _ => 0,
        };
        let section = self.knowledge.question(one.question).section;
        (one.said == Said::Open, section, Reverse(points), *one)
    }
}
