//! The weekly check: seven signs, and whether something needs a doctor. Then one sentence with the
//! finding and its consequence.

use jiff::civil::Date;
use yew::prelude::*;

use crate::components::back_link::back_link;
use crate::components::check_outcome::check_outcome;
use crate::components::choice::{Choice, choice};
use crate::components::edit_again;
use crate::components::error_summary::ErrorSummary;
use crate::components::page::Page;
use crate::components::sign_rows::{first_of_row, sign_rows};
use crate::components::triage_notice::triage_notice;
use crate::domain::{Answer, Answers, OptionId, OptionSet, QuestionId};
use crate::engine::signs;
use crate::knowledge::Kind;
use crate::platform::{dom, tabs};
use crate::route::Route;
use crate::state::{Action, App, JournalEvent, use_app};

/// The content of the form.
#[derive(Debug, Clone, PartialEq, Default)]
struct Form {
    /// The signs, and anything else in the check that this form does not ask.
    signs: Answers,
    /// Whether any red flag is present; `None` while unanswered.
    flagged: Option<bool>,
    flags: OptionSet,
    /// Whether something other than the skin has changed.
    changed: Option<bool>,
}

impl Form {
    /// Returns the form for a recorded check, which has no answer on changes other than the skin.
    fn of(app: &App, check: &Answers) -> Self {
        let question = app.knowledge.ids.red_flags;
        let Kind::Many { exclusive, .. } = &app.knowledge.question(question).kind else {
            return Self::default();
        };
        let mut signs = check.clone();
        let (flagged, flags) = match signs.remove(question) {
            Some(Answer::Many(chosen)) => {
                let flags: OptionSet =
                    chosen.iter().filter(|flag| !exclusive.contains(*flag)).collect();
                (Some(!flags.is_empty()), flags)
            }
            _ => (None, OptionSet::default()),
        };
        Self { signs, flagged, flags, changed: None }
    }
}

/// A check that is open for correction.
#[derive(Debug, Clone, PartialEq)]
struct Edited {
    /// Its day, which stays the same if midnight passes in the meantime.
    day: Date,
    /// The form as it was opened.
    before: Form,
}

/// The weekly check.
#[component]
pub fn CheckIn() -> Html {
    let app = use_app();
    let today = app.today().date;
    let form = use_state_eq(Form::default);
    let attempt = use_state(|| 0_u32);
    // Opened again on the day of a check, the page shows its result.
    let edited = use_state_eq(|| None::<Edited>);
    // The last answer about medicines and health, which no check stores.
    let said = use_state_eq(|| None::<(Date, bool)>);
    let kept = app.state.journal.as_ref().map(|journal| journal.journal());
    let recorded = kept.and_then(|journal| journal.check_ins.get(&today)).cloned();
    let unsent =
        *form != edited.as_ref().map_or_else(Form::default, |edited| edited.before.clone());
    use_effect_with(unsent, |unsent| {
        let listener = unsent.then(tabs::before_leaving);
        move || drop(listener)
    });
    let Some(plan) = app.plan.clone() else { return Html::default() };
    // A form being filled in stays when another tab records a check in the meantime.
    let filling = edited.is_some() || unsent;
    if let (Some(recorded), false) = (recorded, filling) {
        let edit = {
            let (app, form, edited, said) =
                (app.clone(), form.clone(), edited.clone(), said.clone());
            Callback::from(move |_: MouseEvent| {
                let changed = said.filter(|(day, _)| *day == today).map(|(_, changed)| changed);
                let before = Form { changed, ..Form::of(&app, &recorded) };
                form.set(before.clone());
                edited.set(Some(Edited { day: today, before }));
                dom::scroll_to_top();
                dom::focus("h1");
            })
        };
        let undo =
            app.callback(move |_: MouseEvent| Action::Journal(JournalEvent::CheckInRemoved(today)));
        if plan.triage.stops_the_plan() {
            return html! {
                <>
                    { triage_notice(&app) }
                    <p class="page actions actions--row">
                        <button type="button" class="link" onclick={edit}>
                            { app.messages.text("check-in-edit") }
                        </button>
                        <button type="button" class="link" onclick={undo}>
                            { app.messages.text("check-in-mistake") }
                        </button>
                    </p>
                </>
            };
        }
        return check_outcome(&app, &edit, &undo);
    }
    let messages = &app.messages;
    let due = plan.course.as_ref().and_then(|course| course.next_check_in);
    let early = due.filter(|due| *due > today);
    let rows: Vec<QuestionId> = signs(&app.knowledge).collect();
    let missing: Vec<QuestionId> =
        rows.iter().copied().filter(|sign| form.signs.get(*sign).is_none()).collect();
    let onsubmit = {
        let (app, form, attempt) = (app.clone(), form.clone(), attempt.clone());
        let (edited, said) = (edited.clone(), said.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(answers) = answers(&app, &form) else {
                attempt.set(*attempt + 1);
                return;
            };
            let day = edited.as_ref().map_or(today, |edited| edited.day);
            app.dispatch(Action::Journal(JournalEvent::CheckInRecorded(day, answers)));
            edited.set(None);
            let changed = form.changed == Some(true);
            said.set(Some((day, changed)));
            form.set(Form::default());
            // The next form has not been sent yet.
            attempt.set(0);
            if changed {
                app.go(Route::Check);
            } else if day != today {
                // The outcome is shown only for today's check.
                app.go(Route::Progress);
            } else {
                dom::scroll_to_top();
                dom::focus("h1");
            }
        })
    };
    let leave = edit_again::leave(&form, &attempt, &edited);
    let on_rate = {
        let form = form.clone();
        Callback::from(move |(sign, answer): (QuestionId, Answer)| {
            let mut next = (*form).clone();
            next.signs.set(sign, answer);
            form.set(next);
        })
    };
    let none = {
        let (form, rows) = (form.clone(), rows.clone());
        Callback::from(move |_: MouseEvent| {
            let mut next = (*form).clone();
            rows.iter().for_each(|sign| next.signs.set(*sign, Answer::Level(0)));
            form.set(next);
        })
    };
    let shown: &[QuestionId] = if *attempt > 0 { &missing } else { &[] };
    let error = (*attempt > 0).then(|| fault(&app, &form, &missing)).flatten();
    html! {
        <Page title={messages.text("check-in-title")}>
            { back_link(&app, Route::Routine, Some(messages.text("nav-today"))) }
            if let Some((key, target)) = error {
                <ErrorSummary message={messages.text(key)} {target} attempt={*attempt} />
            }
            <div class="page__head">
                <h1 tabindex="-1">{ messages.text("check-in-title") }</h1>
                <p class="page__lead">{ messages.text("signs-question.hint") }</p>
                if let (Some(due), None) = (early, &*edited) {
                    <p class="muted page__more">{ messages.format("check-in-early", &[("date", &messages.date(due))]) }</p>
                }
            </div>
            <form class="check-in" novalidate=true {onsubmit}>
                <button type="button" class="button button--secondary" onclick={none}>
                    { messages.text("signs-none") }
                </button>
                { sign_rows(messages, &app.knowledge, &rows, (&form.signs, shown), &on_rate) }
                { yes_or_no(&app, "check-in-flags", form.flagged, {
                    let form = form.clone();
                    Callback::from(move |flagged| form.set(Form { flagged: Some(flagged), ..(*form).clone() }))
                }) }
                if form.flagged == Some(true) { { flags(&app, &form) } }
                { yes_or_no(&app, "check-in-changed", form.changed, {
                    let form = form.clone();
                    Callback::from(move |changed| form.set(Form { changed: Some(changed), ..(*form).clone() }))
                }) }
                <div class="actions actions--row actions--kept">
                    <button type="submit" class="button">{ messages.text("check-in-send") }</button>
                    if edited.is_some() { { edit_again::leave_button(messages, leave) } }
                </div>
            </form>
        </Page>
    }
}

