//! Reading text in a picture, if the browser supports it (`TextDetector`, Shape Detection API). The
//! picture stays in this page.

use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlInputElement;

use super::script;

/// A piece of text with its position in the picture, in pixels.
pub struct FoundText {
    /// The text.
    pub text: String,
    /// Left edge.
    pub left: f64,
    /// Top edge.
    pub top: f64,
    /// Height.
    pub height: f64,
}

async fn resolved(of: &JsValue, name: &str, given: &JsValue) -> Option<JsValue> {
    let promise = script::call(of, name, std::slice::from_ref(given)).ok()?;
    JsFuture::from(promise.dyn_into::<Promise>().ok()?).await.ok()
}

fn detector() -> Option<JsValue> {
    script::new("TextDetector", &[]).ok()
}

/// Returns `true` if text can be read here. Some browsers have the class but no engine behind it,
/// so it is tried on an empty picture.
pub async fn works() -> bool {
    let Some(detector) = detector() else { return false };
    let Ok(empty) = script::new("ImageData", &[1.into(), 1.into()]) else { return false };
    resolved(&detector, "detect", &empty).await.is_some_and(|found| Array::is_array(&found))
}

/// Returns the lines of text in the picture chosen in an input, in the browser's order. `None` if
/// the picture could not be opened or read.
pub async fn lines(input: &HtmlInputElement) -> Option<Vec<FoundText>> {
    let file = input.files().and_then(|files| files.get(0))?;
    // Allows choosing the same picture again.
    input.set_value("");
    let picture = resolved(&js_sys::global(), "createImageBitmap", &file).await?;
    let found = resolved(&detector()?, "detect", &picture).await;
    // Frees the picture at once.
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
