//! Plain values in files: numbers, days, words of a closed set.

use jiff::civil::Date;

use crate::domain::{ClosedSet, parse_date};
use crate::json::Json;

use super::issues::{Issue, IssueKind, expected};

/// Reads a whole number inside a range.
///
/// # Errors
/// When it is something else or outside.
pub fn read_number(place: &str, json: &Json, min: u16, max: u16) -> Result<u16, Issue> {
    let number = json.as_int().ok_or_else(|| expected(place, "a whole number", json))?;
    u16::try_from(number)
        .ok()
        .filter(|number| (min..=max).contains(number))
        .ok_or_else(|| Issue::new(place, IssueKind::OutOfRange(min, max)))
}

/// Reads a day written `YYYY-MM-DD`.
///
/// # Errors
/// When it is something else or no day of the calendar.
pub fn read_date(place: &str, json: &Json) -> Result<Date, Issue> {
    json.as_text()
        .filter(|text| text.len() == 10)
        .and_then(parse_date)
        .ok_or_else(|| expected(place, "a day written YYYY-MM-DD", json))
}

/// Reads a member of a closed set by its id; `what` names the set.
///
/// # Errors
/// The fault of anything else.
pub fn member<T: ClosedSet>(place: &str, json: &Json, what: &'static str) -> Result<T, Issue> {
    json.as_text().and_then(T::from_id).ok_or_else(|| expected(place, what, json))
}
