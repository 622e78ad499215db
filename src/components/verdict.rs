//! The verdict on a person's own product, in words: never a score, never a colour alone.

use yew::prelude::*;

use super::block_end_text::{active_until_text, until_text};
use super::icon::{Icon, chevron};
use super::reason::{product_reason, product_reason_text, reason_text};
use crate::domain::{ActiveId, ClosedSet, OwnProduct, ShelfItem, ShelfStatus, ShelfUse};
use crate::engine::{Reason, ShelfFit, plus_days};
use crate::route::Route;
use crate::state::View;

/// Returns the verdict in a few words, with the day if there is one. A product in use that has to
/// wait is stopped; `usage` is `None` for a product that is not on the shelf.
pub fn verdict_text(view: &View, fit: &ShelfFit, usage: Option<ShelfUse>) -> AttrValue {
    let messages = &view.messages;
    match (fit.status, fit.from) {
        (ShelfStatus::Later, _) if usage == Some(ShelfUse::InUse) => match stopped_until(view, fit)
        {
            Some(until) => messages.format("verdict-stop-until", &[("until", &until)]),
            None => messages.text("stop-now-title"),
        },
        (ShelfStatus::UseNow, _) => messages.text("verdict-use"),
        (ShelfStatus::Later, Some(from)) => {
            messages.format("verdict-later-from", &[("date", &messages.date(from))])
        }
        (ShelfStatus::Later, None) => messages.text("verdict-later"),
        (ShelfStatus::NotForYou | ShelfStatus::Stop, _) => messages.text("verdict-leave"),
        (ShelfStatus::Unknown, _) => messages.text("verdict-unknown"),
    }
}

/// Returns when a stopped product can be used again, in the plan's words for the active that stops
/// it. If the plan merely introduces it later, there is a day and nothing to check.
fn stopped_until(view: &View, fit: &ShelfFit) -> Option<AttrValue> {
    let introduced = view.knowledge.well_known.rules.phase_introduce;
    if reasons(fit).first().is_some_and(|because| because.rule == introduced) {
        let from = fit.from?;
        return Some(view.messages.format("until-phase", &[("date", &view.messages.date(from))]));
    }
    let until = fit.until?;
    let products = view.state.shelf.as_ref().and_then(|kept| kept.products());
    let own = products.and_then(|all| all.iter().find(|own| own.product.id == fit.id));
    let avoid = view.plan.as_ref().map_or(&[][..], |plan| &plan.home.avoid);
    let stops = avoid.iter().find(|avoided| {
        avoided.until == until && own.is_some_and(|own| own.product.holds(avoided.active))
    });
    Some(match stops {
        Some(avoided) => active_until_text(view, avoided.active, until),
        None => until_text(view, until),
    })
}

/// Returns the adjacent icon, in the colour of the text.
pub fn verdict_icon(status: ShelfStatus) -> Icon {
    match status {
        ShelfStatus::UseNow => Icon::CHECK,
        ShelfStatus::Later => Icon::CLOCK,
        ShelfStatus::NotForYou | ShelfStatus::Stop => Icon::MINUS,
        ShelfStatus::Unknown => Icon::ASK,
    }
}

/// Returns the name of a product: its owner's, else that of its type.
pub fn product_name(view: &View, item: &ShelfItem) -> AttrValue {
    let name = item.name.trim();
    if name.is_empty() {
        return view.messages.text_for("kind-", item.kind.id());
    }
    AttrValue::from(name.to_owned())
}

/// Returns the reasons against it, the deciding one first, without the one that explains how
/// products are judged in general.
pub fn reasons(fit: &ShelfFit) -> &[Reason] {
    fit.because.get(1..).unwrap_or_default()
}

