//! The clipboard, and the device's share sheet.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, File, FilePropertyBag, HtmlTextAreaElement, ShareData};

use super::dom::{document, navigator_with};

/// Result of sharing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shared {
    /// Shared with the app chosen by the person.
    Done,
    /// The person closed the share sheet.
    Cancelled,
    /// The browser did not allow it.
    Refused,
}

/// Copies a text to the clipboard; `false` if the browser denies access.
pub async fn copy(text: &str) -> bool {
    let Some(navigator) = navigator_with("clipboard") else { return false };
    JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}

/// Selects all of a text area by id and focuses it, so that the person can copy it.
pub fn select(id: &str) {
    let found = document()
        .and_then(|document| document.get_element_by_id(id))
        .and_then(|element| element.dyn_into::<HtmlTextAreaElement>().ok());
    if let Some(area) = found {
        let _ = area.focus();
        area.select();
        // Selecting scrolls to the end; the person wants to see the start.
        area.set_scroll_top(0);
    }
}

/// Returns `true` if text can be shared.
pub fn can_share() -> bool {
    navigator_with("share").is_some()
}

/// Shares a text.
pub async fn share_text(title: &str, text: &str) -> Shared {
    let data = ShareData::new();
    data.set_title(title);
    data.set_text(text);
    share(&data).await
}

/// Returns the share data for a file.
fn file_data(name: &str, mime: &str, bytes: &[u8]) -> Option<ShareData> {
    let kind = FilePropertyBag::new();
    kind.set_type(mime);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let file = File::new_with_u8_array_sequence_and_options(&parts, name, &kind).ok()?;
    let data = ShareData::new();
    data.set_files(&Array::of1(&file));
    Some(data)
}

/// Returns `true` if a file of this type can be shared.
pub fn can_share_file(name: &str, mime: &str) -> bool {
    match (navigator_with("canShare"), file_data(name, mime, b" ")) {
        (Some(navigator), Some(data)) => can_share() && navigator.can_share_with_data(&data),
        _ => false,
    }
}

/// Shares a file.
pub async fn share_file(name: &str, mime: &str, bytes: &[u8]) -> Shared {
    match file_data(name, mime, bytes) {
        Some(data) => share(&data).await,
        None => Shared::Refused,
    }
}

async fn share(data: &ShareData) -> Shared {
    let Some(navigator) = navigator_with("share") else { return Shared::Refused };
    match JsFuture::from(navigator.share_with_data(data)).await {
        Ok(_) => Shared::Done,
        Err(error) => {
            let name = error.dyn_into::<DomException>().map(|error| error.name());
            if name.is_ok_and(|name| name == "AbortError") {
                Shared::Cancelled
            } else {
                Shared::Refused
            }
        }
    }
}
