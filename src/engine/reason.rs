//! The reasons for a line of the plan.

use std::sync::Arc;

use crate::domain::{QuestionId, RuleId};
use crate::knowledge::Rule;

use super::evidence::{Evidence, Match, Said};
use super::facts::Facts;
use super::ternary::Ternary;

/// A rule and the answers that made it apply. The sources are the rule's.
///
/// One rule serves many lines of a plan, so the evidence is shared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The rule.
    pub rule: RuleId,
    /// The questions whose answers, or whose missing answers, made it apply.
    pub answers: Arc<[QuestionId]>,
    /// The parts of those answers that supported the rule, the most telling first; for a rule that
    /// applies because something is open, also what is open.
    pub matched: Arc<[Match]>,
    /// `false` when the rule applies because an answer is missing or open: unknown counts as the
    /// unsafe case.
    pub certain: bool,
}

impl Reason {
    /// A rule that applies without looking at an answer, or whose answers the engine names.
    pub fn rule(rule: RuleId, answers: impl IntoIterator<Item = QuestionId>) -> Self {
        let answers = answers.into_iter().collect();
        Self { rule, answers, matched: Arc::default(), certain: true }
    }

    /// A rule over one question that the engine applies itself. It is not certain until something that
    /// the rule names has been answered.
    pub fn over(facts: &Facts<'_>, rule: RuleId, question: QuestionId) -> Self {
        let matched = facts.evidence(&facts.knowledge.rule(rule).when).matched;
        let certain = matched.iter().any(|one| one.said != Said::Open);
        Self { rule, answers: Arc::new([question]), matched: matched.into(), certain }
    }

    /// The reason why `rule` applies to these facts, if it does.
    pub fn of(facts: &Facts<'_>, id: RuleId, rule: &Rule) -> Option<Self> {
        let truth = facts.holds(&rule.when);
        let applies = match rule.kind {
            crate::knowledge::RuleKind::Safety | crate::knowledge::RuleKind::Index => {
                truth != Ternary::No
            }
            _ => truth == Ternary::Yes,
        };
        applies.then(|| {
            let Evidence { answers, matched } = facts.evidence(&rule.when);
            let (answers, matched) = (answers.into(), matched.into());
            Self { rule: id, answers, matched, certain: truth == Ternary::Yes }
        })
    }

    /// The same reason, resting on one option alone: of several things in use, the one at hand.
    #[must_use]
    pub fn only(mut self, facts: &Facts<'_>, option: &str) -> Self {
        let meant = |one: &Match| match one.said {
            Said::Option(given) => {
                facts.knowledge.question(one.question).option_id(given) == option
            }
            _ => true,
        };
        self.matched = self.matched.iter().copied().filter(meant).collect();
        self
    }
}
