//! The root: providers, router, frame, and which page stands for which route.

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
    /// The questions the app was built with.
    questions: Rc<Questions>,
    /// Enters the deferred part of the program.
    load: Load,
}

impl AppProps {
    /// Properties of the whole app.
    pub fn new(questions: Questions, load: Load) -> Self {
        Self { questions: Rc::new(questions), load }
    }
}

impl PartialEq for AppProps {
    fn eq(&self, other: &Self) -> bool {
        // There is one way to load.
        Rc::ptr_eq(&self.questions, &other.questions)
    }
}

/// The whole app: the state, and the page that is shown between head and foot. Pages that need
/// answers lead to the start as long as there are none, with a word about it.
///
/// One component for all of it, because each type of component costs 1 to 5 KB of the first load.
#[component]
pub fn App(props: &AppProps) -> Html {
    let app = use_root(&props.questions, props.load);
    // Somebody who follows a plan keeps it, and whether they do is in the journal.
    let reading = app.state.journal.is_none()
        && !app.state.answers().is_empty()
        && !matches!(app.deferred, Deferred::Failed);
    let closed = app.route.needs_answers() && !app.complete && !app.unread && !reading;
    {
        let app = app.clone();
        use_effect_with((closed, app.unread, app.route.clone()), move |(closed, _, route)| {
            // Back and Forward lead away from under an open menu, too.
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
                // What is read is drawn anew: the head may have grown by the parts of the plan, and
                // what stood there before has nothing to press that could move.
                <main key={usize::from(app.unread)} class="app__main" id="main" tabindex="-1">
                    { banners(&app) }
                    if !closed { { page(&app) } }
                </main>
                // Below what is still to be read it would only move.
                if !app.unread || matches!(app.deferred, Deferred::Failed) { { footer(&app) } }
            </div>
        </ContextProvider<InitialApp>>
    }
}

/// Where an edit has opened one more question: somebody who has seen a plan is led there, not to the
/// start.
fn open_question(app: &InitialApp) -> Option<Route> {
    let answers = app.state.answers();
    let open = Path::of(&app.questions, answers).open(&app.questions, answers).next()?;
    (app.state.plan_seen && !answers.is_empty()).then(|| app.question_route(open))
}

fn page(app: &InitialApp) -> Html {
    // What a page of answers shows, and whether it may be shown, is known once they are read.
    if app.unread && app.route != Route::NotFound {
        return pages::waiting(app);
    }
    match &app.route {
        Route::Welcome => pages::welcome(app),
        Route::Question { id } => pages::question(app, id),
        Route::Change { id } => pages::change(app, id),
        Route::NotFound => pages::not_found(app),
        deferred => match app.deferred.ready() {
            // The plan waits for what has happened since the first one; a page of it without it would
            // be drawn only to be drawn again. Other pages stay while it is worked out, or what
            // somebody does there would be forgotten.
            Some(loaded)
                if app.site.is_final() && (app.plan.is_some() || !deferred.needs_answers()) =>
            {
                (loaded.part.page)(&app.with_knowledge(loaded), deferred)
            }
            _ => pages::waiting(app),
        },
    }
}
