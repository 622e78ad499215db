//! Photos a person adds to the clinician's page, one by one. The choice is not stored.

use yew::prelude::*;

use super::choice::{Choice, choice};
use super::photo_figure::{PhotoFigure, photo_name, photo_phase};
use super::photos::are_kept;
use crate::domain::Photo;
use crate::platform::photos as database;
use crate::state::{View, use_app};
use crate::storage::photos::{by_day, from_keys, key};

/// Draws the choice and the chosen photos; nothing if no photos are stored.
pub fn photo_choice(view: &View) -> Html {
    if are_kept(view) {
        html! { <PhotoChoice /> }
    } else {
        Html::default()
    }
}

/// The photos on this device, each with a checkbox.
#[component]
fn PhotoChoice() -> Html {
    let app = use_app();
    let messages = &app.messages;
    let kept = use_state_eq(Vec::<Photo>::new);
    let chosen = use_state_eq(Vec::<Photo>::new);
    {
        let kept = kept.clone();
        use_effect_with((), move |()| {
            yew::platform::spawn_local(async move {
                // Unreadable photos are reported where photos are added.
                kept.set(database::keys().await.map(|keys| from_keys(&keys)).unwrap_or_default());
            });
        });
    }
    if kept.is_empty() {
        return Html::default();
    }
    let rows = by_day(&kept).into_iter().flat_map(|(_, day)| day).map(|photo| {
        let id = ["on-sheet-", &key(photo)].concat();
        let checked = chosen.contains(&photo);
        let onchange = {
            let (kept, chosen) = (kept.clone(), chosen.clone());
            Callback::from(move |_: Event| {
                let is_chosen = |one: &&Photo| chosen.contains(one) != (**one == photo);
                let mut next: Vec<Photo> = kept.iter().filter(is_chosen).copied().collect();
                crate::domain::insertion_sort(&mut next, |photo| (photo.day, photo.view));
                chosen.set(next);
            })
        };
        let (text, hint) = (photo_name(&app, photo), photo_phase(&app, photo));
        let id = AttrValue::from(id);
        choice(Choice { many: true, id, text, hint, checked, ..Choice::default() }, onchange)
    });
    html! {
        <section class="section" aria-labelledby="sheet-photos">
            <div class="section__head screen-only">
                <h2 id="sheet-photos">{ messages.text("photos-sheet") }</h2>
                <p>{ messages.attribute("photos-sheet", "text") }</p>
            </div>
            <fieldset class="screen-only">
                <legend class="visually-hidden">{ messages.text("photos-sheet") }</legend>
                <div class="choices">{ for rows }</div>
            </fieldset>
            if !chosen.is_empty() {
                <div class="photo-pair">
                    { for chosen.iter().map(|photo| html! { <PhotoFigure key={key(*photo)} photo={*photo} /> }) }
                </div>
            }
        </section>
    }
}
