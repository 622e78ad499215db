//! Compiles the authoring format to tables: every name becomes an index.

use crate::domain::TriageLevel;
use crate::entries::Entries;
use crate::faults::Faults;
use crate::knowledge::model::{Condition, Effect, Rule, RuleKind, Source};
use crate::knowledge::schema::SourceEntry;
use crate::knowledge::{QuestionTable, Tables};
use crate::resolver::Resolver;

/// The compiled knowledge, in its two files.
pub struct Compiled {
    /// For `questions.bin`.
    pub questions: QuestionTable,
    /// For `knowledge.bin`.
    pub tables: Tables,
}

/// Compiles the entries; `None` if a reference could not be resolved.
pub fn compile(entries: &Entries, faults: &mut Faults) -> Option<Compiled> {
    let mut names = Resolver::new(entries, faults);
    names.check_names_of_care();
    let version = entries.rules.iter().map(|entry| entry.reviewed.clone()).max();
    let mut questions = QuestionTable {
        version: version.unwrap_or_default(),
        entries: entries.questions.iter().map(|entry| names.question(entry)).collect(),
    };
    let mut tables = Tables {
        leaves: Vec::new(),
        rules: entries.rules.iter().map(|entry| names.rule(entry)).collect(),
        actives: entries.actives.iter().map(|entry| names.active(entry)).collect(),
        treatments: entries.treatments.iter().map(|entry| names.treatment(entry)).collect(),
        programmes: entries.programmes.iter().map(|entry| names.programme(entry)).collect(),
        sources: entries.sources.iter().map(source).collect(),
        clinic_questions: entries
            .clinic_questions
            .iter()
            .map(|entry| crate::clinic_questions::compile(entry, &mut names))
            .collect(),
        families: names
            .active_families
            .iter()
            .map(|(name, set)| ((*name).to_owned(), *set))
            .collect(),
    };
    tables.leaves = std::mem::take(&mut names.leaves);
    note_stops(&mut questions, &tables.rules);
    faults.is_empty().then_some(Compiled { questions, tables })
}

/// Records for each question the options that need a doctor today, if a rule says so for that question alone.
fn note_stops(questions: &mut QuestionTable, rules: &[Rule]) {
    for rule in rules.iter().filter(|rule| rule.kind == RuleKind::Safety) {
        let stops = |effect: &Effect| matches!(effect, Effect::Triage(level) if *level >= TriageLevel::Urgent);
        if let Condition::Is(question, options) = &rule.when
            && rule.then.iter().any(stops)
            && let Some(entry) = questions.entries.get_mut(question.index())
        {
            entry.stops = entry.stops.union(*options);
        }
    }
}

fn source(entry: &SourceEntry) -> Source {
    Source {
        id: entry.id.clone(),
        name: entry.name.clone(),
        kind: entry.kind,
        date: entry.date.clone(),
        link: entry.link.clone(),
    }
}
