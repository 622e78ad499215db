//! The root: providers, router, frame, and which page stands for which route.

use std::rc::Rc;

use yew::prelude::*;

use crate::components::banners::banners;
use crate::components::footer::footer;
use crate::components::header::header;
use crate::knowledge::Knowledge;
use crate::pages;
use crate::platform::{dom, frame};
use crate::route::Route;
use crate::state::{Action, AppContext, KnowledgeHandle, Late, use_app_state};

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

/// The whole app: the state, and the page that is shown between head and foot. Pages that need
/// answers lead to the start as long as there are none, with a word about it.
///
/// One component for all of it, because each type of component costs about 1.3 KB of the first load.
#[component]
pub fn App(props: &AppProps) -> Html {
    let app = use_app_state(&props.knowledge.0);
    let route = app.place.route();
    let closed = route.needs_answers() && !app.complete;
    {
        let app = app.clone();
        use_effect_with((closed, route.clone()), move |(closed, route)| {
            // Back and Forward lead away from under an open menu, too.
            dom::close_details(".menu");
            if *closed {
                app.dispatch(Action::LedToStart);
                app.place.replace(Route::Welcome);
            } else if *route == Route::Results {
                app.dispatch(Action::PlanSeen);
                frame::tell(frame::Told::Complete);
            }
        });
    }
    html! {
        <ContextProvider<AppContext> context={app.clone()}>
            <div class="app" onclick={app.place.links()}>
                { header(&app) }
                <main class="app__main" id="main" tabindex="-1">
                    { banners(&app) }
                    if !closed { { page(&app, route) } }
                </main>
                { footer(&app) }
            </div>
        </ContextProvider<AppContext>>
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
        Route::NotFound => pages::not_found(app),
        late => match app.language.late {
            Late::Here if app.site.is_settled() => pages::late_page(app, late),
            _ => pages::waiting(app),
        },
    }
}
