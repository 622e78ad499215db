//! The home test of a product on the shelf.
//!
//! ```json
//! {"started":"YYYY-MM-DD","place":"inner_forearm|elbow_bend",
//!  "looks":[["YYYY-MM-DD","fine|missed|sign"], …],"ended":"YYYY-MM-DD","result":"passed|reaction"}
//! ```
//! Only `started` is required. Of two answers for one day, the more careful one wins. Unreadable answers are
//! reported and left out; a test without its first day is not a test.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::domain::{ClosedSet, HomeTest, SpotLook, TestPlace, TestResult, date_text};
use crate::json::Json;

use crate::input::issues::{Issue, IssueKind, Issues, expected, under};
use crate::input::values::{member, read_date};

/// Limit of answers read: those of two devices merged, twice over.
const MOST_READ: usize = 240;

/// Reads a test. Valid parts are kept, invalid ones are reported.
pub fn read(place: &str, json: &Json, issues: &mut Issues) -> Option<HomeTest> {
    let Some(fields) = json.as_object() else {
        issues.push(expected(place, "an object with started", json));
        return None;
    };
    let mut started = None;
    let mut test = HomeTest::new(Date::default());
    for (key, value) in fields {
        let place = under(place, key);
        if *value == Json::Null && key != "started" {
            continue;
        }
        match key.as_str() {
            "started" => started = issues.taken(read_date(&place, value)),
            "place" => {
                let read = member::<TestPlace>(&place, value, "inner_forearm or elbow_bend");
                test.place = issues.taken(read);
            }
            "looks" => {
                looks(&place, value, &mut test, issues);
            }
            "ended" => test.ended = issues.taken(read_date(&place, value)),
            "result" => {
                let read = member::<TestResult>(&place, value, "passed or reaction");
                test.result = issues.taken(read);
            }
            _ => issues.unknown(place, key),
        }
    }
    let Some(started) = started else {
        let place = format!("{place}.started");
        if !issues.has(&place) {
            issues.report(place, IssueKind::Missing);
        }
        return None;
    };
    Some(HomeTest { started, ..test })
}

fn looks(place: &str, json: &Json, test: &mut HomeTest, issues: &mut Issues) {
    let Some(list) = json.as_list() else {
        return issues.push(expected(place, "a list of days with what was seen", json));
    };
    for (n, entry) in list.iter().enumerate() {
        let place = format!("{place}[{n}]");
        if n >= MOST_READ {
            return issues.push(expected(&place, "at most 240 answers", entry));
        }
        match look(&place, entry) {
            Ok((day, look)) => {
                note_careful(&mut test.looks, day, look);
            }
            Err(issue) => issues.push(issue),
        }
    }
}

fn look(place: &str, entry: &Json) -> Result<(Date, SpotLook), Issue> {
    let Some([day, look]) = entry.as_list() else {
        return Err(expected(place, "a day and what was seen", entry));
    };
    Ok((read_date(place, day)?, member(place, look, "fine, missed or sign")?))
}

/// Records an observation for a day; of two for the same day, the more careful one stays.
pub fn note_careful(looks: &mut BTreeMap<Date, SpotLook>, day: Date, look: SpotLook) {
    looks.entry(day).and_modify(|known| *known = look.max(*known)).or_insert(look);
}

/// Writes a test.
pub fn write(test: &HomeTest) -> Json {
    let date = |day: Date| Json::text(date_text(day));
    let looks =
        test.looks.iter().map(|(day, look)| Json::list([date(*day), Json::text(look.id())]));
    let fields = [
        ("started", Some(date(test.started))),
        ("place", test.place.map(|place| Json::text(place.id()))),
        ("looks", (!test.looks.is_empty()).then(|| Json::list(looks))),
        ("ended", test.ended.map(date)),
        ("result", test.result.map(|result| Json::text(result.id()))),
    ];
    Json::object(fields.into_iter().filter_map(|(key, value)| Some((key, value?))))
}
