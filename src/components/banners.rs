//! What is to be said on every page: trouble with saving, a new version that waits.

use yew::prelude::*;

use super::clinic_part::{Part, clinic_part};
use super::notice::{Tone, notice};
use super::saving_trouble::saving_trouble;
use crate::platform::boot;
use crate::state::{Action, AppContext, Arrival, Late};

/// Banners above the page.
pub fn banners(app: &AppContext) -> Html {
    let words = &app.words;
    html! {
        <>
            if boot::safe_mode() && app.state.answers().is_empty() {
                <div class="page">{ notice(Tone::Caution, false, html! { <p>{ words.get("safe-mode") }</p> }) }</div>
            }
            if app.language.late == Late::Here {
                { saving_trouble(app) }
            }
            if app.site.arrival == Arrival::Missing { { clinic_part(app, Part::Missing) } }
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
