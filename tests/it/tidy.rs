//! Order in the source: which part may depend on which, and where the browser may be named.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::root;

/// Longest file, in lines, unless excused below.
const LONGEST: usize = 400;
/// Files that may be longer, each with the reason.
const LONGER: [(&str, &str); 0] = [];

/// Top-level parts of the crate and what each may import (ARCHITECTURE.md has the table).
const MAY_IMPORT: [(&str, &[&str]); 17] = [
    ("domain", &[]),
    ("json", &[]),
    ("route", &["domain", "knowledge"]),
    ("knowledge", &["domain"]),
    ("label", &["domain", "knowledge"]),
    ("input", &["domain", "json", "knowledge"]),
    ("storage", &["domain", "input", "json", "knowledge"]),
    ("clinic", &["domain", "input", "json", "knowledge"]),
    ("engine", &["clinic", "domain", "knowledge"]),
    ("export", &["clinic", "domain", "engine", "input", "json", "knowledge", "label"]),
    ("i18n", &["json"]),
    ("platform", &["storage"]),
    ("state", &["clinic", "domain", "engine", "knowledge", "label", "storage"]),
    ("components", WIDGETS),
    ("pages", WIDGETS),
    ("deferred", &["clinic", "components", "engine", "knowledge", "pages", "platform", "state"]),
    ("app", &["components", "knowledge", "pages", "platform", "route", "state"]),
];

/// The parts that drawing code may use; only pages may use components, and only the app may use pages.
const WIDGETS: &[&str] = &[
    "clinic",
    "components",
    "domain",
    "engine",
    "export",
    "i18n",
    "input",
    "json",
    "knowledge",
    "label",
    "platform",
    "route",
    "state",
    "storage",
];

/// The files that connect the state to the browser, to the address and to the texts, and those that read
/// stored data from a file: a record as an opened backup, the products of a shelf. Texts ask the browser
/// for numbers and dates (`docs/decisions/0018-words-and-intl.md`).
const TIES: [(&str, &[&str]); 14] = [
    ("export/fhir/read.rs", &["storage"]),
    ("export/plan_shelf.rs", &["storage"]),
    ("i18n/messages.rs", &["platform"]),
    ("state/app.rs", &["route"]),
    ("state/clinic_site.rs", &["platform"]),
    ("state/clock.rs", &["platform"]),
    ("state/deferred.rs", &["route"]),
    ("state/draft.rs", &["platform"]),
    ("state/hooks.rs", &["platform", "route"]),
    ("state/language.rs", &["i18n", "platform"]),
    ("state/navigator.rs", &["platform", "route"]),
    ("state/persistence.rs", &["platform"]),
    ("state/store.rs", &["platform"]),
    ("state/view.rs", &["i18n", "route"]),
];

/// Files outside the screen that may name Yew, each with the reason.
const MAY_NAME_YEW: [(&str, &str); 10] = [
    ("state/app.rs", "the context of the whole tree"),
    ("state/clinic_site.rs", "part of that context"),
    ("state/clock.rs", "a hook of the root"),
    ("state/deferred.rs", "the table holds functions that draw"),
    ("state/hooks.rs", "the hooks of the root"),
    ("state/language.rs", "part of that context"),
    ("state/navigator.rs", "the page that is shown is state of the tree"),
    ("state/store.rs", "holds the reducer of that context"),
    ("state/view.rs", "draws what only the deferred part can"),
    ("i18n/messages.rs", "texts are handed to components as AttrValue, without a copy"),
];

/// A source file below `src/`.
pub struct Source {
    /// Path below `src/`, with `/`.
    pub path: String,
    pub text: String,
}

impl Source {
    /// The folder or file directly below `src/`.
    fn part(&self) -> &str {
        self.path.split('/').next().unwrap_or_default().trim_end_matches(".rs")
    }

    /// The lines of code: no comments, and nothing from the unit tests on.
    pub fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text
            .lines()
            .enumerate()
            .take_while(|(_, line)| line.trim() != "#[cfg(test)]")
            .map(|(n, line)| (n + 1, line.split("//").next().unwrap_or_default()))
    }
}

/// Every Rust file below `src/`.
pub fn sources() -> Vec<Source> {
    let src = root().join("src");
    let mut files = Vec::new();
    collect(&src, &mut files);
    files.sort();
    let read = |file: PathBuf| Source {
        path: file.strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/"),
        text: fs::read_to_string(&file).unwrap(),
    };
    files.into_iter().map(read).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            collect(&entry, files);
        } else if entry.extension().is_some_and(|extension| extension == "rs") {
            files.push(entry);
        }
    }
}

