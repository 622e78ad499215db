//! What rules of follow-up (`F-…`) look at beside answers, and what they do.

use serde::{Deserialize, Serialize};

use crate::domain::{
    ActiveSet, LastingSet, Phase, PhaseMove, QuestionId, ReactionClass, SymptomSet,
};

/// Something that only a course can answer. Anywhere but in a rule of follow-up it does not hold.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum CourseLeaf {
    /// So many check-ins in a row are calm, this one included.
    CalmInARow(u8),
    /// The index is this many points or more below the median of the two before it, at so many
    /// check-ins in a row.
    Fallen {
        /// Points, 1–100.
        by: u8,
        /// Check-ins, at least 1.
        times: u8,
    },
    /// More than so many days without a check-in.
    Gap(u16),
    /// The day lies in a pause.
    Paused,
    /// The plan is in this phase.
    InPhase(Phase),
    /// A step forward leads into this phase, or to its next active.
    NextPhase(Phase),
    /// The phase has had its least time, pauses not counted.
    LeastTime,
    /// Nothing but calm check-ins for so many days.
    CalmFor(u16),
    /// A reaction was noted since the check-in before.
    ReactionNoted,
    /// An acute reaction within the last so many days.
    ReactedWithin(u16),
    /// The index was below this before.
    IndexBelow(u8),
    /// In the weeks in which a reaction to a new active is expected.
    Starting,
    /// The reaction in question is of this class.
    ReactionIs(ReactionClass),
    /// The reaction in question shows one of these.
    Shows(SymptomSet),
    /// It lasted for one of these; unknown when that was not said.
    Lasted(LastingSet),
    /// The person names one of these actives.
    After(ActiveSet),
    /// The active that the person names came in less than so many days before.
    NewFor(u16),
}

/// What a rule of follow-up does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum FollowEffect {
    /// The check-in counts as calm.
    Calm,
    /// How the plan moves.
    Move(PhaseMove),
    /// The class of the reaction in question.
    React(ReactionClass),
    /// Least days in the reset after a reaction.
    Rest(u16),
    /// The next check-in comes after so many days; one earlier than `apart` days after the one
    /// before is kept, and does not count.
    CheckEvery {
        /// Days to the next one.
        days: u16,
        /// Least days between two that count.
        apart: u16,
    },
    /// After one of these comes in, these levels of signs are expected for some time.
    Start {
        /// The actives.
        of: ActiveSet,
        /// Days from the first night.
        days: u16,
        /// A pause longer than so many days starts the time anew.
        anew: u16,
        /// Signs with the highest level that does not count as worse.
        excuses: Vec<(QuestionId, u8)>,
    },
    /// From how many points of difference a change may be one, and is one.
    Change {
        /// Below it is noise.
        perhaps: u8,
        /// From here on it is a change.
        clear: u8,
    },
    /// From how many points of difference the index is said to be better.
    BetterFrom(u8),
    /// From so many check-ins on, less than this multiple of the usual difference between two is
    /// noise.
    OwnNoise {
        /// Check-ins.
        points: u8,
        /// The multiple.
        times: u8,
    },
    /// Active nights a week of each active until the next calm check-in.
    NightsAtMost(u8),
    /// A new product is tried on a small spot for so many days, the first and the last one counted.
    HomeTest {
        /// Days on which it is put on; the last one is the day of the last look.
        days: u16,
        /// The day of the first look.
        look: u16,
    },
}
