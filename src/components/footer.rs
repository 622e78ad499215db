//! The foot of every page: what this is not, and where to read more.

use yew::prelude::*;

use crate::route::Route;
use crate::state::{ClinicSlot, InitialView};

/// The foot of every page.
pub fn footer(view: &InitialView) -> Html {
    let words = &view.words;
    html! {
        <footer class="app__footer">
            <p>{ words.get("footer-note") }</p>
            <nav class="app__links" aria-label={words.get("footer-nav")}>
                <a href={Route::Privacy.href()}>{ words.get("privacy-title") }</a>
                <a href={Route::Accessibility.href()}>
                    { words.get("accessibility-title") }
                </a>
                <a href={Route::About.href()}>{ words.get("about-title") }</a>
                <a href={Route::Data.href()}>{ words.get("footer-erase") }</a>
            </nav>
            { view.clinic_slot(ClinicSlot::Foot) }
        </footer>
    }
}
