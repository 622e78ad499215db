//! Pages of plain text: privacy and accessibility.

use yew::prelude::*;

use crate::components::page::Page;
use crate::route::Route;
use crate::state::View;

/// Maximum number of sections of a text page.
const SECTIONS: usize = 9;

/// Draws a text page: `<topic>-title`, `<topic>-lead`, and numbered sections with a heading, a text
/// and an optional list.
pub fn prose(view: &View, topic: &str) -> Html {
    let messages = &view.messages;
    let sections =
        (1..=SECTIONS).map(|n| format!("{topic}-{n}")).filter(|key| messages.has(key)).map(|key| {
            let items = (1..=SECTIONS)
                .map(|n| messages.attribute(&key, &format!("item-{n}")))
                .filter(|item| !item.is_empty())
                .map(|item| html! { <li>{ item }</li> });
            let items: Vec<Html> = items.collect();
            html! {
                <section key={key.clone()}>
                    <h2>{ messages.text(&key) }</h2>
                    <p>{ messages.attribute(&key, "text") }</p>
                    if !items.is_empty() { <ul>{ for items }</ul> }
                </section>
            }
        });
    html! {
        <Page title={messages.text_for(topic, "-title")}>
            <div class="page__head">
                <h1 tabindex="-1">{ messages.text_for(topic, "-title") }</h1>
                <p class="page__lead">{ messages.text_for(topic, "-lead") }</p>
            </div>
            <div class="prose">
                { for sections }
                if topic == "privacy" {
                    <p>
                        <a href={Route::Data.href()} class="button button--secondary">
                            { messages.text("footer-erase") }
                        </a>
                    </p>
                }
            </div>
        </Page>
    }
}
