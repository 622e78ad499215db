//! What is kept in files and in the browser: formats, and the way back from them.
//!
//! Knows neither the browser nor the screen; where the bytes go is behind a trait.

pub mod answers;
