//! Whether a calendar file that was taken earlier still has the dates of the plan.

use jiff::civil::Date;

use crate::domain::{CalendarFile, days_between};
use crate::engine::Assessment;
use crate::knowledge::Knowledge;

use super::stretch;

/// Days by which a stretch may start earlier or later without a word: a check that is done a day or two
/// after its day moves everything to come by as much.
const UNSAID_DAYS: u16 = 3;

/// Names of the first and the last day of a pause among the dates of a file.
const PAUSE: [&str; 2] = ["pause", "pause_end"];

/// The dates that a file of this plan goes by: the first day of each stretch, and the pauses that are
/// not over.
pub fn dates(knowledge: &Knowledge, plan: &Assessment) -> Vec<(String, Date)> {
    let stretches = plan.home.phases.iter();
    let stretches =
        stretches.map(|routine| (stretch::name(knowledge, plan, routine), routine.span.from));
    let pauses = plan.course.iter().flat_map(|course| &course.pauses);
    let pauses = pauses.flat_map(|pause| [(PAUSE[0], Some(pause.from)), (PAUSE[1], pause.to)]);
    let pauses = pauses.filter_map(|(name, day)| Some((name.to_owned(), day?)));
    stretches.chain(pauses).collect()
}

/// Whether the plan has other dates than a file from an earlier day, from today on.
pub fn is_outdated(
    knowledge: &Knowledge,
    plan: &Assessment,
    file: &CalendarFile,
    today: Date,
) -> bool {
    let now = dates(knowledge, plan);
    let (file, now) = (ahead(&file.dates, today), ahead(&now, today));
    let shift = |one: Date, other: Date| days_between(one, other).max(days_between(other, one));
    file.pauses != now.pauses
        || file.stretches.len() != now.stretches.len()
        || file
            .stretches
            .iter()
            .zip(&now.stretches)
            .any(|((one, from), (other, to))| one != other || shift(*from, *to) > UNSAID_DAYS)
}

/// What a list of dates says of today and of what is to come.
struct Ahead<'a> {
    /// The stretch of today and those after it.
    stretches: Vec<(&'a str, Date)>,
    /// The pauses that are not over.
    pauses: Vec<(Date, Option<Date>)>,
}

fn ahead(dates: &[(String, Date)], today: Date) -> Ahead<'_> {
    let mut stretches: Vec<(&str, Date)> = Vec::new();
    let mut pauses: Vec<(Date, Option<Date>)> = Vec::new();
    for (name, day) in dates {
        match name.as_str() {
            name if name == PAUSE[0] => pauses.push((*day, None)),
            name if name == PAUSE[1] => {
                if let Some((_, end)) = pauses.last_mut() {
                    *end = Some(*day);
                }
            }
            name => {
                // The one before it is over.
                if *day <= today {
                    stretches.clear();
                }
                stretches.push((name, *day));
            }
        }
    }
    pauses.retain(|(_, end)| end.is_none_or(|end| today <= end));
    Ahead { stretches, pauses }
}
