//! Texts outside the knowledge: the keys that the static page and the code need from the locale files.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use barrier_first::domain::Stage;
use barrier_first::i18n::MessageBundle;
use barrier_first::i18n::compiled::locale;

use crate::embedded;

fn english() -> MessageBundle {
    locale("en").expect("English is there").bundle().expect("the compiled files parse")
}

/// The texts available before the deferred part of the program.
fn early_english() -> MessageBundle {
    let english = locale("en").expect("English is there");
    MessageBundle::parse(english.early).expect("the compiled file parses")
}

fn plain(bundle: &MessageBundle, key: &str) -> String {
    bundle.format(key, &[], |_| "other")
}

/// The first paint is English in `index.html`; boot.js swaps in the same keys of the language.
#[test]
fn the_static_page_says_what_the_locale_says() {
    let html = fs::read_to_string("index.html").expect("index.html");
    let bundle = early_english();
    let mut seen = 0;
    for part in html.split("data-text=\"").skip(1) {
        let (key, rest) = part.split_once('"').expect("a closed attribute");
        let text = rest.split_once('>').and_then(|(_, text)| text.split_once('<')).expect("text").0;
        assert_eq!(text, plain(&bundle, key), "index.html differs from locales/en at {key:?}");
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

/// Keys spelled out in Rust, in the calls that look up messages.
fn keys_named(files: &[String]) -> BTreeSet<String> {
    let calls = [".text(\"", ".format(\"", ".count(\"", ".attribute(\""];
    let mut keys = BTreeSet::new();
    for text in files {
        for call in calls {
            for part in text.split(call).skip(1) {
                keys.extend(part.split('"').next().map(str::to_owned));
            }
        }
    }
    // A choice between keys, and a key beside its route.
    for start in [".text(if ", "(Route::"] {
        for part in files.iter().flat_map(|text| text.split(start).skip(1)) {
            let argument = part.split(')').next().unwrap_or_default();
            keys.extend(argument.split('"').skip(1).step_by(2).map(str::to_owned));
        }
    }
    keys
}

#[test]
fn every_key_named_in_the_code_exists() {
    let mut files = Vec::new();
    for folder in ["src/pages", "src/components"] {
        rust_files(Path::new(folder), &mut files);
    }
    let keys = keys_named(&files);
    let bundle = english();
    let missing: Vec<&String> = keys.iter().filter(|key| !bundle.has(key)).collect();
    assert!(missing.is_empty(), "no such messages: {missing:?}");
    assert!(keys.len() > 100, "only {} keys were found", keys.len());
}

/// Everything drawn before the deferred part has arrived finds its texts in the initial file.
#[test]
fn the_first_page_and_the_questions_need_no_late_words() {
    let pages = ["welcome", "question", "not_found", "waiting"];
    let parts = [
        "back_link",
        "banners",
        "error_summary",
        "footer",
        "header",
        "notice",
        "page",
        "saved_line",
    ];
    let mut files: Vec<String> = pages
        .iter()
        .map(|name| format!("src/pages/{name}.rs"))
        .chain(parts.iter().map(|name| format!("src/components/{name}.rs")))
        .map(|path| fs::read_to_string(&path).expect("a file of the early part"))
        .collect();
    rust_files(Path::new("src/components/question"), &mut files);
    let keys = keys_named(&files);
    let bundle = early_english();
    let missing: Vec<&String> = keys.iter().filter(|key| !bundle.has(key)).collect();
    assert!(missing.is_empty(), "these stand in late/: {missing:?}");
    assert!(keys.len() > 60, "only {} keys were found", keys.len());

    // Keys that are composed from the knowledge. Questions asked only once there is a plan wait for the
    // deferred part.
    let later: Vec<String> = embedded()
        .questions
        .questions()
        .filter(|(_, question)| question.stage == Stage::Later)
        .flat_map(|(_, question)| {
            [format!("question-{}", question.id), format!("option-{}-", question.id)]
        })
        .collect();
    let of_later = |key: &str| {
        let message = key.split('.').next().unwrap_or(key);
        later.iter().any(|it| message == it || it.ends_with('-') && message.starts_with(it))
    };
    let prefixes = ["question-", "option-", "level-", "section-", "unit-"];
    let late =
        MessageBundle::parse(locale("en").expect("English is there").late).expect("it parses");
    let wrong: Vec<&str> = late
        .keys()
        .filter(|key| prefixes.iter().any(|prefix| key.starts_with(prefix)) && !of_later(key))
        .collect();
    assert!(wrong.is_empty(), "questions say these: {wrong:?}");
}
