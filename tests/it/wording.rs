//! Words in `locales/` that this product must not use, and words that it must.

use std::collections::BTreeMap;

use barrier_first::domain::{Band, ClosedSet, Severity};
use barrier_first::i18n::compiled::{CompiledLocale, LOCALES, locale};
use barrier_first::json::Json;

use crate::embedded;

/// Promises and verdicts, as whole words or the starts of words, in lower case.
const BANNED_EN: [&str; 19] = [
    "diagnos",
    "cure",
    "cures",
    "cured",
    "heal",
    "heals",
    "healed",
    "treats",
    "treat your",
    "clinically proven",
    "scientifically proven",
    "guarantee",
    "safe for everyone",
    "all clear",
    "100 %",
    "100%",
    "miracle",
    "risk-free",
    "no side effects",
];
/// Sentences in which a banned word means the opposite, or is part of a name.
const FINE_EN: [&str; 9] = [
    "not a validated diagnos",
    "not a diagnos",
    "no diagnos",
    "never a diagnos",
    "not diagnos",
    "cannot diagnos",
    "does not diagnos",
    "not heal",
    "doesn’t diagnos",
];
const BANNED_KO: [&str; 8] =
    ["완치", "진단해", "진단합니다", "치료해 드", "치료해드", "100%", "100 %", "부작용이 없"];
/// Words that direct someone to care.
const CARE_EN: [&str; 6] = ["doctor", "emergency", "prescriber", "medical", "pharmacist", "clinic"];
const CARE_KO: [&str; 7] = ["의사", "응급", "119", "병원", "진료", "처방", "의료"];

/// All messages of a language by key; every variant of a plural under its own.
fn messages(lang: &str) -> Option<BTreeMap<String, String>> {
    let locale = locale(lang)?;
    let parts = [locale.early, locale.late].map(|json| Json::parse(json).expect("JSON"));
    let mut all = BTreeMap::new();
    let pairs = parts.iter().flat_map(|part| part.as_object().expect("an object"));
    for (key, value) in pairs {
        match value {
            Json::Text(text) => {
                all.insert(key.clone(), text.clone());
            }
            Json::Object(variants) => {
                for (name, text) in variants {
                    let text = text.as_text().unwrap_or_default().to_owned();
                    all.insert(format!("{key}[{name}]"), text);
                }
            }
            other => panic!("{lang}: {key} is {}", other.kind()),
        }
    }
    Some(all)
}

/// Places where `word` occurs as a word or at the start of one.
fn says(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(place, _)| {
        let before = text[..place].chars().next_back();
        let after = text[place + word.len()..].chars().next();
        let starts = !before.is_some_and(char::is_alphanumeric);
        // Stems may continue; whole words may not.
        let ends =
            word == "diagnos" || word == "guarantee" || !after.is_some_and(char::is_alphabetic);
        starts && ends
    })
}

