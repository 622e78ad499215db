//! Reading the text in a picture, where the browser can do it by itself (`TextDetector`, Shape Detection
//! API). The picture stays in this page.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlInputElement;

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

fn method(of: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(of, &name.into()).ok()?.dyn_into::<Function>().ok()
}

async fn resolved(of: &JsValue, name: &str, arg: &JsValue) -> Option<JsValue> {
    let promise = method(of, name)?.call1(of, arg).ok()?.dyn_into::<Promise>().ok()?;
    JsFuture::from(promise).await.ok()
}

fn detector() -> Option<JsValue> {
    let class = method(&js_sys::global(), "TextDetector")?;
    Reflect::construct(&class, &Array::new()).ok()
}

/// Whether text can be read here. Some browsers have the class and no engine behind it, so it is tried on
/// an empty picture.
pub async fn works() -> bool {
    let Some(detector) = detector() else { return false };
    let Some(class) = method(&js_sys::global(), "ImageData") else { return false };
    let Ok(empty) = Reflect::construct(&class, &Array::of2(&1.into(), &1.into())) else {
        return false;
    };
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
    if let Some(close) = method(&picture, "close") {
        let _ = close.call0(&picture);
    }
    let found = found?.dyn_into::<Array>().ok()?;
    Some(found.iter().filter_map(|line| read(&line)).collect())
}

fn read(line: &JsValue) -> Option<FoundText> {
    let text = Reflect::get(line, &"rawValue".into()).ok()?.as_string()?;
    let place = Reflect::get(line, &"boundingBox".into()).unwrap_or(JsValue::UNDEFINED);
    let number = |name: &str| {
        let number = Reflect::get(&place, &name.into()).ok().and_then(|it| it.as_f64());
        number.unwrap_or_default()
    };
    let (left, top, height) = (number("x"), number("y"), number("height"));
    Some(FoundText { text, left, top, height })
}
