//! Texts about a reaction and the product it is attributed to.

use yew::prelude::*;

use super::notice::{Tone, notice};
use super::stop_now::in_sentence;
use super::verdict::product_name;
use crate::domain::{ActiveId, ClosedSet, ReactionClass, Slot};
use crate::engine::{Assessment, NotedReaction};
use crate::route::Route;
use crate::state::View;

/// Returns the name of an active as it appears within a sentence.
fn name(view: &View, active: ActiveId) -> String {
    in_sentence(&view.messages.text_for("active-", &view.knowledge.active(active).id))
}

/// Returns the heading with the advice for a reaction, and the line below it.
pub fn title_and_lead(
    view: &View,
    plan: &Assessment,
    reaction: &NotedReaction,
) -> (AttrValue, AttrValue) {
    let messages = &view.messages;
    let key = ["reaction-is-", reaction.class.id()].concat();
    let plain = (messages.text(&key), messages.attribute(&key, "lead"));
    let Some(active) = reaction.noted.active else { return plain };
    let entry = view.knowledge.active(active);
    let replaceable = !entry.instead.is_empty() || entry.slot == Slot::Cleanse;
    match reaction.class {
        ReactionClass::SeeDoctor => {
            let title = messages.format("reaction-stop", &[("product", &name(view, active))]);
            let lead = if !replaceable {
                plain.1
            } else if plan.lacking().contains(&entry.slot) {
                // Separate lines then say what can still be used.
                messages.text("reaction-pack")
            } else {
                let stays = messages.text_for("reaction-stays-", entry.slot.id());
                AttrValue::from([&*messages.text("reaction-pack"), " ", &*stays].concat())
            };
            (title, lead)
        }
        ReactionClass::Rest if is_sunscreen(view, active) => {
            (plain.0, messages.text("reaction-rest-sun"))
        }
        _ => plain,
    }
}

fn is_sunscreen(view: &View, active: ActiveId) -> bool {
    view.knowledge.well_known.families.sunscreen.contains(active)
}

/// Returns the advice about the named product: its replacement, or that it should be another one.
pub fn about_product(view: &View, plan: &Assessment, reaction: &NotedReaction) -> Vec<AttrValue> {
    let messages = &view.messages;
    let Some(active) = reaction.noted.active else {
        let tried = tried(view, reaction).into_iter();
        return tried.map(|it| messages.format("reaction-tried", &[("product", &it)])).collect();
    };
    let mut lines = Vec::new();
    let basic = view.knowledge.active(active).slot.is_basic();
    if reaction.rests && basic {
        let still_there = plan.home.phases.first().is_some_and(|routine| routine.holds(active));
        let product = name(view, active);
        let args = [("product", &*product)];
        lines.push(match (still_there, is_sunscreen(view, active)) {
            (false, _) => messages.format("reaction-leave-out", &args),
            (true, false) => messages.format("reaction-leave-out-none", &args),
            (true, true) => messages.format("reaction-leave-out-sun", &args),
        });
    }
    lines.extend(in_its_place(view, plan, active));
    lines
}

/// Returns the name of the product on trial that the reaction is attributed to.
fn tried(view: &View, reaction: &NotedReaction) -> Option<AttrValue> {
    let id = reaction.noted.product.as_deref()?;
    let item = view.shelf_items().iter().find(|item| item.id == id)?;
    Some(product_name(view, item))
}

fn in_its_place(view: &View, plan: &Assessment, active: ActiveId) -> Option<AttrValue> {
    let other = plan.instead_of(&view.knowledge, active)?;
    Some(view.messages.format("reaction-instead", &[("product", &name(view, other))]))
}

/// Says for which basic steps no product is named, and why.
pub fn lacking(view: &View, plan: &Assessment) -> Vec<AttrValue> {
    let slots = plan.lacking().into_iter();
    slots.map(|slot| view.messages.text_for("reaction-none-", slot.id())).collect()
}

/// Draws the products to stop until a doctor has looked, each once, with its replacement.
pub fn to_stop(view: &View, plan: &Assessment) -> Html {
    let mut named: Vec<ActiveId> = Vec::new();
    let stopped = plan.standing_reactions().filter(|it| it.class == ReactionClass::SeeDoctor);
    for active in stopped.filter_map(|it| it.noted.active) {
        if !named.contains(&active) {
            named.push(active);
        }
    }
    let lines = named.into_iter().map(|active| {
        let stop = view.messages.format("doctor-stop", &[("product", &name(view, active))]);
        html! {
            <p key={stop.to_string()}>
                <strong>{ stop.clone() }</strong>
                if let Some(other) = in_its_place(view, plan, active) { { " " }{ other } }
            </p>
        }
    });
    html! { <>{ for lines }</> }
}

/// Draws the reactions that still count today, until when, and a link to correct them.
pub fn standing_notice(view: &View) -> Html {
    let Some(plan) = &view.plan else { return Html::default() };
    let messages = &view.messages;
    let mut lines: Vec<AttrValue> = Vec::new();
    let mut add = |line: AttrValue| {
        if !lines.contains(&line) {
            lines.push(line);
        }
    };
    for reaction in plan.standing_reactions() {
        add(why_held(view, plan, reaction));
        if reaction.rests {
            about_product(view, plan, reaction).into_iter().for_each(&mut add);
        }
    }
    let held = !lines.is_empty();
    lines.extend(lacking(view, plan));
    if lines.is_empty() {
        return Html::default();
    }
    let content = html! {
        <>
            { for lines.into_iter().map(|line| html! { <p key={line.to_string()}>{ line.clone() }</p> }) }
            if held {
                <p>
                    <a href={Route::Progress.href()} class="link" id="reaction-correct">
                        { messages.text("stop-correct") }
                    </a>
                </p>
            }
        </>
    };
    html! { <div class="screen-only" id="reaction-stands">{ notice(Tone::Info, false, content) }</div> }
}

/// Returns until when the plan pauses or waits, and after what.
fn why_held(view: &View, plan: &Assessment, reaction: &NotedReaction) -> AttrValue {
    let messages = &view.messages;
    let on = messages.date(reaction.noted.on);
    let until = plan.home.phases.first().map(|routine| messages.date(routine.span.to));
    let until = until.unwrap_or_default();
    let active = reaction.noted.active.map(|active| name(view, active));
    let product = active.or_else(|| tried(view, reaction).map(|name| name.to_string()));
    let args = [("on", &*on), ("until", &*until), ("product", product.as_deref().unwrap_or(""))];
    match (reaction.rests, product.is_some()) {
        (true, true) => messages.format("reaction-rests-after", &args),
        (true, false) => messages.format("reaction-rests", &args),
        (false, true) => messages.format("reaction-waits-after", &args),
        (false, false) => messages.format("reaction-waits", &args),
    }
}
