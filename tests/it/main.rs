//! All host tests as one binary, so that they link once.
//!
//! `cargo test --test it -- cases` runs one group; every module says what it guards.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

// The build's own checks run here on deliberate faults. They name the modules they share with the app
// through the crate root, so these are here too.
use barrier_first::label::fold;
use barrier_first::{domain, knowledge};

#[path = "../../build/care.rs"]
mod care;
#[allow(dead_code, reason = "the build calls more of it")]
#[path = "../../build/checks.rs"]
mod checks;
#[path = "../../build/clinic_questions.rs"]
mod clinic_questions;
#[path = "../../build/compile.rs"]
mod compile;
#[path = "../../build/entries.rs"]
mod entries;
#[path = "../../build/follow.rs"]
mod follow;
#[path = "../../build/ingredients.rs"]
mod ingredients;
#[path = "../../build/locales.rs"]
mod locales;
#[path = "../../build/programmes.rs"]
mod programmes;
#[path = "../../build/questions.rs"]
mod questions;
#[path = "../../build/resolver.rs"]
mod resolver;
#[path = "../../build/reviews.rs"]
mod reviews;
#[path = "../../build/rules.rs"]
mod rules;
#[path = "../../build/texts.rs"]
mod texts;

#[path = "../support/jpeg_file.rs"]
mod jpeg_file;
#[path = "../../examples/review/packet/mod.rs"]
mod packet;
#[path = "../support/mod.rs"]
mod support;

mod anti_rules;
mod budget;
mod calendar_outdated;
mod case_calendar;
mod case_file;
mod case_home;
mod cases;
mod circles;
mod clinic_demo;
mod clinic_file;
mod clinic_limits;
mod clinic_program;
mod clinical_summary;
mod course_blocks;
mod course_plan;
mod course_properties;
mod course_reactions;
mod course_request;
mod course_told;
mod course_waits;
mod days;
mod documents;
mod earlier_options;
mod export_fhir;
mod export_fhir_course;
mod export_fhir_foreign;
mod export_fhir_questionnaire;
mod export_ics;
mod export_link;
mod export_text;
mod facts;
mod faults;
mod fhir_support;
mod foreign_files;
mod forms;
mod handed;
mod headline;
mod home_test;
mod hosting;
mod ics_checks;
mod ics_reader;
mod json;
mod knowledge_faults;
mod label_avoided;
mod label_faults;
mod label_forty;
mod label_keep;
mod label_properties;
mod label_vectors;
mod line;
mod locale_faults;
mod one_source;
mod order;
mod photos;
mod plan_file;
mod plan_program;
mod plan_questions;
mod programme_plan;
mod properties;
mod recovery_tones;
mod rests;
mod reviewing;
mod rule_table;
mod said;
mod shelf;
mod shelf_allergies;
mod shelf_compare;
mod shelf_support;
mod snippet;
mod state;
mod state_edits;
mod state_journal;
mod state_shelf;
mod storage_backup;
mod storage_corpus;
mod storage_crash;
mod storage_damage;
mod storage_draft;
mod storage_formats;
mod storage_hostile;
mod storage_journal;
mod storage_shelf;
mod storage_shelf_damage;
mod storage_shelf_merge;
mod storage_shelf_released;
mod storage_store;
mod storage_support;
mod storage_tabs;
mod themes;
mod tidy;
mod tidy_text;
mod told;
mod wording;
mod words_used;

/// The knowledge that the app was built with, read once.
fn embedded() -> &'static knowledge::Knowledge {
    static KNOWLEDGE: std::sync::OnceLock<knowledge::Knowledge> = std::sync::OnceLock::new();
    KNOWLEDGE.get_or_init(|| knowledge::Knowledge::embedded().expect("the knowledge is readable"))
}

/// The folder that contains `Cargo.toml`.
fn root() -> std::path::PathBuf {
    std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The settings of a property: as many cases as the property asks for, or `PROPTEST_CASES`.
///
/// Seeds of failures go to `tests/proptest-regressions/` and are tried first from then on; commit them with
/// the fix.
fn property(cases: u32) -> proptest::test_runner::Config {
    let asked = std::env::var("PROPTEST_CASES").ok();
    let cases = asked.map_or(cases, |asked| asked.parse().expect("PROPTEST_CASES is a number"));
    // As many people may be set aside as are tried, or more cases than the library's 1,024 end early.
    let max_global_rejects = cases.max(1024);
    proptest::test_runner::Config { cases, max_global_rejects, ..Default::default() }
}
