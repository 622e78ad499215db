//! Page-wide banners: storage problems, missing messages, pending update.

use yew::prelude::*;

use super::notice::{Tone, notice};
use super::storage_warning::storage_warning;
use crate::platform::{boot, tabs};
use crate::state::{Action, InitialApp, Notice, Report, SaveStatus};

/// Draws the banners above the page.
pub fn banners(app: &InitialApp) -> Html {
    let messages = &app.messages;
    let safe = if boot::safe_mode_asked() { "safe-mode-asked" } else { "safe-mode" };
    html! {
        <>
            if boot::safe_mode() && app.state.answers().is_empty() {
                <div class="page">{ notice(Tone::Caution, false, html! { <p>{ messages.text(safe) }</p> }) }</div>
            }
            { storage_warning(app) }
            if app.state.report == Some(Report::LanguageMissing) {
                <div class="page">{ notice(Tone::Caution, true, html! { <p>{ messages.text("language-missing") }</p> }) }</div>
            }
            if app.state.notice == Some(Notice::NeedAnswers) && app.route.asks() {
                <div class="page">{ notice(Tone::Info, true, html! { <p>{ messages.text("notice-open-question") }</p> }) }</div>
            }
            if let (SaveStatus::Conflict(theirs), Some(loaded)) = (&app.state.save, app.deferred.ready()) {
                { (loaded.part.conflict)(&app.with_knowledge(loaded), theirs) }
            }
            { update_toast(app) }
        </>
    }
}

/// Offers a pending update, never forces it. If reloading would lose something, the first press
/// says so.
fn update_toast(app: &InitialApp) -> Html {
    let messages = &app.messages;
    let later = app.callback(|_: MouseEvent| Action::UpdateWaits(false));
    let told = app.state.report == Some(Report::UpdateLoses);
    let now = app.callback(move |_: MouseEvent| {
        if tabs::is_held() && !told {
            return Action::Reported(Report::UpdateLoses);
        }
        boot::apply_update();
        // State unchanged: the page is about to reload.
        Action::UpdateWaits(true)
    });
    html! {
        <div role="status">
            if app.state.update_waits {
                <div class="toast">
                    <p>{ messages.text(if told { "update-loses" } else { "update-ready" }) }</p>
                    <button type="button" class="link" onclick={now}>
                        { messages.text("update-now") }
                    </button>
                    <button type="button" class="link" onclick={later}>{ messages.text("update-later") }</button>
                </div>
            }
        </div>
    }
}
