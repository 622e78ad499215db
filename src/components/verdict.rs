//! What is to be done with a product of one's own, in words: never a score, never a colour alone.

use yew::prelude::*;

use super::icon::{Icon, chevron};
use super::reason::{product_reason, product_reason_text, reason_text};
use crate::domain::{ClosedSet, ShelfItem, ShelfStatus};
use crate::engine::{Reason, ShelfFit, plus_days};
use crate::route::Route;
use crate::state::View;

/// The verdict in a few words, with the day where there is one.
pub fn verdict_text(view: &View, fit: &ShelfFit) -> AttrValue {
    let messages = &view.messages;
    match (fit.status, fit.from) {
        (ShelfStatus::UseNow, _) => messages.text("verdict-use"),
        (ShelfStatus::Later, Some(from)) => {
            messages.format("verdict-later-from", &[("date", &messages.date(from))])
        }
        (ShelfStatus::Later, None) => messages.text("verdict-later"),
        (ShelfStatus::NotForYou | ShelfStatus::Stop, _) => messages.text("verdict-leave"),
        (ShelfStatus::Unknown, _) => messages.text("verdict-unknown"),
    }
}

/// The icon beside it, in the colour of the text.
pub fn verdict_icon(status: ShelfStatus) -> Icon {
    match status {
        ShelfStatus::UseNow => Icon::CHECK,
        ShelfStatus::Later => Icon::CLOCK,
        ShelfStatus::NotForYou | ShelfStatus::Stop => Icon::MINUS,
        ShelfStatus::Unknown => Icon::ASK,
    }
}

/// What a product is called: by its owner, else by what sort of product it is.
pub fn product_name(view: &View, item: &ShelfItem) -> AttrValue {
    let name = item.name.trim();
    if name.is_empty() {
        return view.messages.text_for("kind-", item.kind.id());
    }
    AttrValue::from(name.to_owned())
}

/// The reasons that speak against it, the deciding one first: without the one that says how products
/// are judged at all.
pub fn reasons(fit: &ShelfFit) -> &[Reason] {
    fit.because.get(1..).unwrap_or_default()
}

/// The sentence under the verdict.
pub fn lead(view: &View, fit: &ShelfFit, unknown: &'static str) -> AttrValue {
    match (fit.status, reasons(fit).first()) {
        (ShelfStatus::UseNow, _) => view.messages.text("verdict-use-lead"),
        (ShelfStatus::Unknown, _) => view.messages.text(unknown),
        (ShelfStatus::Later, _) if fit.from.is_none() && fit.until.is_none() => {
            view.messages.text("verdict-no-place")
        }
        (_, Some(because)) => product_reason_text(view, because),
        (_, None) => AttrValue::Static(""),
    }
}

/// Every reason with its source, folded away.
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

/// Where it stands, on which nights, what it is good for, and what it must not meet.
pub fn place_lines(view: &View, fit: &ShelfFit) -> Vec<Html> {
    let messages = &view.messages;
    let mut lines = Vec::new();
    let usable = fit.status == ShelfStatus::UseNow;
    let names: Vec<AttrValue> = fit
        .serves
        .iter()
        .map(|active| view.knowledge.active(*active))
        // What waits is no help yet.
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

/// One line of what there is to know.
pub fn row(key: &'static str, name: AttrValue, text: AttrValue) -> Html {
    html! { <div class="product-facts__row" {key}><dt>{ name }</dt><dd>{ text }</dd></div> }
}

/// Days of the week of nights that are counted from the first day of the phase.
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
