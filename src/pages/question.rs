//! The page of a single question.

use yew::prelude::*;

use crate::components::back_link::back_link;
use crate::components::page::Page;
use crate::components::pictures::progress;
use crate::components::question::QuestionForm;
use crate::components::saved_line::saved_line;
use crate::domain::{Answer, ClosedSet, QuestionGroup, QuestionId, Stage};
use crate::pages::not_found::not_found;
use crate::pages::waiting::waiting;
use crate::platform::frame;
use crate::route::Route;
use crate::state::{Action, Deferred, InitialApp, InitialView, Path, stops, use_initial_app};

/// Draws the page of a question in the assessment, or of several, which belongs to the deferred
/// part; if that is missing, they are asked one by one.
pub fn question(app: &InitialApp, id: &str) -> Html {
    let group = QuestionGroup::from_id(id);
    let id = match (&app.deferred, group) {
        (_, None) => id,
        (Deferred::Ready(loaded), _) => {
            return (loaded.part.page)(&app.with_knowledge(loaded), &app.route);
        }
        (Deferred::Loading, _) => return waiting(app),
        (Deferred::Failed, Some(_)) => {
            let path = Path::of(&app.questions, app.state.answers());
            let mut asked = path.questions().iter().map(|id| app.questions.question(*id));
            asked.find(|entry| entry.group == group).map_or("", |entry| &entry.id)
        }
    };
    single(app, id, false)
}

/// Draws the page that changes the answer to a question.
pub fn change(app: &InitialApp, id: &str) -> Html {
    single(app, id, true)
}

/// Draws the page of one question. Those asked once there is a plan have deferred messages.
fn single(app: &InitialApp, id: &str, change: bool) -> Html {
    let later = app
        .questions
        .find_question(id)
        .is_some_and(|id| app.questions.question(id).stage == Stage::Later);
    if later && app.deferred.ready().is_none() {
        return waiting(app);
    }
    let id = AttrValue::from(id.to_owned());
    html! { <QuestionPage key={id.to_string()} id={id.clone()} {change} /> }
}

/// Properties of [`QuestionPage`].
#[derive(Properties, PartialEq)]
pub struct QuestionPageProps {
    /// Id of the question.
    pub id: AttrValue,
    /// Whether it was reached by a "Change" link; then it leads back to the list of answers.
    pub change: bool,
}

/// A question, with progress.
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
    let messages = &app.messages;
    let path = Path::of(&app.questions, app.state.answers());

    let on_answer = {
        let (app, change) = (app.clone(), props.change);
        Callback::from(move |answer: Option<Answer>| {
            app.dispatch(match answer {
                Some(answer) => Action::AnswerGiven(id, answer),
                None => Action::AnswerSkipped(id),
            });
            app.go(next_route(&app, id, change));
        })
    };
    let back = if props.change { Route::Check } else { previous_route(&app, &path, id) };
    let key = format!("question-{}", question.id);
    let title = if *invalid {
        messages.format("title-error", &[("title", &messages.text(&key))])
    } else {
        messages.text(&key)
    };
    let beside = app.deferred.ready().map_or_else(Html::default, |loaded| {
        (loaded.part.shelf_answer)(&app.with_knowledge(loaded), id, &on_answer)
    });
    html! {
        <Page {title} id={props.id.clone()}>
            { back_link(&app, back, None) }
            { progress_head(&app, &path, id) }
            <QuestionForm {beside} key={question.id.clone()} question={question.clone()}
                answer={app.state.answers().get(id)} messages={messages.clone()} today={app.today().date} {on_answer}
                on_invalid={Callback::from(move |shown| invalid.set(shown))} />
        </Page>
    }
}

/// Reports the progress to the host page: a position and a number, nothing of the answers.
pub fn tell_step(app: &InitialApp, id: &str) {
    if let Some(question) = app.questions.find_question(id) {
        let path = Path::of(&app.questions, app.latest().answers());
        let progress = path.progress(&app.questions, question);
        frame::post(frame::HostEvent::Step(progress.done + 1, progress.total));
    }
}

/// Draws the progress at a question, and whether the answers are saved.
pub fn progress_head(view: &InitialView, path: &Path, question: QuestionId) -> Html {
    let messages = &view.messages;
    let at = path.progress(&view.questions, question);
    let section = messages.text_for("section-", at.section.id());
    let step =
        messages.format("step", &[("n", &at.step.to_string()), ("m", &at.steps.to_string())]);
    let (before, all) = at.in_step;
    html! {
        <div class="progress">
            <p class="progress__line">
                <span>
                    <strong>{ section }</strong>{ " · " }{ step }
                </span>
                { saved_line(view) }
            </p>
            { progress(count((at.step - 1) * all + before), count(at.steps * all)) }
        </div>
    }
}

/// Converts a number of questions for a picture.
fn count(questions: usize) -> u16 {
    u16::try_from(questions).unwrap_or(u16::MAX)
}

/// Returns the target of the Back link of this question.
pub fn previous_route(view: &InitialView, path: &Path, question: QuestionId) -> Route {
    match path.before(&view.questions, question) {
        Some(before) => view.question_route(before),
        None if view.questions.question(question).stage == Stage::Later => Route::Check,
        None => Route::Welcome,
    }
}

/// Returns the page after this question.
pub fn going_on(app: &InitialApp, answered: QuestionId) -> Route {
    next_route(app, answered, false)
}

/// Returns the page after a question has been answered.
fn next_route(app: &InitialApp, answered: QuestionId, change: bool) -> Route {
    let state = app.latest();
    let answers = state.answers();
    let path = Path::of(&app.questions, answers);
    if answers.get(answered).is_some_and(|answer| stops(&app.questions, answered, answer)) {
        return Route::Results;
    }
    let next = if change {
        // An edit may have opened another question.
        let open = path.open(&app.questions, answers).next();
        open.map(|open| Route::Change { id: app.questions.question(open).id.clone() })
    } else {
        path.after(&app.questions, answered).map(|next| app.question_route(next))
    };
    let end = || {
        let edited = change || app.questions.question(answered).stage == Stage::Later;
        let changed = edited && state.before_edits.is_some();
        if changed { Route::Changed } else { Route::Check }
    };
    next.unwrap_or_else(end)
}
