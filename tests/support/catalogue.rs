//! Invariant of a clinic's catalogue: which products fit the plan.

use barrier_first::domain::{ActiveId, Content, ProductStatus, Strength, TriageLevel};
use barrier_first::engine::Assessment;
use barrier_first::knowledge::{Effect, Until};

use super::oracle::Oracle;

/// A product fits only if all its actives may be used now.
pub fn check(oracle: &Oracle<'_>, plan: &Assessment, faults: &mut Vec<String>) {
    if oracle.level() >= TriageLevel::Urgent {
        return;
    }
    for (product, fit) in oracle.clinic.products.iter().zip(&plan.products) {
        let forbids = |active: &ActiveId| oracle.forbids(*active, plan.phase, oracle.today);
        let later = |active: &ActiveId| {
            let entry = oracle.knowledge.active(*active);
            entry.per_week.is_some() && entry.from_phase > plan.phase
        };
        let percent = |content: &Content| match content.strength {
            Strength::Percent(percent) => percent,
            Strength::Unknown | Strength::AtMost(_) => 0,
        };
        let too_strong = |content: &Content| {
            let mut limits = oracle.knowledge.active(content.active).at_most.iter();
            limits.any(|(most, rule)| {
                (oracle.fires(*rule) || oracle.knowledge.rule(*rule).floor)
                    && percent(content) > *most
            })
        };
        // Below its line an active counts only for a clinic that leaves it out.
        let real = |content: &&Content| {
            let below = oracle.knowledge.active(content.active).little_below;
            below.is_none_or(|below| percent(content) >= below)
        };
        let actives: Vec<ActiveId> =
            product.contents.iter().filter(real).map(|content| content.active).collect();
        let for_good = |active: &ActiveId| {
            oracle.left_out(*active)
                || oracle.effects().any(|effect| match effect {
                    Effect::BlockActives { targets, until } => {
                        targets.contains(*active) && !matches!(until, Until::Phase(_))
                    }
                    _ => false,
                })
        };
        let status = match () {
            () if product.actives().any(|active| oracle.left_out(active)) => ProductStatus::Blocked,
            () if actives.iter().any(for_good) => ProductStatus::Blocked,
            () if product.contents.iter().any(too_strong) => ProductStatus::Blocked,
            () if actives.iter().any(forbids) => ProductStatus::NotYet,
            () if actives.iter().any(later) => ProductStatus::NotYet,
            () => ProductStatus::Fits,
        };
        if fit.until.is_none() != (status == ProductStatus::Fits) {
            faults.push(format!("{} does not say until when", fit.id));
        }
        if fit.id != product.id || fit.status != status {
            faults.push(format!("{} is {:?}, not {status:?}", fit.id, fit.status));
        }
    }
    if oracle.clinic.products.len() != plan.products.len() {
        faults.push("a product of the catalogue is missing".to_owned());
    }
}
