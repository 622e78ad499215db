//! The fragment of the address, after the `#`.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Location, MouseEvent};

use super::tabs::{Listener, on_window};

fn location() -> Option<Location> {
    web_sys::window().map(|window| window.location())
}

/// Returns the path after the `#`; empty if there is none.
pub fn path() -> String {
    let hash = location().and_then(|location| location.hash().ok()).unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// Returns the app's own address with this path after the `#`. The query of the current page is
/// omitted.
pub fn of(path: &str) -> String {
    let part = |get: fn(&Location) -> Result<String, wasm_bindgen::JsValue>| {
        location().and_then(|location| get(&location).ok()).unwrap_or_default()
    };
    [&part(Location::origin), &part(Location::pathname), "#", path].concat()
}

/// Returns the address of a page for use after this visit, as in a calendar entry. `None` in another site's
/// frame, whose partitioned storage no other tab can read, and if the app is not served over HTTP.
pub fn kept(path: &str) -> Option<String> {
    let address = of(path);
    (!super::boot::embedded() && address.starts_with("http")).then_some(address)
}

/// Navigates to a path; the browser's Back button returns here.
///
/// Uses the History API instead of setting the hash: the latter searches the page for an anchor
/// with this name and forces layout for that, which took a tenth of the time to the next question.
pub fn go(path: &str) {
    let address = format!("#{path}");
    let history = web_sys::window().and_then(|window| window.history().ok());
    let gone = history
        .map(|history| history.push_state_with_url(&JsValue::NULL, "", Some(&address)))
        .is_some_and(|pushed| pushed.is_ok());
    // Safari accepts a hundred entries in half a minute, and then no more for a while.
    if !gone && let Some(location) = location() {
        let _ = location.set_hash(path);
    }
}

/// Navigates to a path, replacing the current entry; Back leads to the previous one.
pub fn replace(path: &str) {
    if let Some(location) = location() {
        let _ = location.replace(&format!("#{path}"));
    }
}

/// Returns the address of the app itself: the folder of its page, with a trailing slash.
pub fn base() -> String {
    let location = location();
    let part = |get: fn(&Location) -> Result<String, wasm_bindgen::JsValue>| {
        location.as_ref().and_then(|location| get(location).ok()).unwrap_or_default()
    };
    let path = part(Location::pathname);
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    format!("{}{folder}/", part(Location::origin))
}

/// Removes a parameter from the query without adding a history entry.
pub fn forget(parameter: &str) {
    let Some(location) = location() else { return };
    let query = location.search().unwrap_or_default();
    let is = |pair: &&str| pair.split('=').next() == Some(parameter);
    let pairs: Vec<&str> = query.trim_start_matches('?').split('&').collect();
    if !pairs.iter().any(&is) {
        return;
    }
    let left: Vec<&str> = pairs.into_iter().filter(|pair| !is(pair)).collect();
    let query = if left.is_empty() { String::new() } else { ["?", &left.join("&")].concat() };
    let path = location.pathname().unwrap_or_default();
    let address =
        [&path, &query, &location.hash().unwrap_or_default()].map(String::as_str).concat();
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}

/// Returns the path in a frame, which has no address of its own. It is stored as long as the tab is
/// open, so that a frame that is moved or reloaded returns to its question.
pub fn frame_place() -> String {
    session().and_then(|session| session.get_item(PLACE).ok().flatten()).unwrap_or_default()
}

/// Stores the path in a frame.
pub fn keep_frame_place(path: &str) {
    if let Some(session) = session() {
        let _ = session.set_item(PLACE, path);
    }
}

/// Session storage key of the path in a frame; boot.js uses it too.
const PLACE: &str = "barrier-first:place";

fn session() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

/// Calls back with the path immediately, and whenever it changes. Immediately, because it may have changed
/// since the caller read it: Yew yields to the browser between drawing a page and running its effects.
pub fn follow(callback: impl Fn(String) + 'static) -> Listener {
    callback(path());
    on_window("hashchange", move |_| callback(path()))
}

/// Returns the path of the link that a plain click follows. With a modifier key the browser decides.
pub fn clicked(event: &MouseEvent) -> Option<String> {
    if event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key() {
        return None;
    }
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let href = target.closest("a[href^='#/']").ok()??.get_attribute("href")?;
    Some(href.trim_start_matches('#').to_owned())
}
