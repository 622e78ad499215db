//! The treatments by status, each reason once with the names it applies to. Details about a
//! treatment are on its own page.

use jiff::civil::Date;
use yew::prelude::*;

use super::block_end_text::{until_day, until_text};
use super::icon::{chevron, icon, icon_for_status};
use super::localizer::AppLocalizer;
use super::reason::reason_text;
use crate::domain::{ClosedSet, ProgrammeStatus, Status, TreatmentId, TriageLevel, insertion_sort};
use crate::engine::{
    Assessment, CalendarEntry, Reason, ReasonGroup, TreatmentPlan, group_by_reason,
};
use crate::export::reason_text::told;
use crate::route::Route;
use crate::state::View;

/// Maximum number of names shown below a reason; longer lists are collapsed.
const NAMES: usize = 4;

/// Draws the groups of treatments: suitable, ask first, not yet and ruled out. What waits, and what
/// nobody needs, is collapsed; what is suitable is listed in the programme, or here.
pub fn treatments(view: &View) -> Html {
    let Some(plan) = &view.plan else { return Html::default() };
    let told = told_by_programme(plan);
    // The reasons that the notice at the top of the page gives for the level.
    let said: Vec<AttrValue> = match plan.triage.level {
        TriageLevel::Clear => Vec::new(),
        _ => plan.triage.because.iter().map(|because| reason_text(view, because)).collect(),
    };
    let mut groups: Vec<Html> = Vec::new();
    for status in Status::ALL {
        let lines: Vec<TreatmentPlan> =
            plan.treatments.iter().filter(|line| line.status == *status).cloned().collect();
        if lines.is_empty() {
            continue;
        }
        let note = || view.messages.attribute(&format!("status-{}", status.id()), "note");
        groups.push(match status {
            Status::NotNeeded | Status::NotOffered => folded(
                view,
                *status,
                &lines,
                html! { <><p>{ note() }</p>{ names(view, &lines) }</> },
            ),
            // Listed in the programme and its dates.
            Status::Suggested if lines.iter().all(|line| told.contains(&line.treatment)) => {
                continue;
            }
            Status::Suggested => group(view, *status, &lines, names(view, &lines)),
            Status::NotYet => {
                let body = by_reason(view, *status, &lines, &said);
                folded(view, *status, &lines, body)
            }
            Status::AskFirst | Status::Blocked => {
                let body = by_reason(view, *status, &lines, &said);
                group(view, *status, &lines, body)
            }
        });
    }
    html! {
        <div class="by-status">{ for groups }</div>
    }
}

/// Returns the treatments that the dated programme and the dates link to.
fn told_by_programme(plan: &Assessment) -> Vec<TreatmentId> {
    let dated = plan.programmes.iter().filter(|one| one.status == ProgrammeStatus::Dated);
    let mut told: Vec<TreatmentId> =
        dated.flat_map(|programme| programme.steps.iter().map(|step| step.item)).collect();
    // Without a programme the dates alone would hide suitable treatments.
    if !told.is_empty() {
        told.extend(plan.calendar.iter().filter_map(CalendarEntry::only_treatment));
    }
    told
}

