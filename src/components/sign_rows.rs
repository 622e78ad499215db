//! The barrier signs as rows: on how many of the last seven days each occurred. Native radios, one
//! group per row, nothing preselected.

use yew::prelude::*;

use crate::domain::{Answer, Answers, QuestionId};
use crate::i18n::Messages;
use crate::knowledge::Questions;

/// Draws a row for each sign. `missing` are the unanswered rows once the form was sent.
pub fn sign_rows(
    messages: &Messages,
    questions: &Questions,
    signs: &[QuestionId],
    (answers, missing): (&Answers, &[QuestionId]),
    on_rate: &Callback<(QuestionId, Answer)>,
) -> Html {
    let rows = signs.iter().map(|sign| {
        let id = &questions.question(*sign).id;
        let name = messages.attribute(&["question-", id].concat(), "short");
        let open = missing.contains(sign);
        let radio = |answer: Answer, value: AttrValue, label: Html, class: &'static str| {
            let input = AttrValue::from([id.as_str(), "-", &value].concat());
            let checked = answers.get(*sign) == Some(answer);
            let sign = *sign;
            let onchange = on_rate.reform(move |_: Event| (sign, answer));
            html! {
                <div {class} key={value.to_string()}>
                    <input type="radio" name={id.clone()} id={input.clone()} {value} {checked} {onchange}
                        aria-invalid={open.then_some("true")} />
                    <label for={input}>{ label }</label>
                </div>
            }
        };
        let scale = (0..=4_u8).map(|level| {
            let value = AttrValue::from(level.to_string());
            let days = messages.text_for("days-", &level.to_string());
            let label = html! {
                <>{ days }<span class="visually-hidden">{ " " }{ messages.text("days-unit") }</span></>
            };
            radio(Answer::Level(level), value, label, "signs__level")
        });
        let not_sure = radio(
            Answer::NotSure,
            AttrValue::Static("not_sure"),
            html! {
                <>
                    <span aria-hidden="true">{ "?" }</span>
                    <span class="visually-hidden">{ messages.text("level-not_sure") }</span>
                </>
            },
            "signs__unsure",
        );
        html! {
            <fieldset class={classes!("signs__row", open.then_some("signs__row--open"))} key={id.clone()}>
                <legend class="signs__name">
                    { name }
                    if open { <span class="signs__missing">{ messages.text("signs-missing") }</span> }
                </legend>
                <div class="signs__scale">{ for scale }{ not_sure }</div>
            </fieldset>
        }
    });
    html! { <div class="signs">{ for rows }</div> }
}

/// Returns the id of the first input of a row, for links in the error summary.
pub fn first_of_row(questions: &Questions, sign: QuestionId) -> AttrValue {
    AttrValue::from([&questions.question(sign).id, "-0"].concat())
}
