//! Two tabs with differing answers, and the choice between them.

use yew::prelude::*;

use super::answer_text::answer_in_words;
use super::notice::{Tone, notice};
use crate::state::{Action, App};
use crate::storage::merge::{Side, differences};
use crate::storage::saved::Saved;

/// Draws both versions of answers changed in two tabs, and a choice. Until the deferred part is
/// loaded, the line below each question is the only notice.
pub fn conflict(app: &App, theirs: &Saved) -> Html {
    let messages = &app.messages;
    let rows = differences(app.state.answers(), &theirs.answers);
    let items = rows.iter().map(|row| {
        let id = &app.knowledge.question(row.question).id;
        let name = messages.attribute(&format!("question-{id}"), "short");
        let mine = answer_in_words(app, row.question, row.mine);
        let theirs = answer_in_words(app, row.question, row.theirs);
        let args = [("question", &*name), ("mine", &*mine), ("theirs", &*theirs)];
        html! { <li key={id.clone()}>{ messages.format("conflict-row", &args) }</li> }
    });
    let settle = |side: Side| app.callback(move |_: MouseEvent| Action::ConflictSettled(side));
    html! {
        <div class="page">
            { notice(Tone::Caution, true, html! { <>
                <p><strong>{ messages.text("conflict-title") }</strong>{ " " }{ messages.text("conflict-text") }</p>
                <ul>{ for items }</ul>
                <div class="actions actions--row">
                    <button type="button" class="button button--small" onclick={settle(Side::Mine)}>
                        { messages.text("conflict-mine") }
                    </button>
                    <button type="button" class="button button--quiet button--small" onclick={settle(Side::Theirs)}>
                        { messages.text("conflict-theirs") }
                    </button>
                </div>
            </> }) }
        </div>
    }
}
