//! Storing the text typed into a field.

use yew::prelude::*;

use crate::platform::dom::Input;

/// Stores the text typed into a field in a state.
pub fn typed(into: &UseStateHandle<String>) -> Callback<InputEvent> {
    let into = into.clone();
    Callback::from(move |event: InputEvent| {
        let input: Input = event.target_unchecked_into();
        into.set(input.value());
    })
}
