//! Localisation: looking up and filling in messages, and formatting dates and numbers.
//!
//! Translators edit `locales/<lang>/*.ftl`; the build compiles them and boot.js fetches the one
//! needed. See `locales/AUTHORING.md`.

#[cfg(not(target_arch = "wasm32"))]
pub mod compiled;
mod message_bundle;
mod messages;
mod particle;

pub use message_bundle::MessageBundle;
pub use messages::Messages;
