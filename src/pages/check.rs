//! All answers with links to change them.

use yew::prelude::*;

use crate::components::again::open_questions;
use crate::components::answer_text::answer_text;
use crate::components::more_questions::more_questions;
use crate::components::page::Page;
use crate::components::saved_line::saved_line;
use crate::components::shelf_actives::shelf_actives;
use crate::domain::{ClosedSet, QuestionId, Section, Stage};
use crate::route::Route;
use crate::state::{Path, View};

/// The list of answers.
pub fn check(view: &View) -> Html {
    let messages = &view.messages;
    let answers = view.state.answers();
    let path = Path::of(&view.knowledge, answers);
    let open = path.open(&view.knowledge, answers).next();
    // Questions asked once there is a plan are listed if they are answered; until then they share
    // one link.
    let shown = |question: &QuestionId| {
        view.knowledge.question(*question).stage != Stage::Later || answers.get(*question).is_some()
    };
    let sections = Section::ALL.iter().map(|section| {
        let rows: Vec<QuestionId> = path
            .questions()
            .iter()
            .copied()
            .filter(shown)
            .filter(|question| view.knowledge.question(*question).section == *section)
            .collect();
        html! {
            if !rows.is_empty() {
                <section class="section section--near" key={section.id()}>
                    <h2 class="section__head">{ messages.text_for("section-", section.id()) }</h2>
                    <dl class="summary">{ for rows.iter().map(|row| row_view(view, *row)) }</dl>
                </section>
            }
        }
    });
    // The plan continues although an edited answer has opened a question.
    let kept = !open_questions(view).is_empty();
    let lead = match open {
        Some(_) if kept => "open-text",
        Some(_) => "check-lead-open",
        None => "check-lead",
    };
    let (to, label) = match open {
        Some(question) => {
            let id = view.knowledge.question(question).id.clone();
            let to = if kept { Route::Change { id } } else { Route::Question { id } };
            (to, "check-carry-on")
        }
        None => (Route::Results, "check-results"),
    };
    html! {
        <Page title={messages.text("check-title")}>
            <div class="page__head">
                <h1 tabindex="-1">{ messages.text("check-title") }</h1>
                <p class="page__lead">{ messages.text(lead) }</p>
                <p>{ saved_line(view) }</p>
            </div>
            { for sections }
            <div class="actions actions--kept">
                <a href={to.href()} class="button">{ messages.text(label) }</a>
            </div>
            if open.is_none() { { more_questions(view) } }
        </Page>
    }
}

fn row_view(view: &View, question: QuestionId) -> Html {
    let messages = &view.messages;
    let entry = view.knowledge.question(question);
    let name = messages.attribute(&format!("question-{}", entry.id), "short");
    let answered = view.state.answers().get(question).is_some();
    let text = answer_text(view, question);
    html! {
        <div class="summary__row" key={entry.id.clone()}>
            <dt>{ name.clone() }</dt>
            <dd>
                <span class={(!answered).then_some("muted")}>{ text }</span>
                { for shelf_actives(view, question).map(|said| html! { <p class="summary__more muted">{ said }</p> }) }
                if view.state.answers().asks_again(question) {
                    <p class="summary__more muted">{ messages.text("again-row") }</p>
                }
            </dd>
            <dd class="summary__change">
                <a href={Route::Change { id: entry.id.clone() }.href()} class="link">
                    { messages.text(if answered { "change" } else { "answer" }) }
                    <span class="visually-hidden">{ " " }{ name }</span>
                </a>
            </dd>
        </div>
    }
}
