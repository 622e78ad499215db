//! The list of form errors at the top of the page.

use yew::prelude::*;

use crate::platform::dom;
use crate::state::use_initial_app;

/// Properties of [`ErrorSummary`].
#[derive(Properties, PartialEq)]
pub struct ErrorSummaryProps {
    /// The error and how to fix it.
    pub message: AttrValue,
    /// Id of the first input with the error.
    pub target: AttrValue,
    /// Incremented each time the form is sent, so that focus moves here again.
    pub attempt: u32,
}

/// The error summary; receives focus when the form was sent.
#[component]
pub fn ErrorSummary(props: &ErrorSummaryProps) -> Html {
    let app = use_initial_app();
    let messages = &app.messages;
    use_effect_with(props.attempt, |_| {
        dom::scroll_to_top();
        dom::focus(".error-summary");
    });
    let target = props.target.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        dom::focus_and_show(&target);
    });
    html! {
        <div class="error-summary" role="alert" tabindex="-1">
            <h2 class="error-summary__title">{ messages.text("error-title") }</h2>
            <ul class="error-summary__list" role="list">
                <li><a href="#" {onclick}>{ &props.message }</a></li>
            </ul>
        </div>
    }
}
