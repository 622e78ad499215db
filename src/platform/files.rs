//! Files: handing one to the person, and reading one they chose.

use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlInputElement;

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
    match boot::give(name, mime, bytes).await.as_deref() {
        Some("shared") => Handover::Shared,
        Some("cancelled") => Handover::Cancelled,
        Some("offered") => Handover::Offered,
        _ => Handover::Refused,
    }
}

/// Where the app runs.
pub fn surroundings() -> Surroundings {
    match boot::surroundings().as_str() {
        "app" => Surroundings::OtherApp,
        "installed" => Surroundings::Installed,
        _ => Surroundings::Browser,
    }
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
