//! The content of a label in lines: the actives, their place in the list and amount, and what is unknown.

use yew::prelude::*;

use crate::components::icon::chevron;
use crate::components::label_text::name_text;
use crate::components::products::percent;
use crate::components::verdict::row;
use crate::domain::{ActiveId, ClosedSet, FlagSet, LabelFlag, OwnProduct, ShelfItem};
use crate::engine::flags_that_matter;
use crate::knowledge::labels::LabelTables;
use crate::label::{Amount, FoundActive, FoundAs, Reading, claims, same_name};
use crate::state::View;

/// Maximum number of unknown names that are listed individually.
const MOST_UNKNOWN: usize = 12;

/// Draws what was found, what the name claims, and how certain that is.
pub fn label_lines(
    view: &View,
    tables: Option<&LabelTables>,
    item: &ShelfItem,
    reading: &Reading,
) -> Vec<Html> {
    let messages = &view.messages;
    let Some(tables) = tables else { return Vec::new() };
    let text = item.label.as_deref().unwrap_or_default();
    let mut lines = Vec::new();
    let found: Vec<&FoundActive> = reading
        .actives
        .iter()
        .filter(|it| matches!(it.found, FoundAs::Is | FoundAs::Weak))
        .collect();
    if !found.is_empty() {
        let items = found
            .iter()
            .map(|it| html! { <li>{ found_text(view, tables, text, reading, it) }</li> });
        lines.push(html! {
            <div class="product-facts__row" key="holds">
                <dt>{ messages.text("product-holds-title") }</dt>
                <dd><ul role="list">{ for items }</ul></dd>
            </div>
        });
        let exact = |it: &&FoundActive| matches!(it.amount, Some(Amount::Exactly(_)));
        if !found.iter().any(exact) {
            lines.push(row(
                "amount",
                messages.text("product-amount"),
                messages.text("product-amount-none"),
            ));
        }
    }
    let named: Vec<AttrValue> = claims(tables, &item.name)
        .into_iter()
        .filter(|active| !found.iter().any(|it| it.active == *active))
        .map(|active| active_name(view, active))
        .collect();
    if !named.is_empty() {
        let text = messages.format("product-claims", &[("actives", &messages.list(&named))]);
        lines.push(row("claims", messages.text("product-claims-title"), text));
    }
    if reading.is_list {
        lines.push(unknown(view, tables, text, reading));
    }
    lines
}

/// Draws the names on the label that are on the owner's own list: a fact, which changes no verdict.
pub fn own_list_line(view: &View, own: &OwnProduct) -> Option<Html> {
    let names: Vec<AttrValue> =
        own.unwanted.iter().map(|name| AttrValue::from(name.clone())).collect();
    let messages = &view.messages;
    (!names.is_empty())
        .then(|| row("own-list", messages.text("own-list-hit"), messages.list(&names)))
}

/// Returns the actives behind the names on the label that are on the owner's own list.
pub fn unwanted_actives(
    tables: Option<&LabelTables>,
    text: &str,
    reading: &Reading,
    own: &OwnProduct,
) -> Vec<ActiveId> {
    let Some(tables) = tables else { return Vec::new() };
    let hits = reading.names.iter().filter(|name| {
        let words = name_text(text, name);
        own.unwanted.iter().any(|unwanted| same_name(unwanted, &words))
    });
    let substances = hits.filter_map(|name| tables.substances.get(name.substance?));
    substances.flat_map(|it| it.actives.iter().copied()).collect()
}

fn active_name(view: &View, active: ActiveId) -> AttrValue {
    view.messages.text_for("active-", &view.knowledge.active(active).id)
}

