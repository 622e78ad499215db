//! The root: providers, router, frame, and which page stands for which route.

use std::rc::Rc;

use yew::prelude::*;
use yew_router::history::{AnyHistory, HashHistory, MemoryHistory};
use yew_router::prelude::*;

use crate::components::banners::banners;
use crate::components::footer::footer;
use crate::components::header::Header;
use crate::knowledge::Knowledge;
use crate::pages;
use crate::platform::boot;
use crate::route::Route;
use crate::state::{Action, AppContext, AppProvider, KnowledgeHandle, use_app};

/// Properties of [`App`].
#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// The knowledge the app was built with.
    pub knowledge: Rc<KnowledgeHandle>,
}

impl AppProps {
    /// Wraps the knowledge.
    pub fn new(knowledge: Knowledge) -> Self {
        Self { knowledge: Rc::new(KnowledgeHandle(Rc::new(knowledge))) }
    }
}

/// The whole app. Standalone its pages have addresses behind the `#`; in a clinic's frame they
/// live in memory, so that the host's Back button is never caught.
#[component]
pub fn App(props: &AppProps) -> Html {
    let history = use_memo((), |()| {
        if boot::embedded() {
            AnyHistory::from(MemoryHistory::new())
        } else {
            AnyHistory::from(HashHistory::new())
        }
    });
    html! {
        <AppProvider knowledge={props.knowledge.clone()}>
            <Router history={(*history).clone()}>
                <Frame />
            </Router>
        </AppProvider>
    }
}

#[component]
fn Frame() -> Html {
    html! {
        <div class="app">
            <Header />
            <Switch<Route> render={|route| html! { <Gate {route} /> }} />
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct GateProps {
    route: Route,
}

/// Shows a page. Pages that need answers lead to the start as long as there are none, with a word
/// about it.
#[component]
fn Gate(props: &GateProps) -> Html {
    let app = use_app();
    let navigator = use_navigator();
    let closed = props.route.needs_answers() && app.plan.is_none();
    {
        let app = app.clone();
        use_effect_with((closed, props.route.clone()), move |(closed, route)| {
            if *closed {
                app.dispatch(Action::LedToStart);
                if let Some(navigator) = navigator {
                    navigator.replace(&Route::Welcome);
                }
            } else if *route == Route::Results {
                app.dispatch(Action::PlanSeen);
            }
        });
    }
    html! {
        <>
            <main class="app__main" id="main" tabindex="-1">
                { banners(&app) }
                if !closed { { page(&app, &props.route) } }
            </main>
            { footer(&app) }
        </>
    }
}

fn page(app: &AppContext, route: &Route) -> Html {
    match route {
        Route::Welcome => pages::welcome(app),
        Route::Question { id } => {
            html! { <pages::QuestionPage key={id.clone()} id={id.clone()} change=false /> }
        }
        Route::Change { id } => {
            html! { <pages::QuestionPage key={id.clone()} id={id.clone()} change=true /> }
        }
        Route::Check => pages::check(app),
        Route::Results => pages::results(app),
        Route::Routine => html! { <pages::Routine /> },
        Route::Plan => pages::plan(app),
        Route::Why { kind, id } => pages::why(app, kind, id),
        Route::Changed => html! { <pages::Changed /> },
        Route::Learn => pages::learn(app),
        Route::Data => pages::data(app),
        Route::Summary => pages::summary(app),
        Route::Privacy => pages::prose(app, "privacy"),
        Route::Accessibility => pages::prose(app, "accessibility"),
        Route::About => pages::about(app),
        Route::NotFound => pages::not_found(app),
    }
}
