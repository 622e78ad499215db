//! The results of the checks: the finding first, then the index, the signs, the evenings, and the
//! moves of the plan.

use yew::prelude::*;

use crate::components::calendar_file::OutdatedCalendar;
use crate::components::course_history::{entries, moves};
use crate::components::home_tests::history;
use crate::components::page::Page;
use crate::components::pause::PauseForm;
use crate::components::phases::result_name;
use crate::components::photos::{are_kept, photo_section};
use crate::components::trend_view::{signs_view, trend_view};
use crate::components::triage_notice::{level_notice, triage_notice};
use crate::domain::{Journal, TrendChange, date_text};
use crate::engine::{Assessment, Course, minus_days};
use crate::route::Route;
use crate::state::{App, View};

/// Number of past days offered for filling in.
const DAYS_BACK: u16 = 14;

/// Draws the course so far.
pub fn progress(app: &App) -> Html {
    let Some(plan) = app.plan.clone() else { return Html::default() };
    if plan.triage.stops_the_plan() {
        return html! {
            <>
                { triage_notice(app) }
                <div class="page">
                    if are_kept(app) { { photo_section(app) } }
                    { own_entries(app) }
                </div>
            </>
        };
    }
    let Some(course) = &plan.course else { return Html::default() };
    let messages = &app.messages;
    let (title, lead) = finding(app, course);
    let journal = app.state.journal.as_ref().map(|journal| journal.journal());
    let checks = journal.map(|journal| &journal.check_ins);
    let first = checks.and_then(|checks| checks.values().next());
    let latest = checks.and_then(|checks| checks.values().next_back());
    html! {
        <Page title={title.clone()} id="progress">
            <div class="page__head">
                <h1 tabindex="-1">{ title }</h1>
                if !lead.is_empty() { <p class="page__lead">{ lead }</p> }
                if let Some(text) = since_the_start(app, course) { <p class="page__more">{ text }</p> }
            </div>
            { level_notice(app, plan.triage.level) }
            { trend_view(app, course) }
            { next_check(app, course) }
            if let (Some(first), Some(latest), true) = (first, latest, course.trend.len() > 1) {
                { signs_view(app, first, latest) }
            }
            { evenings(app, course) }
            { too_early(app, &plan) }
            { moves(app, course) }
            { history(app) }
            { photo_section(app) }
            { own_entries(app) }
            <div class="section section--near"><PauseForm /></div>
            <OutdatedCalendar />
            <p class="section section--near">
                <a href={Route::Results.href()} class="link">{ messages.text("progress-to-results") }</a>
            </p>
        </Page>
    }
}

fn own_entries(app: &App) -> Html {
    let journal = app.state.journal.as_ref().map(|journal| journal.journal());
    let some = |journal: &&Journal| {
        !journal.check_ins.is_empty() || !journal.reactions.is_empty() || !journal.pauses.is_empty()
    };
    journal.filter(some).map_or_else(Html::default, |journal| entries(app, journal))
}

/// Returns the heading and the text below it.
fn finding(view: &View, course: &Course) -> (AttrValue, AttrValue) {
    let counted = course.trend.iter().filter(|point| point.counts).count();
    let key = match (counted, course.change) {
        (0, _) => "progress-empty",
        (1, _) => "progress-one",
        (_, TrendChange::Unknown) => "progress-two",
        (_, TrendChange::Same) => "progress-same",
        (_, TrendChange::PerhapsBetter) => "progress-perhaps-better",
        (_, TrendChange::Better) => "progress-better",
        (_, TrendChange::PerhapsWorse) => "progress-perhaps-worse",
        (_, TrendChange::Worse) => "progress-worse",
    };
    (view.messages.text(key), view.messages.attribute(key, "lead"))
}

/// Returns the change of the index since the first check, if it exceeds normal variation. The
/// finding above is based on the checks before the latest, so it does not say this.
fn since_the_start(view: &View, course: &Course) -> Option<AttrValue> {
    let mut counted = course.trend.iter().filter(|point| point.counts).map(|point| point.index);
    let (first, last) = (counted.next()?, counted.next_back()?);
    let messages = &view.messages;
    let [from, to] = [first, last].map(|index| messages.number(usize::from(index)));
    (first.abs_diff(last) > course.noise)
        .then(|| messages.format("progress-since", &[("first", &from), ("last", &to)]))
}

/// Draws the link to the next check, or its day.
fn next_check(view: &View, course: &Course) -> Html {
    let messages = &view.messages;
    match course.next_check_in {
        Some(day) if day <= view.today().date => html! {
            <div class="actions">
                <a href={Route::CheckIn.href()} class="button">{ messages.text("check-in-start") }</a>
            </div>
        },
        Some(day) => html! {
            <p>
                { messages.format("check-in-next", &[("date", &messages.short_date(day))]) }{ " " }
                <a href={Route::CheckIn.href()} class="link">{ messages.text("check-in-now") }</a>
            </p>
        },
        None => Html::default(),
    }
}

/// Draws the evenings done as planned, and the days that can be filled in.
fn evenings(view: &View, course: &Course) -> Html {
    let messages = &view.messages;
    let adherence = &course.adherence;
    let number = |count: u16| messages.number(usize::from(count));
    let known = adherence.planned.saturating_sub(adherence.unknown);
    let today = view.today().date;
    let days =
        (0..DAYS_BACK).map(|back| minus_days(today, back)).filter(|day| *day >= course.started);
    let days = days.map(|day| {
        let date = date_text(day);
        html! {
            <li key={date.clone()}>
                <a class="link" href={Route::Day { date }.href()}>{ messages.short_date(day) }</a>
            </li>
        }
    });
    html! {
        <section class="section" aria-labelledby="evenings">
            <h2 id="evenings" class="section__head">{ messages.text("evenings-title") }</h2>
            if known > 0 {
                <p>{ messages.format("evenings-kept", &[
                    ("kept", &*number(adherence.kept)), ("known", &*number(known)),
                ]) }</p>
            } else {
                <p>{ messages.text("evenings-none") }</p>
            }
            if adherence.more > 0 {
                <p>{ messages.count("evenings-more", usize::from(adherence.more)) }</p>
            }
            <p class="muted">{ messages.text("evenings-fill") }</p>
            <ul class="days" role="list">{ for days }</ul>
        </section>
    }
}

/// Draws what cannot be judged yet.
fn too_early(view: &View, plan: &Assessment) -> Html {
    let messages = &view.messages;
    let today = view.today().date;
    let items = plan.results.iter().filter(|result| result.from > today).map(|result| {
        let name = result_name(view, result);
        let args = [("what", &*name), ("date", &*messages.date(result.from))];
        html! { <li key={name.to_string()}>{ messages.format("early-item", &args) }</li> }
    });
    let items: Vec<Html> = items.collect();
    if items.is_empty() {
        return Html::default();
    }
    html! {
        <section class="section" aria-labelledby="early">
            <h2 id="early" class="section__head">{ messages.text("early-title") }</h2>
            <ul class="lines" role="list">{ for items }</ul>
        </section>
    }
}
