//! The results: what to do and stop first; then the barrier, the drivers that weaken it, and what
//! comes next.

use jiff::civil::Date;
use yew::prelude::*;

use crate::components::again::again_notice;
use crate::components::localizer::AppLocalizer;
use crate::components::more_questions::more_questions;
use crate::components::page::Page;
use crate::components::phases::phases;
use crate::components::pictures::{gauge, wall_picture};
use crate::components::steps::count_uses;
use crate::components::stop_now::{names, stop_now};
use crate::components::triage_notice::{level_notice, triage_notice};
use crate::components::why_link::why_link;
use crate::domain::{Answer, Band, ClosedSet, days_between};
use crate::engine::{Assessment, Driver, Headline, LineRef};
use crate::export::reason_text::told;
use crate::route::Route;
use crate::state::{PartOfDay, View};

/// Draws the results: what to do and what to stop, then why, then the coming weeks.
pub fn results(view: &View) -> Html {
    let Some(plan) = view.plan.clone() else { return Html::default() };
    if plan.triage.stops_the_plan() {
        return triage_notice(view);
    }
    let messages = &view.messages;
    let headline = plan.headline();
    let (title, lead) = head(view, &headline);
    // A large number beside a call to a doctor would read as an all-clear.
    let doctor = headline == Headline::SeeDoctor;
    html! {
        <Page title={title.clone()} wide=true>
            <div class="page__head">
                <h1 tabindex="-1">{ title }</h1>
                if !lead.is_empty() { <p class="page__lead">{ lead }</p> }
            </div>
            { level_notice(view, plan.triage.level) }
            { again_notice(view) }
            { stop_now(view) }
            <div class="actions actions--kept">
                <a href={Route::Routine.href()} class="button">{ to_routine(view, &plan) }</a>
            </div>
            if !doctor {
                <div class="columns columns--half section">
                    { stage(view, &plan) }
                    { drivers(view, &plan) }
                </div>
            }
            { phases(view) }
            { more_questions(view) }
            <p class="section section--near">
                <a href={Route::Plan.href()} class="link">{ messages.text("results-to-plan") }</a>
            </p>
        </Page>
    }
}

/// Returns the first two sentences.
fn head(view: &View, headline: &Headline) -> (AttrValue, AttrValue) {
    let messages = &view.messages;
    match headline {
        Headline::SeeDoctor => (messages.text("results-doctor"), AttrValue::Static("")),
        Headline::Stop(actives) => {
            let names = names(view, actives);
            let prescribed = view.knowledge.well_known.actives.prescription_retinoid;
            let key = if actives.as_slice() == [prescribed] {
                "results-stop-prescribed"
            } else {
                "results-stop"
            };
            (
                messages.format(key, &[("actives", &names)]),
                messages.attribute("results-stop", "lead"),
            )
        }
        Headline::NothingMore => {
            let key = "results-nothing-more";
            (messages.text(key), messages.attribute(key, "lead"))
        }
        Headline::Phase(phase, until) => {
            let key = ["results-", phase.id()].concat();
            // The weeks still to come; a phase that waits for calm skin gets longer by one each week.
            let weeks = days_between(view.today().date, *until).div_ceil(7).max(1);
            (messages.count(&key, usize::from(weeks)), messages.attribute(&key, "lead"))
        }
    }
}

/// Returns the text of the link to the current steps, with their number.
fn to_routine(view: &View, plan: &Assessment) -> AttrValue {
    let routine = plan.home.phases.get(view.current_span());
    let (key, steps) = match view.today().part {
        PartOfDay::Morning => {
            ("today-morning", routine.map(|now| count_uses(&view.morning_of(now))))
        }
        PartOfDay::Evening => {
            ("today-evening", routine.map(|now| count_uses(&view.evening_of(now))))
        }
    };
    view.messages.count(key, steps.unwrap_or_default())
}

/// Draws the barrier with its index, range and band.
fn stage(view: &View, plan: &Assessment) -> Html {
    let messages = &view.messages;
    let barrier = &plan.barrier;
    let (low, high) = barrier.range;
    let figure = messages.number(usize::from(barrier.index));
    let bands = Band::ALL.iter().map(|band| {
        let current = (*band == barrier.band).then_some("true");
        html! { <li aria-current={current}>{ messages.text_for("band-", band.id()) }</li> }
    });
    let stale = stale(view, plan).map(|day| messages.date(day));
    let range = match &stale {
        _ if low < high => {
            let (low, high) = (low.to_string(), high.to_string());
            messages.format("results-range", &[("low", &low), ("high", &high)])
        }
        Some(day) => messages.format("results-no-range-since", &[("date", day)]),
        None => messages.text("results-no-range"),
    };
    let range_of = stale.filter(|_| low < high);
    html! {
        <figure class="stage" aria-labelledby="barrier-number">
            <p class="stage__number" id="barrier-number">
                <span class="stage__figure">{ figure }</span>
                { " " }
                <span>
                    { messages.text("results-out-of") }{ " · " }
                    <strong>{ messages.text_for("band-", barrier.band.id()) }</strong>
                </span>
            </p>
            { wall_picture(barrier.index, messages.text_for("wall-", barrier.band.id())) }
            <div class="gauge">
                { gauge(barrier.index, low, high) }
                <ol class="gauge__bands" role="list">{ for bands }</ol>
            </div>
            <figcaption class="stage__note">
                { range }{ " " }
                { for range_of.map(|day| html! {
                    <>{ messages.format("results-range-since", &[("date", &day)]) }{ " " }</>
                }) }
                { messages.text("results-own-index") }{ " " }
                { why_link(view, &LineRef::Band(barrier.band), &messages.text("results-index")) }
            </figcaption>
        </figure>
    }
}

/// Returns the day of the index, if it is more than a week ago.
fn stale(view: &View, plan: &Assessment) -> Option<Date> {
    let checked = plan.course.as_ref()?.measured_on();
    let journal = view.state.journal.as_ref().map(|kept| kept.journal());
    let answers = view.state.answers();
    let edited = journal.into_iter().flat_map(|journal| &journal.edited);
    let edited = edited
        .filter(|(question, _)| matches!(answers.get(**question), Some(Answer::Level(_))))
        .map(|(_, day)| *day);
    let day = edited.fold(checked, Date::max);
    (days_between(day, view.today().date) > 7).then_some(day)
}

/// Draws the drivers in order of rank, each with what helps.
fn drivers(view: &View, plan: &Assessment) -> Html {
    let messages = &view.messages;
    let told_of = |driver: &Driver| told(&AppLocalizer(messages), &view.knowledge, &driver.because);
    let items = plan.barrier.drivers.iter().map(|driver| {
        let key = format!("driver-{}", driver.id);
        let name = messages.text(&key);
        html! {
            <li class="driver" key={driver.id.clone()}>
                <p class="driver__name">{ name.clone() }</p>
                <p class="driver__tip">{ messages.format("driver-told", &[("told", &told_of(driver))]) }</p>
                <p class="driver__tip">
                    { messages.attribute(&key, "tip") }{ " " }
                    { why_link(view, &LineRef::Driver(driver.id.clone()), &name) }
                </p>
            </li>
        }
    });
    html! {
        <section aria-labelledby="drivers">
            <h2 id="drivers" class="section__head">{ messages.text("results-drivers") }</h2>
            if plan.barrier.drivers.is_empty() {
                <p>{ messages.text("results-no-drivers") }</p>
            } else {
                <ol class="drivers" role="list">{ for items }</ol>
            }
        </section>
    }
}
