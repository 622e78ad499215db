//! What is said about files that leave the app: no more than anybody can see.

use yew::prelude::*;

use super::notice::{Tone, notice};
use crate::platform::files::{Handover, Surroundings, surroundings};
use crate::route::Route;
use crate::state::View;

/// The key of what to say about a file; `offered` and `refused` are those of its kind. Inside of another
/// app without a share sheet a file was offered to something that as a rule drops it.
pub fn file_said(end: Handover, offered: &'static str, refused: &'static str) -> &'static str {
    match end {
        Handover::Shared => "take-handed",
        Handover::Cancelled => "take-cancelled",
        Handover::Offered if surroundings() == Surroundings::OtherApp => "file-other-app-offered",
        Handover::Offered => offered,
        Handover::Refused => refused,
    }
}

/// Inside of another app files often do not arrive; the link for the clinic shows the answers outside of it.
pub fn file_hint(view: &View) -> Html {
    let messages = &view.messages;
    if surroundings() != Surroundings::OtherApp {
        return Html::default();
    }
    notice(
        Tone::Caution,
        false,
        html! {
            <p>
                { messages.text("file-other-app") }
                if view.complete {
                    { " " }
                    <a class="link" href={Route::Summary.href()}>{ messages.text("file-other-app-link") }</a>
                }
            </p>
        },
    )
}
