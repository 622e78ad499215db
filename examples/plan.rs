//! Reads a plan file's request on standard input and prints the plan as JSON.
//!
//! ```sh
//! cargo run --example plan < answers.json
//! ```
//! Invalid input ends with exit code 2 and one line that names the place.

mod input;

use std::process::ExitCode;

use barrier_first::export::plan_json::{plan_with_labels, read_request};
use barrier_first::json::MAX_BYTES;
use barrier_first::knowledge::Knowledge;
use barrier_first::knowledge::labels::LabelTables;

fn main() -> ExitCode {
    input::finish("plan", run())
}

fn run() -> Result<String, String> {
    let bytes = input::bytes(MAX_BYTES)?;
    let text = input::text(bytes)?;
    let knowledge = Knowledge::embedded()?;
    let request = read_request(&knowledge, &text)?;
    let tables = LabelTables::embedded()?;
    Ok(plan_with_labels(&knowledge, &tables, &request).to_string())
}
