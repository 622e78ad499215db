//! Helpers for scanning text: brackets, commas, edges.

use std::ops::Range;

/// Longest bracketed range, in bytes, that still counts as one unit.
const LONGEST_BRACKET: usize = 400;

/// Returns the closing bracket for an opening one.
pub fn closing(open: char) -> Option<char> {
    Some(match open {
        '(' => ')',
        '[' => ']',
        '{' => '}',
        '（' => '）',
        '［' => '］',
        '【' => '】',
        '「' => '」',
        '〔' => '〕',
        _ => return None,
    })
}

fn closes(c: char) -> bool {
    [')', ']', '}', '）', '］', '】', '」', '〕'].contains(&c)
}

/// Returns the outermost brackets of a text, each from the opening to the closing one.
pub fn brackets(text: &str) -> Vec<Range<usize>> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices() {
        if let Some(close) = closing(c) {
            open.push((at, close));
        } else if closes(c)
            && let Some(place) = open.iter().rposition(|(_, close)| *close == c)
        {
            let start = open.get(place).map_or(at, |(start, _)| *start);
            open.truncate(place);
            if at - start <= LONGEST_BRACKET {
                // Nested brackets are part of this one.
                found.retain(|inner| inner.start < start);
                found.push(start..at);
            }
        }
    }
    found
}

/// Returns a text without its brackets and their contents.
pub fn without(text: &str, brackets: &[Range<usize>]) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut from = 0;
    for bracket in brackets {
        kept.push_str(text.get(from..bracket.start).unwrap_or_default());
        kept.push(' ');
        let close = text.get(bracket.end..).and_then(|rest| rest.chars().next());
        from = bracket.end + close.map_or(0, char::len_utf8);
    }
    kept.push_str(text.get(from..).unwrap_or_default());
    kept
}

/// Returns `true` if a character separates names anywhere outside brackets.
pub fn separates(c: char) -> bool {
    matches!(
        c,
        ',' | '，'
            | '、'
            | '､'
            | '﹐'
            | ';'
            | '；'
            | '•'
            | '●'
            | '▪'
            | '■'
            | '◦'
            | '∙'
            | '|'
            | '｜'
            | '★'
            | '☆'
            | '▶'
            | '▷'
            | '►'
            | '◆'
            | '◇'
            | '○'
            | '※'
            | '→'
            | '✓'
            | '✔'
            | '√'
            | '"'
            | '“'
            | '”'
    )
}

/// Returns `true` if a comma at this position belongs to a name or a number: `1,2-Hexanediol`, `29,049ppm`.
pub fn comma_inside(text: &str, at: usize, from: usize) -> bool {
    let before = text.get(from..at).unwrap_or_default();
    let after = text.get(at + 1..).unwrap_or_default();
    let digits_after = after.bytes().take_while(u8::is_ascii_digit).count();
    let digits_before = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    if digits_after > 0 && digits_before > 0 {
        // Two long numbers side by side are two colours.
        let colours = digits_after >= 4 && digits_before >= 4;
        // `Ceramide 1` or `Nylon-6/12` written as one word ends a name, unless a hyphen shows that the
        // numbers belong to the next one: `Glycerin1,2-Hexanediol`.
        let before = before.get(..before.len() - digits_before).unwrap_or_default();
        let after = after.get(digits_after..).unwrap_or_default();
        let word = before
            .strip_suffix('/')
            .map_or(before, |word| word.trim_end_matches(|c: char| c.is_ascii_digit()));
        let ends_a_name =
            word.ends_with(char::is_alphabetic) && after.starts_with(char::is_alphabetic);
        return !(colours || ends_a_name);
    }
    // `1, 2-Hexanediol`: a single digit, a space, a digit and a hyphen.
    let lone = before.trim();
    let rest = after.trim_start_matches([' ', '\u{A0}']);
    let blanks = after.len() - rest.len();
    let digit_hyphen = {
        let mut chars = rest.chars();
        chars.next().is_some_and(|c| c.is_ascii_digit())
            && chars.next().is_some_and(|c| ['-', '‐', '‑', '–'].contains(&c))
    };
    blanks <= 2 && lone.len() == 1 && lone.bytes().all(|b| b.is_ascii_digit()) && digit_hyphen
}

/// Splits a range at its separators, ignoring brackets.
pub fn commas(text: &str, at: Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut from = at.start;
    let piece = text.get(at.clone()).unwrap_or_default();
    for (offset, c) in piece.char_indices() {
        let here = at.start + offset;
        if separates(c) && !(c == ',' && comma_inside(text, here, from)) {
            parts.push(from..here);
            from = here + c.len_utf8();
        }
    }
    parts.push(from..at.end);
    parts
}

