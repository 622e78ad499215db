//! The form for a single question, modelled on the question pages of GOV.UK and the NHS: one thing per
//! page, native inputs, nothing preselected, errors in words, and no next page before a button is pressed.

mod draft;
mod fields;

use jiff::civil::Date;
use yew::prelude::*;

pub use draft::{Draft, Invalid};
use fields::first_input;
pub use fields::{Edit, Inputs, fields};

use super::error_summary::ErrorSummary;
use super::icon::{Icon, icon};
use crate::domain::Answer;
use crate::i18n::Messages;
use crate::knowledge::{Kind, Question};
use crate::platform::{dom, tabs};

/// Properties of [`QuestionForm`].
#[derive(Properties, PartialEq)]
pub struct QuestionFormProps {
    /// The question.
    pub question: Question,
    /// The earlier answer.
    pub answer: Option<Answer>,
    /// The messages.
    pub messages: Messages,
    /// Today: a future day cannot be before it.
    pub today: Date,
    /// Other ways to answer the question, above its inputs.
    #[prop_or_default]
    pub beside: Html,
    /// Called with the answer when the form is sent; `None` if an optional question was left empty.
    pub on_answer: Callback<Option<Answer>>,
    /// Called when the form starts or stops showing an error.
    pub on_invalid: Callback<bool>,
}

/// The form of one question.
#[component]
pub fn QuestionForm(props: &QuestionFormProps) -> Html {
    let QuestionFormProps { question, messages, .. } = props;
    // Untouched, the form shows the current answer, so that it never overwrites it with an older one.
    let edited = use_state_eq(|| None::<Draft>);
    let draft = edited.as_ref().cloned().unwrap_or_else(|| Draft::of(props.answer));
    let invalid = use_state(|| None::<Invalid>);
    let attempt = use_state(|| 0_u32);

    let on_edit = {
        let (draft, edited, question) = (draft.clone(), edited.clone(), question.clone());
        Callback::from(move |edit| edited.set(Some(draft.edited(&question, edit))))
    };
    // Unsent selections or text would be lost.
    let unsent = edited.as_ref().is_some_and(|edited| *edited != Draft::of(props.answer));
    use_effect_with(unsent, |unsent| {
        let listener = unsent.then(tabs::before_leaving);
        move || drop(listener)
    });
    let onsubmit = {
        let (draft, invalid, attempt) = (draft.clone(), invalid.clone(), attempt.clone());
        let (question, on_answer) = (question.clone(), props.on_answer.clone());
        let (on_invalid, today, unit) =
            (props.on_invalid.clone(), props.today, unit(messages, &question));
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let half_typed = dom::is_half_typed(&first_input(&question));
            match (Draft { half_typed, ..draft.clone() }).answer(&question, today, &unit) {
                Ok(answer) => on_answer.emit(answer),
                Err(reason) => {
                    invalid.set(Some(reason));
                    attempt.set(*attempt + 1);
                    on_invalid.emit(true);
                }
            }
        })
    };
    let on_skip = props.on_answer.reform(|_: MouseEvent| None);
    let error = invalid.map(|reason| message(messages, question, reason));
    let inputs =
        fields(&Inputs { question, draft: &draft, invalid: error.is_some(), messages, on_edit });
    html! {
        <>
            if let Some(message) = error.clone() {
                <ErrorSummary {message} target={first_input(question)} attempt={*attempt} />
            }
            <form class="question" novalidate=true {onsubmit}>
                <div class={error.is_some().then_some("is-invalid")}>
                    { labelled(messages, question, error, html! { <>{ props.beside.clone() }{ inputs }</> }) }
                </div>
                <div class="actions actions--kept">
                    <button class="button" type="submit">{ messages.text("continue") }</button>
                    if question.optional {
                        <button type="button" class="link" onclick={on_skip}>
                            { messages.text("skip-question") }
                        </button>
                    }
                </div>
            </form>
        </>
    }
}

/// Names a group of inputs by a legend, a single input by a label; both contain the heading.
fn labelled(
    messages: &Messages,
    question: &Question,
    error: Option<AttrValue>,
    inputs: Html,
) -> Html {
    let key = format!("question-{}", question.id);
    let hint = messages.attribute(&key, "hint");
    let title = html! {
        <>
            { messages.text(&key) }
            if question.optional {
                { " " }<span class="question__optional">{ messages.text("optional") }</span>
            }
        </>
    };
    let notes = html! {
        <>
            <p class="question__hint" id="question-hint">{ hint }</p>
            if let Some(message) = &error {
                <p class="field-error" id="question-error">
                    { icon(Icon::CAUTION) }
                    <span>
                        <span class="visually-hidden">{ messages.text("error-prefix") }</span>
                        { " " }{ message }
                    </span>
                </p>
            }
        </>
    };
    let described = if error.is_some() { "question-hint question-error" } else { "question-hint" };
    match question.kind {
        Kind::Number { .. } | Kind::Date => html! {
            <div class="question__single">
                <h1 class="question__title" tabindex="-1">
                    <label for={first_input(question)}>{ title }</label>
                </h1>
                { notes }
                { inputs }
            </div>
        },
        Kind::One { .. } | Kind::Many { .. } | Kind::Level => html! {
            <fieldset aria-describedby={described}>
                <legend class="question__title"><h1 tabindex="-1">{ title }</h1></legend>
                { notes }
                { inputs }
            </fieldset>
        },
    }
}

/// Returns the word after a number field.
fn unit(messages: &Messages, question: &Question) -> AttrValue {
    match &question.kind {
        Kind::Number { unit, .. } => messages.text_for("unit-", unit),
        _ => AttrValue::default(),
    }
}

fn message(messages: &Messages, question: &Question, reason: Invalid) -> AttrValue {
    match reason {
        Invalid::Choose if matches!(question.kind, Kind::Level) => {
            messages.text("error-choose-level")
        }
        Invalid::Choose => messages.text("error-choose"),
        Invalid::ChooseOrNone => messages.text("error-choose-or-none"),
        Invalid::TooMany(most) => messages.format("error-too-many", &[("most", &most.to_string())]),
        Invalid::Number(min, max) => {
            messages.format("error-number", &[("min", &min.to_string()), ("max", &max.to_string())])
        }
        Invalid::Date => messages.text("error-date"),
        Invalid::Past => messages.text("error-past"),
    }
}
