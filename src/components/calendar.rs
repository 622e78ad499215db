//! The calendar: visits as a list, with months as grids beside it.

use jiff::civil::{Date, Weekday};
use yew::prelude::*;

use super::calendar_file::product_days;
use super::icon::chevron;
use super::pictures::day_mark;
use super::treatments::{TREATMENT_NAME, treatment_link};
use super::why_link::why_link;
use crate::domain::{CalendarKind, ClosedSet, TreatmentId, insertion_sort};
use crate::engine::{CalendarEntry, LineRef, plus_days};
use crate::export::ics::ProductDay;
use crate::route::Route;
use crate::state::View;

/// Number of visits of one kind in the short list; the others are one tap away, with the months.
const SOON: usize = 4;

/// Maximum number of months shown as grids; the list has every visit.
const MONTHS: usize = 4;

/// The calendar.
pub fn calendar(view: &View) -> Html {
    let messages = &view.messages;
    let Some(plan) = &view.plan else { return Html::default() };
    let mut months: Vec<Date> = plan
        .calendar
        .iter()
        .filter(|entry| entry.kind != CalendarKind::CheckIn)
        .map(|entry| entry.date.first_of_month())
        .collect();
    months.dedup();
    let kept = kept(view);
    if months.is_empty() {
        if kept.is_empty() {
            return Html::default();
        }
        return html! {
            <section class="section section--near" aria-labelledby="calendar">
                <h2 id="calendar" tabindex="-1" class="section__head">
                    { messages.text("calendar-title") }
                </h2>
                { dates(view, &[], &kept) }
            </section>
        };
    }
    let grids: Vec<Html> =
        months.iter().take(MONTHS).map(|month| grid(view, *month, &plan.calendar)).collect();
    let prepared = plan.calendar.iter().any(|entry| entry.kind == CalendarKind::Prep);
    let shown =
        [CalendarKind::Visit, CalendarKind::Prep, CalendarKind::Aftercare, CalendarKind::CheckIn];
    let legend = shown.iter().map(|kind| {
        html! {
            <li class="legend__item" key={kind.id()}>
                <span class={format!("day day--{} legend__day", kind.id())}>{ day_mark(*kind) }</span>
                { messages.text_for("calendar-", kind.id()) }
            </li>
        }
    });
    let agenda = plan
        .calendar
        .iter()
        .enumerate()
        .filter(|(_, entry)| matches!(entry.kind, CalendarKind::Visit | CalendarKind::Upkeep))
        .map(|(n, entry)| line(view, n, entry, &plan.calendar));
    let agenda: Vec<Html> = agenda.collect();
    html! {
        <section class="section section--near" aria-labelledby="calendar">
            <div class="section__head">
                <h2 id="calendar" tabindex="-1">{ messages.text("calendar-title") }</h2>
                <p>{ messages.text("calendar-note") }</p>
            </div>
            if prepared { <p class="agenda__note">{ messages.text("agenda-note") }</p> }
            { dates(view, &plan.calendar, &kept) }
            <details class="disclosure">
                <summary>{ chevron() }{ messages.text("calendar-all") }</summary>
                <div class="disclosure__body">
                    <ol class="agenda" role="list">{ for agenda }</ol>
                    <div class="months screen-only">
                        { for grids }
                        <ul class="legend" role="list">{ for legend }</ul>
                    </div>
                </div>
            </details>
        </section>
    }
}

/// The purpose of a visit: its kind, and its treatment if it has exactly one.
type VisitFor = (CalendarKind, Option<TreatmentId>);

/// Draws the days at a glance: the first visit and its purpose, then the days of each kind together
/// with those of the person's own products, ordered by the first day of each.
fn dates(view: &View, entries: &[CalendarEntry], kept: &[ProductDay]) -> Html {
    let messages = &view.messages;
    let mut groups: Vec<(VisitFor, Date, Vec<AttrValue>)> = Vec::new();
    for entry in entries {
        if !matches!(entry.kind, CalendarKind::Visit | CalendarKind::Upkeep) {
            continue;
        }
        let what = (entry.kind, entry.only_treatment());
        let date = messages.short_date(entry.date);
        match groups.iter_mut().find(|(other, ..)| *other == what) {
            Some((.., dates)) => dates.push(date),
            None => groups.push((what, entry.date, vec![date])),
        }
    }
    let visits = groups.into_iter().map(|((kind, only), first, mut dates)| {
        let more = dates.len() > SOON;
        dates.truncate(SOON);
        let dates = if more {
            messages.format("calendar-and-more", &[("dates", &messages.list(&dates))])
        } else {
            messages.list(&dates)
        };
        let what = match only {
            Some(treatment) => treatment_link(view, treatment, TREATMENT_NAME),
            None => html! { <span>{ messages.text_for("calendar-", kind.id()) }</span> },
        };
        (first, html! { <li><strong>{ dates }</strong>{ what }</li> })
    });
    let products = kept.iter().map(|kept| (kept.on, product_day(view, kept)));
    let mut rows: Vec<(Date, Html)> = visits.chain(products).collect();
    insertion_sort(&mut rows, |(first, _)| *first);
    let rows = rows.into_iter().map(|(_, row)| row);
    html! { <ul class="dates" role="list">{ for rows }</ul> }
}

