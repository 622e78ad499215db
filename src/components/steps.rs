//! The steps of a routine: what, how much, how, and why.

use yew::prelude::*;

use super::why_link::WhyLink;
use crate::domain::{ActiveId, ClosedSet, Severity, Time};
use crate::engine::Step;
use crate::state::{AppContext, use_app};

/// Properties of [`StepList`].
#[derive(Properties, PartialEq)]
pub struct StepListProps {
    /// The steps in order.
    pub steps: Vec<Step>,
    /// The stretch of the plan they belong to.
    pub span: usize,
    /// Morning, evening or weekly.
    pub time: Time,
    /// Whether steps can be ticked off. Ticks live while the page is open.
    pub tick: bool,
}

/// The steps of a routine.
#[component]
pub fn StepList(props: &StepListProps) -> Html {
    let app = use_app();
    let items = props.steps.iter().flat_map(|step| {
        step.uses.iter().map(|active| item(&app, props, step, *active)).collect::<Vec<_>>()
    });
    html! { <ol class="steps" role="list">{ for items }</ol> }
}

fn item(app: &AppContext, props: &StepListProps, step: &Step, active: ActiveId) -> Html {
    let words = &app.words;
    let id = &app.knowledge.active(active).id;
    let key = format!("active-{id}");
    let name = words.get(&key);
    // New in this stretch: how to start matters more than how it is used later.
    let new = app.plan.as_ref().is_some_and(|plan| {
        plan.home.phases.get(props.span).is_some_and(|r| r.span.introduces == Some(active))
    });
    let start = if new { words.attribute(&key, "start") } else { AttrValue::Static("") };
    let caution = step.because.iter().any(|because| {
        app.knowledge.rule(because.rule).severity == Severity::Caution
    });
    let place = format!("{}-{}-{id}", props.span, props.time.id());
    let about = name.clone();
    html! {
        <li class="step" key={format!("{}-{id}", step.slot.id())}>
            <h3 class="step__name">{ name.clone() }</h3>
            <p class="step__amount">{ words.attribute(&key, "how") }</p>
            if props.tick {
                <label class="step__done tick">
                    <input type="checkbox" id={format!("done-{place}")} />
                    <span class="visually-hidden">{ words.with("step-done", &[("step", &name)]) }</span>
                </label>
            }
            <p class="step__more">
                if !start.is_empty() { <span>{ start }</span>{ " " } }
                <WhyLink kind="step" id={place} {about}
                    text={if caution { "why-caution" } else { "why" }} />
            </p>
        </li>
    }
}
