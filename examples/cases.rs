//! Prints every case of `tests/cases` as a plan file's request, one line of JSON each, so that
//! programs in other languages can work on the same people.
//!
//! ```sh
//! cargo run --example cases
//! ```

#![allow(dead_code, reason = "the modules shared with the tests hold more")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a program for developers stops at the first fault"
)]

use std::io::{Write, stdout};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::OnceLock;

use barrier_first::json::Json;
use barrier_first::knowledge::Knowledge;

#[path = "../tests/it/case_file.rs"]
mod case_file;
#[path = "../tests/support/mod.rs"]
mod support;

fn embedded() -> &'static Knowledge {
    static KNOWLEDGE: OnceLock<Knowledge> = OnceLock::new();
    KNOWLEDGE.get_or_init(|| Knowledge::embedded().expect("the knowledge is readable"))
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn main() -> ExitCode {
    let mut out = stdout().lock();
    for case in case_file::all() {
        let line =
            Json::object([("name", Json::text(&case.name)), ("request", case.request.clone())]);
        // Json breaks lines for readability; no text of a case contains a line break.
        let line = line.to_string().replace('\n', " ");
        if writeln!(out, "{line}").is_err() {
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
