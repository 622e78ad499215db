//! A single choice: a radio or checkbox, drawn as a card with its label.

use yew::prelude::*;

/// The properties of a choice. Empty ones are omitted.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Choice {
    /// Whether several may be chosen: a checkbox instead of a radio.
    pub many: bool,
    /// Name shared by the radios of one question.
    pub name: AttrValue,
    /// Id of the input.
    pub id: AttrValue,
    /// The value of the input.
    pub value: AttrValue,
    /// The label.
    pub text: AttrValue,
    /// Additional text below the label.
    pub hint: AttrValue,
    /// Whether it is chosen.
    pub checked: bool,
    /// Whether its question is unanswered and marked as such.
    pub invalid: bool,
}

/// Draws the card of a choice.
pub fn choice(choice: Choice, onchange: Callback<Event>) -> Html {
    let Choice { many, name, id, value, text, hint, checked, invalid } = choice;
    let some = |text: AttrValue| (!text.is_empty()).then_some(text);
    let hint = some(hint).map(|hint| (AttrValue::from([&id, "-hint"].concat()), hint));
    let described_by = hint.as_ref().map(|(id, _)| id.clone());
    html! {
        <div class="choice" key={&*id}>
            <input class="choice__input" type={if many { "checkbox" } else { "radio" }}
                name={some(name)} id={id.clone()} value={some(value)} {checked} {onchange}
                aria-describedby={described_by} aria-invalid={invalid.then_some("true")} />
            <label class="choice__label" for={id}>
                { text }
                if let Some((id, hint)) = hint { <span class="choice__hint" {id}>{ hint }</span> }
            </label>
        </div>
    }
}
