//! Two products on the shelf side by side: the verdict on each, what both contain, and what only
//! one does. No score, and no winner.

use yew::prelude::*;

use crate::components::back_link::back_link;
use crate::components::icon::icon;
use crate::components::page::Page;
use crate::components::triage_notice::triage_notice;
use crate::components::verdict::{product_name, row, verdict_icon, verdict_text};
use crate::domain::{ClosedSet, KnownContents, OwnProduct, ShelfItem};
use crate::engine::{Held, compare};
use crate::knowledge::model::Active;
use crate::pages::not_found::not_found;
use crate::pages::shelf::labels_missing;
use crate::platform::dom::Select;
use crate::route::Route;
use crate::state::{App, Labels, View};

/// Draws the page of two products.
pub fn compare_page(app: &App, one: &str, other: &str) -> Html {
    let messages = &app.messages;
    let (Some(plan), Some(kept)) = (&app.plan, &app.state.shelf) else { return Html::default() };
    if plan.triage.stops_the_plan() {
        return triage_notice(app);
    }
    let shelf = kept.shelf();
    let (Some(mine), Some(theirs)) = (shelf.item(one), shelf.item(other)) else {
        return not_found(app);
    };
    let products = kept.products().unwrap_or_default();
    let own = |id: &str| products.iter().find(|own| own.product.id == id);
    let (Some(first), Some(second)) = (own(one), own(other)) else {
        return html! {
            <p class="page page--waiting muted" role="status">{ messages.text("late-coming") }</p>
        };
    };
    let found = compare(&app.knowledge, plan, first, second);
    let [left, right] = &found.only;
    let only = |item: &ShelfItem| {
        messages.format("compare-only", &[("product", &product_name(app, item))])
    };
    html! {
        <Page title={messages.text("compare-title")} id={["compare-", one, "-", other].concat()}>
            { back_link(app, Route::Shelf, Some(messages.text("shelf-title"))) }
            <div class="page__head">
                <h1 tabindex="-1">{ messages.text("compare-title") }</h1>
                <p class="page__lead">{ messages.text("compare-lead") }</p>
            </div>
            if *kept.labels() == Labels::Missing { { labels_missing(app) } }
            <div class="compare">
                { choice(app, "compare-one", mine, theirs, true) }
                { choice(app, "compare-other", theirs, mine, false) }
            </div>
            <dl class="product-facts">
                { verdict(app, mine) }
                if mine.id != theirs.id { { verdict(app, theirs) } }
            </dl>
            if mine.id == theirs.id {
                <p>{ messages.text("compare-same") }</p>
            } else {
                { part(app, "compare-both", messages.text("compare-both"), &found.both) }
                { part(app, "compare-left", only(mine), left) }
                { part(app, "compare-right", only(theirs), right) }
                { doubt(app, [(mine, first), (theirs, second)]) }
            }
            <p class="section section--near muted">{ messages.text("compare-note") }</p>
        </Page>
    }
}

/// Draws which product is compared; another can be chosen instead.
fn choice(app: &App, key: &'static str, item: &ShelfItem, beside: &ShelfItem, first: bool) -> Html {
    let Some(kept) = &app.state.shelf else { return Html::default() };
    let options = kept.shelf().items.iter().map(|known| {
        html! {
            <option value={known.id.clone()} selected={known.id == item.id} key={known.id.clone()}>
                { product_name(app, known) }
            </option>
        }
    });
    let (app_here, beside) = (app.clone(), beside.id.clone());
    let onchange = Callback::from(move |event: Event| {
        let list: Select = event.target_unchecked_into();
        let (chosen, beside) = (list.value(), beside.clone());
        let (one, other) = if first { (chosen, beside) } else { (beside, chosen) };
        app_here.replace(Route::Compare { one, other });
    });
    html! {
        <div>
            <label class="field__label" for={key}>{ app.messages.text(key) }</label>
            <select class="field__input" id={key} name={key} {onchange}>{ for options }</select>
        </div>
    }
}

/// Draws the verdict on one of them.
fn verdict(view: &View, item: &ShelfItem) -> Html {
    let plan = view.plan.as_ref();
    let fit = plan.and_then(|plan| plan.shelf.iter().find(|fit| fit.id == item.id));
    let Some(fit) = fit else { return Html::default() };
    let to = Route::Product { id: item.id.clone() };
    html! {
        <div class="product-facts__row" key={item.id.clone()}>
            <dt><a class="link" href={to.href()}>{ product_name(view, item) }</a></dt>
            <dd>
                { icon(verdict_icon(fit.status)) }
                <span>{ verdict_text(view, fit, Some(item.status)) }</span>
            </dd>
        </div>
    }
}

/// Draws the actives in both, or in only one.
fn part(view: &View, id: &'static str, title: AttrValue, held: &Held) -> Html {
    let messages = &view.messages;
    // Actives introduced slowly are strong; the others are for care.
    let (strong, care): (Vec<_>, Vec<_>) = held
        .actives
        .iter()
        .map(|active| view.knowledge.active(*active))
        .partition(|active| active.per_week.is_some());
    let actives = |list: Vec<&Active>| -> AttrValue {
        let names: Vec<AttrValue> =
            list.into_iter().map(|active| messages.text_for("active-", &active.id)).collect();
        messages.list(&names)
    };
    let flags: Vec<AttrValue> =
        held.flags.iter().map(|it| messages.text_for("flag-", it.id())).collect();
    let names: Vec<AttrValue> = held.names.iter().map(|it| AttrValue::from(it.clone())).collect();
    html! {
        <section class="section section--near" aria-labelledby={id}>
            <h2 {id} class="reason__head">{ title }</h2>
            if held.is_empty() {
                <p class="muted">{ messages.text("compare-nothing") }</p>
            } else {
                <dl class="product-facts">
                    if !strong.is_empty() {
                        { row("strong", messages.text("compare-actives"), actives(strong)) }
                    }
                    if !care.is_empty() {
                        { row("care", messages.text("compare-care"), actives(care)) }
                    }
                    if !flags.is_empty() {
                        { row("flags", messages.text("compare-matters"), messages.list(&flags)) }
                    }
                    if !names.is_empty() {
                        { row("names", messages.text("own-list-hit"), messages.list(&names)) }
                    }
                </dl>
            }
        </section>
    }
}

/// Names products whose contents are not fully known: what seems missing may still be in them.
fn doubt(view: &View, both: [(&ShelfItem, &OwnProduct); 2]) -> Html {
    let unsure = both.iter().filter(|(_, own)| own.known != KnownContents::Yes);
    let names: Vec<AttrValue> = unsure.map(|(item, _)| product_name(view, item)).collect();
    if names.is_empty() {
        return Html::default();
    }
    let text = view.messages.format("compare-doubt", &[("products", &view.messages.list(&names))]);
    html! { <p class="section section--near">{ text }</p> }
}
