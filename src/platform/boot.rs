//! What `boot.js` hands over: the language, its messages, and the state of the page.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

pub(super) fn get(name: &str) -> Option<JsValue> {
    let shell = Reflect::get(&js_sys::global(), &JsValue::from_str("barrierFirst")).ok()?;
    Reflect::get(&shell, &JsValue::from_str(name)).ok().filter(|value| !value.is_undefined())
}

fn text(name: &str) -> String {
    get(name).and_then(|value| value.as_string()).unwrap_or_default()
}

fn flag(name: &str) -> bool {
    get(name).is_some_and(|value| value.is_truthy())
}

pub(super) fn call(name: &str, args: &[JsValue]) -> Option<JsValue> {
    let function = get(name)?.dyn_into::<Function>().ok()?;
    let list: js_sys::Array = args.iter().collect();
    function.apply(&JsValue::UNDEFINED, &list).ok()
}

/// Tag of the language that was fetched.
pub fn lang() -> String {
    text("lang")
}

/// The compiled locale file that was fetched.
pub fn locale() -> String {
    text("locale")
}

/// Whether the page stands in another site's frame.
pub fn embedded() -> bool {
    flag("embedded")
}

/// Whether the page came up after two crashes, and must not load what was saved.
pub fn safe_mode() -> bool {
    flag("safeMode")
}

/// Id of the build that is running.
pub fn build() -> String {
    text("build")
}

/// Tells the shell that the app has crashed; it covers the page and does not call back.
pub fn crashed(message: &str) {
    call("crashed", &[JsValue::from_str(message)]);
}

/// Fetches the script that clinics put into their pages, and lets it run here.
pub fn load_embed() {
    call("loadEmbed", &[]);
}

/// Asks to be told when a new version waits.
pub fn on_update(callback: impl FnMut() + 'static) {
    let closure = Closure::<dyn FnMut()>::new(callback);
    call("onUpdate", &[closure.as_ref().clone()]);
    // The shell keeps it as long as the page lives.
    closure.forget();
}

/// Changes to the version that waits; the page reloads.
pub fn apply_update() {
    call("applyUpdate", &[]);
}

pub(super) async fn resolved(promise: Option<JsValue>) -> Option<JsValue> {
    let promise = promise?.dyn_into::<Promise>().ok()?;
    JsFuture::from(promise).await.ok()
}

/// What the app fetches for a language; what did not come is missing.
#[derive(Default)]
pub struct Fetched {
    /// The messages of the first page and the questions, compiled.
    pub early: Option<String>,
    /// All other messages. They are there only when the late part of the program is.
    pub words: Option<String>,
    /// The tables of the knowledge that the early part does not carry; there with the late part.
    pub knowledge: Option<Vec<u8>>,
}

/// Fetches the words of a language and, until it is there, the late part of the program. What did
/// not come is fetched again when asked again.
pub async fn fetch(lang: &str) -> Fetched {
    let Some(parts) = resolved(call("fetch", &[JsValue::from_str(lang)])).await else {
        return Fetched::default();
    };
    let part = |name: &str| Reflect::get(&parts, &JsValue::from_str(name)).ok();
    let bytes = part("knowledge").filter(JsValue::is_object);
    Fetched {
        early: part("early").and_then(|text| text.as_string()),
        words: part("words").and_then(|text| text.as_string()),
        knowledge: bytes.map(|bytes| js_sys::Uint8Array::new(&bytes).to_vec()),
    }
}

/// Fetches the names on labels, which only the pages about products need, and hands them over.
/// `None` when they did not come; asking again fetches again.
pub fn labels(done: impl FnOnce(Option<Vec<u8>>) + 'static) {
    let coming = resolved(call("labels", &[]));
    yew::platform::spawn_local(async move {
        let bytes = coming.await.filter(JsValue::is_object);
        done(bytes.map(|bytes| js_sys::Uint8Array::new(&bytes).to_vec()));
    });
}

/// Why a part could not be fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// Nobody answered.
    Connection,
    /// The host has this build, so the file is missing there or was changed on the way.
    Changed,
    /// The host has another build by now.
    Newer,
}

/// Why the last fetch was not whole.
pub fn trouble() -> Trouble {
    match text("trouble").as_str() {
        "newer" => Trouble::Newer,
        "changed" => Trouble::Changed,
        _ => Trouble::Connection,
    }
}

/// Whether the person asked to open the app without what was saved.
pub fn safe_mode_asked() -> bool {
    text("safeMode") == "asked"
}

/// Whether the address or the page around asks for a clinic's settings.
pub fn has_clinic() -> bool {
    get("clinic").is_some_and(|value| value.is_function())
}

/// Waits for the bytes of the clinic's file. `None` when it could not be fetched.
pub async fn clinic() -> Option<Vec<u8>> {
    let bytes = resolved(call("clinic", &[])).await?;
    bytes.is_object().then(|| js_sys::Uint8Array::new(&bytes).to_vec())
}

/// Deletes the caches and the worker; tells how many caches there were. `None` when something of them
/// could not be removed, or not within some seconds.
pub async fn erase_caches() -> Option<u32> {
    let count = resolved(call("eraseCaches", &[])).await?.as_f64()?;
    // A count of caches is small and whole.
    Some(count as u32)
}

/// Deletes the database of photos, and looks whether it is gone; `false` when it is still there, or the
/// browser does not say so within some seconds.
pub async fn erase_photos() -> bool {
    resolved(call("erasePhotos", &[])).await.is_some_and(|gone| gone.is_truthy())
}
