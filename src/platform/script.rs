//! Dynamic calls of browser APIs by name.
//!
//! Every `web-sys` binding adds some 65 bytes, compressed, to the JavaScript in the first load,
//! wherever it is called from. APIs used only by the deferred part of the program are therefore
//! called by name, behind typed functions.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The result of a script, or the value it throws.
pub(super) type Answer<T = JsValue> = Result<T, JsValue>;

/// Reads a property.
pub(super) fn get(of: &JsValue, name: &str) -> Answer {
    Reflect::get(of, &JsValue::from_str(name))
}

/// Reads a number.
pub(super) fn number(of: &JsValue, name: &str) -> Option<u32> {
    // Sizes of pictures and lists are small integers.
    get(of, name).ok()?.as_f64().map(|number| number as u32)
}

/// Sets a property.
pub(super) fn set(of: &JsValue, name: &str, value: &JsValue) -> Answer<()> {
    Reflect::set(of, &JsValue::from_str(name), value).map(drop)
}

/// Calls a method.
pub(super) fn call(of: &JsValue, name: &str, given: &[JsValue]) -> Answer {
    let method = get(of, name)?.dyn_into::<Function>()?;
    method.apply(of, &list(given))
}

/// Creates an instance of a global class.
pub(super) fn new(class: &str, given: &[JsValue]) -> Answer {
    let class = get(&js_sys::global(), class)?.dyn_into::<Function>()?;
    Reflect::construct(&class, &list(given))
}

fn list(given: &[JsValue]) -> Array {
    given.iter().collect()
}

/// Waits until one of the two functions passed to `begin` is called: the first for success, with
/// its value, the second for failure.
pub(super) async fn wait(begin: impl FnOnce(Function, Function)) -> Answer {
    let mut begin = Some(begin);
    let promise = Promise::new(&mut |done, failed| {
        if let Some(begin) = begin.take() {
            begin(done, failed);
        }
    });
    JsFuture::from(promise).await
}
