//! Splits the app's wasm, as built by cargo, at its split point.

use std::fs;
use std::path::Path;

use wasm_split_cli_support::{Options, transform};

/// Writes `main.wasm`, which wasm-bindgen still has to process, and `split_late.wasm` to the folder,
/// named after the one split point in `src/deferred.rs`.
///
/// # Errors
/// When a file cannot be read or written, the wasm has no relocations, or there is not exactly one split
/// point.
pub fn split(input: &Path, folder: &Path) -> Result<(), String> {
    let wasm = fs::read(input).map_err(|error| error.to_string())?;
    let main = folder.join("main.wasm");
    let mut options = Options::new(&wasm);
    options.output_dir = folder;
    options.main_out_path = &main;
    let written = transform(options).map_err(|error| format!("{error:?}"))?;
    // boot.js fetches one file.
    match written.split_modules.as_slice() {
        [one] if one.ends_with("split_late.wasm") => Ok(()),
        others => Err(format!("one deferred file is expected, not {others:?}")),
    }
}
