//! One question.

use yew::prelude::*;

use crate::components::back_link::back_link;
use crate::components::page::Page;
use crate::components::pictures::progress;
use crate::components::question::QuestionForm;
use crate::components::saved_line::saved_line;
use crate::domain::{Answer, ClosedSet, QuestionId};
use crate::knowledge::Kind;
use crate::pages::not_found::not_found;
use crate::pages::waiting::waiting;
use crate::platform::frame;
use crate::route::Route;
use crate::state::{Action, InitialApp, InitialView, Path, use_initial_app};

/// Properties of [`QuestionPage`].
#[derive(Properties, PartialEq)]
pub struct QuestionPageProps {
    /// Id of the question.
    pub id: AttrValue,
    /// Whether it was reached by «Change»; then it leads back to the list of answers.
    pub change: bool,
}

/// One question, with progress, or the page that asks before dropping answers.
#[component]
pub fn QuestionPage(props: &QuestionPageProps) -> Html {
    let app = use_initial_app();
    let invalid = use_state_eq(|| false);
    {
        let app = app.clone();
        use_effect_with((props.id.clone(), props.change), move |(id, change)| {
            if !change {
                tell_step(&app, id);
            }
        });
    }
    let Some(id) = app.questions.find_question(&props.id) else {
        return not_found(&app);
    };
    let question = app.questions.question(id);
    let words = &app.words;
    let path = Path::of(&app.questions, app.state.answers());

    let go_on = {
        let (app, change) = (app.clone(), props.change);
        Callback::from(move |()| {
            app.go(next_route(&app, id, change));
        })
    };
    if let Some(pending) = &app.state.pending
        && pending.question == id
    {
        return match app.deferred.ready() {
            Some(loaded) => {
                (loaded.part.confirm_change)(&app.with_knowledge(loaded), pending, &go_on)
            }
            None => waiting(&app),
        };
    }
    let on_answer = {
        let (app, go_on) = (app.clone(), go_on);
        Callback::from(move |answer: Option<Answer>| {
            let action = match answer {
                Some(answer) => Action::AnswerGiven(id, answer),
                None => Action::AnswerSkipped(id),
            };
            // Moving on waits when the edit has to be confirmed first.
            if !app.dispatch(action) {
                go_on.emit(());
            }
        })
    };
    let back = if props.change {
        Route::Check
    } else {
        path.before(id).map_or(Route::Welcome, |before| question_route(&app, before))
    };
    let key = format!("question-{}", question.id);
    let title = if *invalid {
        words.with("title-error", &[("title", &words.get(&key))])
    } else {
        words.get(&key)
    };
    html! {
        <Page {title} id={props.id.clone()}>
            { back_link(&app, back, None) }
            { progress_head(&app, &path, id) }
            <QuestionForm key={question.id.clone()} question={question.clone()}
                answer={app.state.answers().get(id)} words={words.clone()} today={app.today().date} {on_answer}
                on_invalid={Callback::from(move |shown| invalid.set(shown))} />
        </Page>
    }
}

/// Tells a page around the app how far the person is: a place and a number, nothing of the answers.
pub fn tell_step(app: &InitialApp, id: &str) {
    if let Some(question) = app.questions.find_question(id) {
        let path = Path::of(&app.questions, app.latest().answers());
        let progress = path.progress(&app.questions, question);
        frame::post(frame::HostEvent::Step(progress.done + 1, progress.total));
    }
}

/// How far the person is at a question, and whether the answers are kept.
pub fn progress_head(view: &InitialView, path: &Path, question: QuestionId) -> Html {
    let words = &view.words;
    let done = path.progress(&view.questions, question);
    let section = words.of("section-", done.section.id());
    html! {
        <div class="progress">
            <p class="progress__line">
                <span>
                    <strong>{ section }</strong>{ " · " }{ words.count("left", done.left) }
                </span>
                { saved_line(view) }
            </p>
            { progress(count(done.done), count(done.total)) }
        </div>
    }
}

/// A number of questions, for a picture.
fn count(questions: usize) -> u16 {
    u16::try_from(questions).unwrap_or(u16::MAX)
}

/// Id of the page that asks on how many days each sign was there.
pub const SIGNS: &str = "signs";

/// The page that asks a question on the way through.
pub fn question_route(view: &InitialView, question: QuestionId) -> Route {
    let entry = view.questions.question(question);
    let together = entry.kind == Kind::Level && view.deferred.ready().is_some();
    let id = if together { SIGNS.to_owned() } else { entry.id.clone() };
    Route::Question { id }
}

/// Where to go after this question.
pub fn going_on(app: &InitialApp, answered: QuestionId) -> Route {
    next_route(app, answered, false)
}

/// Where to go after a question has been answered.
fn next_route(app: &InitialApp, answered: QuestionId, change: bool) -> Route {
    let state = app.latest();
    let answers = state.answers();
    let path = Path::of(&app.questions, answers);
    if !change {
        return path.after(answered).map_or(Route::Check, |next| question_route(app, next));
    }
    match path.first_open(&app.questions, answers) {
        Some(open) => Route::Change { id: app.questions.question(open).id.clone() },
        None if state.previous_answers.is_some() => Route::Changed,
        None => Route::Check,
    }
}
