//! The foot of every page: what this is not, and where to read more.

use yew::prelude::*;
use yew_router::prelude::*;

use crate::route::Route;
use crate::state::AppContext;

/// The foot of every page.
pub fn footer(app: &AppContext) -> Html {
    let words = &app.words;
    html! {
        <footer class="app__footer">
            <p>{ words.get("footer-note") }</p>
            <nav class="app__links" aria-label={words.get("footer-nav")}>
                <Link<Route> to={Route::Privacy}>{ words.get("privacy-title") }</Link<Route>>
                <Link<Route> to={Route::Accessibility}>
                    { words.get("accessibility-title") }
                </Link<Route>>
                <Link<Route> to={Route::About}>{ words.get("about-title") }</Link<Route>>
                <Link<Route> to={Route::Data}>{ words.get("footer-erase") }</Link<Route>>
            </nav>
        </footer>
    }
}
