//! Several questions on one page: the signs, how long actives have been in use, habits. In the
//! deferred part of the program.

use yew::prelude::*;

use super::question::{going_on, previous_route, progress_head, tell_step};
use crate::components::back_link::back_link;
use crate::components::error_summary::ErrorSummary;
use crate::components::page::Page;
use crate::components::question::{Draft, Edit, Inputs, fields};
use crate::components::sign_rows::{first_of_row, sign_rows};
use crate::domain::{Answer, Answers, ClosedSet, QuestionGroup, QuestionId, Season};
use crate::platform::tabs;
use crate::state::{Action, InitialApp, Path, use_initial_app};

/// Properties of [`QuestionGroupPage`].
#[derive(Properties, PartialEq)]
pub struct QuestionGroupPageProps {
    /// The group of questions on the page.
    pub group: QuestionGroup,
}

/// Returns the questions of this page that are asked, given the answers.
fn rows(app: &InitialApp, path: &Path, group: QuestionGroup) -> Vec<QuestionId> {
    let here = |id: &QuestionId| app.questions.question(*id).group == Some(group);
    path.questions().iter().copied().filter(here).collect()
}

/// Returns the path with these choices: one may open another question on the page.
fn chosen_path(app: &InitialApp, edited: &Answers) -> Path {
    let mut chosen = app.latest().answers().clone();
    edited.iter().for_each(|(row, answer)| chosen.set(row, answer));
    Path::of(&app.questions, &chosen)
}

/// Returns the preselected answer: today's season, if the region is known. It is shown, marked as a
/// suggestion, and counts once the page is sent.
fn suggested(app: &InitialApp, id: QuestionId) -> Option<Answer> {
    let question = app.questions.question(id);
    if question.id != "season" {
        return None;
    }
    let season = Season::of(app.today().date, app.region()?);
    question.find_option(season.id()).map(Answer::One)
}

/// The current state of the questions on the page.
#[derive(Default)]
struct Standing {
    /// The answers chosen here, given before, or suggested.
    answers: Answers,
    /// The questions without one.
    missing: Vec<QuestionId>,
    /// The questions with a suggested answer.
    suggested: Vec<QuestionId>,
}

impl Standing {
    fn of(app: &InitialApp, rows: &[QuestionId], edited: &Answers) -> Self {
        let mut standing = Self::default();
        for row in rows {
            let given = edited.get(*row).or_else(|| app.latest().answers().get(*row));
            match (given, suggested(app, *row)) {
                (Some(answer), _) => standing.answers.set(*row, answer),
                (None, Some(answer)) => {
                    standing.answers.set(*row, answer);
                    standing.suggested.push(*row);
                }
                (None, None) => standing.missing.push(*row),
            }
        }
        standing
    }
}

