//! Splits a text into names, headings and other parts, in the order of the text.

use std::ops::Range;

use crate::knowledge::labels::{Heading, LabelTables};

use super::amount::{self, Written};
use super::fold::{self, fold};
use super::headings::{self, MOST_WORDS};
use super::lookup::{self, Hit};
use super::scan;
use super::spaced::spaced;

/// The separation between a name and the one before it, weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// A comma, a bullet or similar.
    Comma,
    /// A space, a middle dot, an underscore.
    Soft,
    /// The end of a line.
    Line,
    /// The end of a sentence.
    Stop,
    /// An empty line.
    Paragraph,
    /// A pictograph.
    Picture,
}

/// An element of a text.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A possible name.
    Name {
        /// The name, without its amount.
        hit: Hit,
        /// The amount next to it.
        written: Option<Written>,
        /// The gap before it.
        gap: Gap,
    },
    /// A heading, with its figure ("less than 2 %").
    Heading {
        /// Its statement about what follows.
        heading: Heading,
        /// Its figure.
        written: Option<Written>,
        /// Its position.
        at: Range<usize>,
    },
    /// A product's name before its list.
    Product(Range<usize>),
    /// Not a name: a sentence, an address, a claim.
    Dropped(Range<usize>, Gap),
}

/// Deepest nesting of brackets and headings that is followed.
const DEEPEST: u8 = 6;
/// Most pieces that are joined into one name.
const MOST_PIECES: usize = 4;

/// Returns all elements of a text.
pub fn items(tables: &LabelTables, text: &str) -> Vec<Item> {
    let mut scanner = Scanner { tables, text, items: Vec::new() };
    scanner.block(0..text.len(), Gap::Paragraph, DEEPEST);
    scanner.items
}

struct Scanner<'a> {
    tables: &'a LabelTables,
    text: &'a str,
    items: Vec<Item>,
}

