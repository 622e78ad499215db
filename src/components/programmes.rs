//! Programmes of clinic visits: the dated one with its steps, the others with what they would take.

use yew::prelude::*;

use super::icon::chevron;
use super::treatments::treatment_link;
use super::why_link::why_link;
use crate::domain::{ClosedSet, ProgrammeStatus};
use crate::engine::{LineRef, Programme, ProgrammeStep};
use crate::state::View;

/// The programmes.
pub fn programmes(view: &View) -> Html {
    let words = &view.words;
    let Some(plan) = &view.plan else { return Html::default() };
    if plan.programmes.is_empty() {
        return Html::default();
    }
    let (dated, others): (Vec<_>, Vec<_>) =
        plan.programmes.iter().partition(|it| it.status == ProgrammeStatus::Dated);
    let title = if dated.is_empty() { "programme-undated" } else { "programme-title" };
    let folded = others.iter().map(|programme| {
        let id = &view.knowledge.programme(programme.programme).id;
        html! {
            <div class="programme" key={id.clone()}>
                <h3>{ words.of("programme-", id) }</h3>
                { whole(view, programme) }
            </div>
        }
    });
    html! {
        <section class="section section--near" aria-labelledby="programme">
            <h2 id="programme" class="section__head" tabindex="-1">{ words.get(title) }</h2>
            if dated.is_empty() {
                <p>{ words.get("programme-undated-note") }</p>
            }
            { for dated.iter().map(|programme| named(view, programme)) }
            if !others.is_empty() {
                <details class="disclosure">
                    <summary>
                        { chevron() }
                        if dated.is_empty() {
                            { words.count("programme-see", others.len()) }
                        } else {
                            { words.get("programme-choices") }
                            { " " }<span class="status__count">{ words.number(others.len()) }</span>
                        }
                    </summary>
                    <div class="disclosure__body">
                        <p class="muted">{ words.get("programme-choices-note") }</p>
                        { for folded }
                    </div>
                </details>
            }
        </section>
    }
}

fn named(view: &View, programme: &Programme) -> Html {
    let id = &view.knowledge.programme(programme.programme).id;
    html! {
        <div class="card">
            <h3>{ view.words.of("programme-", id) }</h3>
            { whole(view, programme) }
        </div>
    }
}

/// What it is, what it takes, and its steps.
fn whole(view: &View, programme: &Programme) -> Html {
    let words = &view.words;
    let id = &view.knowledge.programme(programme.programme).id;
    let name = words.of("programme-", id);
    // The days of the dated one follow below.
    let status = (programme.status != ProgrammeStatus::Dated).then(|| {
        let date = programme.from.map(|date| words.short_date(date)).unwrap_or_default();
        words.with(&format!("programme-status-{}", programme.status.id()), &[("date", &date)])
    });
    html! {
        <>
            <p>
                { words.attribute(&format!("programme-{id}"), "what") }{ " " }
                { why_link(view, &LineRef::Programme(programme.programme), &name) }
            </p>
            if let Some(status) = status { <p class="muted">{ status }</p> }
            <p>{ takes(view, programme) }</p>
            <details class="disclosure">
                <summary>{ chevron() }{ words.get("programme-steps") }</summary>
                <ol class="disclosure__body visit" role="list">
                    { for programme.steps.iter().map(|it| step(view, programme, it)) }
                </ol>
            </details>
        </>
    }
}

/// How many visits, how far apart, and how often afterwards, in one line.
fn takes(view: &View, programme: &Programme) -> AttrValue {
    let words = &view.words;
    let days = |(low, high): (u16, u16)| words.with("days", &[("days", &words.range(low, high))]);
    let fact = |key: &str, value: AttrValue| [&*words.get(key), ": ", &*value].concat();
    let visits = words.range(programme.visits.0.into(), programme.visits.1.into());
    let mut facts = vec![fact("fact-visits", visits)];
    facts.extend(programme.every_days.map(|every| fact("fact-apart", days(every))));
    facts.extend(programme.upkeep_days.map(|upkeep| fact("fact-upkeep", days(upkeep))));
    AttrValue::from(facts.join(" · "))
}

fn step(view: &View, programme: &Programme, step: &ProgrammeStep) -> Html {
    let words = &view.words;
    let id = programme.step_id(&view.knowledge, step);
    let treatment = |item| words.of("treatment-", &view.knowledge.treatment(item).id);
    let others: Vec<AttrValue> = step.instead.iter().map(|item| treatment(*item)).collect();
    html! {
        <li class="visit__step" key={step.place}>
            <p>
                { words.of("programme-step-", id) }{ ": " }
                // Other programmes are not on paper, so these are no names that paper has to hold.
                { treatment_link(view, step.item, "link") }
                if step.ask_first {
                    { " " }<span class="badge">{ words.get("programme-asked") }</span>
                }
            </p>
            if !others.is_empty() {
                <p class="muted">
                    { words.with("programme-instead", &[("items", &words.list(&others))]) }
                </p>
            }
        </li>
    }
}
