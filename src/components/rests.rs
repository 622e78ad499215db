//! The days around a visit on which part of the routine pauses.

use yew::prelude::*;

use super::stop_now::names;
use crate::domain::ActiveId;
use crate::engine::Rest;
use crate::state::View;

/// Returns a phase's current pause, or else its next one.
pub fn rest_of(view: &View, span: usize) -> Option<&Rest> {
    let plan = view.plan.as_ref()?;
    let routine = plan.home.phases.get(span)?;
    let today = view.diary_day();
    plan.home.rests_in(&routine.span).find(|rest| today <= rest.to)
}

/// Draws the dates of a pause, its visit, and the reason.
pub fn rest_line(view: &View, rest: &Rest) -> Html {
    let messages = &view.messages;
    let actives: Vec<ActiveId> = rest.actives.iter().collect();
    let [from, to, visit] = [rest.from, rest.to, rest.visit].map(|day| messages.short_date(day));
    let actives = names(view, &actives);
    let args = [("visit", &*visit), ("from", &*from), ("to", &*to), ("actives", &*actives)];
    let why = &view.knowledge.rule(rest.because.rule).id;
    html! {
        <p class="muted">
            { messages.format("routine-rest", &args) }{ " " }{ messages.text_for("rule-", why) }
        </p>
    }
}
