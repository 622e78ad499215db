//! Checks whether a calendar file downloaded earlier still matches the dates of the plan.
//!
//! Only changes that could mislead the person, and that a new file would fix, are reported:
//!
//! - A shift of a stretch, a visit or the last day of a product by up to [`UNSAID_DAYS`] is not reported. A
//!   check done a day late moves all of them by as much; a visit is a proposal whose day the clinic sets
//!   anyway, and a product keeps for months.
//! - A shift of a home test check by a single day is reported: a day early it proves nothing.
//! - Entries that no longer exist stay in a calendar whatever file comes after, so a removed product or test
//!   is not reported. A removed visit is, because people prepare for visits.

use jiff::civil::Date;

use crate::domain::{CalendarFile, CalendarKind, days_between};
use crate::engine::Assessment;
use crate::knowledge::Knowledge;

use super::product_days::{ProductDay, ProductDayKind};
use super::stretch;

/// Number of days that something may shift without being reported.
const UNSAID_DAYS: u16 = 3;

/// Names of the first and the last day of a pause among a file's dates.
const PAUSE: [&str; 2] = ["pause", "pause_end"];

/// The name of a visit, and the marker that a file's dates include visits and products: files of earlier
/// versions have neither.
const VISIT: &str = "visit";
const WHOLE: &str = "whole";

/// Most product days that are remembered; the earliest are kept.
const MOST_PRODUCT_DAYS: usize = 60;

/// Returns the dates that a file of this plan depends on: the first day of each stretch, the pauses that are
/// not over, the visits, and the days of the person's own products.
pub fn dates(
    knowledge: &Knowledge,
    plan: &Assessment,
    products: &[ProductDay],
    today: Date,
) -> Vec<(String, Date)> {
    let stretches = plan.home.phases.iter();
    let stretches =
        stretches.map(|routine| (stretch::name(knowledge, plan, routine), routine.span.from));
    let pauses = plan.course.iter().flat_map(|course| &course.pauses);
    let pauses = pauses.flat_map(|pause| [(PAUSE[0], Some(pause.from)), (PAUSE[1], pause.to)]);
    let pauses = pauses.filter_map(|(name, day)| Some((name.to_owned(), day?)));
    let visits = plan
        .calendar
        .iter()
        .filter(|entry| matches!(entry.kind, CalendarKind::Visit | CalendarKind::Upkeep))
        .map(|entry| (VISIT.to_owned(), entry.date));
    let mut days: Vec<(String, Date)> =
        products.iter().filter(|day| day.on >= today).map(|day| (day.entry(), day.on)).collect();
    crate::domain::insertion_sort(&mut days, |(name, day)| (*day, name.clone()));
    days.truncate(MOST_PRODUCT_DAYS);
    let whole = [(WHOLE.to_owned(), today)];
    stretches.chain(pauses).chain(whole).chain(visits).chain(days).collect()
}

/// Returns `true` if, from today on, the plan's dates differ from those of an earlier file.
pub fn is_outdated(
    knowledge: &Knowledge,
    plan: &Assessment,
    products: &[ProductDay],
    file: &CalendarFile,
    today: Date,
) -> bool {
    let now = dates(knowledge, plan, products, today);
    let (file, now) = (ahead(&file.dates, today), ahead(&now, today));
    let stretches = file.pauses != now.pauses
        || file.stretches.len() != now.stretches.len()
        || file
            .stretches
            .iter()
            .zip(&now.stretches)
            .any(|((one, from), (other, to))| one != other || shift(*from, *to) > UNSAID_DAYS);
    stretches || file.whole && (visits_differ(&file, &now, today) || products_differ(&file, &now))
}

fn shift(one: Date, other: Date) -> u16 {
    days_between(one, other).max(days_between(other, one))
}

/// Returns `true` if an upcoming visit has no counterpart. Visits are weeks apart, so the day identifies
/// them; those in the next few days are skipped, as they may be just past or about to happen.
fn visits_differ(file: &Ahead<'_>, now: &Ahead<'_>, today: Date) -> bool {
    let lacks = |of: &[Date], other: &[Date]| {
        let mut of = of.iter().filter(|day| days_between(today, **day) > UNSAID_DAYS);
        of.any(|day| other.iter().all(|it| shift(*it, *day) > UNSAID_DAYS))
    };
    lacks(&now.visits, &file.visits) || lacks(&file.visits, &now.visits)
}

/// Returns `true` if the file lacks a product day, or has it on another date.
fn products_differ(file: &Ahead<'_>, now: &Ahead<'_>) -> bool {
    now.products.iter().any(|(name, day)| {
        let keeps = name.starts_with(ProductDayKind::Keeps.key());
        let unsaid = if keeps { UNSAID_DAYS } else { 0 };
        let known = file.products.iter().find(|(other, _)| other == name);
        known.is_none_or(|(_, other)| shift(*other, *day) > unsaid)
    })
}

/// The current and future part of a list of dates.
#[derive(Default)]
struct Ahead<'a> {
    /// Today's stretch and those after it.
    stretches: Vec<(&'a str, Date)>,
    /// The pauses that are not over.
    pauses: Vec<(Date, Option<Date>)>,
    /// Whether the dates include visits and products.
    whole: bool,
    /// Every visit.
    visits: Vec<Date>,
    /// Every product day, by the name of its entry.
    products: Vec<(&'a str, Date)>,
}

fn ahead(dates: &[(String, Date)], today: Date) -> Ahead<'_> {
    let mut found = Ahead::default();
    let kinds = [ProductDayKind::FirstLook, ProductDayKind::LastLook, ProductDayKind::Keeps];
    for (name, day) in dates {
        match name.as_str() {
            WHOLE => found.whole = true,
            VISIT => found.visits.push(*day),
            name if name == PAUSE[0] => found.pauses.push((*day, None)),
            name if name == PAUSE[1] => {
                if let Some((_, end)) = found.pauses.last_mut() {
                    *end = Some(*day);
                }
            }
            name if kinds.iter().any(|kind| name.starts_with(kind.key())) => {
                found.products.push((name, *day));
            }
            name => {
                // The previous stretch is over.
                if *day <= today {
                    found.stretches.clear();
                }
                found.stretches.push((name, *day));
            }
        }
    }
    found.pauses.retain(|(_, end)| end.is_none_or(|end| today <= end));
    found
}
