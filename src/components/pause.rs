//! Pausing the plan: travel, illness, a week in which skin care does not matter.

use yew::prelude::*;

use super::icon::chevron;
use super::notice::{Tone, notice};
use crate::domain::{Pause, parse_date};
use crate::engine::minus_days;
use crate::platform::dom::Input;
use crate::state::{Action, App, JournalEvent, use_app};

/// Draws the notice while the plan is paused, with a button to resume.
pub fn paused_notice(app: &App) -> Html {
    let messages = &app.messages;
    let today = app.today().date;
    let course = app.plan.as_ref().and_then(|plan| plan.course.as_ref());
    let Some(course) = course.filter(|course| course.paused) else { return Html::default() };
    let until = course.pauses.iter().find(|pause| pause.holds(today)).and_then(|pause| pause.to);
    let text = match until {
        Some(to) => messages.format("paused-until", &[("date", &messages.date(to))]),
        None => messages.text("paused"),
    };
    let go_on = app.callback(move |_: MouseEvent| Action::Journal(JournalEvent::PauseEnded(today)));
    notice(
        Tone::Info,
        false,
        html! { <>
            <p><strong>{ text }</strong>{ " " }{ messages.text("paused-care") }</p>
            <p><button type="button" class="link" onclick={go_on}>{ messages.text("paused-go-on") }</button></p>
        </> },
    )
}

/// The form that pauses the plan from today, with or without a last day.
#[component]
pub fn PauseForm() -> Html {
    let app = use_app();
    let until = use_state_eq(String::new);
    let wrong = use_state_eq(|| false);
    let messages = &app.messages;
    let today = app.today().date;
    let oninput = {
        let (until, wrong) = (until.clone(), wrong.clone());
        Callback::from(move |event: InputEvent| {
            let input: Input = event.target_unchecked_into();
            until.set(input.value());
            wrong.set(false);
        })
    };
    let onsubmit = {
        let (app, until, wrong) = (app.clone(), until.clone(), wrong.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let text = until.trim();
            let to = parse_date(text);
            // The day of resuming must lie in the future.
            if (!text.is_empty() && to.is_none_or(|to| to <= today))
                || crate::platform::dom::is_half_typed("pause-until")
            {
                wrong.set(true);
                return;
            }
            let pause = Pause { from: today, to: to.map(|back| minus_days(back, 1)) };
            app.dispatch(Action::Journal(JournalEvent::PauseSet(pause)));
            until.set(String::new());
        })
    };
    let paused =
        app.plan.as_ref().and_then(|plan| plan.course.as_ref()).is_some_and(|it| it.paused);
    if paused {
        return paused_notice(&app);
    }
    html! {
        <details class="disclosure">
            <summary>{ chevron() }{ messages.text("pause-title") }</summary>
            <form class="disclosure__body" novalidate=true {onsubmit}>
                <p>{ messages.text("pause-text") }</p>
                <div class="field">
                    <label class="field__label" for="pause-until">{ messages.text("pause-until") }</label>
                    if *wrong {
                        <p class="field-error" id="pause-error" role="alert">{ messages.text("pause-wrong") }</p>
                    }
                    <input class="field__input" type="date" id="pause-until" value={(*until).clone()}
                        {oninput} aria-invalid={wrong.then_some("true")}
                        aria-describedby={wrong.then_some("pause-error")} />
                </div>
                <div class="actions">
                    <button type="submit" class="button button--secondary">{ messages.text("pause-send") }</button>
                </div>
            </form>
        </details>
    }
}
