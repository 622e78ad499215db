//! The barrier signs on one page, as part of the questions. In the deferred part of the program.

use yew::prelude::*;

use super::question::{going_on, previous_route, progress_head, tell_step};
use crate::components::back_link::back_link;
use crate::components::error_summary::ErrorSummary;
use crate::components::page::Page;
use crate::components::sign_rows::{first_of_row, sign_rows};
use crate::domain::{Answer, Answers, QuestionId};
use crate::knowledge::Kind;
use crate::platform::tabs;
use crate::state::{Action, InitialApp, Path, use_initial_app};

/// The questions of this page: those that ask on how many days.
fn rows(app: &InitialApp, path: &Path) -> Vec<QuestionId> {
    let level = |id: &QuestionId| app.questions.question(*id).kind == Kind::Level;
    path.questions().iter().copied().filter(level).collect()
}

/// The page of the signs.
#[component]
pub fn SignsPage() -> Html {
    let app = use_initial_app();
    // What was chosen here and not sent yet; untouched rows show the answers as they stand.
    let edited = use_state_eq(Answers::default);
    let attempt = use_state(|| 0_u32);
    use_effect_with(!edited.is_empty(), |unsent| {
        let listener = unsent.then(tabs::before_leaving);
        move || drop(listener)
    });
    {
        let app = app.clone();
        use_effect_with((), move |()| {
            let first =
                rows(&app, &Path::of(&app.questions, app.latest().answers())).first().copied();
            if let Some(first) = first {
                tell_step(&app, &app.questions.question(first).id);
            }
        });
    }
    let words = &app.words;
    let path = Path::of(&app.questions, app.state.answers());
    let rows = rows(&app, &path);
    let (Some(first), Some(last)) = (rows.first().copied(), rows.last().copied()) else {
        return super::not_found::not_found(&app);
    };
    let mut shown = Answers::default();
    for row in &rows {
        if let Some(answer) = edited.get(*row).or_else(|| app.state.answers().get(*row)) {
            shown.set(*row, answer);
        }
    }
    let missing: Vec<QuestionId> =
        rows.iter().copied().filter(|row| shown.get(*row).is_none()).collect();
    // Gives one answer after the other; an edit that would drop others asks first, and the rest waits.
    let send = {
        let (app, edited) = (app.clone(), edited.clone());
        Callback::from(move |answers: Answers| {
            let mut waiting = answers.iter();
            while let Some((row, answer)) = waiting.next() {
                if app.dispatch(Action::AnswerGiven(row, answer)) {
                    edited.set(waiting.collect());
                    return;
                }
            }
            edited.set(Answers::default());
            app.go(going_on(&app, last));
        })
    };
    if let Some(pending) = &app.state.pending
        && rows.contains(&pending.question)
    {
        let rest = (*edited).clone();
        let go_on = send.reform(move |()| rest.clone());
        return match app.deferred.ready() {
            Some(loaded) => {
                (loaded.part.confirm_change)(&app.with_knowledge(loaded), pending, &go_on)
            }
            None => super::waiting::waiting(&app),
        };
    }
    let onsubmit = {
        let (attempt, shown) = (attempt.clone(), shown.clone());
        let complete = missing.is_empty();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if !complete {
                attempt.set(*attempt + 1);
                return;
            }
            send.emit(shown.clone());
        })
    };
    let on_rate = {
        let edited = edited.clone();
        Callback::from(move |(row, answer): (QuestionId, Answer)| {
            let mut next = (*edited).clone();
            next.set(row, answer);
            edited.set(next);
        })
    };
    let none = {
        let (edited, rows) = (edited.clone(), rows.clone());
        Callback::from(move |_: MouseEvent| {
            edited.set(rows.iter().map(|row| (*row, Answer::Level(0))).collect());
        })
    };
    let open: &[QuestionId] = if *attempt > 0 { &missing } else { &[] };
    let back = previous_route(&app, &path, first);
    let title = words.get("signs-question");
    let tab = if open.is_empty() {
        title.clone()
    } else {
        words.with("title-error", &[("title", &title)])
    };
    html! {
        <Page title={tab} id="signs">
            { back_link(&app, back, None) }
            { progress_head(&app, &path, first) }
            if let Some(row) = open.first() {
                <ErrorSummary message={words.get("signs-open")}
                    target={first_of_row(&app.questions, *row)} attempt={*attempt} />
            }
            <form class="question check-in" novalidate=true {onsubmit}>
                <div>
                    <h1 class="question__title" tabindex="-1">{ title }</h1>
                    <p class="question__hint">{ words.attribute("signs-question", "hint") }</p>
                </div>
                <button type="button" class="button button--secondary" onclick={none}>
                    { words.get("signs-none") }
                </button>
                { sign_rows(words, &app.questions, &rows, (&shown, open), &on_rate) }
                <div class="actions">
                    <button class="button" type="submit">{ words.get("continue") }</button>
                </div>
            </form>
        </Page>
    }
}
