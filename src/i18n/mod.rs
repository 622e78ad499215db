//! Words: looking messages up, filling them in, and saying dates and numbers.
//!
//! Translators edit `locales/<lang>/*.ftl`; the build compiles them and boot.js fetches the one
//! that is needed. See `locales/AUTHORING.md`.

mod catalogue;
#[cfg(not(target_arch = "wasm32"))]
pub mod compiled;
mod particle;
mod words;

pub use catalogue::Catalogue;
pub use words::Words;
