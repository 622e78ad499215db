//! The database of photos: IndexedDB, one entry a picture, as an `ArrayBuffer` under its key.
//!
//! No `Blob`: WebKit has lost or refused those again and again. The database is opened for each task and
//! closed after it, so that nothing stands in the way when it is deleted.

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::DomException;

use crate::storage::keys::PHOTOS;

use super::deadline::within;
use super::script::{call, get, number, set, wait};

/// The one store of the database.
const STORE: &str = "photos";

/// Milliseconds after which a task of the database counts as failed.
const LIMIT: u32 = 10_000;

/// Why a task of the database did not work. What had been kept before is unharmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhotosError {
    /// The browser has no database here, as in some private windows.
    Missing,
    /// There is no room left.
    Full,
    /// Anything else, or no answer in time.
    Failed,
}

impl From<JsValue> for PhotosError {
    fn from(error: JsValue) -> Self {
        match error.dyn_ref::<DomException>().map(DomException::name).as_deref() {
            Some("QuotaExceededError") => Self::Full,
            Some("SecurityError" | "InvalidStateError" | "NotSupportedError") => Self::Missing,
            _ => Self::Failed,
        }
    }
}

/// An open `IDBDatabase`, closed when it is dropped.
struct Open(JsValue);

impl Drop for Open {
    fn drop(&mut self) {
        // One that is closed already stays closed.
        let _ = call(&self.0, "close", &[]);
    }
}

/// An `IDBTransaction` over the store.
struct Transaction(JsValue);

impl Transaction {
    /// A request of the store.
    fn request(&self, name: &str, given: &[JsValue]) -> Result<JsValue, PhotosError> {
        let store = call(&self.0, "objectStore", &[STORE.into()])?;
        Ok(call(&store, name, given)?)
    }

    /// Waits until everything is written.
    async fn written(&self) -> Result<(), PhotosError> {
        let end = wait(|done, failed| {
            let _ = set(&self.0, "oncomplete", &done);
            let _ = set(&self.0, "onabort", &failed);
        });
        end.await.map(drop).map_err(|_| fault(&self.0))
    }
}

/// The fault that a request or a transaction names.
fn fault(of: &JsValue) -> PhotosError {
    get(of, "error").map_or(PhotosError::Failed, PhotosError::from)
}

/// Waits for an `IDBRequest`, and returns its result.
async fn done(request: &JsValue) -> Result<JsValue, PhotosError> {
    let end = wait(|done, failed| {
        let _ = set(request, "onsuccess", &done);
        let _ = set(request, "onerror", &failed);
    });
    end.await.map_err(|_| fault(request))?;
    Ok(get(request, "result")?)
}

async fn open() -> Result<Open, PhotosError> {
    let factory = get(&js_sys::global(), "indexedDB").map_err(|_| PhotosError::Missing)?;
    if !factory.is_object() {
        return Err(PhotosError::Missing);
    }
    let request = call(&factory, "open", &[PHOTOS.into(), 1.into()])?;
    let made = {
        let request = request.clone();
        Closure::<dyn FnMut()>::new(move || {
            // A failure ends the request, which is told then.
            if let Ok(database) = get(&request, "result") {
                let _ = call(&database, "createObjectStore", &[STORE.into()]);
            }
        })
    };
    set(&request, "onupgradeneeded", made.as_ref())?;
    let database = done(&request).await;
    set(&request, "onupgradeneeded", &JsValue::NULL)?;
    match database {
        Ok(database) => {
            let database = Open(database);
            // Whoever deletes the database need not wait for this connection, even after a crash of
            // the app: the function is the browser's own.
            let close =
                call(&get(&database.0, "close")?, "bind", std::slice::from_ref(&database.0))?;
            set(&database.0, "onversionchange", &close)?;
            Ok(database)
        }
        // Where nothing is kept, browsers refuse to open with errors of many names.
        Err(PhotosError::Failed) => Err(PhotosError::Missing),
        Err(error) => Err(error),
    }
}

fn begin(database: &Open, mode: &str) -> Result<Transaction, PhotosError> {
    Ok(Transaction(call(&database.0, "transaction", &[STORE.into(), mode.into()])?))
}

async fn in_time<T>(work: impl Future<Output = Result<T, PhotosError>>) -> Result<T, PhotosError> {
    within(LIMIT, work).await.unwrap_or(Err(PhotosError::Failed))
}

/// Returns the key of every picture.
///
/// # Errors
/// Why they cannot be read.
pub async fn keys() -> Result<Vec<String>, PhotosError> {
    in_time(async {
        let database = open().await?;
        let keys = done(&begin(&database, "readonly")?.request("getAllKeys", &[])?).await?;
        let count = number(&keys, "length").unwrap_or_default();
        let key = |n: u32| get(&keys, &n.to_string()).ok()?.as_string();
        Ok((0..count).filter_map(key).collect())
    })
    .await
}

/// Returns about how many bytes the browser has left for this site; `None` where it does not tell.
pub async fn room() -> Option<u64> {
    let storage = get(&get(&js_sys::global(), "navigator").ok()?, "storage").ok()?;
    let asked = call(&storage, "estimate", &[]).ok()?.dyn_into::<Promise>().ok()?;
    let told = within(LIMIT, JsFuture::from(asked)).await?.ok()?;
    let bytes = |name| get(&told, name).ok()?.as_f64();
    // Both are whole and far below 2^53; a quota that has shrunk leaves nothing.
    Some((bytes("quota")? - bytes("usage")?).max(0.0) as u64)
}

/// Returns the picture under a key; `None` where there is none.
///
/// # Errors
/// Why it cannot be read.
pub async fn read(key: &str) -> Result<Option<Vec<u8>>, PhotosError> {
    in_time(async { read_in(&open().await?, key).await }).await
}

async fn read_in(database: &Open, key: &str) -> Result<Option<Vec<u8>>, PhotosError> {
    let found = done(&begin(database, "readonly")?.request("get", &[key.into()])?).await?;
    Ok(found.is_object().then(|| Uint8Array::new(&found).to_vec()))
}

/// Writes a picture under its key, and reads it back.
///
/// # Errors
/// Why it is not kept.
pub async fn write(key: &str, picture: &[u8]) -> Result<(), PhotosError> {
    in_time(async {
        let database = open().await?;
        let transaction = begin(&database, "readwrite")?;
        let buffer = get(&Uint8Array::from(picture), "buffer")?;
        transaction.request("put", &[buffer, key.into()])?;
        transaction.written().await?;
        let kept = read_in(&database, key).await?;
        if kept.as_deref() == Some(picture) { Ok(()) } else { Err(PhotosError::Failed) }
    })
    .await
}

/// Removes a picture, and looks whether it is gone.
///
/// # Errors
/// Why it is still there.
pub async fn remove(key: &str) -> Result<(), PhotosError> {
    in_time(async {
        let database = open().await?;
        let transaction = begin(&database, "readwrite")?;
        transaction.request("delete", &[key.into()])?;
        transaction.written().await?;
        match read_in(&database, key).await? {
            None => Ok(()),
            Some(_) => Err(PhotosError::Failed),
        }
    })
    .await
}
