//! Standard input and the exit code, shared by the programs here: they never read more than would be
//! accepted, and report a fault in one line.

use std::io::{Read, Write, stdin, stdout};
use std::process::ExitCode;

/// Reads standard input, up to one byte more than `most`, which tells that it is too long.
pub fn bytes(most: usize) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    stdin()
        .take(limit)
        .read_to_end(&mut bytes)
        .map_err(|error| format!("standard input cannot be read: {error}"))?;
    Ok(bytes)
}

/// Converts bytes to text.
pub fn text(bytes: Vec<u8>) -> Result<String, String> {
    String::from_utf8(bytes)
        .map_err(|error| format!("not UTF-8 at byte {}", error.utf8_error().valid_up_to()))
}

/// Prints the result of a program and ends it: 0 once that is written, 2 and one line with the program's
/// name if there was an error.
#[allow(dead_code, reason = "not every program ends like this")]
pub fn finish(program: &str, found: Result<String, String>) -> ExitCode {
    match found {
        Ok(text) => match writeln!(stdout(), "{text}") {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        },
        Err(reason) => {
            eprintln!("{program}: {}", reason.replace(['\n', '\r'], " "));
            ExitCode::from(2)
        }
    }
}
