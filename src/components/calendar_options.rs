//! The options of the calendar file.

use yew::prelude::*;

use super::choice::{Choice, choice};
use super::icon::chevron;
use crate::export::ics::{LONGEST_NAME, TimeOfDay};
use crate::i18n::Messages;
use crate::platform::dom::{Input, Select};

/// Choices for the number of days between a reminder and its visit.
const DAYS_BEFORE: [u8; 2] = [1, 7];

/// The current options.
#[derive(Debug, Clone, PartialEq)]
pub struct CalendarOptions {
    /// Whether the file includes the routine.
    pub routine: bool,
    /// Whether the routine and check-ins have alarms.
    pub alarms: bool,
    /// Time of the morning routine.
    pub morning: TimeOfDay,
    /// Time of the evening routine.
    pub evening: TimeOfDay,
    /// Number of days before a visit for a reminder.
    pub days_before: Option<u8>,
    /// Name of the person the plan is for.
    pub name: AttrValue,
}

impl Default for CalendarOptions {
    fn default() -> Self {
        Self {
            routine: true,
            alarms: true,
            morning: TimeOfDay::at(7, 30),
            evening: TimeOfDay::at(21, 30),
            days_before: Some(1),
            name: AttrValue::Static(""),
        }
    }
}

/// Draws the options, collapsed: the defaults are fine.
pub fn calendar_options(
    messages: &Messages,
    options: &CalendarOptions,
    change: &Callback<CalendarOptions>,
) -> Html {
    html! {
        <details class="disclosure">
            <summary>{ chevron() }{ messages.text("take-choose") }</summary>
            <div class="disclosure__body stack">
                { tick(messages, "take-routine", options.routine, change, |options, on| CalendarOptions { routine: on, ..options }, options) }
                { time(messages, "take-morning", options.morning, change, |options, at| CalendarOptions { morning: at, ..options }, options) }
                { time(messages, "take-evening", options.evening, change, |options, at| CalendarOptions { evening: at, ..options }, options) }
                { tick(messages, "take-alarms", options.alarms, change, |options, on| CalendarOptions { alarms: on, ..options }, options) }
                { before(messages, options, change) }
                { name(messages, options, change) }
            </div>
        </details>
    }
}

fn tick(
    messages: &Messages,
    key: &'static str,
    on: bool,
    change: &Callback<CalendarOptions>,
    set: fn(CalendarOptions, bool) -> CalendarOptions,
    options: &CalendarOptions,
) -> Html {
    let options = options.clone();
    let onchange = change.reform(move |event: Event| {
        let input: Input = event.target_unchecked_into();
        set(options.clone(), input.checked())
    });
    let id = AttrValue::Static(key);
    let text = messages.text(key);
    choice(Choice { many: true, id, text, checked: on, ..Choice::default() }, onchange)
}

fn time(
    messages: &Messages,
    key: &'static str,
    at: TimeOfDay,
    change: &Callback<CalendarOptions>,
    set: fn(CalendarOptions, TimeOfDay) -> CalendarOptions,
    options: &CalendarOptions,
) -> Html {
    let (options, change) = (options.clone(), change.clone());
    let onchange = Callback::from(move |event: Event| {
        let input: Input = event.target_unchecked_into();
        // A cleared field keeps the previous time.
        if let Some(at) = TimeOfDay::parse(&input.value()) {
            change.emit(set(options.clone(), at));
        }
    });
    html! {
        <div class="stack stack--tight">
            <label for={key}>{ messages.text(key) }</label>
            <input class="field__input field__input--date" type="time" id={key}
                value={at.text()} {onchange} />
        </div>
    }
}

fn before(
    messages: &Messages,
    options: &CalendarOptions,
    change: &Callback<CalendarOptions>,
) -> Html {
    let current = options.days_before;
    let options = options.clone();
    let onchange = change.reform(move |event: Event| {
        let select: Select = event.target_unchecked_into();
        CalendarOptions { days_before: select.value().parse().ok(), ..options.clone() }
    });
    let options = DAYS_BEFORE.iter().map(|days| {
        let key = format!("take-before-{days}");
        html! {
            <option value={days.to_string()} selected={current == Some(*days)} key={*days}>
                { messages.text(&key) }
            </option>
        }
    });
    html! {
        <div class="stack stack--tight">
            <label for="take-before">{ messages.text("take-before") }</label>
            <select class="field__input" id="take-before" {onchange}>
                { for options }
                <option value="" selected={current.is_none()}>{ messages.text("take-before-none") }</option>
            </select>
        </div>
    }
}

fn name(
    messages: &Messages,
    options: &CalendarOptions,
    change: &Callback<CalendarOptions>,
) -> Html {
    let value = options.name.clone();
    let options = options.clone();
    let oninput = change.reform(move |event: InputEvent| {
        let input: Input = event.target_unchecked_into();
        CalendarOptions { name: input.value().into(), ..options.clone() }
    });
    html! {
        <div class="stack stack--tight">
            <label for="take-name">{ messages.text("take-name") }</label>
            <input class="field__input" type="text" id="take-name" autocomplete="off"
                maxlength={LONGEST_NAME.to_string()} {value} {oninput}
                aria-describedby="take-name-hint" />
            <p class="muted" id="take-name-hint">{ messages.text("take-name-hint") }</p>
        </div>
    }
}
