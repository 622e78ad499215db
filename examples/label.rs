//! Reads the text of a label on standard input and prints its contents as JSON.
//!
//! ```sh
//! cargo run --example label -- --kind serum --region EU < label.txt
//! ```
//! `--name TEXT` is the product's name, `--kind KIND` the kind of product, `--region EU|UK|US|KR` the
//! region whose law limits its contents. Input that is not UTF-8 or too long, and unknown options,
//! end with exit code 2 and one line.

mod input;

use std::env;
use std::process::ExitCode;

use barrier_first::domain::{ClosedSet, ProductKind, Region};
use barrier_first::export::label_json::label;
use barrier_first::knowledge::Knowledge;
use barrier_first::knowledge::labels::LabelTables;
use barrier_first::label::{Context, MAX_BYTES};

fn main() -> ExitCode {
    input::finish("label", run())
}

fn run() -> Result<String, String> {
    let mut name = String::new();
    let (mut kind, mut region) = (None, None);
    let mut arguments = env::args_os().skip(1);
    while let Some(option) = arguments.next() {
        let option = option.to_string_lossy().into_owned();
        let value = arguments.next().ok_or_else(|| format!("{option} needs a value"))?;
        let value = value.into_string().map_err(|_| format!("{option} is not UTF-8"))?;
        match option.as_str() {
            "--name" => name = value,
            "--kind" => kind = Some(one_of::<ProductKind>(&option, &value)?),
            "--region" => region = Some(one_of::<Region>(&option, &value)?),
            _ => return Err(format!("there is no option {option:?}")),
        }
    }
    let bytes = input::bytes(MAX_BYTES)?;
    if bytes.len() > MAX_BYTES {
        return Err(format!("the text is larger than {} KiB", MAX_BYTES >> 10));
    }
    let text = input::text(bytes)?;
    let (knowledge, tables) = (Knowledge::embedded()?, LabelTables::embedded()?);
    Ok(label(&knowledge, &tables, &text, &Context { name: &name, kind, region }).to_string())
}

/// Parses a value of a closed set by its id.
fn one_of<T: ClosedSet>(option: &str, id: &str) -> Result<T, String> {
    T::from_id(id).ok_or_else(|| {
        let known: Vec<&str> = T::ALL.iter().map(|value| value.id()).collect();
        format!("{option} is one of {}", known.join(", "))
    })
}
