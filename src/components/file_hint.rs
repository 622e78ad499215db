//! Messages about exported files: they claim no more than the app can know.

use yew::prelude::*;

use super::notice::{Tone, notice};
use crate::platform::files::{DisplayContext, Handover, display_context};
use crate::route::Route;
use crate::state::View;

/// Returns the message key for a file; `offered` and `refused` are those of its kind. In another
/// app's web view without a share sheet, a download usually gets dropped.
pub fn file_said(end: Handover, offered: &'static str, refused: &'static str) -> &'static str {
    match end {
        Handover::Shared => "take-handed",
        Handover::Cancelled => "take-cancelled",
        Handover::Offered if display_context() == DisplayContext::OtherApp => {
            "file-other-app-offered"
        }
        Handover::Offered => offered,
        Handover::Refused => refused,
    }
}

/// In another app's web view files often do not arrive; the clinic link shows the answers outside it.
pub fn file_hint(view: &View) -> Html {
    let messages = &view.messages;
    if display_context() != DisplayContext::OtherApp {
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
