//! Files: handing one to the person, and reading one they chose.

use gloo::file::{Blob, ObjectUrl};
use gloo::timers::callback::Timeout;
use gloo::utils::document;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlAnchorElement, HtmlInputElement};

/// How long the address of a saved file holds, in milliseconds.
const KEPT_MS: u32 = 60_000;

use super::boot;

/// Why a file could not be handed over or read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileError {
    /// The browser refused.
    Refused,
    /// Larger than the limit that was given.
    TooLarge,
    /// No file was chosen.
    None,
}

/// What became of a file that was handed over, as far as anybody can see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handover {
    /// The app that the person chose has it.
    Shared,
    /// The person closed the choice.
    Cancelled,
    /// The browser was asked to save it. Whether it did, no page is told.
    Offered,
    /// The browser refused.
    Refused,
}

/// Where the app runs, as far as it matters to files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Surroundings {
    /// In a browser.
    Browser,
    /// In a view inside of another app, which as a rule saves no files.
    OtherApp,
    /// Installed on an iOS home screen.
    Installed,
}

/// Hands a file to the person: by the share sheet where a download may not arrive, else as a
/// download. `boot.js` does it, because its recovery screen must be able to.
pub async fn hand_over(name: &str, mime: &str, bytes: &[u8]) -> Handover {
    let args = [JsValue::from_str(name), JsValue::from_str(mime), Uint8Array::from(bytes).into()];
    let end = boot::resolved(boot::call("give", &args)).await;
    match end.and_then(|end| end.as_string()).as_deref() {
        Some("shared") => Handover::Shared,
        Some("cancelled") => Handover::Cancelled,
        Some("offered") => Handover::Offered,
        _ => Handover::Refused,
    }
}

/// Where the app runs.
pub fn surroundings() -> Surroundings {
    match boot::get("surroundings").and_then(|place| place.as_string()).as_deref() {
        Some("app") => Surroundings::OtherApp,
        Some("installed") => Surroundings::Installed,
        _ => Surroundings::Browser,
    }
}

/// Offers bytes as a download under a file name.
///
/// # Errors
/// [`FileError::Refused`] when the browser does not allow it.
pub fn download(name: &str, mime: &str, bytes: &[u8]) -> Result<(), FileError> {
    save(name, mime, bytes).map_err(|_| FileError::Refused)
}

fn save(name: &str, mime: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let url = ObjectUrl::from(Blob::new_with_options(bytes, Some(mime)));
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // A browser may read it only after the person has said where to put the file.
    Timeout::new(KEPT_MS, move || drop(url)).forget();
    Ok(())
}

/// Reads the file chosen in an input, if it is not larger than `most` bytes.
///
/// # Errors
/// [`FileError`] says why not.
pub async fn chosen(input: &HtmlInputElement, most: usize) -> Result<Vec<u8>, FileError> {
    let file = input.files().and_then(|files| files.get(0)).ok_or(FileError::None)?;
    if file.size() > most as f64 {
        return Err(FileError::TooLarge);
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| FileError::Refused)?;
    // Choosing the same file again must be noticed too.
    input.set_value("");
    Ok(Uint8Array::new(&buffer).to_vec())
}
