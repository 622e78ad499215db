//! Converts our conditions, which can be unknown, to the standard's `enableWhen`, which is a single list of
//! comparisons joined by `any` or `all`.
//!
//! A question is asked unless its condition is known not to hold. So a comparison here means "yes or open",
//! and a condition without an exact form gets the next wider one: the form then asks one question more, never
//! one less.

use super::codes::{self, system};
use crate::domain::{OptionSet, QuestionId};
use crate::knowledge::{Condition, Kind, Knowledge};

/// A condition in terms of the standard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// No comparison.
    Always,
    /// At least one has to hold.
    Any(Vec<Comparison>),
    /// All have to hold.
    All(Vec<Comparison>),
}

/// One comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Comparison {
    /// The answer is, or includes, this code.
    Code {
        /// linkId of the question.
        question: String,
        /// Name of the code system.
        system: String,
        /// The code.
        code: String,
    },
    /// The number compares like this.
    Number {
        /// linkId of the question.
        question: String,
        /// `>=` or `<=`.
        operator: &'static str,
        /// The number to compare with.
        number: u16,
    },
    /// "Not sure" is ticked next to the number.
    NotSure {
        /// linkId of the number.
        question: String,
    },
}

/// Returns the converted condition, and whether it is exact (`false`: it asks more often).
pub fn when(knowledge: &Knowledge, condition: &Condition) -> (When, bool) {
    asks(knowledge, condition, true)
}

/// Converts "not known to be otherwise" for the condition (`holds`) or its opposite.
fn asks(knowledge: &Knowledge, condition: &Condition, holds: bool) -> (When, bool) {
    match condition {
        Condition::Always if holds => (When::Always, true),
        // Does not occur: there is no such question, and asking is the safe choice.
        Condition::Always
        | Condition::BandAtMost(_)
        | Condition::Region(_)
        | Condition::Course(_)
        | Condition::PlanHolds(_)
        | Condition::PlanStarts(_) => (When::Always, false),
        Condition::Not(part) => asks(knowledge, part, !holds),
        Condition::Is(question, options) => is(knowledge, *question, *options, holds),
        Condition::AtLeast(question, least) if holds => at_least(knowledge, *question, *least),
        Condition::AtMost(question, most) if holds => at_most(knowledge, *question, Some(*most)),
        Condition::AtLeast(question, least) => at_most(knowledge, *question, least.checked_sub(1)),
        Condition::AtMost(question, most) => at_least(knowledge, *question, most.saturating_add(1)),
        Condition::Any(parts) if holds => any(parts.iter().map(|part| asks(knowledge, part, true))),
        Condition::All(parts) if !holds => {
            any(parts.iter().map(|part| asks(knowledge, part, false)))
        }
        Condition::All(parts) | Condition::Any(parts) => {
            all(parts.iter().map(|part| asks(knowledge, part, holds)).collect())
        }
    }
}

/// Joins several lists into one; an `all` among them is widened to its first comparison.
fn any(parts: impl Iterator<Item = (When, bool)>) -> (When, bool) {
    let (mut leaves, mut exact) = (Vec::new(), true);
    for (part, fits) in parts {
        exact &= fits;
        match part {
            When::Always => return (When::Always, exact),
            When::Any(more) => leaves.extend(more),
            When::All(more) => {
                exact &= more.len() < 2;
                leaves.extend(more.into_iter().take(1));
            }
        }
    }
    (When::Any(leaves), exact)
}

/// Combines all single comparisons; if there are only wider parts, takes the narrowest one.
fn all(parts: Vec<(When, bool)>) -> (When, bool) {
    let mut exact = parts.iter().all(|(_, fits)| *fits);
    let (mut single, mut wide) = (Vec::new(), Vec::new());
    for (part, _) in parts {
        match part {
            When::Always => {}
            When::All(leaves) => single.extend(leaves),
            When::Any(leaves) if leaves.len() == 1 => single.extend(leaves),
            When::Any(leaves) => wide.push(leaves),
        }
    }
    if single.is_empty() && !wide.is_empty() {
        wide.sort_by_key(Vec::len);
        exact &= wide.len() == 1;
        return (When::Any(wide.swap_remove(0)), exact);
    }
    exact &= wide.is_empty();
    (if single.is_empty() { When::Always } else { When::All(single) }, exact)
}

fn is(
    knowledge: &Knowledge,
    question: QuestionId,
    options: OptionSet,
    holds: bool,
) -> (When, bool) {
    let entry = knowledge.question(question);
    // With several options chosen together, one may be listed and another not: that a code is not among them
    // cannot be expressed by a list of equalities.
    let many = matches!(entry.kind, Kind::Many { .. });
    if many && !holds {
        return (When::Always, false);
    }
    let leaves = (0_u8..)
        .map(crate::domain::OptionId)
        .zip(entry.kind.options())
        .filter(|(place, _)| options.contains(*place) == holds || entry.unknown.contains(*place))
        .filter(|(place, _)| holds || !options.contains(*place))
        .map(|(_, option)| Comparison::Code {
            question: entry.id.clone(),
            system: codes::options(&entry.id),
            code: option.clone(),
        });
    (When::Any(leaves.collect()), true)
}

fn levels(id: &str, levels: impl Iterator<Item = u16>, open: bool) -> (When, bool) {
    let codes = levels.map(|level| level.to_string()).chain(open.then(|| "not_sure".to_owned()));
    let leaf = |code| Comparison::Code {
        question: id.to_owned(),
        system: system::LEVELS.to_owned(),
        code,
    };
    (When::Any(codes.map(leaf).collect()), true)
}

fn number(id: &str, operator: &'static str, number: u16, open: bool) -> (When, bool) {
    let question = id.to_owned();
    let open = open.then(|| Comparison::NotSure { question: question.clone() });
    let leaf = Comparison::Number { question: question.clone(), operator, number };
    (When::Any(std::iter::once(leaf).chain(open).collect()), true)
}

fn at_least(knowledge: &Knowledge, question: QuestionId, least: u16) -> (When, bool) {
    let entry = knowledge.question(question);
    match entry.kind {
        Kind::Level => levels(&entry.id, least..=4, entry.not_sure),
        _ => number(&entry.id, ">=", least, entry.not_sure),
    }
}

/// `None`: below zero, which holds only if the answer is open.
fn at_most(knowledge: &Knowledge, question: QuestionId, most: Option<u16>) -> (When, bool) {
    let entry = knowledge.question(question);
    match (&entry.kind, most) {
        (Kind::Level, Some(most)) => levels(&entry.id, 0..=most.min(4), entry.not_sure),
        (Kind::Level, None) => levels(&entry.id, 0..0, entry.not_sure),
        (_, Some(most)) => number(&entry.id, "<=", most, entry.not_sure),
        (_, None) => (When::Always, false),
    }
}
