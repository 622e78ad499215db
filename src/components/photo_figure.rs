//! An uncovered photo: its picture on a canvas, with its day and that day's phase.

use yew::prelude::*;

use crate::domain::{ClosedSet, Photo};
use crate::platform::{photos, picture};
use crate::state::{View, use_app};
use crate::storage::photos::{is_picture_of, key};

/// Properties of [`PhotoFigure`].
#[derive(Properties, PartialEq)]
pub struct PhotoFigureProps {
    /// The photo.
    pub photo: Photo,
    /// Covers the photo again; if `None`, the figure has no buttons.
    #[prop_or_default]
    pub cover: Option<Callback<()>>,
    /// Asks whether to delete it.
    #[prop_or_default]
    pub delete: Option<Callback<()>>,
}

/// Returns the name of a photo: its day and its view.
pub fn photo_name(view: &View, photo: Photo) -> AttrValue {
    let messages = &view.messages;
    let side = messages.text_for("photo-view-", photo.view.id());
    messages.format("photo-name", &[("date", &*messages.date(photo.day)), ("view", &*side)])
}

/// Returns the phase of the course on the day of a photo; empty before the course.
pub fn photo_phase(view: &View, photo: Photo) -> AttrValue {
    let course = view.plan.as_ref().and_then(|plan| plan.course.as_ref());
    let steps = course.map_or(&[][..], |course| &course.history);
    let step = steps.iter().rfind(|step| step.on <= photo.day);
    step.map_or(AttrValue::Static(""), |step| view.messages.text_for("phase-", step.phase.id()))
}

/// Returns the picture of a photo if it is there and intact.
pub(super) async fn whole_picture(photo: Photo) -> Option<Vec<u8>> {
    let kept = photos::read(&key(photo)).await.ok().flatten();
    kept.filter(|picture| is_picture_of(photo, picture))
}

/// Draws the picture once it is loaded, and clears it completely afterwards.
#[component]
pub fn PhotoFigure(props: &PhotoFigureProps) -> Html {
    let app = use_app();
    let messages = &app.messages;
    let photo = props.photo;
    let canvas = use_node_ref();
    let lost = use_state_eq(|| false);
    {
        let (canvas, lost) = (canvas.clone(), lost.clone());
        use_effect_with(photo, move |photo| {
            let photo = *photo;
            yew::platform::spawn_local(async move {
                let kept = whole_picture(photo).await;
                let drawn = match (kept, canvas.cast::<picture::Canvas>()) {
                    (Some(bytes), Some(canvas)) => picture::show(&canvas, &bytes).await,
                    // Covered again in the meantime.
                    (Some(_), None) => true,
                    (None, _) => false,
                };
                lost.set(!drawn);
            });
        });
    }
    let name = photo_name(&app, photo);
    let press = |action: &Option<Callback<()>>, key: &str| {
        let action = action.clone()?;
        let onclick = Callback::from(move |_: MouseEvent| action.emit(()));
        Some(html! {
            <button type="button" class="link" {onclick}>
                { messages.text(key) }
                <span class="visually-hidden">{ ": " }{ name.clone() }</span>
            </button>
        })
    };
    let buttons: Vec<Html> = press(&props.cover, "photo-cover")
        .into_iter()
        .chain(press(&props.delete, "photo-delete"))
        .collect();
    html! {
        <figure class="photo">
            if *lost {
                <p>{ messages.text("photo-lost") }</p>
            } else {
                <canvas class="photo__picture" ref={canvas} role="img" width="3" height="4"
                    aria-label={name.clone()}></canvas>
            }
            <figcaption>
                <strong>{ name.clone() }</strong>
                <span class="muted">{ photo_phase(&app, photo) }</span>
                if !buttons.is_empty() { <span class="photo__actions">{ for buttons }</span> }
            </figcaption>
        </figure>
    }
}
