//! Everything about one person in one file: a Bundle of type `collection`.

use super::types::{Bundle, Entry, Reference, Resource};
use super::{Source, findings, plan, response};
use crate::domain::date_text;
use crate::input::answers::write_answers;

/// Media type of the file.
pub const MIME: &str = "application/fhir+json";

/// Returns the bundle: answers, index, triage and signs, each check-in of the course with its index, the
/// plan, and one issue for each safety rule that applies, strongest first.
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
    let trend = source.assessment.course.iter().flat_map(|course| &course.trend);
    let points: Vec<_> = trend.map(|point| point.on).collect();
    for (day, given) in source.check_ins() {
        let written = write_answers(knowledge, given).to_string();
        let part = |kind: &str| [kind, "-", &date_text(day), "-", &written].concat();
        let response = part("check-in");
        let answered = response::check_in(source, day, given);
        add(&response, Resource::QuestionnaireResponse(answered));
        // A check-in with too few answers has no index.
        if points.contains(&day) {
            let answered = Reference { reference: source.uuid(&response) };
            let index = findings::index_at(source, given, &answered, day);
            add(&part("index"), Resource::Observation(index));
        }
    }
    add("plan", Resource::CarePlan(plan::care_plan(source, &answers, &index)));
    for because in source.assessment.told_warnings(knowledge) {
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

/// Returns the bundle as the text of a file.
pub fn write(source: &Source<'_>) -> String {
    // Plain structs and strings: writing them to memory cannot fail.
    serde_json::to_string(&bundle(source)).unwrap_or_default()
}
