//! Whether the answers are kept, said in a live region.

use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::platform::clock;
use crate::state::{InitialView, SaveStatus};

/// One line on how saving is doing.
pub fn saved_line(view: &InitialView) -> Html {
    let words = &view.words;
    let (kind, text) = match &view.state.save {
        SaveStatus::Nothing | SaveStatus::Unread => (Icon::LOCK, words.get("saved-nothing")),
        SaveStatus::Saved(at) => {
            let time = clock::local_time(&words.lang(), at);
            (Icon::CHECK_CIRCLE, words.with("saved-kept", &[("time", &time)]))
        }
        SaveStatus::TabOnly => (Icon::LOCK, words.get("saved-tab-only")),
        SaveStatus::Blocked => (Icon::CAUTION, words.get("saved-blocked")),
        SaveStatus::Full => (Icon::CAUTION, words.get("saved-full")),
        SaveStatus::Failed => (Icon::CAUTION, words.get("saved-failed")),
        SaveStatus::Newer => (Icon::CAUTION, words.get("saved-newer")),
        SaveStatus::QuarantineFull => (Icon::CAUTION, words.get("saved-aside")),
        SaveStatus::Conflict(_) => (Icon::CAUTION, words.get("saved-conflict")),
    };
    html! {
        <span class="saved" role="status">{ icon(kind) }<span>{ text }</span></span>
    }
}