/// A page with several questions, sent together.
#[component]
pub fn QuestionGroupPage(props: &QuestionGroupPageProps) -> Html {
    let group = props.group;
    let app = use_initial_app();
    // Unsent choices; untouched rows show the current answers.
    let edited = use_state_eq(Answers::default);
    // The same, always up to date: two choices may come before the page is drawn again, and none is lost.
    let now = use_mut_ref(Answers::default);
    let attempt = use_state(|| 0_u32);
    use_effect_with(!edited.is_empty(), |unsent| {
        let listener = unsent.then(tabs::before_leaving);
        move || drop(listener)
    });
    {
        let app = app.clone();
        use_effect_with((), move |()| {
            let first = rows(&app, &Path::of(&app.questions, app.latest().answers()), group)
                .first()
                .copied();
            if let Some(first) = first {
                tell_step(&app, &app.questions.question(first).id);
            }
        });
    }
    let messages = &app.messages;
    let path = chosen_path(&app, &edited);
    let asked = rows(&app, &path, group);
    let (Some(first), Some(last)) = (asked.first().copied(), asked.last().copied()) else {
        return super::not_found::not_found(&app);
    };
    let standing = Standing::of(&app, &asked, &edited);
    let send = {
        let (app, edited, now) = (app.clone(), edited.clone(), now.clone());
        Callback::from(move |answers: Answers| {
            for (row, answer) in answers.iter() {
                app.dispatch(Action::AnswerGiven(row, answer));
            }
            now.take();
            edited.set(Answers::default());
            app.go(going_on(&app, last));
        })
    };
    let onsubmit = {
        let (app, attempt, now) = (app.clone(), attempt.clone(), now.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let now = now.borrow().clone();
            let asked = rows(&app, &chosen_path(&app, &now), group);
            let standing = Standing::of(&app, &asked, &now);
            if standing.missing.is_empty() {
                send.emit(standing.answers);
            } else {
                attempt.set(*attempt + 1);
            }
        })
    };
    let on_rate = {
        let (edited, now) = (edited.clone(), now.clone());
        Callback::from(move |(row, answer): (QuestionId, Answer)| {
            now.borrow_mut().set(row, answer);
            edited.set(now.borrow().clone());
        })
    };
    let none = {
        let (edited, now, asked) = (edited.clone(), now.clone(), asked.clone());
        Callback::from(move |_: MouseEvent| {
            let all: Answers = asked.iter().map(|row| (*row, Answer::Level(0))).collect();
            now.replace(all.clone());
            edited.set(all);
        })
    };
    let open: &[QuestionId] = if *attempt > 0 { &standing.missing } else { &[] };
    let back = previous_route(&app, &path, first);
    let signs = group == QuestionGroup::Signs;
    let key = if signs { "signs-question".to_owned() } else { ["group-", group.id()].concat() };
    let (title, hint) = (messages.text(&key), messages.attribute(&key, "hint"));
    let tab = if open.is_empty() {
        title.clone()
    } else {
        messages.format("title-error", &[("title", &title)])
    };
    html! {
        <Page title={tab} id={group.id()}>
            { back_link(&app, back, None) }
            { progress_head(&app, &path, first) }
            if let Some(row) = open.first() {
                <ErrorSummary message={messages.text(if signs { "signs-open" } else { "group-open" })}
                    target={first_of_row(&app.questions, *row)} attempt={*attempt} />
            }
            <form class="question check-in" id={["group-", group.id()].concat()} novalidate=true
                {onsubmit}>
                <div>
                    <h1 class="question__title" tabindex="-1">{ title }</h1>
                    if !hint.is_empty() { <p class="question__hint">{ hint }</p> }
                </div>
                if signs {
                    <button type="button" class="button button--secondary" onclick={none}>
                        { messages.text("signs-none") }
                    </button>
                    { sign_rows(messages, &app.questions, &asked, (&standing.answers, open), &on_rate) }
                } else {
                    { for asked.iter().map(|row| choice(&app, *row, (&standing, open), &on_rate)) }
                }
                <div class="actions actions--kept">
                    <button class="button" type="submit">{ messages.text("continue") }</button>
                </div>
            </form>
        </Page>
    }
}

/// Draws one question among others: a group of radios named by the question.
fn choice(
    app: &InitialApp,
    id: QuestionId,
    (standing, missing): (&Standing, &[QuestionId]),
    on_rate: &Callback<(QuestionId, Answer)>,
) -> Html {
    let messages = &app.messages;
    let question = app.questions.question(id);
    let key = ["question-", &question.id].concat();
    let short = messages.attribute(&key, "row");
    let name = if short.is_empty() { messages.text(&key) } else { short };
    let hint = if standing.suggested.contains(&id) {
        messages.text("season-by-date")
    } else {
        messages.attribute(&key, "hint")
    };
    let hint_id = (!hint.is_empty()).then(|| [&question.id, "-hint"].concat());
    let invalid = missing.contains(&id);
    let on_edit = {
        let (question, on_rate) = (question.clone(), on_rate.clone());
        Callback::from(move |edit: Edit| {
            if let Some(option) = Draft::default().edited(&question, edit).one {
                on_rate.emit((id, Answer::One(option)));
            }
        })
    };
    let draft = Draft::of(standing.answers.get(id));
    html! {
        <fieldset class={classes!("question__part", invalid.then_some("is-invalid"))}
            key={question.id.clone()} aria-describedby={hint_id.clone()}>
            <legend class="question__part-name">
                { name }
                if invalid { <span class="signs__missing">{ messages.text("signs-missing") }</span> }
            </legend>
            if let Some(hint_id) = hint_id {
                <p class="question__hint" id={hint_id}>{ hint }</p>
            }
            { fields(&Inputs { question, draft: &draft, invalid, messages, on_edit }) }
        </fieldset>
    }
}
