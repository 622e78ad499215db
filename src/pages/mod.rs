//! One file per route.
//!
//! A stateless page is a plain function of the view (or, if interactive, of the app): every component type
//! costs 1 to 5 KB of code, so only pages that hold state or run an effect are components.
//!
//! The first page and the questions are in the initial part of the program, which the first visit
//! waits for. All others are reached through [`page`] and arrive after the first paint.

use yew::Html;
use yew::prelude::{ContextProvider, html};

use crate::components::badge::Badge;
use crate::domain::{ClosedSet, QuestionGroup};
use crate::route::Route;
use crate::state::{App, View};

mod about;
mod changed;
mod check;
mod check_in;
mod clinical_sheet;
mod compare;
mod data;
mod day;
mod embed;
mod embed_form;
mod embed_help;
mod learn;
mod not_found;
mod plan;
mod product;
mod product_form;
mod product_label;
mod product_test;
mod progress;
mod prose;
mod question;
mod question_group;
mod reaction;
mod results;
mod routine;
mod shared;
mod shelf;
mod shelf_own_list;
mod summary;
mod treatment;
mod waiting;
mod welcome;
mod why;

pub use not_found::not_found;
pub use question::{change, question};
pub use waiting::waiting;
pub use welcome::welcome;

/// Draws a page of the deferred part, and provides the whole knowledge to its components. The
/// initial pages are drawn by the app itself.
pub fn page(app: &App, route: &Route) -> Html {
    html! {
        <ContextProvider<App> context={app.clone()}><Badge />{ content(app, route) }</ContextProvider<App>>
    }
}

fn content(app: &App, route: &Route) -> Html {
    // By function pointer, so that the compiler does not inline all pages into this one function: a
    // browser compiles a function when it is first called, and would wait for all of them.
    let page: fn(&View) -> Html = match route {
        Route::Results => results::results,
        Route::Plan => plan::plan,
        Route::Check => check::check,
        Route::Learn => learn::learn,
        Route::Summary => summary::summary,
        Route::About => about::about,
        Route::Data => return data::data(app),
        Route::Routine => return html! { <routine::Routine /> },
        Route::CheckIn => return html! { <check_in::CheckIn /> },
        Route::Reaction => return html! { <reaction::Reaction /> },
        Route::Progress => return progress::progress(app),
        Route::Day { date } => return day::day(app, date),
        Route::Treatment { id } => return treatment::treatment(app, id),
        Route::Changed => return html! { <changed::Changed /> },
        Route::Embed => return html! { <embed::Embed /> },
        Route::Why { kind, id } => return why::why(app, kind, id),
        Route::Shared { payload } => return shared::shared(app, payload),
        Route::Privacy => return prose::prose(app, "privacy"),
        Route::Accessibility => return prose::prose(app, "accessibility"),
        Route::Shelf => return shelf::shelf(app),
        Route::Compare { one, other } => return compare::compare_page(app, one, other),
        Route::Product { id } => {
            return html! { <product::Product key={id.clone()} id={id.clone()} /> };
        }
        Route::Question { id } => {
            let group = QuestionGroup::from_id(id);
            return group.map_or_else(Html::default, |group| {
                html! { <question_group::QuestionGroupPage key={group.id()} {group} /> }
            });
        }
        Route::Welcome | Route::Change { .. } | Route::NotFound => return Html::default(),
    };
    page(app)
}
