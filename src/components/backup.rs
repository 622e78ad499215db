//! Saving a backup file, and restoring one with a preview.

use yew::prelude::*;

use super::fhir_download;
use super::file_hint::file_said;
use super::icon::{Icon, icon};
use super::notice::{Tone, notice};
use super::typed::typed;
use crate::domain::{Journal, Shelf, date_text};
use crate::json::MAX_BYTES;
use crate::platform::files::{self, FileError, Handover};
use crate::platform::{clock, crypto};
use crate::state::{Action, App, JournalHandle, ShelfHandle, use_app};
use crate::storage::backup::{self, Contents, ImportError, Opened};
use crate::storage::encrypted::{self, Encrypted};
use crate::storage::journal_merge::merge;
use crate::storage::merge::{Side, combine, differences};
use crate::storage::saved::Saved;
use crate::storage::shelf_merge;

/// Maximum number of set-aside parts whose place in the file is shown.
const PLACES: usize = 12;

/// Progress of opening a file.
#[derive(Clone, PartialEq)]
enum Step {
    /// No file chosen.
    Idle,
    /// The file needs its passphrase; `true` after a wrong one.
    Locked(Box<Encrypted>, bool),
    /// The file was read: preview it.
    Preview(Box<Opened>),
    /// The message says whether the file was used or could not be.
    Said(AttrValue, bool),
}

/// Saves the backup, with a passphrase if one is given.
#[component]
pub fn SaveBackup() -> Html {
    let app = use_app();
    let messages = &app.messages;
    let passphrase = use_state_eq(String::new);
    let said = use_state_eq(|| None::<AttrValue>);
    let oninput = typed(&passphrase);
    let save = {
        let (app, passphrase, said) = (app.clone(), passphrase.clone(), said.clone());
        Callback::from(move |_: MouseEvent| {
            let (app, passphrase, said) = (app.clone(), passphrase.clone(), said.clone());
            yew::platform::spawn_local(async move {
                let state = app.latest();
                let journal = state.journal.as_ref().map(|kept| kept.journal().clone());
                let journal = journal.unwrap_or_default();
                let shelf = state.shelf.as_ref().map(|kept| kept.shelf().clone());
                let shelf = shelf.unwrap_or_default();
                let contents = Contents { saved: &state.saved, journal: &journal, shelf: &shelf };
                let text = backup::write_all(&app.knowledge, contents, &clock::now());
                let text = if passphrase.is_empty() {
                    Some(text)
                } else {
                    crypto::lock(&passphrase, text.as_bytes())
                        .await
                        .map(|locked| encrypted::write(&locked))
                };
                let name = format!("barrier-first-{}.json", date_text(app.today().date));
                let end = match text {
                    Some(text) => {
                        files::hand_over(&name, "application/json", text.as_bytes()).await
                    }
                    None => Handover::Refused,
                };
                said.set(Some(app.messages.text(file_said(end, "backup-saved", "backup-refused"))));
            });
        })
    };
    html! {
        <div class="card option">
            { icon(Icon::DOWNLOAD) }
            <h2 class="option__title">{ messages.text("backup-save") }</h2>
            <p class="muted">{ messages.attribute("backup-save", "text") }</p>
            <div class="stack stack--tight">
                <label for="passphrase">{ messages.text("backup-passphrase") }</label>
                <input class="field__input" id="passphrase" type="password"
                    autocomplete="new-password" value={(*passphrase).clone()} {oninput}
                    aria-describedby="passphrase-hint" />
                <p class="muted" id="passphrase-hint">{ messages.text("backup-passphrase-hint") }</p>
                <p>
                    <button type="button" class="button button--quiet button--small" onclick={save}>
                        { messages.attribute("backup-save", "button") }
                    </button>
                </p>
                <p role="status">{ (*said).clone() }</p>
            </div>
        </div>
    }
}

/// Restores a backup: preview first, then merge or replace.
#[component]
pub fn OpenBackup() -> Html {
    let app = use_app();
    let messages = &app.messages;
    let step = use_state(|| Step::Idle);
    let onchange = {
        let (app, step) = (app.clone(), step.clone());
        Callback::from(move |event: Event| {
            let input: crate::platform::dom::Input = event.target_unchecked_into();
            let (app, step) = (app.clone(), step.clone());
            yew::platform::spawn_local(async move {
                let next = match files::chosen(&input, MAX_BYTES).await {
                    Ok(bytes) => opened(&app, fhir_download::open(&app, &bytes)),
                    Err(FileError::TooLarge) => {
                        Step::Said(app.messages.text("open-too-large"), false)
                    }
                    Err(FileError::Refused) => Step::Said(app.messages.text("open-refused"), false),
                    Err(FileError::None) => Step::Idle,
                };
                step.set(next);
            });
        })
    };
    let body = match &*step {
        Step::Idle => Html::default(),
        Step::Said(text, good) => {
            let tone = if *good { Tone::Info } else { Tone::Caution };
            notice(tone, true, html! { <p>{ text }</p> })
        }
        Step::Locked(locked, wrong) => {
            let (app, step, locked) = (app.clone(), step.clone(), locked.clone());
            let unlock = Callback::from(move |passphrase: String| {
                let (app, step, locked) = (app.clone(), step.clone(), locked.clone());
                yew::platform::spawn_local(async move {
                    let next = match crypto::unlock(&passphrase, &locked).await {
                        Some(bytes) => opened(&app, backup::open(&app.knowledge, &bytes)),
                        None => Step::Locked(locked, true),
                    };
                    step.set(next);
                });
            });
            html! { <Unlock wrong={*wrong} {unlock} /> }
        }
        Step::Preview(opened) => {
            let done = {
                let (step, text) = (step.clone(), messages.text("open-done"));
                Callback::from(move |()| step.set(Step::Said(text.clone(), true)))
            };
            let cancel = {
                let step = step.clone();
                Callback::from(move |()| step.set(Step::Idle))
            };
            preview(&app, opened, done, cancel)
        }
    };
    html! {
        <div class="card option">
            { icon(Icon::UPLOAD) }
            <h2 class="option__title">{ messages.text("open-title") }</h2>
            <p class="muted">{ messages.attribute("open-title", "text") }</p>
            <div class="stack stack--tight">
                <label for="backup-file">{ messages.text("open-label") }</label>
                <input class="field__input" id="backup-file" type="file"
                    accept="application/json,.json" {onchange} />
                { body }
            </div>
        </div>
    }
}

