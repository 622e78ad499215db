//! Words: looking messages up, filling them in, and saying dates and numbers.
//!
//! Translators edit `locales/<lang>/*.ftl`; the build compiles them and boot.js fetches the one
//! that is needed. See `locales/AUTHORING.md`.

#[cfg(not(target_arch = "wasm32"))]
pub mod compiled;
mod message_bundle;
mod messages;
mod particle;

pub use message_bundle::MessageBundle;
pub use messages::Messages;