/// Draws a day of one of the person's own products, with a link to it.
fn product_day(view: &View, day: &ProductDay) -> Html {
    let messages = &view.messages;
    let to = Route::Product { id: day.id.clone() };
    html! {
        <li>
            <strong>{ messages.short_date(day.on) }</strong>
            <span>
                { messages.text(day.what.calendar_key()) }{ " · " }
                <a class="link" href={to.href()}>{ day.name.clone() }</a>
            </span>
        </li>
    }
}

/// Returns the days of the person's own products from today, soonest first: when each expires, and
/// when the spot of a home test is inspected.
fn kept(view: &View) -> Vec<ProductDay> {
    let today = view.today().date;
    let mut kept = view.plan.as_ref().map(|plan| product_days(view, plan)).unwrap_or_default();
    kept.retain(|kept| kept.on >= today);
    insertion_sort(&mut kept, |kept| (kept.on, kept.what, kept.id.clone()));
    kept
}

/// Draws one visit: its day, what is done, and when to start preparing.
fn line(view: &View, n: usize, entry: &CalendarEntry, all: &[CalendarEntry]) -> Html {
    let messages = &view.messages;
    // Described once; the next visits of a course are the same.
    let visit =
        |other: &&CalendarEntry| matches!(other.kind, CalendarKind::Visit | CalendarKind::Upkeep);
    let before = all[..n].iter().rev().find(visit);
    let same = before.is_some_and(|before| before.items == entry.items);
    let items: Vec<AttrValue> = entry
        .items
        .iter()
        .map(|item| messages.text_for("treatment-", &view.knowledge.treatment(*item).id))
        .collect();
    let what = if same { messages.text("agenda-same") } else { messages.list(&items) };
    let ready = all[..n].iter().rev().find(|other| other.kind == CalendarKind::Prep);
    let ready = ready.filter(|ready| ready.items == entry.items);
    let date = messages.short_date(entry.date);
    html! {
        <li key={n}>
            <p class="agenda__when">
                <span class="agenda__date">{ date.clone() }</span>{ " " }
                <span class="agenda__kind">{ messages.text_for("calendar-", entry.kind.id()) }</span>
            </p>
            <p class="agenda__more">
                <span>{ what }</span>
                if let Some(ready) = ready {
                    <span class="muted">
                        { messages.format("agenda-ready", &[("date", &messages.short_date(ready.date))]) }
                    </span>
                }
                { why_link(view, &LineRef::Calendar(n), &date) }
            </p>
        </li>
    }
}

/// Draws one month as a table, Monday first.
fn grid(view: &View, first: Date, entries: &[CalendarEntry]) -> Html {
    let messages = &view.messages;
    let today = view.today().date;
    let lead = usize::try_from(first.weekday().since(Weekday::Monday)).unwrap_or(0);
    let length = usize::from(first.days_in_month().unsigned_abs());
    let cells: Vec<Html> = (0..lead)
        .map(|_| html! { <td></td> })
        .chain((0..length).map(|n| {
            let date = plus_days(first, u16::try_from(n).unwrap_or(0));
            day(view, date, entries.iter().find(|entry| entry.date == date), date == today)
        }))
        .collect();
    let rows = cells.chunks(7).enumerate().map(|(n, week)| {
        html! { <tr key={n}>{ for week.iter().cloned() }</tr> }
    });
    // 4 January 2027 is a Monday.
    let monday = jiff::civil::date(2027, 1, 4);
    let names =
        (0..7).map(|n| html! { <th scope="col">{ messages.weekday(plus_days(monday, n)) }</th> });
    html! {
        <table class="month" key={crate::domain::date_text(first)}>
            <caption>{ messages.month(first) }</caption>
            <thead><tr>{ for names }</tr></thead>
            <tbody>{ for rows }</tbody>
        </table>
    }
}

fn day(view: &View, date: Date, entry: Option<&CalendarEntry>, today: bool) -> Html {
    let messages = &view.messages;
    let kind = entry.map(|entry| entry.kind);
    let class = classes!(
        "day",
        kind.map(|kind| match kind {
            CalendarKind::Upkeep => "day--visit".to_owned(),
            kind => format!("day--{}", kind.id()),
        }),
        today.then_some("day--today"),
    );
    html! {
        <td>
            <span {class}>
                { date.day() }
                if let Some(kind) = kind {
                    { day_mark(kind) }
                    <span class="visually-hidden">{ messages.text_for("calendar-", kind.id()) }</span>
                }
                if today { <span class="visually-hidden">{ messages.text("today") }</span> }
            </span>
        </td>
    }
}
