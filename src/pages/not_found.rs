//! The page for an unknown address.

use yew::prelude::*;

use crate::components::page::Page;
use crate::route::Route;
use crate::state::InitialView;

/// Draws the message and a link back.
pub fn not_found(view: &InitialView) -> Html {
    let messages = &view.messages;
    html! {
        <Page title={messages.text("not-found-title")}>
            <div class="page__head">
                <h1 tabindex="-1">{ messages.text("not-found-title") }</h1>
                <p class="page__lead">{ messages.text("not-found-lead") }</p>
            </div>
            <div class="actions">
                <a href={Route::Welcome.href()} class="button">
                    { messages.text("to-start") }
                </a>
            </div>
        </Page>
    }
}
