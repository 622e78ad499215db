//! One file per route.
//!
//! A page without state of its own is a plain function of the app's context: every component type
//! costs about 5 KB of code, so only what holds state or runs an effect is one.
//!
//! The first page and the questions are in the early part of the program, which the first visit
//! waits for. All others stand behind [`late_page`] and arrive after the first paint.

use yew::Html;
use yew::prelude::html;

use crate::route::Route;
use crate::state::AppContext;

mod about;
mod change_path;
mod changed;
mod check;
mod data;
mod embed;
mod embed_form;
mod learn;
mod not_found;
mod plan;
mod prose;
mod question;
mod results;
mod routine;
mod shared;
mod summary;
mod waiting;
mod welcome;
mod why;

pub use not_found::not_found;
pub use question::QuestionPage;
pub use waiting::waiting;
pub use welcome::welcome;

/// A page of the late part. The early ones are drawn by the app itself.
///
/// A door of `scripts/split.mjs`: what only this function reaches is not in the first load.
#[inline(never)]
pub fn late_page(app: &AppContext, route: &Route) -> Html {
    match route {
        Route::Results => results::results(app),
        Route::Routine => html! { <routine::Routine /> },
        Route::Plan => plan::plan(app),
        Route::Why { kind, id } => why::why(app, kind, id),
        Route::Changed => html! { <changed::Changed /> },
        Route::Check => check::check(app),
        Route::Embed => html! { <embed::Embed /> },
        Route::Learn => learn::learn(app),
        Route::Data => data::data(app),
        Route::Summary => summary::summary(app),
        Route::Shared { payload } => shared::shared(app, payload),
        Route::Privacy => prose::prose(app, "privacy"),
        Route::Accessibility => prose::prose(app, "accessibility"),
        Route::About => about::about(app),
        Route::Welcome | Route::Question { .. } | Route::Change { .. } | Route::NotFound => {
            Html::default()
        }
    }
}
