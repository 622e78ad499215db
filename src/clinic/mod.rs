//! A clinic's configuration: what it offers, sells and allows, and how it shows itself.
//!
//! The engine reads [`ClinicConfig`], the pages also [`Profile`]. How a file becomes both, and what
//! is refused, is in [`read`]; the JSON Schema of the file in [`schema`].

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

/// A clinic's file as it was understood.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Clinic {
    /// What the engine reads.
    pub config: ClinicConfig,
    /// What the pages show.
    pub profile: Profile,
}

/// What a clinic has told the engine. The default is «no clinic».
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
    /// Rules it asks to relax; which of them it does is [`Self::relaxes`].
    pub relaxed_rules: Vec<RuleId>,
    /// What it is stricter about than the app.
    pub tighter: Restrictions,
}

/// What a clinic is stricter about than the app. It can only take away.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Restrictions {
    /// Treatments that are never suggested: at best «ask first».
    pub ask_first: Vec<TreatmentId>,
    /// Actives that no plan of this clinic holds. Basic care among them is ignored by the engine.
    pub no_actives: Vec<ActiveId>,
    /// Days of preparation before a visit; fewer than the app's own are ignored by the engine.
    pub preparation_days: Option<u16>,
}

impl ClinicConfig {
    /// Whether the clinic has this treatment, as far as is known.
    pub fn offers(&self, treatment: TreatmentId) -> bool {
        self.treatments.as_ref().is_none_or(|offered| offered.contains(&treatment))
    }

    /// Whether it sets a rule aside. Floors stay, and a rule that also says what others would say goes only
    /// together with these: else the clinic would lose a safety rule that it wants to keep.
    pub fn relaxes(&self, knowledge: &Knowledge, id: RuleId) -> bool {
        let (rule, asked) = (knowledge.rule(id), |id: &RuleId| self.relaxed_rules.contains(id));
        let may = rule.kind == RuleKind::Safety && !rule.floor;
        may && asked(&id) && rule.speaks_for.iter().all(asked)
    }
}
