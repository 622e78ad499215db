//! Files: exporting one, and reading one that was chosen.

use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlInputElement;

use super::boot;

/// Reason why a file could not be exported or read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// The browser refused.
    #[error("the browser refused")]
    Refused,
    /// Larger than the given limit.
    #[error("larger than the limit")]
    TooLarge,
    /// No file was chosen.
    #[error("no file was chosen")]
    None,
}

/// Result of exporting a file, as far as the page can know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handover {
    /// The app chosen by the person received it.
    Shared,
    /// The person closed the share sheet.
    Cancelled,
    /// The browser was asked to save it. Pages are not told whether it did.
    Offered,
    /// The browser refused.
    Refused,
}

/// Environment of the app, as far as it matters to files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DisplayContext {
    /// A browser.
    Browser,
    /// The web view of another app, which usually saves no files.
    OtherApp,
    /// Installed on an iOS home screen.
    Installed,
}

/// Exports a file: via the share sheet if a download may not arrive, else as a download.
/// Implemented in `boot.js`, because its recovery screen needs it too.
pub async fn hand_over(name: &str, mime: &str, bytes: &[u8]) -> Handover {
    match boot::save_file(name, mime, bytes).await.as_deref() {
        Some("shared") => Handover::Shared,
        Some("cancelled") => Handover::Cancelled,
        Some("offered") => Handover::Offered,
        _ => Handover::Refused,
    }
}

/// Returns the app's environment.
pub fn display_context() -> DisplayContext {
    match boot::display_context().as_str() {
        "app" => DisplayContext::OtherApp,
        "installed" => DisplayContext::Installed,
        _ => DisplayContext::Browser,
    }
}

/// Reads the file chosen in an input, if it is at most `most` bytes.
///
/// # Errors
/// [`FileError`] gives the reason.
pub async fn chosen(input: &HtmlInputElement, most: usize) -> Result<Vec<u8>, FileError> {
    let file = input.files().and_then(|files| files.get(0)).ok_or(FileError::None)?;
    if file.size() > most as f64 {
        return Err(FileError::TooLarge);
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| FileError::Refused)?;
    // Allows choosing the same file again.
    input.set_value("");
    Ok(Uint8Array::new(&buffer).to_vec())
}
