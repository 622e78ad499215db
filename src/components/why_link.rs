//! The link at every line of a plan to its reasons.

use yew::prelude::*;

use crate::engine::LineRef;
use crate::route::Route;
use crate::state::View;

/// Returns the page with the reasons of a line.
pub fn why_route(view: &View, line: &LineRef) -> Route {
    let (kind, id) = line.address(&view.knowledge);
    Route::Why { kind: kind.to_owned(), id }
}

/// Draws a link to the reasons of a line. `about` is for people who hear the link without its line.
pub fn why_link(view: &View, line: &LineRef, about: &AttrValue) -> Html {
    why_link_as(view, line, about, "why")
}

/// Draws the same with another text, given by its message key.
pub fn why_link_as(view: &View, line: &LineRef, about: &AttrValue, text: &str) -> Html {
    html! {
        <a href={why_route(view, line).href()} class="link">
            { view.messages.text(text) }
            <span class="visually-hidden">{ ": " }{ about }</span>
        </a>
    }
}
