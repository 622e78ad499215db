//! The home test of a product: its state, and when the spot is to be looked at.
//!
//! Derived from the entries by day, so the order in which they were made does not matter, and an answer
//! that is taken back undoes everything that followed from it. A reaction that is put down to the product
//! ends its test like a sign on the spot. Days on which the product was not put on, and days of a pause,
//! do not count, so they make a test longer, never shorter.

use jiff::civil::Date;

use crate::domain::{
    HomeTest, Journal, Pause, ShelfItem, SpotLook, TestResult, days_between, plus_days,
};
use crate::knowledge::{Effect, FollowEffect, RuleKind};

use super::facts::Facts;
use super::reason::Reason;
use super::ternary::Ternary;

/// The length of a home test for a person, by the rules of follow-up.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TestTerms {
    /// Days on which the product is put on, first and last included; 0 where no rule asks for a test.
    pub days: u16,
    /// The day of the first look, counted in the same way.
    pub first_look: u16,
    /// The rules that say so, the deciding one first.
    pub because: Vec<Reason>,
    /// Days on which the plan pauses, and tests with it.
    pauses: Vec<Pause>,
    /// Reactions that are put down to a product, by its id on the shelf.
    blamed: Vec<(String, Date)>,
}

/// The stage of a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TestStage {
    /// It is running, or waiting for its last look.
    Runs,
    /// Nothing has shown on any of its days.
    Passed,
    /// Something has shown.
    Reacted,
    /// Its owner has stopped it, and nothing is known.
    Stopped,
}

/// A look that is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueLook {
    /// The first one.
    First,
    /// The one that ends the test.
    Last,
}

/// The state of a test on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TestState {
    /// Its stage.
    pub stage: TestStage,
    /// The day of the test, from 1, not counting days on which the product was not put on; 0 before it
    /// starts.
    pub day: u16,
    /// The day of the first look, as far as the pauses and missed days are known.
    pub first_look: Date,
    /// The day of the last look, likewise.
    pub last_look: Date,
    /// The look that is due; `None` in a pause too.
    pub due: Option<DueLook>,
    /// The day of the latest reaction that is put down to the product since the test began.
    pub blamed: Option<Date>,
}

impl TestState {
    /// The latest day with an entry for the test: a look, its end, a reaction.
    pub fn last_said(&self, test: &HomeTest) -> Option<Date> {
        test.looks.keys().next_back().copied().max(test.ended).max(self.blamed)
    }

    /// Looks still to come from a day on; none once the test is over.
    pub fn looks_from(&self, today: Date) -> impl Iterator<Item = (DueLook, Date)> {
        let all = [(DueLook::First, self.first_look), (DueLook::Last, self.last_look)];
        let runs = self.stage == TestStage::Runs;
        all.into_iter().filter(move |(_, day)| runs && *day >= today)
    }
}

impl TestTerms {
    /// The terms for this person: of the rules that apply, the one that asks for the most days. An open
    /// answer counts as the one with the longer test.
    pub(super) fn of(facts: &Facts<'_>, journal: Option<&Journal>) -> Self {
        let pauses = journal.map_or_else(Vec::new, |journal| journal.pauses.clone());
        let reactions = journal.into_iter().flat_map(|journal| &journal.reactions);
        let blamed = reactions.filter_map(|it| Some((it.product.clone()?, it.on))).collect();
        let mut terms = Self { pauses, blamed, ..Self::default() };
        let rules = facts.knowledge.rules().filter(|(_, rule)| rule.kind == RuleKind::Follow);
        for (id, rule) in rules {
            let found = rule.then.iter().find_map(|effect| match effect {
                Effect::Follow(FollowEffect::HomeTest { days, look }) => Some((*days, *look)),
                _ => None,
            });
            let Some((days, look)) = found else { continue };
            let truth = facts.holds(&rule.when);
            if truth == Ternary::No {
                continue;
            }
            let evidence = facts.evidence(&rule.when);
            let reason = Reason {
                rule: id,
                answers: evidence.answers.into(),
                matched: evidence.matched.into(),
                certain: truth == Ternary::Yes,
            };
            let place = if days > terms.days { 0 } else { terms.because.len() };
            terms.because.insert(place, reason);
            terms.days = terms.days.max(days);
            terms.first_look = terms.first_look.max(look);
        }
        terms
    }

