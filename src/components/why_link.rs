//! The link behind every line of a plan: why it is there.

use yew::prelude::*;
use yew_router::prelude::*;

use crate::route::Route;
use crate::state::use_app;

/// Properties of [`WhyLink`].
#[derive(Properties, PartialEq)]
pub struct WhyLinkProps {
    /// Kind of line, see [`Route::Why`].
    pub kind: AttrValue,
    /// Id within the kind.
    pub id: AttrValue,
    /// What the line is about, for people who hear the link without its line.
    pub about: AttrValue,
    /// Key of the link's text; «Why» when left out.
    #[prop_or(AttrValue::Static("why"))]
    pub text: AttrValue,
}

/// A link to the reasons of one line.
#[component]
pub fn WhyLink(props: &WhyLinkProps) -> Html {
    let words = use_app().words;
    let to = Route::Why { kind: props.kind.to_string(), id: props.id.to_string() };
    html! {
        <Link<Route> {to} classes="link">
            { words.get(&props.text) }
            <span class="visually-hidden">{ ": " }{ &props.about }</span>
        </Link<Route>>
    }
}
