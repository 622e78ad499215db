//! The foot of every page: what this is not, and where to read more.

use yew::prelude::*;

use crate::route::Route;
use crate::state::{ClinicSlot, InitialView};

/// The foot of every page.
pub fn footer(view: &InitialView) -> Html {
    let messages = &view.messages;
    html! {
        <footer class="app__footer">
            <p>{ messages.text("footer-note") }</p>
            <nav class="app__links" aria-label={messages.text("footer-nav")}>
                <a href={Route::Privacy.href()}>{ messages.text("privacy-title") }</a>
                <a href={Route::Accessibility.href()}>
                    { messages.text("accessibility-title") }
                </a>
                <a href={Route::About.href()}>{ messages.text("about-title") }</a>
                <a href={Route::Data.href()}>{ messages.text("footer-erase") }</a>
            </nav>
            { view.clinic_slot(ClinicSlot::Foot) }
        </footer>
    }
}
