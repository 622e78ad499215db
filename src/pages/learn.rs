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
    let words = &view.words;
    let cards = CARDS.iter().map(|(key, from, to)| {
        html! {
            <article class="card card--picture" key={*key}>
                { lesson_wall(*from, *to, words.attribute(key, "picture")) }
                <h2 class="card__title">{ words.get(key) }</h2>
                <p>{ words.attribute(key, "text") }</p>
            </article>
        }
    });
    html! {
        <Page title={words.get("learn-title")} wide=true>
            <div class="page__head">
                <h1 tabindex="-1">{ words.get("learn-title") }</h1>
                <p class="page__lead">{ words.get("learn-lead") }</p>
            </div>
            <div class="cards cards--two">{ for cards }</div>
        </Page>
    }
}
