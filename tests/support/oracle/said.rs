//! The answers that a condition names, and the ids used for them in messages.

use barrier_first::domain::{ActiveId, Answer, OptionId, QuestionId, RuleId, TreatmentId};
use barrier_first::engine::Said;
use barrier_first::knowledge::Condition;

use super::Oracle;
use super::index::WEIGHTS;

impl Oracle<'_> {
    /// Returns `true` if the condition names this answer to the question.
    pub fn names(&self, condition: &Condition, question: QuestionId, said: Said) -> bool {
        match (condition, said) {
            (Condition::Is(asked, _) | Condition::AtLeast(asked, _), Said::Open)
            | (Condition::AtMost(asked, _), Said::Open) => *asked == question,
            (Condition::Is(asked, options), Said::Option(option)) => {
                *asked == question && options.contains(option)
            }
            (Condition::AtLeast(asked, least), Said::Level(level)) => {
                *asked == question && u16::from(level) >= *least
            }
            (Condition::AtLeast(asked, least), Said::Number(number)) => {
                *asked == question && number >= *least
            }
            (Condition::AtMost(asked, most), Said::Number(number)) => {
                *asked == question && number <= *most
            }
            (Condition::BandAtMost(_), Said::Level(_) | Said::Open) => {
                let sign = &self.knowledge.question(question).id;
                WEIGHTS.iter().any(|(name, _)| name == sign)
            }
            (Condition::All(parts) | Condition::Any(parts), _) => {
                parts.iter().any(|part| self.names(part, question, said))
            }
            (Condition::Not(part), Said::Open) => self.names(part, question, said),
            _ => false,
        }
    }

    /// Adds every answer of this person that the condition names, as question and text; `false` if the
    /// condition is not a plain list of alternatives.
    pub fn alternatives(&self, condition: &Condition, into: &mut Vec<(String, String)>) -> bool {
        match condition {
            Condition::Is(question, options) => {
                let entry = self.knowledge.question(*question);
                let given: Vec<OptionId> = match self.answers.get(*question) {
                    Some(Answer::One(option)) => vec![option],
                    Some(Answer::Many(given)) => given.iter().collect(),
                    _ => Vec::new(),
                };
                let named = given.into_iter().filter(|option| options.contains(*option));
                into.extend(
                    named.map(|option| (entry.id.clone(), self.option_name(*question, option))),
                );
                true
            }
            Condition::AtLeast(question, least) => {
                let number = self.number(*question).filter(|number| number >= least);
                let id = &self.knowledge.question(*question).id;
                into.extend(number.map(|number| (id.clone(), number.to_string())));
                true
            }
            Condition::Any(parts) => parts.iter().all(|part| self.alternatives(part, into)),
            _ => false,
        }
    }

    pub fn option_name(&self, question: QuestionId, option: OptionId) -> String {
        self.knowledge.question(question).option_id(option).to_owned()
    }

    pub fn rule_name(&self, rule: RuleId) -> &str {
        &self.knowledge.rule(rule).id
    }

    pub fn active_name(&self, active: ActiveId) -> &str {
        &self.knowledge.active(active).id
    }

    pub fn treatment_name(&self, treatment: TreatmentId) -> &str {
        &self.knowledge.treatment(treatment).id
    }
}