/// Returns the answers in the form; `None` while something is missing.
fn answers(app: &App, form: &Form) -> Option<Answers> {
    if signs(&app.knowledge).any(|sign| form.signs.get(sign).is_none()) {
        return None;
    }
    let flags = app.knowledge.ids.red_flags;
    let Kind::Many { exclusive, .. } = &app.knowledge.question(flags).kind else { return None };
    let chosen = if form.flagged? { form.flags } else { *exclusive };
    form.changed?;
    let mut answers = form.signs.clone();
    answers.set(flags, Answer::Many(Some(chosen).filter(|chosen| !chosen.is_empty())?));
    Some(answers)
}

/// Returns the first missing item: its message and its input.
fn fault(app: &App, form: &Form, missing: &[QuestionId]) -> Option<(&'static str, AttrValue)> {
    if let Some(sign) = missing.first() {
        return Some(("signs-open", first_of_row(&app.knowledge, *sign)));
    }
    match (form.flagged, form.changed) {
        (None, _) => Some(("check-in-missing-flags", AttrValue::Static("check-in-flags-no"))),
        (Some(true), _) if form.flags.is_empty() => {
            Some(("check-in-missing-which", AttrValue::Static("flag-0")))
        }
        (_, None) => Some(("check-in-missing-changed", AttrValue::Static("check-in-changed-no"))),
        _ => None,
    }
}

fn yes_or_no(app: &App, key: &'static str, chosen: Option<bool>, on: Callback<bool>) -> Html {
    let messages = &app.messages;
    let radio = |yes: bool| {
        let suffix = if yes { "yes" } else { "no" };
        let card = Choice {
            name: AttrValue::Static(key),
            id: [key, "-", suffix].concat().into(),
            value: AttrValue::Static(suffix),
            text: messages.attribute(key, suffix),
            checked: chosen == Some(yes),
            ..Choice::default()
        };
        choice(card, on.reform(move |_: Event| yes))
    };
    html! {
        <fieldset class="check-in__question">
            <legend class="check-in__legend">{ messages.text(key) }</legend>
            <div class="choices choices--two">{ radio(false) }{ radio(true) }</div>
        </fieldset>
    }
}

/// Draws the red flags as checkboxes.
fn flags(app: &App, form: &UseStateHandle<Form>) -> Html {
    let messages = &app.messages;
    let question = app.knowledge.question(app.knowledge.ids.red_flags);
    let Kind::Many { options, exclusive, .. } = &question.kind else { return Html::default() };
    let boxes = (0..=u8::MAX).zip(options).map(|(n, name)| (OptionId(n), n, name));
    let boxes =
        boxes.filter(|(option, ..)| !exclusive.contains(*option)).map(|(option, n, name)| {
            let card = Choice {
                many: true,
                id: format!("flag-{n}").into(),
                value: name.clone().into(),
                text: messages.text(&format!("option-{}-{name}", question.id)),
                checked: form.flags.contains(option),
                ..Choice::default()
            };
            let onchange = {
                let form = form.clone();
                Callback::from(move |_: Event| {
                    let mut next = (*form).clone();
                    if next.flags.contains(option) {
                        next.flags.remove(option);
                    } else {
                        next.flags.insert(option);
                    }
                    form.set(next);
                })
            };
            choice(card, onchange)
        });
    html! {
        <fieldset class="check-in__question">
            <legend class="check-in__legend">{ messages.text("check-in-which") }</legend>
            <div class="choices">{ for boxes }</div>
        </fieldset>
    }
}
