//! The phases of the plan on one line, with dates and what to expect.

use yew::prelude::*;

use super::pictures::{PhaseBar, phases_track};
use super::why_link::why_link;
use crate::domain::{ClosedSet, Phase};
use crate::engine::{Span, minus_days, week_start};
use crate::state::AppContext;

/// The phases with their dates; the one the person is in is marked.
pub fn phases(app: &AppContext) -> Html {
    let words = &app.words;
    let Some(plan) = &app.plan else { return Html::default() };
    let week = app.week();
    let spans: Vec<&Span> = plan.home.phases.iter().map(|routine| &routine.span).collect();
    let last = spans.len().saturating_sub(1);
    let is_now =
        |n: usize, span: &Span| span.from_week <= week && (week < span.to_week || n == last);
    let bars: Vec<PhaseBar> = spans
        .iter()
        .enumerate()
        .map(|(n, span)| PhaseBar {
            weeks: span.to_week - span.from_week,
            now: is_now(n, span),
            open: span.phase == Phase::Maintain,
        })
        .collect();
    let items = spans.iter().enumerate().map(|(n, span)| item(app, n, span, is_now(n, span)));
    html! {
        <section class="section" aria-labelledby="phases">
            <div class="section__head">
                <h2 id="phases">{ words.get("phases-title") }</h2>
                <p>{ words.get("phases-note") }</p>
            </div>
            { phases_track(&bars, week) }
            <ol class="phases" role="list">{ for items }</ol>
        </section>
    }
}

fn item(app: &AppContext, n: usize, span: &Span, now: bool) -> Html {
    let words = &app.words;
    let from = words.short_date(week_start(app.started(), span.from_week));
    let dates = if span.phase == Phase::Maintain {
        words.with("phases-from", &[("from", &from)])
    } else {
        let to = words.short_date(minus_days(week_start(app.started(), span.to_week), 1));
        words.with("phases-between", &[("from", &from), ("to", &to)])
    };
    let name = match span.introduces {
        Some(active) => {
            let active = words.of("active-", &app.knowledge.active(active).id);
            words.with("phase-introduce-one", &[("active", &active)])
        }
        None => words.of("phase-", span.phase.id()),
    };
    let expect = words.attribute(&format!("phase-{}", span.phase.id()), "expect");
    html! {
        <li class={classes!("phase", now.then_some("phase--now"))} key={n}
            aria-current={now.then_some("step")}>
            <p class="phase__dates">
                { dates }
                if now { { " " }<span class="badge badge--now">{ words.get("now") }</span> }
            </p>
            <h3>{ name.clone() }</h3>
            <p>{ expect }{ " " }{ why_link(app, "phase", &n.to_string(), &name) }</p>
        </li>
    }
}
