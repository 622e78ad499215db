//! Backup of photos: separate files, always with a passphrase, and restoring from them.

use yew::prelude::*;

use super::file_hint::file_said;
use super::icon::{Icon, icon};
use super::notice::{Tone, notice};
use super::photo_figure::whole_picture;
use super::typed::typed;
use crate::domain::{Photo, date_text};
use crate::platform::crypto::Key;
use crate::platform::dom::Input;
use crate::platform::files::{self, FileError, Handover};
use crate::platform::photos::{self as database, PhotosError};
use crate::state::{Action, App, JournalEvent, use_app};
use crate::storage::photo_backup::{
    self as backup, Listed, MAX_FILE, MAX_PART, PhotoBackupError, PhotoFile,
};
use crate::storage::photos::{from_keys, hash, key};

/// A result message and its tone.
type Said = Option<(AttrValue, Tone)>;

/// Saving and restoring, one card each.
#[component]
pub fn PhotoBackup() -> Html {
    let app = use_app();
    let messages = &app.messages;
    html! {
        <section class="section screen-only" aria-labelledby="photo-backup">
            <h2 id="photo-backup" class="section__head">{ messages.text("photo-backup") }</h2>
            <div class="options stack"><Save /><Open /></div>
        </section>
    }
}

fn told(said: &Said) -> Html {
    let content = said.as_ref().map(|(text, tone)| notice(*tone, false, html! { <p>{ text }</p> }));
    html! { <div role="status">{ content }</div> }
}

#[component]
fn Save() -> Html {
    let app = use_app();
    let messages = &app.messages;
    let passphrase = use_state_eq(String::new);
    let said = use_state_eq(|| Said::None);
    let busy = use_state_eq(|| false);
    let save = {
        let (app, passphrase) = (app.clone(), passphrase.clone());
        let (said, busy) = (said.clone(), busy.clone());
        Callback::from(move |_: MouseEvent| {
            if passphrase.is_empty() {
                return said.set(Some((app.messages.text("photo-backup-needs"), Tone::Caution)));
            }
            let (app, passphrase) = (app.clone(), passphrase.clone());
            let (said, busy) = (said.clone(), busy.clone());
            busy.set(true);
            said.set(None);
            yew::platform::spawn_local(async move {
                let end = save_all(&app, &passphrase).await;
                busy.set(false);
                said.set(Some(end));
            });
        })
    };
    html! {
        <div class="card option">
            { icon(Icon::DOWNLOAD) }
            <h3 class="option__title">{ messages.text("photo-save") }</h3>
            <p class="muted">{ messages.attribute("photo-save", "text") }</p>
            <div class="stack stack--tight">
                <label for="photo-passphrase">{ messages.text("photo-passphrase") }</label>
                <input class="field__input" id="photo-passphrase" type="password"
                    autocomplete="new-password" value={(*passphrase).clone()}
                    oninput={typed(&passphrase)} aria-describedby="photo-passphrase-hint" />
                <p class="muted" id="photo-passphrase-hint">{ messages.text("photo-passphrase-hint") }</p>
                <p>
                    <button type="button" class="button button--quiet button--small" onclick={save}
                        disabled={*busy}>
                        { messages.attribute("photo-save", "button") }
                    </button>
                </p>
                <p role="status">{ if *busy { messages.text("photo-busy") } else { "".into() } }</p>
                { told(&said) }
            </div>
        </div>
    }
}

