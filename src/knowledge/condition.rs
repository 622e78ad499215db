//! The questions that a condition reads.

use crate::domain::{OptionId, QuestionId};

use super::model::Condition;

impl Condition {
    /// Calls `visit` with every question the condition reads.
    pub fn for_each_question(&self, visit: &mut impl FnMut(QuestionId)) {
        match self {
            Self::Always
            | Self::BandAtMost(_)
            | Self::Region(_)
            | Self::Course(_)
            | Self::PlanHolds(_)
            | Self::PlanStarts(_) => {}
            Self::Is(question, _) | Self::AtLeast(question, _) | Self::AtMost(question, _) => {
                visit(*question);
            }
            Self::All(parts) | Self::Any(parts) => {
                for part in parts {
                    part.for_each_question(visit);
                }
            }
            Self::Not(part) => part.for_each_question(visit),
        }
    }

    /// Calls `visit` with everything that can support the condition: each option with its question, and each
    /// question whose level or number counts. Parts that can only oppose it, and the band, are not visited.
    pub fn for_each_named(&self, visit: &mut impl FnMut(QuestionId, Option<OptionId>)) {
        match self {
            Self::Always
            | Self::BandAtMost(_)
            | Self::Region(_)
            | Self::Course(_)
            | Self::PlanHolds(_)
            | Self::PlanStarts(_)
            | Self::Not(_) => {}
            Self::Is(question, options) => {
                options.iter().for_each(|option| visit(*question, Some(option)));
            }
            Self::AtLeast(question, _) | Self::AtMost(question, _) => visit(*question, None),
            Self::All(parts) | Self::Any(parts) => {
                for part in parts {
                    part.for_each_named(visit);
                }
            }
        }
    }

    /// Returns `true` if the condition reads the band.
    pub fn reads_band(&self) -> bool {
        self.has(&|part| matches!(part, Self::BandAtMost(_)))
    }

    /// Returns `true` if the condition reads the plan's actives, so that it is evaluated after they are
    /// chosen.
    pub fn reads_plan(&self) -> bool {
        self.has(&|part| matches!(part, Self::PlanHolds(_) | Self::PlanStarts(_)))
    }

    fn has(&self, hit: &impl Fn(&Self) -> bool) -> bool {
        hit(self)
            || match self {
                Self::All(parts) | Self::Any(parts) => parts.iter().any(|part| part.has(hit)),
                Self::Not(part) => part.has(hit),
                _ => false,
            }
    }
}
