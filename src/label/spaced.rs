//! Names separated by nothing but spaces.

use std::ops::Range;

use crate::knowledge::labels::LabelTables;

use super::fold::fold;
use super::headings::MOST_WORDS;
use super::lookup::{self, Hit};
use super::scan;

/// Returns names separated only by spaces, if the words are names: all of them in a short piece, nearly all
/// in a long one.
pub fn spaced(tables: &LabelTables, text: &str, at: Range<usize>) -> Option<Vec<Hit>> {
    let piece = text.get(at.clone())?;
    if piece.contains(|c: char| scan::closing(c).is_some()) {
        return None;
    }
    let mut words: Vec<(Range<usize>, String)> = Vec::new();
    let mut from = at.start;
    for word in piece.split(char::is_whitespace) {
        let place = from..from + word.len();
        let next = text.get(place.end..).and_then(|rest| rest.chars().next());
        from = place.end + next.map_or(0, char::len_utf8);
        if !word.is_empty() {
            words.push((place, fold(word, &tables.folds)));
        }
    }
    if words.len() < 2 {
        return None;
    }
    let mut hits: Vec<Hit> = Vec::new();
    let mut covered = 0;
    let mut i = 0;
    while let Some((start, first)) = words.get(i) {
        let mut joined = first.clone();
        let mut best = None;
        for j in i + 1..=words.len().min(i + MOST_WORDS) {
            let end = words.get(j - 1).map_or(start.end, |(place, _)| place.end);
            if !joined.is_empty()
                && let Some(found) = lookup::substance(tables, &joined)
            {
                best = Some((j, start.start..end, found));
            }
            let Some((_, word)) = words.get(j) else { break };
            if !lookup::begins(tables, &joined) {
                break;
            }
            joined.push_str(word);
        }
        match best {
            Some((end, place, found)) => {
                covered += end - i;
                let at = scan::trimmed(text, place);
                hits.push(Hit { at, substance: Some(found), acid: false });
                i = end;
            }
            None => {
                let at = scan::trimmed(text, start.clone());
                if !at.is_empty() {
                    hits.push(Hit { at, substance: None, acid: false });
                }
                i += 1;
            }
        }
    }
    let names = hits.iter().filter(|hit| hit.substance.is_some()).count();
    let first = hits.first().and_then(|hit| hit.substance);
    if covered == words.len() && first.is_some() && hits.iter().all(|hit| hit.substance == first) {
        // `정제수 Water`: the same thing twice.
        return Some(vec![Hit { at, substance: first, acid: false }]);
    }
    let enough = match words.len() {
        2 => false,
        3..=5 => covered == words.len(),
        count => covered * 10 >= count * 7,
    };
    (enough && names >= 2).then_some(hits)
}
