//! The home test on the page of a product: how to start it, what to do today, how it ended.

use yew::prelude::*;

use crate::components::home_tests::{is_used, state, state_text, tests};
use crate::components::icon::chevron;
use crate::components::notice::{Tone, notice};
use crate::components::triage_notice::emergency_line;
use crate::components::verdict::product_name;
use crate::domain::{
    ClosedSet, HomeTest, ShelfItem, ShelfStatus, SpotLook, TestPlace, days_between,
};
use crate::engine::{DueLook, ShelfFit, TestStage, TestState};
use crate::route::Route;
use crate::state::{Action, App, ShelfEvent};

/// Draws a test that was started and not stopped; it comes before everything about the label.
pub fn begun_test(app: &App, item: &ShelfItem) -> Html {
    match state(app, item) {
        Some((test, state)) if state.stage != TestStage::Stopped => {
            let content = match state.stage {
                TestStage::Reacted => reacted(app, item, test, state.blamed.is_some()),
                TestStage::Passed => passed(app, item, test),
                _ => runs(app, item, test, &state),
            };
            let title = match state.stage {
                TestStage::Reacted => app.messages.text("test-reacted"),
                _ => state_text(app, test, &state),
            };
            html! {
                <section class="section section--near home-test stack" aria-labelledby="home-test">
                    <h2 id="home-test" class="reason__head">{ app.messages.text("test-title") }{ ": " }{ title }</h2>
                    { content }
                </section>
            }
        }
        _ => Html::default(),
    }
}

/// Draws how to start a test, if there is none. Products ruled out anyway are not tested on the arm either.
pub fn test_offer(app: &App, item: &ShelfItem, fit: &ShelfFit) -> Html {
    let messages = &app.messages;
    let stopped = match state(app, item) {
        Some((test, state)) if state.stage == TestStage::Stopped => {
            Some(state_text(app, test, &state))
        }
        Some(_) => return Html::default(),
        None => None,
    };
    let days = app.plan.as_ref().map_or(0, |plan| plan.test_terms.days);
    let left_out = matches!(fit.status, ShelfStatus::NotForYou | ShelfStatus::Stop);
    // Nor products introduced so late that the test would be outdated by then.
    let today = app.diary_day();
    let soon = |from| days_between(today, from) <= 2 * days;
    let far = fit.status == ShelfStatus::Later && !fit.from.is_some_and(soon);
    if days == 0 || left_out || far || !is_used(item) {
        return Html::default();
    }
    let first = app.plan.as_ref().map_or(0, |plan| plan.test_terms.first_look);
    let numbers = [days, first].map(|number| messages.number(usize::from(number)));
    let how = messages.format("test-how", &[("days", &numbers[0]), ("look", &numbers[1])]);
    let running = tests(app).into_iter().find(|(_, _, state)| state.stage == TestStage::Runs);
    let running = running.map(|(other, ..)| product_name(app, other));
    let begin = |place: TestPlace| {
        let (id, on) = (item.id.clone(), app.diary_day());
        let onclick = app.callback(move |_: MouseEvent| {
            Action::Shelf(ShelfEvent::TestStarted(id.clone(), on, place))
        });
        html! {
            <button type="button" class="button button--secondary" {onclick} key={place.id()}>
                { messages.text_for("test-place-", place.id()) }
            </button>
        }
    };
    html! {
        <details class="disclosure section section--near home-test" open={fit.test_advised}>
            <summary>
                { chevron() }
                { messages.text(if fit.test_advised { "test-advised" } else { "test-offer" }) }
            </summary>
            <div class="disclosure__body stack">
                if let Some(text) = stopped { <p>{ text }</p> }
                <p>{ how }</p>
                if item.kind.is_washed_off() { <p>{ messages.text("test-washed") }</p> }
                if let Some(other) = running {
                    <p>{ messages.format("test-one", &[("product", &other)]) }</p>
                }
                <p id="test-where"><strong>{ messages.text("test-where") }</strong></p>
                <div class="actions actions--row" role="group" aria-labelledby="test-where">
                    { for TestPlace::ALL.iter().map(|place| begin(*place)) }
                </div>
            </div>
        </details>
    }
}

