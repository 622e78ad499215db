//! Reads a plan file's request on standard input and prints the plan as JSON.
//!
//! ```sh
//! cargo run --example plan < answers.json
//! ```
//! Wrong input ends with exit code 2 and one line that names the place.

use std::io::{Read, Write, stdin, stdout};
use std::process::ExitCode;

use barrier_first::export::plan_file::{plan, read_request};
use barrier_first::json::MAX_BYTES;
use barrier_first::knowledge::Knowledge;

fn main() -> ExitCode {
    match run() {
        Ok(json) => match writeln!(stdout(), "{json}") {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        },
        Err(reason) => {
            eprintln!("plan: {}", reason.replace(['\n', '\r'], " "));
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<String, String> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX) + 1;
    stdin()
        .take(limit)
        .read_to_end(&mut bytes)
        .map_err(|error| format!("standard input cannot be read: {error}"))?;
    let text = String::from_utf8(bytes)
        .map_err(|error| format!("not UTF-8 at byte {}", error.utf8_error().valid_up_to()))?;
    let knowledge = Knowledge::embedded()?;
    let request = read_request(&knowledge, &text)?;
    Ok(plan(&knowledge, &request).to_string())
}
