//! One file per route.

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

pub use about::About;
pub use changed::Changed;
pub use check::Check;
pub use data::Data;
pub use learn::Learn;
pub use not_found::NotFound;
pub use plan::Plan;
pub use prose::Prose;
pub use question::QuestionPage;
pub use results::Results;
pub use routine::Routine;
pub use summary::Summary;
pub use welcome::Welcome;
pub use why::Why;
