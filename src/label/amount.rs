//! Amounts printed next to a name: percent, ppm and units of vitamin A.

/// Parts per million in one percent.
pub const PPM: u32 = 10_000;

/// The amount of a substance in a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// Exactly this amount, in parts per million.
    Exactly(u32),
    /// At most this amount, in parts per million.
    AtMost(u32),
}

impl Amount {
    /// Returns the amount in parts per million.
    pub fn ppm(self) -> u32 {
        match self {
            Self::Exactly(ppm) | Self::AtMost(ppm) => ppm,
        }
    }

    /// Returns the amount in percent.
    pub fn percent(self) -> f64 {
        f64::from(self.ppm()) / f64::from(PPM)
    }
}

/// An amount as written, before the weight of one unit is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Written {
    /// First byte, including a bracket or sign before it.
    pub from: usize,
    /// The byte after its last one.
    pub to: usize,
    number: f64,
    unit: Unit,
    bound: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Unit {
    Percent,
    Ppm,
    InternationalUnits,
}

impl Written {
    /// Returns the same amount in a text that starts this many bytes earlier.
    pub fn shifted(self, by: usize) -> Self {
        Self { from: self.from + by, to: self.to + by, ..self }
    }

    /// Returns the amount; units of vitamin A need `hundredths`, the hundredths of a microgram in one unit.
    /// `None` if the figure is impossible.
    pub fn amount(&self, hundredths: Option<u16>) -> Option<Amount> {
        let ppm = match self.unit {
            Unit::Percent => self.number * f64::from(PPM),
            Unit::Ppm => self.number,
            // Micrograms per gram are parts per million.
            Unit::InternationalUnits => self.number * f64::from(hundredths?) / 100.0,
        };
        if !(ppm > 0.0 && ppm <= 100.0 * f64::from(PPM)) {
            return None;
        }
        // In range, and rounded up so that rounding never brings it below a limit.
        let ppm = (ppm - 1e-6).ceil() as u32;
        Some(if self.bound { Amount::AtMost(ppm) } else { Amount::Exactly(ppm) })
    }
}

/// Finds the first amount in a text. Of a range ("2–5 %") the upper end is taken.
pub fn find(text: &str) -> Option<Written> {
    let mut at = 0;
    while let Some(start) = text.get(at..)?.find(|c: char| c.is_ascii_digit()) {
        let start = at + start;
        let (number, after) = number(text, start)?;
        if let Some((unit, to)) = unit(text, after) {
            let (from, bound) = before(text, start);
            return Some(Written { from, to: closed(text, from, to), number, unit, bound });
        }
        at = after;
    }
    None
}

/// Parses a number with its thousands separators; returns it and the position after it.
fn number(text: &str, start: usize) -> Option<(f64, usize)> {
    let bytes = text.as_bytes();
    let mut digits = String::new();
    let mut at = start;
    while let Some(byte) = bytes.get(at) {
        let followed =
            |n: usize| (1..=n).all(|k| bytes.get(at + k).is_some_and(u8::is_ascii_digit));
        match byte {
            b'0'..=b'9' => digits.push(char::from(*byte)),
            // A thousands separator: followed by exactly three digits.
            b',' if followed(3) && !followed(4) && !digits.contains('.') => {}
            b'.' | b',' if followed(1) && !digits.contains('.') => digits.push('.'),
            _ => break,
        }
        at += 1;
    }
    (digits.len() <= 12).then(|| digits.parse().ok()).flatten().map(|number| (number, at))
}

