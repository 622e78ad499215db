//! The treatments by what is said of them, each reason once with the names that it holds for. What is
//! known about a treatment stands on its own page.

use yew::prelude::*;

use super::block_end_text::until_text;
use super::icon::{chevron, icon, icon_for_status};
use super::reason::reason_text;
use crate::domain::{ClosedSet, Status};
use crate::engine::{Reason, ReasonGroup, TreatmentPlan, group_by_reason};
use crate::route::Route;
use crate::state::View;

/// The groups of treatments: what fits, what is asked first, what waits and what is left out; what nobody
/// needs is folded away.
pub fn treatments(view: &View) -> Html {
    let Some(plan) = &view.plan else { return Html::default() };
    let groups = Status::ALL.iter().map(|status| {
        let lines: Vec<TreatmentPlan> =
            plan.treatments.iter().filter(|line| line.status == *status).cloned().collect();
        match (lines.is_empty(), status) {
            (true, _) => Html::default(),
            (false, Status::NotNeeded | Status::NotOffered) => folded(view, *status, &lines),
            (false, Status::Suggested) => group(view, *status, &lines, names(view, &lines)),
            (false, _) => group(view, *status, &lines, by_reason(view, &lines)),
        }
    });
    html! {
        <div class="by-status">{ for groups }</div>
    }
}

fn head(view: &View, status: Status, lines: &[TreatmentPlan]) -> Html {
    let words = &view.words;
    html! {
        <>
            { icon(icon_for_status(status)) }
            <span>
                { words.of("status-", status.id()) }{ " " }
                <span class="status__count">{ words.number(lines.len()) }</span>
            </span>
        </>
    }
}

fn group(view: &View, status: Status, lines: &[TreatmentPlan], body: Html) -> Html {
    let id = format!("group-{}", status.id());
    html! {
        <section class="section section--near" aria-labelledby={id.clone()} key={status.id()}>
            <h2 class={format!("status__head status--{}", status.id())} {id} tabindex="-1">
                { head(view, status, lines) }
            </h2>
            { body }
        </section>
    }
}

fn folded(view: &View, status: Status, lines: &[TreatmentPlan]) -> Html {
    html! {
        <details class={format!("disclosure status--{}", status.id())} key={status.id()}>
            <summary>{ chevron() }{ head(view, status, lines) }</summary>
            <div class="disclosure__body">
                <p>{ view.words.attribute(&format!("status-{}", status.id()), "note") }</p>
                { names(view, lines) }
            </div>
        </details>
    }
}

/// Names as links to the pages of the treatments, with the day where one has a day of its own.
fn names<'a>(view: &View, lines: impl IntoIterator<Item = &'a TreatmentPlan>) -> Html {
    let items = lines.into_iter().map(|line| html! { <li>{ link(view, line) }</li> });
    html! { <ul class="named" role="list">{ for items }</ul> }
}

fn link(view: &View, line: &TreatmentPlan) -> Html {
    let id = &view.knowledge.treatment(line.treatment).id;
    html! {
        <a class="link treatment__name" href={Route::Treatment { id: id.clone() }.href()}>
            { view.words.of("treatment-", id) }
        </a>
    }
}

/// Each reason once. A name stands where its first reason is; where another one holds for it as well, it
/// is named there in passing.
fn by_reason(view: &View, lines: &[TreatmentPlan]) -> Html {
    let deciding = |line: &TreatmentPlan| line.deciding_count(&view.knowledge).max(1);
    let groups = group_by_reason(lines, |line| {
        let deciding: Vec<&Reason> = line.because.iter().take(deciding(line)).collect();
        deciding
    });
    // What only adds to reasons that stand above is a tap away.
    let (own, more): (Vec<_>, Vec<_>) = groups.iter().partition(|group| !group.lines.is_empty());
    html! {
        <>
            { for own.iter().map(|group| reason_group(view, group)) }
            if !more.is_empty() {
                <details class="disclosure">
                    <summary>{ chevron() }{ view.words.count("treatments-more", more.len()) }</summary>
                    <div class="disclosure__body">
                        { for more.iter().map(|group| reason_group(view, group)) }
                    </div>
                </details>
            }
        </>
    }
}

fn reason_group(view: &View, group: &ReasonGroup<'_, TreatmentPlan>) -> Html {
    let words = &view.words;
    let until = |line: &&TreatmentPlan| line.until.map(|until| until_text(view, until));
    let first = group.lines.first().and_then(until);
    let same = group.lines.iter().all(|line| until(line) == first);
    let also: Vec<AttrValue> = group
        .also
        .iter()
        .map(|line| words.of("treatment-", &view.knowledge.treatment(line.treatment).id))
        .collect();
    let key = view.knowledge.rule(group.reason.rule).id.clone();
    html! {
        <div class="reason-group" {key}>
            <p>
                { reason_text(view, group.reason) }
                if let (true, Some(until)) = (same, first) {
                    { " " }<span class="muted">{ until }</span>
                }
            </p>
            if same {
                { names(view, group.lines.iter().copied()) }
            } else {
                <ul class="named" role="list">{ for group.lines.iter().map(|line| html! {
                    <li>
                        { link(view, line) }
                        if let Some(until) = until(line) { { " " }<span class="muted">{ until }</span> }
                    </li>
                }) }</ul>
            }
            if !also.is_empty() {
                <p class="muted">{ words.with("treatments-also", &[("names", &words.list(&also))]) }</p>
            }
        </div>
    }
}
