//! Splits the app's wasm, as cargo has left it, into an initial and a deferred file.
//!
//! ```sh
//! cargo run -p split -- target/wasm32-unknown-unknown/release/barrier-first.wasm folder
//! ```
//!
//! Called by `scripts/post-build.mjs`. Leaves `main.wasm`, which wasm-bindgen still has to go over,
//! and `split_late.wasm` in the folder, named after the one split point in `src/deferred.rs`.

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use wasm_split_cli_support::{Options, transform};

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let [input, folder] = words.as_slice() else {
        eprintln!("split: name the wasm that cargo built, then a folder for its parts");
        return ExitCode::from(2);
    };
    match split(Path::new(input), Path::new(folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("split: {input}: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn split(input: &Path, folder: &Path) -> Result<(), String> {
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
