//! Today: the steps due now, then the rest of the day, the week, and what to avoid.

use yew::prelude::*;

use crate::components::again::open_notice;
use crate::components::ahead::EntryAhead;
use crate::components::avoid_list::avoid_list;
use crate::components::calendar_file::OutdatedCalendar;
use crate::components::export_options::ExportOptions;
use crate::components::home_tests::due_lines;
use crate::components::icon::{Icon, chevron, icon};
use crate::components::more_questions::more_questions;
use crate::components::page::Page;
use crate::components::pause::paused_notice;
use crate::components::phases::{span_dates, span_name};
use crate::components::photos::can_be_offered;
use crate::components::products::products;
use crate::components::reaction_told::standing_notice;
use crate::components::rests::{rest_line, rest_of};
use crate::components::steps::{Place, count_uses, step_list};
use crate::components::stop_now::stop_line;
use crate::components::ticks::{Ticks, done_with_all, keys};
use crate::components::triage_notice::{level_notice, print_button, triage_notice};
use crate::components::week::week;
use crate::domain::{ClosedSet, Time, days_between};
use crate::engine::{PhaseRoutine, Step};
use crate::platform::dom;
use crate::route::Route;
use crate::state::{PartOfDay, View, use_app};

/// The home routine.
#[component]
pub fn Routine() -> Html {
    let app = use_app();
    let shown = use_state(|| None::<usize>);
    let wide = use_state(dom::has_room_for_two);
    let Some(plan) = app.plan.clone() else { return Html::default() };
    if plan.triage.stops_the_plan() {
        return triage_notice(&app);
    }
    let messages = &app.messages;
    let current = app.current_span();
    let place = shown.unwrap_or(current);
    let Some(routine) = plan.home.phases.get(place) else { return Html::default() };
    let now = place == current;
    let part = now.then_some(app.today().part);
    let night = app.night();
    // The days around a visit omit strong actives; other days of a phase are unchanged.
    let (morning, evening) = match now {
        true => (app.morning_of(routine), app.evening_of(routine)),
        false => (routine.morning.clone(), routine.evening.clone()),
    };
    let resting = rest_of(&app, place).filter(|rest| now && rest.holds(app.diary_day()));
    let here = |time| Place { span: place, time, every_night: false };
    let ticks = now.then_some(Ticks { app: &app, day: app.diary_day() });
    let weekly_list = if routine.weekly.is_empty() {
        Html::default()
    } else {
        later(&app, ticks, "routine-weekly", &routine.weekly, (here(Time::Weekly), !now))
    };
    let morning_list =
        |open| later(&app, ticks, "routine-morning", &morning, (here(Time::Morning), open));
    let evening_list =
        |open| later(&app, ticks, "routine-evening", &evening, (here(Time::Evening), open));
    let title = match part {
        Some(PartOfDay::Morning) => messages.count("today-morning", count_uses(&morning)),
        Some(PartOfDay::Evening) => messages.count("today-evening", count_uses(&evening)),
        None => messages.format("routine-in", &[("phase", &phase_name(&app, routine))]),
    };
    let (first, second) = match part {
        Some(PartOfDay::Morning) => {
            (due(&app, ticks, &morning, here(Time::Morning)), evening_list(*wide))
        }
        Some(PartOfDay::Evening) => {
            (due(&app, ticks, &evening, here(Time::Evening)), morning_list(*wide))
        }
        None => (morning_list(true), evening_list(true)),
    };
    let tabs = plan.home.phases.iter().enumerate().map(|(n, other)| {
        let shown = shown.clone();
        let id = format!("span-{n}");
        let onchange = Callback::from(move |_: Event| shown.set(Some(n)));
        html! {
            <div class="segmented__item" key={n}>
                <input type="radio" name="span" id={id.clone()} checked={n == place} {onchange} />
                <label for={id}>{ phase_name(&app, other) }</label>
            </div>
        }
    });
    html! {
        <Page title={title.clone()} id="routine" wide=true>
            <div class="page__head screen-only">
                <p class="eyebrow">{ eyebrow(&app, routine, now) }</p>
                <h1 tabindex="-1">{ title }</h1>
            </div>
            { level_notice(&app, plan.triage.level) }
            if now { { standing_notice(&app) } }
            if let Some(rest) = resting { <div class="screen-only">{ rest_line(&app, rest) }</div> }
            <EntryAhead />
            { paused_notice(&app) }
            { open_notice(&app) }
            { on_paper(&app, routine, place) }
            // The other half of the day: collapsed below what is due, or open beside it if there is
            // room.
            <div class="columns columns--half today">
                <div>
                    { first }
                    if now {
                        { check_card(&app) }{ due_lines(&app) }<OutdatedCalendar />
                    }
                </div>
                <div>{ second }{ weekly_list }</div>
            </div>
            <div class="columns columns--side today">
                <div>
                    { week(&app, place, now.then_some(night)) }
                    { products(&app) }
                    if plan.home.phases.len() > 1 {
                        <section class="section screen-only" aria-labelledby="by-phase">
                            <h2 id="by-phase" class="section__head">{ messages.text("routine-phases") }</h2>
                            <fieldset>
                                <legend class="visually-hidden">{ messages.text("routine-phases") }</legend>
                                <div class="segmented segmented--wrap">{ for tabs }</div>
                            </fieldset>
                        </section>
                    }
                </div>
                <aside class="stack stack--loose" aria-label={messages.text("routine-more")}>
                    { avoid_list(&app) }
                    <div class="actions actions--row">
                        <a href={Route::Shelf.href()} class="link">{ messages.text("shelf-title") }</a>
                        { print_button(&app) }
                        <a href={Route::Learn.href()} class="link">
                            { messages.text("menu-learn") }
                        </a>
                    </div>
                </aside>
            </div>
            <div class="screen-only">{ more_questions(&app) }</div>
            <ExportOptions />
        </Page>
    }
}

