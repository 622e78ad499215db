//! Save status of the answers, in a live region.

use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::platform::clock;
use crate::state::{InitialView, SaveStatus};

/// Draws the save status in one line.
pub fn saved_line(view: &InitialView) -> Html {
    let messages = &view.messages;
    let (kind, text) = match &view.state.save {
        SaveStatus::Nothing | SaveStatus::Unread => (Icon::LOCK, messages.text("saved-nothing")),
        SaveStatus::Saved(at) => {
            let time = clock::local_time(&messages.lang(), at);
            (Icon::CHECK_CIRCLE, messages.format("saved-kept", &[("time", &time)]))
        }
        SaveStatus::TabOnly => (Icon::LOCK, messages.text("saved-tab-only")),
        SaveStatus::Blocked => (Icon::CAUTION, messages.text("saved-blocked")),
        SaveStatus::Full => (Icon::CAUTION, messages.text("saved-full")),
        SaveStatus::Failed => (Icon::CAUTION, messages.text("saved-failed")),
        SaveStatus::Newer => (Icon::CAUTION, messages.text("saved-newer")),
        SaveStatus::QuarantineFull => (Icon::CAUTION, messages.text("saved-aside")),
        SaveStatus::Conflict(_) => (Icon::CAUTION, messages.text("saved-conflict")),
    };
    html! {
        <span class="saved" role="status">{ icon(kind) }<span>{ text }</span></span>
    }
}
