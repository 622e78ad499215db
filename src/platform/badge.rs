//! The number on the icon of an installed app.

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::{boot, dom, script};

/// Shows a number on the icon of the app, or none for 0. Nothing happens where the app is not installed,
/// stands in another site's frame, or the browser has no badges.
///
/// A refusal is passed over: systems without badges, and iOS without the permission for notifications,
/// refuse each time, and nothing else depends on it.
pub fn show(count: usize) {
    if boot::embedded() || !dom::is_installed() {
        return;
    }
    let (name, given) = match count {
        0 => ("clearAppBadge", Vec::new()),
        count => ("setAppBadge", vec![JsValue::from_f64(count as f64)]),
    };
    let Some(navigator) = dom::navigator_with(name) else { return };
    let asked = script::call(&navigator, name, &given).ok();
    if let Some(promise) = asked.and_then(|asked| asked.dyn_into::<Promise>().ok()) {
        // A refusal has to be taken, or it would count as an error of the page.
        yew::platform::spawn_local(async move {
            let _ = JsFuture::from(promise).await;
        });
    }
}
