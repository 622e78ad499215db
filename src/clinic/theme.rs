//! A clinic's colours: which are accepted, and why others are not.
//!
//! The public tokens of `styles/tokens.css` may be set. A colour is accepted only if everything that the app
//! draws with it stays readable (WCAG 2.2 AA): 4.5:1 for text, 3:1 for the edges of controls and for
//! graphics. The light and the dark scheme are checked separately.

use std::fmt;

use super::colour::Rgb;
use super::palette::{ROLES, SCHEMES, Scheme, pairs};

/// Prefix of every public token.
pub const PREFIX: &str = "--barrier-first-";
/// Largest radius, in hundredths of a rem.
const LARGEST_RADIUS: u32 = 200;
/// Longest length value that is parsed, in characters.
const LONGEST_LENGTH: usize = 20;
/// Longest list of fonts, in characters.
const LONGEST_FONTS: usize = 200;

/// A validated theme: names of custom properties, each with a value that is safe in CSS.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Theme {
    /// In the order of the tokens.
    pub values: Vec<(String, String)>,
}

/// Why a value is rejected.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    /// There is no such token.
    #[error("there is no such colour, radius or font to set")]
    UnknownToken,
    /// Not an accepted colour format.
    #[error("expected a colour without transparency, such as #0b5f5c")]
    NotAColour,
    /// Not an accepted length format.
    #[error("expected a length of 0 to 2rem, such as 0.5rem or 8px")]
    NotALength,
    /// Not a plain list of font names.
    #[error("expected names of fonts with commas between them, at most 200 characters")]
    NotFonts,
    /// Too little contrast; the app's own value is used.
    #[error("too little contrast: {fore} on {back} would have {}, and needs {}", Ratio(*found), Ratio(*least))]
    Contrast {
        /// The foreground.
        fore: &'static str,
        /// The background.
        back: &'static str,
        /// The contrast it would have, in hundredths.
        found: u16,
        /// The minimum contrast, in hundredths.
        least: u16,
    },
}

/// A contrast in hundredths, displayed as a ratio.
struct Ratio(u16);

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}:1", self.0 / 100, self.0 % 100)
    }
}

/// Returns the app's own colour of a role in the light scheme, as `#rrggbb`; empty if the theme has no such
/// role.
pub fn own(role: &str) -> String {
    let [light, _] = &SCHEMES;
    let place = ROLES.iter().position(|name| *name == role);
    place.map_or_else(String::new, |place| light.own[place].hex())
}

/// Returns every token that may be set, by its full name, and whether it is a colour.
pub fn tokens() -> impl Iterator<Item = (String, bool)> {
    let colour = |scheme: &'static Scheme| {
        ROLES.iter().map(|role| ([PREFIX, scheme.prefix, *role].concat(), true))
    };
    let others = ["radius", "font", "heading-font"].into_iter();
    SCHEMES.iter().flat_map(colour).chain(others.map(|name| ([PREFIX, name].concat(), false)))
}

/// Validates the tokens that a clinic sets, by full name. Returns the accepted ones, and each rejected name
/// with its reason; for a rejected token, the app keeps its own value.
pub fn check<'a>(
    given: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> (Theme, Vec<(String, TokenError)>) {
    let mut refused: Vec<(String, TokenError)> = Vec::new();
    let mut colours: [[Option<Rgb>; 6]; 2] = [[None; 6]; 2];
    let mut others: Vec<(String, String)> = Vec::new();
    for (name, value) in given {
        match read(name, value) {
            Ok(Value::Colour(scheme, role, colour)) => colours[scheme][role] = Some(colour),
            Ok(Value::Other(text)) => others.push((name.to_owned(), text)),
            Err(refusal) => refused.push((name.to_owned(), refusal)),
        }
    }
    let mut theme = Theme::default();
    for (scheme, given) in SCHEMES.iter().zip(colours) {
        let kept = readable(scheme, given, &mut refused);
        for (role, colour) in kept.into_iter().enumerate() {
            let name = || [PREFIX, scheme.prefix, ROLES[role]].concat();
            theme.values.extend(colour.map(|colour| (name(), colour.hex())));
        }
    }
    theme.values.extend(others);
    (theme, refused)
}

/// Removes colours until everything is readable. The app's own colours are readable, so this ends.
fn readable(
    scheme: &Scheme,
    mut given: [Option<Rgb>; 6],
    refused: &mut Vec<(String, TokenError)>,
) -> [Option<Rgb>; 6] {
    while given.iter().any(Option::is_some) {
        let mut colours = scheme.own;
        for (colour, wish) in colours.iter_mut().zip(given) {
            *colour = wish.unwrap_or(*colour);
        }
        let bad = pairs(scheme, &colours).into_iter().find_map(|pair| {
            let found = pair.fore.1.contrast(pair.back.1);
            let role = pair.blame.iter().copied().find(|role| given[*role].is_some())?;
            (found < pair.least).then_some((pair, found, role))
        });
        let Some((pair, found, role)) = bad else { break };
        given[role] = None;
        let (fore, back, least) = (pair.fore.0, pair.back.0, pair.least);
        let name = [PREFIX, scheme.prefix, ROLES[role]].concat();
        refused.push((name, TokenError::Contrast { fore, back, found, least }));
    }
    given
}

enum Value {
    Colour(usize, usize, Rgb),
    Other(String),
}

