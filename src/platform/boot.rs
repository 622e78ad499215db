//! What `boot.js` hands over: the language, its messages, and the state of the page.

use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// The object `barrierFirst` that `public/boot.js` sets before it starts the app. Its functions
    /// are its own, so none needs `this`; whatever one of them throws, the app goes on.
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
    #[wasm_bindgen(method, getter)]
    fn surroundings(this: &Boot) -> String;
    #[wasm_bindgen(method, getter)]
    fn trouble(this: &Boot) -> Option<String>;
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
    #[wasm_bindgen(method, catch)]
    async fn give(
        this: &Boot,
        name: &str,
        mime: &str,
        bytes: Uint8Array,
    ) -> Result<JsValue, JsValue>;

    /// What `connect` of `public/frame.js` gives, when the app stands in another site's page.
    pub(super) type Host;
    #[wasm_bindgen(method, catch)]
    pub(super) fn tell(
        this: &Host,
        name: &str,
        first: &JsValue,
        second: &JsValue,
    ) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    pub(super) fn listen(this: &Host, callback: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(method, getter, js_name = wantsSummary)]
    pub(super) fn wants_summary(this: &Host) -> Option<String>;

    /// What `fetch` gives; what did not come is undefined.
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

/// Reads a property of the shell; the empty value where there is no shell.
fn read<T: Default>(property: impl FnOnce(&Boot) -> T) -> T {
    boot().as_ref().map(property).unwrap_or_default()
}

/// Tag of the language that was fetched.
pub fn lang() -> String {
    read(Boot::lang)
}

/// The compiled locale file that was fetched.
pub fn locale() -> String {
    read(Boot::locale)
}

/// Whether the page stands in another site's frame.
pub fn embedded() -> bool {
    read(Boot::embedded)
}

/// Whether the page came up after two crashes, and must not load what was saved.
pub fn safe_mode() -> bool {
    read(Boot::safe_mode).is_some()
}

/// Id of the build that is running.
pub fn build() -> String {
    read(Boot::build)
}

/// Tells the shell that the app has crashed; it covers the page and does not call back.
pub fn crashed(message: &str) {
    let _ = boot().map(|boot| boot.crashed(message));
}

/// Fetches the script that clinics put into their pages, and lets it run here.
pub fn load_embed() {
    let _ = boot().map(|boot| boot.load_embed());
}

/// Asks to be told when a new version waits.
pub fn on_update(callback: impl FnMut() + 'static) {
    let closure = Closure::<dyn FnMut()>::new(callback);
    let _ = boot().map(|boot| boot.on_update(closure.as_ref()));
    // The shell keeps it as long as the page lives.
    closure.forget();
}

/// Changes to the version that waits; the page reloads.
pub fn apply_update() {
    let _ = boot().map(|boot| boot.apply_update());
}

/// What the app fetches for a language; what did not come is missing.
#[derive(Default)]
pub struct Fetched {
    /// The messages of the first page and the questions, compiled.
    pub early: Option<String>,
    /// All other messages. They are there only when the late part of the program is.
    pub messages: Option<String>,
    /// The tables of the knowledge that the early part does not carry; there with the late part.
    pub knowledge: Option<Vec<u8>>,
}

/// Fetches the words of a language and, until it is there, the late part of the program. What did
/// not come is fetched again when asked again.
pub async fn fetch(lang: &str) -> Fetched {
    let Some(boot) = boot() else { return Fetched::default() };
    let Ok(parts) = boot.fetch(lang).await else { return Fetched::default() };
    Fetched {
        early: parts.early(),
        messages: parts.words(),
        knowledge: parts.knowledge().map(|bytes| bytes.to_vec()),
    }
}

/// Fetches the names on labels, which only the pages about products need, and hands them over.
/// `None` when they did not come; asking again fetches again.
pub fn labels(done: impl FnOnce(Option<Vec<u8>>) + 'static) {
    yew::platform::spawn_local(async move {
        let Some(boot) = boot() else { return done(None) };
        done(boot.labels().await.ok().map(|bytes| bytes.to_vec()));
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
    match read(Boot::trouble).as_deref() {
        Some("newer") => Trouble::Newer,
        Some("changed") => Trouble::Changed,
        _ => Trouble::Connection,
    }
}

/// Whether the person asked to open the app without what was saved.
pub fn safe_mode_asked() -> bool {
    read(Boot::safe_mode).as_deref() == Some("asked")
}

/// Whether the address or the page around asks for a clinic's settings.
pub fn has_clinic() -> bool {
    read(Boot::clinic).is_some()
}

/// Waits for the bytes of the clinic's file. `None` when it could not be fetched.
pub async fn clinic() -> Option<Vec<u8>> {
    Some(boot()?.clinic_file().await.ok()?.to_vec())
}

/// Deletes the caches and the worker; tells how many caches there were. `None` when something of them
/// could not be removed, or not within some seconds.
pub async fn erase_caches() -> Option<u32> {
    let count = boot()?.erase_caches().await.ok()?.as_f64()?;
    // A count of caches is small and whole.
    Some(count as u32)
}

/// Deletes the database of photos, and looks whether it is gone; `false` when it is still there, or the
/// browser does not say so within some seconds.
pub async fn erase_photos() -> bool {
    let Some(boot) = boot() else { return false };
    boot.erase_photos().await.is_ok_and(|gone| gone.is_truthy())
}

/// Hands a file to the person; tells `shared`, `cancelled`, `offered` or `refused`.
pub(super) async fn give(name: &str, mime: &str, bytes: &[u8]) -> Option<String> {
    boot()?.give(name, mime, Uint8Array::from(bytes)).await.ok()?.as_string()
}

/// Where files may not arrive: `app` or `installed`, else nothing.
pub(super) fn surroundings() -> String {
    read(Boot::surroundings)
}

/// What speaks with the page around, when the app stands in one.
pub(super) fn host() -> Option<Host> {
    read(Boot::host)
}
