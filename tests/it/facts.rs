//! The facts of the source articles: every row is carried by something.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use barrier_first::i18n::compiled::LOCALES;
use barrier_first::json::Json;
use serde::Deserialize;

use crate::{embedded, root};

/// Rows of the list, by letter: how many each section of the articles' facts has. Sections without numbered
/// rows are one row.
const ROWS: [(&str, usize); 13] = [
    ("A", 7),
    ("B", 9),
    ("C", 1),
    ("D", 1),
    ("E", 12),
    ("F", 19),
    ("G", 1),
    ("H", 7),
    ("I", 1),
    ("J", 1),
    ("K", 1),
    ("L", 1),
    ("M", 1),
];

/// A fact and the entries that carry it (`tests/facts.ron`).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    row: String,
    /// The fact in a few words, for readers.
    says: String,
    by: Vec<String>,
}

/// The facts that an entry of `knowledge/` says it carries.
#[derive(Debug, Deserialize)]
struct Carries {
    #[serde(default)]
    facts: Vec<String>,
}

fn rows() -> Vec<Row> {
    let text = fs::read_to_string(root().join("tests/facts.ron")).expect("the list");
    ron::from_str(&text).expect("the list parses")
}

/// Every `facts` of a folder of `knowledge/`, by entry.
fn carried(folder: &str) -> BTreeMap<String, BTreeSet<String>> {
    let files = fs::read_dir(root().join("knowledge").join(folder)).expect("a folder");
    files
        .map(|file| {
            let path = file.expect("a file").path();
            let text = fs::read_to_string(&path).expect("an entry");
            let entry: Carries = ron::from_str(&text).expect("an entry parses");
            let id = path.file_stem().expect("a name").to_string_lossy().into_owned();
            (id, entry.facts.into_iter().collect())
        })
        .collect()
}

#[test]
fn every_row_of_the_articles_is_listed_once() {
    let listed: Vec<String> = rows().into_iter().map(|row| row.row).collect();
    let expected: Vec<String> = ROWS
        .iter()
        .flat_map(|(letter, count)| {
            (1..=*count).map(move |n| match count {
                1 => (*letter).to_owned(),
                _ => format!("{letter}{n}"),
            })
        })
        .collect();
    assert_eq!(listed, expected);
    assert!(rows().iter().all(|row| !row.says.is_empty() && !row.by.is_empty()));
}

#[test]
fn what_carries_a_row_exists() {
    let knowledge = embedded();
    let demo = fs::read_to_string(root().join("clinics/demo.json")).expect("the demo clinic");
    let demo = Json::parse(&demo).expect("it parses");
    let products: BTreeSet<&str> = demo
        .get("products")
        .and_then(Json::as_list)
        .expect("a catalogue")
        .iter()
        .filter_map(|product| product.get("id").and_then(Json::as_text))
        .collect();
    let (actives, treatments) = (carried("actives"), carried("treatments"));
    let words: Vec<_> = LOCALES.iter().map(|it| it.bundle().expect("it parses")).collect();
    let mut faults = Vec::new();
    for row in rows() {
        for reference in &row.by {
            let parts: Vec<&str> = reference.split(' ').collect();
            let numbered = row.row.starts_with(['E', 'F']) || row.row.starts_with('H');
            let lists = |facts: Option<&BTreeSet<String>>| {
                facts.is_some_and(|facts| !numbered || facts.contains(&row.row))
            };
            let found = match parts.as_slice() {
                ["question", id] => knowledge.find_question(id).is_some(),
                ["option", question, option] => knowledge
                    .find_question(question)
                    .is_some_and(|id| knowledge.question(id).find_option(option).is_some()),
                ["rule", id] => knowledge.rules().any(|(_, rule)| rule.id == *id),
                ["active", id] => lists(actives.get(*id)),
                ["treatment", id] => lists(treatments.get(*id)),
                ["text", key] => words.iter().all(|catalogue| catalogue.has(key)),
                ["product", id] => products.contains(id),
                _ => false,
            };
            if !found {
                faults.push(format!("{}: there is no {reference}, or it does not say so", row.row));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// Every row that an entry says it carries is in the list.
#[test]
fn no_entry_carries_a_row_that_is_not_there() {
    let listed: BTreeSet<String> = rows().into_iter().map(|row| row.row).collect();
    for folder in ["actives", "treatments"] {
        for (id, facts) in carried(folder) {
            let unknown: Vec<&String> = facts.difference(&listed).collect();
            assert!(unknown.is_empty(), "{folder}/{id}: {unknown:?}");
        }
    }
}
