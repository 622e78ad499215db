//! The actives a person uses, and for how long.

use crate::domain::{ActiveId, ActiveSet, Answer, OptionId};

use super::facts::Facts;

/// Actives in use, on the shelf or on prescription, by the ids that the two questions share with the
/// knowledge.
pub(super) fn in_use(facts: &Facts<'_>) -> ActiveSet {
    let questions = &facts.knowledge.questions.ids;
    let mut set = ActiveSet::EMPTY;
    for question in [questions.actives, questions.medicines] {
        let entry = facts.knowledge.question(question);
        if let Some(Answer::Many(options)) = facts.answers.get(question) {
            let named = options.iter().map(|option| entry.option_id(option));
            named.filter_map(|id| facts.knowledge.find_active(id)).for_each(|it| set.insert(it));
        }
    }
    set
}

/// How long an active has been used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Since {
    /// Less than three months, or unknown.
    New,
    /// Longer.
    Long,
    /// It is bothering the skin now.
    Bothers,
}

/// How long the person says they have used an active.
pub(super) fn since(facts: &Facts<'_>, active: ActiveId) -> Since {
    let knowledge = facts.knowledge;
    let question = knowledge.active(active).since;
    let answer = question.and_then(|question| facts.answers.get(question));
    let said = |option: OptionId| question.map(|id| knowledge.question(id).option_id(option));
    match answer {
        Some(Answer::One(option)) if said(option) == Some("longer") => Since::Long,
        Some(Answer::One(option)) if said(option) == Some("bothers_me") => Since::Bothers,
        Some(_) => Since::New,
        // Answers of an earlier version do not say it; then the one about what is new in 4 weeks does.
        None => {
            let new = &knowledge.well_known.options;
            let fresh = facts.says(new.new_product_one) || facts.says(new.new_product_several);
            if fresh { Since::New } else { Since::Long }
        }
    }
}