/// Writes every photo into files, and reports how many they contain.
async fn save_all(app: &App, passphrase: &str) -> (AttrValue, Tone) {
    let messages = &app.messages;
    let failed = |key: &str| (messages.text(key), Tone::Caution);
    let Ok(keys) = database::keys().await else { return failed("photos-unreadable") };
    let photos = from_keys(&keys);
    if photos.is_empty() {
        return failed("photo-backup-none");
    }
    let parts = backup::parts(&photos, MAX_PART);
    let mut saved = 0;
    for (n, part) in parts.iter().enumerate() {
        let Some((file, count)) = locked(part, passphrase).await else {
            return failed("photo-backup-refused");
        };
        let day = date_text(app.today().date);
        let name = format!("barrier-first-photos-{day}-{}-of-{}.bin", n + 1, parts.len());
        match files::hand_over(&name, "application/octet-stream", &file).await {
            Handover::Shared | Handover::Offered => saved += count,
            end => {
                return failed(file_said(end, "photo-backup-saved", "photo-backup-refused"));
            }
        }
    }
    if saved == photos.len() {
        app.dispatch(Action::Journal(JournalEvent::PhotosSaved));
    }
    let args = [("saved", &*messages.number(saved)), ("all", &*messages.number(photos.len()))];
    let tone = if saved == photos.len() { Tone::Info } else { Tone::Caution };
    (messages.format("photo-backup-saved", &args), tone)
}

/// Returns a file with these photos and how many it contains; `None` without WebCrypto.
async fn locked(photos: &[Photo], passphrase: &str) -> Option<(Vec<u8>, usize)> {
    let (lock, source) = Key::to_lock(passphrase).await?;
    let mut listed = Vec::new();
    // Read twice instead of being held: a file contains up to 40 MB of pictures.
    for photo in photos {
        if let Some(picture) = whole_picture(*photo).await {
            listed.push(Listed { photo: *photo, hash: hash(&picture) });
        }
    }
    let mut file = backup::begin(&source);
    backup::push(&mut file, &lock.lock(&backup::contents(&listed)).await?);
    let mut count = 0;
    for Listed { photo, .. } in &listed {
        if let Some(picture) = whole_picture(*photo).await {
            backup::push(&mut file, &lock.lock(&backup::item(*photo, &picture)).await?);
            count += 1;
        }
    }
    Some((file, count))
}

#[component]
fn Open() -> Html {
    let app = use_app();
    let messages = &app.messages;
    let file = use_state(|| None::<PhotoFile>);
    let passphrase = use_state_eq(String::new);
    let said = use_state_eq(|| Said::None);
    let busy = use_state_eq(|| false);
    let onchange = {
        let (app, file, said) = (app.clone(), file.clone(), said.clone());
        Callback::from(move |event: Event| {
            let input: Input = event.target_unchecked_into();
            let (app, file, said) = (app.clone(), file.clone(), said.clone());
            yew::platform::spawn_local(async move {
                let read = match files::chosen(&input, MAX_FILE).await {
                    Ok(bytes) => backup::open(&bytes).map_err(refusal),
                    Err(FileError::TooLarge) => Err(refusal(PhotoBackupError::TooLarge)),
                    Err(FileError::Refused) => Err("open-refused"),
                    Err(FileError::None) => return,
                };
                said.set(read.as_ref().err().map(|key| (app.messages.text(key), Tone::Caution)));
                file.set(read.ok());
            });
        })
    };
    let unlock = {
        let (app, file, passphrase) = (app.clone(), file.clone(), passphrase.clone());
        let (said, busy) = (said.clone(), busy.clone());
        Callback::from(move |_: MouseEvent| {
            let (app, file, passphrase) = (app.clone(), file.clone(), passphrase.clone());
            let (said, busy) = (said.clone(), busy.clone());
            busy.set(true);
            said.set(None);
            yew::platform::spawn_local(async move {
                if let Some(locked) = &*file {
                    match restore(&app, locked, &passphrase).await {
                        Some(end) => {
                            file.set(None);
                            passphrase.set(String::new());
                            said.set(Some(end));
                        }
                        None => said.set(Some((app.messages.text("open-wrong"), Tone::Caution))),
                    }
                }
                busy.set(false);
            });
        })
    };
    html! {
        <div class="card option">
            { icon(Icon::UPLOAD) }
            <h3 class="option__title">{ messages.text("photo-open") }</h3>
            <p class="muted">{ messages.attribute("photo-open", "text") }</p>
            <div class="stack stack--tight">
                <label for="photo-file">{ messages.text("photo-open-label") }</label>
                <input class="field__input" id="photo-file" type="file" {onchange}
                    disabled={*busy} />
                if file.is_some() {
                    <label for="photo-unlock">{ messages.text("open-passphrase") }</label>
                    <input class="field__input" id="photo-unlock" type="password"
                        autocomplete="off" value={(*passphrase).clone()}
                        oninput={typed(&passphrase)} />
                    <p>
                        <button type="button" class="button button--small" onclick={unlock}
                            disabled={*busy}>
                            { messages.text("open-unlock") }
                        </button>
                    </p>
                }
                <p role="status">{ if *busy { messages.text("photo-busy") } else { "".into() } }</p>
                { told(&said) }
            </div>
        </div>
    }
}

