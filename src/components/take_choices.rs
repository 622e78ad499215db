//! What a person may choose about the calendar file.

use yew::prelude::*;

use super::icon::chevron;
use crate::export::ics::{LONGEST_NAME, TimeOfDay};
use crate::i18n::Words;
use crate::platform::dom::{Input, Select};

/// Days before a visit that may be chosen for a reminder.
const DAYS_BEFORE: [u8; 2] = [1, 7];

/// The choices so far.
#[derive(Debug, Clone, PartialEq)]
pub struct Wishes {
    /// Whether the routine is in the file.
    pub routine: bool,
    /// Whether routine and check-ins ring.
    pub alarms: bool,
    /// When the morning routine is.
    pub morning: TimeOfDay,
    /// When the evening routine is.
    pub evening: TimeOfDay,
    /// Days before a visit on which to be reminded.
    pub days_before: Option<u8>,
    /// Whose plan it is.
    pub name: AttrValue,
}

impl Default for Wishes {
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

/// The choices, folded away: the file is fine without them.
pub fn take_choices(words: &Words, wishes: &Wishes, change: &Callback<Wishes>) -> Html {
    html! {
        <details class="disclosure">
            <summary>{ chevron() }{ words.get("take-choose") }</summary>
            <div class="disclosure__body stack">
                { tick(words, "take-routine", wishes.routine, change, |wishes, on| Wishes { routine: on, ..wishes }, wishes) }
                { time(words, "take-morning", wishes.morning, change, |wishes, at| Wishes { morning: at, ..wishes }, wishes) }
                { time(words, "take-evening", wishes.evening, change, |wishes, at| Wishes { evening: at, ..wishes }, wishes) }
                { tick(words, "take-alarms", wishes.alarms, change, |wishes, on| Wishes { alarms: on, ..wishes }, wishes) }
                { before(words, wishes, change) }
                { name(words, wishes, change) }
            </div>
        </details>
    }
}

fn tick(
    words: &Words,
    key: &'static str,
    on: bool,
    change: &Callback<Wishes>,
    set: fn(Wishes, bool) -> Wishes,
    wishes: &Wishes,
) -> Html {
    let wishes = wishes.clone();
    let onchange = change.reform(move |event: Event| {
        let input: Input = event.target_unchecked_into();
        set(wishes.clone(), input.checked())
    });
    html! {
        <div class="choice">
            <input class="choice__input" type="checkbox" id={key} checked={on} {onchange} />
            <label class="choice__label" for={key}>{ words.get(key) }</label>
        </div>
    }
}

fn time(
    words: &Words,
    key: &'static str,
    at: TimeOfDay,
    change: &Callback<Wishes>,
    set: fn(Wishes, TimeOfDay) -> Wishes,
    wishes: &Wishes,
) -> Html {
    let (wishes, change) = (wishes.clone(), change.clone());
    let onchange = Callback::from(move |event: Event| {
        let input: Input = event.target_unchecked_into();
        // An emptied field keeps the time before it.
        if let Some(at) = TimeOfDay::parse(&input.value()) {
            change.emit(set(wishes.clone(), at));
        }
    });
    html! {
        <div class="stack stack--tight">
            <label for={key}>{ words.get(key) }</label>
            <input class="field__input field__input--date" type="time" id={key}
                value={at.text()} {onchange} />
        </div>
    }
}

fn before(words: &Words, wishes: &Wishes, change: &Callback<Wishes>) -> Html {
    let current = wishes.days_before;
    let wishes = wishes.clone();
    let onchange = change.reform(move |event: Event| {
        let select: Select = event.target_unchecked_into();
        Wishes { days_before: select.value().parse().ok(), ..wishes.clone() }
    });
    let options = DAYS_BEFORE.iter().map(|days| {
        let key = format!("take-before-{days}");
        html! {
            <option value={days.to_string()} selected={current == Some(*days)} key={*days}>
                { words.get(&key) }
            </option>
        }
    });
    html! {
        <div class="stack stack--tight">
            <label for="take-before">{ words.get("take-before") }</label>
            <select class="field__input" id="take-before" {onchange}>
                { for options }
                <option value="" selected={current.is_none()}>{ words.get("take-before-none") }</option>
            </select>
        </div>
    }
}

fn name(words: &Words, wishes: &Wishes, change: &Callback<Wishes>) -> Html {
    let value = wishes.name.clone();
    let wishes = wishes.clone();
    let oninput = change.reform(move |event: InputEvent| {
        let input: Input = event.target_unchecked_into();
        Wishes { name: input.value().into(), ..wishes.clone() }
    });
    html! {
        <div class="stack stack--tight">
            <label for="take-name">{ words.get("take-name") }</label>
            <input class="field__input" type="text" id="take-name" autocomplete="off"
                maxlength={LONGEST_NAME.to_string()} {value} {oninput}
                aria-describedby="take-name-hint" />
            <p class="muted" id="take-name-hint">{ words.get("take-name-hint") }</p>
        </div>
    }
}
