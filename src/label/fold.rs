//! Folding: maps spellings of a name to one form, so that names can be compared whole.
//!
//! Letters and digits stay, in lower case, and so does the slash; everything else is removed. The build folds
//! the names in the knowledge, and the app those on a label, so both sides are alike.

/// Folds a text without the spellings of `knowledge/label_reading.ron`.
pub fn plain(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        push(c, &mut folded);
    }
    folded
}

/// Folds a text, with `folds` ordered by [`sorted`].
pub fn fold(text: &str, folds: &[(String, String)]) -> String {
    respell(&plain(text), folds)
}

/// Sorts spellings by first letters, and those that share a beginning longest first, so that a longer one
/// wins over its own prefix.
pub fn sorted(mut folds: Vec<(String, String)>) -> Vec<(String, String)> {
    folds.sort_by(|(a, _), (b, _)| {
        let letters = first(a).cmp(&first(b));
        letters.then_with(|| b.len().cmp(&a.len())).then_with(|| a.cmp(b))
    });
    folds
}

fn first(text: &str) -> char {
    text.chars().next().unwrap_or_default()
}

/// Replaces spellings from left to right, in one pass.
fn respell(text: &str, folds: &[(String, String)]) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let from = folds.partition_point(|(from, _)| first(from) < c);
        let alike = folds.iter().skip(from).take_while(|(from, _)| first(from) == c);
        let starts = |fold: &&(String, String)| rest.starts_with(fold.0.as_str());
        match alike.into_iter().find(starts) {
            Some((from, to)) => {
                result.push_str(to);
                rest = rest.get(from.len()..).unwrap_or_default();
            }
            None => {
                result.push(c);
                rest = rest.get(c.len_utf8()..).unwrap_or_default();
            }
        }
    }
    result
}

/// Appends the folded form of a character.
pub fn push(c: char, to: &mut String) {
    match c {
        'a'..='z' | '0'..='9' | '/' => to.push(c),
        'A'..='Z' => to.push(c.to_ascii_lowercase()),
        // Fullwidth forms of ASCII.
        '\u{FF01}'..='\u{FF5E}' => {
            let narrow = u8::try_from(u32::from(c) - 0xFEE0).map_or(' ', char::from);
            push(narrow, to);
        }
        'α' | 'Α' => to.push_str("alpha"),
        'β' | 'Β' | 'ß' => to.push_str("beta"),
        'γ' | 'Γ' => to.push_str("gamma"),
        'δ' | 'Δ' => to.push_str("delta"),
        // Superscript and subscript digits are footnote marks.
        '¹' | '²' | '³' | '\u{2070}'..='\u{209C}' | 'ª' | 'º' => {}
        // Hangul fillers count as letters but are invisible.
        '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' => {}
        '\u{1100}'..='\u{11FF}' => jamo(c, to),
        _ if c.is_ascii() => {}
        _ => match latin(c) {
            Some(plain) => to.push_str(plain),
            None if c.is_alphabetic() => to.extend(c.to_lowercase().filter(|c| c.is_alphabetic())),
            None => {}
        },
    }
}

/// Composes a Hangul letter with the preceding one.
fn jamo(c: char, to: &mut String) {
    let code = u32::from(c);
    let last = to.chars().next_back().map_or(0, u32::from);
    let composed = match (last, code) {
        (0x1100..=0x1112, 0x1161..=0x1175) => {
            Some(0xAC00 + ((last - 0x1100) * 21 + (code - 0x1161)) * 28)
        }
        (0xAC00..=0xD7A3, 0x11A8..=0x11C2) if (last - 0xAC00).is_multiple_of(28) => {
            Some(last + (code - 0x11A7))
        }
        _ => None,
    };
    match composed.and_then(char::from_u32) {
        Some(syllable) => {
            to.pop();
            to.push(syllable);
        }
        None => to.push(c),
    }
}

/// Returns Latin letters without diacritics.
fn latin(c: char) -> Option<&'static str> {
    Some(match c {
        'à'..='å' | 'À'..='Å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' | 'Æ' => "ae",
        'ç' | 'Ç' | 'ć' | 'č' => "c",
        'è'..='ë' | 'È'..='Ë' | 'ē' | 'ę' | 'ě' => "e",
        'ì'..='ï' | 'Ì'..='Ï' | 'ī' | 'ı' | 'İ' => "i",
        'ñ' | 'Ñ' | 'ń' => "n",
        'ò'..='ö' | 'Ò'..='Ö' | 'ø' | 'Ø' | 'ō' => "o",
        'œ' | 'Œ' => "oe",
        'ù'..='ü' | 'Ù'..='Ü' | 'ū' => "u",
        'ý' | 'ÿ' | 'Ý' => "y",
        'š' | 'ś' | 'Š' => "s",
        'ž' | 'ź' | 'ż' | 'Ž' => "z",
        'ł' | 'Ł' => "l",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_name_become_one() {
        for (a, b) in [
            ("1,2-Hexanediol", "1, 2 hexanediol"),
            ("Ｒｅｔｉｎｏｌ", "retinol"),
            ("α-Arbutin", "Alpha Arbutin"),
            ("Cire d’abeille", "CIRE DABEILLE"),
            ("Limonene*", "limonene"),
            ("Extract¹", "extract"),
            ("Re\u{200B}ti\u{AD}nol\u{A0}", "retinol"),
            ("Huile d'Émeraude", "huile de\u{301}meraude"),
            ("레티놀", "\u{1105}\u{1166}\u{1110}\u{1175}\u{1102}\u{1169}\u{11AF}"),
        ] {
            assert_eq!(plain(a), plain(b), "{a} {b}");
        }
        assert_ne!(plain("PEG-4"), plain("PEG-40"));
        assert_ne!(plain("Nylon-6/12"), plain("Nylon-612"));
    }

    #[test]
    fn folding_twice_changes_nothing() {
        let folds = sorted(vec![
            ("에칠".to_owned(), "에틸".to_owned()),
            ("다이".to_owned(), "디".to_owned()),
            ("다이메치".to_owned(), "디메티".to_owned()),
        ]);
        let once = fold("다이에칠헥실 다이메치콘", &folds);
        assert_eq!(once, "디에틸헥실디메티콘");
        assert_eq!(fold(&once, &folds), once);
    }
}
