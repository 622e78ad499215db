//! Home tests of the person's products: what is due today, and the state of each.

use yew::prelude::*;

use super::icon::{Icon, icon};
use super::verdict::product_name;
use crate::domain::{HomeTest, ShelfItem, ShelfUse};
use crate::engine::{TestStage, TestState};
use crate::route::Route;
use crate::state::View;

/// Returns the state of a product's test on the diary day; `None` without a test or a plan.
pub fn state<'v>(view: &'v View, item: &'v ShelfItem) -> Option<(&'v HomeTest, TestState)> {
    let test = item.test.as_ref()?;
    let terms = &view.plan.as_ref()?.test_terms;
    Some((test, terms.state_of(item, view.diary_day())?))
}

/// Returns the products with a test, and its state.
pub fn tests(view: &View) -> Vec<(&ShelfItem, &HomeTest, TestState)> {
    let found = view.shelf_items().iter().filter_map(|item| {
        let (test, state) = state(view, item)?;
        Some((item, test, state))
    });
    found.collect()
}

/// Returns `true` if the test of a product is still relevant: a finished product is no longer applied.
pub fn is_used(item: &ShelfItem) -> bool {
    item.status != ShelfUse::Finished
}

/// Draws the inspections due today, one line each.
pub fn due_lines(view: &View) -> Html {
    let messages = &view.messages;
    let tests = tests(view);
    let due = tests.iter().filter(|(item, _, state)| is_used(item) && state.due.is_some());
    let lines = due.map(|(item, _, state)| {
        let to = Route::Product { id: item.id.clone() };
        let day = messages.number(usize::from(state.day));
        let args = [("product", &*product_name(view, item)), ("day", &*day)];
        html! {
            <p class="home-test-due" key={item.id.clone()}>
                { icon(Icon::CLOCK) }
                <a class="link" href={to.href()}>{ messages.format("test-due", &args) }</a>
            </p>
        }
    });
    html! { <div class="screen-only">{ for lines }</div> }
}

/// Returns the state of a test in one sentence.
pub fn state_text(view: &View, test: &HomeTest, state: &TestState) -> AttrValue {
    let messages = &view.messages;
    let key = match state.stage {
        TestStage::Runs if state.day == 0 => {
            return messages.format("test-began", &[("date", &messages.date(test.started))]);
        }
        TestStage::Runs => {
            let days = view.plan.as_ref().map_or(0, |plan| plan.test_terms.days);
            let numbers = [state.day, days].map(|number| messages.number(usize::from(number)));
            return messages.format("test-day", &[("day", &numbers[0]), ("days", &numbers[1])]);
        }
        TestStage::Passed => "test-is-passed",
        TestStage::Reacted => "test-is-reacted",
        TestStage::Stopped => "test-is-stopped",
    };
    match state.last_said(test) {
        Some(day) => messages
            .format("test-on", &[("what", &messages.text(key)), ("date", &messages.date(day))]),
        None => messages.text(key),
    }
}

/// Draws every test that was started, latest first.
pub fn history(view: &View) -> Html {
    let messages = &view.messages;
    let mut tests = tests(view);
    if tests.is_empty() {
        return Html::default();
    }
    crate::domain::insertion_sort(&mut tests, |(_, test, _)| std::cmp::Reverse(test.started));
    let items = tests.iter().map(|(item, test, state)| {
        let to = Route::Product { id: item.id.clone() };
        let began = messages.format("test-began", &[("date", &messages.date(test.started))]);
        html! {
            <li class="history__item" key={item.id.clone()}>
                <p><a class="link" href={to.href()}>{ product_name(view, item) }</a>{ " " }
                    <span class="muted">{ began }</span></p>
                <p>{ state_text(view, test, state) }</p>
            </li>
        }
    });
    html! {
        <section class="section" aria-labelledby="tests">
            <h2 id="tests" class="section__head">{ messages.text("test-title") }</h2>
            <ol class="history" role="list">{ for items }</ol>
        </section>
    }
}
