//! The format of a review (`reviews/<id>.ron`).

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::domain::ReviewerRole;

/// A review of rules by one person.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewEntry {
    /// Equal to the file stem.
    pub id: String,
    /// The reviewer's name. It stays in the file; the app shows only the profession.
    pub name: String,
    /// The reviewer's profession.
    pub role: ReviewerRole,
    /// Day of the review, `YYYY-MM-DD`.
    pub on: String,
    /// The verdict on each rule, by its id.
    pub verdicts: BTreeMap<String, VerdictEntry>,
}

/// The verdict on a rule.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum VerdictEntry {
    /// It may stay as it is.
    Agree,
    /// It should be changed: how, and why.
    Change(String),
    /// It should be removed, and why.
    Remove(String),
}
