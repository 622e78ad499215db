//! The window: other tabs, and when this one is looked at again.

use gloo::events::EventListener;
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
