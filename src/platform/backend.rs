//! The browser's local storage as a backend of the storage core.
//!
//! `window.localStorage` itself may throw (blocked cookies, opaque origin, private mode), and so
//! may every call on it; all of these become a [`BackendError`].

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, Storage};

use crate::storage::backend::{Backend, BackendError};

/// Local storage of the page's origin.
#[derive(Debug, Clone, Copy, Default)]
pub struct LocalBackend;

fn storage() -> Result<Storage, BackendError> {
    web_sys::window()
        .ok_or(BackendError::Blocked)?
        .local_storage()
        .map_err(|_| BackendError::Blocked)?
        .ok_or(BackendError::Blocked)
}

/// Maps the names and codes browsers use for a full storage.
fn fault(error: &JsValue) -> BackendError {
    let Some(exception) = error.dyn_ref::<DomException>() else { return BackendError::Failed };
    match (exception.name().as_str(), exception.code()) {
        ("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" | "QUOTA_EXCEEDED_ERR", _)
        | (_, 22 | 1014) => BackendError::Full,
        ("SecurityError", _) => BackendError::Blocked,
        _ => BackendError::Failed,
    }
}

impl Backend for LocalBackend {
    fn read(&self, key: &str) -> Result<Option<String>, BackendError> {
        storage()?.get_item(key).map_err(|error| fault(&error))
    }

    fn write(&self, key: &str, value: &str) -> Result<(), BackendError> {
        storage()?.set_item(key, value).map_err(|error| fault(&error))
    }

    fn remove(&self, key: &str) -> Result<(), BackendError> {
        storage()?.remove_item(key).map_err(|error| fault(&error))
    }

    fn keys(&self) -> Result<Vec<String>, BackendError> {
        let storage = storage()?;
        let length = storage.length().map_err(|error| fault(&error))?;
        (0..length)
            .filter_map(|place| storage.key(place).map_err(|error| fault(&error)).transpose())
            .collect()
    }
}
