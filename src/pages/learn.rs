//! How the barrier works: two pictures, of a wall that loosens and of one that mends, and a few
//! paragraphs. A wall beside each paragraph would teach nothing.

use yew::prelude::*;

use crate::components::page::Page;
use crate::components::pictures::lesson_wall;
use crate::state::View;

/// Key of each card and its wall (index at the left and right edge).
const CARDS: [(&str, u8, u8); 2] = [("learn-thin", 98, 20), ("learn-mends", 20, 98)];
/// Paragraphs without a picture: before the cards, and after them.
const BEFORE: [&str; 1] = ["learn-bricks"];
const AFTER: [&str; 3] = ["learn-less", "learn-sun", "learn-helpers"];

/// Draws the education cards.
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
    let paragraphs = |keys: &'static [&'static str]| {
        let items = keys.iter().map(|key| {
            html! {
                <section key={*key}>
                    <h2>{ messages.text(key) }</h2>
                    <p>{ messages.attribute(key, "text") }</p>
                </section>
            }
        });
        html! { <div class="section section--near prose">{ for items }</div> }
    };
    html! {
        <Page title={messages.text("learn-title")} wide=true>
            <div class="page__head">
                <h1 tabindex="-1">{ messages.text("learn-title") }</h1>
                <p class="page__lead">{ messages.text("learn-lead") }</p>
            </div>
            { paragraphs(&BEFORE) }
            <div class="section section--near cards cards--two">{ for cards }</div>
            { paragraphs(&AFTER) }
        </Page>
    }
}
