//! The shelf's answer to the question about actives, as text and as an answer.

use yew::prelude::*;

use super::answer_text::{answer_in_words, chosen_in_words};
use super::notice::{Tone, notice};
use super::verdict::product_name;
use crate::domain::{Answer, KnownContents, OwnProduct, QuestionId};
use crate::engine::{actives_answer, actives_by_product};
use crate::state::{App, View};

/// Returns the person's products; none before they are read.
fn products(view: &View) -> &[OwnProduct] {
    view.state.shelf.as_ref().and_then(|kept| kept.products()).unwrap_or_default()
}

/// Returns what the products in use add to the answer: each active with the product that contains
/// it. `None` if they contain none, or for another question.
pub fn shelf_actives(view: &View, question: QuestionId) -> Option<AttrValue> {
    if question != view.knowledge.questions.ids.actives {
        return None;
    }
    let messages = &view.messages;
    let held = actives_by_product(&view.knowledge, products(view));
    let held = held.flat_map(|(own, options)| {
        let name = name_of(view, own);
        let actives = chosen_in_words(view, question, options).into_iter();
        let args = |active: &AttrValue| {
            messages.format("shelf-actives-one", &[("active", active), ("product", &name)])
        };
        actives.map(|active| args(&active)).collect::<Vec<_>>()
    });
    let held: Vec<AttrValue> = held.collect();
    (!held.is_empty())
        .then(|| messages.format("shelf-actives", &[("actives", &messages.list(&held))]))
}

fn name_of(view: &View, own: &OwnProduct) -> AttrValue {
    let item = view.shelf_items().iter().find(|item| item.id == own.product.id);
    item.map_or_else(AttrValue::default, |item| product_name(view, item))
}

/// Draws, beside the question about actives, what the shelf says and a button that answers with it.
/// Names the products whose contents are not known. Nothing if no product is in use.
pub fn shelf_answer(app: &App, question: QuestionId, on_answer: &Callback<Option<Answer>>) -> Html {
    let messages = &app.messages;
    let shelf = products(app);
    let mut used = actives_by_product(&app.knowledge, shelf).map(|(own, _)| own).peekable();
    if question != app.knowledge.questions.ids.actives || used.peek().is_none() {
        return Html::default();
    }
    let unread = used.filter(|own| own.known != KnownContents::Yes);
    let unread: Vec<AttrValue> = unread.map(|own| name_of(app, own)).collect();
    let said = shelf_actives(app, question);
    let answer = actives_answer(&app.knowledge, shelf);
    let content = html! {
        <>
            if let Some(said) = &said {
                <p>{ said.clone() }</p>
            } else if unread.is_empty() {
                <p>{ messages.text("shelf-actives-none") }</p>
            }
            if !unread.is_empty() {
                <p>{ messages.format("shelf-actives-unread", &[("products", &messages.list(&unread))]) }</p>
            }
            if let Some(answer) = answer {
                <p>
                    <button type="button" class="button button--quiet button--small"
                        onclick={on_answer.reform(move |_: MouseEvent| Some(answer))}>
                        { messages.format("shelf-actives-use", &[
                            ("answer", &answer_in_words(app, question, Some(answer))),
                        ]) }
                    </button>
                </p>
            }
        </>
    };
    notice(Tone::Info, false, content)
}