    /// The state of the test of a product on a day.
    pub fn state(&self, product: &str, test: &HomeTest, today: Date) -> TestState {
        let first_look = self.day_of(test, self.first_look, today);
        let last_look = self.day_of(test, self.days, today);
        let seen = |look: SpotLook| test.looks.values().any(|it| *it == look);
        // An answer for a future day, entered before a clock was set back, is no answer yet; a sign is.
        let fine = |from: Date| {
            from <= today && test.looks.range(from..=today).any(|(_, it)| *it == SpotLook::Fine)
        };
        let blamed = self.blamed.iter().filter(|(id, on)| id == product && *on >= test.started);
        let blamed = blamed.map(|(_, on)| *on).max();
        let stage = match test.result {
            _ if blamed.is_some() || seen(SpotLook::Sign) => TestStage::Reacted,
            Some(TestResult::Reaction) => TestStage::Reacted,
            Some(TestResult::Passed) => TestStage::Passed,
            None if fine(last_look) => TestStage::Passed,
            None if test.ended.is_some() => TestStage::Stopped,
            None => TestStage::Runs,
        };
        let rests = self.pauses.iter().any(|pause| pause.holds(today));
        let due = if stage != TestStage::Runs || rests {
            None
        } else if last_look <= today {
            Some(DueLook::Last)
        } else if first_look <= today && !fine(first_look) {
            Some(DueLook::First)
        } else {
            None
        };
        let day = (1..=self.days).rev().find(|day| self.day_of(test, *day, today) <= today);
        TestState { stage, day: day.unwrap_or(0), first_look, last_look, due, blamed }
    }

    /// The state of the test of a product on the shelf on a day; `None` where it has none.
    pub fn state_of(&self, item: &ShelfItem, today: Date) -> Option<TestState> {
        item.test.as_ref().map(|test| self.state(&item.id, test, today))
    }

    /// Products that may be behind a reaction of today though they are in no routine: their test is
    /// running, or ended no longer ago than a test lasts.
    pub fn on_trial<'s>(&self, items: &'s [ShelfItem], today: Date) -> Vec<&'s ShelfItem> {
        let lately = |item: &&ShelfItem| {
            item.test.as_ref().filter(|test| test.started <= today).is_some_and(|test| {
                let state = self.state(&item.id, test, today);
                let last = match state.stage {
                    TestStage::Runs => today,
                    _ => state.last_said(test).unwrap_or(state.last_look),
                };
                days_between(last, today) <= self.days
            })
        };
        items.iter().filter(lately).collect()
    }

    /// The date of a day of the test, counted from 1. A pause without an end is assumed to end today.
    fn day_of(&self, test: &HomeTest, day: u16, today: Date) -> Date {
        let mut date = test.started;
        let mut left = day;
        loop {
            let holds = |pause: &&Pause| pause.from <= date && date <= pause.to.unwrap_or(today);
            if let Some(pause) = self.pauses.iter().find(holds) {
                let end = pause.to.unwrap_or(today);
                if end == Date::MAX {
                    return end;
                }
                date = plus_days(end, 1);
                continue;
            }
            if test.looks.get(&date) != Some(&SpotLook::Missed) {
                left = left.saturating_sub(1);
            }
            if left == 0 || date == Date::MAX {
                return date;
            }
            date = plus_days(date, 1);
        }
    }
}

/// The first day on which a product may go on the face after a running test: the day after its last look,
/// and not before tomorrow until that look has been taken.
pub(super) fn face_from(state: &TestState, today: Date) -> Date {
    plus_days(state.last_look.max(today), 1)
}
