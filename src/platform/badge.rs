//! The app icon's badge of an installed app.

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::{boot, dom, script};

/// Shows a number on the app's icon, or none for 0. Does nothing if the app is not installed or is
/// in another site's frame, or if the browser has no badges.
///
/// Rejections are ignored: systems without badges, and iOS without permission for notifications,
/// reject every time, and nothing else depends on it.
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
        // A rejection has to be handled, or it would count as an error of the page.
        yew::platform::spawn_local(async move {
            let _ = JsFuture::from(promise).await;
        });
    }
}