fn opened(app: &App, result: Result<Opened, ImportError>) -> Step {
    let say = |key: &str| Step::Said(app.messages.text(key), false);
    match result {
        Ok(opened) => Step::Preview(Box::new(opened)),
        Err(ImportError::Locked(locked)) => Step::Locked(locked, false),
        Err(ImportError::TooLarge) => say("open-too-large"),
        Err(ImportError::NewerFormat(_)) => say("open-newer"),
        Err(ImportError::NotUnderstood(name)) => {
            Step::Said(app.messages.format("open-not-understood", &[("name", &name)]), false)
        }
        Err(ImportError::Nothing) => say("open-nothing"),
        Err(ImportError::NotText(_) | ImportError::NotJson(_)) => say("open-damaged"),
        Err(ImportError::NotOurs | ImportError::BadLock(_)) => say("open-not-ours"),
    }
}

#[derive(Properties, PartialEq)]
struct UnlockProps {
    wrong: bool,
    unlock: Callback<String>,
}

#[component]
fn Unlock(props: &UnlockProps) -> Html {
    let app = use_app();
    let messages = &app.messages;
    let passphrase = use_state_eq(String::new);
    let oninput = typed(&passphrase);
    let onclick = {
        let (unlock, passphrase) = (props.unlock.clone(), passphrase.clone());
        Callback::from(move |_: MouseEvent| unlock.emit((*passphrase).clone()))
    };
    html! {
        <div class="stack stack--tight">
            <label for="unlock">{ messages.text("open-passphrase") }</label>
            <input class="field__input" id="unlock" type="password" autocomplete="off" {oninput} />
            <p role="status">{ if props.wrong { messages.text("open-wrong") } else { "".into() } }</p>
            <p>
                <button type="button" class="button button--small" {onclick}>
                    { messages.text("open-unlock") }
                </button>
            </p>
        </div>
    }
}

/// Compares the file with the current data and offers the choice.
fn preview(app: &App, opened: &Opened, done: Callback<()>, cancel: Callback<()>) -> Html {
    let messages = &app.messages;
    // Photos are stored separately from this file, so it does not matter whether they are here.
    let mut theirs = opened.saved.clone();
    theirs.settings.photos |= app.state.settings().photos;
    let theirs = &theirs;
    let mine = app.state.saved.clone();
    let different = differences(&mine.answers, &theirs.answers).len();
    let take = |saved: Saved, journal: Option<JournalHandle>, shelf: Option<ShelfHandle>| {
        let (app, done) = (app.clone(), done.clone());
        Callback::from(move |_: MouseEvent| {
            app.dispatch(Action::Replaced(saved.clone()));
            if let Some(journal) = &journal {
                app.dispatch(Action::JournalLoaded(journal.clone()));
            }
            if let Some(shelf) = &shelf {
                app.dispatch(Action::ShelfLoaded(shelf.clone()));
            }
            done.emit(());
        })
    };
    let merged = combine(&Saved::default(), &mine, theirs, Side::Theirs).saved;
    let kept = app.state.journal.as_ref();
    let whole = kept.map(|kept| kept.with(opened.journal.clone()));
    let both = kept.map(|kept| {
        let base = Journal::default();
        kept.with(merge(&app.knowledge, &base, kept.journal(), &opened.journal))
    });
    let kept = app.state.shelf.as_ref();
    let whole_shelf = kept.map(|kept| kept.with(opened.shelf.clone()));
    let both_shelves = kept
        .map(|kept| kept.with(shelf_merge::merge(&Shelf::default(), kept.shelf(), &opened.shelf)));
    // The place in the file, in the file's own terms.
    let places = opened.set_aside.iter().take(PLACES).map(|issue| {
        html! { <li key={issue.path.clone()}><code>{ &issue.path }</code></li> }
    });
    let cancel = cancel.reform(|_: MouseEvent| ());
    html! {
        <div class="stack stack--tight" role="status">
            <p>{ messages.count("open-holds", theirs.answers.len()) }</p>
            <p>{ messages.count("open-differs", different) }</p>
            if !opened.set_aside.is_empty() {
                <p>{ messages.count("notice-set-aside", opened.set_aside.len()) }</p>
                <ul class="muted">{ for places }</ul>
            }
            <div class="actions actions--row">
                <button type="button" class="button button--small" onclick={take(theirs.clone(), whole, whole_shelf)}>
                    { messages.text("open-replace") }
                </button>
                if !mine.answers.is_empty() {
                    <button type="button" class="button button--quiet button--small" onclick={take(merged, both, both_shelves)}>
                        { messages.text("open-merge") }
                    </button>
                }
                <button type="button" class="link" onclick={cancel}>{ messages.text("open-cancel") }</button>
            </div>
        </div>
    }
}