fn read(name: &str, value: &str) -> Result<Value, TokenError> {
    let token = name.strip_prefix(PREFIX).ok_or(TokenError::UnknownToken)?;
    match token {
        "radius" => length(value).map(Value::Other).ok_or(TokenError::NotALength),
        "font" | "heading-font" => fonts(value).map(Value::Other).ok_or(TokenError::NotFonts),
        _ => {
            let (scheme, role) = match token.strip_prefix("dark-") {
                Some(role) => (1, role),
                None => (0, token),
            };
            let role = ROLES.iter().position(|known| *known == role);
            let role = role.ok_or(TokenError::UnknownToken)?;
            Rgb::parse(value)
                .map(|colour| Value::Colour(scheme, role, colour))
                .ok_or(TokenError::NotAColour)
        }
    }
}

/// Parses `0`, or a number of `rem` (up to 2) or `px` (up to 32), as CSS writes numbers without an exponent:
/// `.5rem` as well as `0.625rem`.
fn length(text: &str) -> Option<String> {
    let text = text.trim_ascii();
    if text == "0" {
        return Some(text.to_owned());
    }
    let lower = text.to_ascii_lowercase();
    let (number, one) = match lower.strip_suffix("rem") {
        Some(number) => (number, 100),
        None => (lower.strip_suffix("px")?, 0),
    };
    let (whole, decimals) = match number.split_once('.') {
        Some((_, "")) => return None,
        Some(parts) => parts,
        None => (number, ""),
    };
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if text.len() > LONGEST_LENGTH || !digits(whole) || !digits(decimals) || number.is_empty() {
        return None;
    }
    // Hundredths, rounded up, so that nothing above the limit passes.
    let two = |part: &str| [part, "00"].concat().get(..2).and_then(|part| part.parse::<u32>().ok());
    let more = decimals.get(2..).is_some_and(|rest| rest.bytes().any(|digit| digit != b'0'));
    let whole = if whole.is_empty() { 0 } else { whole.parse::<u32>().ok()? };
    let hundredths = whole.checked_mul(100)?.checked_add(two(decimals)? + u32::from(more))?;
    // A rem is 16 px.
    let in_rem = if one == 100 { hundredths } else { hundredths.div_ceil(16) };
    (in_rem <= LARGEST_RADIUS).then(|| text.to_owned())
}

/// Parses font names: letters, digits, spaces, hyphens, paired quotation marks and commas.
fn fonts(text: &str) -> Option<String> {
    let text = text.trim();
    let fine = |c: char| c.is_alphanumeric() || " -,\"'".contains(c);
    let paired = |mark| text.matches(mark).count() % 2 == 0;
    let short = (1..=LONGEST_FONTS).contains(&text.chars().count());
    let named = text.split(',').all(|name| name.chars().any(char::is_alphanumeric));
    (short && named && text.chars().all(fine) && paired('"') && paired('\''))
        .then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(given: &[(&str, &str)]) -> Vec<(String, String)> {
        check(given.iter().copied()).0.values
    }

    fn refused(given: &[(&str, &str)]) -> Vec<String> {
        let refused = check(given.iter().copied()).1;
        refused.into_iter().map(|(name, reason)| format!("{name}: {reason}")).collect()
    }

    #[test]
    fn good_values_are_taken() {
        let given = [
            ("--barrier-first-accent", "#1a4f8a"),
            ("--barrier-first-dark-accent", "#9cc4f5"),
            ("--barrier-first-radius", "4px"),
            ("--barrier-first-font", "Georgia, \"Noto Serif KR\", serif"),
        ];
        let kept = taken(&given);
        assert_eq!(kept.len(), 4, "{:?}", refused(&given));
        assert_eq!(kept[0], ("--barrier-first-accent".to_owned(), "#1a4f8a".to_owned()));
    }

    #[test]
    fn poor_contrast_is_refused_by_name() {
        let pale = [("--barrier-first-accent", "#9fd8d5"), ("--barrier-first-radius", "0")];
        assert_eq!(taken(&pale).len(), 1);
        let reasons = refused(&pale);
        assert_eq!(reasons.len(), 1, "{reasons:?}");
        assert!(reasons[0].starts_with("--barrier-first-accent: too little contrast: accent on"));
        assert!(reasons[0].contains("needs 4.50:1"), "{}", reasons[0]);
        // A dark background in the light scheme is rejected itself, not what appears on it.
        let ground =
            [("--barrier-first-background", "#202020"), ("--barrier-first-accent", "#1a4f8a")];
        assert_eq!(taken(&ground), [("--barrier-first-accent".to_owned(), "#1a4f8a".to_owned())]);
        // White text on a yellow accent: the text colour was not set, so the accent is rejected.
        assert!(taken(&[("--barrier-first-accent", "#e0b000")]).is_empty());
    }

    #[test]
    fn nothing_but_plain_values_reaches_the_style_sheet() {
        for (name, value) in [
            ("--barrier-first-accent", "red"),
            ("--barrier-first-accent", "url(https://a.example/x)"),
            ("--barrier-first-accent", "#00000000"),
            ("--barrier-first-shadow", "#000000"),
            ("--other", "#000000"),
            ("color", "#000000"),
            ("--barrier-first-dark-radius", "1rem"),
            ("--barrier-first-radius", "3rem"),
            ("--barrier-first-radius", "33px"),
            ("--barrier-first-radius", "-1px"),
            ("--barrier-first-radius", "calc(1px)"),
            ("--barrier-first-radius", "1e1px"),
            ("--barrier-first-font", "a;b"),
            ("--barrier-first-font", "url(x)"),
            ("--barrier-first-font", "\"a"),
            ("--barrier-first-font", ","),
            ("--barrier-first-font", ""),
        ] {
            assert!(taken(&[(name, value)]).is_empty(), "{name}: {value}");
            assert_eq!(refused(&[(name, value)]).len(), 1, "{name}: {value}");
        }
        for radius in ["0", "0.5rem", "2rem", "32px", "1.25rem"] {
            assert_eq!(taken(&[("--barrier-first-radius", radius)]).len(), 1, "{radius}");
        }
    }
}
