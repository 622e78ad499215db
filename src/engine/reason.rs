//! Why a line of the plan is there.

use crate::domain::{QuestionId, RuleId};
use crate::knowledge::Rule;

use super::facts::Facts;
use super::ternary::Ternary;

/// A rule and the answers that made it apply. The sources are the rule's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The rule.
    pub rule: RuleId,
    /// The questions whose answers, or whose missing answers, made it apply.
    pub answers: Vec<QuestionId>,
    /// `false` when the rule applies because an answer is missing or open: unknown counts as the
    /// unsafe case.
    pub certain: bool,
}

impl Reason {
    /// A rule that applies without looking at an answer, or whose answers the engine names.
    pub fn rule(rule: RuleId, answers: impl IntoIterator<Item = QuestionId>) -> Self {
        Self { rule, answers: answers.into_iter().collect(), certain: true }
    }

    /// The reason why `rule` applies to these facts, if it does.
    pub fn of(facts: &Facts<'_>, id: RuleId, rule: &Rule) -> Option<Self> {
        let truth = facts.holds(&rule.when);
        let applies = match rule.kind {
            crate::knowledge::RuleKind::Safety => truth != Ternary::No,
            _ => truth == Ternary::Yes,
        };
        applies.then(|| Self {
            rule: id,
            answers: facts.evidence(&rule.when),
            certain: truth == Ternary::Yes,
        })
    }
}
