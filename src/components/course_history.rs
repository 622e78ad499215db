//! The moves of the plan, and every entry with a button to remove it.

use yew::prelude::*;

use super::icon::chevron;
use super::localizer::AppLocalizer;
use super::reason::reason_text;
use crate::domain::{ClosedSet, Journal};
use crate::engine::{Course, PhaseStep};
use crate::export::clinical_summary::signs_of;
use crate::knowledge::{Condition, RuleKind};
use crate::state::{Action, App, JournalEvent, View};

/// Draws every move of the plan, latest first.
pub fn moves(view: &View, course: &Course) -> Html {
    let messages = &view.messages;
    let items = course.history.iter().rev().map(|step| {
        html! {
            <li class="history__item" key={step.on.to_string()}>
                <p><strong>{ name(view, step) }</strong>{ " " }
                    <span class="muted">{ messages.date(step.on) }</span></p>
                { for why(view, step).into_iter().map(|text| html! { <p>{ text }</p> }) }
            </li>
        }
    });
    html! {
        <section class="section" aria-labelledby="moves">
            <h2 id="moves" class="section__head">{ messages.text("moves-title") }</h2>
            <ol class="history" role="list">{ for items }</ol>
        </section>
    }
}

fn name(view: &View, step: &PhaseStep) -> AttrValue {
    match step.introducing {
        Some(active) => {
            let active = view.messages.text_for("active-", &view.knowledge.active(active).id);
            view.messages.format("moves-new", &[("active", &active)])
        }
        None => view.messages.text_for("phase-", step.phase.id()),
    }
}

/// Returns the reasons specific to this move; the start has its own on the page of the phase.
fn why(view: &View, step: &PhaseStep) -> Vec<AttrValue> {
    let speaks = step.because.iter().filter(|reason| {
        let rule = view.knowledge.rule(reason.rule);
        rule.kind == RuleKind::Follow && rule.when != Condition::Always
    });
    speaks.map(|reason| reason_text(view, reason)).collect()
}

/// Draws checks, reactions and pauses, each with a button to remove it.
pub fn entries(app: &App, journal: &Journal) -> Html {
    let messages = &app.messages;
    let remove = |event: JournalEvent, what: &AttrValue| {
        let onclick = app.callback(move |_: MouseEvent| Action::Journal(event.clone()));
        html! {
            <button type="button" class="link" {onclick}>
                { messages.text("entries-remove") }
                <span class="visually-hidden">{ ": " }{ what }</span>
            </button>
        }
    };
    let checks = journal.check_ins.keys().rev().map(|on| {
        let what = messages.format("entries-check", &[("date", &messages.date(*on))]);
        html! { <li class="entry" key={what.to_string()}>
            <span>{ what.clone() }</span>{ remove(JournalEvent::CheckInRemoved(*on), &what) }
        </li> }
    });
    let reactions = journal.reactions.iter().rev().enumerate().map(|(n, reaction)| {
        let signs = signs_of(&AppLocalizer(messages), reaction);
        let signs: Vec<AttrValue> = signs.into_iter().map(AttrValue::from).collect();
        let args = [("date", &*messages.date(reaction.on)), ("signs", &*messages.list(&signs))];
        let what = messages.format("entries-reaction", &args);
        html! { <li class="entry" key={n}>
            <span>{ what.clone() }</span>
            { remove(JournalEvent::ReactionRemoved(reaction.clone()), &what) }
        </li> }
    });
    let pauses = journal.pauses.iter().rev().enumerate().map(|(n, pause)| {
        let from = messages.date(pause.from);
        let what = match pause.to {
            Some(to) => {
                messages.format("entries-pause", &[("from", &from), ("to", &messages.date(to))])
            }
            None => messages.format("entries-pause-open", &[("from", &from)]),
        };
        html! { <li class="entry" key={n}>
            <span>{ what.clone() }</span>{ remove(JournalEvent::PauseRemoved(*pause), &what) }
        </li> }
    });
    let undo = app.callback(|_: MouseEvent| Action::JournalUndone);
    html! {
        <section class="section" aria-labelledby="entries">
            <details class="disclosure">
                <summary>{ chevron() }<span id="entries">{ messages.text("entries-title") }</span></summary>
                <div class="disclosure__body">
                    <ul role="list">{ for checks }{ for reactions }{ for pauses }</ul>
                    if app.state.previous_journal.is_some() {
                        <p><button type="button" class="link" onclick={undo}>{ messages.text("entries-undo") }</button></p>
                    }
                </div>
            </details>
        </section>
    }
}
