//! A person's own products at a step of the routine.

use jiff::civil::Date;

use crate::domain::{KnownContents, OwnProduct, ShelfStatus, ShelfUse, Slot, Time};
use crate::knowledge::Knowledge;

use super::Assessment;
use super::home_routine::PhaseRoutine;
use super::products::belongs;
use super::shelf::ShelfFit;
use super::steps::Step;

/// The person's own products that would belong at a step of today if they could be used now: in use, of
/// that place and time, and due to wait or be left out, or with a name on the owner's own list.
pub fn held_back_at<'p>(
    plan: &'p Assessment,
    shelf: &'p [OwnProduct],
    (step, time): (&'p Step, Time),
) -> impl Iterator<Item = &'p ShelfFit> {
    plan.shelf.iter().filter(move |fit| {
        let held = !matches!(fit.status, ShelfStatus::UseNow | ShelfStatus::Unknown);
        let own = shelf.iter().find(|it| it.product.id == fit.id && it.status == ShelfUse::InUse);
        fit.slot == Some(step.slot)
            && fit.time.is_none_or(|its| its == time)
            && own.is_some_and(|own| held || !own.unwanted.is_empty())
    })
}

/// The person's own product at a step of a stretch: in use, known, not too old, without a name that its
/// owner wants to avoid, allowed by the first day of the stretch, and fit for the step.
pub fn own_product_for<'s>(
    knowledge: &Knowledge,
    plan: &Assessment,
    shelf: &'s [OwnProduct],
    (routine, step): (&PhaseRoutine, &Step),
    today: Date,
) -> Option<&'s OwnProduct> {
    let allowed = |own: &OwnProduct| {
        let fit = plan.shelf.iter().find(|fit| fit.id == own.product.id);
        fit.is_some_and(|fit| match fit.status {
            ShelfStatus::UseNow => true,
            ShelfStatus::Later => fit.from.is_some_and(|from| from <= routine.span.from),
            ShelfStatus::NotForYou | ShelfStatus::Stop | ShelfStatus::Unknown => false,
        })
    };
    // The protection factor is on the pack: a step asks for at least that much.
    let protects = |own: &OwnProduct| {
        let strongest = knowledge.well_known.actives.spf50;
        step.slot != Slot::Protect
            || own.product.actives().any(|it| step.uses.contains(&it) || it == strongest)
    };
    shelf.iter().find(|own| {
        own.status == ShelfUse::InUse
            && own.known == KnownContents::Yes
            && !own.expired(today)
            && own.unwanted.is_empty()
            && allowed(own)
            && belongs(knowledge, &own.product, step)
            && protects(own)
    })
}
