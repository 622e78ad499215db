//! The part of a pasted text that is kept with a product: the list without the shop page around it.

use crate::domain::MAX_LABEL;
use crate::knowledge::labels::LabelTables;

use super::{Context, Reading, read};

/// Longest text that is kept exactly as pasted, in bytes.
const SHORT: usize = 4 << 10;

/// Bytes kept before the first name, which may contain its heading.
const BEFORE: usize = 120;

/// Returns the part of a text with the same result as the whole: the range of its names. A short text stays
/// unchanged, and so does one whose range, read alone, would give another result. At most [`MAX_LABEL`]
/// bytes; anything longer is cut, and ends like a cut list.
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

/// Returns the start of a text that could not be read yet, up to the limit.
pub fn within_limit(text: &str) -> &str {
    slice(text, 0, MAX_LABEL)
}

/// Returns the text from shortly before the first name to the end of the last.
fn stretch<'t>(reading: &Reading, text: &'t str) -> &'t str {
    match (reading.names.first(), reading.names.last()) {
        (Some(first), Some(last)) => slice(text, first.from.saturating_sub(BEFORE), last.to),
        _ => text,
    }
}

/// Returns the text between two byte positions, both moved inwards to a character boundary.
fn slice(text: &str, from: usize, to: usize) -> &str {
    let from = (from..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    let to = (0..=to.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    text.get(from..to.unwrap_or_default()).unwrap_or_default()
}
