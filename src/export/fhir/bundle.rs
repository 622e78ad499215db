//! Everything about one person as one file: a Bundle of the kind `collection`.

use super::types::{Bundle, Entry, Reference, Resource};
use super::{Source, findings, plan, response};

/// Media type of the file.
pub const MIME: &str = "application/fhir+json";

/// The bundle: answers, index, triage and signs, plan, and one issue for each safety rule that
/// applies, strongest first.
pub fn bundle(source: &Source<'_>) -> Bundle {
    let knowledge = source.knowledge;
    let refer = |part: &str| Reference { reference: source.uuid(part) };
    let (answers, index) = (refer("response"), refer("index"));
    let mut entry = Vec::new();
    let mut add =
        |part: &str, resource| entry.push(Entry { full_url: source.uuid(part), resource });
    add("response", Resource::QuestionnaireResponse(response::response(source)));
    add("index", Resource::Observation(findings::index(source, &answers)));
    add("triage", Resource::Observation(findings::triage(source, &answers)));
    for (id, sign) in findings::signs(source, &answers) {
        add(&id, Resource::Observation(sign));
    }
    add("plan", Resource::CarePlan(plan::care_plan(source, &answers, &index)));
    for because in &source.assessment.warnings {
        let issue = findings::issue(source, because, &answers);
        add(&knowledge.rule(because.rule).id, Resource::DetectedIssue(issue));
    }
    Bundle {
        resource_type: "Bundle",
        language: source.language.to_owned(),
        kind: "collection",
        timestamp: source.now.to_owned(),
        entry,
    }
}

/// The bundle as the text of a file.
pub fn write(source: &Source<'_>) -> String {
    // Plain structures and strings: writing them to memory cannot fail.
    serde_json::to_string(&bundle(source)).unwrap_or_default()
}
