//! How the barrier works, in short cards.

use yew::prelude::*;

use crate::components::page::Page;
use crate::components::pictures::lesson_wall;
use crate::state::View;

/// Key of each card and the wall that goes with it (index at its left and right edge).
const CARDS: [(&str, u8, u8); 6] = [
    ("learn-bricks", 98, 98),
    ("learn-thin", 30, 30),
    ("learn-helpers", 74, 74),
    ("learn-mends", 20, 98),
    ("learn-less", 55, 98),
    ("learn-sun", 98, 60),
];

/// The education cards.
pub fn learn(view: &View) -> Html {
    let messages = &view.messages;
    let cards = CARDS.iter().map(|(key, from, to)| {
        html! {
            <article class="card card--picture" key={*key}>
                { lesson_wall(*from, *to, messages.attribute(key, "picture")) }
                <h2 class="card__title">{ messages.text(key) }</h2>
                <p>{ messages.attribute(key, "text") }</p>
            </article>
        }
    });
    html! {
        <Page title={messages.text("learn-title")} wide=true>
            <div class="page__head">
                <h1 tabindex="-1">{ messages.text("learn-title") }</h1>
                <p class="page__lead">{ messages.text("learn-lead") }</p>
            </div>
            <div class="cards cards--two">{ for cards }</div>
        </Page>
    }
}
