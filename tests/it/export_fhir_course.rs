//! The weeks in the FHIR record: pauses around visits, and the weekly checks as a series.

use barrier_first::domain::parse_date;
use barrier_first::engine::assess;
use barrier_first::export::fhir::codes::measure;
use barrier_first::export::fhir::{Source, bundle, read};
use serde_json::Value;

use crate::fhir_support::{NOW, record};
use crate::support::localizer::HostLocalizer;
use crate::{case_file, embedded};

/// Around a visit the record plans nothing that pauses, and gives the dates and the reason.
#[test]
fn what_pauses_around_a_visit_is_planned_on_no_day_of_it() {
    let (mut pauses, mut split) = (0, 0);
    for case in case_file::all().iter().filter(|case| !case.plan.home.rests.is_empty()) {
        let file: Value = serde_json::from_str(&record(&case.person)).expect("JSON");
        let entries = file["entry"].as_array().expect("entries");
        let mut care = entries.iter().map(|it| &it["resource"]);
        let care = care.find(|it| it["resourceType"] == "CarePlan").expect("a plan");
        let details: Vec<&Value> =
            care["activity"].as_array().expect("a list").iter().map(|it| &it["detail"]).collect();
        let day = |value: &Value| parse_date(value.as_str().unwrap_or_default()).expect("a day");
        for rest in &case.plan.home.rests {
            for active in rest.actives.iter() {
                let id = embedded().active(active).id.as_str();
                let says = |it: &&&Value| {
                    it["doNotPerform"] == true
                        && it["code"]["coding"][0]["code"] == id
                        && it["scheduledPeriod"]["start"] == rest.from.to_string()
                        && it["scheduledPeriod"]["end"] == rest.to.to_string()
                        && it["reasonCode"][0]["coding"][0]["code"]
                            == embedded().rule(rest.because.rule).id.as_str()
                };
                assert_eq!(details.iter().filter(says).count(), 1, "{}: {id}", case.place);
                pauses += 1;
                let planned = details
                    .iter()
                    .filter(|it| it["productCodeableConcept"]["coding"][0]["code"] == id);
                for planned in planned {
                    let bounds = &planned["scheduledTiming"]["repeat"]["boundsPeriod"];
                    let (from, to) = (day(&bounds["start"]), day(&bounds["end"]));
                    assert!(from <= to, "{}: {id}", case.place);
                    assert!(to < rest.from || rest.to < from, "{}: {id} {bounds}", case.place);
                    split += 1;
                }
            }
        }
    }
    assert!(pauses > 10 && split > 10, "{pauses} pauses, {split} stretches beside them");
}

/// Each check-in is a response of its own with the index of its day; the file still comes back.
#[test]
fn check_ins_are_a_series() {
    use crate::course_request::{CALM, check, request};
    let checks = [check("2026-03-09", CALM, ""), check("2026-03-16", [2; 7], "")].join(",");
    let text = request("2026-03-17", &format!(r#""check_ins":[{checks}]"#));
    let request = barrier_first::export::plan_json::read_request(embedded(), &text).unwrap();
    let plan = assess(embedded(), &request.case());
    let localizer = HostLocalizer::of("en").unwrap();
    let source = Source {
        knowledge: embedded(),
        answers: &request.answers,
        assessment: &plan,
        journal: request.course.as_ref(),
        started: request.started(),
        now: NOW,
        language: "en",
        localizer: &localizer,
    };
    let file: Value = serde_json::from_str(&bundle::write(&source)).unwrap();
    let of = |kind: &str| -> Vec<&Value> {
        let entries = file["entry"].as_array().unwrap().iter();
        entries.map(|entry| &entry["resource"]).filter(|it| it["resourceType"] == kind).collect()
    };
    let authored: Vec<&str> =
        of("QuestionnaireResponse").iter().map(|it| it["authored"].as_str().unwrap()).collect();
    assert_eq!(authored, [NOW, "2026-03-09", "2026-03-16"]);
    let indexes: Vec<(&str, u64)> = of("Observation")
        .into_iter()
        .filter(|it| it["code"]["coding"][0]["code"] == measure::INDEX)
        .map(|it| (it["effectiveDateTime"].as_str().unwrap(), it["valueInteger"].as_u64().unwrap()))
        .collect();
    let last = u64::from(plan.barrier.index);
    assert_eq!(indexes, [("2026-03-16", last), ("2026-03-09", 86), ("2026-03-16", last)]);
    let mut urls: Vec<&str> = file["entry"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["fullUrl"].as_str().unwrap())
        .collect();
    let count = urls.len();
    urls.sort_unstable();
    urls.dedup();
    assert_eq!(urls.len(), count);
    let opened = read::open(embedded(), file.to_string().as_bytes()).unwrap().unwrap();
    assert_eq!(opened.saved.answers, request.answers);
    assert!(opened.set_aside.is_empty(), "{:?}", opened.set_aside);
    // The care plan starts with today's phase.
    let care = of("CarePlan")[0].to_string();
    assert!(care.contains("2026-03-02"), "{care}");
}
