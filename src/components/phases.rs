//! The phases of the plan and the expected results on one timeline, with dates.

use yew::prelude::*;

use super::pictures::{PhaseBar, phases_track, result_track};
use super::stop_now::in_sentence;
use super::why_link::why_link;
use crate::domain::{ClosedSet, Phase, days_between};
use crate::engine::{Assessment, ExpectedResult, LineRef, PhaseSpan, minus_days};
use crate::state::View;

/// Draws the phases with their dates, the current one marked, and when results may show.
pub fn phases(view: &View) -> Html {
    let messages = &view.messages;
    let Some(plan) = &view.plan else { return Html::default() };
    let now = view.current_span();
    let spans: Vec<&PhaseSpan> = plan.home.phases.iter().map(|routine| &routine.span).collect();
    let last = spans.len().saturating_sub(1);
    // The picture starts with today's phase, if the plan has got that far.
    let first = spans.first().map_or(0, |span| span.from_week);
    let week = view.week().saturating_sub(first);
    let weeks = axis(view, plan);
    let bars: Vec<PhaseBar> = spans
        .iter()
        .enumerate()
        .map(|(n, span)| PhaseBar {
            weeks: if n == last { weeks } else { span.to_week }.saturating_sub(span.from_week),
            now: n == now,
            open: span.phase == Phase::Maintain,
        })
        .collect();
    // Identical text is shown only at the first of them.
    let alike = |one: &PhaseSpan| (one.phase, one.introduces.is_some(), one.brings_back);
    let said = |n: usize| {
        spans.iter().take(n).any(|other| Some(alike(other)) == spans.get(n).map(|one| alike(one)))
    };
    let items = spans.iter().enumerate().map(|(n, span)| item(view, n, span, (n == now, said(n))));
    html! {
        <section class="section" aria-labelledby="phases">
            <div class="section__head">
                <h2 id="phases">{ messages.text("phases-title") }</h2>
                <p>{ messages.text("phases-note") }</p>
            </div>
            { phases_track(&bars, week) }
            <ol class="phases" role="list">{ for items }</ol>
            { results(view, plan, &bars) }
        </section>
    }
}

/// Returns the number of weeks in the picture: all shown by the plan, and every result.
fn axis(view: &View, plan: &Assessment) -> u16 {
    let phases = plan.home.phases.last().map_or(0, |routine| routine.span.to_week);
    let results = plan.results.iter().map(|result| days_between(view.started(), result.to) / 7 + 1);
    results.fold(phases, u16::max)
}

/// Draws when results may show, each above the phases.
fn results(view: &View, plan: &Assessment, bars: &[PhaseBar]) -> Html {
    let messages = &view.messages;
    let shown = plan.home.phases.first().map_or(view.started(), |routine| routine.span.from);
    let items = plan.results.iter().enumerate().map(|(n, result)| {
        let name = result_name(view, result);
        let [from, to] = [result.from, result.to].map(|date| messages.short_date(date));
        let [first, last] =
            [result.from, result.to].map(|date| u32::from(days_between(shown, date)));
        html! {
            <li class="result" key={n}>
                <p class="result__name">
                    <strong>{ name.clone() }</strong>
                    { why_link(view, &LineRef::Result(n), &name) }
                    <span class="muted">
                        { messages.format("phases-between", &[("from", &from), ("to", &to)]) }
                    </span>
                </p>
                { result_track(bars, first, last) }
            </li>
        }
    });
    html! {
        if !plan.results.is_empty() {
            <h3 class="results__head">{ messages.text("results-when") }</h3>
            <p class="muted">{ messages.text("results-when-note") }</p>
            <ol class="results" role="list">{ for items }</ol>
        }
    }
}

/// Returns the name of an expected result.
pub fn result_name(view: &View, result: &ExpectedResult) -> AttrValue {
    let rule = result.because.first().map(|because| view.knowledge.rule(because.rule));
    rule.map_or(AttrValue::Static(""), |rule| {
        view.messages.attribute(&["rule-", &rule.id].concat(), "short")
    })
}

/// Returns the dates of a phase; the last one has no end.
pub fn span_dates(view: &View, span: &PhaseSpan) -> AttrValue {
    let messages = &view.messages;
    let from = messages.short_date(span.from);
    if span.phase == Phase::Maintain {
        return messages.format("phases-from", &[("from", &from)]);
    }
    let to = messages.short_date(minus_days(span.to, 1));
    messages.format("phases-between", &[("from", &from), ("to", &to)])
}

/// Returns the name of a phase, with the active it introduces.
pub fn span_name(view: &View, span: &PhaseSpan) -> AttrValue {
    let messages = &view.messages;
    match span.introduces {
        Some(active) => {
            let active = messages.text_for("active-", &view.knowledge.active(active).id);
            let key = if span.brings_back { "phase-bring-back" } else { "phase-introduce-one" };
            messages.format(key, &[("active", &active)])
        }
        None if span.phase == Phase::Introduce => messages.text("phase-introduce-hold"),
        None => messages.text_for("phase-", span.phase.id()),
    }
}

fn item(view: &View, n: usize, span: &PhaseSpan, (now, said): (bool, bool)) -> Html {
    let messages = &view.messages;
    let name = span_name(view, span);
    let expect = match span.introduces {
        Some(active) if said => {
            let active = messages.text_for("active-", &view.knowledge.active(active).id);
            messages.format("phase-next", &[("active", &in_sentence(&active))])
        }
        None if said => AttrValue::Static(""),
        None if span.phase == Phase::Introduce => {
            messages.attribute("phase-introduce-hold", "expect")
        }
        Some(_) if span.brings_back => messages.attribute("phase-bring-back", "expect"),
        _ => messages.attribute(&format!("phase-{}", span.phase.id()), "expect"),
    };
    html! {
        <li class={classes!("phase", now.then_some("phase--now"))} key={n}
            aria-current={now.then_some("step")}>
            <p class="phase__dates">
                { span_dates(view, span) }
                if now { { " " }<span class="badge badge--now">{ messages.text("now") }</span> }
            </p>
            <h3>{ name.clone() }</h3>
            <p>
                if !expect.is_empty() { { expect }{ " " } }
                { why_link(view, &LineRef::Phase(n), &name) }
            </p>
        </li>
    }
}
