//! Warning above the page that the answers are not stored.

use yew::prelude::*;

use super::notice::{Tone, notice};
use crate::route::Route;
use crate::state::{InitialView, SaveStatus};

/// Draws why the answers are not saved on this device, and offers the backup file instead.
///
/// Part of the first load: a banner that appears above a visible page moves it away under the finger. For
/// the same reason blocked storage is not reported on the first page, before there is an answer.
pub fn storage_warning(view: &InitialView) -> Html {
    let messages = &view.messages;
    let (key, text) = match &view.state.save {
        SaveStatus::Nothing
        | SaveStatus::Unread
        | SaveStatus::Saved(_)
        | SaveStatus::TabOnly
        | SaveStatus::Conflict(_) => {
            return Html::default();
        }
        SaveStatus::Blocked if view.route == Route::Welcome && view.state.answers().is_empty() => {
            return Html::default();
        }
        SaveStatus::Blocked => ("not-kept-blocked", "saved-blocked"),
        SaveStatus::Newer => ("not-kept-newer", "saved-newer"),
        SaveStatus::Full => ("not-kept-full", "saved-full"),
        SaveStatus::Failed => ("not-kept-failed", "saved-failed"),
        SaveStatus::QuarantineFull => ("not-kept-aside", "saved-aside"),
    };
    let aside = view.state.save == SaveStatus::QuarantineFull;
    html! {
        <div class="page">
            { notice(Tone::Caution, true, html! { <>
                <p>
                    <strong>{ messages.text(text) }</strong>{ " " }{ messages.text(key) }{ " " }
                    <a href={Route::Data.href()} class="link">
                        { messages.text(if aside { "not-kept-decide" } else { "not-kept-backup" }) }
                    </a>
                </p>
            </> }) }
        </div>
    }
}
