//! The known facts about a person today: the answers of the assessment, overlaid with those of each
//! check-in since.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::domain::{Answers, Journal, QuestionId};
use crate::knowledge::Knowledge;

use super::Case;

/// The latest answer to every question of somebody who follows a plan: answers of check-ins since then
/// override those of the assessment. Without a course only the latter.
pub fn latest_answers(knowledge: &Knowledge, case: &Case<'_>) -> Answers {
    match case.followed() {
        Some((journal, started)) => Known::following(knowledge, case, journal, started).answers,
        None => case.answers.clone(),
    }
}

/// Answers with the days on which they were given.
pub(super) struct Known {
    /// The latest answer to every question.
    pub answers: Answers,
    /// The same with the signs of the start: the answers that the plan was made for.
    pub planned: Answers,
    /// The day an answer was last given, if that was after the start.
    given: BTreeMap<QuestionId, Date>,
    /// The first day of the plan, and the days after it on which answers other than the signs changed or
    /// were given again.
    changes: Vec<Date>,
    /// The day from which all other answers count.
    start: Date,
    /// The signs of the barrier.
    signs: Vec<QuestionId>,
}

impl Known {
    /// Overlays the answers with the check-ins from `started` to today. An answer edited after a check-in
    /// takes precedence over it.
    pub fn following(
        knowledge: &Knowledge,
        case: &Case<'_>,
        journal: &Journal,
        started: Date,
    ) -> Self {
        let signs: Vec<QuestionId> =
            super::signs::weights(knowledge).map(|(sign, _)| sign).collect();
        let red_flags = knowledge.questions.ids.red_flags;
        let mut answers = case.answers.clone();
        let mut given = journal.edited.clone();
        given.retain(|_, day| (started..=case.today).contains(day));
        let edits = given.iter().filter(|(question, _)| !signs.contains(question));
        let mut changes: Vec<Date> = edits.map(|(_, day)| *day).collect();
        changes.push(started);
        for (day, check) in journal.check_ins.range(started..=case.today) {
            for (question, answer) in check.iter() {
                // The days of a rule start again with an answer that is given again, though it is the
                // same. Red flags are asked at every check, and no days count from them.
                let again = question == red_flags && answers.get(question) == Some(answer);
                if !signs.contains(&question) && !again {
                    changes.push(*day);
                }
                if given.get(&question).is_none_or(|later| later <= day) {
                    given.insert(question, *day);
                    answers.set(question, answer);
                }
            }
        }
        changes.sort_unstable();
        changes.dedup();
        let mut planned = answers.clone();
        for sign in &signs {
            planned.put(*sign, journal.baseline.get(*sign));
        }
        Self { answers, planned, given, changes, start: started, signs }
    }

    /// The facts as they were known on an earlier day: an answer edited after it is that of the start.
    fn as_of(&self, knowledge: &Knowledge, case: &Case<'_>, journal: &Journal, day: Date) -> Self {
        let mut answers = case.answers.clone();
        // The first versions saved no answers of the start.
        let later = journal.edited.iter().filter(|_| !journal.baseline.is_empty());
        for (question, _) in later.filter(|(_, on)| day < **on && **on <= case.today) {
            answers.put(*question, journal.baseline.get(*question));
        }
        let case = Case { answers: &answers, today: day, ..*case };
        Self::following(knowledge, &case, journal, self.start)
    }

    /// The facts as they were known before the latest change of the answers other than the signs, one
    /// for each change, earliest first, with its first day and that of the next.
    pub fn earlier(
        &self,
        knowledge: &Knowledge,
        case: &Case<'_>,
        journal: &Journal,
    ) -> Vec<(Self, (Date, Option<Date>))> {
        let ends = self.changes.iter().skip(1);
        let days = self.changes.iter().zip(ends);
        days.map(|(from, end)| (self.as_of(knowledge, case, journal, *from), (*from, Some(*end))))
            .collect()
    }

    /// First day since which the answers other than the signs have been unchanged.
    pub fn changed(&self) -> Date {
        self.changes.last().copied().unwrap_or(self.start)
    }

    /// The day from which something that rests on these answers counts.
    pub fn since(&self, questions: &[QuestionId]) -> Date {
        let days = questions.iter().filter_map(|question| self.given.get(question));
        days.max().copied().unwrap_or(self.start)
    }

    /// The same for the days that a rule counts. Every check gives the signs anew, and a sign that stays
    /// would start the days again each week: they never ended, and took back what they had let in.
    pub fn since_without_signs(&self, questions: &[QuestionId]) -> Date {
        let mut others = questions.to_vec();
        others.retain(|question| !self.signs.contains(question));
        self.since(&others)
    }
}
