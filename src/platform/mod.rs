//! The browser API: the only code that names `web_sys`, `js_sys` or `wasm_bindgen`.
//!
//! Everything here returns a value or a `Result`; a browser that refuses something never makes the
//! app panic.

pub mod address;
pub mod backend;
pub mod badge;
pub mod boot;
pub mod clock;
pub mod crypto;
mod deadline;
pub mod dom;
pub mod files;
pub mod frame;
pub mod intl;
pub mod mount;
pub mod panic;
pub mod photos;
pub mod picture;
mod script;
pub mod share;
pub mod tabs;
pub mod text_detector;