/// Returns the text for an active: its name on the label, its place, and its amount.
fn found_text(
    view: &View,
    tables: &LabelTables,
    text: &str,
    reading: &Reading,
    found: &FoundActive,
) -> AttrValue {
    let messages = &view.messages;
    let active = active_name(view, found.active);
    let stands = |place: usize| {
        reading.names.iter().find(|name| {
            let substance = name.substance.and_then(|it| tables.substances.get(it));
            name.place == place && substance.is_some_and(|it| it.actives.contains(&found.active))
        })
    };
    let Some(name) = found.place.and_then(stands) else { return active };
    let count = reading.names.iter().filter(|it| it.product == name.product).count();
    let (place, count) = (name.place.to_string(), count.to_string());
    let name = name_text(text, name);
    let args = [("name", &*name), ("active", &*active), ("place", &*place), ("count", &*count)];
    let line = messages.format("product-found", &args);
    match found.amount {
        Some(Amount::Exactly(ppm)) if ppm >= 100 => {
            let percent = percent(u16::try_from(ppm / 100).unwrap_or(u16::MAX));
            messages.format("product-found-percent", &[("line", &line), ("percent", &percent)])
        }
        _ => line,
    }
}

/// Draws how many names are known, and which are not. A name close to that of an active is queried.
fn unknown(view: &View, tables: &LabelTables, text: &str, reading: &Reading) -> Html {
    let messages = &view.messages;
    let missing: Vec<_> = reading.names.iter().filter(|name| name.substance.is_none()).collect();
    let names: Vec<AttrValue> = missing
        .iter()
        .take(MOST_UNKNOWN)
        .map(|name| AttrValue::from(name_text(text, name)))
        .collect();
    let near = missing.iter().filter_map(|name| {
        let substance = tables.substances.get(name.perhaps?)?;
        let active = active_name(view, *substance.actives.first()?);
        let name = name_text(text, name);
        let args = [("name", &*name), ("active", &*active)];
        Some(html! { <p>{ messages.format("product-near", &args) }</p> })
    });
    let known = (reading.names.len() - missing.len()).to_string();
    let args = [("known", &*known), ("count", &*reading.names.len().to_string())];
    html! {
        <div class="product-facts__row" key="unknown">
            <dt>{ messages.text("product-known-title") }</dt>
            <dd>
                <p>{ messages.format("product-known", &args) }</p>
                if !names.is_empty() {
                    <p>{ messages.count("product-unknown", missing.len()) }{ " " }{ messages.list(&names) }</p>
                }
                { for near }
                if reading.cut { <p>{ messages.text("product-cut") }</p> }
            </dd>
        </div>
    }
}

/// Draws the contents of the label that a rule addresses for this person, by their names on it.
pub fn told_flags(view: &View, text: &str, reading: &Reading) -> Vec<Html> {
    let told = told(view);
    flag_rows(view, text, reading, |flag| told.contains(flag))
}

/// Draws the other contents of the label that may matter to somebody: facts, no warning.
pub fn also_named(view: &View, text: &str, reading: &Reading) -> Html {
    let messages = &view.messages;
    let told = told(view);
    let rows = flag_rows(view, text, reading, |flag| !told.contains(flag));
    if rows.is_empty() {
        return Html::default();
    }
    html! {
        <details class="disclosure">
            <summary>{ chevron() }{ messages.count("product-also", rows.len()) }</summary>
            <div class="disclosure__body">
                <p class="muted">{ messages.text("product-also-note") }</p>
                <dl class="product-facts">{ for rows }</dl>
            </div>
        </details>
    }
}

fn told(view: &View) -> FlagSet {
    let plan = view.plan.as_ref();
    plan.map_or(FlagSet::EMPTY, |plan| flags_that_matter(&view.knowledge, plan))
}

fn flag_rows(
    view: &View,
    text: &str,
    reading: &Reading,
    keep: impl Fn(LabelFlag) -> bool,
) -> Vec<Html> {
    let messages = &view.messages;
    let kept = reading.flags.iter().filter(|(flag, _)| keep(*flag));
    kept.map(|(flag, places)| {
        let mut names: Vec<AttrValue> = Vec::new();
        for name in places.iter().filter_map(|place| reading.names.get(*place)) {
            let name = AttrValue::from(name_text(text, name));
            if !names.contains(&name) {
                names.push(name);
            }
        }
        row(flag.id(), messages.text_for("flag-", flag.id()), messages.list(&names))
    })
    .collect()
}
