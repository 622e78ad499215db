//! Before an edited answer drops others: what would go, and a choice.

use yew::prelude::*;

use crate::components::answer_text::answer_text;
use crate::components::page::Page;
use crate::state::{Action, App, Pending};

/// Asks whether answers that no longer apply may be dropped. Until the yes, nothing is.
pub fn confirm_change(app: &App, pending: &Pending, on_done: &Callback<()>) -> Html {
    let words = &app.words;
    let drops = &pending.drops;
    let rows = drops.iter().map(|question| {
        let entry = app.knowledge.question(*question);
        let text = answer_text(app, *question);
        html! {
            <div class="summary__row" key={entry.id.clone()}>
                <dt>{ words.attribute(&format!("question-{}", entry.id), "short") }</dt>
                <dd>{ text }</dd>
            </div>
        }
    });
    let confirm = {
        let (app, done) = (app.clone(), on_done.clone());
        Callback::from(move |_: MouseEvent| {
            app.dispatch(Action::ChangeConfirmed);
            done.emit(());
        })
    };
    let cancel = {
        let (app, done) = (app.clone(), on_done.clone());
        Callback::from(move |_: MouseEvent| {
            app.dispatch(Action::ChangeCancelled);
            done.emit(());
        })
    };
    html! {
        <Page title={words.get("confirm-title")}>
            <div class="page__head">
                <h1 tabindex="-1">{ words.get("confirm-title") }</h1>
                <p class="page__lead">{ words.count("confirm-lead", drops.len()) }</p>
            </div>
            <dl class="summary">{ for rows }</dl>
            <div class="actions">
                <button type="button" class="button" onclick={confirm}>
                    { words.count("confirm-yes", drops.len()) }
                </button>
                <button type="button" class="button button--secondary" onclick={cancel}>
                    { words.get("confirm-no") }
                </button>
            </div>
        </Page>
    }
}
