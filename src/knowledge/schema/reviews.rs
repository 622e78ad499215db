//! What a reviewer hands in (`reviews/<id>.ron`).

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::domain::ReviewerRole;

/// A review of rules by one person.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewEntry {
    /// Equal to the file stem.
    pub id: String,
    /// The reviewer's name. It stays in the file; the app shows the profession.
    pub name: String,
    /// The reviewer's profession.
    pub role: ReviewerRole,
    /// Day of the review, `YYYY-MM-DD`.
    pub on: String,
    /// What is said about each rule, by its id.
    pub verdicts: BTreeMap<String, VerdictEntry>,
}

/// What is said about a rule.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum VerdictEntry {
    /// It may stand as it is.
    Agree,
    /// It should be changed: what, and why.
    Change(String),
    /// It should go, and why.
    Remove(String),
}
