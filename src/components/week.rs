//! The week as seven nights.

use yew::prelude::*;

use super::pictures::night_disc;
use super::why_link::why_link;
use crate::domain::{ActiveId, insertion_sort};
use crate::engine::{LineRef, plus_days};
use crate::state::View;

/// Seven nights of a stretch: calm, or one active each. `tonight` is marked.
pub fn week(view: &View, span: usize, tonight: Option<usize>) -> Html {
    let messages = &view.messages;
    let Some(routine) = view.plan.as_ref().and_then(|plan| plan.home.phases.get(span)) else {
        return Html::default();
    };
    let mut actives: Vec<ActiveId> = routine.nights.iter().copied().flatten().collect();
    insertion_sort(&mut actives, |active| *active);
    actives.dedup();
    let letter = |active: ActiveId| {
        let place = actives.iter().position(|other| *other == active)?;
        char::from_u32(u32::from('A') + u32::try_from(place).ok()?)
    };
    let name = |active: ActiveId| messages.text_for("active-", &view.knowledge.active(active).id);
    let nights = routine.nights.iter().enumerate().map(|(n, night)| {
        let today = tonight == Some(n);
        let date = plus_days(routine.span.from, u16::try_from(n).unwrap_or(0));
        let what = night.map_or_else(|| messages.text("night-calm"), name);
        html! {
            <li class={classes!("week__night", today.then_some("week__night--today"))} key={n}
                aria-current={today.then_some("date")}>
                { night_disc(night.and_then(letter), "week__disc") }
                <span>{ messages.weekday(date) }</span>
                <span class="visually-hidden">{ what }</span>
            </li>
        }
    });
    let legend = actives.iter().map(|active| {
        html! {
            <li class="legend__item">{ night_disc(letter(*active), "disc") }{ name(*active) }</li>
        }
    });
    html! {
        <section class="section" aria-labelledby="week">
            <div class="section__head">
                <h2 id="week">{ messages.text("week-title") }</h2>
                <p>
                    { messages.text(if actives.is_empty() { "week-all-calm" } else { "week-note" }) }
                    { " " }
                    { why_link(view, &LineRef::Nights(span), &messages.text("week-title")) }
                </p>
            </div>
            <ol class="week" role="list">{ for nights }</ol>
            <ul class="legend" role="list">
                <li class="legend__item">{ night_disc(None, "disc") }{ messages.text("night-calm-legend") }</li>
                { for legend }
            </ul>
        </section>
    }
}
