//! Products of a clinic's catalogue: how each fits a person, and where it belongs in a routine.
//!
//! Only the contents of a product decide, never its name or its kind.

use crate::clinic::ClinicConfig;
use crate::domain::{
    ActiveId, Content, ContentForm, Phase, Product, ProductKind, ProductStatus, RuleId, Slot,
    Strength,
};
use crate::knowledge::{Active, Knowledge, Until};

use super::blocks::{Block, BlockEnd, latest};
use super::context::Context;
use super::phases::{PhaseSpan, starts_on};
use super::reason::Reason;
use super::steps::{Step, add_reasons};

/// How a product of a catalogue fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductFit {
    /// The product's id in the clinic's configuration.
    pub id: String,
    /// Whether it may be used now.
    pub status: ProductStatus,
    /// For `not_yet` and `blocked`: when that may change.
    pub until: Option<BlockEnd>,
    /// Why, based on its actives alone, never on its name or kind.
    pub because: Vec<Reason>,
}

/// The fit of every product of the catalogue, in its order.
pub(super) fn fits(context: &Context<'_>, spans: &[PhaseSpan]) -> Vec<ProductFit> {
    let Context { facts, fired, clinic, today } = *context;
    let start = spans.first().map_or(Phase::Reset, |span| span.phase);
    let starts = |phase| starts_on(spans, phase, today);
    let fit = |product: &Product| {
        let sees = Sees {
            knowledge: facts.knowledge,
            start,
            blocks: &|active| fired.active_blocks(active),
            applies: &|rule| fired.get(rule).cloned(),
        };
        let mut blocks = against(&sees, product);
        let mut notes = Vec::new();
        for active in product.actives() {
            add_reasons(&mut notes, fired.notes_on_active(active));
        }
        let status = if blocks.is_empty() {
            ProductStatus::Fits
        } else if blocks.iter().all(|block| matches!(block.until, Until::Phase(_))) {
            ProductStatus::NotYet
        } else {
            ProductStatus::Blocked
        };
        let until = latest(&mut blocks, today, starts);
        let mut because = vec![Reason::rule(facts.knowledge.well_known.rules.product, [])];
        add_reasons(&mut because, blocks.into_iter().map(|block| block.because).collect());
        add_reasons(&mut because, notes);
        ProductFit { id: product.id.clone(), status, until, because }
    };
    clinic.products.iter().map(fit).collect()
}

/// The facts about a person for judging a product.
pub(super) struct Sees<'a> {
    /// The knowledge.
    pub knowledge: &'a Knowledge,
    /// The phase of today.
    pub start: Phase,
    /// The blocks on an active.
    pub blocks: &'a dyn Fn(ActiveId) -> Vec<Block>,
    /// The reason of a rule, if it applies.
    pub applies: &'a dyn Fn(RuleId) -> Option<Reason>,
}

/// The blocks against a product, of a catalogue or of a person's own.
pub(super) fn against(sees: &Sees<'_>, product: &Product) -> Vec<Block> {
    let knowledge = sees.knowledge;
    let mut blocks = Vec::new();
    for content in &product.contents {
        let entry = knowledge.active(content.active);
        let little = little(knowledge, content);
        // A small amount does not count as use of the active. An active that is barred in any amount
        // stays barred, and a clinic that leaves one out means any amount of it.
        let counts = |block: &Block| {
            let lifted = matches!(block.until, Until::Phase(phase) if phase <= sees.start);
            let barred = block.until == Until::ClearedByClinician
                && (entry.little_below.is_none()
                    || block.because.rule == knowledge.well_known.rules.clinic_leaves_out);
            !lifted && (!little || barred)
        };
        blocks.extend((sees.blocks)(content.active).into_iter().filter(counts));
        let figure = match content.strength {
            Strength::Percent(figure) => Some(figure),
            Strength::Unknown | Strength::AtMost(_) => None,
        };
        for (most, rule) in &entry.at_most {
            let applies = (sees.applies)(*rule);
            let counts = applies.is_some() || knowledge.rule(*rule).floor;
            if counts && figure.is_some_and(|figure| figure > *most) {
                let limit = Reason::rule(knowledge.well_known.rules.product_limit, []);
                for because in [Some(limit), applies].into_iter().flatten() {
                    blocks.push(Block { until: Until::ClearedByClinician, because, from: None });
                }
            }
        }
        if entry.from_phase > sees.start && entry.per_week.is_some() && !little {
            let because = Reason::rule(knowledge.well_known.rules.phase, []);
            blocks.push(Block { until: Until::Phase(entry.from_phase), because, from: None });
        }
    }
    blocks
}

/// Returns `true` if this much of an active is only a small amount, on which no step is built. An unknown
/// amount takes the safe side, except for esters and salts of non-retinoids, which are mostly traces.
pub(super) fn little(knowledge: &Knowledge, content: &Content) -> bool {
    /// About 1 %: below that the order of a label says nothing.
    const LINE: u16 = 100;
    let entry: &Active = knowledge.active(content.active);
    let derived = content.form == ContentForm::Derivative;
    let below = match (entry.little_below, derived) {
        (Some(below), _) => below,
        (None, true) => LINE + 1,
        (None, false) => return false,
    };
    match content.strength {
        Strength::Percent(figure) => figure < below,
        Strength::AtMost(most) => most <= LINE,
        Strength::Unknown => {
            derived && !knowledge.well_known.families.retinoid.contains(content.active)
        }
    }
}

/// Products of the catalogue that can be used for a step. They fit the person; they contain slow actives
/// only when the step is for exactly those, so that nothing comes in unnoticed; and they contain what the
/// step asks for, or are of the kind that belongs there.
pub fn products_for<'c>(
    knowledge: &Knowledge,
    clinic: &'c ClinicConfig,
    fits: &[ProductFit],
    step: &Step,
) -> Vec<&'c Product> {
    let usable = |product: &Product| {
        let mut fits = fits.iter().filter(|fit| fit.id == product.id);
        fits.any(|fit| fit.status == ProductStatus::Fits)
    };
    clinic.products.iter().filter(|it| usable(it) && belongs(knowledge, it, step)).collect()
}

/// Returns `true` if a usable product belongs at this step.
pub(super) fn belongs(knowledge: &Knowledge, product: &Product, step: &Step) -> bool {
    let slow = |active: ActiveId| knowledge.active(active).per_week.is_some();
    let real = || product.contents.iter().filter(|it| !little(knowledge, it));
    let holds = real().any(|content| step.uses.contains(&content.active));
    let by_the_back_door =
        real().any(|content| slow(content.active) && !step.uses.contains(&content.active));
    let brought = step.uses.iter().any(|active| slow(*active));
    !by_the_back_door && (holds || (!brought && slot(product.kind) == Some(step.slot)))
}

/// The slot of a kind of product in a routine.
pub(super) fn slot(kind: ProductKind) -> Option<Slot> {
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
