//! Why a line of the plan is there.

use crate::domain::{QuestionId, RuleId};
use crate::knowledge::Rule;

use super::evidence::{Evidence, Match, Said};
use super::facts::Facts;
use super::ternary::Ternary;

/// A rule and the answers that made it apply. The sources are the rule's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The rule.
    pub rule: RuleId,
    /// The questions whose answers, or whose missing answers, made it apply.
    pub answers: Vec<QuestionId>,
    /// What of those answers spoke for the rule, the most telling first; for a rule that applies
    /// because something is open, also what is open.
    pub matched: Vec<Match>,
    /// `false` when the rule applies because an answer is missing or open: unknown counts as the
    /// unsafe case.
    pub certain: bool,
}

impl Reason {
    /// A rule that applies without looking at an answer, or whose answers the engine names.
    pub fn rule(rule: RuleId, answers: impl IntoIterator<Item = QuestionId>) -> Self {
        let answers = answers.into_iter().collect();
        Self { rule, answers, matched: Vec::new(), certain: true }
    }

    /// A rule over one question that the engine applies itself. It is not certain while nothing of
    /// what the rule names has been said.
    pub fn over(facts: &Facts<'_>, rule: RuleId, question: QuestionId) -> Self {
        let matched = facts.evidence(&facts.knowledge.rule(rule).when).matched;
        let certain = matched.iter().any(|one| one.said != Said::Open);
        Self { rule, answers: vec![question], matched, certain }
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
            Self { rule: id, answers, matched, certain: truth == Ternary::Yes }
        })
    }

    /// The same reason, resting on one option alone: of several things in use, the one at hand.
    #[must_use]
    pub fn only(mut self, facts: &Facts<'_>, option: &str) -> Self {
        self.matched.retain(|one| match one.said {
            Said::Option(given) => {
                facts.knowledge.question(one.question).option_id(given) == option
            }
            _ => true,
        });
        self
    }
}