fn head(view: &View, status: Status, lines: &[TreatmentPlan]) -> Html {
    let messages = &view.messages;
    html! {
        <>
            { icon(icon_for_status(status)) }
            <span>
                { messages.text_for("status-", status.id()) }{ " " }
                <span class="status__count">{ messages.number(lines.len()) }</span>
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

fn folded(view: &View, status: Status, lines: &[TreatmentPlan], body: Html) -> Html {
    html! {
        <details class={format!("disclosure status--{}", status.id())} key={status.id()}>
            <summary>{ chevron() }{ head(view, status, lines) }</summary>
            <div class="disclosure__body">{ body }</div>
        </details>
    }
}

/// Draws names as links to the pages of the treatments, each with its day if it has one.
fn names<'a>(view: &View, lines: impl IntoIterator<Item = &'a TreatmentPlan>) -> Html {
    let items = lines.into_iter().map(|line| html! { <li>{ link(view, line) }</li> });
    html! { <ul class="named" role="list">{ for items }</ul> }
}

/// Draws the same below a reason; a long list is collapsed.
fn names_of_group(view: &View, lines: &[&TreatmentPlan]) -> Html {
    let named = names(view, lines.iter().copied());
    if lines.len() <= NAMES {
        return named;
    }
    html! {
        <details class="disclosure">
            <summary>{ chevron() }{ view.messages.count("treatments-count", lines.len()) }</summary>
            <div class="disclosure__body">{ named }</div>
        </details>
    }
}

/// Classes of a treatment name that is also printed.
pub const TREATMENT_NAME: &str = "link treatment__name";

fn link(view: &View, line: &TreatmentPlan) -> Html {
    treatment_link(view, line.treatment, TREATMENT_NAME)
}

/// Draws the name of a treatment as a link with these classes to its page.
pub fn treatment_link(view: &View, treatment: TreatmentId, class: &'static str) -> Html {
    let id = &view.knowledge.treatment(treatment).id;
    html! {
        <a {class} href={Route::Treatment { id: id.clone() }.href()}>
            { view.messages.text_for("treatment-", id) }
        </a>
    }
}

/// Draws each reason once. A treatment is listed under its first reason; other reasons that apply
/// to it only mention it. `said` is the text at the top of the page.
fn by_reason(view: &View, status: Status, lines: &[TreatmentPlan], said: &[AttrValue]) -> Html {
    let deciding = |line: &TreatmentPlan| line.deciding_count(&view.knowledge).max(1);
    let groups = group_by_reason(lines, |line| {
        let deciding: Vec<&Reason> = line.because.iter().take(deciding(line)).collect();
        deciding
    });
    // Reasons that only add to those above are one tap away.
    let (mut own, mut more, mut above) = (Vec::new(), Vec::new(), Vec::new());
    for group in &groups {
        let into = if group.lines.is_empty() { &mut more } else { &mut own };
        into.push(reason_group(view, status, group, &mut above, said));
    }
    html! {
        <>
            { for own }
            if !more.is_empty() {
                <details class="disclosure">
                    <summary>{ chevron() }{ view.messages.count("treatments-more", more.len()) }</summary>
                    <div class="disclosure__body">{ for more }</div>
                </details>
            }
        </>
    }
}

/// Returns the text of a reason in this list. Ruled-out treatments get the rule's sentence, unless the top
/// of the page has `said` it. Others get a few words on the answers behind it, with the rest on each
/// treatment's page; or the sentence if no answer is behind it, or the same words appear `above`.
fn reason_in_group(
    view: &View,
    reason: &Reason,
    left_out: bool,
    above: &mut Vec<AttrValue>,
    said: &[AttrValue],
) -> AttrValue {
    let messages = &view.messages;
    let told = told(&AppLocalizer(messages), &view.knowledge, std::slice::from_ref(reason));
    let short = messages.format("treatments-because", &[("told", &told)]);
    let whole = reason_text(view, reason);
    let explained = (left_out || above.contains(&short)) && !said.contains(&whole);
    let text = if told.is_empty() || explained { whole } else { short };
    above.push(text.clone());
    text
}

/// Draws the names by date, each date once, earliest first; those without an end come last.
fn by_end(view: &View, lines: &[&TreatmentPlan]) -> Html {
    let mut ends: Vec<(Option<Date>, Option<AttrValue>, Vec<&TreatmentPlan>)> = Vec::new();
    for line in lines {
        let said = line.until.map(|until| until_text(view, until));
        match ends.iter_mut().find(|(_, other, _)| *other == said) {
            Some((.., names)) => names.push(line),
            None => {
                ends.push((line.until.and_then(|until| until_day(view, until)), said, vec![line]))
            }
        }
    }
    insertion_sort(&mut ends, |(day, ..)| (day.is_none(), *day));
    let rows = ends.into_iter().map(|(_, said, lines)| {
        html! {
            <div class="by-end">
                if let Some(said) = said { <span class="muted">{ said }{ ": " }</span> }
                { names(view, lines) }
            </div>
        }
    });
    html! { <>{ for rows }</> }
}

/// Draws a reason with the names it applies to.
fn reason_group(
    view: &View,
    status: Status,
    group: &ReasonGroup<'_, TreatmentPlan>,
    above: &mut Vec<AttrValue>,
    said: &[AttrValue],
) -> Html {
    let messages = &view.messages;
    let until = |line: &&TreatmentPlan| line.until.map(|until| until_text(view, until));
    let first = group.lines.first().and_then(until);
    let same = group.lines.iter().all(|line| until(line) == first);
    let also: Vec<AttrValue> = group
        .also
        .iter()
        .map(|line| messages.text_for("treatment-", &view.knowledge.treatment(line.treatment).id))
        .collect();
    let key = view.knowledge.rule(group.reason.rule).id.clone();
    let left_out = status == Status::Blocked;
    // Ruled-out names are never collapsed, and waiting ones are collapsed already.
    let all_names = left_out || status == Status::NotYet;
    let text = reason_in_group(view, group.reason, left_out, above, said);
    html! {
        <div class="reason-group" {key}>
            <p>
                { text }
                if let (true, Some(until)) = (same, first) {
                    { " · " }<span class="muted">{ until }</span>
                }
            </p>
            if same {
                if all_names {
                    { names(view, group.lines.iter().copied()) }
                } else {
                    { names_of_group(view, &group.lines) }
                }
            } else {
                { by_end(view, &group.lines) }
            }
            // If the reason has names of its own, the others are listed under their own reason.
            if (left_out || group.lines.is_empty()) && !also.is_empty() {
                <p class="muted">{ messages.format("treatments-also", &[("names", &messages.list(&also))]) }</p>
            }
        </div>
    }
}
