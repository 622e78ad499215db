//! The back link at the top of a page.

use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::route::Route;
use crate::state::InitialView;

/// Draws a link to a fixed page, so that it also works after a reload and in a frame.
pub fn back_link(view: &InitialView, to: Route, text: Option<AttrValue>) -> Html {
    let text = text.unwrap_or_else(|| view.messages.text("back"));
    html! {
        <a href={to.href()} class="back-link">
            { icon(Icon::BACK) }{ text }
        </a>
    }
}
