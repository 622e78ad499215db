//! The shelf: a person's own products, each with its verdict.

use yew::prelude::*;

use crate::components::icon::{chevron, icon};
use crate::components::notice::{Tone, notice};
use crate::components::page::Page;
use crate::components::triage_notice::triage_notice;
use crate::components::verdict::{product_name, verdict_icon, verdict_text};
use crate::domain::{MOST_PRODUCTS, ShelfItem, ShelfUse};
use crate::engine::Assessment;
use crate::pages::shelf_own_list::OwnList;
use crate::route::{NEW_PRODUCT, Route};
use crate::state::{Action, App, Labels, ShelfHandle, View};

/// Draws the list, or how to start one.
pub fn shelf(app: &App) -> Html {
    let messages = &app.messages;
    let (Some(plan), Some(kept)) = (&app.plan, &app.state.shelf) else { return Html::default() };
    if plan.triage.stops_the_plan() {
        return triage_notice(app);
    }
    let items = &kept.shelf().items;
    let of = |status: ShelfUse| -> Vec<&ShelfItem> {
        items.iter().filter(|item| item.status == status).collect()
    };
    let full = items.len() >= MOST_PRODUCTS;
    html! {
        <Page title={messages.text("shelf-title")} id="shelf">
            <div class="page__head">
                <h1 tabindex="-1">{ messages.text("shelf-title") }</h1>
                <p class="page__lead">
                    { messages.text(if items.is_empty() { "shelf-empty" } else { "shelf-lead" }) }
                </p>
                if items.is_empty() { <p class="muted">{ messages.text("shelf-empty-more") }</p> }
            </div>
            { undo(app) }
            if *kept.labels() == Labels::Missing && !items.is_empty() { { labels_missing(app) } }
            { list(app, plan, None, &of(ShelfUse::InUse)) }
            { list(app, plan, Some("shelf-paused"), &of(ShelfUse::Paused)) }
            { list(app, plan, Some("shelf-finished"), &of(ShelfUse::Finished)) }
            <div class="actions">
                if full {
                    <p>{ messages.text("shelf-full") }</p>
                } else {
                    <a class="button" href={Route::Product { id: NEW_PRODUCT.to_owned() }.href()}>
                        { messages.text("shelf-check") }
                    </a>
                }
                { compare_link(app, items) }
            </div>
            <OwnList />
            <p class="section section--near muted">{ messages.text("shelf-note") }</p>
        </Page>
    }
}

fn list(view: &View, plan: &Assessment, title: Option<&'static str>, items: &[&ShelfItem]) -> Html {
    if items.is_empty() {
        return Html::default();
    }
    let rows = items.iter().map(|item| row(view, plan, item));
    html! {
        <section class={title.map(|_| "section section--near")} aria-label={view.messages.text(title.unwrap_or("shelf-in-use"))}>
            if let Some(title) = title { <h2 class="section__head">{ view.messages.text(title) }</h2> }
            <ul class="shelf" role="list">{ for rows }</ul>
        </section>
    }
}

fn row(view: &View, plan: &Assessment, item: &ShelfItem) -> Html {
    let messages = &view.messages;
    let to = Route::Product { id: item.id.clone() };
    let fit = plan.shelf.iter().find(|fit| fit.id == item.id);
    let unwanted = view.state.shelf.as_ref().and_then(|kept| own_list_names(view, kept, &item.id));
    let past = fit.and_then(|fit| fit.keeps_until).filter(|until| *until < view.today().date);
    html! {
        <li key={item.id.clone()}>
            <a class="shelf__row" href={to.href()}>
                <span class="shelf__name">{ product_name(view, item) }</span>
                if let Some(fit) = fit.filter(|_| item.status != ShelfUse::Finished) {
                    <span class="shelf__verdict">
                        { icon(verdict_icon(fit.status)) }<span>{ verdict_text(view, fit, Some(item.status)) }</span>
                    </span>
                }
                if let Some(names) = unwanted {
                    <span class="shelf__verdict">
                        { messages.format("own-list-hit-in", &[("names", &names)]) }
                    </span>
                }
                if let Some(until) = past {
                    <span class="shelf__verdict">
                        { messages.format("product-past", &[("date", &messages.date(until))]) }
                    </span>
                }
                { chevron() }
            </a>
        </li>
    }
}

/// Draws the link to two products side by side, those in use first.
fn compare_link(view: &View, items: &[ShelfItem]) -> Html {
    let used = items.iter().filter(|item| item.status == ShelfUse::InUse);
    let rest = items.iter().filter(|item| item.status != ShelfUse::InUse);
    let mut order = used.chain(rest).map(|item| item.id.clone());
    let (Some(one), Some(other)) = (order.next(), order.next()) else { return Html::default() };
    let to = Route::Compare { one, other };
    html! { <a class="link" href={to.href()}>{ view.messages.text("compare-link") }</a> }
}

/// Returns the names in a product that are on its owner's list.
pub fn own_list_names(view: &View, kept: &ShelfHandle, id: &str) -> Option<AttrValue> {
    let own = kept.products()?.iter().find(|own| own.product.id == id)?;
    let names: Vec<AttrValue> =
        own.unwanted.iter().map(|name| AttrValue::from(name.clone())).collect();
    (!names.is_empty()).then(|| view.messages.list(&names))
}

/// Draws the last change, with a button to undo it.
fn undo(app: &App) -> Html {
    let messages = &app.messages;
    let (Some(before), Some(now)) = (&app.state.previous_shelf, &app.state.shelf) else {
        return html! { <div role="status"></div> };
    };
    let (before, now) = (before.shelf(), now.shelf());
    let off = before.avoid.iter().find(|name| !now.avoid.contains(name));
    let on = now.avoid.iter().find(|name| !before.avoid.contains(name));
    let removed = before.items.iter().find(|item| now.item(&item.id).is_none());
    let added = now.items.iter().find(|item| before.item(&item.id).is_none());
    let changed = now.items.iter().find(|item| before.item(&item.id) != Some(*item));
    let product = |item: &ShelfItem| product_name(app, item);
    let typed = |name: &String| AttrValue::from(name.clone());
    let (key, name) = match (removed, added, changed, on, off) {
        (Some(item), ..) => ("shelf-removed", product(item)),
        (_, Some(item), ..) => ("shelf-added", product(item)),
        (_, _, Some(item), ..) => ("shelf-changed", product(item)),
        (.., Some(name), _) => ("own-list-added", typed(name)),
        (.., Some(name)) => ("own-list-removed", typed(name)),
        _ => return html! { <div role="status"></div> },
    };
    let onclick = app.callback(|_: MouseEvent| Action::ShelfUndone);
    html! {
        <div role="status" class="shelf__done">
            <p>{ messages.format(key, &[("product", &name)]) }</p>
            <button type="button" class="link" {onclick}>{ messages.text("shelf-undo") }</button>
        </div>
    }
}

/// Draws what it means that the label tables could not be loaded, and how to continue.
pub fn labels_missing(app: &App) -> Html {
    let messages = &app.messages;
    let again = app.callback(|_: MouseEvent| Action::LabelsRead(Labels::Awaited));
    notice(
        Tone::Caution,
        true,
        html! {
            <>
                <p>{ messages.text("labels-missing") }</p>
                <p>
                    <button type="button" class="button button--quiet button--small" onclick={again}>
                        { messages.text("late-again") }
                    </button>
                </p>
            </>
        },
    )
}
