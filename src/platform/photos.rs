//! The photo database: IndexedDB, one entry per picture, as an `ArrayBuffer` under its key.
//!
//! No `Blob`: WebKit has lost or refused those again and again. The database is opened for each
//! operation and closed afterwards, so that nothing blocks its deletion.

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::DomException;

use crate::storage::keys::PHOTOS;

use super::deadline::within;
use super::script::{call, get, number, set, wait};

/// The only object store of the database.
const STORE: &str = "photos";

/// Milliseconds after which a database operation counts as failed.
const LIMIT: u32 = 10_000;

/// Reason why a database operation failed. Data stored before is unharmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PhotosError {
    /// No database is available here, as in some private windows.
    #[error("no database is available")]
    Missing,
    /// The storage is full.
    #[error("the storage is full")]
    Full,
    /// Anything else, or no response in time.
    #[error("the database failed or did not respond in time")]
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

/// An open `IDBDatabase`, closed on drop.
struct Open(JsValue);

impl Drop for Open {
    fn drop(&mut self) {
        // Closing a closed database does nothing.
        let _ = call(&self.0, "close", &[]);
    }
}

/// An `IDBTransaction` on the object store.
struct Transaction(JsValue);

impl Transaction {
    /// Issues a request on the object store.
    fn request(&self, name: &str, given: &[JsValue]) -> Result<JsValue, PhotosError> {
        let store = call(&self.0, "objectStore", &[STORE.into()])?;
        Ok(call(&store, name, given)?)
    }

    /// Waits until everything is committed.
    async fn written(&self) -> Result<(), PhotosError> {
        let end = wait(|done, failed| {
            let _ = set(&self.0, "oncomplete", &done);
            let _ = set(&self.0, "onabort", &failed);
        });
        end.await.map(drop).map_err(|_| fault(&self.0))
    }
}

/// Returns the error of a request or a transaction.
fn fault(of: &JsValue) -> PhotosError {
    get(of, "error").map_or(PhotosError::Failed, PhotosError::from)
}

/// Waits for an `IDBRequest` and returns its result.
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
            // A failure fails the request, which reports it.
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
            // Deleting the database need not wait for this connection, even after a crash of the
            // app: the function is the browser's own.
            let close =
                call(&get(&database.0, "close")?, "bind", std::slice::from_ref(&database.0))?;
            set(&database.0, "onversionchange", &close)?;
            Ok(database)
        }
        // Where storage is disabled, browsers fail to open with errors of many names.
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
/// The reason why they cannot be read.
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

/// Returns roughly how many bytes the browser has left for this site; `None` if it does not say.
pub async fn room() -> Option<u64> {
    let storage = get(&get(&js_sys::global(), "navigator").ok()?, "storage").ok()?;
    let asked = call(&storage, "estimate", &[]).ok()?.dyn_into::<Promise>().ok()?;
    let told = within(LIMIT, JsFuture::from(asked)).await?.ok()?;
    let bytes = |name| get(&told, name).ok()?.as_f64();
    // Both are integers far below 2^53; a reduced quota leaves nothing.
    Some((bytes("quota")? - bytes("usage")?).max(0.0) as u64)
}

/// Returns the picture under a key; `None` if there is none.
///
/// # Errors
/// The reason why it cannot be read.
pub async fn read(key: &str) -> Result<Option<Vec<u8>>, PhotosError> {
    in_time(async { read_in(&open().await?, key).await }).await
}

async fn read_in(database: &Open, key: &str) -> Result<Option<Vec<u8>>, PhotosError> {
    let found = done(&begin(database, "readonly")?.request("get", &[key.into()])?).await?;
    Ok(found.is_object().then(|| Uint8Array::new(&found).to_vec()))
}

/// Writes a picture under its key and reads it back.
///
/// # Errors
/// The reason why it is not stored.
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

/// Removes a picture and checks that it is gone.
///
/// # Errors
/// The reason why it is still there.
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
