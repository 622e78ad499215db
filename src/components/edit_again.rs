//! What was sent before and is open again, to be corrected.

use yew::prelude::*;

use crate::i18n::Messages;
use crate::platform::dom;

/// Leaves what was sent as it was: the form is empty again, no fault is shown, nothing is open.
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

/// The button for it.
pub fn leave_button(messages: &Messages, leave: Callback<MouseEvent>) -> Html {
    html! {
        <button type="button" class="link" onclick={leave}>{ messages.text("edit-leave") }</button>
    }
}