impl Scanner<'_> {
    fn slice(&self, at: &Range<usize>) -> &str {
        self.text.get(at.clone()).unwrap_or_default()
    }

    /// Splits a range at its separators.
    fn block(&mut self, at: Range<usize>, gap: Gap, depth: u8) {
        let text = self.text;
        let Some(piece) = text.get(at.clone()) else { return };
        let brackets = scan::brackets(piece);
        let mut gap = gap;
        let mut from = at.start;
        let mut next = brackets.iter().peekable();
        let mut skip_to = at.start;
        for (offset, c) in piece.char_indices() {
            let here = at.start + offset;
            if here < skip_to {
                continue;
            }
            while next.peek().is_some_and(|bracket| at.start + bracket.start < here) {
                next.next();
            }
            if let Some(bracket) = next.next_if(|bracket| at.start + bracket.start == here) {
                let inside = here + c.len_utf8()..at.start + bracket.end;
                let words = text.get(inside.clone()).unwrap_or_default();
                let close = text.get(inside.end..).and_then(|rest| rest.chars().next());
                let after = inside.end + close.map_or(0, char::len_utf8);
                let alone = text.get(from..here).is_some_and(|head| head.trim().is_empty());
                let listed = alone && scan::commas(text, inside.clone()).len() > 3;
                let opens = headings::may_contain(words).is_some()
                    || (alone && headings::heading(self.tables, words).is_some());
                if fold::plain(words) == "and" || listed || opens {
                    self.segment(from..here, gap, depth);
                    if depth > 0 && fold::plain(words) != "and" {
                        self.block(inside, Gap::Comma, depth - 1);
                    }
                    (from, gap) = (after, Gap::Comma);
                }
                skip_to = after;
                continue;
            }
            let picture = scan::pictures(c);
            if picture
                || (scan::separates(c) && !(c == ',' && scan::comma_inside(text, here, from)))
            {
                self.segment(from..here, gap, depth);
                gap = if picture { Gap::Picture } else { Gap::Comma };
                from = here + c.len_utf8();
            }
        }
        self.segment(from..at.end, gap, depth);
    }

    /// Processes the text between two separators.
    fn segment(&mut self, at: Range<usize>, gap: Gap, depth: u8) {
        let gap = self.wider(&at, gap);
        let core = scan::unnumbered(self.text, scan::trimmed(self.text, at.clone()));
        if core.is_empty() {
            return;
        }
        let words = self.slice(&core);
        if headings::heading(self.tables, words).is_some() && !lookup::listed(self.tables, words) {
            self.unknown(core, gap, depth);
            return;
        }
        // Names on separate lines are looked up one by one.
        if !self.slice(&core).contains('\n') && self.known(core, gap) {
            return;
        }
        let pieces = self.pieces(at.clone());
        let mut i = 0;
        while let Some((piece, inner)) = pieces.get(i) {
            let own = if i == 0 { gap } else { *inner };
            let mut taken = 1;
            let longest = pieces.len().min(i + MOST_PIECES);
            let whole = (i + 1..=longest).rev().find(|end| {
                let parts = pieces.get(i..*end).unwrap_or_default();
                let Some((last, _)) = parts.last() else { return false };
                let joined = parts.iter().skip(1).all(|(_, gap)| *gap < Gap::Paragraph);
                // Two names are not joined into a single name of a family.
                let alone = |part: &Range<usize>| {
                    lookup::substance(self.tables, self.slice(part)).is_some()
                };
                let whole = piece.start..last.end;
                let names = parts.len() > 1 && parts.iter().any(|(part, _)| alone(part));
                let fits = !names || lookup::listed(self.tables, self.slice(&whole));
                joined && fits && self.known(whole, own)
            });
            if let Some(end) = whole {
                taken = end - i;
            } else {
                self.unknown(piece.clone(), own, depth);
            }
            i += taken;
        }
    }

    /// Returns the gap before a range, including line breaks at its beginning.
    fn wider(&self, at: &Range<usize>, gap: Gap) -> Gap {
        let piece = self.slice(at);
        let blank = piece.len() - piece.trim_start().len();
        let lines = piece.bytes().take(blank).filter(|byte| *byte == b'\n').count();
        match lines {
            0 => gap,
            // After a comma, a line break only means that the paper ended.
            1 if gap == Gap::Comma => gap,
            1 => gap.max(Gap::Line),
            _ => gap.max(Gap::Paragraph),
        }
    }

    /// Adds a range as one or several known names; returns `false` if it is none.
    fn known(&mut self, at: Range<usize>, gap: Gap) -> bool {
        let at = scan::unnumbered(self.text, scan::trimmed(self.text, at));
        let (at, written) = self.amount(at);
        if at.is_empty() {
            return false;
        }
        let Some(hits) = lookup::whole(self.tables, self.text, at) else { return false };
        for (n, hit) in hits.into_iter().enumerate() {
            let (written, gap) = if n == 0 { (written, gap) } else { (None, Gap::Comma) };
            self.items.push(Item::Name { hit, written, gap });
        }
        true
    }

    /// Returns a range without its amount, and the amount.
    fn amount(&self, at: Range<usize>) -> (Range<usize>, Option<Written>) {
        let piece = self.slice(&at);
        let Some(written) = amount::find(piece) else { return (at, None) };
        let before = scan::trimmed(self.text, at.start..at.start + written.from);
        let after = scan::trimmed(self.text, at.start + written.to..at.end);
        let shifted = written.shifted(at.start);
        // Nothing follows a name and its amount, except a remark such as `(w/w)`.
        let rest = self.slice(&after);
        let remark = rest.starts_with(['(', '[', '（']) || fold::plain(rest).chars().count() <= 3;
        match (before.is_empty(), after.is_empty() || remark) {
            (true, _) => (after, Some(shifted)),
            (false, true) => (before, Some(shifted)),
            (false, false) => (at, None),
        }
    }

    /// Splits a segment at its weaker breaks.
    fn pieces(&self, at: Range<usize>) -> Vec<(Range<usize>, Gap)> {
        let piece = self.slice(&at);
        let mut found: Vec<(Range<usize>, Gap)> = Vec::new();
        let mut from = at.start;
        let mut gap = Gap::Soft;
        let mut push = |from: usize, to: usize, gap: Gap| {
            let place = scan::unnumbered(self.text, scan::trimmed(self.text, from..to));
            // A colon stays: it marks a heading.
            let colon = self
                .text
                .get(place.end..to)
                .is_some_and(|rest| rest.trim_start().starts_with([':', '：']));
            let end = if colon {
                place.end
                    + self
                        .text
                        .get(place.end..to)
                        .and_then(|rest| rest.find([':', '：']))
                        .unwrap_or(0)
                    + 1
            } else {
                place.end
            };
            let end = if self.text.is_char_boundary(end) { end } else { place.end };
            // Footnote marks stay with the footnote, so that it can be recognised.
            let head = self.text.get(from..place.start).unwrap_or_default();
            let marked = head.trim_end().ends_with(['*', '†', '‡', '¹', '²', '³']);
            let start = match head.trim_end().char_indices().next_back() {
                Some((mark, _)) if marked => from + mark,
                _ => place.start,
            };
            if !place.is_empty() {
                found.push((start..end, gap));
                return true;
            }
            false
        };
        let mut chars = piece.char_indices().peekable();
        let mut before = ' ';
        while let Some((offset, c)) = chars.next() {
            let here = at.start + offset;
            let next = chars.peek().map(|(_, c)| *c);
            let blank_before = before.is_whitespace();
            let blank_after = next.is_none_or(char::is_whitespace);
            let kind = match c {
                '\n' | '\r' => Some(Gap::Line),
                '.' | '!' | '?' | '。' | '．' => {
                    let letter = next.is_some_and(|c| c.is_uppercase() || !c.is_ascii());
                    (blank_after || blank_before || (letter && before.is_alphabetic()))
                        .then_some(Gap::Stop)
                }
                '·' | 'ᆞ' | '・' | '‧' | '･' | 'ㆍ' | '_' | '\t' | '…' | '>' => {
                    Some(Gap::Soft)
                }
                '/' | '-' | '–' | '—' if blank_before && blank_after => Some(Gap::Soft),
                '-' | '–' if before == '\n' => Some(Gap::Line),
                '*' | '†' | '‡' | '¹' | '²' if blank_before && !blank_after => {
                    Some(Gap::Soft)
                }
                _ => None,
            };
            before = c;
            let Some(kind) = kind else { continue };
            // A mark opens what follows; every other character only separates.
            let opens = matches!(c, '*' | '†' | '‡' | '¹' | '²');
            if push(from, here, gap) {
                gap = kind;
            } else if kind == Gap::Line && gap == Gap::Line {
                gap = Gap::Paragraph;
            } else {
                gap = gap.max(kind);
            }
            from = if opens { here } else { here + c.len_utf8() };
        }
        push(from, at.end, gap);
        found
    }

    /// Processes a piece that is not a known name.
    fn unknown(&mut self, at: Range<usize>, gap: Gap, depth: u8) {
        let text = self.text;
        let words = self.slice(&at);
        let bare = words.trim_start_matches(['*', '†', '‡', '¹', '²', '³', ' ']);
        if bare.len() < words.len() {
            // A footnote: `*from essential oils`.
            self.items.push(Item::Dropped(at, gap));
            return;
        }
        if depth == 0 {
            self.items.push(Item::Dropped(at, gap));
            return;
        }
        if let Some((heading, written, rest)) = headings::heading(self.tables, words) {
            let place = at.start..at.start + rest;
            self.items.push(Item::Heading { heading, written, at: place });
            self.rest(at.start + rest..at.end, depth);
            return;
        }
        let colon = words.find([':', '：']).filter(|colon| {
            let head = words.get(..*colon).unwrap_or_default();
            *colon <= 90 && head.split_whitespace().count() <= MOST_WORDS
        });
        if let Some(colon) = colon {
            let head = at.start..at.start + colon;
            let width =
                if words.get(colon..).is_some_and(|rest| rest.starts_with(':')) { 1 } else { 3 };
            let rest = at.start + colon + width..at.end;
            if let Some((start, heading)) =
                headings::ends_in_heading(self.tables, self.slice(&head))
            {
                self.segment(at.start..at.start + start, gap, depth - 1);
                let at = at.start + start..head.end;
                self.items.push(Item::Heading { heading, written: None, at });
                self.rest(rest, depth);
                return;
            }
            let folded = fold(self.slice(&head), &self.tables.folds);
            let without = self.tables.headings.iter().any(|(word, heading)| {
                *heading == Heading::Without && folded.contains(word.as_str())
            });
            if without || folded.ends_with("free") {
                let heading = Heading::Without;
                self.items.push(Item::Heading { heading, written: None, at: head });
            } else if lookup::whole(self.tables, text, scan::trimmed(text, head.clone())).is_some()
            {
                // `Niacinamide: brightens …`
                self.items.push(Item::Dropped(head, gap));
            } else {
                self.items.push(Item::Product(head));
            }
            self.rest(rest, depth);
            return;
        }
        if self.bracketed(&at) {
            let inner = at.start + 1..at.end;
            let inner = scan::trimmed(text, inner);
            if inner.start > at.start {
                self.block(inner, gap, depth - 1);
                return;
            }
        }
        if let Some(hits) = spaced(self.tables, self.text, at.clone()) {
            for (n, hit) in hits.into_iter().enumerate() {
                let gap = if n == 0 { gap } else { Gap::Soft };
                self.items.push(Item::Name { hit, written: None, gap });
            }
            return;
        }
        let (name, written) = self.amount(at.clone());
        if headings::prose(self.tables, self.slice(&at)) || name.is_empty() {
            self.items.push(Item::Dropped(at, gap));
        } else {
            let hit = Hit { at: name, substance: None, acid: false };
            self.items.push(Item::Name { hit, written, gap });
        }
    }

    /// Processes the rest of a heading's line.
    fn rest(&mut self, at: Range<usize>, depth: u8) {
        if !scan::trimmed(self.text, at.clone()).is_empty() {
            self.segment(at, Gap::Comma, depth - 1);
        }
    }

    /// Returns `true` if a single bracket encloses the whole range.
    fn bracketed(&self, at: &Range<usize>) -> bool {
        let piece = self.slice(at);
        let only = scan::brackets(piece);
        let [one] = only.as_slice() else { return false };
        let close = piece.get(one.end..).and_then(|rest| rest.chars().next());
        one.start == 0 && one.end + close.map_or(0, char::len_utf8) == piece.len()
    }
}
