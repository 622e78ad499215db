//! Somebody else's answers, carried by a link: the clinician's page, computed anew and never
//! stored.

use std::rc::Rc;

use yew::prelude::*;

use super::clinical_sheet::sheet;
use crate::components::answer_text::answer_text;
use crate::components::icon::chevron;
use crate::components::notice::{Tone, notice};
use crate::components::page::Page;
use crate::components::triage_notice::print_button;
use crate::domain::QuestionId;
use crate::engine::{Case, assess};
use crate::export::link::{DecodedLink, LinkError, read};
use crate::route::Route;
use crate::state::{Path, View};

/// Draws the page that a link opens.
pub fn shared(view: &View, payload: &str) -> Html {
    match read(&view.knowledge, payload) {
        Ok(linked) => opened(view, linked),
        Err(refusal) => refused(view, refusal),
    }
}

fn refused(view: &View, refusal: LinkError) -> Html {
    let messages = &view.messages;
    let text = match refusal {
        LinkError::Damaged => "shared-damaged",
        LinkError::Newer => "shared-newer",
    };
    html! {
        <Page title={messages.text("shared-refused")}>
            <div class="page__head">
                <h1 tabindex="-1">{ messages.text("shared-refused") }</h1>
                <p class="page__lead">{ messages.text(text) }</p>
            </div>
            <div class="actions">
                <a href={Route::Welcome.href()} class="button button--secondary">
                    { messages.text("to-start") }
                </a>
            </div>
        </Page>
    }
}

fn opened(view: &View, linked: DecodedLink) -> Html {
    let messages = &view.messages;
    let path = Path::of(&view.knowledge, &linked.answers);
    let missing: Vec<QuestionId> = path
        .questions()
        .iter()
        .copied()
        .filter(|question| !view.knowledge.question(*question).optional)
        .filter(|question| linked.answers.get(*question).is_none())
        .collect();
    let plan = missing.is_empty().then(|| {
        let case = Case::new(&linked.answers, linked.started, &view.clinic)
            .living_in(view.state.home_region());
        Rc::new(assess(&view.knowledge, &case))
    });
    let other = view.of_another(linked.answers, linked.started, plan);
    let date = messages.date(linked.started);
    let title = messages.format("shared-title", &[("date", &date)]);
    let own = !view.state.answers().is_empty();
    let short = |question: &QuestionId| {
        messages.attribute(&format!("question-{}", view.knowledge.question(*question).id), "short")
    };
    html! {
        <Page title={title.clone()} wide=true>
            <div class="page__head">
                <h1 tabindex="-1">{ title }</h1>
                <p class="page__lead">{ messages.format("summary-lead", &[("date", &date)]) }</p>
                <p class="screen-only">
                    { messages.text("shared-nothing-saved") }{ " " }{ messages.text("shared-address") }
                    if own { { " " }{ messages.text("shared-own") } }
                </p>
                <div class="actions actions--row">{ print_button(view) }</div>
            </div>
            if !missing.is_empty() {
                { notice(Tone::Caution, false, html! {
                    <>
                        <p>{ messages.text("shared-open") }</p>
                        <ul>{ for missing.iter().map(|one| html! { <li>{ short(one) }</li> }) }</ul>
                    </>
                }) }
            } else if linked.lost > 0 {
                { notice(Tone::Caution, false, html! { <p>{ messages.text("shared-lost") }</p> }) }
            }
            if let Some(plan) = &other.plan { { sheet(&other, plan) } }
            { all_answers(&other) }
        </Page>
    }
}

/// Draws every answer, for a clinician who needs something that is not on the sheet.
fn all_answers(other: &View) -> Html {
    let messages = &other.messages;
    let rows = other.state.answers().iter().map(|(question, _)| {
        let id = &other.knowledge.question(question).id;
        html! {
            <div class="summary__row" key={id.clone()}>
                <dt>{ messages.attribute(&format!("question-{id}"), "short") }</dt>
                <dd>{ answer_text(other, question) }</dd>
            </div>
        }
    });
    html! {
        <details class="disclosure section section--near">
            <summary>{ chevron() }{ messages.text("shared-all") }</summary>
            <div class="disclosure__body"><dl class="summary">{ for rows }</dl></div>
        </details>
    }
}
