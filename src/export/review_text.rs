//! The reviewers of rules, in words.

use crate::domain::{ClosedSet, parse_date};
use crate::knowledge::{Rule, RuleReview};

use super::localizer::Localizer;

/// Returns one line for each review of these rules, oldest first: the day, the profession, the statement, and
/// the rules. Empty if nobody has reviewed any.
pub fn review_lines<'a>(
    localizer: &dyn Localizer,
    rules: impl IntoIterator<Item = &'a Rule>,
) -> Vec<String> {
    let mut groups: Vec<(&RuleReview, Vec<&str>)> = Vec::new();
    for rule in rules {
        for review in &rule.reviews {
            match groups.iter_mut().find(|(one, _)| *one == review) {
                Some((_, ids)) => ids.push(&rule.id),
                None => groups.push((review, vec![&rule.id])),
            }
        }
    }
    crate::domain::insertion_sort(&mut groups, |(review, _)| (*review).clone());
    let line = |(review, ids): &(&RuleReview, Vec<&str>)| {
        let date =
            parse_date(&review.on).map_or_else(|| review.on.clone(), |on| localizer.date(on));
        let role = localizer.text_for("review-role-", review.role.id());
        let key = ["review-", review.verdict.id()].concat();
        localizer.format(&key, &[("date", &date), ("role", &role), ("rules", &ids.join(", "))])
    };
    groups.iter().map(line).collect()
}
