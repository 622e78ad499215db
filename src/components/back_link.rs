//! The link at the top of a page that leads back.

use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::route::Route;
use crate::state::InitialView;

/// A link back to a fixed page, so that it works after a reload and in a frame too.
pub fn back_link(view: &InitialView, to: Route, text: Option<AttrValue>) -> Html {
    let text = text.unwrap_or_else(|| view.messages.text("back"));
    html! {
        <a href={to.href()} class="back-link">
            { icon(Icon::BACK) }{ text }
        </a>
    }
}
