//! Finds the substance for a name. Only whole names match: a part of a name has no meaning.

use std::ops::Range;

use crate::knowledge::labels::{Family, LabelTables};

use super::fold::fold;
use super::scan;

/// Returns the substance with this name.
pub fn substance(tables: &LabelTables, name: &str) -> Option<usize> {
    let folded = fold(name, &tables.folds);
    exact(&tables.names, &folded).or_else(|| family(tables, &folded))
}

/// Returns the substance with this folded name, not looking at families.
pub fn named(tables: &LabelTables, folded: &str) -> Option<usize> {
    exact(&tables.names, folded)
}

/// Returns `true` if a name is in the tables itself, not only through a family.
pub fn listed(tables: &LabelTables, name: &str) -> bool {
    exact(&tables.names, &fold(name, &tables.folds)).is_some()
}

/// Returns the substance that a product of this name is known to contain.
pub fn trade(tables: &LabelTables, folded: &str) -> Option<usize> {
    exact(&tables.trade, folded)
}

/// Returns `true` if a folded name in the tables begins with this.
pub fn begins(tables: &LabelTables, folded: &str) -> bool {
    let at = tables.names.partition_point(|(name, _)| name.as_str() < folded);
    tables.names.get(at).is_some_and(|(name, _)| name.starts_with(folded))
}

fn exact(names: &[(String, u16)], folded: &str) -> Option<usize> {
    let at = names.binary_search_by(|(name, _)| name.as_str().cmp(folded)).ok()?;
    names.get(at).map(|(_, n)| usize::from(*n))
}

fn family(tables: &LabelTables, folded: &str) -> Option<usize> {
    // No family covers a name as short as this.
    if folded.len() < 6 {
        return None;
    }
    let fits = |family: &&Family| {
        let bare = folded.trim_end_matches(|c: char| c.is_ascii_digit());
        let tail = if family.digits { bare } else { folded };
        let is = |parts: &[String], test: &dyn Fn(&str) -> bool| {
            parts.is_empty() || parts.iter().any(|part| test(part))
        };
        // The ends first: they are few, and exclude nearly every name.
        is(&family.ends, &|part| tail.ends_with(part))
            && is(&family.starts, &|part| folded.starts_with(part))
            && is(&family.contains, &|part| folded.contains(part))
            && !family.never.iter().any(|part| folded.contains(part.as_str()))
    };
    let found = tables.families.iter().find(fits)?;
    let barred = tables.in_no_family.iter().any(|part| folded.contains(part.as_str()));
    (!barred).then_some(usize::from(found.substance))
}

/// A name found in a piece of text.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// Its position in the text.
    pub at: Range<usize>,
    /// The substance; `None` for an unknown name with a known group in brackets.
    pub substance: Option<usize>,
    /// Whether it is followed by "(AHA)".
    pub acid: bool,
}

/// Looks a piece up as a whole: unchanged, without the text in brackets, by the parts between slashes, and by
/// the text in brackets. `None` if none of it is known.
pub fn whole(tables: &LabelTables, text: &str, at: Range<usize>) -> Option<Vec<Hit>> {
    let piece = text.get(at.clone())?;
    if piece.len() > 400 {
        return None;
    }
    let hit = |substance| Hit { at: at.clone(), substance: Some(substance), acid: false };
    let brackets = scan::brackets(piece);
    if brackets.is_empty() {
        return match substance(tables, piece) {
            Some(found) => Some(vec![hit(found)]),
            None => slashes(tables, text, at),
        };
    }
    let bare = scan::without(piece, &brackets);
    let acid = brackets.iter().any(|bracket| {
        let inner = piece.get(bracket.start + 1..bracket.end).unwrap_or_default();
        fold(inner, &[]).ends_with("aha")
    });
    let (full, short) = (fold(piece, &tables.folds), fold(&bare, &tables.folds));
    let known = exact(&tables.names, &full)
        .or_else(|| exact(&tables.names, &short))
        .or_else(|| family(tables, &short))
        .or_else(|| family(tables, &full));
    let inner = inner_names(tables, text, at.start, piece, &brackets);
    let main = at.start..at.start + brackets.first().map_or(piece.len(), |first| first.start);
    match known {
        Some(found) => {
            let speaks = |other: &Hit| {
                other.substance.is_some_and(|n| {
                    let entry = tables.substances.get(n);
                    n != found
                        && entry.is_some_and(|it| !it.actives.is_empty() || !it.flags.is_empty())
                })
            };
            let others: Vec<Hit> = inner.into_iter().filter(speaks).collect();
            if others.is_empty() || main.is_empty() || acid {
                return Some(vec![Hit { acid, ..hit(found) }]);
            }
            let main = scan::trimmed(text, main);
            let mut hits = vec![Hit { at: main, substance: Some(found), acid }];
            hits.extend(others);
            Some(hits)
        }
        None => {
            let named = inner.iter().filter(|hit| hit.substance.is_some()).count();
            let outer = scan::trimmed(text, main);
            let tail = brackets.last().map_or(at.end, |last| at.start + last.end);
            let trailing = !fold(text.get(tail..at.end).unwrap_or_default(), &[]).is_empty();
            match (inner.as_slice(), named) {
                (_, 0) => slashes(tables, text, at),
                // Another name of the same thing, as in `Vitamin Q (Retinol)`.
                ([only], _) => only.substance.map(|n| vec![Hit { acid, ..hit(n) }]),
                // Words after the brackets belong to no identifiable name.
                _ if outer.is_empty() || trailing || brackets.len() > 1 => None,
                _ => {
                    let main = Hit { at: outer, substance: None, acid: false };
                    Some(std::iter::once(main).chain(inner).collect())
                }
            }
        }
    }
}

