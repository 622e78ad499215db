//! The window: other tabs, and returning to this one.

use std::cell::Cell;

use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget, StorageEvent};

/// An event listener that is removed on drop.
///
/// Not gloo's, which throws through Rust if a page's `addEventListener` is broken, as some
/// extensions leave it; here no events arrive then, and the app continues.
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    closure: Closure<dyn FnMut(Event)>,
}

/// The event fired before a page is left.
const LEAVING: &str = "beforeunload";

thread_local! {
    /// Number of listeners that hold the page, because something would be lost.
    static HELD: Cell<u32> = const { Cell::new(0) };
}

impl Listener {
    fn new(target: EventTarget, name: &'static str, callback: impl FnMut(Event) + 'static) -> Self {
        let closure = Closure::new(callback);
        if name == LEAVING {
            HELD.set(HELD.get().wrapping_add(1));
        }
        let _ = target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
        Self { target, name, closure }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let function = self.closure.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback(self.name, function);
        if self.name == LEAVING {
            HELD.set(HELD.get().wrapping_sub(1));
        }
    }
}

/// Listens on the window.
pub fn on_window(name: &'static str, mut callback: impl FnMut(&Event) + 'static) -> Listener {
    Listener::new(window().into(), name, move |event| callback(&event))
}

/// Calls back when the page becomes visible again.
pub fn on_shown(callback: impl Fn() + 'static) -> Listener {
    Listener::new(document().into(), "visibilitychange", move |_| {
        if !document().hidden() {
            callback();
        }
    })
}

/// Calls back when the page is hidden: another tab, another app, the screen off.
pub fn on_hidden(callback: impl Fn() + 'static) -> Listener {
    Listener::new(document().into(), "visibilitychange", move |_| {
        if document().hidden() {
            callback();
        }
    })
}

/// Makes the browser ask before the page is left or reloaded, as long as the returned listener lives. To be
/// held only while something would be lost: with it browsers do not cache the page for "Back".
pub fn before_leaving() -> Listener {
    Listener::new(window().into(), LEAVING, |event| {
        event.prevent_default();
        // Browsers from before 2024 use this.
        let _ = js_sys::Reflect::set(&event, &"returnValue".into(), &true.into());
    })
}

/// Returns `true` if something would be lost if the page were left now.
pub fn is_held() -> bool {
    HELD.get() != 0
}

/// Calls back when another tab has changed or cleared a key that starts with `prefix`.
pub fn on_other_tab(prefix: &'static str, callback: impl Fn() + 'static) -> Listener {
    on_window("storage", move |event| {
        let key = event.dyn_ref::<StorageEvent>().and_then(StorageEvent::key);
        // Clearing the storage sends an event without a key.
        if key.is_none_or(|key| key.starts_with(prefix)) {
            callback();
        }
    })
}
