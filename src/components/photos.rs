//! Private photos: opt-in, covered until tapped, two side by side, truly deleted.

use yew::prelude::*;

use super::icon::{Icon, icon};
use super::notice::{Tone, notice};
use super::photo_add::PhotoAdd;
use super::photo_figure::{PhotoFigure, photo_name, photo_phase};
use crate::domain::{Photo, PhotoId, plus_days};
use crate::engine::may_be_under_18;
use crate::platform::{boot, photos as database, tabs};
use crate::route::Route;
use crate::state::{Action, App, JournalEvent, Report, SaveStatus, View, use_app};
use crate::storage::photos::{by_day, from_keys, key, unmatched};
use crate::storage::saved::{Keep, Settings};

/// Maximum number of photos uncovered at the same time.
const SIDE_BY_SIDE: usize = 2;

/// Number of days after which another photo is suggested: skin takes weeks to change.
const NEXT_AFTER_DAYS: u16 = 28;

/// Returns `true` if photos may be turned on here: not in another site's frame, not if nothing is
/// stored, not for a person who may be under 18.
pub fn can_be_offered(view: &View) -> bool {
    !boot::embedded()
        && view.state.settings().keep == Keep::Device
        && matches!(view.state.save, SaveStatus::Saved(_))
        && !may_be_under_18(&view.knowledge, view.state.answers())
}

/// Returns `true` if photos are stored here.
pub fn are_kept(view: &View) -> bool {
    let settings = view.state.settings();
    !boot::embedded() && settings.photos && settings.keep == Keep::Device
}

/// State of the photo database.
#[derive(Clone, PartialEq)]
enum Kept {
    Unread,
    Here(Vec<Photo>),
    Unreadable,
}

/// The confirmation that is open.
#[derive(Clone, PartialEq)]
enum Question {
    None,
    Delete(Photo),
    TurnOff,
}

/// Draws the photo section of the progress page.
pub fn photo_section(view: &View) -> Html {
    if are_kept(view) {
        return html! { <Photos /> };
    }
    if can_be_offered(view) {
        html! { <Offer /> }
    } else {
        Html::default()
    }
}

/// Explains photos, and turns them on.
#[component]
fn Offer() -> Html {
    let app = use_app();
    let messages = &app.messages;
    let settings = Settings { photos: true, ..app.state.settings().clone() };
    let on = app.callback(move |_: MouseEvent| Action::SettingsChanged(settings.clone()));
    html! {
        <section class="section screen-only" aria-labelledby="photos">
            <h2 id="photos" class="section__head">{ messages.text("photos-offer") }</h2>
            <p>{ messages.attribute("photos-offer", "text") }</p>
            <p>
                <button type="button" class="button button--quiet button--small" onclick={on}>
                    { messages.attribute("photos-offer", "button") }
                </button>
            </p>
        </section>
    }
}

/// Draws when the photos were last saved to files and how many were added since; nothing without any.
fn saved_line(view: &View, any: bool) -> Html {
    let messages = &view.messages;
    let journal = view.state.journal.as_ref().filter(|_| any);
    let Some(journal) = journal.map(|kept| kept.journal()) else { return Html::default() };
    let said = match journal.photos_saved {
        Some(day) => messages.format("photos-saved", &[("date", &messages.date(day))]),
        None => messages.text("photos-never-saved"),
    };
    let since = journal.photos_saved.map(|_| journal.photos_since_saved());
    html! {
        <p class="muted">
            { said }
            if let Some(count) = since.filter(|count| *count > 0) {
                { " " }{ messages.count("photos-since", count) }
            }
        </p>
    }
}

/// Adds photos that are in the database but not in the journal to the journal, so that no stored
/// picture is invisible.
fn note_unnoted(app: &App, kept: &[Photo]) {
    let state = app.latest();
    let Some(journal) = &state.journal else { return };
    for photo in unmatched(journal.journal(), kept).unnoted {
        app.dispatch(Action::Journal(JournalEvent::PhotoAdded(photo.day, photo.id)));
    }
}

