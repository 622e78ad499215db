//! What is to be said on every page: trouble with saving, a new version that waits.

use yew::prelude::*;

use super::conflict::conflict;
use super::not_kept::not_kept;
use super::notice::{Tone, notice};
use crate::platform::boot;
use crate::state::{Action, AppContext, Late, SaveState};

/// Banners above the page.
pub fn banners(app: &AppContext) -> Html {
    let words = &app.words;
    html! {
        <>
            if boot::safe_mode() && app.state.answers().is_empty() {
                <div class="page">{ notice(Tone::Caution, false, html! { <p>{ words.get("safe-mode") }</p> }) }</div>
            }
            { not_kept(app) }
            if let (SaveState::Conflict(theirs), Late::Here) = (&app.state.save, app.language.late) {
                { conflict(app, theirs) }
            }
            { update_toast(app) }
        </>
    }
}

/// A new version waits; it is offered, never forced.
fn update_toast(app: &AppContext) -> Html {
    let words = &app.words;
    let later = app.on(|_: MouseEvent| Action::UpdateWaits(false));
    html! {
        <div role="status">
            if app.state.update_waits {
                <div class="toast">
                    <p>{ words.get("update-ready") }</p>
                    <button type="button" class="link" onclick={|_: MouseEvent| boot::apply_update()}>
                        { words.get("update-now") }
                    </button>
                    <button type="button" class="link" onclick={later}>{ words.get("update-later") }</button>
                </div>
            }
        </div>
    }
}
