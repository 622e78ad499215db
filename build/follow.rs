//! Compiles and checks follow-up rules.

use crate::domain::{LastingSet, PhaseMove, SymptomSet};
use crate::faults::Faults;
use crate::knowledge::follow::{CourseLeaf, FollowEffect};
use crate::knowledge::model::{Condition, Effect, Rule, RuleKind};
use crate::knowledge::schema::{CourseEntry, FollowEntry};
use crate::knowledge::{QuestionTable, Tables};
use crate::resolver::Resolver;

impl Resolver<'_> {
    /// Returns the index of a leaf; equal leaves share one.
    pub fn leaf(&mut self, file: &str, entry: &CourseEntry) -> u8 {
        let leaf = match entry {
            CourseEntry::CalmInARow(count) => CourseLeaf::CalmInARow(*count),
            CourseEntry::Fallen { by, times } => CourseLeaf::Fallen { by: *by, times: *times },
            CourseEntry::Gap(days) => CourseLeaf::Gap(*days),
            CourseEntry::Paused => CourseLeaf::Paused,
            CourseEntry::InPhase(phase) => CourseLeaf::InPhase(*phase),
            CourseEntry::NextPhase(phase) => CourseLeaf::NextPhase(*phase),
            CourseEntry::LeastTime => CourseLeaf::LeastTime,
            CourseEntry::CalmFor(days) => CourseLeaf::CalmFor(*days),
            CourseEntry::ReactionNoted => CourseLeaf::ReactionNoted,
            CourseEntry::ReactedWithin(days) => CourseLeaf::ReactedWithin(*days),
            CourseEntry::IndexBelow(index) => CourseLeaf::IndexBelow(*index),
            CourseEntry::Starting => CourseLeaf::Starting,
            CourseEntry::ReactionIs(class) => CourseLeaf::ReactionIs(*class),
            CourseEntry::Shows(what) => CourseLeaf::Shows(SymptomSet::from_iter(what.clone())),
            CourseEntry::Lasted(how) => CourseLeaf::Lasted(LastingSet::from_iter(how.clone())),
            CourseEntry::After(actives) => CourseLeaf::After(self.active_set(file, actives)),
            CourseEntry::NewFor(days) => CourseLeaf::NewFor(*days),
        };
        let known = self.leaves.iter().position(|other| *other == leaf);
        let place = known.unwrap_or_else(|| {
            self.leaves.push(leaf);
            self.leaves.len() - 1
        });
        u8::try_from(place).unwrap_or_else(|_| {
            self.faults.add(file, "more than 256 conditions over the course");
            0
        })
    }

    /// Compiles a follow-up effect.
    pub fn follow(&mut self, file: &str, entry: &FollowEntry) -> FollowEffect {
        match entry {
            FollowEntry::Calm => FollowEffect::Calm,
            FollowEntry::Move(to) => FollowEffect::Move(*to),
            FollowEntry::React(class) => FollowEffect::React(*class),
            FollowEntry::Rest(days) => FollowEffect::Rest(*days),
            FollowEntry::CheckEvery { days, apart } => {
                FollowEffect::CheckEvery { days: *days, apart: *apart }
            }
            FollowEntry::Start { of, days, anew, excuses } => FollowEffect::Start {
                of: self.active_set(file, of),
                days: *days,
                anew: *anew,
                excuses: excuses
                    .iter()
                    .map(|(sign, most)| (self.measured(file, sign), *most))
                    .collect(),
            },
            FollowEntry::Change { perhaps, clear } => {
                FollowEffect::Change { perhaps: *perhaps, clear: *clear }
            }
            FollowEntry::BetterFrom(points) => FollowEffect::BetterFrom(*points),
            FollowEntry::OwnNoise { points, times } => {
                FollowEffect::OwnNoise { points: *points, times: *times }
            }
            FollowEntry::NightsAtMost(nights) => FollowEffect::NightsAtMost(*nights),
            FollowEntry::HomeTest { days, look } => {
                FollowEffect::HomeTest { days: *days, look: *look }
            }
        }
    }
}

/// Returns `true` if a condition reads the course.
fn reads_course(condition: &Condition) -> bool {
    match condition {
        Condition::Course(_) => true,
        Condition::All(parts) | Condition::Any(parts) => parts.iter().any(reads_course),
        Condition::Not(part) => reads_course(part),
        _ => false,
    }
}

/// Checks that only follow-up rules use follow-up conditions and effects, and that they use no others.
pub fn check(questions: &QuestionTable, tables: &Tables, faults: &mut Faults) {
    for rule in &tables.rules {
        check_rule(rule, &format!("knowledge/rules/{}.ron", rule.id), faults);
    }
    for question in &questions.entries {
        if reads_course(&question.asked_when) {
            let file = format!("knowledge/questions/{}.ron", question.id);
            faults.add(&file, "a question cannot wait for the course");
        }
    }
    for leaf in &tables.leaves {
        let fault = match leaf {
            CourseLeaf::CalmInARow(0) => "CalmInARow counts from 1",
            CourseLeaf::Fallen { by: 0 | 101.., .. } => "an index falls by 1 to 100",
            CourseLeaf::Fallen { times: 0 | 4.., .. } => "a fall is looked for 1 to 3 times",
            CourseLeaf::Shows(what) if what.is_empty() => "Shows names nothing",
            CourseLeaf::Lasted(how) if how.is_empty() => "Lasted names nothing",
            _ => continue,
        };
        faults.add("knowledge/rules", fault);
    }
}

fn check_rule(rule: &Rule, file: &str, faults: &mut Faults) {
    let follow = rule.kind == RuleKind::Follow;
    if !follow && reads_course(&rule.when) {
        faults.add(file, "only rules of follow-up (F-) look at the course");
    }
    for effect in &rule.then {
        let Effect::Follow(effect) = effect else {
            if follow {
                faults.add(file, "a rule of follow-up holds Follow(…) effects only");
            }
            continue;
        };
        if !follow {
            faults.add(file, "only rules of follow-up (F-) hold Follow(…) effects");
        }
        let fault = match effect {
            FollowEffect::Move(PhaseMove::None) => "a move is one of Hold, Forward, Back, Reset",
            FollowEffect::Move(PhaseMove::Forward) if rule.when == Condition::Always => {
                "the plan never moves forward without a check"
            }
            FollowEffect::CheckEvery { days, apart } if !(1..=*days).contains(apart) => {
                "a check-in that counts comes no later than the next one is due"
            }
            FollowEffect::Change { perhaps, clear } if !(1..=*clear).contains(perhaps) => {
                "a change that may be one is no larger than one that is"
            }
            FollowEffect::NightsAtMost(0 | 8..) => "nights are 1 to 7",
            FollowEffect::Start { of, .. } if of.is_empty() => "a start needs an active",
            FollowEffect::HomeTest { days, look } if !(1..*days).contains(look) || *days > 60 => {
                "a home test has 2 to 60 days, and its first look before the last"
            }
            _ => continue,
        };
        faults.add(file, fault);
    }
}
