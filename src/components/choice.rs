//! One choice: a radio or a checkbox, drawn as a card with its words.

use yew::prelude::*;

/// What a choice shows. What is left empty is left out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Choice {
    /// Whether others may be chosen beside it: a checkbox, and no radio.
    pub many: bool,
    /// The name that the radios of one question share.
    pub name: AttrValue,
    /// Id of the input.
    pub id: AttrValue,
    /// The value of the input.
    pub value: AttrValue,
    /// The words.
    pub text: AttrValue,
    /// More words, below them.
    pub hint: AttrValue,
    /// Whether it is chosen.
    pub checked: bool,
    /// Whether its question is open, and that is said.
    pub invalid: bool,
}

/// The card of a choice.
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