/// Returns the names in brackets, split at commas.
fn inner_names(
    tables: &LabelTables,
    text: &str,
    start: usize,
    piece: &str,
    brackets: &[Range<usize>],
) -> Vec<Hit> {
    let mut hits = Vec::new();
    for bracket in brackets {
        let inside = start + bracket.start..start + bracket.end;
        let Some(open) = piece.get(bracket.start..).and_then(|rest| rest.chars().next()) else {
            continue;
        };
        for part in scan::commas(text, inside.start + open.len_utf8()..inside.end) {
            let at = scan::trimmed(text, part);
            if !at.is_empty() {
                let name = text.get(at.clone()).unwrap_or_default();
                hits.push(Hit { substance: substance(tables, name), at, acid: false });
            }
        }
    }
    hits
}

/// Splits a name at slashes: `Aqua/Water/Eau` is one name; known parts that differ are separate names. A name
/// with an unknown part stays whole, and unknown.
fn slashes(tables: &LabelTables, text: &str, at: Range<usize>) -> Option<Vec<Hit>> {
    let piece = text.get(at.clone())?;
    if !piece.contains(['/', '／']) {
        return None;
    }
    let mut hits: Vec<Hit> = Vec::new();
    let mut start = at.start;
    for part in piece.split(['/', '／']) {
        let place = scan::trimmed(text, start..start + part.len());
        let slash = text.get(start + part.len()..).and_then(|rest| rest.chars().next());
        start += part.len() + slash.map_or(0, char::len_utf8);
        if place.is_empty() {
            continue;
        }
        let found = substance(tables, text.get(place.clone())?)?;
        hits.push(Hit { at: place, substance: Some(found), acid: false });
    }
    let first = hits.first()?.substance;
    if hits.iter().all(|hit| hit.substance == first) {
        return Some(vec![Hit { at, substance: first, acid: false }]);
    }
    Some(hits)
}

/// Returns the one known name that nearly matches: for long names, with few changed letters and the same
/// digits. It never decides about an allergy or pregnancy by itself: the person is asked.
pub fn nearly(tables: &LabelTables, name: &str) -> Option<usize> {
    let folded = fold(name, &tables.folds);
    let letters = folded.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 8 || folded.len() > 60 || !folded.is_ascii() {
        return None;
    }
    let most = if letters <= 15 { 1 } else { 2 };
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let own = digits(&folded);
    let mut best: Option<(usize, usize)> = None;
    let mut twice = false;
    for (known, n) in &tables.names {
        if known.len().abs_diff(folded.len()) > most || !known.is_ascii() {
            continue;
        }
        // Nearly all typos leave the beginning or the end intact.
        let begins = known.get(..4) == folded.get(..4);
        let tail = |name: &str| name.len().saturating_sub(4);
        let ends = known.get(tail(known)..) == folded.get(tail(&folded)..);
        if !(begins || ends) || digits(known) != own {
            continue;
        }
        let Some(distance) = distance(folded.as_bytes(), known.as_bytes(), most) else { continue };
        let n = usize::from(*n);
        match best {
            Some((least, other)) if distance == least && other != n => twice = true,
            Some((least, _)) if distance >= least => {}
            _ => (best, twice) = (Some((distance, n)), false),
        }
    }
    best.filter(|_| !twice).map(|(_, n)| n)
}

/// Returns the edit distance of two words, if it is at most `most`.
fn distance(a: &[u8], b: &[u8], most: usize) -> Option<usize> {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut before = i;
        let mut least = i + 1;
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
        for (j, y) in b.iter().enumerate() {
            let above = row.get(j + 1).copied().unwrap_or(usize::MAX - 1);
            let left = row.get(j).copied().unwrap_or(usize::MAX - 1);
            let cost = (before + usize::from(x != y)).min(above + 1).min(left + 1);
            before = above;
            if let Some(cell) = row.get_mut(j + 1) {
                *cell = cost;
            }
            least = least.min(cost);
        }
        if least > most {
            return None;
        }
    }
    row.last().copied().filter(|distance| *distance <= most)
}
