//! Unanswered questions that do not hold up a plan: asked again because an earlier version asked
//! them less precisely, or opened by an edited answer.

use yew::prelude::*;

use super::notice::{Tone, notice};
use crate::domain::QuestionId;
use crate::route::Route;
use crate::state::{Path, View, stops};

/// Lists both kinds of questions as links; nothing if there are none.
pub fn again_notice(view: &View) -> Html {
    let answers = view.state.answers();
    html! {
        <>
            { links(view, "again-text", answers.asked_again()) }
            { open_notice(view) }
        </>
    }
}

/// Lists the open questions as links; nothing if there are none.
pub fn open_notice(view: &View) -> Html {
    links(view, "open-text", open_questions(view).into_iter())
}

/// Returns the unanswered questions that do not hold up the plan, such as one opened by an edit.
/// Empty if an answer calls for a doctor today: nothing else is asked then.
pub fn open_questions(view: &View) -> Vec<QuestionId> {
    let answers = view.state.answers();
    let path = Path::of(&view.knowledge, answers);
    let stopped = answers.iter().any(|(one, answer)| stops(&view.knowledge, one, answer));
    if !view.complete || stopped {
        return Vec::new();
    }
    path.open(&view.knowledge, answers).collect()
}

fn links(view: &View, text: &str, questions: impl Iterator<Item = QuestionId>) -> Html {
    let messages = &view.messages;
    let links: Vec<Html> = questions
        .map(|question| {
            let id = view.knowledge.question(question).id.clone();
            let name = messages.attribute(&["question-", &id].concat(), "short");
            html! {
                <li><a href={Route::Change { id }.href()} class="link">{ name }</a></li>
            }
        })
        .collect();
    if links.is_empty() {
        return Html::default();
    }
    let text = html! { <><p>{ messages.text(text) }</p><ul>{ for links }</ul></> };
    notice(Tone::Info, false, text)
}
