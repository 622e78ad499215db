//! Placeholder for a page whose part of the program is still loading.

use yew::prelude::*;

use crate::components::page::Page;
use crate::platform::boot::{self, LoadFailure};
use crate::state::{Deferred, InitialApp};

/// Draws that the page is loading; or, if loading failed, how to continue.
pub fn waiting(app: &InitialApp) -> Html {
    let messages = &app.messages;
    if !matches!(app.deferred, Deferred::Failed) {
        return html! {
            <p class="page page--waiting muted" role="status">{ messages.text("late-coming") }</p>
        };
    }
    let app = app.clone();
    let trouble = boot::load_failure();
    let (why, way) = match trouble {
        LoadFailure::Newer => ("late-missing-newer", "boot-reload"),
        LoadFailure::Changed => ("late-missing-changed", "late-again"),
        LoadFailure::Connection => ("late-missing-lead", "late-again"),
    };
    let fetch = Callback::from(move |_: MouseEvent| match trouble {
        // A file that no longer exists cannot be fetched by retrying.
        LoadFailure::Newer => boot::apply_update(),
        _ => app.retry_deferred(),
    });
    html! {
        <Page title={messages.text("late-missing-title")}>
            <div class="page__head">
                <h1 tabindex="-1">{ messages.text("late-missing-title") }</h1>
                <p class="page__lead">{ messages.text(why) }</p>
            </div>
            <div class="actions">
                <button type="button" class="button" onclick={fetch}>
                    { messages.text(way) }
                </button>
            </div>
        </Page>
    }
}
