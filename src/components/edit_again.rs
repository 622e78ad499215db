//! An entry that was sent earlier and is open for correction.

use yew::prelude::*;

use crate::i18n::Messages;
use crate::platform::dom;

/// Leaves the earlier entry as it was: empties the form, clears any error and closes the entry.
pub fn leave<Form: Default + 'static, Before: 'static>(
    form: &UseStateHandle<Form>,
    attempt: &UseStateHandle<u32>,
    edited: &UseStateHandle<Option<Before>>,
) -> Callback<MouseEvent> {
    let (form, attempt, edited) = (form.clone(), attempt.clone(), edited.clone());
    Callback::from(move |_: MouseEvent| {
        form.set(Form::default());
        attempt.set(0);
        edited.set(None);
        dom::scroll_to_top();
        dom::focus("h1");
    })
}

/// Draws the button for it.
pub fn leave_button(messages: &Messages, leave: Callback<MouseEvent>) -> Html {
    html! {
        <button type="button" class="link" onclick={leave}>{ messages.text("edit-leave") }</button>
    }
}
