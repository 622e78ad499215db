//! Timing in a course: when the next check-in is, how long a phase lasts, and what a start excuses.

use jiff::civil::Date;

use crate::domain::{Answers, Phase, QuestionId, ReactionClass, RuleId, days_between, plus_days};
use crate::engine::calendar;
use crate::engine::dates::days;
use crate::engine::phases;
use crate::engine::reason::Reason;
use crate::engine::ternary::Ternary;
use crate::knowledge::{Condition, CourseLeaf, Effect, FollowEffect, Rule};

use super::NotedReaction;
use super::course_facts::CourseFacts;
use super::fold::Fold;

impl<'a> Fold<'a> {
    /// Effects of follow-up that apply at every moment.
    pub fn always(&self) -> impl Iterator<Item = (RuleId, &'a FollowEffect)> + '_ {
        let always = self.rules.iter().filter(|(_, rule)| rule.when == Condition::Always);
        always.flat_map(|(id, rule)| rule.then.iter().map(move |effect| (*id, effect))).filter_map(
            |(id, effect)| match effect {
                Effect::Follow(effect) => Some((id, effect)),
                _ => None,
            },
        )
    }

    /// Effects of all rules of follow-up.
    pub fn effects(&self) -> impl Iterator<Item = (RuleId, &'a FollowEffect)> + '_ {
        self.rules.iter().flat_map(|(id, rule)| {
            rule.then.iter().filter_map(move |effect| match effect {
                Effect::Follow(effect) => Some((*id, effect)),
                _ => None,
            })
        })
    }

    /// The gain in points from which the index is called better, where the previous points had this
    /// median, doubled.
    pub fn better_from(&self, twice: u16) -> Option<(RuleId, u8)> {
        let empty = Answers::default();
        let moment = CourseFacts {
            twice_before: Some(twice),
            ..self.quiet_moment(self.today, &empty, None)
        };
        let holds = |rule: &Rule| moment.holds(&rule.when) == Ternary::Yes;
        self.rules.iter().filter(|(_, rule)| holds(rule)).find_map(|(id, rule)| {
            rule.then.iter().find_map(|effect| match effect {
                Effect::Follow(FollowEffect::BetterFrom(points)) => Some((*id, *points)),
                _ => None,
            })
        })
    }

    /// Days to the next check-in, and the least days between two that count.
    pub fn rhythm(&self, on: Date) -> (u16, u16) {
        let mut rhythm = (7, 1);
        let moment_rules = self.rules.iter().filter(|(_, rule)| {
            rule.then.iter().any(|it| matches!(it, Effect::Follow(FollowEffect::CheckEvery { .. })))
        });
        let empty = Answers::default();
        for (_, rule) in moment_rules {
            let holds = rule.when == Condition::Always
                || self.quiet_moment(on, &empty, None).holds(&rule.when) == Ternary::Yes;
            for effect in &rule.then {
                if let (true, Effect::Follow(FollowEffect::CheckEvery { days, apart })) =
                    (holds, effect)
                {
                    rhythm = (rhythm.0.max(*days), rhythm.1.max(*apart));
                }
            }
        }
        rhythm
    }

    /// Why nothing may change at home on a day: the special day is close.
    pub fn before_event(&self, on: Date) -> Option<Reason> {
        let question = self.knowledge.questions.ids.event_date;
        let rule = self.knowledge.well_known.rules.event_new;
        let event = calendar::event(&self.facts, on)?;
        let close = calendar::within(event, days(self.knowledge, rule), on);
        close.then(|| Reason::rule(rule, [question]))
    }

    /// The reaction because of which a doctor should look before anything new begins.
    pub fn waits_for_doctor(&self) -> Option<&NotedReaction> {
        self.reactions.iter().find(|it| it.open && it.class >= ReactionClass::SeeDoctor)
    }

    /// The first day, from the given one on, on which the plan may change.
    pub fn free_from(&self, day: Date) -> Date {
        let event = calendar::event(&self.facts, day).filter(|_| self.before_event(day).is_some());
        event.map_or(day, |event| plus_days(event, 1))
    }

    /// The minimum days of the present phase, pauses not counted.
    pub fn least_days(&self, phase: Phase) -> u16 {
        phases::days_of(self.fired, phase, self.ladder.band)
    }

    /// The minimum days of today's phase: one in which something waits lasts until that may come.
    fn least_now(&self) -> u16 {
        if self.ladder.waits { 0 } else { self.least_days(self.ladder.phase) }
    }

    /// First day on which the present phase may end, considering time alone.
    pub fn earliest(&self) -> Date {
        let mut day = plus_days(self.ladder.since, self.least_now());
        for pause in &self.journal.pauses {
            let from = pause.from.max(self.ladder.since);
            let to = pause.to.unwrap_or(self.today.max(from));
            if from < day && from <= to {
                day = plus_days(day, days_between(from, to).saturating_add(1));
            }
        }
        let rest = self.rest_until.filter(|_| self.ladder.phase == Phase::Reset);
        day.max(rest.unwrap_or(day))
    }

    /// First day on which the wait after an acute reaction is over.
    pub fn settled(&self) -> Option<Date> {
        let leaves = self.knowledge.tables.leaves.iter();
        let days = leaves.filter_map(|leaf| match leaf {
            CourseLeaf::ReactedWithin(days) => Some(*days),
            _ => None,
        });
        Some(plus_days(self.acute?, days.max()?))
    }

    /// The last check-in that counts.
    pub fn last_counted(&self) -> Option<Date> {
        self.counted.last().map(|point| point.on)
    }

    /// The indexes that count, earliest first.
    pub fn indexes(&self) -> Vec<u8> {
        self.counted.iter().map(|point| point.index).collect()
    }

    /// The longest time without a check-in that does not make the plan wait, in days.
    pub fn longest_gap(&self) -> u16 {
        let leaves = self.knowledge.tables.leaves.iter();
        let gaps = leaves.filter_map(|leaf| match leaf {
            CourseLeaf::Gap(days) => Some(*days),
            _ => None,
        });
        gaps.min().unwrap_or(u16::MAX)
    }

    /// Whether a reaction to a new active is still expected, and the signs that it excuses.
    pub fn starting(&self, on: Date) -> Option<&'a [(QuestionId, u8)]> {
        let mut found = None;
        for (_, effect) in self.always() {
            let FollowEffect::Start { of, days, anew, excuses } = effect else { continue };
            for (_, first) in self.came_in.iter().filter(|(active, _)| of.contains(*active)) {
                let mut from = *first;
                for pause in &self.journal.pauses {
                    let to = pause.to.unwrap_or(Date::MAX);
                    let long = days_between(pause.from, to).saturating_add(1) > *anew;
                    if long && pause.from >= *first && to < on {
                        from = from.max(plus_days(to, 1));
                    }
                }
                if days_between(from, on) < *days {
                    found = Some(excuses.as_slice());
                }
            }
        }
        found
    }
}