/// The photos on this device.
#[component]
fn Photos() -> Html {
    let app = use_app();
    let messages = &app.messages;
    let kept = use_state_eq(|| Kept::Unread);
    let open = use_state_eq(Vec::<Photo>::new);
    let question = use_state_eq(|| Question::None);
    let said = use_state_eq(|| None::<&'static str>);
    let read = {
        let (app, kept) = (app.clone(), kept.clone());
        Callback::from(move |()| {
            let (app, kept) = (app.clone(), kept.clone());
            yew::platform::spawn_local(async move {
                kept.set(match database::keys().await {
                    Ok(keys) => {
                        let photos = from_keys(&keys);
                        note_unnoted(&app, &photos);
                        Kept::Here(photos)
                    }
                    Err(_) => Kept::Unreadable,
                });
            });
        })
    };
    {
        // Another tab may have added or deleted one.
        let read = read.clone();
        use_effect_with(noted(&app), move |_| read.emit(()));
    }
    {
        let open = open.clone();
        use_effect_with((), move |()| {
            let hidden = tabs::on_hidden(move || open.set(Vec::new()));
            move || drop(hidden)
        });
    }
    let photos: &[Photo] = match &*kept {
        Kept::Here(photos) => photos,
        Kept::Unread | Kept::Unreadable => &[],
    };
    let press = |photo: Photo| {
        let (open, question) = (open.clone(), question.clone());
        Callback::from(move |_: MouseEvent| {
            let mut now = (*open).clone();
            match now.iter().position(|shown| *shown == photo) {
                Some(place) => drop(now.remove(place)),
                None => now.push(photo),
            }
            let before = now.len().saturating_sub(SIDE_BY_SIDE);
            now.drain(..before);
            question.set(Question::None);
            open.set(now);
        })
    };
    let figures = open.iter().map(|photo| {
        let cover = {
            let (open, photo) = (open.clone(), *photo);
            Callback::from(move |()| {
                open.set(open.iter().filter(|shown| **shown != photo).copied().collect());
            })
        };
        let delete = {
            let (question, photo) = (question.clone(), *photo);
            Callback::from(move |()| question.set(Question::Delete(photo)))
        };
        html! { <PhotoFigure key={key(*photo)} photo={*photo} cover={Some(cover)} delete={Some(delete)} /> }
    });
    let tiles = by_day(photos).into_iter().flat_map(|(_, day)| day).map(|photo| {
        let shown = open.contains(&photo);
        let phase = photo_phase(&app, photo);
        html! {
            <li key={key(photo)}>
                <button type="button" class="photo-tile" aria-pressed={shown.to_string()}
                    onclick={press(photo)}>
                    { icon(Icon::LOCK) }
                    <span>{ photo_name(&app, photo) }</span>
                    <span class="muted">{ phase }</span>
                </button>
            </li>
        }
    });
    let done = {
        let (read, said) = (read.clone(), said.clone());
        Callback::from(move |key: &'static str| {
            said.set(Some(key));
            read.emit(());
        })
    };
    let added = {
        let kept = kept.clone();
        Callback::from(move |photo: Photo| {
            if let Kept::Here(photos) = &*kept {
                kept.set(Kept::Here(photos.iter().copied().chain([photo]).collect()));
            }
        })
    };
    let latest = photos.iter().map(|photo| photo.day).max();
    let next =
        latest.map(|day| plus_days(day, NEXT_AFTER_DAYS)).filter(|day| *day > app.today().date);
    // If the database cannot be read, counts those in the journal.
    let count = photos.len().max(noted(&app).len());
    let adds = can_be_offered(&app) && matches!(*kept, Kept::Here(_));
    html! {
        <section class="section screen-only" aria-labelledby="photos">
            <h2 id="photos" class="section__head" tabindex="-1">{ messages.text("photos-title") }</h2>
            <div class="photos stack">
                <p>{ messages.text("photos-how") }</p>
                if adds { <PhotoAdd kept={photos.to_vec()} {added} done={done.clone()} /> }
                <p role="status">{ said.map(|key| messages.text(key)) }</p>
                if *kept == Kept::Unreadable {
                    { notice(Tone::Caution, true, html! { <p>{ messages.text("photos-unreadable") }</p> }) }
                }
                if app.state.report == Some(Report::EraseFailed) {
                    { notice(Tone::Caution, true, html! { <p>{ messages.text("erase-failed") }</p> }) }
                }
                if let Some(day) = next {
                    <p class="muted">{ messages.format("photos-next", &[("date", &*messages.short_date(day))]) }</p>
                }
                { saved_line(&app, !photos.is_empty()) }
                { missing(&app, &kept) }
                if !photos.is_empty() {
                    <p>{ messages.text("photos-uncover") }</p>
                    <ul class="photo-tiles" role="list">{ for tiles }</ul>
                }
                if !open.is_empty() { <div class="photo-pair">{ for figures }</div> }
                { asked(&app, count, &question, &open, &done) }
                <div class="actions actions--row">
                    if !photos.is_empty() {
                        <a class="link" href={Route::Data.href()}>{ messages.text("photos-to-backup") }</a>
                    }
                    if *kept != Kept::Unread { { turn_off(&app, count, &question) } }
                </div>
            </div>
        </section>
    }
}

