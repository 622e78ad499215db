//! Actives to avoid, and until when.

use yew::prelude::*;

use super::block_end_text::active_until_text;
use super::icon::{Icon, chevron, icon};
use super::why_link::why_link;
use crate::engine::{Avoided, BlockEnd, LineRef};
use crate::state::View;

/// Lists the actives to avoid: those in use first and expanded, the others collapsed.
pub fn avoid_list(view: &View) -> Html {
    let messages = &view.messages;
    let Some(plan) = &view.plan else { return Html::default() };
    let (used, others): (Vec<&Avoided>, Vec<&Avoided>) =
        plan.home.avoid.iter().partition(|avoided| avoided.in_use);
    let list = |items: &[&Avoided]| {
        html! {
            <ul class="lines" role="list">{ for items.iter().map(|item| line(view, item)) }</ul>
        }
    };
    html! {
        <section aria-labelledby="avoid">
            <h2 id="avoid" class="section__head">{ messages.text("avoid-title") }</h2>
            if plan.home.avoid.is_empty() {
                <p>{ messages.text("avoid-nothing") }</p>
            } else if used.is_empty() {
                <p class="muted">{ messages.text("avoid-none-used") }</p>
            } else {
                { list(&used) }
            }
            if !others.is_empty() {
                <details class="disclosure">
                    <summary>
                        { chevron() }{ messages.count("avoid-others", others.len()) }
                    </summary>
                    <div class="disclosure__body">{ list(&others) }</div>
                </details>
            }
        </section>
    }
}

fn line(view: &View, avoided: &Avoided) -> Html {
    let id = &view.knowledge.active(avoided.active).id;
    let name = view.messages.text_for("active-", id);
    let (class, kind) = match avoided.until {
        BlockEnd::ClearedByClinician => ("tone tone--stop", Icon::BLOCKED),
        BlockEnd::Phase(_) | BlockEnd::Date(_) => ("tone tone--wait", Icon::CLOCK),
    };
    html! {
        <li {class} key={id.clone()}>
            { icon(kind) }
            <strong>{ name.clone() }</strong>
            <span class="muted">{ active_until_text(view, avoided.active, avoided.until) }</span>
            { why_link(view, &LineRef::Avoid(avoided.active), &name) }
        </li>
    }
}
