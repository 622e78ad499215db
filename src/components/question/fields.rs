//! The inputs for each kind of question.

use yew::prelude::*;

use super::draft::Draft;
use crate::components::choice::{Choice, choice};
use crate::domain::{OptionId, OptionSet};
use crate::i18n::Messages;
use crate::knowledge::{Kind, Question};

/// A change to the form.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// An option of a single choice was chosen.
    Chose(OptionId),
    /// An option of a multiple choice was selected or deselected.
    Toggled(OptionId),
    /// A level was chosen.
    Rated(u8),
    /// Text was typed.
    Typed(String),
    /// "I am not sure" was selected or deselected.
    NotSure(bool),
}

impl Draft {
    /// Returns the form after an edit.
    pub fn edited(&self, question: &Question, edit: Edit) -> Self {
        let mut draft = Self { not_sure: false, ..self.clone() };
        match edit {
            Edit::Chose(option) => draft.one = Some(option),
            Edit::Toggled(option) => draft.toggle(question, option),
            Edit::Rated(level) => draft.level = Some(level),
            Edit::Typed(text) => draft.text = text,
            Edit::NotSure(yes) => return Self { not_sure: yes, ..Self::default() },
        }
        draft
    }
}

/// Returns the id of the first input of a question, for error links.
pub fn first_input(question: &Question) -> AttrValue {
    AttrValue::from(format!("{}-0", question.id))
}

/// Shared properties of the inputs.
pub struct Inputs<'a> {
    /// The question.
    pub question: &'a Question,
    /// The current form.
    pub draft: &'a Draft,
    /// Whether an error is shown.
    pub invalid: bool,
    /// The messages.
    pub messages: &'a Messages,
    /// Called with each edit.
    pub on_edit: Callback<Edit>,
}

/// Draws the inputs of a question.
pub fn fields(props: &Inputs<'_>) -> Html {
    match &props.question.kind {
        Kind::One { options } => choices(props, options, OptionSet::default()),
        Kind::Many { options, exclusive, .. } => choices(props, options, *exclusive),
        Kind::Level => levels(props),
        Kind::Number { unit, .. } => number(props, unit),
        Kind::Date => date(props),
    }
}

/// Draws radios or checkboxes. "None of these" comes first, for those who would have to read a long
/// list to say so; unknown comes last. An "or" separates them from the others.
fn choices(props: &Inputs<'_>, options: &[String], none: OptionSet) -> Html {
    let messages = props.messages;
    let question = props.question;
    let many = matches!(question.kind, Kind::Many { .. });
    let part = |option: OptionId| {
        if none.contains(option) {
            0
        } else if question.unknown.contains(option) {
            2
        } else {
            1
        }
    };
    let mut cards = Vec::new();
    let mut before = None;
    let placed = (0..3).flat_map(|place| (0..=u8::MAX).zip(options).map(move |one| (place, one)));
    for (place, (n, id)) in placed {
        let option = OptionId(n);
        if part(option) != place {
            continue;
        }
        if before.replace(place).is_some_and(|before| before != place) {
            cards.push(
                html! { <div class="choices__or"><span>{ messages.text("or") }</span></div> },
            );
        }
        let key = format!("option-{}-{id}", question.id);
        let input = format!("{}-{n}", question.id);
        let checked = props.draft.one == Some(option) || props.draft.many.contains(option);
        let edit = if many { Edit::Toggled(option) } else { Edit::Chose(option) };
        let onchange = props.on_edit.reform(move |_: Event| edit.clone());
        let card = Choice {
            many,
            name: question.id.clone().into(),
            id: input.into(),
            value: id.clone().into(),
            text: messages.text(&key),
            hint: messages.attribute(&key, "hint"),
            checked,
            invalid: props.invalid,
        };
        cards.push(choice(card, onchange));
    }
    html! { <div class="choices">{ for cards }</div> }
}

fn levels(props: &Inputs<'_>) -> Html {
    let question = props.question;
    let scale = (0..=4_u8).map(|level| {
        let id = format!("{}-{level}", question.id);
        let onchange = props.on_edit.reform(move |_: Event| Edit::Rated(level));
        let checked = props.draft.level == Some(level) && !props.draft.not_sure;
        let card = Choice {
            name: question.id.clone().into(),
            id: id.into(),
            value: level.to_string().into(),
            text: props.messages.text(&format!("level-{level}")),
            checked,
            invalid: props.invalid,
            ..Choice::default()
        };
        choice(card, onchange)
    });
    html! {
        <>
            <div class="choices">{ for scale }</div>
            { not_sure(props, true) }
        </>
    }
}

/// Draws "I am not sure", for kinds without options of their own.
fn not_sure(props: &Inputs<'_>, radio: bool) -> Html {
    let question = props.question;
    if !question.not_sure {
        return Html::default();
    }
    let id = format!("{}-not-sure", question.id);
    // A checkbox beside a text field must not share the field's name.
    let name = if radio { question.id.clone() } else { id.clone() };
    let checked = props.draft.not_sure;
    let onchange = props.on_edit.reform(move |_: Event| Edit::NotSure(radio || !checked));
    let card = Choice {
        many: !radio,
        name: name.into(),
        id: id.into(),
        value: AttrValue::Static("not_sure"),
        text: props.messages.text("level-not_sure"),
        checked,
        ..Choice::default()
    };
    html! {
        <div class="choices__other">
            <div class="choices__or"><span>{ props.messages.text("or") }</span></div>
            { choice(card, onchange) }
        </div>
    }
}

fn typed(props: &Inputs<'_>) -> Callback<InputEvent> {
    props.on_edit.reform(|event: InputEvent| {
        let input: crate::platform::dom::Input = event.target_unchecked_into();
        Edit::Typed(input.value())
    })
}

fn described_by(props: &Inputs<'_>, more: &str) -> String {
    let error = if props.invalid { " question-error" } else { "" };
    format!("question-hint{more}{error}")
}

fn number(props: &Inputs<'_>, unit: &str) -> Html {
    let question = props.question;
    html! {
        <>
            <div class="field"><div class="field__box">
                <input class="field__input field__input--short" id={first_input(question)}
                    name={question.id.clone()} inputmode="numeric" autocomplete="off"
                    value={props.draft.text.clone()} oninput={typed(props)}
                    aria-describedby={described_by(props, " question-unit")}
                    aria-invalid={props.invalid.then_some("true")} />
                <span id="question-unit">{ props.messages.text_for("unit-", unit) }</span>
            </div></div>
            { not_sure(props, false) }
        </>
    }
}

fn date(props: &Inputs<'_>) -> Html {
    let question = props.question;
    html! {
        <div class="field">
            <input class="field__input field__input--date" type="date"
                id={first_input(question)} name={question.id.clone()}
                value={props.draft.text.clone()} oninput={typed(props)}
                aria-describedby={described_by(props, "")}
                aria-invalid={props.invalid.then_some("true")} />
        </div>
    }
}
