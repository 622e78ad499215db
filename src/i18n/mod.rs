//! Words: looking messages up and filling them in.

#[cfg(not(target_arch = "wasm32"))]
pub mod compiled;
