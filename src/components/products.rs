//! The clinic's products: suitable, postponed or ruled out, each with the reason.

use yew::prelude::*;

use super::block_end_text::until_text;
use super::clinic_slot::local;
use super::icon::{chevron, icon, look_of_product};
use super::why_link::why_link;
use crate::clinic::{ProductNote, UserTest};
use crate::domain::{ActiveId, ClosedSet, Product, ProductStatus, Strength};
use crate::engine::{LineRef, ProductFit, Step, products_for};
use crate::state::View;

/// Draws the clinic's products for a step, as alternatives to any other with the same actives.
pub fn step_products(view: &View, step: &Step) -> Html {
    let Some(plan) = &view.plan else { return Html::default() };
    let products = products_for(&view.knowledge, &view.clinic, &plan.products, step);
    let names: Vec<AttrValue> = products
        .iter()
        .filter_map(|product| view.site.profile.product(&product.id))
        .map(|note| AttrValue::from(note.name.get(&view.messages.lang()).1.to_owned()))
        .collect();
    html! {
        if !names.is_empty() {
            <p class="step__more">
                { view.messages.format("step-products", &[("products", &view.messages.list(&names))]) }
            </p>
        }
    }
}

/// Draws the list of the clinic's products.
pub fn products(view: &View) -> Html {
    let messages = &view.messages;
    let Some(plan) = &view.plan else { return Html::default() };
    let with = |wanted: fn(ProductStatus) -> bool| -> Vec<Html> {
        let fits = plan.products.iter().filter(|fit| wanted(fit.status));
        fits.filter_map(|fit| item(view, fit)).collect()
    };
    let now = with(|status| status == ProductStatus::Fits);
    let others = with(|status| status != ProductStatus::Fits);
    if now.is_empty() && others.is_empty() {
        return Html::default();
    }
    let none = now.is_empty();
    html! {
        <section class="section" aria-labelledby="clinic-products">
            <h2 id="clinic-products" class="section__head">{ messages.text("products-title") }</h2>
            <p class="muted">{ messages.text("products-free-choice") }</p>
            if none {
                <p>{ messages.text("products-none-fits") }</p>
            } else {
                <ul class="products" role="list">{ for now }</ul>
            }
            if !others.is_empty() {
                <details class="disclosure">
                    <summary>{ chevron() }{ messages.count("products-others", others.len()) }</summary>
                    <div class="disclosure__body">
                        <ul class="products" role="list">{ for others }</ul>
                    </div>
                </details>
            }
        </section>
    }
}

fn item(view: &View, fit: &ProductFit) -> Option<Html> {
    let messages = &view.messages;
    let note = view.site.profile.product(&fit.id)?;
    let product = view.clinic.products.iter().find(|product| product.id == fit.id)?;
    let (tone, picture) = look_of_product(fit.status);
    let name = AttrValue::from(note.name.get(&messages.lang()).1.to_owned());
    let extra: Vec<AttrValue> = match fit.status {
        ProductStatus::Fits => {
            extra(view, product).iter().map(|it| active_name(view, *it)).collect()
        }
        _ => Vec::new(),
    };
    Some(html! {
        <li class="card product stack stack--tight" key={fit.id.clone()}>
            <h3>{ local(view, &note.name) }</h3>
            <p class={classes!("tone", tone)}>
                { icon(picture) }
                <span>
                    { messages.text_for("product-", fit.status.id()) }
                    { for fit.until.map(|until| html! { <>{ ". " }{ until_text(view, until) }</> }) }
                </span>
            </p>
            if !extra.is_empty() {
                <p>{ messages.format("product-extra", &[("actives", &messages.list(&extra))]) }</p>
            }
            <p><strong>{ messages.text("product-holds") }</strong>{ " " }{ holds(view, product) }</p>
            { for note.note.as_ref().map(|text| html! { <p class="muted">{ local(view, text) }</p> }) }
            { for note.user_test.as_ref().map(|test| user_test(view, test)) }
            <p class="step__more">
                { why_link(view, &LineRef::Product(fit.id.clone()), &name) }
                { shop_link(view, fit, note, &name) }
            </p>
        </li>
    })
}

/// Only a suitable product links to where it is sold.
fn shop_link(view: &View, fit: &ProductFit, note: &ProductNote, name: &AttrValue) -> Html {
    let link = note.link.clone().filter(|_| fit.status == ProductStatus::Fits);
    html! {
        if let Some(href) = link {
            <a class="link" {href} target="_blank" rel="noopener noreferrer">
                { view.messages.text("product-link") }
                <span class="visually-hidden">{ ": " }{ name }{ " " }{ view.messages.text("clinic-new-tab") }</span>
            </a>
        }
    }
}

/// Returns the product's actives that are introduced slowly but are in no step of the plan.
fn extra(view: &View, product: &Product) -> Vec<ActiveId> {
    let phases = view.plan.iter().flat_map(|plan| &plan.home.phases);
    let planned: Vec<ActiveId> = phases
        .flat_map(|routine| routine.morning.iter().chain(&routine.evening).chain(&routine.weekly))
        .flat_map(|step| step.uses.iter().copied())
        .collect();
    let slow = |active: &ActiveId| view.knowledge.active(*active).per_week.is_some();
    product.actives().filter(slow).filter(|it| !planned.contains(it)).collect()
}

fn active_name(view: &View, active: ActiveId) -> AttrValue {
    view.messages.text_for("active-", &view.knowledge.active(active).id)
}

/// Returns the actives with their concentrations, where given.
fn holds(view: &View, product: &Product) -> AttrValue {
    let names: Vec<AttrValue> = product
        .contents
        .iter()
        .map(|content| {
            let name = active_name(view, content.active);
            match content.strength {
                Strength::Percent(hundredths) => {
                    let percent = percent(hundredths);
                    view.messages
                        .format("product-active", &[("active", &name), ("percent", &percent)])
                }
                Strength::Unknown | Strength::AtMost(_) => name,
            }
        })
        .collect();
    if names.is_empty() {
        view.messages.text("product-no-actives")
    } else {
        view.messages.list(&names)
    }
}

/// Formats hundredths of a percent without trailing zeros.
pub fn percent(hundredths: u16) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    let text = format!("{whole}.{rest:02}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Draws the figures of a user test, its limitations first and always beside them.
fn user_test(view: &View, test: &UserTest) -> Html {
    let messages = &view.messages;
    let args = [("people", &*test.people.to_string()), ("weeks", &*test.weeks.to_string())];
    let results = test.results.iter().map(|(percent, text)| {
        html! { <li><strong>{ percent.to_string() }{ "%" }</strong>{ " " }{ local(view, text) }</li> }
    });
    html! {
        <details class="disclosure">
            <summary>{ chevron() }{ messages.text("product-test") }</summary>
            <div class="disclosure__body stack stack--tight">
                <p>{ messages.format("product-test-size", &args) }{ " " }{ local(view, &test.limits) }</p>
                <ul>{ for results }</ul>
                <p class="muted">{ messages.text("product-test-note") }</p>
            </div>
        </details>
    }
}