#[test]
fn english_promises_nothing() {
    let mut faults = Vec::new();
    for (key, text) in messages("en").expect("English is there") {
        let mut lower = text.to_lowercase();
        for fine in FINE_EN {
            lower = lower.replace(fine, "");
        }
        for word in BANNED_EN.iter().filter(|word| says(&lower, word)) {
            faults.push(format!("en {key}: «{word}» in {text:?}"));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn korean_promises_nothing() {
    let Some(messages) = messages("ko") else { return };
    let mut faults = Vec::new();
    for (key, text) in messages {
        for word in BANNED_KO.iter().filter(|word| text.contains(**word)) {
            faults.push(format!("ko {key}: «{word}» in {text:?}"));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// A rule that ends the plan says where to go instead, in every language.
#[test]
fn rules_that_stop_the_plan_send_to_care() {
    let mut faults = Vec::new();
    for (lang, words) in [("en", &CARE_EN[..]), ("ko", &CARE_KO[..])] {
        let Some(messages) = messages(lang) else { continue };
        for (_, rule) in embedded().rules() {
            let stops = rule.severity == Severity::Stop;
            let text = messages.get(&format!("rule-{}", rule.id)).cloned().unwrap_or_default();
            let lower = text.to_lowercase();
            if stops && !words.iter().any(|word| lower.contains(word)) {
                faults.push(format!("{lang} rule-{}: names no care in {text:?}", rule.id));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// No text is empty, left in capitals, or a note to the author.
#[test]
fn texts_are_finished() {
    let mut faults = Vec::new();
    for CompiledLocale { lang, .. } in LOCALES {
        for (key, text) in messages(lang).expect("the language is listed") {
            let unfinished = ["TODO", "FIXME", "XXX", "TBD", "lorem", "???"];
            let trimmed = text.trim();
            if trimmed.is_empty() || unfinished.iter().any(|word| text.contains(word)) {
                faults.push(format!("{lang} {key}: {text:?}"));
            }
            if trimmed.contains("  ") {
                faults.push(format!("{lang} {key}: two spaces in {text:?}"));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// Rules of thumb for first-load bytes and reading ease.
#[test]
fn rule_texts_are_short() {
    const LONGEST: usize = 220;
    let english = messages("en").expect("English is there");
    let faults: Vec<String> = english
        .iter()
        .filter(|(key, _)| key.starts_with("rule-") && !key.contains('.'))
        .filter(|(_, text)| text.chars().count() > LONGEST)
        .map(|(key, text)| format!("{key}: {} letters", text.chars().count()))
        .collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// Internal terms mean nothing to readers.
#[test]
fn the_pages_say_it_in_words_people_use() {
    let ours =
        ["introduce", "maintain", "upkeep", "take it along", "actives", "an active", "one active"];
    let english = messages("en").expect("English is there");
    let faults: Vec<String> = english
        .iter()
        .filter(|(_, text)| {
            ours.iter().any(|word| says(&text.to_lowercase().replace("{actives}", ""), word))
        })
        .map(|(key, text)| format!("{key}: {text:?}"))
        .collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// The page that explains the index names its bands as the results do.
#[test]
fn the_index_is_explained_in_the_words_of_its_bands() {
    for lang in ["en", "ko"] {
        let messages = messages(lang).expect("both languages are there");
        let explained = &messages["about-index.text"].to_lowercase();
        for band in Band::ALL {
            let name = messages[&format!("band-{}", band.id())].to_lowercase();
            assert!(explained.contains(&name), "{lang}: {name:?} is not in {explained:?}");
        }
    }
}

#[test]
fn the_lint_sees_words_and_not_parts_of_words() {
    assert!(says("this cures acne", "cures") && !says("secure storage", "cure"));
    assert!(says("a diagnosis", "diagnos") && !says("treatment", "treats"));
    assert!(says("it heals", "heals") && !says("health", "heal"));
}

/// The lead follows the phase and the figure beside it the last check, so it says nothing about the state
/// of the barrier: under "82 · Strong" it would contradict the number.
#[test]
fn what_a_phase_asks_for_says_nothing_of_the_barrier() {
    for (lang, word) in [("en", "barrier"), ("ko", "장벽")] {
        let all = messages(lang).expect("the language is there");
        for phase in ["reset", "rebuild", "introduce", "maintain"] {
            let lead = &all[&format!("results-{phase}.lead")];
            assert!(!lead.is_empty() && !lead.contains(word), "{lang}: {lead}");
        }
    }
}

/// The reason why something in use rests, read on its own, also by somebody to whom it was prescribed.
#[test]
fn what_rests_for_the_rebuild_is_a_sentence_with_the_word_of_the_prescriber() {
    for (lang, torn, asked) in
        [("en", "Then ", "Ask your prescriber"), ("ko", "그다음", "처방한 의사")]
    {
        let all = messages(lang).expect("the language is there");
        let reason = &all["rule-S-phase-rebuild"];
        assert!(!reason.starts_with(torn) && reason.contains(asked), "{lang}: {reason}");
    }
}
