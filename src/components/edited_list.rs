//! The answers that a person has just given or changed.

use yew::prelude::*;

use super::icon::chevron;
use crate::i18n::Messages;

/// The most answers that one sentence names.
const MOST_NAMED: usize = 4;

/// The answers in a sentence; many of them, as after the questions that come later, are folded away.
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
