//! Words outside the knowledge: what the static page and the code ask of the locale files.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use barrier_first::i18n::Catalogue;
use barrier_first::i18n::compiled::LOCALES;

fn english() -> Catalogue {
    let (_, json) = LOCALES.iter().find(|(lang, _)| *lang == "en").expect("English is there");
    Catalogue::parse(json).expect("the compiled file parses")
}

fn plain(catalogue: &Catalogue, key: &str) -> String {
    catalogue.fill(key, &[], |_| "other")
}

/// The first paint is English in `index.html`; boot.js swaps in the same keys of the language.
#[test]
fn the_static_page_says_what_the_locale_says() {
    let html = fs::read_to_string("index.html").expect("index.html");
    let catalogue = english();
    let mut seen = 0;
    for part in html.split("data-text=\"").skip(1) {
        let (key, rest) = part.split_once('"').expect("a closed attribute");
        let text = rest.split_once('>').and_then(|(_, text)| text.split_once('<')).expect("text").0;
        assert_eq!(text, plain(&catalogue, key), "index.html differs from locales/en at {key:?}");
        seen += 1;
    }
    assert!(seen > 20, "only {seen} texts were found in index.html");
}

fn rust_files(folder: &Path, into: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            rust_files(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(fs::read_to_string(path).expect("a file"));
        }
    }
}

/// Keys written out in Rust, in the calls that look messages up.
#[test]
fn every_key_named_in_the_code_exists() {
    let mut files = Vec::new();
    for folder in ["src/pages", "src/components"] {
        rust_files(Path::new(folder), &mut files);
    }
    let calls = ["words.get(\"", "words.with(\"", "words.count(\"", "words.attribute(\""];
    let mut keys = BTreeSet::new();
    for text in &files {
        for call in calls {
            for part in text.split(call).skip(1) {
                keys.extend(part.split('"').next().map(str::to_owned));
            }
        }
    }
    let catalogue = english();
    let missing: Vec<&String> = keys.iter().filter(|key| !catalogue.has(key)).collect();
    assert!(missing.is_empty(), "no such messages: {missing:?}");
    assert!(keys.len() > 100, "only {} keys were found", keys.len());
}
