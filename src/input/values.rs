//! Plain values in files: numbers, days, ids of a closed set.

use jiff::civil::Date;

use crate::domain::{ClosedSet, parse_date};
use crate::json::Json;

use super::issues::{Issue, IssueKind, expected};

/// Reads an integer in a range.
///
/// # Errors
/// The value is of another type or out of range.
pub fn read_number(place: &str, json: &Json, min: u16, max: u16) -> Result<u16, Issue> {
    let number = json.as_int().ok_or_else(|| expected(place, "a whole number", json))?;
    u16::try_from(number)
        .ok()
        .filter(|number| (min..=max).contains(number))
        .ok_or_else(|| Issue::new(place, IssueKind::OutOfRange(min, max)))
}

/// Reads a day in the form `YYYY-MM-DD`.
///
/// # Errors
/// The value is of another type or not a calendar day.
pub fn read_date(place: &str, json: &Json) -> Result<Date, Issue> {
    json.as_text()
        .filter(|text| text.len() == 10)
        .and_then(parse_date)
        .ok_or_else(|| expected(place, "a day written YYYY-MM-DD", json))
}

/// Reads a member of a closed set by its id; `what` names the set.
///
/// # Errors
/// The value is not a member of the set.
pub fn member<T: ClosedSet>(place: &str, json: &Json, what: &'static str) -> Result<T, Issue> {
    json.as_text().and_then(T::from_id).ok_or_else(|| expected(place, what, json))
}
