//! The page footer: what this app is not, and links to read more.

use yew::prelude::*;

use crate::route::Route;
use crate::state::{ClinicSlot, InitialView};

/// Draws the page footer. Below a question the only link is to what happens to the answer.
pub fn footer(view: &InitialView) -> Html {
    let messages = &view.messages;
    let links = [
        (Route::Privacy, "privacy-title"),
        (Route::Accessibility, "accessibility-title"),
        (Route::About, "about-title"),
        (Route::Data, "footer-erase"),
    ];
    let shown = if view.route.asks() { 1 } else { links.len() };
    html! {
        <footer class="app__footer">
            <p>{ messages.text("footer-note") }</p>
            <nav class="app__links" aria-label={messages.text("footer-nav")}>
                { for links[..shown].iter().map(|(route, key)| html! {
                    <a href={route.href()}>{ messages.text(key) }</a>
                }) }
            </nav>
            { view.clinic_slot(ClinicSlot::Foot) }
        </footer>
    }
}