/// Returns `true` if a character can be part of a name: a letter, a digit, or a bracket.
fn counts(c: char) -> bool {
    let raised = matches!(c, '¹' | '²' | '³' | '\u{2070}'..='\u{209C}' | 'ª' | 'º');
    let filler = matches!(c, '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}');
    (c.is_alphanumeric() && !raised && !filler) || closing(c).is_some() || closes(c) || c == '%'
}

/// Trims spaces, bullets, marks and stops at both ends of a range, and unmatched brackets.
pub fn trimmed(text: &str, at: Range<usize>) -> Range<usize> {
    let piece = text.get(at.clone()).unwrap_or_default();
    let mut from = piece.find(counts).unwrap_or(piece.len());
    let mut to = piece.rfind(counts).map_or(from, |last| {
        last + piece.get(last..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
    });
    loop {
        let inner = piece.get(from..to.max(from)).unwrap_or_default();
        let (first, last) = (inner.chars().next(), inner.chars().next_back());
        let pairs = brackets(inner);
        let opened = |at: usize| pairs.iter().any(|pair| pair.start == at);
        let closed = |at: usize| pairs.iter().any(|pair| pair.end == at);
        match (first, last) {
            (Some(c), _) if (closing(c).is_some() && !opened(0)) || closes(c) => {
                from += c.len_utf8();
            }
            (_, Some(c))
                if (closes(c) && !closed(inner.len() - c.len_utf8())) || closing(c).is_some() =>
            {
                to -= c.len_utf8();
            }
            _ => break,
        }
        let inner = piece.get(from..to.max(from)).unwrap_or_default();
        from += inner.find(counts).unwrap_or(inner.len());
        let inner = piece.get(from..to.max(from)).unwrap_or_default();
        to = from
            + inner.rfind(counts).map_or(0, |last| {
                last + inner
                    .get(last..)
                    .and_then(|rest| rest.chars().next())
                    .map_or(0, char::len_utf8)
            });
    }
    at.start + from..at.start + to.max(from)
}

/// Removes the line number (`1. Water`) and a leading `and` from a range.
pub fn unnumbered(text: &str, at: Range<usize>) -> Range<usize> {
    let piece = text.get(at.clone()).unwrap_or_default();
    let digits = piece.bytes().take_while(u8::is_ascii_digit).count();
    let rest = piece.get(digits..).unwrap_or_default();
    if (1..=3).contains(&digits)
        && let Some(after) = rest.strip_prefix(['.', ')'])
        && !after.starts_with(|c: char| c.is_ascii_digit())
        && !after.trim().is_empty()
    {
        return trimmed(text, at.end - after.len()..at.end);
    }
    for word in ["and ", "And ", "AND ", "및 "] {
        if let Some(after) = piece.strip_prefix(word) {
            return trimmed(text, at.end - after.len()..at.end);
        }
    }
    at
}

/// Returns `true` if a character is a pictograph: shops put them between a list and their own text.
pub fn pictures(c: char) -> bool {
    matches!(c, '\u{1F000}'..='\u{1FAFF}' | '\u{2702}'..='\u{27B0}' | '\u{2600}'..='\u{26FF}')
        && !separates(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        commas(text, 0..text.len()).into_iter().map(|at| text[at].trim()).collect()
    }

    #[test]
    fn commas_inside_names_and_numbers_stay() {
        assert_eq!(split("1,2-Hexanediol, Water"), ["1,2-Hexanediol", "Water"]);
        assert_eq!(split("Water, 1, 2-Hexanediol"), ["Water", "1, 2-Hexanediol"]);
        assert_eq!(split("Ceramide 3, 2-Oleamido-1,3-Octadecanediol").len(), 2);
        assert_eq!(split("29,049ppm,나이아신아마이드").len(), 2);
        assert_eq!(split("CI 77491,77492"), ["CI 77491", "77492"]);
    }

    #[test]
    fn edges_are_cut_off() {
        for (text, kept) in [
            ("  *Water. ", "Water"),
            ("- Retinol (0.3%)", "Retinol (0.3%)"),
            ("Mica)", "Mica"),
            ("(Mica", "Mica"),
            ("[CI 77491]", "[CI 77491]"),
            (" ☆ ", ""),
            (")(", ""),
        ] {
            let at = trimmed(text, 0..text.len());
            assert_eq!(&text[at], kept, "{text}");
        }
        assert_eq!(unnumbered("1. Water", 0..8), 3..8);
        assert_eq!(unnumbered("1.2-Hexanediol", 0..14), 0..14);
    }
}
