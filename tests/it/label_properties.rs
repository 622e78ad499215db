//! Reading labels: whatever the text, nothing is invented and nothing panics.

use barrier_first::domain::{ClosedSet, ProductKind, Region};
use barrier_first::label::{Context, MAX_BYTES, Reading, read};
use proptest::prelude::*;

use crate::label_vectors::tables;

/// Fragments of labels, shop pages and accidents.
const PIECES: [&str; 74] = [
    "Water",
    "Glycerin",
    "Retinol",
    "Niacinamide",
    "1,2-Hexanediol",
    "Salicylic Acid",
    "Parfum",
    "Phenoxyethanol",
    "Aqua/Water/Eau",
    "정제수",
    "글리세린",
    "나이아신아마이드",
    "레티놀",
    "향료",
    "Retinol(레티놀)",
    "Iron Oxides (CI 77491, CI 77492)",
    "Limonene*",
    "Unknown Thing Extract",
    "모르는추출물",
    "글루코노락톤 3%",
    "5% Urea",
    "(30,000ppm)",
    "2-5 %",
    "레티놀 1,000IU/g",
    "PEG-40",
    "Ingredients:",
    "전성분",
    "Inactive Ingredients:",
    "May contain",
    "[+/-",
    "Contains less than 2% of",
    "How to use",
    "사용방법",
    "Free from:",
    "무첨가:",
    "Night Cream:",
    "Add to cart",
    "장바구니",
    "Apply twice daily to your skin",
    "합니다",
    "http://x.y",
    "&emsp;",
    "(and)",
    " and ",
    ",",
    ", ",
    "、",
    "·",
    "ᆞ",
    ";",
    "\n",
    "\n\n",
    " ",
    ".",
    ". ",
    "_",
    "/",
    " / ",
    "(",
    ")",
    "[",
    "]",
    ":",
    "：",
    "🤖",
    "\u{200B}",
    "\u{AD}",
    "\u{A0}",
    "¹",
    "*",
    "&",
    "%",
    "…",
    "\u{1105}\u{1166}\u{1110}",
];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop_oneof![
            9 => (0..PIECES.len()).prop_map(|n| PIECES[n].to_owned()),
            2 => "\\PC{0,6}",
            1 => "[가-힣]{1,5}",
        ],
        0..60,
    )
    .prop_map(|pieces| pieces.concat())
}

/// Names as labels write them, with amounts, translations and some unknown ones.
const NAMES: [&str; 24] = [
    "Water",
    "Glycerin",
    "1,2-Hexanediol",
    "Retinol(레티놀)",
    "Salicylic Acid 2%",
    "5% Urea",
    "나이아신아마이드(30,000ppm)",
    "Aqua/Water/Eau",
    "Iron Oxides (CI 77491, CI 77492)",
    "Limonene*",
    "Caprylic/Capric Triglyceride",
    "Unknown Thing Extract",
    "모르는추출물",
    "정제수",
    "레티놀",
    "향료",
    "Ceramide NP (Ceramide 3)",
    "Hamamelis Virginiana (Witch Hazel) Water",
    "PEG-40",
    "Parfum",
    "Tasmannia Lanceolata Fruit/Leaf Extract",
    "Butyrospermum Parkii (Shea) Butter",
    "Alcohol Denat.",
    "Lactic Acid/Glycolic Acid Copolymer",
];

/// A list with something before and after it.
fn list() -> impl Strategy<Value = String> {
    (
        prop::sample::select(vec!["", "Ingredients: ", "전성분: ", "Add to cart\n\n", "INCI\n"]),
        prop::collection::vec(prop::sample::select(NAMES.to_vec()), 3..30),
        prop::sample::select(vec![", ", ",", "、", "; ", " • ", ",\n"]),
        prop::sample::select(vec![
            "",
            ".",
            "\nHow to use\nApply to your skin.",
            " 🤖 Still not sure?",
        ]),
    )
        .prop_map(|(before, names, comma, after)| format!("{before}{}{after}", names.join(comma)))
}

