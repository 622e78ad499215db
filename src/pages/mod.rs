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
    // By address, so that the compiler does not put all pages into this one function: a browser
    // compiles a function when it is first called, and would wait for all of them.
    let page: fn(&AppContext) -> Html = match route {
        Route::Results => results::results,
        Route::Plan => plan::plan,
        Route::Check => check::check,
        Route::Learn => learn::learn,
        Route::Data => data::data,
        Route::Summary => summary::summary,
        Route::About => about::about,
        Route::Routine => return html! { <routine::Routine /> },
        Route::Changed => return html! { <changed::Changed /> },
        Route::Embed => return html! { <embed::Embed /> },
        Route::Why { kind, id } => return why::why(app, kind, id),
        Route::Shared { payload } => return shared::shared(app, payload),
        Route::Privacy => return prose::prose(app, "privacy"),
        Route::Accessibility => return prose::prose(app, "accessibility"),
        Route::Welcome | Route::Question { .. } | Route::Change { .. } | Route::NotFound => {
            return Html::default();
        }
    };
    page(app)
}
