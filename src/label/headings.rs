//! Headings, and text that is not a name: sentences, addresses, claims.

use crate::knowledge::labels::{Heading, LabelTables};

use super::amount::{self, Written};
use super::fold;
use super::scan;

/// Longest name, in words.
pub const MOST_WORDS: usize = 8;

/// Returns a heading at the beginning of a text, its figure, and its length in bytes.
pub fn heading(tables: &LabelTables, words: &str) -> Option<(Heading, Option<Written>, usize)> {
    if let Some(len) = may_contain(words) {
        let rest = words.get(len..).unwrap_or_default();
        let more = worded(tables, rest).filter(|(heading, _)| *heading == Heading::MayContain);
        return Some((Heading::MayContain, None, len + more.map_or(0, |(_, len)| len)));
    }
    let (heading, len) = worded(tables, words).or_else(|| {
        let figure = amount::find(words).filter(|it| it.from == 0)?;
        let rest = words.get(figure.to..).unwrap_or_default();
        fold::plain(rest).starts_with("orless").then_some((Heading::AtMost, 0))
    })?;
    let rest = words.get(len..).unwrap_or_default();
    let colon = rest.trim_start().starts_with([':', '：']);
    if heading != Heading::AtMost {
        let mark = rest.char_indices().find(|(_, c)| [':', '：'].contains(c));
        let end = match mark {
            Some((at, c)) if colon => len + at + c.len_utf8(),
            _ => len,
        };
        let alone = scan::trimmed(rest, 0..rest.len()).is_empty();
        let sure = colon || alone;
        let phrase = fold::plain(words.get(..len).unwrap_or_default());
        let long = phrase.chars().count() >= if phrase.is_ascii() { 8 } else { 3 };
        let fits = match heading {
            Heading::End => sure,
            _ => sure || long,
        };
        return fits.then_some((heading, None, end));
    }
    // `less than 2 % of`, `2 % or less of each of the following:`
    let figure = amount::find(rest)
        .filter(|it| fold::plain(rest.get(..it.from).unwrap_or_default()).is_empty());
    let Some(figure) = figure else {
        return colon.then_some((Heading::List, None, len));
    };
    let mut end = len + figure.to;
    for word in ["or less", "of", "each of", "the following", "each", ":"] {
        let rest = words.get(end..).unwrap_or_default();
        let trimmed = rest.trim_start();
        let Some(head) = trimmed.get(..word.len()) else { continue };
        let next = trimmed.get(word.len()..).and_then(|rest| rest.chars().next());
        if head.eq_ignore_ascii_case(word)
            && (word == ":" || next.is_none_or(|c| !c.is_alphanumeric()))
        {
            end += rest.len() - trimmed.len() + word.len();
        }
    }
    Some((Heading::AtMost, Some(figure), end))
}

/// Returns a heading by its words, and their length in bytes.
fn worded(tables: &LabelTables, words: &str) -> Option<(Heading, usize)> {
    // Folded letters so far, and the byte position after each character.
    let mut folded = String::new();
    let mut ends: Vec<(usize, usize, char)> = Vec::new();
    for (at, c) in words.char_indices() {
        let before = folded.len();
        fold::push(c, &mut folded);
        if folded.len() > before {
            ends.push((folded.len(), at + c.len_utf8(), c));
        } else if c == '\n' || folded.len() > 90 {
            break;
        }
    }
    let first = folded.chars().next()?;
    for (phrase, heading) in &tables.headings {
        if !phrase.starts_with(first) || !folded.starts_with(phrase.as_str()) {
            continue;
        }
        let Some((_, end, last)) = ends.iter().find(|(len, _, _)| *len == phrase.len()) else {
            continue;
        };
        let next = words.get(*end..).and_then(|rest| rest.chars().next());
        let bounded =
            next.is_none_or(|c| !c.is_alphanumeric() || (c.is_ascii() != last.is_ascii()));
        if bounded {
            return Some((*heading, *end));
        }
    }
    None
}

/// Returns the heading formed by the last words before a colon, and the byte where they start.
pub fn ends_in_heading(tables: &LabelTables, head: &str) -> Option<(usize, Heading)> {
    let blanks = head.char_indices().filter(|(_, c)| c.is_whitespace());
    blanks.map(|(at, c)| at + c.len_utf8()).find_map(|start| {
        let tail = head.get(start..)?;
        let (heading, len) = worded(tables, tail)?;
        let whole = scan::trimmed(tail, len..tail.len()).is_empty();
        (whole && heading != Heading::AtMost).then_some((start, heading))
    })
}

/// Returns `true` if a piece is a sentence, an address, a number or a claim, rather than a name.
pub fn prose(tables: &LabelTables, piece: &str) -> bool {
    let words: Vec<&str> = piece.split_whitespace().collect();
    let slashed = piece.contains('/');
    let letters = piece.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 2 || piece.len() > 160 || (words.len() > MOST_WORDS && !slashed) {
        return true;
    }
    let lower = piece.to_ascii_lowercase();
    let entity = lower.split('&').skip(1).any(|rest| {
        rest.bytes().take_while(u8::is_ascii_lowercase).count() >= 3 || rest.starts_with('#')
    });
    if entity
        || ["http", "www.", ".com", "@", "://", "{", "}", "<", ">", "="]
            .iter()
            .any(|mark| lower.contains(mark))
    {
        return true;
    }
    let said = |word: &&&str| {
        let word = fold::plain(word);
        tables.prose.binary_search(&word).is_ok()
    };
    if words.iter().find(said).is_some() || fold::plain(piece).ends_with("free") {
        return true;
    }
    let last = words.last().copied().unwrap_or_default();
    let last = last.trim_end_matches(|c: char| !c.is_alphanumeric());
    tables.sentence_ends.iter().any(|end| last.ends_with(end.as_str()))
}

/// Returns the length in bytes of a "may contain" sign at the beginning.
pub fn may_contain(words: &str) -> Option<usize> {
    let bare = words.trim_start_matches(['(', '[', ' ']);
    let skipped = words.len() - bare.len();
    ["+/-", "+ / -", "±", "+/−", "(+/-)"].iter().find(|sign| bare.starts_with(**sign)).map(|sign| {
        let rest = bare.get(sign.len()..).unwrap_or_default();
        let tail = rest.len() - rest.trim_start_matches([')', ']', ':', ' ']).len();
        skipped + sign.len() + tail
    })
}
