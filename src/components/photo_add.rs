//! Adding a photo for today: taken or chosen, processed, stored.

use yew::prelude::*;

use super::notice::{Tone, notice};
use crate::domain::{ClosedSet, PHOTOS_OF_A_DAY, Photo, PhotoView};
use crate::platform::dom;
use crate::platform::photos::{self as database, PhotosError};
use crate::platform::picture::{self, PictureError};
use crate::state::{Action, App, JournalEvent, use_app};
use crate::storage::photos::{few_photos_left, key, photo};

/// Properties of [`PhotoAdd`].
#[derive(Properties, PartialEq)]
pub struct PhotoAddProps {
    /// The stored photos.
    pub kept: Vec<Photo>,
    /// Called with a photo once it is stored.
    pub added: Callback<Photo>,
    /// Called with the message key once a file is processed.
    pub done: Callback<&'static str>,
}

/// The choice of the view, and the two sources for a picture.
#[component]
pub fn PhotoAdd(props: &PhotoAddProps) -> Html {
    let app = use_app();
    let messages = &app.messages;
    let chosen = use_state_eq(PhotoView::default);
    let busy = use_state_eq(|| false);
    let onchange = {
        let (app, busy, view) = (app.clone(), busy.clone(), *chosen);
        let (kept, added) = (props.kept.clone(), props.added.clone());
        let done = props.done.clone();
        Callback::from(move |event: Event| {
            let input: dom::Input = event.target_unchecked_into();
            let (app, busy) = (app.clone(), busy.clone());
            let (kept, added, done) = (kept.clone(), added.clone(), done.clone());
            yew::platform::spawn_local(async move {
                busy.set(true);
                let said = add(&app, &kept, &added, view, &input).await;
                busy.set(false);
                if let Some(key) = said {
                    done.emit(key);
                }
            });
        })
    };
    // Warns in advance: the number of photos the browser still has room for, if it is small.
    let left = use_state_eq(|| None::<usize>);
    {
        let left = left.clone();
        use_effect_with(props.kept.len(), move |_| {
            yew::platform::spawn_local(async move {
                left.set(database::room().await.and_then(few_photos_left));
            });
        });
    }
    let views = PhotoView::ALL.iter().map(|view| {
        let id = format!("photo-view-{}", view.id());
        let (chosen, view, checked) = (chosen.clone(), *view, *view == *chosen);
        let onchange = Callback::from(move |_: Event| chosen.set(view));
        html! {
            <div class="segmented__item" key={view.id()}>
                <input type="radio" name="photo-view" id={id.clone()} {checked} {onchange} />
                <label for={id.clone()}>{ messages.text(&id) }</label>
            </div>
        }
    });
    let file = |id: &'static str, capture: Option<&'static str>| {
        html! {
            <div class={classes!("stack", "stack--tight", capture.map(|_| "photo-capture"))}>
                <label for={id}>{ messages.text(id) }</label>
                <input class="field__input" {id} type="file" accept="image/*" {capture}
                    disabled={*busy} onchange={onchange.clone()} />
            </div>
        }
    };
    html! {
        <div class="stack">
            <fieldset>
                <legend>{ messages.text("photo-view") }</legend>
                <div class="segmented segmented--line">{ for views }</div>
            </fieldset>
            if let Some(left) = *left {
                { notice(Tone::Caution, true, html! { <p>{ messages.count("photos-few-left", left) }</p> }) }
            }
            { file("photo-take", Some("user")) }
            { file("photo-choose", None) }
            <p role="status">{ if *busy { messages.text("photo-busy") } else { "".into() } }</p>
        </div>
    }
}

/// Stores the chosen file as a photo of today; returns the message key. A file that is not stored
/// changes nothing.
async fn add(
    app: &App,
    kept: &[Photo],
    added: &Callback<Photo>,
    view: PhotoView,
    input: &dom::Input,
) -> Option<&'static str> {
    let picture = match picture::chosen(input).await {
        Ok(picture) => picture,
        Err(PictureError::None) => return None,
        Err(PictureError::TooLarge) => return Some("photo-too-large"),
        Err(PictureError::NotAPicture) => return Some("photo-no-picture"),
        Err(PictureError::NotEncoded) => return Some("photo-not-encoded"),
        Err(PictureError::Altered) => return Some("photo-altered"),
    };
    let state = app.latest();
    let day = state.today.diary_day.max(state.started());
    let photo = photo(day, view, &picture);
    if kept.iter().any(|known| known.id == photo.id) {
        return Some("photo-twice");
    }
    if kept.iter().filter(|known| known.day == day).count() >= PHOTOS_OF_A_DAY {
        return Some("photo-too-many");
    }
    if !state.settings().photos {
        return None;
    }
    if database::room().await.is_some_and(|left| left < picture.len() as u64) {
        return Some("photo-no-room");
    }
    match database::write(&key(photo), &picture).await {
        Ok(()) => {}
        Err(PhotosError::Full) => return Some("photo-no-room"),
        Err(PhotosError::Missing) => return Some("photos-unreadable"),
        Err(PhotosError::Failed) => return Some("photo-not-kept"),
    }
    if !app.latest().settings().photos {
        // Everything was erased during the write.
        let _ = database::remove(&key(photo)).await;
        return None;
    }
    added.emit(photo);
    app.dispatch(Action::Journal(JournalEvent::PhotoAdded(photo.day, photo.id)));
    dom::ask_to_persist();
    Some("photo-added")
}