/// Returns the sentence below the verdict. Names on the owner's own list are mentioned, since the
/// plan's verdict stays.
pub fn lead(view: &View, fit: &ShelfFit, own: &OwnProduct, unknown: &'static str) -> AttrValue {
    match (fit.status, reasons(fit).first()) {
        (ShelfStatus::UseNow, _) if !own.unwanted.is_empty() => {
            let names: Vec<AttrValue> = own.unwanted.iter().cloned().map(AttrValue::from).collect();
            view.messages.format("verdict-use-but", &[("names", &view.messages.list(&names))])
        }
        (ShelfStatus::UseNow, _) => view.messages.text("verdict-use-lead"),
        (ShelfStatus::Unknown, _) => view.messages.text(unknown),
        (ShelfStatus::Later, _) if fit.from.is_none() && fit.until.is_none() => {
            view.messages.text("verdict-no-place")
        }
        (_, Some(because)) => product_reason_text(view, because),
        (_, None) => AttrValue::Static(""),
    }
}

/// Draws every reason with its source, collapsed.
pub fn all_reasons(view: &View, fit: &ShelfFit) -> Html {
    html! {
        <details class="disclosure section section--near">
            <summary>{ chevron() }{ view.messages.text("verdict-why") }</summary>
            <div class="treatments">
                { for reasons(fit).iter().chain(fit.because.first()).map(|it| product_reason(view, it)) }
            </div>
        </details>
    }
}

/// Draws its place in the routine, its nights, its benefits, and what not to combine it with.
/// `unwanted` are the actives its owner wants in no product, so they are not listed as benefits.
pub fn place_lines(view: &View, fit: &ShelfFit, unwanted: &[ActiveId]) -> Vec<Html> {
    let messages = &view.messages;
    let mut lines = Vec::new();
    let usable = fit.status == ShelfStatus::UseNow;
    let names: Vec<AttrValue> = fit
        .serves
        .iter()
        .filter(|active| !unwanted.contains(active))
        .map(|active| view.knowledge.active(*active))
        // An active that has to wait is no benefit yet.
        .filter(|active| usable || active.per_week.is_none())
        .map(|active| messages.text_for("active-", &active.id))
        .collect();
    if !names.is_empty() {
        lines.push(row("good", messages.text("product-good"), messages.list(&names)));
    }
    if let Some(slot) = fit.slot.filter(|_| usable) {
        let time = match fit.time {
            Some(time) => messages.text_for("routine-", time.id()),
            None => messages.text("product-both-times"),
        };
        let slot = messages.text_for("slot-", slot.id());
        let place = messages.format("product-place", &[("time", &time), ("step", &slot)]);
        lines.push(row("place", messages.text("product-where"), place));
    }
    if usable && !fit.nights.is_empty() {
        lines.push(row("nights", messages.text("product-nights"), nights(view, &fit.nights)));
    }
    for conflict in &fit.conflicts {
        let Some(item) = view.state.shelf.as_ref().and_then(|it| it.shelf().item(&conflict.with))
        else {
            continue;
        };
        let to = Route::Product { id: conflict.with.clone() };
        let reason = conflict.because.first().map(|because| reason_text(view, because));
        lines.push(html! {
            <div class="product-facts__row" key={conflict.with.clone()}>
                <dt>{ messages.text("product-apart") }</dt>
                <dd><a class="link" href={to.href()}>{ product_name(view, item) }</a>
                    <span class="muted">{ " " }{ reason }</span></dd>
            </div>
        });
    }
    lines
}

/// Draws one row of information.
pub fn row(key: &'static str, name: AttrValue, text: AttrValue) -> Html {
    html! { <div class="product-facts__row" {key}><dt>{ name }</dt><dd>{ text }</dd></div> }
}

/// Returns the days of the week for nights counted from the first day of the phase.
fn nights(view: &View, nights: &[usize]) -> AttrValue {
    let from = view
        .plan
        .as_ref()
        .and_then(|plan| plan.home.phases.first())
        .map_or(view.started(), |routine| routine.span.from);
    let days: Vec<AttrValue> = nights
        .iter()
        .map(|n| view.messages.weekday(plus_days(from, u16::try_from(*n).unwrap_or_default())))
        .collect();
    view.messages.list(&days)
}
