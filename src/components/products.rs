//! The clinic's products: what fits, what waits, what is left out, each with the reason.

use yew::prelude::*;

use super::clinic_part::local;
use super::icon::{chevron, icon, look_of_product};
use super::moment::until_text;
use super::why_link::why_link;
use crate::clinic::{Product, ProductNote, UserTest};
use crate::domain::{ActiveId, ClosedSet, ProductStatus};
use crate::engine::{ProductFit, Step, products_for};
use crate::state::AppContext;

/// The clinic's products that can be used for a step, beside any other with the same in it.
pub fn step_products(app: &AppContext, step: &Step) -> Html {
    let Some(plan) = &app.plan else { return Html::default() };
    let products = products_for(&app.knowledge, &app.clinic, &plan.home, step);
    let names: Vec<AttrValue> = products
        .iter()
        .filter_map(|product| app.site.profile.product(&product.id))
        .map(|note| AttrValue::from(note.name.get(&app.words.lang()).1.to_owned()))
        .collect();
    html! {
        if !names.is_empty() {
            <p class="step__more">
                { app.words.with("step-products", &[("products", &app.words.list(&names))]) }
            </p>
        }
    }
}

/// The list of the clinic's products.
pub fn products(app: &AppContext) -> Html {
    let words = &app.words;
    let Some(plan) = &app.plan else { return Html::default() };
    let with = |wanted: fn(ProductStatus) -> bool| -> Vec<Html> {
        let fits = plan.home.products.iter().filter(|fit| wanted(fit.status));
        fits.filter_map(|fit| item(app, fit)).collect()
    };
    let now = with(|status| status == ProductStatus::Fits);
    let others = with(|status| status != ProductStatus::Fits);
    if now.is_empty() && others.is_empty() {
        return Html::default();
    }
    let none = now.is_empty();
    html! {
        <section class="section" aria-labelledby="clinic-products">
            <h2 id="clinic-products" class="section__head">{ words.get("products-title") }</h2>
            <p class="muted">{ words.get("products-free-choice") }</p>
            if none {
                <p>{ words.get("products-none-fits") }</p>
            } else {
                <ul class="products" role="list">{ for now }</ul>
            }
            if !others.is_empty() {
                <details class="disclosure">
                    <summary>{ chevron() }{ words.count("products-others", others.len()) }</summary>
                    <div class="disclosure__body">
                        <ul class="products" role="list">{ for others }</ul>
                    </div>
                </details>
            }
        </section>
    }
}

fn item(app: &AppContext, fit: &ProductFit) -> Option<Html> {
    let words = &app.words;
    let note = app.site.profile.product(&fit.id)?;
    let product = app.clinic.products.iter().find(|product| product.id == fit.id)?;
    let (tone, picture) = look_of_product(fit.status);
    let name = AttrValue::from(note.name.get(&words.lang()).1.to_owned());
    let extra: Vec<AttrValue> = match fit.status {
        ProductStatus::Fits => extra(app, product).iter().map(|it| active_name(app, *it)).collect(),
        _ => Vec::new(),
    };
    Some(html! {
        <li class="card product stack stack--tight" key={fit.id.clone()}>
            <h3>{ local(app, &note.name) }</h3>
            <p class={classes!("tone", tone)}>
                { icon(picture) }
                <span>
                    { words.of("product-", fit.status.id()) }
                    { for fit.until.map(|until| html! { <>{ ". " }{ until_text(app, until) }</> }) }
                </span>
            </p>
            if !extra.is_empty() {
                <p>{ words.with("product-extra", &[("actives", &words.list(&extra))]) }</p>
            }
            <p><strong>{ words.get("product-holds") }</strong>{ " " }{ holds(app, product) }</p>
            { for note.note.as_ref().map(|text| html! { <p class="muted">{ local(app, text) }</p> }) }
            { for note.user_test.as_ref().map(|test| user_test(app, test)) }
            <p class="step__more">
                { why_link(app, "product", &fit.id, &name) }
                { shop_link(app, fit, note, &name) }
            </p>
        </li>
    })
}

/// Only what fits has a link to where it is sold.
fn shop_link(app: &AppContext, fit: &ProductFit, note: &ProductNote, name: &AttrValue) -> Html {
    let link = note.link.clone().filter(|_| fit.status == ProductStatus::Fits);
    html! {
        if let Some(href) = link {
            <a class="link" {href} target="_blank" rel="noopener noreferrer">
                { app.words.get("product-link") }
                <span class="visually-hidden">{ ": " }{ name }{ " " }{ app.words.get("clinic-new-tab") }</span>
            </a>
        }
    }
}

/// What is brought in slowly, is in the product and in no step of the plan.
fn extra(app: &AppContext, product: &Product) -> Vec<ActiveId> {
    let phases = app.plan.iter().flat_map(|plan| &plan.home.phases);
    let planned: Vec<ActiveId> = phases
        .flat_map(|routine| routine.morning.iter().chain(&routine.evening).chain(&routine.weekly))
        .flat_map(|step| step.uses.iter().copied())
        .collect();
    let slow = |active: &ActiveId| app.knowledge.active(*active).per_week.is_some();
    product.actives.iter().copied().filter(slow).filter(|it| !planned.contains(it)).collect()
}

fn active_name(app: &AppContext, active: ActiveId) -> AttrValue {
    app.words.of("active-", &app.knowledge.active(active).id)
}

/// The actives with how much there is of each, where that is said.
fn holds(app: &AppContext, product: &Product) -> AttrValue {
    let names: Vec<AttrValue> = product
        .actives
        .iter()
        .map(|active| {
            let name = active_name(app, *active);
            match product.strengths.iter().find(|(other, _)| other == active) {
                Some((_, hundredths)) => {
                    let percent = percent(*hundredths);
                    app.words.with("product-active", &[("active", &name), ("percent", &percent)])
                }
                None => name,
            }
        })
        .collect();
    if names.is_empty() { app.words.get("product-no-actives") } else { app.words.list(&names) }
}

/// Hundredths of a percent as people write them, without zeros at the end.
fn percent(hundredths: u16) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    let text = format!("{whole}.{rest:02}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The figures of a user test, its limits first and always beside them.
fn user_test(app: &AppContext, test: &UserTest) -> Html {
    let words = &app.words;
    let args = [("people", &*test.people.to_string()), ("weeks", &*test.weeks.to_string())];
    let results = test.results.iter().map(|(percent, text)| {
        html! { <li><strong>{ percent.to_string() }{ "%" }</strong>{ " " }{ local(app, text) }</li> }
    });
    html! {
        <details class="disclosure">
            <summary>{ chevron() }{ words.get("product-test") }</summary>
            <div class="disclosure__body stack stack--tight">
                <p>{ words.with("product-test-size", &args) }{ " " }{ local(app, &test.limits) }</p>
                <ul>{ for results }</ul>
                <p class="muted">{ words.get("product-test-note") }</p>
            </div>
        </details>
    }
}
