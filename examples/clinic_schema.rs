//! Writes the JSON Schema of clinic files to `clinics/clinic.schema.json`.
//!
//! ```sh
//! cargo run --example clinic_schema
//! ```
//! Run it when treatments, actives, rules or the format have changed; a test detects that.

use std::process::ExitCode;

use barrier_first::clinic::schema::schema_text;
use barrier_first::knowledge::Knowledge;

fn main() -> ExitCode {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/clinics/clinic.schema.json");
    let written = Knowledge::embedded().and_then(|knowledge| {
        std::fs::write(path, schema_text(&knowledge)).map_err(|error| error.to_string())
    });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("clinic_schema: {reason}");
            ExitCode::FAILURE
        }
    }
}
