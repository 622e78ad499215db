//! Compiles and checks the questions for the clinic that answers raise.

use std::collections::BTreeSet;

use crate::entries::Entries;
use crate::faults::Faults;
use crate::knowledge::Tables;
use crate::knowledge::model::{ClinicQuestion, Condition, Effect};
use crate::knowledge::schema::ClinicQuestionEntry;
use crate::resolver::Resolver;

fn file(id: &str) -> String {
    format!("knowledge/clinic_questions/{id}.ron")
}

/// Returns one entry with its references resolved.
pub fn compile(entry: &ClinicQuestionEntry, names: &mut Resolver<'_>) -> ClinicQuestion {
    let file = file(&entry.id);
    ClinicQuestion {
        id: entry.id.clone(),
        rule: names.rule_id(&file, &entry.rule),
        when: names.condition(&file, &entry.when),
        instead_of: entry.instead_of.clone(),
    }
}

/// Checks that the sentence of each entry refers to one answer, and its rule to treatments.
pub fn check(entries: &Entries, tables: &Tables, faults: &mut Faults) {
    let treatments: BTreeSet<&String> =
        tables.treatments.iter().flat_map(|treatment| &treatment.questions).collect();
    let mut orders = BTreeSet::new();
    for (entry, question) in entries.clinic_questions.iter().zip(&tables.clinic_questions) {
        let file = file(&entry.id);
        if !orders.insert(entry.order) {
            faults.add(&file, "shares its order with another question");
        }
        if treatments.contains(&question.id) {
            faults.add(&file, "is a question of a treatment too");
        }
        for id in question.instead_of.iter().filter(|id| !treatments.contains(id)) {
            faults.add(&file, format!("no treatment brings the question {id:?}"));
        }
        if !matches!(question.when, Condition::Is(..)) {
            faults.add(&file, "must rest on answers to one question (Is)");
        }
        let speaks = |effect: &Effect| match effect {
            Effect::AskFirst(targets) | Effect::BlockTreatments { targets, .. } => {
                !targets.is_empty()
            }
            Effect::Caution { treatments, .. } | Effect::Inform { treatments, .. } => {
                !treatments.is_empty()
            }
            _ => false,
        };
        let rule = &tables.rules[question.rule.index()];
        if !rule.then.iter().any(speaks) {
            faults.add(&file, format!("{} speaks of no treatment", rule.id));
        }
    }
}
