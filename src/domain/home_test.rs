//! The home test of a product, a small spot of skin before the face: what its owner said, by day.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::closed_set::closed_set;

/// Most answers about one test that are kept.
pub const MOST_LOOKS: usize = 60;

closed_set! {
    /// How a home test ended, where its owner said so without the days.
    TestResult {
        /// Nothing showed.
        Passed = "passed",
        /// Something showed.
        Reaction = "reaction",
    }
}

closed_set! {
    /// Where the product is put on, always on the same spot (DermNet, AAD).
    TestPlace {
        /// The inner side of the forearm.
        InnerForearm = "inner_forearm",
        /// The bend of the elbow.
        ElbowBend = "elbow_bend",
    }
}

closed_set! {
    /// What was said of the spot on a day, the most careful last.
    SpotLook {
        /// Nothing is to be seen or felt.
        Fine = "fine",
        /// The product was not put on that day.
        Missed = "missed",
        /// Something is to be seen or felt there.
        Sign = "sign",
    }
}

/// A try on a small spot of the arm before the face: facts by civil day. What is due, and how it
/// stands, is worked out by the engine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HomeTest {
    /// Its first day.
    pub started: Date,
    /// Where the product is put on, when that was said.
    pub place: Option<TestPlace>,
    /// What was said of the spot, one answer a day; at most [`MOST_LOOKS`].
    pub looks: BTreeMap<Date, SpotLook>,
    /// The day on which its owner stopped it.
    pub ended: Option<Date>,
    /// How its owner says it ended, where no days were noted.
    pub result: Option<TestResult>,
}

impl HomeTest {
    /// A test that starts on this day.
    pub fn new(started: Date) -> Self {
        Self { started, place: None, looks: BTreeMap::new(), ended: None, result: None }
    }

    /// Notes what was seen on a day, in the place of what was said of that day before. `None` takes it
    /// away. A test that is full keeps what it has, but always takes a sign.
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
