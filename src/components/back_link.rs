//! The link at the top of a page that leads back.

use yew::prelude::*;
use yew_router::prelude::*;

use super::icon::{Icon, icon_class};
use crate::route::Route;
use crate::state::use_app;

/// Properties of [`BackLink`].
#[derive(Properties, PartialEq)]
pub struct BackLinkProps {
    /// Where it leads when there is nothing to go back to.
    pub to: Route,
    /// Text; «Back» when left out.
    #[prop_or_default]
    pub text: Option<AttrValue>,
}

/// A link back to a fixed page, so that it works after a reload and in a frame too.
#[component]
pub fn BackLink(props: &BackLinkProps) -> Html {
    let words = use_app().words;
    let text = props.text.clone().unwrap_or_else(|| words.get("back"));
    html! {
        <Link<Route> to={props.to.clone()} classes="back-link">
            { icon_class(Icon::Back, "icon--mirror") }{ text }
        </Link<Route>>
    }
}
