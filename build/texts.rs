//! The texts that every language must have for the knowledge.

use std::collections::BTreeSet;

use crate::domain::{ClosedSet, OptionId, QuestionId, Section};
use crate::knowledge::Tables;
use crate::knowledge::model::{Effect, Kind, Question, RuleKind};
use crate::knowledge::well_known::HEALTH_QUESTIONS;

/// Options that state no fact, although their kind does not make them exclusive.
const NOTHING: [&str; 2] = ["no", "not_applicable"];

/// Returns the locale keys that the knowledge requires; an attribute is written `key.attribute`.
pub fn required(questions: &[Question], tables: &Tables) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    let mut key = |text: String| {
        keys.insert(text);
    };
    for section in Section::ALL {
        key(format!("section-{}", section.id()));
    }
    for level in 0..=4 {
        key(format!("level-{level}"));
    }
    for question in questions {
        key(format!("question-{}", question.id));
        key(format!("question-{}.short", question.id));
        for option in question.kind.options() {
            key(format!("option-{}-{option}", question.id));
        }
        for charted in charted(question) {
            key(charted);
        }
        if let Kind::Number { unit, .. } = &question.kind {
            key(format!("unit-{unit}"));
        }
    }
    for phrase in phrases(questions, tables) {
        key(phrase);
    }
    for rule in &tables.rules {
        key(format!("rule-{}", rule.id));
        if rule.kind == RuleKind::Safety {
            key(format!("rule-{}.change", rule.id));
        }
        if rule.then.iter().any(|effect| matches!(effect, Effect::Results { .. })) {
            key(format!("rule-{}.short", rule.id));
        }
        if rule.on_labels.as_ref().is_some_and(|shown| shown.own_words) {
            key(format!("rule-{}.label", rule.id));
            key(format!("rule-{}.label-open", rule.id));
        }
        if rule.kind == RuleKind::Driver {
            key(format!("driver-{}", driver_id(&rule.id)));
            key(format!("driver-{}.tip", driver_id(&rule.id)));
        }
    }
    for active in &tables.actives {
        for attribute in ["", ".what", ".how"] {
            key(format!("active-{}{attribute}", active.id));
        }
        if active.per_week.is_some() {
            key(format!("active-{}.often", active.id));
            key(format!("active-{}.start", active.id));
        }
        if !active.not_with.is_empty() {
            key(format!("active-{}.avoid", active.id));
        }
    }
    for programme in &tables.programmes {
        key(format!("programme-{}", programme.id));
        key(format!("programme-{}.what", programme.id));
        for step in &programme.steps {
            key(format!("programme-step-{}", step.id));
        }
    }
    for treatment in &tables.treatments {
        key(format!("treatment-{}", treatment.id));
        key(format!("treatment-{}.for", treatment.id));
        let lists = [
            ("prepare", &treatment.preparation),
            ("aftercare", &treatment.aftercare),
            ("complication", &treatment.complications),
            ("ask", &treatment.questions),
        ];
        for (prefix, list) in lists {
            for suffix in list {
                key(format!("{prefix}-{suffix}"));
            }
        }
        for (_, _, what) in &treatment.recovery {
            key(format!("recovery-{what}"));
        }
        for note in &treatment.regulatory {
            key(format!("regulatory-{}", note.note));
        }
    }
    for question in &tables.clinic_questions {
        key(format!("ask-{}", question.id));
    }
    keys
}

/// Returns clinical terms for the facts that a clinician must know, by the answers to a question about
/// health: for each option that states a fact, and for a number.
fn charted(question: &Question) -> Vec<String> {
    if !HEALTH_QUESTIONS.contains(&question.id.as_str()) {
        return Vec::new();
    }
    let key = format!("chart-{}", question.id);
    if matches!(question.kind, Kind::Number { .. }) {
        return vec![key];
    }
    let tells = |place: usize, id: &str| {
        let Ok(option) = u8::try_from(place).map(OptionId) else { return false };
        question.tells(option) && !NOTHING.contains(&id)
    };
    let options = question.kind.options().iter().enumerate();
    options
        .filter(|(place, id)| tells(*place, id))
        .map(|(_, option)| format!("{key}-{option}"))
        .collect()
}

/// Returns phrases for what a rule may be based on: options and signs in its condition, and topics of the
/// questions that it reads. Wishes about the plan itself (time, clinic care, needles) are not reasons, and
/// `none` states no fact; a rule based on these needs its own text.
fn phrases(questions: &[Question], tables: &Tables) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    let mut named: Vec<(QuestionId, Option<OptionId>)> = Vec::new();
    for rule in &tables.rules {
        rule.when.for_each_named(&mut |question, option| named.push((question, option)));
        rule.when.for_each_question(&mut |question| {
            if let Some(entry) = questions.get(question.index()) {
                keys.insert(format!("open-{}", entry.id));
            }
        });
    }
    for (question, option) in named {
        let Some(entry) = questions.get(question.index()) else { continue };
        match option {
            Some(option) => {
                let wish = entry.section == Section::Goals && entry.id != "goals";
                let tells = entry.tells(option) && !wish;
                let option = entry.kind.options().get(option.index());
                if let Some(option) = option.filter(|_| tells) {
                    keys.insert(format!("told-{}-{option}", entry.id));
                }
            }
            None => {
                keys.insert(format!("told-{}", entry.id));
            }
        }
    }
    keys
}

/// Returns `B1` for `N-B1` or `N-B1-strong`.
fn driver_id(rule: &str) -> &str {
    rule.split('-').nth(1).unwrap_or(rule)
}
