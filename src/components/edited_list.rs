//! The answers a person has just given or changed.

use yew::prelude::*;

use super::icon::chevron;
use crate::i18n::Messages;

/// Maximum number of answers named in one sentence.
const MOST_NAMED: usize = 4;

/// Draws the answers as a sentence; a long list, as after the later questions, is collapsed.
pub fn edited_list(messages: &Messages, edited: Vec<AttrValue>) -> Html {
    match edited.len() {
        0 => Html::default(),
        1..=MOST_NAMED => html! {
            <p class="page__lead">
                { messages.format("changed-lead", &[("answers", &messages.list(&edited))]) }
            </p>
        },
        many => html! {
            <>
                <p class="page__lead">{ messages.count("changed-lead-many", many) }</p>
                <details class="disclosure">
                    <summary>{ chevron() }{ messages.text("changed-which") }</summary>
                    <ul class="disclosure__body" role="list">
                        { for edited.into_iter().map(|answer| html! { <li>{ answer }</li> }) }
                    </ul>
                </details>
            </>
        },
    }
}
