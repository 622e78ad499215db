//! The build's own processing of the app's wasm, besides wasm-bindgen and wasm-opt.
//!
//! ```sh
//! cargo run -p split -- parts target/wasm32-unknown-unknown/release/barrier-first.wasm folder
//! cargo run -p split -- imports the-early.wasm its-glue
//! ```
//!
//! `parts` splits the wasm as built by cargo into an initial and a deferred file; `imports`
//! shortens the names of the functions that the initial file imports from its glue. Called by
//! `scripts/post-build/wasm.mjs`.

use std::env;
use std::path::Path;
use std::process::ExitCode;

mod imports;
mod parts;

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let (input, done) = match words.as_slice() {
        ["parts", wasm, folder] => (wasm, parts::split(Path::new(wasm), Path::new(folder))),
        ["imports", wasm, glue] => (wasm, imports::shorten(Path::new(wasm), Path::new(glue))),
        _ => {
            eprintln!("split: say parts, the wasm and a folder, or imports, the wasm and its glue");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("split: {input}: {reason}");
            ExitCode::FAILURE
        }
    }
}
