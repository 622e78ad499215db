//! The barrier index by its published formula, its band, and the phase in which a plan may start.

use barrier_first::domain::{Band, Phase};

use super::Oracle;

/// Weights of the seven barrier signs (`docs/how-a-plan-is-decided.md`).
pub(super) const WEIGHTS: [(&str, f64); 7] = [
    ("sign_sting", 3.0),
    ("sign_flaking", 2.5),
    ("sign_tight", 2.0),
    ("sign_redness", 2.0),
    ("sign_itch", 2.0),
    ("sign_rough_dull", 1.0),
    ("sign_breakouts", 0.5),
];

impl Oracle<'_> {
    pub(super) fn find_band(&self) -> Band {
        match self.range().0 {
            80.. => Band::Strong,
            60.. => Band::Strained,
            35.. => Band::Impaired,
            _ => Band::Compromised,
        }
    }

    /// Returns the highest index allowed by the ceilings; `worst` counts open answers as the worst case.
    fn most(&self, worst: bool) -> u8 {
        let level = |name: &str| self.sign(name).unwrap_or(if worst { 4.0 } else { 0.0 });
        let at = |name: &str, least: f64| level(name) >= least;
        let daily =
            ["sign_flaking", "sign_itch", "sign_redness", "sign_sting"].map(|name| at(name, 4.0));
        if at("sign_sting", 3.0) || daily.iter().filter(|it| **it).count() >= 2 {
            return 59;
        }
        let prone = match self.chosen("conditions", &["rosacea", "eczema_face_now", "psoriasis"]) {
            Some(known) => known,
            None => worst,
        };
        let some_days = ["sign_sting", "sign_flaking", "sign_itch", "sign_tight"];
        let restless = prone && some_days.iter().any(|name| at(name, 2.0));
        let sensitive = at("sign_sting", 2.0) && (at("sign_redness", 2.0) || at("sign_itch", 2.0));
        let scaling = daily[..3].contains(&true) || at("sign_tight", 4.0);
        if restless || sensitive || scaling { 79 } else { 100 }
    }

    /// Returns `true` if one of the options is chosen; `None` if that is open.
    fn chosen(&self, question: &str, options: &[&str]) -> Option<bool> {
        if options.iter().any(|option| self.says(question, option)) {
            return Some(true);
        }
        let id = self.knowledge.find_question(question)?;
        let answer = self.answers.get(id)?;
        (!self.is_open(id, answer)).then_some(false)
    }

    fn sign(&self, name: &str) -> Option<f64> {
        let question = self.knowledge.find_question(name)?;
        self.number(question).map(f64::from)
    }

    /// Returns the worst and best index.
    pub fn range(&self) -> (u8, u8) {
        let total: f64 = WEIGHTS.iter().map(|(_, weight)| weight * 4.0).sum();
        let index = |open: f64| {
            let loss: f64 =
                WEIGHTS.iter().map(|(name, w)| w * self.sign(name).unwrap_or(open)).sum();
            100 - (100.0 * loss / total).round() as u8
        };
        let worst = index(4.0).min(self.most(true));
        (worst, index(0.0).min(self.most(false)).max(worst))
    }

    /// Returns the latest phase in which a plan for this band may start.
    pub fn latest_start(&self) -> Phase {
        match self.band {
            Band::Compromised | Band::Impaired => Phase::Reset,
            Band::Strained => Phase::Rebuild,
            Band::Strong if self.healing() => Phase::Rebuild,
            Band::Strong => Phase::Maintain,
        }
    }

    /// Returns `true` if a peel, laser or needling was less than four weeks ago, and no clinic allows strong
    /// products to continue.
    fn healing(&self) -> bool {
        let recent = ["procedure_under_2_weeks", "procedure_2_to_4_weeks"];
        let paused = self.knowledge.find_rule("R-74").is_some_and(|rule| self.fires(rule));
        paused && recent.iter().any(|option| self.says("recent", option))
    }
}
