//! The entries below `knowledge/` as written.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::de::DeserializeOwned;

use crate::faults::Faults;
use crate::knowledge::schema::{
    ActiveEntry, ClinicQuestionEntry, ProgrammeEntry, QuestionEntry, RuleEntry, SourceEntry,
    TreatmentEntry,
};

/// Everything as written, sorted by id (questions by section and order).
pub struct Entries {
    pub questions: Vec<QuestionEntry>,
    pub rules: Vec<RuleEntry>,
    pub actives: Vec<ActiveEntry>,
    pub treatments: Vec<TreatmentEntry>,
    pub programmes: Vec<ProgrammeEntry>,
    pub sources: Vec<SourceEntry>,
    /// Sorted by order.
    pub clinic_questions: Vec<ClinicQuestionEntry>,
}

/// Reads every file below `knowledge/`. `None` if something could not be read at all.
pub fn read_entries(root: &Path, faults: &mut Faults) -> Option<Entries> {
    let mut questions: Vec<QuestionEntry> =
        read_folder(&root.join("questions"), |entry: &QuestionEntry| &entry.id, faults);
    questions.sort_by_key(|question| (question.section, question.order));
    let mut clinic_questions: Vec<ClinicQuestionEntry> =
        read_folder(&root.join("clinic_questions"), |e: &ClinicQuestionEntry| &e.id, faults);
    clinic_questions.sort_by_key(|question| question.order);
    let entries = Entries {
        questions,
        clinic_questions,
        rules: read_folder(&root.join("rules"), |entry: &RuleEntry| &entry.id, faults),
        actives: read_folder(&root.join("actives"), |entry: &ActiveEntry| &entry.id, faults),
        treatments: read_folder(&root.join("treatments"), |e: &TreatmentEntry| &e.id, faults),
        programmes: read_folder(&root.join("programmes"), |e: &ProgrammeEntry| &e.id, faults),
        sources: read_folder(&root.join("sources"), |entry: &SourceEntry| &entry.id, faults),
    };
    faults.is_empty().then_some(entries)
}

/// Reads every file of a folder, sorted by id.
pub fn read_folder<T: DeserializeOwned>(
    folder: &Path,
    id: impl Fn(&T) -> &String,
    faults: &mut Faults,
) -> Vec<T> {
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let files = match fs::read_dir(folder) {
        Ok(files) => files,
        Err(error) => {
            faults.add(&format!("knowledge/{name}"), format!("cannot be read: {error}"));
            return Vec::new();
        }
    };
    let mut entries: BTreeMap<String, T> = BTreeMap::new();
    for path in files.filter_map(|file| file.ok().map(|file| file.path())) {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let place = format!("knowledge/{name}/{stem}.ron");
        if path.extension().is_none_or(|extension| extension != "ron") {
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            faults.add(&format!("knowledge/{name}/{file}"), "is not a .ron file");
            continue;
        }
        let parsed = fs::read_to_string(&path)
            .map_err(|error| error.to_string())
            .and_then(|text| ron::from_str::<T>(&text).map_err(|error| error.to_string()));
        match parsed {
            Ok(entry) if *id(&entry) == stem => {
                entries.insert(stem, entry);
            }
            Ok(entry) => faults.add(&place, format!("its id is {:?}, not the file's", id(&entry))),
            Err(error) => faults.add(&place, error),
        }
    }
    // As many as an id of that kind can number (`domain/ids.rs`).
    let most = if name == "rules" { 1 << 16 } else { 1 << 8 };
    if entries.len() > most {
        faults.add(&format!("knowledge/{name}"), format!("holds more than {most} entries"));
    }
    entries.into_values().collect()
}
