//! Stands in for `build/faults.rs`: the same collector, readable by tests.

/// The faults, each with its place.
#[derive(Default)]
pub struct Faults(Vec<(String, String)>);

impl Faults {
    pub fn add(&mut self, place: &str, reason: impl Into<String>) {
        self.0.push((place.to_owned(), reason.into()));
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One line per fault, as the build prints them.
    pub fn lines(&self) -> Vec<String> {
        self.0.iter().map(|(place, reason)| format!("{place}: {reason}")).collect()
    }
}
