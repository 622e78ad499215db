//! The window: other tabs, and when this one is looked at again.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Event, StorageEvent};

/// A listener that is taken away when this is dropped.
pub type Listener = EventListener;

/// Listens on the window.
pub fn on_window(name: &'static str, mut callback: impl FnMut(&Event) + 'static) -> Listener {
    EventListener::new(&window(), name, move |event| callback(event))
}

/// Calls back when the page is shown again after it was hidden.
pub fn on_shown(callback: impl Fn() + 'static) -> Listener {
    EventListener::new(&document(), "visibilitychange", move |_| {
        if !document().hidden() {
            callback();
        }
    })
}

/// Asks the person before the page is left or loaded again, as long as what is returned lives. Only to
/// be held while something would be lost: with it browsers do not keep the page for «Back».
pub fn before_leaving() -> Listener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window(), "beforeunload", options, |event| {
        event.prevent_default();
        // Browsers of before 2024 go by this.
        let _ = js_sys::Reflect::set(event, &"returnValue".into(), &true.into());
    })
}

/// Calls back when another tab has changed or cleared a key that starts with `prefix`.
pub fn on_other_tab(prefix: &'static str, callback: impl Fn() + 'static) -> Listener {
    on_window("storage", move |event| {
        let key = event.dyn_ref::<StorageEvent>().and_then(StorageEvent::key);
        // A cleared storage comes without a key.
        if key.is_none_or(|key| key.starts_with(prefix)) {
            callback();
        }
    })
}
