//! The form of a product: its name, its kind, the text of its label, and when it was opened.

use yew::prelude::*;

use crate::components::back_link::back_link;
use crate::components::error_summary::ErrorSummary;
use crate::components::page::Page;
use crate::components::photo_text::PhotoText;
use crate::domain::{ClosedSet, MAX_NAME, ProductKind, ShelfItem, date_text, parse_date};
use crate::pages::shelf::labels_missing;
use crate::platform::dom;
use crate::route::Route;
use crate::state::use_app;

/// Reason why no verdict on a product is possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// Neither a name nor a label.
    Everything,
    /// The text is no list of ingredients.
    NoList,
    /// The text contains the lists of several products.
    SeveralLists,
}

/// Sets a typed value in a product.
type Set = fn(&mut ShelfItem, String);

/// An edited field, and its new content.
pub type Edit = (Set, String);

fn set_label(item: &mut ShelfItem, text: String) {
    item.label = Some(text);
}

/// Appends the text from a photo below the typed text.
fn add_to_label(item: &mut ShelfItem, text: String) {
    let before = item.label.take().filter(|before| !before.trim().is_empty());
    item.label = Some(before.map_or(text.clone(), |before| [&before, "\n", &text].concat()));
}

fn set_kind(item: &mut ShelfItem, id: String) {
    item.kind = ProductKind::from_id(&id).unwrap_or_default();
}

/// Properties of [`ProductForm`].
#[derive(Properties, PartialEq)]
pub struct ProductFormProps {
    /// The product as entered so far.
    pub item: ShelfItem,
    /// Whether it is not on the shelf yet.
    pub new: bool,
    /// The fault found by the last check.
    pub missing: Option<Missing>,
    /// Number of checks so far.
    pub attempt: u32,
    /// Whether labels can be read.
    pub readable: bool,
    /// Called when the product is edited.
    pub onedit: Callback<Edit>,
    /// Called to check the product; with `true` even without a list.
    pub oncheck: Callback<bool>,
    /// Called to leave the form without a change.
    pub back: Callback<MouseEvent>,
}

/// The form.
#[component]
pub fn ProductForm(props: &ProductFormProps) -> Html {
    let app = use_app();
    let messages = &app.messages;
    let item = &props.item;
    let typed = |set: Set| {
        props.onedit.reform(move |event: InputEvent| {
            let input: dom::Input = event.target_unchecked_into();
            (set, input.value())
        })
    };
    let pasted = props.onedit.reform(|event: InputEvent| {
        let input: dom::TextArea = event.target_unchecked_into();
        (set_label as Set, input.value())
    });
    let from_photo = props.onedit.reform(|text: String| (add_to_label as Set, text));
    let kind = props.onedit.reform(|event: Event| {
        let list: dom::Select = event.target_unchecked_into();
        (set_kind as Set, list.value())
    });
    let onsubmit = {
        let check = props.oncheck.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            check.emit(false);
        })
    };
    let anyway = props.oncheck.reform(|_: MouseEvent| true);
    let kinds = ProductKind::ALL.iter().map(|kind| {
        html! {
            <option value={kind.id()} selected={item.kind == *kind} key={kind.id()}>
                { messages.text_for("kind-", kind.id()) }
            </option>
        }
    });
    let error = props.missing.map(|missing| match missing {
        Missing::Everything => messages.text("product-missing-all"),
        Missing::NoList => messages.text("product-missing-list"),
        Missing::SeveralLists => messages.text("product-several"),
    });
    let title = messages.text(if props.new { "shelf-check" } else { "product-edit" });
    let named = !item.name.trim().is_empty();
    let opened = item.opened.map(date_text).unwrap_or_default();
    let months = item.months.map(|months| months.to_string()).unwrap_or_default();
    html! {
        <Page title={title.clone()} id="product-form">
            { back_link(&app, Route::Shelf, Some(messages.text("shelf-title"))) }
            if let Some(error) = &error {
                <ErrorSummary message={error.clone()} target="product-label" attempt={props.attempt} />
            }
            <div class="page__head">
                <h1 tabindex="-1">{ title }</h1>
                <p class="page__lead">{ messages.text("product-lead") }</p>
            </div>
            if !props.readable { { labels_missing(&app) } }
            <form class="product-form" novalidate=true {onsubmit}>
                <div>
                    <label class="field__label" for="product-label">{ messages.text("product-paste") }</label>
                    <p class="field__hint" id="product-label-hint">{ messages.text("product-paste-hint") }</p>
                    <textarea class="field__input field__input--text" id="product-label" rows="7"
                        value={item.label.clone().unwrap_or_default()} oninput={pasted}
                        aria-describedby="product-label-hint" spellcheck="false"
                        aria-invalid={props.missing.map(|_| "true")} />
                    <PhotoText ontext={from_photo} />
                    if props.missing == Some(Missing::NoList) {
                        <p>{ messages.attribute("product-missing-list", "how") }</p>
                    }
                    if props.missing.is_some_and(|missing| missing != Missing::Everything) && named {
                        <button type="button" class="link" onclick={anyway}>
                            { messages.text("product-by-name") }
                        </button>
                    }
                </div>
                <div>
                    <label class="field__label" for="product-name">
                        { messages.text("product-name") }{ " " }<span class="muted">{ messages.text("optional") }</span>
                    </label>
                    <input class="field__input" id="product-name" autocomplete="off"
                        maxlength={(MAX_NAME / 4).to_string()} value={item.name.clone()}
                        oninput={typed(|item, name| item.name = name)} />
                </div>
                <div>
                    <label class="field__label" for="product-kind">{ messages.text("product-kind") }</label>
                    <select class="field__input" id="product-kind" name="kind" onchange={kind}>{ for kinds }</select>
                </div>
                <details class="disclosure" open={item.opened.is_some() || item.months.is_some()}>
                    <summary>{ messages.text("product-open") }</summary>
                    <div class="disclosure__body stack">
                        <div>
                            <label class="field__label" for="product-opened">{ messages.text("product-opened") }</label>
                            <input class="field__input field__input--date" id="product-opened" type="date"
                                value={opened} oninput={typed(|item, day| item.opened = parse_date(&day))} />
                        </div>
                        <div>
                            <label class="field__label" for="product-months">{ messages.text("product-months") }</label>
                            <p class="field__hint" id="product-months-hint">{ messages.text("product-months-hint") }</p>
                            <input class="field__input field__input--short" id="product-months" inputmode="numeric"
                                aria-describedby="product-months-hint" value={months}
                                oninput={typed(|item, text| item.months = whole(&text))} />
                        </div>
                    </div>
                </details>
                <div class="actions">
                    <button type="submit" class="button">
                        { messages.text(if props.new { "product-check" } else { "product-save" }) }
                    </button>
                    if !props.new {
                        <button type="button" class="link" onclick={props.back.clone()}>
                            { messages.text("product-back") }
                        </button>
                    }
                </div>
            </form>
        </Page>
    }
}

/// Parses a number of months, 1 to 60.
fn whole(text: &str) -> Option<u8> {
    text.trim().parse().ok().filter(|months| (1..=60).contains(months))
}
