//! Questions that are asked again, because an earlier version asked them less precisely.

use yew::prelude::*;

use super::notice::{Tone, notice};
use crate::route::Route;
use crate::state::View;

/// Names the questions, each a link to it; nothing while there are none.
pub fn again_notice(view: &View) -> Html {
    let words = &view.words;
    let links: Vec<Html> = view
        .state
        .answers()
        .asked_again()
        .map(|question| {
            let id = view.knowledge.question(question).id.clone();
            let name = words.attribute(&["question-", &id].concat(), "short");
            html! {
                <li><a href={Route::Change { id }.href()} class="link">{ name }</a></li>
            }
        })
        .collect();
    if links.is_empty() {
        return Html::default();
    }
    let text = html! { <><p>{ words.get("again-text") }</p><ul>{ for links }</ul></> };
    notice(Tone::Info, false, text)
}
