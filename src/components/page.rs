//! The frame of a page: tab title, focus on the heading, scroll to the top.

use yew::prelude::*;

use crate::platform::dom;
use crate::state::use_initial_app;

/// Properties of [`Page`].
#[derive(Properties, PartialEq)]
pub struct PageProps {
    /// Tab title, without the name of the app.
    pub title: AttrValue,
    /// Identity of the page: focus moves when it changes.
    #[prop_or_default]
    pub id: AttrValue,
    /// Whether the page uses the full width.
    #[prop_or_default]
    pub wide: bool,
    /// Content.
    pub children: Html,
}

/// A page. When it appears, it sets the tab title and focuses the heading, except at the first load
/// and, in a clinic's frame, before the person has done anything there.
#[component]
pub fn Page(props: &PageProps) -> Html {
    let app = use_initial_app();
    let title = app.messages.format("page-title", &[("title", &props.title)]);
    use_effect_with(title, |title| dom::set_title(title));
    let id = if props.id.is_empty() { props.title.clone() } else { props.id.clone() };
    // The same page in another language keeps the focus.
    let (lang, shown_in) = (app.messages.lang(), use_mut_ref(|| app.messages.lang()));
    {
        let (lang, shown_in) = (lang.clone(), shown_in.clone());
        use_effect_with(id, move |_| {
            if lang == *shown_in.borrow() {
                dom::page_shown();
            }
        });
    }
    use_effect_with(lang, move |lang| drop(shown_in.replace(lang.clone())));
    html! {
        <div class={classes!("page", props.wide.then_some("page--wide"))}>
            { props.children.clone() }
        </div>
    }
}
