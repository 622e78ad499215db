//! Whether a calendar file that was taken earlier still has the dates of the plan.
//!
//! Said is what a person would act on wrongly, and what taking the file again mends:
//!
//! - A stretch, a visit or the last day of a product that moves by up to [`UNSAID_DAYS`] is not said. A check
//!   that is done a day late moves all of them by as much; a visit is a proposal whose day the clinic
//!   sets anyway, and a product keeps for months.
//! - A look at a home test that moves by a single day is said: looked at a day early it proves nothing.
//! - What is no longer there stays in a calendar whatever file comes after, so a product or a test that is
//!   gone is not said. A visit that is gone is, because people get ready for visits.

use jiff::civil::Date;

use crate::domain::{CalendarFile, CalendarKind, days_between};
use crate::engine::Assessment;
use crate::knowledge::Knowledge;

use super::product_days::{ProductDay, ProductDayKind};
use super::stretch;

/// Days by which something may come earlier or later without a word.
const UNSAID_DAYS: u16 = 3;

/// Names of the first and the last day of a pause among the dates of a file.
const PAUSE: [&str; 2] = ["pause", "pause_end"];

/// The name of a visit, and of the mark that visits and products are among the dates: files of
/// earlier versions have neither.
const VISIT: &str = "visit";
const WHOLE: &str = "whole";

/// Most days of products that are remembered; of more the earliest.
const MOST_PRODUCT_DAYS: usize = 60;

/// The dates that a file of this plan goes by: the first day of each stretch, the pauses that are not
/// over, the visits, and the days of the person's own products.
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

/// Whether the plan has other dates than a file from an earlier day, from today on.
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

/// Whether a visit that is still to come has no counterpart. Visits lie weeks apart, so the day tells
/// which one is meant; those of the next days may have just been, or be about to be.
fn visits_differ(file: &Ahead<'_>, now: &Ahead<'_>, today: Date) -> bool {
    let lacks = |of: &[Date], other: &[Date]| {
        let mut of = of.iter().filter(|day| days_between(today, **day) > UNSAID_DAYS);
        of.any(|day| other.iter().all(|it| shift(*it, *day) > UNSAID_DAYS))
    };
    lacks(&now.visits, &file.visits) || lacks(&file.visits, &now.visits)
}

/// Whether a product has a day that the file lacks, or has at another time.
fn products_differ(file: &Ahead<'_>, now: &Ahead<'_>) -> bool {
    now.products.iter().any(|(name, day)| {
        let keeps = name.starts_with(ProductDayKind::Keeps.key());
        let unsaid = if keeps { UNSAID_DAYS } else { 0 };
        let known = file.products.iter().find(|(other, _)| other == name);
        known.is_none_or(|(_, other)| shift(*other, *day) > unsaid)
    })
}

/// What a list of dates says of today and of what is to come.
#[derive(Default)]
struct Ahead<'a> {
    /// The stretch of today and those after it.
    stretches: Vec<(&'a str, Date)>,
    /// The pauses that are not over.
    pauses: Vec<(Date, Option<Date>)>,
    /// Whether visits and products are among the dates.
    whole: bool,
    /// Every visit.
    visits: Vec<Date>,
    /// Every day of a product, by the name of its entry.
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
                // The one before it is over.
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
