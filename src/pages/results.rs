//! Triage first; then the barrier, what wears it down, and what comes next.

use yew::prelude::*;

use crate::components::page::Page;
use crate::components::phases::phases;
use crate::components::pictures::{driver_bar, gauge, wall_picture};
use crate::components::triage_notice::{doctor_notice, triage_notice};
use crate::components::why_link::why_link;
use crate::domain::{Band, ClosedSet, TriageLevel};
use crate::engine::{Assessment, LineRef};
use crate::route::Route;
use crate::state::View;

/// The results.
pub fn results(view: &View) -> Html {
    let Some(plan) = view.plan.clone() else { return Html::default() };
    if plan.triage.stops_the_plan() {
        return triage_notice(view);
    }
    let words = &view.words;
    let band = plan.barrier.band.id();
    let doctor = plan.triage.level == TriageLevel::SeeDoctor;
    let title = words
        .of(if doctor { "results-doctor" } else { "results-" }, if doctor { "" } else { band });
    let lead = if plan.nothing_more_needed {
        words.get("results-nothing-more")
    } else {
        words.attribute(&format!("results-{band}"), "lead")
    };
    html! {
        <Page title={title.clone()} wide=true>
            <div class="page__head">
                <h1 tabindex="-1">{ title }</h1>
                if !doctor { <p class="page__lead">{ lead }</p> }
            </div>
            if doctor { { doctor_notice(view) } }
            <div class="columns columns--half">
                { stage(view, &plan) }
                { drivers(view, &plan) }
            </div>
            { phases(view) }
            <div class="actions">
                <a href={Route::Routine.href()} class="button">
                    { words.get("results-to-routine") }
                </a>
                <a href={Route::Plan.href()} class="button button--secondary">
                    { words.get("results-to-plan") }
                </a>
            </div>
        </Page>
    }
}

/// The barrier drawn, its index, range and band.
fn stage(view: &View, plan: &Assessment) -> Html {
    let words = &view.words;
    let barrier = &plan.barrier;
    let (low, high) = barrier.range;
    let figure = words.number(usize::from(barrier.index));
    let bands = Band::ALL.iter().map(|band| {
        let current = (*band == barrier.band).then_some("true");
        html! { <li aria-current={current}>{ words.of("band-", band.id()) }</li> }
    });
    let range = if low < high {
        let (low, high) = (low.to_string(), high.to_string());
        words.with("results-range", &[("low", &low), ("high", &high)])
    } else {
        words.get("results-no-range")
    };
    html! {
        <figure class="stage" aria-labelledby="barrier-number">
            <p class="stage__number" id="barrier-number">
                <span class="stage__figure">{ figure }</span>
                { " " }
                <span>
                    { words.get("results-out-of") }{ " · " }
                    <strong>{ words.of("band-", barrier.band.id()) }</strong>
                </span>
            </p>
            { wall_picture(barrier.index, words.of("wall-", barrier.band.id())) }
            <div class="gauge">
                { gauge(barrier.index, low, high) }
                <ol class="gauge__bands" role="list">{ for bands }</ol>
            </div>
            <figcaption class="stage__note">
                { range }{ " " }{ words.get("results-own-index") }{ " " }
                { why_link(view, &LineRef::Band(barrier.band), &words.get("results-index")) }
            </figcaption>
        </figure>
    }
}

/// The drivers as ranked bars, each with what helps.
fn drivers(view: &View, plan: &Assessment) -> Html {
    let words = &view.words;
    let most = plan.barrier.drivers.first().map_or(1, |driver| driver.points.max(1));
    let items = plan.barrier.drivers.iter().map(|driver| {
        let key = format!("driver-{}", driver.id);
        let name = words.get(&key);
        let strength = match (driver.points * 3).div_ceil(most) {
            3.. => "driver-strongest",
            2 => "driver-strong",
            _ => "driver-some",
        };
        html! {
            <li class="driver" key={driver.id.clone()}>
                <p class="driver__name">
                    <span>{ name.clone() }</span>
                    <span class="muted">{ words.get(strength) }</span>
                </p>
                { driver_bar(driver.points, most) }
                <p class="driver__tip">
                    { words.attribute(&key, "tip") }{ " " }
                    { why_link(view, &LineRef::Driver(driver.id.clone()), &name) }
                </p>
            </li>
        }
    });
    html! {
        <section aria-labelledby="drivers">
            <h2 id="drivers" class="section__head">{ words.get("results-drivers") }</h2>
            if plan.barrier.drivers.is_empty() {
                <p>{ words.get("results-no-drivers") }</p>
            } else {
                <ol class="drivers" role="list">{ for items }</ol>
            }
        </section>
    }
}
