//! The number on the icon of an installed app.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::{boot, dom};

/// Shows a number on the icon of the app, or none for 0. Nothing happens where the app is not installed,
/// stands in another site's frame, or the browser has no badges.
///
/// A refusal is passed over: systems without badges, and iOS without the permission for notifications,
/// refuse each time, and nothing else depends on it.
pub fn show(count: usize) {
    if boot::embedded() || !dom::is_installed() {
        return;
    }
    let (name, args) = match count {
        0 => ("clearAppBadge", js_sys::Array::new()),
        count => ("setAppBadge", js_sys::Array::of1(&JsValue::from_f64(count as f64))),
    };
    let Some(navigator) = dom::navigator_with(name) else { return };
    let method = Reflect::get(&navigator, &name.into()).ok();
    let Some(method) = method.and_then(|method| method.dyn_into::<Function>().ok()) else { return };
    let asked = method.apply(&navigator, &args).ok();
    if let Some(promise) = asked.and_then(|asked| asked.dyn_into::<Promise>().ok()) {
        // A refusal has to be taken, or it would count as an error of the page.
        yew::platform::spawn_local(async move {
            let _ = JsFuture::from(promise).await;
        });
    }
}
