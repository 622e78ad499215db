//! A clinic's configuration: what it offers, sells and allows.
//!
//! The engine reads [`ClinicConfig`]; how a file becomes one, and what is refused, is in
//! [`read`].

mod colour;
mod palette;
pub mod read;
pub mod theme;

use crate::domain::{ActiveId, Region, RuleId, TreatmentId};

/// What a clinic has told the app. The default is «no clinic».
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ClinicConfig {
    /// Where its regulatory notes come from.
    pub region: Option<Region>,
    /// Treatments it offers; `None` means that nothing is known and all count as offered.
    pub treatments: Option<Vec<TreatmentId>>,
    /// Its product catalogue.
    pub products: Vec<Product>,
    /// Weeks until a consultation can be had.
    pub wait_weeks: Option<u8>,
    /// Rules it relaxes; a floor among them is ignored by the engine too.
    pub relaxed_rules: Vec<RuleId>,
}

/// A product of a clinic's catalogue.
#[derive(Debug, Clone, PartialEq)]
pub struct Product {
    /// Id within the catalogue.
    pub id: String,
    /// Its actives; the only thing that decides whether it fits.
    pub actives: Vec<ActiveId>,
}

impl ClinicConfig {
    /// Whether the clinic has this treatment, as far as is known.
    pub fn offers(&self, treatment: TreatmentId) -> bool {
        self.treatments.as_ref().is_none_or(|offered| offered.contains(&treatment))
    }
}
