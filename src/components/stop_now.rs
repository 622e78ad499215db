//! The products in use to stop tonight, each reason once, above any number.

use yew::prelude::*;

use super::block_end_text::active_until_text;
use super::icon::{Icon, icon};
use super::reason::reason_text;
use super::why_link::why_link;
use crate::domain::ActiveId;
use crate::engine::{Assessment, LineRef, StopGroup};
use crate::state::View;

/// Draws the card of the products in use to stop for now; nothing if there are none.
pub fn stop_now(view: &View) -> Html {
    let Some(plan) = &view.plan else { return Html::default() };
    let groups = plan.to_stop(&view.knowledge);
    if groups.is_empty() {
        return Html::default();
    }
    // After the first day they are stopped already: now they stay out.
    let first_day = view.state.today.date <= view.started();
    let title = if first_day { "stop-now-title" } else { "stop-now-still" };
    html! {
        <section class="stop-now card" aria-labelledby="stop-now">
            <h2 id="stop-now" class="stop-now__title">
                { icon(Icon::BLOCKED) }{ view.messages.text(title) }
            </h2>
            <ul role="list">
                { for by_reason(&groups).iter().map(|groups| item(view, groups)) }
            </ul>
        </section>
    }
}

/// Draws the same in one line, for the page that is opened every day.
pub fn stop_line(view: &View) -> Html {
    let Some(plan) = &view.plan else { return Html::default() };
    let Some(names) = stopped_names(view, plan) else { return Html::default() };
    html! {
        <p class="stop-line">
            { icon(Icon::BLOCKED) }
            <span>{ view.messages.format("stop-line", &[("actives", &names)]) }</span>
        </p>
    }
}

/// Returns the names of what a person uses and should stop for now; `None` if there is nothing.
pub fn stopped_names(view: &View, plan: &Assessment) -> Option<AttrValue> {
    let groups = plan.to_stop(&view.knowledge);
    let actives: Vec<ActiveId> = groups.into_iter().flat_map(|group| group.actives).collect();
    (!actives.is_empty()).then(|| names(view, &actives))
}

/// Combines the groups based on the same rule: only their days differ.
fn by_reason<'a, 'b>(groups: &'b [StopGroup<'a>]) -> Vec<Vec<&'b StopGroup<'a>>> {
    let mut together: Vec<Vec<&StopGroup<'a>>> = Vec::new();
    for group in groups {
        let same = |others: &&mut Vec<&StopGroup<'_>>| {
            others.iter().all(|other| other.reason.rule == group.reason.rule)
        };
        match together.iter_mut().find(same) {
            Some(others) => others.push(group),
            None => together.push(vec![group]),
        }
    }
    together
}

/// Draws what to stop for one reason: each with its day, then the reason.
fn item(view: &View, groups: &[&StopGroup<'_>]) -> Html {
    let all: Vec<ActiveId> = groups.iter().flat_map(|group| group.actives.clone()).collect();
    let Some((group, first)) = groups.first().zip(all.first()) else { return Html::default() };
    let lines = groups.iter().map(|group| {
        let names = names(view, &group.actives);
        let until = group.actives.first();
        let until = until.map(|active| active_until_text(view, *active, group.until));
        html! {
            <p class="stop-now__names" key={names.to_string()}>
                <strong>{ at_start(&names) }</strong>{ " " }
                <span class="muted">{ for until }</span>
            </p>
        }
    });
    let names = names(view, &all);
    html! {
        <li class="stop-now__item" key={names.to_string()}>
            { for lines }
            <p>
                { reason_text(view, group.reason) }{ " " }
                { why_link(view, &LineRef::Avoid(*first), &names) }
            </p>
        </li>
    }
}

/// Capitalises a text, if its script has capitals.
pub fn at_start(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// Joins names of actives into a list in the chosen language, as it appears within a sentence.
pub fn names(view: &View, actives: &[ActiveId]) -> AttrValue {
    let names: Vec<AttrValue> = actives
        .iter()
        .map(|active| view.messages.text_for("active-", &view.knowledge.active(*active).id))
        .map(|name| AttrValue::from(in_sentence(&name)))
        .collect();
    view.messages.list(&names)
}

/// Returns a name as it appears within a sentence: without an explanation in brackets, and without
/// its capital unless it is an abbreviation.
pub fn in_sentence(name: &str) -> String {
    let name = name.split('(').next().unwrap_or(name).trim();
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            let mut text: String = first.to_lowercase().collect();
            text.push_str(&name[first.len_utf8()..]);
            text
        }
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_begins_with_a_capital() {
        let lines = ["retinol and vitamin C", "AHA", "레티놀", ""];
        assert_eq!(lines.map(at_start), ["Retinol and vitamin C", "AHA", "레티놀", ""]);
    }

    #[test]
    fn names_lose_their_capital_and_abbreviations_keep_it() {
        let names = ["Retinol", "AHA (lactic acid)", "Vitamin C", "레티놀", "AHA(젖산)", "", "A"];
        let inside = names.map(in_sentence);
        assert_eq!(inside, ["retinol", "AHA", "vitamin C", "레티놀", "AHA", "", "A"]);
    }
}
