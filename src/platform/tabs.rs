//! Other tabs: being told when one of them has written, and when this one is looked at again.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{EventTarget, StorageEvent};

/// A listener that is taken away when this is dropped.
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    closure: Closure<dyn FnMut(web_sys::Event)>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        let function = self.closure.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback(self.name, function);
    }
}

/// Listens on the window.
pub fn on_window(
    name: &'static str,
    callback: impl FnMut(web_sys::Event) + 'static,
) -> Option<Listener> {
    let target: EventTarget = web_sys::window()?.into();
    let closure = Closure::new(callback);
    target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref()).ok()?;
    Some(Listener { target, name, closure })
}

/// Calls back when another tab has changed or cleared a key that starts with `prefix`.
pub fn on_other_tab(prefix: &'static str, callback: impl Fn() + 'static) -> Option<Listener> {
    on_window("storage", move |event| {
        let key = event.dyn_ref::<StorageEvent>().and_then(StorageEvent::key);
        // A cleared storage comes without a key.
        if key.is_none_or(|key| key.starts_with(prefix)) {
            callback();
        }
    })
}
