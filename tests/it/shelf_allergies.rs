//! The label names for each allergy: with the allergy the product is excluded, and only then.

use barrier_first::engine::assess;
use barrier_first::export::plan_json::read_request;
use barrier_first::export::reason_text::of_product;
use barrier_first::label::own_product;

use crate::embedded;
use crate::label_vectors::tables;
use crate::shelf::{CALM, fit, plan, rules, status};
use crate::support::localizer::HostLocalizer;

/// Each allergy that a label can show: its rule, names that bar a product, and names that look similar and
/// do not.
const SHOWN: [(&str, &str, &[&str], &[&str]); 8] = [
    ("fish", "R-44", &["Sodium DNA", "이리추출물"], &["Hydrolyzed Collagen", "Pearl Extract"]),
    ("shellfish", "R-99", &["Chitosan", "Glucosamine HCl"], &["Pearl Powder", "Algae Extract"]),
    ("fragrance", "R-36", &["Parfum", "리날룰", "Lavender Oil"], &["Benzyl Alcohol", "Squalane"]),
    ("lanolin", "R-37", &["Lanolin Alcohol", "PEG-75 Lanolin"], &["Cholesterol", "Cetyl Alcohol"]),
    (
        "bee_products",
        "R-101",
        &["Cera Alba", "프로폴리스추출물"],
        &["Lonicera Japonica Flower Extract"],
    ),
    (
        "salicylate",
        "R-89",
        &["Salicylic Acid", "Homosalate", "Willow Bark Extract", "Sodium Salicylate"],
        &["BHA", "Epilobium Angustifolium Extract"],
    ),
    (
        "preservative_or_patch_tested",
        "R-100",
        &["Methylisothiazolinone", "DMDM Hydantoin", "Iodopropynyl Butylcarbamate"],
        &["Phenoxyethanol", "Parfum"],
    ),
    ("local_anaesthetic", "R-57-numbing", &["Lidocaine", "벤조카인"], &["Polidocanol"]),
];

/// Options that name no substance, or one that no label shows: no label lists nickel.
const NOT_SHOWN: [&str; 4] = ["metal", "severe_reaction_ever", "none", "not_sure"];

fn cream(name: &str) -> String {
    let label = format!("Water, Glycerin, Dimethicone, {name}, Carbomer, Squalane");
    format!(r#"{{"id":"p","name":"Cream","kind":"moisturiser","label":"{label}"}}"#)
}

fn allergic(to: &str) -> [(&'static str, String); 1] {
    [("allergies", format!("[\"{to}\"]"))]
}

fn judged(to: &str, name: &str) -> (String, Vec<String>) {
    let changed = allergic(to);
    let changed: Vec<(&str, &str)> = changed.iter().map(|(key, it)| (*key, it.as_str())).collect();
    let plan = plan(&changed, &cream(name));
    (status(&plan, 0), rules(&fit(&plan, 0)))
}

#[test]
fn every_allergy_is_shown_or_known_to_be_invisible() {
    let question = embedded().find_question("allergies").unwrap();
    let entry = embedded().question(question);
    let shown = SHOWN.map(|(option, ..)| option);
    for option in entry.kind.options() {
        let known = shown.contains(&option.as_str());
        assert_ne!(known, NOT_SHOWN.contains(&option.as_str()), "{option}");
    }
    for (id, rule) in embedded().rules() {
        let Some(on_labels) = &rule.on_labels else { continue };
        let option = entry.option_id(on_labels.allergy.1);
        assert!(SHOWN.iter().any(|(known, name, ..)| *known == option && *name == rule.id));
        assert!(!embedded().rule(id).sources.is_empty());
    }
}

#[test]
fn an_allergy_bars_what_names_it() {
    for (option, rule, bars, _) in SHOWN {
        for name in bars {
            let (status, because) = judged(option, name);
            assert_eq!(status, "not_for_you", "{option}: {name}");
            assert!(because.contains(&rule.to_owned()), "{option}: {name}: {because:?}");
            // Left open is the unsafe case.
            assert_eq!(judged("not_sure", name).0, "not_for_you", "{name}");
        }
    }
}

#[test]
fn nothing_else_is_barred() {
    for (option, _, bars, alike) in SHOWN {
        for name in alike {
            assert_eq!(judged(option, name).0, "use_now", "{option}: {name}");
        }
        for name in bars {
            // A name that is an active itself waits for the plan, not for an allergy.
            let (status, because) = judged("none", name);
            assert_ne!(status, "not_for_you", "{name}");
            assert!(because.iter().all(|rule| !["R-44", "R-99", "R-89"].contains(&rule.as_str())));
            let (status, _) = judged("metal", name);
            assert_ne!(status, "not_for_you", "{name}");
        }
    }
}

/// A rule that elsewhere speaks of treatments speaks of the label here, in both languages.
#[test]
fn the_words_are_those_for_a_product() {
    for (option, rule, bars, _) in SHOWN {
        let told = |answer: &str| {
            let text = format!(
                r#"{{"today":"2026-03-02","answers":{{{}}},"shelf":[{}]}}"#,
                CALM.replace(r#""allergies":["none"]"#, &format!(r#""allergies":["{answer}"]"#)),
                cream(bars[0])
            );
            let request = read_request(embedded(), &text).unwrap();
            let shelf = [own_product(tables(), &request.shelf[0], None, &[])];
            let plan = assess(embedded(), &request.case().owning(&shelf));
            let reasons = plan.shelf[0].because.clone();
            reasons.into_iter().find(|it| embedded().rule(it.rule).id == rule).expect(rule)
        };
        for lang in ["en", "ko"] {
            let localizer = HostLocalizer::of(lang).unwrap();
            let (sure, open) = (told(option), told("not_sure"));
            let says = of_product(&localizer, embedded(), &sure);
            assert!(!says.contains("rule-") && !says.contains('{'), "{says}");
            let open = of_product(&localizer, embedded(), &open);
            assert!(!open.contains("rule-") && !open.contains('{'), "{open}");
            let own_words = embedded().rule(sure.rule).on_labels.as_ref().unwrap().own_words;
            assert_eq!(
                own_words,
                ["R-44", "R-99", "R-89", "R-100", "R-57-numbing"].contains(&rule)
            );
            if own_words {
                assert_ne!(says, open);
                assert_ne!(
                    says,
                    barrier_first::export::reason_text::sentence(&localizer, embedded(), &sure)
                );
            }
        }
    }
}
