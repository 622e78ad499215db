//! About: the basis of the rules, how the index is calculated, all sources.

use yew::prelude::*;

use crate::components::icon::chevron;
use crate::components::page::Page;
use crate::components::reason::{reviews, source_view};
use crate::domain::SourceId;
use crate::platform::boot;
use crate::route::Route;
use crate::state::View;

/// About and sources.
pub fn about(view: &View) -> Html {
    let messages = &view.messages;
    let count = view.knowledge.tables.sources.len();
    let sources = (0..=u8::MAX).take(count).map(|n| source_view(view, SourceId(n)));
    let paragraph = |key: &str| {
        html! {
            <section key={key.to_owned()}>
                <h2>{ messages.text(key) }</h2><p>{ messages.attribute(key, "text") }</p>
            </section>
        }
    };
    html! {
        <Page title={messages.text("about-title")}>
            <div class="page__head">
                <h1 tabindex="-1">{ messages.text("about-title") }</h1>
                <p class="page__lead">{ messages.text("about-lead") }</p>
            </div>
            <div class="prose">
                { paragraph("about-review") }
                { reviews(view, &view.knowledge.tables.rules) }
                { paragraph("about-index") }
                { paragraph("about-grades") }
                { paragraph("about-stricter") }
                { paragraph("about-embed") }
                <p>
                    <a href={Route::Embed.href()} class="link">
                        { messages.attribute("about-embed", "link") }
                    </a>
                </p>
                <details class="disclosure">
                    <summary>{ chevron() }{ messages.count("about-sources", count) }</summary>
                    <div class="disclosure__body">{ for sources }</div>
                </details>
                <p class="muted">
                    { messages.format("about-version", &[
                        ("version", env!("CARGO_PKG_VERSION")),
                        ("build", &boot::build()),
                    ]) }
                </p>
            </div>
        </Page>
    }
}
