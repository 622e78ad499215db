//! Courses in plan-file form, for the tests of their consequences.

use barrier_first::engine::{Assessment, Course, assess};
use barrier_first::export::plan_json::{Request, read_request};

use crate::embedded;

/// Answers of a person with a weak barrier who wants softer lines.
const STRAINED: &str = r#""age_band":"25_44","red_flags":["none"],"pregnancy":"no","medicines":["none"],"allergies":["none"],"conditions":["none"],"recent":["none"],"sign_tight":2,"sign_sting":1,"sign_flaking":1,"sign_redness":2,"sign_itch":1,"sign_rough_dull":2,"sign_breakouts":1,"cleanser_feel":"comfortable","cleanse_per_day":"two","exfoliation":"never","actives":["none"],"new_product_4_weeks":"none","spf_use":"daily","makeup_or_water_resistant_spf":"no","oil":"normal","burns":"sometimes","tans":"gradually","dark_marks":"never","outdoors":"under_1h","climate":["none"],"season":"spring","sleep":"good","stress":"low","smoking":"no","alcohol":"rarely","diet_and_fluids":"good","goals":["lines_firmness"],"time_per_day":"standard","clinic_interest":"none""#;

/// A check-in: tight, sting, flaking, redness, itch, rough, breakouts.
pub fn check(on: &str, signs: [u8; 7], more: &str) -> String {
    let [tight, sting, flaking, redness, itch, rough, breakouts] = signs;
    let more = if more.is_empty() { String::new() } else { format!(",{more}") };
    format!(
        r#"{{"on":"{on}","answers":{{"red_flags":["none"],"sign_tight":{tight},"sign_sting":{sting},"sign_flaking":{flaking},"sign_redness":{redness},"sign_itch":{itch},"sign_rough_dull":{rough},"sign_breakouts":{breakouts}{more}}}}}"#
    )
}

/// Every sign barely present.
pub const CALM: [u8; 7] = [1, 0, 0, 1, 1, 1, 1];

/// A plan file of that day.
pub fn request(today: &str, parts: &str) -> String {
    format!(
        r#"{{"today":"{today}","answers":{{{STRAINED}}},"course":{{"started":"2026-03-02"{}{parts}}}}}"#,
        if parts.is_empty() { "" } else { "," }
    )
}

/// The plan of a day, with the events since 2 March.
pub fn plan(today: &str, parts: &str) -> Assessment {
    let text = request(today, parts);
    let request = read_request(embedded(), &text).unwrap_or_else(|fault| panic!("{fault}"));
    assess(embedded(), &request.case())
}

/// The same for somebody with these other answers.
pub fn plan_with(today: &str, answers: &str, parts: &str) -> Assessment {
    assess(embedded(), &request_with(today, answers, parts).case())
}

/// The plan file of that plan, read.
pub fn request_with(today: &str, answers: &str, parts: &str) -> Request {
    let mut changed = answers.to_owned();
    // Later answers override those of `STRAINED`, each with its name and value.
    for part in STRAINED.split(",\"") {
        let part = format!("\"{}", part.trim_start_matches('"'));
        let name = part.split(':').next().unwrap_or_default();
        if !answers.contains(&format!("{name}:")) {
            changed.push(',');
            changed.push_str(&part);
        }
    }
    let between = if parts.is_empty() { "" } else { "," };
    let text = format!(
        r#"{{"today":"{today}","answers":{{{changed}}},"course":{{"started":"2026-03-02"{between}{parts}}}}}"#
    );
    read_request(embedded(), &text).unwrap_or_else(|fault| panic!("{fault}"))
}

pub fn course(today: &str, parts: &str) -> Course {
    plan(today, parts).course.expect("there is a course")
}

pub fn checks(list: &[String]) -> String {
    format!(r#""check_ins":[{}]"#, list.join(","))
}

pub fn calm(days: &[&str]) -> String {
    checks(&days.iter().map(|day| check(day, CALM, "")).collect::<Vec<_>>())
}

pub fn rules(course: &Course) -> Vec<&str> {
    course.because.iter().map(|reason| embedded().rule(reason.rule).id.as_str()).collect()
}

/// Weekly from 9 March to `until`.
pub fn weekly(until: usize) -> Vec<String> {
    (1..=until)
        .map(|week| {
            let day = jiff::civil::date(2026, 3, 2).saturating_add(
                jiff::Span::new().days(i64::try_from(week * 7).expect("a small number")),
            );
            check(&day.to_string(), CALM, "")
        })
        .collect()
}

/// Calm week by week until the retinoid has been in for three weeks: rebuild for four weeks, then
/// introduce.
pub fn into_week_three() -> Vec<String> {
    weekly(7)
}
