//! Whether the answers are kept, said in a live region.

use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::platform::clock;
use crate::state::{AppContext, SaveState};

/// One line on how saving is doing.
pub fn saved_line(app: &AppContext) -> Html {
    let words = &app.words;
    let (kind, text) = match &app.state.save {
        SaveState::Nothing => (Icon::LOCK, words.get("saved-nothing")),
        SaveState::Kept(at) => {
            let time = clock::local_time(&words.lang(), at);
            (Icon::CHECK_CIRCLE, words.with("saved-kept", &[("time", &time)]))
        }
        SaveState::TabOnly => (Icon::LOCK, words.get("saved-tab-only")),
        SaveState::Blocked => (Icon::CAUTION, words.get("saved-blocked")),
        SaveState::Full => (Icon::CAUTION, words.get("saved-full")),
        SaveState::Failed => (Icon::CAUTION, words.get("saved-failed")),
        SaveState::Newer => (Icon::CAUTION, words.get("saved-newer")),
        SaveState::AsideFull => (Icon::CAUTION, words.get("saved-aside")),
        SaveState::Conflict(_) => (Icon::CAUTION, words.get("saved-conflict")),
    };
    html! {
        <span class="saved" role="status">{ icon(kind) }<span>{ text }</span></span>
    }
}
