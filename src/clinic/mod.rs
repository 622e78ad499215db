//! A clinic's configuration: what it offers, sells and allows, and its appearance.
//!
//! The engine reads [`ClinicConfig`], the pages also [`Profile`]. For how a file is read into both, and what
//! is rejected, see [`read`]; for the JSON Schema of the file, [`schema`].

mod catalogue;
mod colour;
mod diagnostic;
mod fields;
mod palette;
mod profile;
pub mod read;
#[cfg(not(target_arch = "wasm32"))]
pub mod schema;
pub mod theme;

use crate::domain::{ActiveId, Product, Region, RuleId, TreatmentId};
use crate::knowledge::{Knowledge, RuleKind};

pub use diagnostic::{Diagnostic, DiagnosticKind, Fallback};
pub use profile::{
    Booking, Contact, LocalizedText, Logo, ProductNote, Profile, TreatmentNote, UserTest,
};

/// A clinic's file after reading.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Clinic {
    /// The configuration for the engine.
    pub config: ClinicConfig,
    /// The profile shown on the pages.
    pub profile: Profile,
}

/// A clinic's configuration for the engine. The default is "no clinic".
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ClinicConfig {
    /// The region of its regulatory notes.
    pub region: Option<Region>,
    /// Treatments it offers; `None` means unknown, and all count as offered.
    pub treatments: Option<Vec<TreatmentId>>,
    /// Its product catalogue.
    pub products: Vec<Product>,
    /// Weeks until a consultation is available.
    pub wait_weeks: Option<u8>,
    /// Rules it asks to relax; [`Self::relaxes`] decides which of them it may.
    pub relaxed_rules: Vec<RuleId>,
    /// Restrictions beyond the app's own.
    pub tighter: Restrictions,
}

/// A clinic's restrictions beyond the app's own. They can only take away.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Restrictions {
    /// Treatments that are never suggested: at best "ask first".
    pub ask_first: Vec<TreatmentId>,
    /// Actives excluded from all plans of this clinic. The engine ignores basic care among them.
    pub no_actives: Vec<ActiveId>,
    /// Days of preparation before a visit; the engine ignores fewer than the app's own.
    pub preparation_days: Option<u16>,
}

impl ClinicConfig {
    /// Returns `true` if the clinic has this treatment, as far as is known.
    pub fn offers(&self, treatment: TreatmentId) -> bool {
        self.treatments.as_ref().is_none_or(|offered| offered.contains(&treatment))
    }

    /// Returns `true` if the clinic relaxes a rule. Floors stay, and a rule that also speaks for others is
    /// relaxed only together with them: otherwise the clinic would lose a safety rule that it wants to keep.
    pub fn relaxes(&self, knowledge: &Knowledge, id: RuleId) -> bool {
        let (rule, asked) = (knowledge.rule(id), |id: &RuleId| self.relaxed_rules.contains(id));
        let may = rule.kind == RuleKind::Safety && !rule.floor;
        may && asked(&id) && rule.speaks_for.iter().all(asked)
    }
}
