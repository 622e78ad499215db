//! What of a pasted text is kept with a product: the list, and not the shop's page around it.

use crate::domain::MAX_LABEL;
use crate::knowledge::labels::LabelTables;

use super::{Context, Reading, read};

/// Longest text that is kept as it was pasted, in bytes.
const SHORT: usize = 4 << 10;

/// Bytes before the first name, which may hold its heading.
const BEFORE: usize = 120;

/// The part of a text that says the same as the whole: the stretch of its names. A short text stays
/// as it is, and so does a text whose stretch, read alone, would give another result. At most
/// [`MAX_LABEL`] bytes; what is longer is cut, and ends as cut lists do.
pub fn kept_part(tables: &LabelTables, text: &str, context: &Context<'_>) -> String {
    let text = text.trim();
    if text.len() <= SHORT {
        return text.to_owned();
    }
    let whole = read(tables, text, context);
    let part = stretch(&whole, text);
    let same = |part: &str| {
        let again = read(tables, part, context);
        again.actives == whole.actives && again.flag_set() == whole.flag_set()
    };
    let kept = if same(part) { part } else { text };
    if kept.len() <= MAX_LABEL {
        return kept.to_owned();
    }
    [slice(kept, 0, MAX_LABEL - 4), "..."].concat()
}

/// The beginning of a text that nothing could read yet, as much as is kept.
pub fn within_limit(text: &str) -> &str {
    slice(text, 0, MAX_LABEL)
}

/// From shortly before the first name to behind the last.
fn stretch<'t>(reading: &Reading, text: &'t str) -> &'t str {
    match (reading.names.first(), reading.names.last()) {
        (Some(first), Some(last)) => slice(text, first.from.saturating_sub(BEFORE), last.to),
        _ => text,
    }
}

/// The text between two bytes, both moved inwards to where a character begins.
fn slice(text: &str, from: usize, to: usize) -> &str {
    let from = (from..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    let to = (0..=to.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    text.get(from..to.unwrap_or_default()).unwrap_or_default()
}
