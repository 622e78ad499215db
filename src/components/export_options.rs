//! The ways to save or share the plan: as a calendar file, as text, and as a page for the clinician.

use yew::prelude::*;

use super::calendar_file;
use super::calendar_options::{CalendarOptions, calendar_options};
use super::copy_text::CopyText;
use super::icon::{Icon, chevron, icon};
use super::localizer::AppLocalizer;
use crate::export::text;
use crate::platform::share::{self, Shared};
use crate::route::Route;
use crate::state::{App, use_app};

/// Returns the plan as text.
fn plain(app: &App) -> String {
    let Some(plan) = &app.plan else { return String::new() };
    let messages = AppLocalizer(&app.messages);
    text::text(&app.knowledge, plan, &messages, app.started(), app.current_span())
}

/// Draws the export options of a plan, collapsed: they are seldom needed and appear on three pages.
/// While a clinician should look at the skin first, only the clinician's page is offered, expanded.
#[component]
pub fn ExportOptions() -> Html {
    let app = use_app();
    let messages = &app.messages;
    let Some(plan) = &app.plan else { return Html::default() };
    let title = messages.text("take-title");
    html! {
        <section class="section section--end screen-only" aria-labelledby="take">
            if plan.triage.stops_the_plan() {
                <h2 id="take" class="section__head" tabindex="-1">{ title }</h2>
                <div class="options stack">{ for_clinician(&app) }</div>
            } else {
                <details class="disclosure take">
                    <summary>{ chevron() }<h2 id="take" class="take__title">{ title }</h2></summary>
                    <div class="options stack">
                        <Reminders />
                        { as_text(&app) }
                        { for_clinician(&app) }
                    </div>
                </details>
            }
        </section>
    }
}

/// Draws the link to the clinician's page, the one page that prints, shows the code and has the file.
fn for_clinician(app: &App) -> Html {
    let messages = &app.messages;
    html! {
        <div class="card option">
            { icon(Icon::PRINT) }
            <h3 class="option__title">{ messages.text("plan-summary") }</h3>
            <p class="muted">{ messages.text("take-clinic") }</p>
            <p>
                <a href={Route::Summary.href()} class="button button--quiet button--small">
                    { messages.attribute("take-clinic", "button") }
                </a>
            </p>
        </div>
    }
}

/// Draws the calendar file with its options collapsed.
#[component]
fn Reminders() -> Html {
    let app = use_app();
    let messages = &app.messages;
    let chosen = use_state_eq(|| None::<CalendarOptions>);
    let options = (*chosen).clone().unwrap_or_else(|| calendar_file::last_options(&app));
    let said = use_state_eq(|| None::<&'static str>);
    let say = {
        let said = said.clone();
        Callback::from(move |key: &'static str| said.set(Some(key)))
    };
    let save = {
        let (app, options, say) = (app.clone(), options.clone(), say.clone());
        Callback::from(move |_: MouseEvent| {
            let (app, options, say) = (app.clone(), options.clone(), say.clone());
            yew::platform::spawn_local(async move {
                say.emit(calendar_file::hand_over(&app, &options).await);
            });
        })
    };
    let hand_on = share::can_share_file("a.ics", "text/calendar").then(|| {
        let (app, options, say) = (app.clone(), options.clone(), say.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            let Some(file) = calendar_file::make(&app, &options) else { return };
            let (app, options, say) = (app.clone(), options.clone(), say.clone());
            yew::platform::spawn_local(async move {
                let name = calendar_file::name(&app);
                let shared = share::share_file(&name, "text/calendar", file.as_bytes()).await;
                if shared == Shared::Done {
                    calendar_file::remember(&app, &options);
                }
                say.emit(outcome(shared));
            });
        });
        html! {
            <button type="button" class="link" {onclick}>
                { messages.attribute("take-calendar", "share") }
            </button>
        }
    });
    let change = {
        let chosen = chosen.clone();
        Callback::from(move |changed: CalendarOptions| chosen.set(Some(changed)))
    };
    html! {
        <div class="card option">
            { icon(Icon::CALENDAR) }
            <h3 class="option__title">{ messages.text("take-calendar") }</h3>
            <p class="muted">{ messages.attribute("take-calendar", "text") }</p>
            <div class="stack stack--tight">
                { calendar_options(messages, &options, &change) }
                <div class="actions actions--row">
                    <button type="button" class="button button--quiet button--small" onclick={save}>
                        { messages.attribute("take-calendar", "button") }
                    </button>
                    { hand_on }
                </div>
                <p role="status">{ said.map(|key| messages.text(key)) }</p>
            </div>
        </div>
    }
}

/// Draws the plan as text, to copy or share.
fn as_text(app: &App) -> Html {
    let messages = &app.messages;
    let text = {
        let app = app.clone();
        Callback::from(move |()| plain(&app))
    };
    let hand_on = share::can_share().then(|| {
        let (app, title) = (app.clone(), messages.text("ics-name"));
        let onclick = Callback::from(move |_: MouseEvent| {
            let (text, title) = (plain(&app), title.clone());
            yew::platform::spawn_local(async move {
                // The device shows its own sheet and errors; copying stays available beside it.
                let _ = share::share_text(&title, &text).await;
            });
        });
        html! {
            <button type="button" class="link" {onclick}>
                { messages.attribute("take-text", "share") }
            </button>
        }
    });
    html! {
        <div class="card option">
            { icon(Icon::EDIT) }
            <h3 class="option__title">{ messages.text("take-text") }</h3>
            <p class="muted">{ messages.attribute("take-text", "text") }</p>
            <div class="stack stack--tight">
                <CopyText id="plan-text" button={messages.attribute("take-text", "button")}
                    label={messages.text("take-text")} {text}>
                    { hand_on }
                </CopyText>
            </div>
        </div>
    }
}

/// Returns the message key for the result of sharing.
fn outcome(shared: Shared) -> &'static str {
    match shared {
        Shared::Done => "take-handed",
        Shared::Cancelled => "take-cancelled",
        Shared::Refused => "take-refused",
    }
}
