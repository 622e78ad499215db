//! One file per route.
//!
//! A page without state of its own is a plain function of the app's context: every component type
//! costs about 5 KB of code, so only what holds state or runs an effect is one.

mod about;
mod change_path;
mod changed;
mod check;
mod data;
mod learn;
mod not_found;
mod plan;
mod prose;
mod question;
mod results;
mod routine;
mod summary;
mod welcome;
mod why;

pub use about::about;
pub use changed::Changed;
pub use check::check;
pub use data::data;
pub use learn::learn;
pub use not_found::not_found;
pub use plan::plan;
pub use prose::prose;
pub use question::QuestionPage;
pub use results::results;
pub use routine::Routine;
pub use summary::summary;
pub use welcome::welcome;
pub use why::why;
