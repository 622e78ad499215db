//! Files: handing one to the person, and reading one they chose.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlInputElement, Url};

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

/// Offers bytes as a download under a file name.
///
/// # Errors
/// [`FileError::Refused`] when the browser does not allow it.
pub fn download(name: &str, mime: &str, bytes: &[u8]) -> Result<(), FileError> {
    save(name, mime, bytes).map_err(|_| FileError::Refused)
}

fn save(name: &str, mime: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let kind = BlobPropertyBag::new();
    kind.set_type(mime);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &kind)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let document =
        web_sys::window().and_then(|window| window.document()).ok_or(JsValue::UNDEFINED)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&url)
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
