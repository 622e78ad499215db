//! Storage backends for saved text.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A key-value store of texts, such as the browser's `localStorage`.
///
/// The whole origin shares it, so it may also hold keys of other apps.
pub trait Backend {
    /// Returns the text stored under a key.
    ///
    /// # Errors
    /// If the storage cannot be read.
    fn read(&self, key: &str) -> Result<Option<String>, BackendError>;

    /// Stores a text under a key, replacing any previous one.
    ///
    /// # Errors
    /// If it cannot be written.
    fn write(&self, key: &str, value: &str) -> Result<(), BackendError>;

    /// Removes a key; a missing one is not an error.
    ///
    /// # Errors
    /// If it cannot be removed.
    fn remove(&self, key: &str) -> Result<(), BackendError>;

    /// Returns all keys, including those of other apps.
    ///
    /// # Errors
    /// If the storage cannot be read.
    fn keys(&self) -> Result<Vec<String>, BackendError>;
}

/// Why a backend operation failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BackendError {
    /// The browser does not allow this page to store anything.
    #[error("storage is blocked")]
    Blocked,
    /// No space is left.
    #[error("no space is left")]
    Full,
    /// Anything else.
    #[error("the storage failed")]
    Failed,
}

macro_rules! passed_on {
    ($($pointer:ty),+) => { $(
        impl<B: Backend + ?Sized> Backend for $pointer {
            fn read(&self, key: &str) -> Result<Option<String>, BackendError> {
                (**self).read(key)
            }

            fn write(&self, key: &str, value: &str) -> Result<(), BackendError> {
                (**self).write(key, value)
            }

            fn remove(&self, key: &str) -> Result<(), BackendError> {
                (**self).remove(key)
            }

            fn keys(&self) -> Result<Vec<String>, BackendError> {
                (**self).keys()
            }
        }
    )+ };
}

passed_on!(&B, Rc<B>, Box<B>);

/// Keeps texts in memory only.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MemoryBackend {
    texts: RefCell<BTreeMap<String, String>>,
}

impl Backend for MemoryBackend {
    fn read(&self, key: &str) -> Result<Option<String>, BackendError> {
        let texts = self.texts.try_borrow().map_err(|_| BackendError::Failed)?;
        Ok(texts.get(key).cloned())
    }

    fn write(&self, key: &str, value: &str) -> Result<(), BackendError> {
        let mut texts = self.texts.try_borrow_mut().map_err(|_| BackendError::Failed)?;
        texts.insert(key.to_owned(), value.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), BackendError> {
        let mut texts = self.texts.try_borrow_mut().map_err(|_| BackendError::Failed)?;
        texts.remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, BackendError> {
        let texts = self.texts.try_borrow().map_err(|_| BackendError::Failed)?;
        Ok(texts.keys().cloned().collect())
    }
}
