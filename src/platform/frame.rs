//! The page around the app, when it stands in one: what it is told, and what it asks.
//!
//! The messages themselves are `public/frame.js`'s business; without it, or outside of a frame,
//! telling does nothing and nothing is asked. No answer passes here: [`HostEvent::Share`] holds what
//! the person has read and handed over.

use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

use super::boot;

/// What the page around is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HostEvent<'a> {
    /// A question is shown: its place among the questions asked, from 1, and their number.
    Step(usize, usize),
    /// The plan is shown.
    Complete,
    /// Another page is shown.
    Page,
    /// The person hands over the summary, in exactly these characters.
    Share(&'a str),
}

/// What the page around asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HostRequest {
    /// Another language, by its tag.
    Language(String),
    /// Erase everything and start again.
    Reset,
}

/// Tells the page around what has happened.
pub fn post(event: HostEvent<'_>) {
    let number = |number: usize| JsValue::from(u32::try_from(number).unwrap_or(u32::MAX));
    let none = JsValue::UNDEFINED;
    let (name, first, second) = match event {
        HostEvent::Step(index, total) => ("step", number(index), number(total)),
        HostEvent::Complete => ("complete", none.clone(), none),
        HostEvent::Page => ("page", none.clone(), none),
        HostEvent::Share(text) => ("share", JsValue::from_str(text), none),
    };
    let _ = boot::host().map(|host| host.tell(name, &first, &second));
}

/// Calls back with what the page around asks, as long as the app lives.
pub fn listen(callback: impl Fn(HostRequest) + 'static) {
    let Some(host) = boot::host() else { return };
    let closure = Closure::<dyn Fn(String, String)>::new(move |name: String, value: String| {
        match name.as_str() {
            "lang" => callback(HostRequest::Language(value)),
            "reset" => callback(HostRequest::Reset),
            _ => {}
        }
    });
    let _ = host.listen(closure.as_ref());
    // The frame's script keeps it.
    closure.forget();
}

/// The origin of the page around, if it asks for the summary.
pub fn wants_summary() -> Option<String> {
    boot::host()?.wants_summary()
}
