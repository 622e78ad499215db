//! The host page, if the app is embedded in one: events sent to it, and requests from it.
//!
//! The message format is defined in `public/frame.js`; without it, or outside a frame, posting does
//! nothing and there are no requests. Answers are sent only in [`HostEvent::Share`], which contains
//! what the person has read and agreed to share.

use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

use super::boot;

/// An event for the host page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HostEvent<'a> {
    /// A question is shown: its position among the questions asked, from 1, and their number.
    Step(usize, usize),
    /// The plan is shown.
    Complete,
    /// Another page is shown.
    Page,
    /// The person shares the summary, verbatim.
    Share(&'a str),
}

/// A request from the host page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HostRequest {
    /// Another language, by its tag.
    Language(String),
    /// Erase everything and start again.
    Reset,
}

/// Sends an event to the host page.
pub fn post(event: HostEvent<'_>) {
    let number = |number: usize| JsValue::from(u32::try_from(number).unwrap_or(u32::MAX));
    let none = JsValue::UNDEFINED;
    let (name, first, second) = match event {
        HostEvent::Step(index, total) => ("step", number(index), number(total)),
        HostEvent::Complete => ("complete", none.clone(), none),
        HostEvent::Page => ("page", none.clone(), none),
        HostEvent::Share(text) => ("share", JsValue::from_str(text), none),
    };
    let _ = boot::host().map(|host| host.post(name, &first, &second));
}

/// Calls back with requests of the host page, for the lifetime of the app.
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
    // The frame script keeps it.
    closure.forget();
}

/// Returns the origin of the host page, if it requests the summary.
pub fn wants_summary() -> Option<String> {
    boot::host()?.wants_summary()
}
