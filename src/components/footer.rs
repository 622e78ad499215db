//! The foot of every page: what this is not, and where to read more.

use yew::prelude::*;
use yew_router::prelude::*;

use crate::route::Route;
use crate::state::use_app;

/// The foot of every page.
#[component]
pub fn Footer() -> Html {
    let words = use_app().words;
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
