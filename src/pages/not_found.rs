//! An address that leads nowhere.

use yew::prelude::*;
use yew_router::prelude::*;

use crate::components::page::Page;
use crate::route::Route;
use crate::state::use_app;

/// Says so, and leads back.
#[component]
pub fn NotFound() -> Html {
    let words = use_app().words;
    html! {
        <Page title={words.get("not-found-title")}>
            <div class="page__head">
                <h1 tabindex="-1">{ words.get("not-found-title") }</h1>
                <p class="page__lead">{ words.get("not-found-lead") }</p>
            </div>
            <div class="actions">
                <Link<Route> to={Route::Welcome} classes="button">
                    { words.get("to-start") }
                </Link<Route>>
            </div>
        </Page>
    }
}