/// Returns every photo in the journal.
fn noted(app: &App) -> Vec<PhotoId> {
    let journal = app.state.journal.as_ref();
    journal.map_or_else(Vec::new, |kept| kept.journal().photos().map(|(_, id)| id).collect())
}

/// Draws the photos that are in the journal but not in the database.
fn missing(app: &App, kept: &Kept) -> Html {
    let (Kept::Here(photos), Some(journal)) = (kept, &app.state.journal) else {
        return Html::default();
    };
    let missing: Vec<PhotoId> =
        unmatched(journal.journal(), photos).missing.into_iter().map(|(_, id)| id).collect();
    if missing.is_empty() {
        return Html::default();
    }
    let messages = &app.messages;
    let text = messages.count("photos-missing", missing.len());
    let forget = app.callback(move |_: MouseEvent| {
        Action::Journal(JournalEvent::PhotosRemoved(missing.clone()))
    });
    let content = html! {
        <>
            <p>{ text }</p>
            <p><button type="button" class="link" onclick={forget}>{ messages.text("photos-forget") }</button></p>
        </>
    };
    notice(Tone::Info, false, content)
}

/// Draws the button that turns photos off; if there are any, it asks first.
fn turn_off(app: &App, photos: usize, question: &UseStateHandle<Question>) -> Html {
    let settings = Settings { photos: false, ..app.state.settings().clone() };
    let onclick = if photos == 0 {
        app.callback(move |_: MouseEvent| Action::SettingsChanged(settings.clone()))
    } else {
        let question = question.clone();
        Callback::from(move |_: MouseEvent| question.set(Question::TurnOff))
    };
    html! {
        <button type="button" class="link" {onclick}>{ app.messages.text("photos-off") }</button>
    }
}

/// Draws the confirmation before something is deleted, with both answers.
fn asked(
    app: &App,
    photos: usize,
    question: &UseStateHandle<Question>,
    open: &UseStateHandle<Vec<Photo>>,
    done: &Callback<&'static str>,
) -> Html {
    let messages = &app.messages;
    let (text, yes, agree) = match **question {
        Question::None => return html! { <div role="status"></div> },
        Question::Delete(photo) => {
            let name = photo_name(app, photo);
            let (app, question) = (app.clone(), question.clone());
            let (open, done) = (open.clone(), done.clone());
            let agree = Callback::from(move |_: MouseEvent| {
                let (app, done) = (app.clone(), done.clone());
                question.set(Question::None);
                open.set(open.iter().filter(|shown| **shown != photo).copied().collect());
                yew::platform::spawn_local(async move {
                    // Deletes the picture first: a remnant of a photo must never be the picture alone.
                    let end = database::remove(&key(photo)).await;
                    if end.is_ok() {
                        let gone = JournalEvent::PhotosRemoved(vec![photo.id]);
                        app.dispatch(Action::Journal(gone));
                    }
                    done.emit(if end.is_ok() { "photo-deleted" } else { "photo-not-deleted" });
                });
            });
            (messages.format("photo-ask", &[("photo", &*name)]), messages.text("photo-yes"), agree)
        }
        Question::TurnOff => {
            let text = messages.count("photos-off-ask", photos);
            let settings = Settings { photos: false, ..app.state.settings().clone() };
            let noted = noted(app);
            let app = app.clone();
            let agree = Callback::from(move |_: MouseEvent| {
                app.dispatch(Action::Journal(JournalEvent::PhotosRemoved(noted.clone())));
                app.dispatch(Action::SettingsChanged(settings.clone()));
            });
            (text, messages.text("photos-off-yes"), agree)
        }
    };
    let keep = {
        let question = question.clone();
        Callback::from(move |_: MouseEvent| question.set(Question::None))
    };
    html! {
        <div role="status">
            { notice(Tone::Caution, false, html! { <p>{ text }</p> }) }
            <div class="actions actions--row">
                <button type="button" class="button button--quiet" onclick={keep}>
                    { messages.text("erase-no") }
                </button>
                <button type="button" class="button button--danger" onclick={agree}>
                    { icon(Icon::TRASH) }{ yes }
                </button>
            </div>
        </div>
    }
}
