//! The inputs that every decision of one plan shares.

use jiff::civil::Date;

use crate::clinic::ClinicConfig;

use super::facts::Facts;
use super::safety::FiredRules;

/// A person on one day, and the rules that apply to them. A function that decides a line of the plan
/// takes this one value and its own inputs, so that no two adjacent arguments can be swapped by mistake.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    /// The facts about the person.
    pub facts: &'a Facts<'a>,
    /// The rules that apply to these facts.
    pub fired: &'a FiredRules<'a>,
    /// The clinic's configuration.
    pub clinic: &'a ClinicConfig,
    /// The civil day for which the plan is read.
    pub today: Date,
}
