//! The plan file: what a request may contain, what is refused, and what the plan says.

use barrier_first::export::plan_json::{plan, read_request};
use barrier_first::json::Json;

use crate::embedded;

/// A request around some answers.
fn with_answers(answers: &str) -> String {
    format!(r#"{{"today":"2026-03-02","answers":{{{answers}}}}}"#)
}

fn with_clinic(clinic: &str) -> String {
    format!(r#"{{"today":"2026-03-02","answers":{{}},"clinic":{clinic}}}"#)
}

/// Requests that are refused, and what the one-line message must name.
pub fn refused() -> Vec<(String, &'static [&'static str])> {
    let file = |text: &str| text.to_owned();
    let deep = format!("{}{}", "[".repeat(20_000), "]".repeat(20_000));
    let long = format!(r#"{{"today":"{}"}}"#, "2".repeat(1 << 20));
    vec![
        (file(""), &["not JSON"]),
        (file("   "), &["not JSON"]),
        (file("Hello"), &["not JSON", "line 1"]),
        (file("{\"today\":\n\"2026-03-02\",}"), &["not JSON", "line 2"]),
        (file("[]"), &["the file", "an object", "a list"]),
        (file("null"), &["the file", "null"]),
        (file("{}"), &["today", "missing"]),
        (file(r#"{"today":"2026-03-02"}"#), &["answers", "missing"]),
        (file(r#"{"today":"2026-03-02","answers":[]}"#), &["answers", "an object", "a list"]),
        (file(r#"{"today":"2026-03-02","answers":{},"notes":1}"#), &["notes"]),
        (file(r#"{"today":"2026-03-02","answers":{}} x"#), &["not JSON", "trailing"]),
        (
            file(r#"{"today":"2026-03-02","today":"2026-03-03","answers":{}}"#),
            &["today", "repeated"],
        ),
        (with_answers(r#""oil":"dry","oil":"oily""#), &["oil", "repeated"]),
        (file(r#"{"today":"2026-02-30","answers":{}}"#), &["today", "YYYY-MM-DD"]),
        (file(r#"{"today":"02.03.2026","answers":{}}"#), &["today", "YYYY-MM-DD"]),
        (file(r#"{"today":20260302,"answers":{}}"#), &["today", "a whole number"]),
        (file(r#"{"today":"2026-03-02T10:00:00","answers":{}}"#), &["today"]),
        (with_answers(r#""age":"25_44""#), &["answers.age", "there is no \"age\""]),
        (with_answers(r#""age_band":"30""#), &["answers.age_band", "\"30\""]),
        (with_answers(r#""age_band":"Under_13""#), &["answers.age_band", "\"Under_13\""]),
        (
            with_answers(r#""age_band":["25_44"]"#),
            &["answers.age_band", "the id of an option", "a list"],
        ),
        (with_answers(r#""age_band":3"#), &["answers.age_band", "a whole number"]),
        (
            with_answers(r#""red_flags":"none""#),
            &["answers.red_flags", "a list of options", "a text"],
        ),
        (with_answers(r#""red_flags":["none","changing_mole"]"#), &["answers.red_flags", "none"]),
        (
            with_answers(r#""red_flags":["changing_mole","nonsense"]"#),
            &["answers.red_flags[1]", "nonsense"],
        ),
        (with_answers(r#""red_flags":[]"#), &["answers.red_flags", "no option"]),
        (with_answers(r#""red_flags":[["none"]]"#), &["answers.red_flags[0]", "a list"]),
        (
            with_answers(r#""goals":["calm","glow","hydrate","breakouts"]"#),
            &["answers.goals", "at most 3"],
        ),
        (with_answers(r#""goals":["none"]"#), &["answers.goals[0]", "none"]),
        (with_answers(r#""sign_sting":5"#), &["answers.sign_sting", "0 to 4"]),
        (with_answers(r#""sign_sting":-1"#), &["answers.sign_sting", "0 to 4"]),
        (
            with_answers(r#""sign_sting":"often""#),
            &["answers.sign_sting", "a whole number", "a text"],
        ),
        (with_answers(r#""sign_sting":2.5"#), &["answers.sign_sting", "a fraction"]),
        (with_answers(r#""sign_sting":true"#), &["answers.sign_sting", "true or false"]),
        (with_answers(r#""sign_sting":18446744073709551615"#), &["answers.sign_sting"]),
        (with_answers(r#""sign_sting":1e400"#), &["not JSON"]),
        (
            with_answers(r#""isotretinoin_stopped_months":61"#),
            &["isotretinoin_stopped_months", "0 to 60"],
        ),
        (with_answers(r#""event_date":"2026-13-01""#), &["answers.event_date", "YYYY-MM-DD"]),
        (with_answers(r#""event_date":"soon""#), &["answers.event_date"]),
        (with_answers(r#""event_date":"not_sure""#), &["answers.event_date"]),
        (with_answers(r#""oil\u0000":"dry""#), &["answers.oil"]),
        (with_clinic("[]"), &["clinic", "an object"]),
        (with_clinic(r#"{"region":"France"}"#), &["clinic.region", "EU, UK, US, KR"]),
        (with_clinic(r#"{"prices":{}}"#), &["clinic.prices"]),
        (with_clinic(r#"{"treatments":["botox"]}"#), &["clinic.treatments[0]", "botox"]),
        (with_clinic(r#"{"wait_weeks":53}"#), &["clinic.wait_weeks", "0 to 52"]),
        (with_clinic(r#"{"products":[{"id":"x"}]}"#), &["clinic.products[0].actives", "missing"]),
        (with_clinic(r#"{"products":[{"actives":[]}]}"#), &["clinic.products[0].id", "missing"]),
        (
            with_clinic(r#"{"products":[{"id":"x","actives":["gold"]}]}"#),
            &["products[0].actives[0]", "gold"],
        ),
        (with_clinic(r#"{"relax":["R-11"]}"#), &["clinic.relax[0]", "R-11", "safety floor"]),
        (with_clinic(r#"{"relax":["R-999"]}"#), &["clinic.relax[0]", "R-999"]),
        (deep, &["nested too deep"]),
        (long, &["larger than 1048576 bytes"]),
    ]
}

#[test]
fn wrong_requests_are_refused_by_name() {
    let mut faults = Vec::new();
    for (text, parts) in refused() {
        let short: String = text.chars().take(90).collect();
        match read_request(embedded(), &text) {
            Ok(_) => faults.push(format!("accepted: {short}")),
            Err(reason) => {
                for part in parts.iter().filter(|part| !reason.contains(**part)) {
                    faults.push(format!("{short}\n    says {reason:?}, not {part:?}"));
                }
                if reason.lines().count() != 1 {
                    faults.push(format!("{short}\n    is not one line: {reason:?}"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// Red flags (R-01 to R-10), R-11 to R-13 with the breastfeeding part of R-12, R-27 to R-29, R-58, R-70 and R-104 are floors; the rest may be relaxed.
#[test]
fn floors_cannot_be_relaxed() {
    let numbered = |id: &str| {
        let digits = id[2..].split('-').next().unwrap_or_default();
        digits.parse::<u32>().unwrap_or(0)
    };
    let parts = ["R-12-breastfeeding", "R-70-teen", "R-70-teen-acids", "R-70-teen-spots"];
    for (_, rule) in embedded().rules().filter(|(_, rule)| rule.id.starts_with("R-")) {
        let number = numbered(&rule.id);
        let own = rule.id[2..].split('-').count() == 1;
        // A rule that makes R-09, R-38 and their like stricter is no floor of its own.
        let listed = [11, 12, 13, 27, 28, 29, 58, 70, 104].contains(&number);
        let floor = number <= 10 || (own && listed) || parts.contains(&rule.id.as_str());
        // One that speaks for others is relaxed with them.
        let others = rule.speaks_for.iter().map(|id| embedded().rule(*id).id.as_str());
        let relax: Vec<&str> = std::iter::once(rule.id.as_str()).chain(others).collect();
        let request = with_clinic(&format!(r#"{{"relax":{relax:?}}}"#));
        let accepted = read_request(embedded(), &request).is_ok();
        assert_eq!(accepted, !floor, "{}: accepted is {accepted}", rule.id);
    }
}

#[test]
fn a_request_may_leave_answers_out() {
    for answers in ["", r#""oil":null"#, r#""goals":[]"#, r#""sign_itch":"not_sure""#] {
        let request = read_request(embedded(), &with_answers(answers));
        assert!(request.is_ok(), "{answers}: {request:?}");
    }
    assert!(read_request(embedded(), &with_clinic("null")).is_ok());
    assert!(read_request(embedded(), &with_clinic("{}")).is_ok());
}

/// Every field that the plan file promises (`docs/command-line.md`), with the kind of value it holds.
#[test]
fn the_plan_has_the_promised_form() {
    let request = read_request(
        embedded(),
        &with_answers(
            r#""age_band":"25_44","red_flags":["none"],"pregnancy":"no","medicines":["none"],
            "allergies":["none"],"conditions":["none"],"recent":["none"],"sign_sting":1,
            "sign_tight":2,"sign_flaking":1,"sign_redness":0,"sign_itch":0,"sign_rough_dull":2,
            "sign_breakouts":0,"actives":["retinol"],"spf_use":"daily","goals":["glow"],
            "clinic_interest":"all","needle_comfort":"fine","downtime":"up_to_a_week""#,
        ),
    )
    .unwrap();
    let plan = plan(embedded(), &request);
    let at = |path: &str| -> Json {
        path.split('.').fold(plan.clone(), |json, key| match key.parse::<usize>() {
            Ok(n) => json.as_list().unwrap()[n].clone(),
            Err(_) => json.get(key).unwrap_or_else(|| panic!("no {key} of {path}")).clone(),
        })
    };
    assert_eq!(at("format"), Json::Int(1));
    for (path, kind) in [
        ("triage.level", "a text"),
        ("triage.because", "a list"),
        ("barrier.index", "a whole number"),
        ("barrier.range.1", "a whole number"),
        ("barrier.band", "a text"),
        ("barrier.drivers.0.id", "a text"),
        ("barrier.drivers.0.because.0.rule", "a text"),
        ("phase", "a text"),
        ("home.phases.0.weeks.1", "a whole number"),
        ("home.phases.0.morning.0.slot", "a text"),
        ("home.phases.0.morning.0.use.0", "a text"),
        ("home.phases.0.evening.0.because.0.sources.0", "a text"),
        ("home.phases.0.nights.6", "a text"),
        ("home.avoid.0.active", "a text"),
        ("home.avoid.0.until", "a text"),
        ("home.products", "a list"),
        ("results.0.from", "a text"),
        ("results.0.to", "a text"),
        ("results.0.because.0.rule", "a text"),
        ("clinic.treatments.0.id", "a text"),
        ("clinic.treatments.0.status", "a text"),
        ("clinic.treatments.0.sessions.0", "a whole number"),
        ("clinic.treatments.0.because.0.answers", "a list"),
        ("clinic.calendar.0.date", "a text"),
        ("clinic.calendar.0.kind", "a text"),
        ("clinic.calendar.0.items", "a list"),
        ("questions_for_clinic.0", "a text"),
        ("nothing_more_needed", "true or false"),
    ] {
        assert_eq!(at(path).kind(), kind, "{path}");
    }
    assert_eq!(at("home.phases.0.nights").as_list().unwrap().len(), 7);
}
