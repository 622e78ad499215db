//! Why the answers are not saved: a conflict of two tabs, or storage that does not keep.

use yew::prelude::*;

use super::answer_text::answer_in_words;
use super::notice::{Tone, notice};
use crate::route::Route;
use crate::state::{Action, AppContext, SaveState};
use crate::storage::merge::differences;
use crate::storage::saved::Saved;

/// What keeps the answers from being saved. Until the late part is there, the line below each
/// question says so alone.
///
/// A door of `scripts/split.mjs`.
#[inline(never)]
pub fn saving_trouble(app: &AppContext) -> Html {
    match &app.state.save {
        SaveState::Conflict(theirs) => conflict(app, theirs),
        SaveState::Blocked
        | SaveState::Full
        | SaveState::Failed
        | SaveState::Newer
        | SaveState::AsideFull => not_kept(app),
        SaveState::Nothing | SaveState::Kept(_) | SaveState::TabOnly => Html::default(),
    }
}

/// Not saved on this device: says so, and offers the backup file.
fn not_kept(app: &AppContext) -> Html {
    let words = &app.words;
    let (key, text) = match &app.state.save {
        SaveState::Newer => ("not-kept-newer", "saved-newer"),
        SaveState::Full => ("not-kept-full", "saved-full"),
        SaveState::Failed => ("not-kept-failed", "saved-failed"),
        SaveState::AsideFull => ("not-kept-aside", "saved-aside"),
        _ => ("not-kept-blocked", "saved-blocked"),
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

/// Two tabs changed the same answers: both versions, and a choice.
fn conflict(app: &AppContext, theirs: &Saved) -> Html {
    let words = &app.words;
    let rows = differences(app.state.answers(), &theirs.answers);
    let items = rows.iter().map(|row| {
        let id = &app.knowledge.question(row.question).id;
        let name = words.attribute(&format!("question-{id}"), "short");
        let mine = answer_in_words(app, row.question, row.mine);
        let theirs = answer_in_words(app, row.question, row.theirs);
        let args = [("question", &*name), ("mine", &*mine), ("theirs", &*theirs)];
        html! { <li key={id.clone()}>{ words.with("conflict-row", &args) }</li> }
    });
    let keep_mine = {
        let app = app.clone();
        Callback::from(move |_: MouseEvent| {
            let action = app.vault.save_over(&app.latest().saved);
            app.dispatch(action);
        })
    };
    let take_theirs = {
        let (app, theirs) = (app.clone(), theirs.clone());
        Callback::from(move |_: MouseEvent| {
            let action = app.vault.save_over(&theirs);
            app.dispatch(Action::Replaced(theirs.clone()));
            app.dispatch(action);
        })
    };
    html! {
        <div class="page">
            { notice(Tone::Caution, true, html! { <>
                <p><strong>{ words.get("conflict-title") }</strong>{ " " }{ words.get("conflict-text") }</p>
                <ul>{ for items }</ul>
                <div class="actions actions--row">
                    <button type="button" class="button button--small" onclick={keep_mine}>
                        { words.get("conflict-mine") }
                    </button>
                    <button type="button" class="button button--quiet button--small" onclick={take_theirs}>
                        { words.get("conflict-theirs") }
                    </button>
                </div>
            </> }) }
        </div>
    }
}
