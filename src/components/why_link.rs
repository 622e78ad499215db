//! The link behind every line of a plan: why it is there.

use yew::prelude::*;

use crate::route::Route;
use crate::state::View;

/// A link to the reasons of one line. `about` is for people who hear the link without its line.
pub fn why_link(view: &View, kind: &str, id: &str, about: &AttrValue) -> Html {
    why_link_as(view, kind, id, about, "why")
}

/// The same with another text: the key of its message.
pub fn why_link_as(view: &View, kind: &str, id: &str, about: &AttrValue, text: &str) -> Html {
    let to = Route::Why { kind: kind.to_owned(), id: id.to_owned() };
    html! {
        <a href={to.href()} class="link">
            { view.words.get(text) }
            <span class="visually-hidden">{ ": " }{ about }</span>
        </a>
    }
}
