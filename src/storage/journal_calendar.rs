//! The calendar file in the body of the journal.
//!
//! ```json
//! ["YYYY-MM-DD", "<stretch> YYYY-MM-DD <stretch> YYYY-MM-DD …", <routine>, <alarms>,
//!  <morning, 0–1439>, <evening, 0–1439>, <days before> | null, "<name>",
//!  <number>]
//! ```
//!
//! Earlier versions did not write the number.

use crate::domain::{CalendarFile, HIGHEST_SEQUENCE, MINUTES_OF_A_DAY, date_text, parse_date};
use crate::json::Json;

use crate::input::issues::{Issue, expected};
use crate::input::values::{read_date, read_number};

/// Longest list of dates and longest name that are read, in bytes.
const LONGEST: usize = 4096;

/// Maximum number of days before a visit.
const MOST_DAYS: u16 = 30;

/// Reads a calendar file entry.
///
/// # Errors
/// The first fault found in it.
pub fn read(json: &Json) -> Result<CalendarFile, Issue> {
    const PLACE: &str = "calendar";
    let parts = json.as_list().ok_or_else(|| expected(PLACE, "a list", json))?;
    let part = |n: usize| parts.get(n).unwrap_or(&Json::Null);
    let place = |n: usize| format!("{PLACE}[{n}]");
    let text = |n: usize| {
        let text = part(n).as_text().filter(|text| text.len() <= LONGEST);
        text.ok_or_else(|| expected(&place(n), "a text", part(n)))
    };
    let truth = |n: usize| match part(n) {
        Json::Bool(truth) => Ok(*truth),
        other => Err(expected(&place(n), "true or false", other)),
    };
    let minutes = |n: usize| read_number(&place(n), part(n), 0, MINUTES_OF_A_DAY - 1);
    let mut dates = Vec::new();
    let mut words = text(1)?.split(' ').filter(|word| !word.is_empty());
    while let Some(name) = words.next() {
        let day = words.next().and_then(parse_date);
        let day = day.ok_or_else(|| expected(&place(1), "names with a day each", part(1)))?;
        dates.push((name.to_owned(), day));
    }
    let days_before = match part(6) {
        Json::Null => None,
        json => u8::try_from(read_number(&place(6), json, 0, MOST_DAYS)?).ok(),
    };
    let sequence = match part(8) {
        Json::Null => None,
        json => {
            let number = json.as_int().and_then(|number| u32::try_from(number).ok());
            let number = number.filter(|number| *number <= HIGHEST_SEQUENCE);
            Some(number.ok_or_else(|| expected(&place(8), "a number of 31 bits", json))?)
        }
    };
    Ok(CalendarFile {
        on: read_date(&place(0), part(0))?,
        dates,
        routine: truth(2)?,
        alarms: truth(3)?,
        morning: minutes(4)?,
        evening: minutes(5)?,
        days_before,
        name: text(7)?.to_owned(),
        sequence,
    })
}

/// Writes a calendar file entry.
pub fn write(file: &CalendarFile) -> Json {
    let dates = file.dates.iter().map(|(name, day)| [name, " ", &date_text(*day)].concat());
    let dates: Vec<String> = dates.collect();
    let number = |number: u16| Json::Int(i64::from(number));
    let parts = [
        Json::text(date_text(file.on)),
        Json::Text(dates.join(" ")),
        Json::Bool(file.routine),
        Json::Bool(file.alarms),
        number(file.morning),
        number(file.evening),
        file.days_before.map_or(Json::Null, |days| number(u16::from(days))),
        Json::text(file.name.clone()),
    ];
    let sequence = file.sequence.map(|number| Json::Int(i64::from(number)));
    Json::list(parts.into_iter().chain(sequence))
}