/// Parses the unit that follows; returns it and the position after it.
fn unit(text: &str, after: usize) -> Option<(Unit, usize)> {
    let rest = text.get(after..)?;
    let words = rest.trim_start_matches([' ', '\u{A0}']);
    let at = after + rest.len() - words.len();
    for (word, unit) in [
        ("%", Unit::Percent),
        ("％", Unit::Percent),
        ("﹪", Unit::Percent),
        ("퍼센트", Unit::Percent),
        ("ppm", Unit::Ppm),
        ("IU/g", Unit::InternationalUnits),
        ("IU", Unit::InternationalUnits),
    ] {
        let Some(start) = words.get(..word.len()) else { continue };
        if start.eq_ignore_ascii_case(word) {
            let next = words.get(word.len()..).and_then(|rest| rest.chars().next());
            // "IUPAC" is not a unit.
            if word.is_ascii() && word != "%" && next.is_some_and(|c| c.is_ascii_alphabetic()) {
                continue;
            }
            return Some((unit, at + word.len()));
        }
    }
    None
}

/// Returns the start of the amount, including a bracket and sign, and whether it is a bound.
fn before(text: &str, start: usize) -> (usize, bool) {
    let head = text.get(..start).unwrap_or_default();
    // A range: a number and a dash, and nothing else, before this one.
    let dashed = head.trim_end().strip_suffix(['-', '–', '~']).map(str::trim_end);
    let lower = dashed.map(|head| head.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.'));
    let head = match (dashed, lower) {
        (Some(dashed), Some(lower))
            if lower.len() < dashed.len() && !lower.ends_with(|c: char| c.is_alphanumeric()) =>
        {
            lower.strip_suffix(['-', '–']).map_or(lower, |before| {
                if before.ends_with(|c: char| c.is_alphanumeric()) { head } else { lower }
            })
        }
        _ => head,
    };
    let head = head.trim_end();
    let mut from = head.len();
    let mut bound = false;
    for sign in ["<", "≤", "≦", "up to", "less than", "max.", "최대"] {
        if let Some(rest) = head.get(..from).and_then(|head| head.strip_suffix(sign)) {
            from = rest.trim_end().len();
            bound = true;
        }
    }
    for sign in ["(", "[", "（", ":", "=", "-", "–"] {
        if let Some(rest) = head.get(..from).and_then(|head| head.strip_suffix(sign)) {
            from = rest.len();
        }
    }
    (from, bound)
}

/// Returns the end of the amount, including its closing bracket.
fn closed(text: &str, from: usize, to: usize) -> usize {
    let opened = text.get(from..).is_some_and(|rest| rest.starts_with(['(', '[', '（']));
    let rest = text.get(to..).unwrap_or_default();
    let close = rest.trim_start().chars().next().filter(|c| [')', ']', '）'].contains(c));
    match close {
        Some(c) if opened => to + rest.len() - rest.trim_start().len() + c.len_utf8(),
        _ => to,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read() {
        let read = |text: &str| find(text).and_then(|written| written.amount(Some(30)));
        for (text, ppm) in [
            ("Niacinamide (10%)", 100_000),
            ("나이아신아마이드(30,000ppm)", 30_000),
            ("(29,049ppm)", 29_049),
            ("Retinol 0,3 %", 3_000),
            ("Salicylic Acid 2%", 20_000),
            ("Avobenzone 3.0%", 30_000),
            ("레티놀 1,000IU/g", 300),
            ("Retinol 2,500 IU", 750),
            ("Glycolic Acid 5-7 %", 70_000),
        ] {
            assert_eq!(read(text), Some(Amount::Exactly(ppm)), "{text}");
        }
        assert_eq!(read("Retinol < 0.1 %"), Some(Amount::AtMost(1_000)));
        for text in ["PEG-40", "1,2-Hexanediol", "", "%", "0 %", "999 %", "12 IUPAC"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn the_place_holds_bracket_and_sign() {
        for (text, left) in [
            ("Ascorbic Acid(23%)", "Ascorbic Acid"),
            ("10% Niacinamide", " Niacinamide"),
            ("Retinol < 0.1 %", "Retinol"),
            ("Urea: 10 %", "Urea"),
        ] {
            let found = find(text).unwrap();
            let rest = format!("{}{}", &text[..found.from], &text[found.to..]);
            assert_eq!(rest, left, "{text}");
        }
    }
}
