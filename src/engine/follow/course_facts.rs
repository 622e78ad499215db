//! The facts that rules of follow-up read at one moment of a course.

use crate::domain::{Lasting, Phase, Reaction, ReactionClass};
use crate::engine::facts::Facts;
use crate::engine::ternary::Ternary;
use crate::knowledge::{Condition, CourseLeaf};

/// Facts for conditions over the course, at one check-in, reaction or quiet day.
pub struct CourseFacts<'a> {
    /// The answers of the check-in; none at other moments.
    pub facts: Facts<'a>,
    /// Calm check-ins in a row, this one included.
    pub calm_in_a_row: u8,
    /// The points by which this check-in and those before it, so many in a row, all lie below the median
    /// of the two counted points before them, doubled to stay whole.
    pub fallen: &'a dyn Fn(u8) -> Option<u16>,
    /// Days since the previous check-in, or since the start.
    pub gap: u16,
    /// Whether the day lies in a pause.
    pub paused: bool,
    /// The phase.
    pub phase: Phase,
    /// The phase that a step forward leads to.
    pub next: Option<Phase>,
    /// Whether the phase has lasted its minimum time.
    pub least_time: bool,
    /// Days with nothing but calm check-ins.
    pub calm_for: u16,
    /// Whether a reaction was noted since the previous check-in.
    pub reaction_noted: bool,
    /// Days since the last acute reaction.
    pub acute: Option<u16>,
    /// Twice the median of the previous points.
    pub twice_before: Option<u16>,
    /// Whether a start reaction is expected.
    pub starting: bool,
    /// The reaction in question, its class once it is known, and how long the active that it names
    /// has been in the routine.
    pub reaction: Option<(&'a Reaction, Option<ReactionClass>, Option<u16>)>,
}

impl CourseFacts<'_> {
    /// Tells whether the condition holds.
    pub fn holds(&self, condition: &Condition) -> Ternary {
        match condition {
            Condition::Course(leaf) => {
                let leaf = self.facts.knowledge.tables.leaves.get(usize::from(*leaf));
                leaf.map_or(Ternary::No, |leaf| self.leaf(leaf))
            }
            Condition::All(parts) => Ternary::all(parts.iter().map(|part| self.holds(part))),
            Condition::Any(parts) => Ternary::any(parts.iter().map(|part| self.holds(part))),
            Condition::Not(part) => self.holds(part).not(),
            other => self.facts.holds(other),
        }
    }

    fn leaf(&self, leaf: &CourseLeaf) -> Ternary {
        let holds = match leaf {
            CourseLeaf::CalmInARow(count) => self.calm_in_a_row >= *count,
            CourseLeaf::Fallen { by, times } => {
                (self.fallen)(*times).is_some_and(|twice| twice >= 2 * u16::from(*by))
            }
            CourseLeaf::Gap(days) => self.gap > *days,
            CourseLeaf::Paused => self.paused,
            CourseLeaf::InPhase(phase) => self.phase == *phase,
            CourseLeaf::NextPhase(phase) => self.next == Some(*phase),
            CourseLeaf::LeastTime => self.least_time,
            CourseLeaf::CalmFor(days) => self.calm_for >= *days,
            CourseLeaf::ReactionNoted => self.reaction_noted,
            CourseLeaf::ReactedWithin(days) => self.acute.is_some_and(|ago| ago < *days),
            CourseLeaf::IndexBelow(index) => {
                self.twice_before.is_some_and(|twice| twice < 2 * u16::from(*index))
            }
            CourseLeaf::Starting => self.starting,
            CourseLeaf::ReactionIs(class) => {
                self.reaction.is_some_and(|(_, found, _)| found == Some(*class))
            }
            CourseLeaf::Shows(what) => {
                self.reaction.is_some_and(|(reaction, ..)| reaction.what.intersects(*what))
            }
            CourseLeaf::Lasted(how) => {
                let Some((reaction, ..)) = self.reaction else { return Ternary::No };
                let Some(lasting) = reaction.lasting else { return Ternary::Unknown };
                let lasting: Lasting = lasting;
                how.contains(lasting)
            }
            CourseLeaf::After(actives) => self.reaction.is_some_and(|(reaction, ..)| {
                reaction.active.is_some_and(|active| actives.contains(active))
            }),
            CourseLeaf::NewFor(days) => {
                self.reaction.is_some_and(|(.., ago)| ago.is_some_and(|ago| ago < *days))
            }
        };
        Ternary::from_bool(holds)
    }
}
