//! The week as seven nights, each with the name of what it is for.

use yew::prelude::*;

use super::pictures::night_disc;
use super::stop_now::{at_start, in_sentence};
use super::why_link::why_link;
use crate::engine::{LineRef, plus_days};
use crate::state::View;

/// Seven nights of a stretch: calm, or one active each, by name under its day: a letter would have to
/// be looked up. `tonight` is marked.
pub fn week(view: &View, span: usize, tonight: Option<usize>) -> Html {
    let messages = &view.messages;
    let Some(routine) = view.plan.as_ref().and_then(|plan| plan.home.phases.get(span)) else {
        return Html::default();
    };
    let name = |active| {
        let name = messages.text_for("active-", &view.knowledge.active(active).id);
        // Without what explains it in brackets: there is no room for that.
        AttrValue::from(at_start(&in_sentence(&name)))
    };
    let all_calm = routine.nights.iter().all(Option::is_none);
    let nights = routine.nights.iter().enumerate().map(|(n, night)| {
        let today = tonight == Some(n);
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
        </section>
    }
}
