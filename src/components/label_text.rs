//! The text of a label as a person pasted it, with the recognised names marked.

use yew::prelude::*;

use crate::knowledge::labels::{LabelTables, NameKind, Substance};
use crate::label::{Name, Reading};
use crate::state::View;

/// Bytes shown before the first name and after the last: a heading, not a whole shop page.
const AROUND: usize = 60;

/// Returns `true` if finding the substance says something about an active, or something else that
/// matters to somebody.
fn tells(substance: &Substance) -> bool {
    let active = matches!(substance.kind, NameKind::Is | NameKind::Weak | NameKind::Hint);
    active || !substance.flags.is_empty()
}

/// Draws the text from its first name to its last. Names our rules look at are marked, unknown ones
/// have a dotted underline.
pub fn label_text(view: &View, tables: &LabelTables, text: &str, reading: &Reading) -> Html {
    let (Some(first), Some(last)) = (reading.names.first(), reading.names.last()) else {
        return Html::default();
    };
    let from = boundary(text, first.from.saturating_sub(AROUND));
    let to = boundary(text, last.to.saturating_add(1).min(text.len()));
    let mut parts = Vec::new();
    let mut at = if first.from - from < AROUND { from } else { first.from };
    for name in &reading.names {
        parts.push(html! { <>{ part(text, at, name.from) }</> });
        parts.push(marked(tables, text, name));
        at = name.to;
    }
    parts.push(html! { <>{ part(text, at, to) }</> });
    html! {
        <>
            <p class="label-text">{ for parts }</p>
            <p class="muted">{ view.messages.text("label-legend") }</p>
        </>
    }
}

fn marked(tables: &LabelTables, text: &str, name: &Name) -> Html {
    let messages = part(text, name.from, name.to);
    match name.substance.map(|place| tables.substances.get(place)) {
        None => html! { <span class="label-text__unknown">{ messages }</span> },
        Some(found) if found.is_some_and(tells) => html! { <mark>{ messages }</mark> },
        Some(_) => html! { <>{ messages }</> },
    }
}

/// Returns the text of a name.
pub fn name_text(text: &str, name: &Name) -> String {
    part(text, name.from, name.to)
}

fn part(text: &str, from: usize, to: usize) -> String {
    text.get(from..to).unwrap_or_default().to_owned()
}

/// Returns the nearest character boundary at or before a byte.
fn boundary(text: &str, byte: usize) -> usize {
    (0..=byte).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}
