//! Conditions and effects of follow-up rules (`F-…`).

use serde::{Deserialize, Serialize};

use crate::domain::{
    ActiveSet, LastingSet, Phase, PhaseMove, QuestionId, ReactionClass, SymptomSet,
};

/// A condition that only a course can satisfy. Outside follow-up rules it never holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum CourseLeaf {
    /// At least this many check-ins in a row are calm, including this one.
    CalmInARow(u8),
    /// The index is this many points or more below the median of the two before it, at this many check-ins in
    /// a row.
    Fallen {
        /// Points, 1–100.
        by: u8,
        /// Check-ins, at least 1.
        times: u8,
    },
    /// More than this many days without a check-in.
    Gap(u16),
    /// The day is in a pause.
    Paused,
    /// The plan is in this phase.
    InPhase(Phase),
    /// The next step forward leads to this phase, or to its next active.
    NextPhase(Phase),
    /// The phase has lasted its minimum time, not counting pauses.
    LeastTime,
    /// Only calm check-ins for this many days.
    CalmFor(u16),
    /// A reaction was recorded since the previous check-in.
    ReactionNoted,
    /// An acute reaction within this many days.
    ReactedWithin(u16),
    /// The index was below this earlier.
    IndexBelow(u8),
    /// In the weeks in which a reaction to a new active is expected.
    Starting,
    /// The reaction in question is of this class.
    ReactionIs(ReactionClass),
    /// The reaction in question shows one of these signs.
    Shows(SymptomSet),
    /// It lasted for one of these durations; unknown if not given.
    Lasted(LastingSet),
    /// The person suspects one of these actives.
    After(ActiveSet),
    /// The active that the person suspects was introduced less than this many days before.
    NewFor(u16),
}

/// An effect of a follow-up rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum FollowEffect {
    /// The check-in counts as calm.
    Calm,
    /// How the plan moves.
    Move(PhaseMove),
    /// The class of the reaction in question.
    React(ReactionClass),
    /// Minimum days in the reset after a reaction.
    Rest(u16),
    /// The next check-in is due after this many days; one earlier than `apart` days after the previous one is
    /// stored, but does not count.
    CheckEvery {
        /// Days until the next one.
        days: u16,
        /// Minimum days between two that count.
        apart: u16,
    },
    /// After one of these is introduced, these levels of signs are expected for some time.
    Start {
        /// The actives.
        of: ActiveSet,
        /// Days from the first night.
        days: u16,
        /// A pause longer than this many days restarts the period.
        anew: u16,
        /// Signs with the highest level that does not count as worse.
        excuses: Vec<(QuestionId, u8)>,
    },
    /// The differences in points from which a change is possible, and from which it is clear.
    Change {
        /// Below this it is noise.
        perhaps: u8,
        /// From here on it is a change.
        clear: u8,
    },
    /// The difference in points from which the index counts as better.
    BetterFrom(u8),
    /// From this many check-ins on, a difference below this multiple of the usual difference between two is
    /// noise.
    OwnNoise {
        /// Check-ins.
        points: u8,
        /// The multiple.
        times: u8,
    },
    /// Active nights a week for each active until the next calm check-in.
    NightsAtMost(u8),
    /// A new product is tested on a small spot for this many days, including the first and the last.
    HomeTest {
        /// Days on which it is applied; the last one is the day of the last check.
        days: u16,
        /// The day of the first check.
        look: u16,
    },
}
