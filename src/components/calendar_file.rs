//! The calendar file: created with the chosen options, exported, remembered, and reported as
//! outdated when the plan's dates have changed since.

use yew::prelude::*;

use super::calendar_options::CalendarOptions;
use super::file_hint::file_said;
use super::localizer::AppLocalizer;
use super::notice::{Tone, notice};
use super::verdict::product_name;
use crate::domain::{CalendarFile, date_text};
use crate::engine::Assessment;
use crate::export::ics::{self, TimeOfDay, outdated};
use crate::platform::files::{self, Handover};
use crate::platform::{address, boot, clock, crypto};
use crate::route::Route;
use crate::state::{Action, App, JournalEvent, View, use_app};

/// Returns the file that was exported last.
fn last(view: &View) -> Option<&CalendarFile> {
    view.state.journal.as_ref()?.journal().calendar.as_ref()
}

/// Returns the options of the last exported file, or the defaults.
pub fn last_options(view: &View) -> CalendarOptions {
    last(view).map_or_else(CalendarOptions::default, |file| CalendarOptions {
        routine: file.routine,
        alarms: file.alarms,
        morning: TimeOfDay::after_midnight(file.morning),
        evening: TimeOfDay::after_midnight(file.evening),
        days_before: file.days_before,
        name: file.name.clone().into(),
    })
}

/// Returns the file name.
pub fn name(view: &View) -> String {
    format!("barrier-first-{}.ics", date_text(view.started()))
}

/// Returns the sequence number for a file created now.
fn sequence(view: &View, stamp: ics::UtcTimestamp) -> u32 {
    last(view).map_or_else(|| stamp.sequence(), CalendarFile::next_sequence)
}

/// Returns the file for these options; `None` while a clinician should look at the skin first.
pub fn make(view: &View, options: &CalendarOptions) -> Option<String> {
    let plan = view.plan.as_ref()?;
    let stamp = ics::UtcTimestamp::parse(&clock::now())?;
    let choices = ics::Choices {
        started: view.started(),
        today: view.today().date,
        stamp,
        sequence: sequence(view, stamp),
        routine: options.routine,
        alarms: options.alarms,
        morning: options.morning,
        evening: options.evening,
        days_before: options.days_before,
        name: crypto::normal(&options.name),
        check_in: address::kept(&Route::CheckIn.to_path()).unwrap_or_default(),
        products: product_days(view, plan),
    };
    ics::calendar(&view.knowledge, plan, &AppLocalizer(&view.messages), &choices)
}

/// Returns the days of the person's own products.
pub fn product_days(view: &View, plan: &Assessment) -> Vec<ics::ProductDay> {
    ics::product_days(view.shelf_items(), &plan.test_terms, view.today().date, |item| {
        product_name(view, item).to_string()
    })
}

/// Records the content of an exported file.
pub fn remember(app: &App, options: &CalendarOptions) {
    let (Some(plan), Some(stamp)) = (&app.plan, ics::UtcTimestamp::parse(&clock::now())) else {
        return;
    };
    let file = CalendarFile {
        on: app.today().date,
        dates: outdated::dates(&app.knowledge, plan, &product_days(app, plan), app.today().date),
        routine: options.routine,
        alarms: options.alarms,
        morning: options.morning.minutes(),
        evening: options.evening.minutes(),
        days_before: options.days_before,
        name: crypto::normal(&options.name).chars().take(ics::LONGEST_NAME).collect(),
        sequence: Some(sequence(app, stamp)),
    };
    app.dispatch(Action::Journal(JournalEvent::CalendarTaken(file)));
}

/// Exports the file and returns the key of the message about it.
pub async fn hand_over(app: &App, options: &CalendarOptions) -> &'static str {
    let end = match make(app, options) {
        Some(file) => files::hand_over(&name(app), ics::MEDIA_TYPE, file.as_bytes()).await,
        None => Handover::Refused,
    };
    if matches!(end, Handover::Shared | Handover::Offered) {
        remember(app, options);
    }
    // A frame that forbids downloads gives no sign of it.
    let offered = if boot::embedded() { "take-frame" } else { "take-saved" };
    file_said(end, offered, "take-refused")
}

/// Warns that the plan's dates differ from those in the last exported file, with a button that
/// exports it again with the same options. Nothing if they are the same or none was exported.
#[component]
pub fn OutdatedCalendar() -> Html {
    let app = use_app();
    let said = use_state_eq(|| None::<&'static str>);
    let messages = &app.messages;
    let today = app.today().date;
    let (Some(plan), Some(file)) = (&app.plan, last(&app)) else { return Html::default() };
    let products = product_days(&app, plan);
    let old = !plan.triage.stops_the_plan()
        && outdated::is_outdated(&app.knowledge, plan, &products, file, today);
    let said_now = said.map(|key| messages.text(key));
    if !old {
        // The result of the button stays readable.
        return said_now.map_or_else(Html::default, |text| {
            apart(notice(Tone::Info, true, html! { <p>{ text }</p> }))
        });
    }
    let save = {
        let (app, said) = (app.clone(), said.clone());
        Callback::from(move |_: MouseEvent| {
            let (app, said) = (app.clone(), said.clone());
            yew::platform::spawn_local(async move {
                said.set(Some(hand_over(&app, &last_options(&app)).await));
            });
        })
    };
    let text = messages.format("calendar-old", &[("date", &messages.date(file.on))]);
    apart(notice(
        Tone::Info,
        false,
        html! { <>
            <p><strong>{ text }</strong>{ " " }{ messages.attribute("calendar-old", "text") }</p>
            <p><button type="button" class="link" onclick={save}>
                { messages.attribute("calendar-old", "button") }
            </button></p>
            <p role="status">{ said_now }</p>
        </> },
    ))
}

fn apart(notice: Html) -> Html {
    html! { <div class="section section--near screen-only">{ notice }</div> }
}
