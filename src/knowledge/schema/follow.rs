//! The authoring format of follow-up rules (`F-…`): conditions and effects.

use serde::Deserialize;

use crate::domain::{Lasting, Phase, PhaseMove, ReactionClass, Symptom};

/// A condition over the course, inside `Course(…)`. Fields as in
/// [`crate::knowledge::follow::CourseLeaf`].
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "described at the compiled type of the same name")]
pub enum CourseEntry {
    CalmInARow(u8),
    Fallen { by: u8, times: u8 },
    Gap(u16),
    Paused,
    InPhase(Phase),
    NextPhase(Phase),
    LeastTime,
    CalmFor(u16),
    ReactionNoted,
    ReactedWithin(u16),
    IndexBelow(u8),
    Starting,
    ReactionIs(ReactionClass),
    Shows(Vec<Symptom>),
    Lasted(Vec<Lasting>),
    After(Vec<String>),
    NewFor(u16),
}

/// An effect of a follow-up rule, inside `Follow(…)`. Fields as in
/// [`crate::knowledge::follow::FollowEffect`].
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "described at the compiled type of the same name")]
pub enum FollowEntry {
    Calm,
    Move(PhaseMove),
    React(ReactionClass),
    Rest(u16),
    CheckEvery { days: u16, apart: u16 },
    Start { of: Vec<String>, days: u16, anew: u16, excuses: Vec<(String, u8)> },
    Change { perhaps: u8, clear: u8 },
    BetterFrom(u8),
    OwnNoise { points: u8, times: u8 },
    NightsAtMost(u8),
    HomeTest { days: u16, look: u16 },
}