/// Draws the steps due now, expanded, with what to stop below them.
fn due(view: &View, ticks: Option<Ticks<'_>>, steps: &[Step], place: Place) -> Html {
    let enough =
        if place.time == Time::Morning { "ticks-enough-morning" } else { "ticks-enough-evening" };
    html! {
        <section class="card card--raised screen-only" id={["steps-", place.time.id()].concat()}
            aria-label={view.messages.text_for("routine-", place.time.id())}>
            { step_list(view, steps, place, ticks) }
            if let Some(ticks) = ticks {
                { done_with_all(ticks, keys(place.time, steps), enough) }
            }
            { stop_line(view) }
        </section>
    }
}

/// Draws the weekly check when it is due, the link to its results, and the link to report a reaction.
fn check_card(view: &View) -> Html {
    let messages = &view.messages;
    let Some(course) = view.plan.as_ref().and_then(|plan| plan.course.as_ref()) else {
        return Html::default();
    };
    let today = view.today().date;
    let due = course.check_is_due(today);
    let last = course.trend.last().map_or(course.started, |point| point.on);
    let gap = days_between(last, today) > course.longest_gap;
    let next = course.next_check_in.filter(|_| !course.paused);
    html! {
        <section class="section section--near screen-only" aria-labelledby="check-card">
            if due {
                <div class="card check-card">
                    <h2 id="check-card">{ messages.text("check-card-title") }</h2>
                    <p>{ messages.text(if gap { "check-card-gap" } else { "check-card-text" }) }</p>
                    <a href={Route::CheckIn.href()} class="button">{ messages.text("check-in-start") }</a>
                </div>
            } else {
                <h2 id="check-card" class="visually-hidden">{ messages.text("check-card-title") }</h2>
                if let Some(day) = next {
                    <p class="muted">
                        { messages.format("check-in-next", &[("date", &messages.short_date(day))]) }
                    </p>
                }
            }
            <p class="actions actions--row">
                <a href={Route::Reaction.href()} class="link">{ messages.text("reaction-link") }</a>
                if course.started < today {
                    <a href={Route::Progress.href()} class="link">{ messages.text("progress-see") }</a>
                } else if can_be_offered(view) {
                    <a href={Route::Progress.href()} class="link">{ messages.text("photos-first") }</a>
                }
            </p>
        </section>
    }
}

/// Draws the steps of another time, collapsed under their name and number.
fn later(
    view: &View,
    ticks: Option<Ticks<'_>>,
    key: &'static str,
    steps: &[Step],
    (place, open): (Place, bool),
) -> Html {
    let messages = &view.messages;
    let kind = if place.time == Time::Morning { Icon::SUN } else { Icon::MOON };
    html! {
        <section class="section section--near screen-only"
            id={["steps-", place.time.id()].concat()} aria-labelledby={place.time.id()}>
            <details class="fold" {open}>
                <summary>
                    { icon(kind) }
                    <h2 class="fold__title" id={place.time.id()}>{ messages.text(key) }</h2>
                    <span class="muted">
                        { messages.count("routine-steps", count_uses(steps)) }
                    </span>
                    { chevron() }
                </summary>
                { step_list(view, steps, place, ticks) }
            </details>
        </section>
    }
}

/// Draws the routine for the bathroom wall: valid on every day of the phase, not just tonight.
fn on_paper(view: &View, routine: &PhaseRoutine, span: usize) -> Html {
    let messages = &view.messages;
    let times = [
        ("ics-morning", Time::Morning, &routine.morning),
        ("ics-evening", Time::Evening, &routine.evening),
    ];
    let weekly: Vec<AttrValue> = routine
        .weekly
        .iter()
        .flat_map(|step| &step.uses)
        .map(|active| messages.text_for("active-", &view.knowledge.active(*active).id))
        .collect();
    html! {
        <div class="print-only paper">
            <p class="eyebrow">{ span_dates(view, &routine.span) }</p>
            <h1>{ messages.format("routine-paper", &[("phase", &span_name(view, &routine.span))]) }</h1>
            { for times.into_iter().map(|(key, time, steps)| html! {
                <section key={key}>
                    <h2>{ messages.text(key) }</h2>
                    { step_list(view, steps, Place { span, time, every_night: true }, None) }
                </section>
            }) }
            // One line: the sheet must stay a single page.
            if !routine.weekly.is_empty() {
                <p>
                    <strong>{ messages.text("routine-weekly") }</strong>{ ": " }
                    { messages.list(&weekly) }
                </p>
            }
        </div>
    }
}

fn phase_name(view: &View, routine: &PhaseRoutine) -> AttrValue {
    match routine.span.introduces {
        Some(active) => view.messages.text_for("active-", &view.knowledge.active(active).id),
        None => span_name(view, &routine.span),
    }
}

fn eyebrow(view: &View, routine: &PhaseRoutine, now: bool) -> AttrValue {
    let phase = view.messages.text_for("phase-", routine.span.phase.id());
    if !now {
        return phase;
    }
    let day = view.messages.number(usize::from(view.phase_day()) + 1);
    view.messages.format("routine-day", &[("phase", &phase), ("day", &day)])
}