fn runs(app: &App, item: &ShelfItem, test: &HomeTest, state: &TestState) -> Html {
    let messages = &app.messages;
    let today = app.diary_day();
    let place = test.place.map(|place| messages.text_for("test-spot-", place.id()));
    let place = place.unwrap_or_else(|| messages.text("test-spot"));
    let rests = app.plan.as_ref().and_then(|plan| plan.course.as_ref()).is_some_and(|it| it.paused);
    let text = match state.due {
        _ if rests => messages.text("test-rests"),
        Some(DueLook::First) => messages.format("test-look-first", &[("place", &place)]),
        Some(DueLook::Last) => {
            let date = messages.date(test.started);
            messages.format("test-look-last", &[("place", &place), ("date", &date)])
        }
        None => messages.format("test-goes-on", &[("place", &place)]),
    };
    let next = state.looks_from(today).find(|(_, day)| *day > today || state.due.is_none());
    let next = next.map(|(_, day)| messages.format("test-next", &[("date", &messages.date(day))]));
    let missed = test.looks.get(&today) == Some(&SpotLook::Missed);
    let note = |look: Option<SpotLook>| {
        let id = item.id.clone();
        app.callback(move |_: MouseEvent| {
            Action::Shelf(ShelfEvent::SpotLooked(id.clone(), today, look))
        })
    };
    let end = {
        let id = item.id.clone();
        app.callback(move |_: MouseEvent| Action::Shelf(ShelfEvent::TestEnded(id.clone(), today)))
    };
    html! {
        <>
            <p>{ text }</p>
            <div class="actions actions--row">
                if state.due.is_some() {
                    <button type="button" class="button" onclick={note(Some(SpotLook::Fine))}>
                        { messages.text("test-fine") }
                    </button>
                }
                <button type="button" class="button button--secondary" onclick={note(Some(SpotLook::Sign))}>
                    { messages.text("test-sign") }
                </button>
            </div>
            if let Some(next) = next { <p class="muted">{ next }</p> }
            <div role="status">
                if missed { <p>{ messages.text("test-missed") }</p> }
            </div>
            <div class="actions actions--row">
                if missed {
                    <button type="button" class="link" onclick={note(None)}>{ messages.text("test-not-missed") }</button>
                } else {
                    <button type="button" class="link" onclick={note(Some(SpotLook::Missed))}>
                        { messages.text("test-miss") }
                    </button>
                }
                <button type="button" class="link" onclick={end}>{ messages.text("test-end") }</button>
            </div>
        </>
    }
}

fn reacted(app: &App, item: &ShelfItem, test: &HomeTest, blamed: bool) -> Html {
    let messages = &app.messages;
    let text = html! {
        <>
            <p>{ messages.attribute("test-reacted", "do") }</p>
            <p>{ messages.attribute("test-reacted", "doctor") }</p>
        </>
    };
    html! {
        <>
            { notice(Tone::Caution, true, text) }
            { emergency_line(app) }
            <div class="actions actions--row">
                if blamed {
                    <a href={Route::Progress.href()} class="link">{ messages.text("stop-correct") }</a>
                } else {
                    <a href={Route::Reaction.href()} class="link">{ messages.text("test-elsewhere") }</a>
                }
                { take_back(app, item, test, SpotLook::Sign) }
            </div>
        </>
    }
}

fn passed(app: &App, item: &ShelfItem, test: &HomeTest) -> Html {
    html! {
        <>
            <p>{ app.messages.text("test-passed") }</p>
            { take_back(app, item, test, SpotLook::Fine) }
        </>
    }
}

/// Draws the button that undoes the latest answer, which ended the test.
fn take_back(app: &App, item: &ShelfItem, test: &HomeTest, look: SpotLook) -> Html {
    let said = test.looks.iter().rfind(|(_, it)| **it == look).map(|(day, _)| *day);
    let Some(day) = said else { return Html::default() };
    let id = item.id.clone();
    let onclick = app.callback(move |_: MouseEvent| {
        Action::Shelf(ShelfEvent::SpotLooked(id.clone(), day, None))
    });
    let date = app.messages.short_date(day);
    html! {
        <button type="button" class="link" {onclick}>
            { app.messages.format("test-take-back", &[("date", &date)]) }
        </button>
    }
}
