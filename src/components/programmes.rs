//! Programmes of clinic visits: the dated one with its steps, the others with their effort.

use yew::prelude::*;

use super::icon::chevron;
use super::treatments::treatment_link;
use super::why_link::why_link;
use crate::domain::{ClosedSet, ProgrammeStatus, Status};
use crate::engine::{LineRef, Programme, ProgrammeStep};
use crate::state::View;

/// Draws the programmes.
pub fn programmes(view: &View) -> Html {
    let messages = &view.messages;
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
                <h3>{ messages.text_for("programme-", id) }</h3>
                { whole(view, programme) }
            </div>
        }
    });
    html! {
        <section class="section section--near" aria-labelledby="programme">
            <h2 id="programme" class="section__head" tabindex="-1">{ messages.text(title) }</h2>
            if dated.is_empty() {
                <p>{ messages.text("programme-undated-note") }</p>
            }
            { for dated.iter().map(|programme| named(view, programme)) }
            if !others.is_empty() {
                // Not printed.
                <details class="disclosure programme-choices">
                    <summary>
                        { chevron() }
                        if dated.is_empty() {
                            { messages.count("programme-see", others.len()) }
                        } else {
                            { messages.text("programme-choices") }
                            { " " }<span class="status__count">{ messages.number(others.len()) }</span>
                        }
                    </summary>
                    <div class="disclosure__body">
                        <p class="muted">{ messages.text("programme-choices-note") }</p>
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
            <h3>{ view.messages.text_for("programme-", id) }</h3>
            { whole(view, programme) }
        </div>
    }
}

/// Draws the description, effort and steps of a programme.
fn whole(view: &View, programme: &Programme) -> Html {
    let messages = &view.messages;
    let id = &view.knowledge.programme(programme.programme).id;
    let name = messages.text_for("programme-", id);
    // The dates of the dated one follow below.
    let status = (programme.status != ProgrammeStatus::Dated).then(|| {
        let date = programme.from.map(|date| messages.short_date(date)).unwrap_or_default();
        messages.format(&format!("programme-status-{}", programme.status.id()), &[("date", &date)])
    });
    html! {
        <>
            <p>
                { messages.attribute(&format!("programme-{id}"), "what") }{ " " }
                { why_link(view, &LineRef::Programme(programme.programme), &name) }
            </p>
            if let Some(status) = status { <p class="muted">{ status }</p> }
            <p>{ takes(view, programme) }</p>
            <details class="disclosure">
                <summary>{ chevron() }{ messages.text("programme-steps") }</summary>
                <ol class="disclosure__body visit" role="list">
                    { for programme.steps.iter().map(|it| step(view, programme, it)) }
                </ol>
            </details>
        </>
    }
}

/// Returns the number of visits, their spacing, and the frequency afterwards in one line.
fn takes(view: &View, programme: &Programme) -> AttrValue {
    let messages = &view.messages;
    let days =
        |(low, high): (u16, u16)| messages.format("days", &[("days", &messages.range(low, high))]);
    let fact = |key: &str, value: AttrValue| [&*messages.text(key), ": ", &*value].concat();
    let visits = messages.range(programme.visits.0.into(), programme.visits.1.into());
    let mut facts = vec![fact("fact-visits", visits)];
    facts.extend(programme.every_days.map(|every| fact("fact-apart", days(every))));
    facts.extend(programme.upkeep_days.map(|upkeep| fact("fact-upkeep", days(upkeep))));
    AttrValue::from(facts.join(" · "))
}

fn step(view: &View, programme: &Programme, step: &ProgrammeStep) -> Html {
    let messages = &view.messages;
    let id = programme.step_id(&view.knowledge, step);
    let treatment = |item| messages.text_for("treatment-", &view.knowledge.treatment(item).id);
    let status = |item| Some(view.plan.as_ref()?.treatment(item)?.status);
    // Postponed and excluded alternatives are no choice today; those a clinician decides are marked.
    let others: Vec<AttrValue> = step
        .instead
        .iter()
        .filter_map(|item| match status(*item) {
            Some(Status::NotYet | Status::Blocked) => None,
            Some(Status::AskFirst) => {
                Some(messages.format("programme-instead-ask", &[("name", &treatment(*item))]))
            }
            _ => Some(treatment(*item)),
        })
        .collect();
    html! {
        <li class="visit__step" key={step.place}>
            <p>
                { messages.text_for("programme-step-", id) }{ ": " }
                // Other programmes are not printed, so these names need no print version.
                { treatment_link(view, step.item, "link") }
                if step.ask_first {
                    { " " }<span class="badge">{ messages.text("programme-asked") }</span>
                }
            </p>
            if !others.is_empty() {
                <p class="muted">
                    { messages.format("programme-instead", &[("items", &messages.list(&others))]) }
                </p>
            }
        </li>
    }
}
