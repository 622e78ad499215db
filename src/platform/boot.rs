//! The interface to `boot.js`: the language, its messages, and the state of the page.

use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// The object `barrierFirst` that `public/boot.js` sets before it starts the app. Its functions
    /// do not use `this`; if one of them throws, the app continues.
    #[derive(Clone)]
    type Boot;

    #[wasm_bindgen(thread_local_v2, js_name = barrierFirst)]
    static BOOT: Option<Boot>;

    #[wasm_bindgen(method, getter)]
    fn lang(this: &Boot) -> String;
    #[wasm_bindgen(method, getter)]
    fn locale(this: &Boot) -> String;
    #[wasm_bindgen(method, getter)]
    fn embedded(this: &Boot) -> bool;
    #[wasm_bindgen(method, getter, js_name = safeMode)]
    fn safe_mode(this: &Boot) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn build(this: &Boot) -> String;
    #[wasm_bindgen(method, getter, js_name = displayContext)]
    fn display_context(this: &Boot) -> String;
    #[wasm_bindgen(method, getter, js_name = loadFailure)]
    fn load_failure(this: &Boot) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn host(this: &Boot) -> Option<Host>;

    #[wasm_bindgen(method, catch)]
    fn crashed(this: &Boot, message: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = loadEmbed)]
    fn load_embed(this: &Boot) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = onUpdate)]
    fn on_update(this: &Boot, callback: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = applyUpdate)]
    fn apply_update(this: &Boot) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch)]
    async fn fetch(this: &Boot, lang: &str) -> Result<Parts, JsValue>;
    #[wasm_bindgen(method, catch)]
    async fn labels(this: &Boot) -> Result<Uint8Array, JsValue>;
    #[wasm_bindgen(method, getter)]
    fn clinic(this: &Boot) -> Option<js_sys::Function>;
    #[wasm_bindgen(method, catch, js_name = clinic)]
    async fn clinic_file(this: &Boot) -> Result<Uint8Array, JsValue>;
    #[wasm_bindgen(method, catch, js_name = eraseCaches)]
    async fn erase_caches(this: &Boot) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = erasePhotos)]
    async fn erase_photos(this: &Boot) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = saveFile)]
    async fn save_file(
        this: &Boot,
        name: &str,
        mime: &str,
        bytes: Uint8Array,
    ) -> Result<JsValue, JsValue>;

    /// The return value of `connect` in `public/frame.js`, if the app is in another site's page.
    pub(super) type Host;
    #[wasm_bindgen(method, catch)]
    pub(super) fn post(
        this: &Host,
        name: &str,
        first: &JsValue,
        second: &JsValue,
    ) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    pub(super) fn listen(this: &Host, callback: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(method, getter, js_name = wantsSummary)]
    pub(super) fn wants_summary(this: &Host) -> Option<String>;

    /// The return value of `fetch`; parts that could not be fetched are undefined.
    type Parts;
    #[wasm_bindgen(method, getter)]
    fn early(this: &Parts) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn words(this: &Parts) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn knowledge(this: &Parts) -> Option<Uint8Array>;
}

fn boot() -> Option<Boot> {
    BOOT.with(Clone::clone)
}

/// Reads a property of the shell; the default value if there is no shell.
fn read<T: Default>(property: impl FnOnce(&Boot) -> T) -> T {
    boot().as_ref().map(property).unwrap_or_default()
}

/// Returns the tag of the fetched language.
pub fn lang() -> String {
    read(Boot::lang)
}

/// Returns the fetched, compiled locale file.
pub fn locale() -> String {
    read(Boot::locale)
}

/// Returns `true` if the page is in another site's frame.
pub fn embedded() -> bool {
    read(Boot::embedded)
}

/// Returns `true` if the page was loaded after two crashes and must not load the saved data.
pub fn safe_mode() -> bool {
    read(Boot::safe_mode).is_some()
}

/// Returns the id of the running build.
pub fn build() -> String {
    read(Boot::build)
}

/// Reports to the shell that the app has crashed; it covers the page and does not call back.
pub fn crashed(message: &str) {
    let _ = boot().map(|boot| boot.crashed(message));
}

