//! Reading the text in a picture, where the browser can do it by itself (`TextDetector`, Shape Detection
//! API). The picture stays in this page.

use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlInputElement;

use super::script;

/// A piece of text with its place in the picture, in pixels.
pub struct FoundText {
    /// What it says.
    pub text: String,
    /// Its left edge.
    pub left: f64,
    /// Its upper edge.
    pub top: f64,
    /// Its height.
    pub height: f64,
}

async fn resolved(of: &JsValue, name: &str, given: &JsValue) -> Option<JsValue> {
    let promise = script::call(of, name, std::slice::from_ref(given)).ok()?;
    JsFuture::from(promise.dyn_into::<Promise>().ok()?).await.ok()
}

fn detector() -> Option<JsValue> {
    script::new("TextDetector", &[]).ok()
}

/// Whether text can be read here. Some browsers have the class and no engine behind it, so it is tried on
/// an empty picture.
pub async fn works() -> bool {
    let Some(detector) = detector() else { return false };
    let Ok(empty) = script::new("ImageData", &[1.into(), 1.into()]) else { return false };
    resolved(&detector, "detect", &empty).await.is_some_and(|found| Array::is_array(&found))
}

/// The lines of text in the picture chosen in an input, as the browser found them. `None` where the
/// picture could not be opened or read.
pub async fn lines(input: &HtmlInputElement) -> Option<Vec<FoundText>> {
    let file = input.files().and_then(|files| files.get(0))?;
    // Choosing the same picture again must be noticed too.
    input.set_value("");
    let picture = resolved(&js_sys::global(), "createImageBitmap", &file).await?;
    let found = resolved(&detector()?, "detect", &picture).await;
    // The picture is let go of at once.
    let _ = script::call(&picture, "close", &[]);
    let found = found?.dyn_into::<Array>().ok()?;
    Some(found.iter().filter_map(|line| read(&line)).collect())
}

fn read(line: &JsValue) -> Option<FoundText> {
    let text = script::get(line, "rawValue").ok()?.as_string()?;
    let place = script::get(line, "boundingBox").unwrap_or(JsValue::UNDEFINED);
    let number = |name: &str| {
        let number = script::get(&place, name).ok().and_then(|it| it.as_f64());
        number.unwrap_or_default()
    };
    let (left, top, height) = (number("x"), number("y"), number("height"));
    Some(FoundText { text, left, top, height })
}
