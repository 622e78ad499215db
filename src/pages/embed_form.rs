//! The form fields for choosing how the app is embedded in a clinic's site.

use yew::prelude::*;

use crate::components::choice::{Choice as Card, choice};
use crate::components::icon::{Icon, icon};
use crate::export::snippet::{ClinicDetails, SnippetOptions};
use crate::platform::dom;
use crate::state::App;

/// The content of the form.
#[derive(Clone, PartialEq, Default)]
pub(super) struct Choice {
    /// How the app is embedded.
    pub wish: SnippetOptions,
    /// Details of the clinic.
    pub about: ClinicDetails,
    /// Address of the clinic's site.
    pub site: String,
    /// Whether the clinic's file is on the app's server: code that names a missing file tells every
    /// visitor that the settings could not be loaded.
    pub served: bool,
}

/// The form's context: the current choice, and a callback to change it.
pub(super) struct FormOf<'a> {
    /// The app.
    pub app: &'a App,
    /// The current choice.
    pub choice: &'a Choice,
    /// Called with another choice.
    pub change: &'a Callback<Choice>,
}

impl FormOf<'_> {
    /// Returns a callback that changes the choice.
    pub fn with<E: 'static>(&self, act: impl Fn(&mut Choice, E) + 'static) -> Callback<E> {
        let (choice, change) = (self.choice.clone(), self.change.clone());
        Callback::from(move |event| {
            let mut next = choice.clone();
            act(&mut next, event);
            change.emit(next);
        })
    }

    /// Draws radio buttons for one of several values.
    pub fn radio<T: Copy + PartialEq + 'static>(
        &self,
        name: &'static str,
        options: &[(T, &'static str)],
        chosen: T,
        set: fn(&mut Choice, T),
    ) -> Html {
        let messages = &self.app.messages;
        let items = options.iter().map(|(value, id)| {
            let (id, value) = (format!("{name}-{id}"), *value);
            let onchange = self.with(move |choice, _: Event| set(choice, value));
            html! {
                <div class="segmented__item" key={id.clone()}>
                    <input type="radio" name={name} id={id.clone()} checked={value == chosen} {onchange} />
                    <label for={id.clone()}>{ messages.text(&id) }</label>
                </div>
            }
        });
        html! {
            <fieldset>
                <legend>{ messages.text(name) }</legend>
                <div class="segmented segmented--wrap">{ for items }</div>
            </fieldset>
        }
    }

    /// Draws a checkbox.
    pub fn tick(
        &self,
        id: &str,
        text: AttrValue,
        on: bool,
        set: impl Fn(&mut Choice) + 'static,
    ) -> Html {
        let onchange = self.with(move |choice, _: Event| set(choice));
        let id = AttrValue::from(id.to_owned());
        choice(Card { many: true, id, text, checked: on, ..Card::default() }, onchange)
    }

    /// Draws a text field with a hint.
    pub fn line(
        &self,
        id: &'static str,
        kind: &'static str,
        value: &str,
        set: fn(&mut Choice, String),
    ) -> Html {
        self.checked_line((id, kind), value, None, set)
    }

    /// Draws the same with an error, if any.
    pub fn checked_line(
        &self,
        (id, kind): (&'static str, &'static str),
        value: &str,
        error: Option<AttrValue>,
        set: fn(&mut Choice, String),
    ) -> Html {
        let messages = &self.app.messages;
        let oninput = self.with(move |choice, event: InputEvent| {
            let input: dom::Input = event.target_unchecked_into();
            set(choice, input.value());
        });
        let hint = format!("{id}-hint");
        let wrong = format!("{id}-error");
        let described = match &error {
            Some(_) => [&*wrong, " ", &*hint].concat(),
            None => hint.clone(),
        };
        html! {
            <div class="stack stack--tight">
                <label for={id}>{ messages.text(id) }</label>
                <input class="field__input" {id} type={kind} value={value.to_owned()} {oninput}
                    autocomplete="off" spellcheck="false" aria-describedby={described}
                    aria-invalid={error.as_ref().map(|_| "true")} />
                <p class="muted" id={hint.clone()}>{ messages.text(&hint) }</p>
                if let Some(error) = error {
                    <p class="field-error" id={wrong}>{ icon(Icon::CAUTION) }{ error }</p>
                }
            </div>
        }
    }
}
