//! The steps of a routine: what, how much, how, and why.

use yew::prelude::*;

use super::icon::chevron;
use super::localizer::AppLocalizer;
use super::own_products::own_at_step;
use super::products::step_products;
use super::ticks::{self, Ticks};
use super::why_link::why_link_as;
use crate::domain::{ActiveId, ClosedSet, Severity, StepStatus, Time};
use crate::engine::{LineRef, Step, StepRef};
use crate::export::localizer::Localizer;
use crate::state::View;

/// Position of a list of steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Index of the phase.
    pub span: usize,
    /// Morning, evening or weekly.
    pub time: Time,
    /// Whether the list covers every night of the week, as in print, so that each active names its
    /// nights.
    pub every_night: bool,
}

/// Returns the number of things the steps use, which is the number of lines.
pub fn count_uses<'a>(steps: impl IntoIterator<Item = &'a Step>) -> usize {
    steps.into_iter().map(|step| step.uses.len()).sum()
}

/// Draws the steps of a routine, each with a checkbox if `ticks` gives the day.
pub fn step_list(view: &View, steps: &[Step], place: Place, ticks: Option<Ticks<'_>>) -> Html {
    let items = steps.iter().flat_map(|step| {
        step.uses.iter().map(move |active| item(view, place, step, *active, ticks))
    });
    html! { <ol class="steps" role="list">{ for items }</ol> }
}

fn item(
    view: &View,
    place: Place,
    step: &Step,
    active: ActiveId,
    ticks: Option<Ticks<'_>>,
) -> Html {
    let messages = &view.messages;
    let id = &view.knowledge.active(active).id;
    let key = format!("active-{id}");
    let name = messages.text(&key);
    // New in this phase: how to start matters more than how it is used later.
    let new = view.plan.as_ref().is_some_and(|plan| {
        plan.home.phases.get(place.span).is_some_and(|r| r.span.introduces == Some(active))
    });
    let start = if new { messages.attribute(&key, "start") } else { AttrValue::Static("") };
    let caution = step
        .because
        .iter()
        .any(|because| view.knowledge.rule(because.rule).severity == Severity::Caution);
    let id_here = format!("{}-{}-{id}", place.span, place.time.id());
    let line = LineRef::Step(place.span, StepRef { time: place.time, active });
    let more = html! {
        <p class="step__more">
            if !start.is_empty() { <span>{ start }</span>{ " " } }
            if place.every_night { { nights_of(view, place.span, active) } }
            { why_link_as(view, &line, &name, if caution { "why-caution" } else { "why" }) }
        </p>
    };
    let how =
        html! { <p class="step__amount">{ AppLocalizer(messages).how(&key, place.time) }</p> };
    html! {
        <li class={classes!("step", new.then_some("step--new"))} key={format!("{}-{id}", step.slot.id())}>
            if place.every_night {
                <h3 class="step__name">{ name.clone() }</h3>
                { how }{ more }
            } else {
                // The name is enough for people who know the step; how, how much and why are one
                // tap away, and expanded if something is new or needs care.
                <details class="step__fold" open={new || caution}>
                    <summary><span class="step__name">{ name.clone() }</span>{ chevron() }</summary>
                    { how }{ more }
                </details>
            }
            if let Some(ticks) = ticks {
                { tick(view, ticks, ticks::key(place.time, step.slot, active), &id_here, &name) }
            }
            // Products apply to the whole step, so they come with its last line.
            if step.uses.last() == Some(&active) {
                { own_at_step(view, step, place.span, place.time) }
                { step_products(view, step) }
            }
        </li>
    }
}

fn tick(view: &View, ticks: Ticks<'_>, step: ticks::Key, id: &str, name: &AttrValue) -> Html {
    let checked = ticks.mark(step) == Some(StepStatus::Done);
    html! {
        <label class="step__done tick">
            <input type="checkbox" id={format!("done-{id}")} {checked} onchange={ticks.toggle(step)} />
            <span class="visually-hidden">{ view.messages.format("step-done", &[("step", name)]) }</span>
        </label>
    }
}

/// Draws the nights of an active, if it has particular nights of the week.
fn nights_of(view: &View, span: usize, active: ActiveId) -> Html {
    let routine = view.plan.as_ref().and_then(|plan| plan.home.phases.get(span));
    let days: Vec<AttrValue> = routine
        .iter()
        .flat_map(|routine| routine.nights_of(active))
        .map(|date| view.messages.weekday(date))
        .collect();
    if days.is_empty() {
        return Html::default();
    }
    let days: Vec<&str> = days.iter().map(AttrValue::as_str).collect();
    html! { <strong>{ view.messages.format("text-nights", &[("nights", &days.join(", "))]) }</strong> }
}
