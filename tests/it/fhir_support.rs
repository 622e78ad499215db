//! Shared by the tests of FHIR: people, their records, and parts read back from a file.

use std::sync::OnceLock;

use barrier_first::engine::{Case, assess};
use barrier_first::export::fhir::{Source, bundle, read};
use barrier_first::storage::backup::{ImportError, Opened};
use proptest::prelude::*;
use serde_json::Value;

use crate::embedded;
use crate::support::localizer::HostLocalizer;
use crate::support::people::{Person, SplitMix, Tape, person};

/// The time at which the records are written.
pub const NOW: &str = "2026-11-21T09:30:00Z";

/// Calls a closure with everything that a record of this person is made of.
pub fn with<T>(person: &Person, language: &str, then: impl FnOnce(&Source<'_>) -> T) -> T {
    static WORDS: OnceLock<[HostLocalizer; 2]> = OnceLock::new();
    let both =
        WORDS.get_or_init(|| ["en", "ko"].map(|it| HostLocalizer::of(it).expect("the language")));
    let localizer = &both[usize::from(language == "ko")];
    let plan = assess(embedded(), &Case::new(&person.answers, person.today, &person.clinic));
    then(&Source {
        knowledge: embedded(),
        answers: &person.answers,
        assessment: &plan,
        journal: None,
        started: person.today,
        now: NOW,
        language,
        localizer,
    })
}

/// The whole record, in English.
pub fn record(person: &Person) -> String {
    with(person, "en", bundle::write)
}

/// Only the answers of a record: its response.
pub fn alone(person: &Person) -> Value {
    let whole: Value = serde_json::from_str(&record(person)).expect("JSON");
    whole["entry"][0]["resource"].clone()
}

pub fn open(text: &str) -> Result<Opened, ImportError> {
    read::open(embedded(), text.as_bytes()).expect("it is FHIR")
}

pub fn someone(seed: u64) -> Person {
    person(embedded(), &mut SplitMix(seed))
}

pub fn anyone() -> impl Strategy<Value = Person> {
    prop::collection::vec(any::<u32>(), 0..220)
        .prop_map(|choices| person(embedded(), &mut Tape(&choices)))
}
