//! The home test of a product on a small spot of skin before the face: its owner's observations, by day.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::closed_set::closed_set;

/// Maximum number of stored observations of one test.
pub const MOST_LOOKS: usize = 60;

closed_set! {
    /// Result of a home test that its owner reported without the days.
    TestResult {
        /// Nothing showed.
        Passed = "passed",
        /// Something showed.
        Reaction = "reaction",
    }
}

closed_set! {
    /// Test spot of the product, always the same (DermNet, AAD).
    TestPlace {
        /// The inner side of the forearm.
        InnerForearm = "inner_forearm",
        /// The bend of the elbow.
        ElbowBend = "elbow_bend",
    }
}

closed_set! {
    /// Observation of the spot on a day, the most cautious last.
    SpotLook {
        /// Nothing to be seen or felt.
        Fine = "fine",
        /// The product was not applied that day.
        Missed = "missed",
        /// Something to be seen or felt there.
        Sign = "sign",
    }
}

/// A trial on a small spot of the arm before the face: facts by civil day. The engine derives what
/// is due and the state of the test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HomeTest {
    /// Its first day.
    pub started: Date,
    /// Test spot, if recorded.
    pub place: Option<TestPlace>,
    /// Observations of the spot, one per day; at most [`MOST_LOOKS`].
    pub looks: BTreeMap<Date, SpotLook>,
    /// The day on which its owner stopped it.
    pub ended: Option<Date>,
    /// Result reported by its owner, if no days were recorded.
    pub result: Option<TestResult>,
}

impl HomeTest {
    /// Creates a test that starts on this day.
    pub fn new(started: Date) -> Self {
        Self { started, place: None, looks: BTreeMap::new(), ended: None, result: None }
    }

    /// Records the observation of a day, replacing an earlier one. `None` removes it. A full test
    /// keeps what it has, but always accepts a sign.
    pub fn note(&mut self, day: Date, look: Option<SpotLook>) {
        match look {
            None => {
                self.looks.remove(&day);
            }
            Some(look) => {
                let room = self.looks.len() < MOST_LOOKS || self.looks.contains_key(&day);
                if room || look == SpotLook::Sign {
                    self.looks.insert(day, look);
                }
            }
        }
    }
}
