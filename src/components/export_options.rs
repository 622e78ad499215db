//! Take it along: the plan in a person's own calendar, as text, and on one page for the clinic.

use yew::prelude::*;

use super::calendar_options::{CalendarOptions, calendar_options};
use super::copy_text::CopyText;
use super::file_hint::file_said;
use super::icon::{Icon, icon};
use super::spoken::Spoken;
use crate::domain::date_text;
use crate::export::{ics, text};
use crate::platform::files::{self, Handover};
use crate::platform::share::{self, Shared};
use crate::platform::{address, boot, clock};
use crate::route::Route;
use crate::state::{App, use_app};

/// The name of the calendar file.
fn file_name(app: &App) -> String {
    format!("barrier-first-{}.ics", date_text(app.started()))
}

/// The calendar file as it is wished for; nothing while someone should look at the skin first.
fn calendar(app: &App, options: &CalendarOptions) -> Option<String> {
    let choices = ics::Choices {
        started: app.started(),
        today: app.today().date,
        stamp: ics::UtcTimestamp::parse(&clock::now())?,
        routine: options.routine,
        alarms: options.alarms,
        morning: options.morning,
        evening: options.evening,
        days_before: options.days_before,
        name: options.name.to_string(),
        check_in: address::kept(&Route::CheckIn.to_path()).unwrap_or_default(),
    };
    ics::calendar(&app.knowledge, app.plan.as_ref()?, &Spoken(&app.words), &choices)
}

/// The plan as text.
fn plain(app: &App) -> String {
    let Some(plan) = &app.plan else { return String::new() };
    let words = Spoken(&app.words);
    text::text(&app.knowledge, plan, &words, app.started(), app.current_span())
}

/// What can be taken along of a plan. While someone should look at the skin first, that is the
/// page for the clinician alone.
#[component]
pub fn ExportOptions() -> Html {
    let app = use_app();
    let words = &app.words;
    let Some(plan) = &app.plan else { return Html::default() };
    html! {
        <section class="section screen-only" aria-labelledby="take">
            <h2 id="take" class="section__head" tabindex="-1">{ words.get("take-title") }</h2>
            <div class="options stack">
                if !plan.triage.stops_the_plan() {
                    <Reminders />
                    { as_text(&app) }
                }
                { for_clinician(&app) }
            </div>
        </section>
    }
}

/// The way to the page for the clinician: the one page that prints, shows the code and has the file.
fn for_clinician(app: &App) -> Html {
    let words = &app.words;
    html! {
        <div class="card option">
            { icon(Icon::PRINT) }
            <h3 class="option__title">{ words.get("plan-summary") }</h3>
            <p class="muted">{ words.get("take-clinic") }</p>
            <p>
                <a href={Route::Summary.href()} class="button button--quiet button--small">
                    { words.attribute("take-clinic", "button") }
                </a>
            </p>
        </div>
    }
}

/// The calendar file, with its choices folded away.
#[component]
fn Reminders() -> Html {
    let app = use_app();
    let words = &app.words;
    let options = use_state_eq(CalendarOptions::default);
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
                let end = match calendar(&app, &options) {
                    Some(file) => {
                        let name = file_name(&app);
                        files::hand_over(&name, ics::MEDIA_TYPE, file.as_bytes()).await
                    }
                    None => Handover::Refused,
                };
                // A frame that allows no downloads does not say so either.
                let offered = if boot::embedded() { "take-frame" } else { "take-saved" };
                say.emit(file_said(end, offered, "take-refused"));
            });
        })
    };
    let hand_on = share::can_share_file("a.ics", "text/calendar").then(|| {
        let (app, options, say) = (app.clone(), options.clone(), say.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            let Some(file) = calendar(&app, &options) else { return };
            let (name, say) = (file_name(&app), say.clone());
            yew::platform::spawn_local(async move {
                let shared = share::share_file(&name, "text/calendar", file.as_bytes()).await;
                say.emit(outcome(shared));
            });
        });
        html! {
            <button type="button" class="link" {onclick}>
                { words.attribute("take-calendar", "share") }
            </button>
        }
    });
    let change = {
        let options = options.clone();
        Callback::from(move |changed: CalendarOptions| options.set(changed))
    };
    html! {
        <div class="card option">
            { icon(Icon::CALENDAR) }
            <h3 class="option__title">{ words.get("take-calendar") }</h3>
            <p class="muted">{ words.attribute("take-calendar", "text") }</p>
            <div class="stack stack--tight">
                { calendar_options(words, &options, &change) }
                <div class="actions actions--row">
                    <button type="button" class="button button--quiet button--small" onclick={save}>
                        { words.attribute("take-calendar", "button") }
                    </button>
                    { hand_on }
                </div>
                <p role="status">{ said.map(|key| words.get(key)) }</p>
            </div>
        </div>
    }
}

/// The plan as text, to copy or to hand on.
fn as_text(app: &App) -> Html {
    let words = &app.words;
    let text = {
        let app = app.clone();
        Callback::from(move |()| plain(&app))
    };
    let hand_on = share::can_share().then(|| {
        let (app, title) = (app.clone(), words.get("ics-name"));
        let onclick = Callback::from(move |_: MouseEvent| {
            let (text, title) = (plain(&app), title.clone());
            yew::platform::spawn_local(async move {
                // The device shows its own sheet and its own errors; copying stays beside it.
                let _ = share::share_text(&title, &text).await;
            });
        });
        html! {
            <button type="button" class="link" {onclick}>
                { words.attribute("take-text", "share") }
            </button>
        }
    });
    html! {
        <div class="card option">
            { icon(Icon::EDIT) }
            <h3 class="option__title">{ words.get("take-text") }</h3>
            <p class="muted">{ words.attribute("take-text", "text") }</p>
            <div class="stack stack--tight">
                <CopyText id="plan-text" button={words.attribute("take-text", "button")}
                    label={words.get("take-text")} {text}>
                    { hand_on }
                </CopyText>
            </div>
        </div>
    }
}

/// What to say about the way sharing ended.
fn outcome(shared: Shared) -> &'static str {
    match shared {
        Shared::Done => "take-handed",
        Shared::Cancelled => "take-cancelled",
        Shared::Refused => "take-refused",
    }
}
