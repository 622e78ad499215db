//! The week as seven nights, each with the name of its active.

use yew::prelude::*;

use super::pictures::night_disc;
use super::rests::{rest_line, rest_of};
use super::stop_now::{at_start, in_sentence};
use super::why_link::why_link;
use crate::domain::{ActiveSet, days_between};
use crate::engine::{LineRef, Rest, minus_days, plus_days};
use crate::state::View;

/// Draws seven nights of a phase: calm, or with one active each, by name below its day, since a
/// letter would have to be looked up. `tonight` is marked.
pub fn week(view: &View, span: usize, tonight: Option<usize>) -> Html {
    let messages = &view.messages;
    let Some(routine) = view.plan.as_ref().and_then(|plan| plan.home.phases.get(span)) else {
        return Html::default();
    };
    let name = |active| {
        let name = messages.text_for("active-", &view.knowledge.active(active).id);
        // Without the explanation in brackets: there is no room for it.
        AttrValue::from(at_start(&in_sentence(&name)))
    };
    let all_calm = routine.nights.iter().all(Option::is_none);
    let holds = |rest: &&Rest| tonight.is_some() && rest.holds(view.diary_day());
    // Later ones are in the calendar.
    let soon = |rest: &&Rest| tonight.is_none() || days_between(view.diary_day(), rest.from) < 7;
    let rest = rest_of(view, span).filter(|rest| !holds(rest) && soon(rest));
    let nights = routine.nights.iter().enumerate().map(|(n, night)| {
        let today = tonight == Some(n);
        // The current week omits what pauses around a visit.
        let resting = tonight.map_or(ActiveSet::EMPTY, |tonight| {
            let first = minus_days(view.diary_day(), u16::try_from(tonight).unwrap_or(0));
            let day = plus_days(first, u16::try_from(n).unwrap_or(0));
            view.plan.as_ref().map_or(ActiveSet::EMPTY, |plan| plan.home.resting_on(day))
        });
        let night = night.filter(|active| !resting.contains(*active));
        let date = plus_days(routine.span.from, u16::try_from(n).unwrap_or(0));
        let what = night.map_or_else(|| messages.text("night-calm"), name);
        html! {
            <li class={classes!("week__night", today.then_some("week__night--today"))} key={n}
                aria-current={today.then_some("date")}>
                { night_disc(night.is_some()) }
                <span>{ messages.weekday(date) }</span>
                <span class="week__what">{ what }</span>
            </li>
        }
    });
    html! {
        <section class="section" aria-labelledby="week">
            <div class="section__head">
                <h2 id="week">{ messages.text("week-title") }</h2>
                <p>
                    { messages.text(if all_calm { "week-all-calm" } else { "week-note" }) }
                    { " " }
                    { why_link(view, &LineRef::Nights(span), &messages.text("week-title")) }
                </p>
            </div>
            <ol class="week" role="list">{ for nights }</ol>
            // Shown above the steps while it applies.
            if let Some(rest) = rest { <div class="week__rest">{ rest_line(view, rest) }</div> }
        </section>
    }
}
