//! A person's own products in the steps of the routine.

use yew::prelude::*;

use super::verdict::{product_name, verdict_text};
use crate::domain::{ShelfStatus, Time};
use crate::engine::{ShelfFit, Step, held_back_at, own_product_for};
use crate::route::Route;
use crate::state::View;

/// Draws the person's own product used at a step; or, in the current phase, the one that would be
/// used but has to wait, with the verdict.
pub fn own_at_step(view: &View, step: &Step, span: usize, time: Time) -> Html {
    let (Some(plan), Some(kept)) = (&view.plan, &view.state.shelf) else {
        return Html::default();
    };
    let (Some(products), Some(routine)) = (kept.products(), plan.home.phases.get(span)) else {
        return Html::default();
    };
    let today = view.today().date;
    let found = own_product_for(&view.knowledge, plan, products, (routine, step), today);
    if let Some(item) = found.and_then(|own| kept.shelf().item(&own.product.id)) {
        let to = Route::Product { id: item.id.clone() };
        let text = view.messages.format("step-own", &[("product", &product_name(view, item))]);
        return html! { <p class="step__more"><a class="link" href={to.href()}>{ text }</a></p> };
    }
    if span != view.current_span() {
        return Html::default();
    }
    let waits = |fit: &ShelfFit| {
        let item = kept.shelf().item(&fit.id)?;
        let name = product_name(view, item);
        let to = Route::Product { id: fit.id.clone() };
        let listed = fit.status == ShelfStatus::UseNow;
        let why = if listed {
            view.messages.text("own-list-has")
        } else {
            verdict_text(view, fit, Some(item.status))
        };
        Some(html! {
            <p class="step__more" key={fit.id.clone()}>
                <a class="link" href={to.href()}>{ name }</a>
                <span>{ why }</span>
            </p>
        })
    };
    html! { <>{ for held_back_at(plan, products, (step, time)).filter_map(waits) }</> }
}