fn refusal(refusal: PhotoBackupError) -> &'static str {
    match refusal {
        PhotoBackupError::NotOurs => "photo-open-not-ours",
        PhotoBackupError::Newer => "open-newer",
        PhotoBackupError::TooLarge => "photo-open-too-large",
        PhotoBackupError::Damaged => "photo-open-damaged",
    }
}

/// Result of restoring the photos of a file.
#[derive(Default)]
struct Restored {
    /// Number of photos the file should contain.
    all: usize,
    /// Number added to the database.
    added: usize,
    /// Number that were there already.
    known: usize,
    /// Whether the rest did not fit.
    full: bool,
}

/// Stores the photos of a file in the database; `None` if the passphrase fits none of its records.
async fn restore(app: &App, file: &PhotoFile, passphrase: &str) -> Option<(AttrValue, Tone)> {
    let messages = &app.messages;
    let Some(unlock) = Key::to_unlock(passphrase, &file.source).await else {
        return Some((messages.text("photo-backup-refused"), Tone::Caution));
    };
    let Ok(keys) = database::keys().await else {
        return Some((messages.text("photos-unreadable"), Tone::Caution));
    };
    let mut here = from_keys(&keys);
    let mut listed: Option<Vec<Listed>> = None;
    let mut unlocked = 0;
    let mut end = Restored::default();
    for record in &file.records {
        let Some(bytes) = unlock.unlock(record).await else { continue };
        unlocked += 1;
        if listed.is_none()
            && let Some(contents) = backup::read_contents(&bytes)
        {
            listed = Some(contents);
            continue;
        }
        let Some((photo, picture)) = backup::read_item(&bytes, listed.as_deref()) else { continue };
        if here.iter().any(|known| known.id == photo.id) {
            end.known += 1;
            continue;
        }
        match database::write(&key(photo), picture).await {
            Ok(()) => {
                end.added += 1;
                here.push(photo);
                app.dispatch(Action::Journal(JournalEvent::PhotoAdded(photo.day, photo.id)));
            }
            Err(PhotosError::Full) => {
                end.full = true;
                break;
            }
            Err(_) => {}
        }
    }
    // A file without its list does not say how many there should be: assume its number of records.
    end.all = listed.map_or(file.records.len(), |listed| listed.len());
    (unlocked > 0).then(|| report(app, &end))
}

fn report(app: &App, end: &Restored) -> (AttrValue, Tone) {
    let messages = &app.messages;
    let good = end.added + end.known;
    let (good_text, all) = (messages.number(good), messages.number(end.all));
    let (added, known) = (messages.number(end.added), messages.number(end.known));
    let args = [("good", &*good_text), ("all", &*all), ("added", &*added), ("known", &*known)];
    if end.full {
        (messages.format("photo-restored-full", &args), Tone::Caution)
    } else if good < end.all {
        (messages.format("photo-restored-part", &args), Tone::Caution)
    } else {
        (messages.format("photo-restored", &args), Tone::Info)
    }
}
