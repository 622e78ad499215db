//! A past day: its steps as planned at the time, to be marked.

use jiff::civil::Date;
use yew::prelude::*;

use crate::components::back_link::back_link;
use crate::components::page::Page;
use crate::components::ticks::{Ticks, keys};
use crate::domain::{OwnProduct, ShelfItem, StepKey, StepStatus, Time, parse_date};
use crate::engine::{Case, assess, minus_days, plus_days};
use crate::pages::not_found;
use crate::route::Route;
use crate::state::{App, ShelfHandle};

/// Draws the page of a day; days outside the course do not exist.
pub fn day(app: &App, date: &str) -> Html {
    let today = app.today().date;
    let journal = app.state.journal.as_ref().map(|journal| journal.journal());
    let started = journal.and_then(|journal| journal.started);
    let found =
        parse_date(date).filter(|day| started.is_some_and(|from| from <= *day && *day <= today));
    let (Some(day), Some(journal)) = (found, journal) else { return not_found(app) };
    // Computed as of that day: later entries had not happened yet.
    let case = Case::new(app.state.answers(), day, &app.clinic)
        .living_in(app.state.home_region())
        .following(journal);
    let products = app.state.shelf.as_ref().map_or_else(Vec::new, |kept| products_on(kept, day));
    let plan = assess(&app.knowledge, &case.owning(&products));
    let Some(routine) = plan.home.phases.first() else { return not_found(app) };
    let messages = &app.messages;
    let resting = plan.home.resting_on(day);
    let (morning, evening) = (routine.morning_on(resting), routine.evening_on(day, resting));
    let title = messages.date(day);
    let ticks = Ticks { app, day };
    let link = |to: Date, key: &str| {
        let date = crate::domain::date_text(to);
        html! { <a class="link" href={Route::Day { date }.href()}>{ messages.text(key) }</a> }
    };
    html! {
        <Page title={title.clone()}>
            { back_link(app, Route::Progress, Some(messages.text("nav-progress"))) }
            <div class="page__head">
                <p class="eyebrow">{ messages.weekday(day) }</p>
                <h1 tabindex="-1">{ title }</h1>
                <p class="page__lead">{ messages.text("day-lead") }</p>
            </div>
            { list(app, ticks, "routine-morning", keys(Time::Morning, &morning)) }
            { list(app, ticks, "routine-evening", keys(Time::Evening, &evening)) }
            <div class="actions actions--row">
                if started.is_some_and(|from| from < day) { { link(minus_days(day, 1), "day-before") } }
                if day < today { { link(plus_days(day, 1), "day-after") } }
            </div>
        </Page>
    }
}

/// Returns the products that were on the shelf on a day.
fn products_on(kept: &ShelfHandle, day: Date) -> Vec<OwnProduct> {
    let there = |id: &str| kept.shelf().item(id).is_none_or(|item: &ShelfItem| item.was_there(day));
    let all = kept.products().unwrap_or_default().iter();
    all.filter(|own| there(&own.product.id)).cloned().collect()
}

fn list(app: &App, ticks: Ticks<'_>, title: &str, steps: Vec<StepKey>) -> Html {
    let messages = &app.messages;
    let rows = steps.into_iter().map(|step| {
        let active = &app.knowledge.active(step.active).id;
        let name = messages.text_for("active-", active);
        let id = format!("{}-{active}", title);
        let now = ticks.mark(step);
        let radio = |mark: Option<StepStatus>, value: &'static str| {
            let input = format!("{id}-{value}");
            html! {
                <div class="segmented__item">
                    <input type="radio" name={id.clone()} id={input.clone()} {value}
                        checked={now == mark} onchange={ticks.set(step, mark)} />
                    <label for={input}>{ messages.text_for("mark-", value) }</label>
                </div>
            }
        };
        html! {
            <fieldset class="day-step" key={id.clone()}>
                <legend>{ name }</legend>
                <div class="segmented">
                    { radio(Some(StepStatus::Done), "done") }
                    { radio(Some(StepStatus::NotDone), "not_done") }
                    { radio(None, "none") }
                </div>
            </fieldset>
        }
    });
    html! {
        <section class="section section--near" aria-label={messages.text(title)}>
            <h2 class="section__head">{ messages.text(title) }</h2>
            { for rows }
        </section>
    }
}
