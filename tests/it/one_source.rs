//! Text needed in several places has one source, and the copies are checked against it: the content
//! security policy (`public/_headers`), the languages (the folders of `locales/`) and the version of
//! wasm-bindgen (`Cargo.lock`).
//!
//! `UPDATE_DOCS=1 cargo test --test it -- one_source` writes the policy into the other files.

use std::collections::BTreeSet;
use std::fs;

use barrier_first::clinic::read::LANGUAGES;

use crate::root;

/// The directive that every copy of the policy starts with.
const START: &str = "default-src 'none'";

/// Files with a copy of the policy, and the directives that they must omit.
const COPIES: [(&str, &[&str]); 5] = [
    // Browsers ignore the first in `<meta>`; the second would break a page served without TLS.
    ("index.html", &["frame-ancestors", "upgrade-insecure-requests"]),
    // Development runs without TLS.
    ("Trunk.toml", &["upgrade-insecure-requests"]),
    ("public/hosting/Caddyfile", &[]),
    ("public/hosting/nginx.conf", &[]),
    ("public/hosting/vercel.json", &[]),
];

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every policy in a text, up to the quotation mark or the end of the line.
fn policies(text: &str) -> Vec<&str> {
    let ends = |rest: &str| rest.find(['"', '\n']).unwrap_or(rest.len());
    text.match_indices(START).map(|(at, _)| &text[at..at + ends(&text[at..])]).collect()
}

fn source() -> String {
    let headers = read("public/_headers");
    let found = policies(&headers);
    assert_eq!(found.len(), 1, "public/_headers has one policy for everything");
    found[0].to_owned()
}

/// The policy without some of its directives.
fn without(policy: &str, left_out: &[&str]) -> String {
    let kept = |it: &&str| !left_out.contains(&it.split(' ').next().unwrap_or_default());
    policy.split("; ").filter(kept).collect::<Vec<_>>().join("; ")
}

#[test]
fn the_policy_is_the_same_everywhere() {
    let policy = source();
    for (file, left_out) in COPIES {
        let wanted = without(&policy, left_out);
        let mut text = read(file);
        if std::env::var_os("UPDATE_DOCS").is_some() {
            let copies: BTreeSet<String> = policies(&text).into_iter().map(str::to_owned).collect();
            for copy in copies.iter().filter(|copy| **copy != wanted) {
                text = text.replace(copy, &wanted);
                fs::write(root().join(file), &text).unwrap();
            }
        }
        let found = policies(&text);
        assert!(!found.is_empty(), "{file} has no policy");
        for copy in found {
            assert_eq!(
                copy, wanted,
                "{file} differs from public/_headers; UPDATE_DOCS=1 cargo test --test it -- one_source"
            );
        }
    }
    // The browser tests serve pages without that file under the same policy.
    let harness = read("tests/browser/src/site/headers.rs");
    let parts = harness.split('"').find(|part| part.starts_with(START)).expect("a policy");
    let flat = parts.split("\\\n").map(str::trim_start).collect::<String>();
    assert_eq!(flat, without(&policy, &["upgrade-insecure-requests"]));
}

/// Languages that appear as `"xx"` in a part of a source file.
fn named(path: &str, after: &str) -> BTreeSet<String> {
    let text = read(path);
    let from = text.find(after).unwrap_or_else(|| panic!("{path} has no {after}"));
    let line = text[from..].split(";\n").next().unwrap_or_default();
    let words = line.split('"').skip(1).step_by(2);
    words.filter(|word| word.len() == 2).map(str::to_owned).collect()
}

#[test]
fn the_languages_are_those_of_the_folders() {
    let folders: BTreeSet<String> = fs::read_dir(root().join("locales"))
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    assert!(folders.len() >= 2, "{folders:?}");
    assert_eq!(LANGUAGES.into_iter().map(str::to_owned).collect::<BTreeSet<_>>(), folders);
    assert_eq!(named("src/components/header.rs", "const LANGUAGES"), folders);
    assert_eq!(named("src/pages/embed.rs", "const LANGUAGES"), folders);
}

/// The crate and the program that reads its output must be exactly the same version: Trunk would fetch the
/// one it names, and `scripts/setup.sh` installs its own where there is no `Cargo.lock`.
#[test]
fn wasm_bindgen_is_one_version() {
    let version = |path: &str, before: &str| {
        let text = read(path);
        let lines: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix(before)).collect();
        let [found] = lines[..] else { panic!("{path} has {} lines {before:?}", lines.len()) };
        found.trim_matches(|c: char| !c.is_ascii_digit()).to_owned()
    };
    let lock = read("Cargo.lock");
    let (_, rest) = lock.split_once("name = \"wasm-bindgen\"\nversion = \"").expect("the crate");
    let locked = rest.split('"').next().unwrap_or_default();
    assert_eq!(version("Cargo.toml", "wasm-bindgen = \"="), locked);
    assert_eq!(version("Trunk.toml", "wasm_bindgen = "), locked);
    assert_eq!(version("scripts/setup.sh", "WASM_BINDGEN_VERSION="), locked);
}