/// Loads and runs the script that clinics put into their pages.
pub fn load_embed() {
    let _ = boot().map(|boot| boot.load_embed());
}

/// Registers a callback for when a new version is ready.
pub fn on_update(callback: impl FnMut() + 'static) {
    let closure = Closure::<dyn FnMut()>::new(callback);
    let _ = boot().map(|boot| boot.on_update(closure.as_ref()));
    // The shell keeps it for the lifetime of the page.
    closure.forget();
}

/// Switches to the new version; the page reloads.
pub fn apply_update() {
    let _ = boot().map(|boot| boot.apply_update());
}

/// The parts fetched for a language; `None` for those that could not be fetched.
#[derive(Default)]
pub struct Fetched {
    /// The messages of the first page and the questions, compiled.
    pub early: Option<String>,
    /// All other messages. Present only together with the deferred part of the program.
    pub messages: Option<String>,
    /// The knowledge tables that are not in the initial part; present together with the deferred part.
    pub knowledge: Option<Vec<u8>>,
}

/// Fetches the messages of a language and, unless it is loaded already, the deferred part of the
/// program. A failed fetch is retried by calling this again.
pub async fn fetch(lang: &str) -> Fetched {
    let Some(boot) = boot() else { return Fetched::default() };
    let Ok(parts) = boot.fetch(lang).await else { return Fetched::default() };
    Fetched {
        early: parts.early(),
        messages: parts.words(),
        knowledge: parts.knowledge().map(|bytes| bytes.to_vec()),
    }
}

/// Fetches the label tables, which only the product pages need, and passes them on. `None` if that
/// failed; calling this again retries.
pub fn labels(done: impl FnOnce(Option<Vec<u8>>) + 'static) {
    yew::platform::spawn_local(async move {
        let Some(boot) = boot() else { return done(None) };
        done(boot.labels().await.ok().map(|bytes| bytes.to_vec()));
    });
}

/// Reason why a part could not be fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoadFailure {
    /// No response.
    Connection,
    /// The host has this build, so the file is missing there or was modified in transit.
    Changed,
    /// The host has a different build by now.
    Newer,
}

/// Returns why the last fetch was incomplete.
pub fn load_failure() -> LoadFailure {
    match read(Boot::load_failure).as_deref() {
        Some("newer") => LoadFailure::Newer,
        Some("changed") => LoadFailure::Changed,
        _ => LoadFailure::Connection,
    }
}

/// Returns `true` if the person asked to open the app without the saved data.
pub fn safe_mode_asked() -> bool {
    read(Boot::safe_mode).as_deref() == Some("asked")
}

/// Returns `true` if the address or the host page names a clinic's settings.
pub fn has_clinic() -> bool {
    read(Boot::clinic).is_some()
}

/// Waits for the bytes of the clinic's file. `None` if it could not be fetched.
pub async fn clinic() -> Option<Vec<u8>> {
    Some(boot()?.clinic_file().await.ok()?.to_vec())
}

/// Deletes the caches and the worker, and returns the number of caches. `None` if any of them could
/// not be deleted, or not within some seconds.
pub async fn erase_caches() -> Option<u32> {
    let count = boot()?.erase_caches().await.ok()?.as_f64()?;
    // The number of caches is a small integer.
    Some(count as u32)
}

/// Deletes the photo database and checks that it is gone; `false` if it is still there, or the
/// browser does not confirm it within some seconds.
pub async fn erase_photos() -> bool {
    let Some(boot) = boot() else { return false };
    boot.erase_photos().await.is_ok_and(|gone| gone.is_truthy())
}

/// Exports a file; returns `shared`, `cancelled`, `offered` or `refused`.
pub(super) async fn save_file(name: &str, mime: &str, bytes: &[u8]) -> Option<String> {
    boot()?.save_file(name, mime, Uint8Array::from(bytes)).await.ok()?.as_string()
}

/// Returns the kind of place where files may not arrive: `app` or `installed`, else nothing.
pub(super) fn display_context() -> String {
    read(Boot::display_context)
}

/// Returns the connection to the host page, if the app is embedded in one.
pub(super) fn host() -> Option<Host> {
    read(Boot::host)
}
