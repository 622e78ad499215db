//! The list of ingredients to avoid in every product, on the page of the shelf.

use yew::prelude::*;

use crate::components::icon::chevron;
use crate::components::typed::typed as keep_typed;
use crate::domain::MAX_AVOIDED;
use crate::label::{FoundBy, found_by};
use crate::platform::dom;
use crate::state::{Action, App, Labels, NotAvoided, ShelfEvent, can_be_avoided, use_app};

/// The list, collapsed while it is empty, with a field to add a name.
#[component]
pub fn OwnList() -> Html {
    let app = use_app();
    let typed = use_state_eq(String::new);
    let refused = use_state_eq(|| None::<NotAvoided>);
    let Some(kept) = app.state.shelf.clone() else { return Html::default() };
    let messages = &app.messages;
    let names = &kept.shelf().avoid;
    let onsubmit = {
        let (app, typed, refused) = (app.clone(), typed.clone(), refused.clone());
        let kept = kept.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let name = typed.trim().to_owned();
            let found = can_be_avoided(kept.shelf(), &name).err();
            refused.set(found);
            if found.is_some() {
                return dom::focus("#own-list");
            }
            typed.set(String::new());
            app.dispatch(Action::Shelf(ShelfEvent::NameAvoided(name)));
        })
    };
    let oninput = keep_typed(&typed);
    let error = refused.map(|why| {
        messages.text(match why {
            NotAvoided::NoName => "own-list-no-name",
            NotAvoided::Known => "own-list-known",
            NotAvoided::Full => "own-list-full",
        })
    });
    let described = if error.is_some() { "own-list-error" } else { "own-list-hint" };
    let rows = names.iter().map(|name| row(&app, kept.labels(), name));
    html! {
        <details class="disclosure section section--near" open={!names.is_empty()}>
            <summary>{ chevron() }{ messages.text("own-list-title") }</summary>
            <div class="disclosure__body stack">
                <p class="muted">{ messages.text("own-list-lead") }</p>
                if !names.is_empty() {
                    <ul class="own-list" role="list" aria-label={messages.text("own-list-title")}>
                        { for rows }
                    </ul>
                }
                <form class="stack stack--tight" novalidate=true {onsubmit}>
                    <label class="field__label" for="own-list">{ messages.text("own-list-field") }</label>
                    <p class="field__hint" id="own-list-hint">{ messages.text("own-list-hint") }</p>
                    if let Some(error) = &error {
                        <p class="field-error" id="own-list-error" role="alert">{ error }</p>
                    }
                    <input class="field__input" id="own-list" autocomplete="off" spellcheck="false"
                        maxlength={(MAX_AVOIDED / 4).to_string()} aria-invalid={error.map(|_| "true")}
                        aria-describedby={described} value={(*typed).clone()} {oninput} />
                    <div class="actions actions--row">
                        <button type="submit" class="button button--quiet">
                            { messages.text("own-list-add") }
                        </button>
                    </div>
                </form>
            </div>
        </details>
    }
}

/// Draws a name, how it is matched on labels, and a button to remove it.
fn row(app: &App, labels: &Labels, name: &str) -> Html {
    let messages = &app.messages;
    let how = match labels {
        Labels::Ready(tables) => Some(match found_by(tables, name) {
            FoundBy::Substance => "own-list-by-substance",
            FoundBy::Group => "own-list-by-group",
            FoundBy::Spelling => "own-list-by-spelling",
        }),
        Labels::Awaited | Labels::Missing => None,
    };
    let typed = name.to_owned();
    let onclick =
        app.callback(move |_: MouseEvent| Action::Shelf(ShelfEvent::NameAllowed(typed.clone())));
    html! {
        <li class="own-list__row" key={name.to_owned()}>
            <span class="own-list__name">{ name.to_owned() }</span>
            if let Some(how) = how { <span class="muted">{ messages.text(how) }</span> }
            <button type="button" class="link" {onclick}
                aria-label={messages.format("own-list-remove-name", &[("name", name)])}>
                { messages.text("own-list-remove") }
            </button>
        </li>
    }
}