fn context() -> impl Strategy<Value = (String, Option<ProductKind>, Option<Region>)> {
    (
        prop_oneof!["\\PC{0,12}", Just("Retinol 1 % serum".to_owned())],
        prop::option::of((0..ProductKind::ALL.len()).prop_map(|n| ProductKind::ALL[n])),
        prop::option::of((0..Region::ALL.len()).prop_map(|n| Region::ALL[n])),
    )
}

/// Invariants of every reading.
fn sound(text: &str, reading: &Reading) {
    let mut end = 0;
    for name in &reading.names {
        assert!(name.from < name.to && name.from >= end, "{text:?}: {name:?} after {end}");
        assert!(text.get(name.from..name.to).is_some(), "{text:?}: {name:?}");
        assert!(name.place >= 1 && name.product < reading.products, "{text:?}: {name:?}");
        assert!(name.substance.is_none() || name.perhaps.is_none());
        end = name.to;
    }
    for (from, to) in &reading.dropped {
        assert!(text.get(*from..*to).is_some(), "{text:?}: {from}..{to}");
    }
    for (_, names) in &reading.flags {
        assert!(!names.is_empty() && names.iter().all(|n| *n < reading.names.len()));
    }
    assert_eq!(reading.is_list, !reading.names.is_empty(), "{text:?}");
    if !reading.is_list {
        assert!(reading.flags.is_empty() && !reading.cut && reading.products == 0);
        assert!(reading.actives.iter().all(|found| found.place.is_none()));
    }
}

proptest! {
    #![proptest_config(crate::property(1000))]

    /// Names are substrings of the text, in order, and nothing panics.
    #[test]
    fn names_are_in_the_text(text in text(), (name, kind, region) in context()) {
        let reading = read(tables(), &text, &Context { name: &name, kind, region });
        sound(&text, &reading);
    }

    /// Any text at all.
    #[test]
    fn any_text_is_read(text in "\\PC{0,300}") {
        sound(&text, &read(tables(), &text, &Context::default()));
    }

    /// Printed as a list and read again, the known names are the same.
    #[test]
    fn what_is_printed_reads_the_same(text in list()) {
        let first = read(tables(), &text, &Context::default());
        let printed = first.list(&text);
        let again = read(tables(), &printed, &Context::default());
        let known = |reading: &Reading| -> Vec<usize> {
            reading.names.iter().filter_map(|name| name.substance).collect()
        };
        prop_assert_eq!(known(&first), known(&again), "{:?}\n{:?}", text, printed);
    }

    /// A list of names in any order, with any separator, gives back each of them.
    #[test]
    fn every_listed_name_comes_back(
        picks in prop::collection::vec(any::<prop::sample::Index>(), 3..25),
        comma in prop::sample::select(vec![", ", ",", "、", "; ", " • ", "\n"]),
    ) {
        let names: Vec<&(String, u16)> = picks.iter().map(|pick| pick.get(&tables().names)).collect();
        let words: Vec<&str> = names.iter().map(|(name, _)| name.as_str()).collect();
        let text = words.join(comma);
        let reading = read(tables(), &text, &Context::default());
        let found: Vec<usize> = reading.names.iter().filter_map(|name| name.substance).collect();
        let wanted: Vec<usize> = names.iter().map(|(_, n)| usize::from(*n)).collect();
        prop_assert_eq!(found, wanted, "{}", text);
    }
}

/// A text beyond the limit is read up to it and reported as truncated; characters are not split.
#[test]
fn long_texts_are_cut_and_say_so() {
    let text = "정제수, ".repeat(MAX_BYTES / 8);
    let reading = read(tables(), &text, &Context::default());
    sound(&text, &reading);
    assert!(reading.cut && reading.is_list);
}
