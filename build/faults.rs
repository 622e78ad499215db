//! Faults found in the edited files, all reported together.

use std::process::ExitCode;

/// What is wrong, and where.
#[derive(Default)]
pub struct Faults(Vec<(String, String)>);

impl Faults {
    /// Notes that `place` (a file) has a fault.
    pub fn add(&mut self, place: &str, reason: impl Into<String>) {
        self.0.push((place.to_owned(), reason.into()));
    }

    /// Whether nothing has been found.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Prints every fault for cargo and says whether the build may go on.
    pub fn report(mut self) -> ExitCode {
        self.0.sort();
        for (place, reason) in &self.0 {
            println!("cargo::error={place}: {reason}");
        }
        if self.0.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}
