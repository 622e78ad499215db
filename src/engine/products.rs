//! Products of a clinic's catalogue: how each fits a person, and where it stands in a routine.
//!
//! Only what is in a product decides, never its name or its kind.

use jiff::civil::Date;

use crate::clinic::{ClinicConfig, Product};
use crate::domain::{Phase, ProductKind, ProductStatus, Slot};
use crate::knowledge::{Knowledge, Until};

use super::facts::Facts;
use super::reason::Reason;
use super::routine::{HomeRoutine, ProductFit, Step, add_reasons};
use super::safety::{Block, FiredRules, latest};

/// How every product of the catalogue fits, in the order of the catalogue.
pub(super) fn fits(
    facts: &Facts<'_>,
    fired: &FiredRules<'_>,
    start: Phase,
    (today, starts): (Date, &dyn Fn(Phase) -> Date),
    clinic: &ClinicConfig,
) -> Vec<ProductFit> {
    let fit = |product: &Product| {
        let (mut blocks, notes) = blocks(facts, fired, start, product);
        let status = match () {
            () if blocks.is_empty() => ProductStatus::Fits,
            () if blocks.iter().all(|block| matches!(block.until, Until::Phase(_))) => {
                ProductStatus::NotYet
            }
            () => ProductStatus::Blocked,
        };
        let until = latest(&mut blocks, today, starts);
        let mut because = vec![Reason::rule(facts.knowledge.well_known.rules.product, [])];
        add_reasons(&mut because, blocks.into_iter().map(|block| block.because).collect());
        add_reasons(&mut because, notes);
        ProductFit { id: product.id.clone(), status, until, because }
    };
    clinic.products.iter().map(fit).collect()
}

/// What stands against a product now, and what there is to mind with it.
fn blocks(
    facts: &Facts<'_>,
    fired: &FiredRules<'_>,
    start: Phase,
    product: &Product,
) -> (Vec<Block>, Vec<Reason>) {
    let knowledge = facts.knowledge;
    let mut blocks = Vec::new();
    let mut notes = Vec::new();
    for active in &product.actives {
        let entry = knowledge.active(*active);
        let lifted = |block: &Block| matches!(block.until, Until::Phase(phase) if phase <= start);
        blocks.extend(fired.active_blocks(*active).into_iter().filter(|block| !lifted(block)));
        // Of an active that is listed twice the stronger part counts.
        let strengths = product.strengths.iter().filter(|(other, _)| other == active);
        let strength = strengths.map(|(_, strength)| *strength).max();
        for (most, rule) in &entry.at_most {
            let applies = fired.get(*rule);
            let counts = applies.is_some() || knowledge.rule(*rule).floor;
            if counts && strength.is_some_and(|strength| strength > *most) {
                let limit = Reason::rule(knowledge.well_known.rules.product_limit, []);
                for because in [Some(limit), applies.cloned()].into_iter().flatten() {
                    blocks.push(Block { until: Until::ClearedByClinician, because, from: None });
                }
            }
        }
        if entry.from_phase > start && entry.per_week.is_some() {
            let because = Reason::rule(knowledge.well_known.rules.phase, []);
            blocks.push(Block { until: Until::Phase(entry.from_phase), because, from: None });
        }
        add_reasons(&mut notes, fired.notes_on_active(*active));
    }
    (blocks, notes)
}

/// Products of the catalogue that can be used for a step. They fit the person; what is brought in
/// slowly is in them only when the step is for just that, so that nothing comes in by the back
/// door; and they hold what the step asks for, or are of the sort that belongs there.
pub fn products_for<'c>(
    knowledge: &Knowledge,
    clinic: &'c ClinicConfig,
    home: &HomeRoutine,
    step: &Step,
) -> Vec<&'c Product> {
    let fits = |product: &Product| {
        let mut fits = home.products.iter().filter(|fit| fit.id == product.id);
        fits.any(|fit| fit.status == ProductStatus::Fits)
    };
    let slow = |product: &Product| {
        let mut actives = product.actives.iter();
        actives.all(|active| {
            knowledge.active(*active).per_week.is_none() || step.uses.contains(active)
        })
    };
    let asked = |product: &Product| {
        let holds = product.actives.iter().any(|active| step.uses.contains(active));
        let brought = step.uses.iter().any(|active| knowledge.active(*active).per_week.is_some());
        if brought { holds } else { holds || slot(product.kind) == Some(step.slot) }
    };
    clinic.products.iter().filter(|it| fits(it) && slow(it) && asked(it)).collect()
}

/// Where a sort of product stands in a routine.
fn slot(kind: ProductKind) -> Option<Slot> {
    match kind {
        ProductKind::Cleanser => Some(Slot::Cleanse),
        ProductKind::OilCleanser => Some(Slot::FirstCleanse),
        ProductKind::Toner => Some(Slot::ToneEssence),
        ProductKind::Serum | ProductKind::Oil => Some(Slot::Serum),
        ProductKind::Moisturiser => Some(Slot::Moisturise),
        ProductKind::Sunscreen => Some(Slot::Protect),
        ProductKind::Mask => Some(Slot::OvernightMask),
        ProductKind::Exfoliant | ProductKind::Treatment | ProductKind::Other => None,
    }
}
