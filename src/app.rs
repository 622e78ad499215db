//! The root: providers, router, frame, and the page for each route.

use std::rc::Rc;

use yew::prelude::*;

use crate::components::banners::banners;
use crate::components::footer::footer;
use crate::components::header::header;
use crate::knowledge::Questions;
use crate::pages;
use crate::platform::{dom, frame};
use crate::route::Route;
use crate::state::{Action, Deferred, InitialApp, Load, Path, use_root};

/// Properties of [`App`].
#[derive(Properties)]
pub struct AppProps {
    /// The questions compiled into the app.
    questions: Rc<Questions>,
    /// Enters the deferred part of the program.
    load: Load,
}

impl AppProps {
    /// Creates the properties of the app.
    pub fn new(questions: Questions, load: Load) -> Self {
        Self { questions: Rc::new(questions), load }
    }
}

impl PartialEq for AppProps {
    fn eq(&self, other: &Self) -> bool {
        // There is only one loader.
        Rc::ptr_eq(&self.questions, &other.questions)
    }
}

/// The whole app: the state, and the current page between header and footer. Pages that need
/// answers redirect to the start as long as there are none, with a notice.
///
/// A single component, because each component type costs 1 to 5 KB of the first load.
#[component]
pub fn App(props: &AppProps) -> Html {
    let app = use_root(&props.questions, props.load);
    // A person with a plan keeps it, and whether there is one is in the journal.
    let reading = app.state.journal.is_none()
        && !app.state.answers().is_empty()
        && !matches!(app.deferred, Deferred::Failed);
    let closed = app.route.needs_answers() && !app.complete && !app.unread && !reading;
    {
        let app = app.clone();
        use_effect_with((closed, app.unread, app.route.clone()), move |(closed, _, route)| {
            // Back and Forward navigate even while the menu is open.
            dom::close_details(".menu");
            if app.state.report.is_some() {
                app.dispatch(Action::ReportLeft);
            }
            if *closed {
                app.dispatch(Action::RedirectedToStart);
                app.replace(open_question(&app).unwrap_or(Route::Welcome));
            } else if *route == Route::Results && !app.unread {
                app.dispatch(Action::PlanSeen);
                frame::post(frame::HostEvent::Complete);
            }
        });
    }
    html! {
        <ContextProvider<InitialApp> context={app.clone()}>
            <div class="app" onclick={app.links()}>
                { header(&app) }
                // Re-created once the stored data is read: the header may have grown by the plan's
                // sections, and the content before had nothing to press that could move.
                <main key={usize::from(app.unread)} class="app__main" id="main" tabindex="-1">
                    { banners(&app) }
                    if !closed { { page(&app) } }
                </main>
                // Below content that is still loading it would only move.
                if !app.unread || matches!(app.deferred, Deferred::Failed) { { footer(&app) } }
            </div>
        </ContextProvider<InitialApp>>
    }
}

/// Returns the question opened by an edit: a person who has seen a plan is redirected there, not to
/// the start.
fn open_question(app: &InitialApp) -> Option<Route> {
    let answers = app.state.answers();
    let open = Path::of(&app.questions, answers).open(&app.questions, answers).next()?;
    (app.state.plan_seen && !answers.is_empty()).then(|| app.question_route(open))
}

fn page(app: &InitialApp) -> Html {
    // The content of a page with answers, and whether it may be shown, is known once they are read.
    if app.unread && app.route != Route::NotFound {
        return pages::waiting(app);
    }
    match &app.route {
        Route::Welcome => pages::welcome(app),
        Route::Question { id } => pages::question(app, id),
        Route::Change { id } => pages::change(app, id),
        Route::NotFound => pages::not_found(app),
        deferred => match app.deferred.ready() {
            // The plan waits for the events since the first one; without it a page would be drawn
            // twice. Other pages stay while the plan is computed, or input on them would be lost.
            Some(loaded)
                if app.site.is_final() && (app.plan.is_some() || !deferred.needs_answers()) =>
            {
                (loaded.part.page)(&app.with_knowledge(loaded), deferred)
            }
            _ => pages::waiting(app),
        },
    }
}
