//! The foot of every page: what this is not, and where to read more.

use yew::prelude::*;

use super::clinic_part::{Part, clinic_part};
use crate::route::Route;
use crate::state::AppContext;

/// The foot of every page.
pub fn footer(app: &AppContext) -> Html {
    let words = &app.words;
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
            if app.site.arrived() {
                { clinic_part(app, Part::Foot) }
            }
        </footer>
    }
}
