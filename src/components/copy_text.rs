//! A text to copy: via the clipboard, or by hand where the browser denies access to it.

use yew::prelude::*;

use crate::platform::share;
use crate::state::use_app;

/// Properties of [`CopyText`].
#[derive(Properties, PartialEq)]
pub struct CopyTextProps {
    /// Id of the text area shown when copying is denied.
    pub id: AttrValue,
    /// Label of the button.
    pub button: AttrValue,
    /// Label of the text area.
    pub label: AttrValue,
    /// Creates the text on demand.
    pub text: Callback<(), String>,
    /// Additional buttons beside this one.
    #[prop_or_default]
    pub children: Html,
}

/// Result of copying.
#[derive(Clone, PartialEq)]
enum Step {
    Idle,
    Copied,
    ByHand(AttrValue),
}

/// A button that copies a text.
#[component]
pub fn CopyText(props: &CopyTextProps) -> Html {
    let app = use_app();
    let messages = &app.messages;
    let step = use_state_eq(|| Step::Idle);
    let onclick = {
        let (step, text) = (step.clone(), props.text.clone());
        Callback::from(move |_: MouseEvent| {
            let (step, text) = (step.clone(), text.emit(()));
            yew::platform::spawn_local(async move {
                let copied = share::copy(&text).await;
                step.set(if copied { Step::Copied } else { Step::ByHand(text.into()) });
            });
        })
    };
    let by_hand = matches!(*step, Step::ByHand(_));
    use_effect_with((by_hand, props.id.clone()), |(by_hand, id)| {
        if *by_hand {
            share::select(id);
        }
    });
    html! {
        <>
            <div class="actions actions--row">
                <button type="button" class="button button--quiet button--small" {onclick}>
                    { props.button.clone() }
                </button>
                { props.children.clone() }
            </div>
            <p role="status">
                { match *step {
                    Step::Idle => AttrValue::Static(""),
                    Step::Copied => messages.text("take-copied"),
                    Step::ByHand(_) => messages.text("take-select"),
                } }
            </p>
            if let Step::ByHand(text) = &*step {
                <label for={props.id.clone()}>{ props.label.clone() }</label>
                <textarea class="field__input field__input--text" id={props.id.clone()}
                    readonly=true rows="8" value={text.clone()} />
            }
        </>
    }
}