/// Names that follow `crate::` in a line, a braced list included.
fn imports(line: &str) -> Vec<String> {
    let word = |text: &str| -> String {
        text.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect()
    };
    let mut names = Vec::new();
    for (place, _) in line.match_indices("crate::") {
        let rest = &line[place + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(list) => names.extend(list.split(',').map(|item| word(item.trim()))),
            None => names.push(word(rest)),
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

fn report(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn imports_run_one_way() {
    let rules: BTreeMap<&str, &[&str]> = MAY_IMPORT.into_iter().collect();
    let mut faults = Vec::new();
    for source in sources() {
        let part = source.part();
        if ["lib", "main"].contains(&part) {
            continue;
        }
        let Some(allowed) = rules.get(part) else {
            faults.push(format!("src/{}: {part} is not in the list of parts", source.path));
            continue;
        };
        let ties = TIES.iter().find(|(path, _)| *path == source.path).map_or(&[][..], |it| it.1);
        for (n, line) in source.code() {
            for name in imports(line) {
                let fine = name == part
                    || allowed.contains(&name.as_str())
                    || ties.contains(&name.as_str());
                if !fine || (part == "components" && name == "pages") {
                    faults.push(format!("src/{}:{n}: {part} imports {name}", source.path));
                }
            }
        }
    }
    report(&faults);
}

/// The browser is named in one folder, so that everything else runs and is tested on the host.
#[test]
fn only_the_platform_names_the_browser() {
    const BROWSER: [&str; 4] = ["web_sys", "js_sys", "gloo", "wasm_bindgen"];
    let mut faults = Vec::new();
    for source in sources() {
        if ["platform", "main"].contains(&source.part()) {
            continue;
        }
        for (n, line) in source.code() {
            for name in BROWSER.iter().filter(|name| line.contains(**name)) {
                faults.push(format!("src/{}:{n}: names {name}", source.path));
            }
        }
    }
    report(&faults);
}

#[test]
fn only_the_screen_names_yew() {
    let screen = ["app", "pages", "components", "platform", "main", "route"];
    let mut faults = Vec::new();
    for source in sources() {
        let excused = MAY_NAME_YEW.iter().any(|(path, _)| *path == source.path);
        if excused || screen.contains(&source.part()) {
            continue;
        }
        for (n, line) in source.code() {
            if line.contains("yew::") {
                faults.push(format!("src/{}:{n}: names Yew", source.path));
            }
        }
    }
    report(&faults);
}

/// Clippy refuses them too; this also sees code that is built only for the browser.
#[test]
fn nothing_gives_up() {
    let mut faults = Vec::new();
    for source in sources() {
        let mut before = "";
        for (n, line) in source.code() {
            let gives_up = ["unwrap()", ".expect(", "panic!(", "todo!(", "unimplemented!("]
                .iter()
                .any(|word| line.contains(word));
            // A place that must panic and says why has its own allowance.
            let excused =
                source.text.contains("clippy::expect_used, reason") || before.contains("clippy::");
            if gives_up && !excused {
                faults.push(format!("src/{}:{n}: {}", source.path, line.trim()));
            }
            before = line;
        }
    }
    report(&faults);
}

/// Folders with Rust code whose comments follow the rule of CONTRIBUTING.md.
const COMMENTED: &[&str] = &["src", "build", "examples", "tests", "tools"];

/// The thing is named first: "The days of a stretch", and not "What a stretch lasts".
#[test]
fn comments_name_the_thing_first() {
    let mut files = Vec::new();
    for folder in COMMENTED {
        collect(&root().join(folder), &mut files);
    }
    assert!(files.len() > 400, "only {} files", files.len());
    let mut faults = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        // An item's or a module's comment begins where the line before is none.
        let mut before = "";
        for (n, line) in text.lines().map(str::trim_start).enumerate() {
            let comment = line.strip_prefix("//").unwrap_or_default();
            let words = comment.trim_start_matches(['/', '!']).trim_start();
            let opens = !before.starts_with("//")
                && comment.starts_with(['/', '!'])
                && ["What ", "Who "].iter().any(|it| words.starts_with(it));
            if opens || words.contains(['«', '»']) {
                faults.push(format!("{}:{}: {line}", file.display(), n + 1));
            }
            before = line;
        }
    }
    report(&faults);
}

/// A match on nothing is a disguised chain of `if` that a reader has to untangle first.
#[test]
fn nothing_matches_on_nothing() {
    let mut faults = Vec::new();
    for source in sources() {
        for (n, line) in source.code().filter(|(_, line)| line.contains("match ()")) {
            faults.push(format!("src/{}:{n}: {}", source.path, line.trim()));
        }
    }
    report(&faults);
}

#[test]
fn files_stay_readable() {
    let mut faults = Vec::new();
    for source in sources() {
        let lines = source.text.lines().count();
        let excused = LONGER.iter().any(|(path, _)| *path == source.path);
        if (lines > LONGEST) != excused {
            faults.push(format!("src/{}: {lines} lines, at most {LONGEST}", source.path));
        }
    }
    report(&faults);
}

/// Every file starts with its purpose.
#[test]
fn every_file_says_what_it_is_for() {
    let mut faults = Vec::new();
    for source in sources() {
        let first = source.text.lines().next().unwrap_or_default();
        if !first.starts_with("//!") || first.len() < 12 {
            faults.push(format!("src/{}: does not start with //! and what it is for", source.path));
        }
    }
    let src = root().join("src");
    for folder in fs::read_dir(&src).unwrap().map(|entry| entry.unwrap().path()) {
        let named = folder.join("mod.rs").is_file() || !folder.is_dir();
        let empty = folder.is_dir() && fs::read_dir(&folder).unwrap().next().is_none();
        if !named && !empty {
            faults.push(format!("{} has no mod.rs", folder.display()));
        }
    }
    report(&faults);
}
