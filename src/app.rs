//! The root: providers, router, frame, and which page stands for which route.

use std::rc::Rc;

use yew::prelude::*;
use yew_router::history::{AnyHistory, HashHistory, MemoryHistory};
use yew_router::prelude::*;

use crate::components::banners::Banners;
use crate::components::footer::Footer;
use crate::components::header::Header;
use crate::knowledge::Knowledge;
use crate::pages;
use crate::platform::boot;
use crate::route::Route;
use crate::state::{Action, AppProvider, KnowledgeHandle, Path, use_app};

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
            <main class="app__main" id="main" tabindex="-1">
                <Banners />
                <Switch<Route> render={|route| html! { <Gate {route} /> }} />
            </main>
            <Footer />
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct GateProps {
    route: Route,
}

/// Leads pages that need answers to the start as long as there are none, with a word about it.
#[component]
fn Gate(props: &GateProps) -> Html {
    let app = use_app();
    let navigator = use_navigator();
    let answers = app.state.answers();
    let open = props.route.needs_answers()
        && !Path::of(&app.knowledge, answers).is_complete(&app.knowledge, answers);
    {
        let app = app.clone();
        use_effect_with((open, props.route.clone()), move |(open, _)| {
            if *open {
                app.dispatch(Action::LedToStart);
                if let Some(navigator) = navigator {
                    navigator.replace(&Route::Welcome);
                }
            }
        });
    }
    if open { Html::default() } else { page(&props.route) }
}

fn page(route: &Route) -> Html {
    match route {
        Route::Welcome => html! { <pages::Welcome /> },
        Route::Question { id } => {
            html! { <pages::QuestionPage key={id.clone()} id={id.clone()} change=false /> }
        }
        Route::Change { id } => {
            html! { <pages::QuestionPage key={id.clone()} id={id.clone()} change=true /> }
        }
        Route::Check => html! { <pages::Check /> },
        Route::Results => html! { <pages::Results /> },
        Route::Routine => html! { <pages::Routine /> },
        Route::Plan => html! { <pages::Plan /> },
        Route::Why { kind, id } => {
            html! { <pages::Why kind={kind.clone()} id={id.clone()} /> }
        }
        Route::Changed => html! { <pages::Changed /> },
        Route::Learn => html! { <pages::Learn /> },
        Route::Data => html! { <pages::Data /> },
        Route::Summary => html! { <pages::Summary /> },
        Route::Privacy => html! { <pages::Prose topic="privacy" /> },
        Route::Accessibility => html! { <pages::Prose topic="accessibility" /> },
        Route::About => html! { <pages::About /> },
        Route::NotFound => html! { <pages::NotFound /> },
    }
}
