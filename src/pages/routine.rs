//! Today: the steps that are due now, then the rest of the day, the week, and what to leave alone.

use yew::prelude::*;

use crate::components::avoid_list::avoid_list;
use crate::components::export_options::ExportOptions;
use crate::components::icon::{Icon, chevron, icon};
use crate::components::page::Page;
use crate::components::phases::{span_dates, span_name};
use crate::components::products::products;
use crate::components::steps::{Place, count_uses, step_list};
use crate::components::stop_now::stop_line;
use crate::components::triage_notice::{level_notice, print_button, triage_notice};
use crate::components::week::week;
use crate::domain::{ClosedSet, Time};
use crate::engine::{PhaseRoutine, Step};
use crate::route::Route;
use crate::state::{PartOfDay, View, use_app};

/// The home routine.
#[component]
pub fn Routine() -> Html {
    let app = use_app();
    let shown = use_state(|| None::<usize>);
    let Some(plan) = app.plan.clone() else { return Html::default() };
    if plan.triage.stops_the_plan() {
        return triage_notice(&app);
    }
    let words = &app.words;
    let current = app.current_span();
    let place = shown.unwrap_or(current);
    let Some(routine) = plan.home.phases.get(place) else { return Html::default() };
    let now = place == current;
    let part = now.then_some(app.today().part);
    let night = app.night();
    let evening = tonight(routine, now.then_some(night));
    let here = |time| Place { span: place, time, tick: now, every_night: false };
    let morning_list =
        |open| later(&app, "routine-morning", &routine.morning, here(Time::Morning), open);
    let evening_list = |open| later(&app, "routine-evening", &evening, here(Time::Evening), open);
    let title = match part {
        Some(PartOfDay::Morning) => words.count("today-morning", count_uses(&routine.morning)),
        Some(PartOfDay::Evening) => words.count("today-evening", count_uses(&evening)),
        None => words.with("routine-in", &[("phase", &phase_name(&app, routine))]),
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
            <div class="columns columns--side">
                <div>
                    { on_paper(&app, routine, place) }
                    { match part {
                        Some(PartOfDay::Morning) => html! {
                            <>{ due(&app, &routine.morning, here(Time::Morning)) }{ evening_list(false) }</>
                        },
                        Some(PartOfDay::Evening) => html! {
                            <>{ due(&app, &evening, here(Time::Evening)) }{ morning_list(false) }</>
                        },
                        None => html! { <>{ morning_list(true) }{ evening_list(true) }</> },
                    } }
                    if !routine.weekly.is_empty() {
                        { later(&app, "routine-weekly", &routine.weekly, here(Time::Weekly), !now) }
                    }
                    { week(&app, place, now.then_some(night)) }
                    { products(&app) }
                    if plan.home.phases.len() > 1 {
                        <section class="section screen-only" aria-labelledby="by-phase">
                            <h2 id="by-phase" class="section__head">{ words.get("routine-phases") }</h2>
                            <fieldset>
                                <legend class="visually-hidden">{ words.get("routine-phases") }</legend>
                                <div class="segmented segmented--wrap">{ for tabs }</div>
                            </fieldset>
                        </section>
                    }
                </div>
                <aside class="stack stack--loose" aria-label={words.get("routine-more")}>
                    { avoid_list(&app) }
                    <div class="actions actions--row">
                        { print_button(&app) }
                        <a href={Route::Learn.href()} class="link">
                            { words.get("menu-learn") }
                        </a>
                    </div>
                </aside>
            </div>
            <ExportOptions />
        </Page>
    }
}

/// The steps that are due now, open, with what to leave out below them.
fn due(view: &View, steps: &[Step], place: Place) -> Html {
    html! {
        <section class="card card--raised screen-only" id={["steps-", place.time.id()].concat()}
            aria-label={view.words.of("routine-", place.time.id())}>
            { step_list(view, steps, place) }
            { stop_line(view) }
        </section>
    }
}

/// Steps of another time, folded away under their name and number.
fn later(view: &View, key: &'static str, steps: &[Step], place: Place, open: bool) -> Html {
    let words = &view.words;
    let kind = if place.time == Time::Morning { Icon::SUN } else { Icon::MOON };
    html! {
        <section class="section section--near screen-only"
            id={["steps-", place.time.id()].concat()} aria-labelledby={place.time.id()}>
            <details class="fold" {open}>
                <summary>
                    { icon(kind) }
                    <h2 class="fold__title" id={place.time.id()}>{ words.get(key) }</h2>
                    <span class="muted">
                        { words.count("routine-steps", count_uses(steps)) }
                    </span>
                    { chevron() }
                </summary>
                { step_list(view, steps, place) }
            </details>
        </section>
    }
}

/// The routine for the bathroom wall: true on every day of the stretch, not of tonight.
fn on_paper(view: &View, routine: &PhaseRoutine, span: usize) -> Html {
    let words = &view.words;
    let times = [
        ("ics-morning", Time::Morning, &routine.morning),
        ("ics-evening", Time::Evening, &routine.evening),
    ];
    html! {
        <div class="print-only paper">
            <p class="eyebrow">{ span_dates(view, &routine.span) }</p>
            <h1>{ words.with("routine-paper", &[("phase", &span_name(view, &routine.span))]) }</h1>
            { for times.into_iter().map(|(key, time, steps)| html! {
                <section key={key}>
                    <h2>{ words.get(key) }</h2>
                    { step_list(view, steps, Place { span, time, tick: false, every_night: true }) }
                </section>
            }) }
        </div>
    }
}

/// Evening steps of one night: an active that has nights of its own is there on those only.
fn tonight(routine: &PhaseRoutine, night: Option<usize>) -> Vec<Step> {
    let Some(night) = night else { return routine.evening.clone() };
    routine.evening_of(night).into_iter().cloned().collect()
}

fn phase_name(view: &View, routine: &PhaseRoutine) -> AttrValue {
    match routine.span.introduces {
        Some(active) => view.words.of("active-", &view.knowledge.active(active).id),
        None => span_name(view, &routine.span),
    }
}

fn eyebrow(view: &View, routine: &PhaseRoutine, now: bool) -> AttrValue {
    let phase = view.words.of("phase-", routine.span.phase.id());
    if !now {
        return phase;
    }
    let day = view.words.number(usize::from(view.phase_day()) + 1);
    view.words.with("routine-day", &[("phase", &phase), ("day", &day)])
}
