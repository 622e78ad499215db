//! Storage that does not keep the answers, said above the page.

use yew::prelude::*;

use super::notice::{Tone, notice};
use crate::route::Route;
use crate::state::{AppContext, SaveState};

/// Why the answers are not saved on this device, with the backup file as the way out.
///
/// In the first load: what comes above a page once it is shown moves it away under the finger. For
/// the same reason blocked storage is no matter yet on the first page, before there is an answer.
pub fn not_kept(app: &AppContext) -> Html {
    let words = &app.words;
    let (key, text) = match &app.state.save {
        SaveState::Nothing | SaveState::Kept(_) | SaveState::TabOnly | SaveState::Conflict(_) => {
            return Html::default();
        }
        SaveState::Blocked
            if *app.place.route() == Route::Welcome && app.state.answers().is_empty() =>
        {
            return Html::default();
        }
        SaveState::Blocked => ("not-kept-blocked", "saved-blocked"),
        SaveState::Newer => ("not-kept-newer", "saved-newer"),
        SaveState::Full => ("not-kept-full", "saved-full"),
        SaveState::Failed => ("not-kept-failed", "saved-failed"),
        SaveState::AsideFull => ("not-kept-aside", "saved-aside"),
    };
    let aside = app.state.save == SaveState::AsideFull;
    html! {
        <div class="page">
            { notice(Tone::Caution, true, html! { <>
                <p>
                    <strong>{ words.get(text) }</strong>{ " " }{ words.get(key) }{ " " }
                    <a href={Route::Data.href()} class="link">
                        { words.get(if aside { "not-kept-decide" } else { "not-kept-backup" }) }
                    </a>
                </p>
            </> }) }
        </div>
    }
}
