//! Faults found in the edited files, all reported together.

use std::process::ExitCode;

/// Faults with their places.
#[derive(Default)]
pub struct Faults(Vec<(String, String)>);

impl Faults {
    /// Records a fault in `place` (a file).
    pub fn add(&mut self, place: &str, reason: impl Into<String>) {
        self.0.push((place.to_owned(), reason.into()));
    }

    /// Returns `true` if no fault was found.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Prints every fault for cargo and returns whether the build may continue.
    pub fn report(mut self) -> ExitCode {
        self.0.sort();
        for (place, reason) in &self.0 {
            println!("cargo::error={place}: {reason}");
        }
        if self.0.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}
