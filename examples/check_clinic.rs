//! Checks a clinic's file on standard input and says what is wrong with it.
//!
//! ```sh
//! cargo run --example check_clinic < clinics/demo.json
//! ```
//! Exits with 0 when all of it is valid, 1 when parts of it are rejected, 2 when nothing can be read.

mod input;

use std::io::{Write, stdout};
use std::process::ExitCode;

use barrier_first::clinic::read::{MAX_BYTES, read_file};
use barrier_first::clinic::{Clinic, Diagnostic};
use barrier_first::knowledge::Knowledge;

fn main() -> ExitCode {
    let (clinic, complaints) = match read() {
        Ok(found) => found,
        Err(reason) => {
            eprintln!("check_clinic: {reason}");
            return ExitCode::from(2);
        }
    };
    let mut lines: Vec<String> = complaints.iter().map(Diagnostic::to_string).collect();
    let unread = complaints.iter().any(Diagnostic::is_fatal);
    if !unread {
        lines.push(accepted(&clinic));
    }
    lines.push(match complaints.len() {
        0 => "Good: all of it is taken.".to_owned(),
        1 => "1 fault.".to_owned(),
        count => format!("{count} faults."),
    });
    if writeln!(stdout(), "{}", lines.join("\n")).is_err() {
        return ExitCode::from(2);
    }
    match (unread, complaints.is_empty()) {
        (true, _) => ExitCode::from(2),
        (false, true) => ExitCode::SUCCESS,
        (false, false) => ExitCode::FAILURE,
    }
}

fn read() -> Result<(Clinic, Vec<Diagnostic>), String> {
    let bytes = input::bytes(MAX_BYTES)?;
    if bytes.len() > MAX_BYTES {
        return Err(format!("the file is larger than {} KB", MAX_BYTES >> 10));
    }
    let text = input::text(bytes)?;
    Ok(read_file(&Knowledge::embedded()?, &text))
}

fn accepted(clinic: &Clinic) -> String {
    let Clinic { config, profile } = clinic;
    let treatments = match &config.treatments {
        Some(list) => format!("treatments: {}", list.len()),
        None => "no list of treatments, so all count as offered".to_owned(),
    };
    format!(
        "Taken: {treatments}; products: {}; colours and measures: {}; rules relaxed: {}; treatments \
         to ask about first: {}; actives left out: {}.",
        config.products.len(),
        profile.theme.values.len(),
        config.relaxed_rules.len(),
        config.tighter.ask_first.len(),
        config.tighter.no_actives.len(),
    )
}
