//! Clinical knowledge: the authoring format of `knowledge/*.ron`, and its compiled form in the app.
//!
//! - [`schema`]: the authoring format, read by the build script and the host tests only.
//! - [`model`], [`tables`]: the compiled form, with every reference checked and resolved to an index.
//! - [`well_known`]: the few entries the engine knows by name.

mod condition;
pub mod effect;
mod embedded;
pub mod follow;
pub mod labels;
pub mod limits;
pub mod model;
mod names;
mod questions;
#[cfg(not(target_arch = "wasm32"))]
pub mod schema;
pub mod tables;
pub mod well_known;
pub mod wire;

pub use embedded::Knowledge;
pub use follow::{CourseLeaf, FollowEffect};
pub use model::{
    Active, ClinicQuestion, Condition, Effect, Kind, OnLabels, Programme, ProgrammeStep, Question,
    Regulatory, Rule, RuleKind, RuleReview, Source, Treatment, Until,
};
pub use questions::Questions;
pub use tables::{QuestionTable, Tables};
pub use well_known::WellKnown;
