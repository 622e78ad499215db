//! Statements of documents and comments about the repository: every file, heading and test that they name
//! exists, the two first documents stay short, and generated ones are up to date.
//!
//! `UPDATE_DOCS=1 cargo test --test it -- documents` rewrites the generated ones.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::root;

/// The maximum length of the first documents, in bytes.
const SHORT: [(&str, usize); 2] = [("README.md", 8 * 1024), ("ARCHITECTURE.md", 16 * 1024)];

/// Endings of names that are looked up in the repository.
const ENDINGS: [&str; 13] =
    ["css", "ftl", "html", "js", "json", "md", "mjs", "php", "ron", "rs", "sh", "toml", "yml"];

/// Names that look like files of the repository but are not.
const ELSEWHERE: [(&str, &str); 15] = [
    ("Node.js", "a program"),
    ("ical.js", "an npm package"),
    ("answers.json", "what a person types, in examples of commands"),
    ("record.json", "what a command writes, in examples"),
    ("backup.json", "what a person saves"),
    ("version.json", "written by the build"),
    ("sw.js", "written by the build"),
    ("R-120.ron", "the rule of the worked example"),
    ("rust-toolchain.toml", "spoken of because it is not there"),
    ("x.ftl", "a file in examples of messages"),
    ("notes.md", "a file in examples of messages"),
    ("LICENSE.md", "in a package of npm"),
    ("theme.json", "part of a theme of WordPress"),
    ("options.php", "part of WordPress"),
    ("file.json", "what somebody gives to a command"),
];

/// Every file of the repository, relative to its root, with `/`.
fn files() -> Vec<String> {
    const NOT_OURS: [&str; 4] = [".git", "target", "node_modules", "dist"];
    let mut found = Vec::new();
    let mut folders = vec![root()];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if NOT_OURS.contains(&name.as_str()) || name.starts_with("dist-") {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else {
                let path = path.strip_prefix(root()).unwrap();
                found.push(path.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}

fn ending(path: &str) -> &str {
    path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map_or("", |(_, ending)| ending)
}

/// Normalises `from/../to` to `to`, without asking the disk.
fn normal(path: &Path) -> String {
    let mut parts: Vec<String> = Vec::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(parts.pop()),
            Component::Normal(part) => parts.push(part.to_string_lossy().into_owned()),
            _ => {}
        }
    }
    parts.join("/")
}

/// Lines of a document with their numbers, without blocks of code.
fn prose(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut in_code = false;
    text.lines().enumerate().filter_map(move |(n, line)| {
        let fence = line.trim_start().starts_with("```");
        in_code ^= fence;
        (!fence && !in_code && !line.starts_with("    ")).then_some((n + 1, line))
    })
}

/// The comment in a line of code. Approximate: a marker inside a string counts too.
fn comment<'a>(line: &'a str, ending: &str) -> &'a str {
    let bare = line.trim_start();
    let markers: &[&str] = match ending {
        "sh" | "toml" | "yml" | "ftl" => &["#"],
        _ => &["//", "/*", "*"],
    };
    if markers.iter().any(|marker| bare.starts_with(marker)) {
        return bare;
    }
    line.find(&format!(" {} ", markers[0])).map_or("", |at| &line[at..])
}

/// Names in a text that end like one of our files, except in addresses, patterns and longer words.
fn names(text: &str) -> Vec<&str> {
    let part = |c: char| c.is_ascii_alphanumeric() || "_-./".contains(c);
    let mut found = Vec::new();
    let mut rest = 0;
    while let Some(start) = text[rest..].find(part).map(|at| rest + at) {
        let end = text[start..].find(|c| !part(c)).map_or(text.len(), |at| start + at);
        rest = end;
        let name = text[start..end].trim_end_matches(['.', '-', '/']);
        let before = text[..start].chars().next_back().unwrap_or(' ');
        let after = text[start + name.len()..].chars().next().unwrap_or(' ');
        let pattern = "<>*{}$@#…~%?=&:".contains(before) || "<*{$…".contains(after);
        let stem = name.rsplit('/').next().and_then(|it| it.rsplit_once('.')).map_or("", |it| it.0);
        if !pattern && !stem.is_empty() && !name.starts_with('/') && ENDINGS.contains(&ending(name))
        {
            found.push(name);
        }
    }
    found
}

/// Returns `true` if the repository has a file that `from` may refer to as `name`.
fn is_there(all: &[String], from: &str, name: &str) -> bool {
    let folder = Path::new(from).parent().unwrap_or(Path::new(""));
    let beside = normal(&folder.join(name));
    let bare = name.trim_start_matches("./").trim_start_matches("../");
    let tail = format!("/{bare}");
    ELSEWHERE.iter().any(|(it, _)| *it == bare || name.ends_with(&format!("/{it}")))
        || ["dist/", "target/"].iter().any(|folder| name.starts_with(folder))
        || all.iter().any(|file| *file == beside || file == bare || file.ends_with(&tail))
}

fn report(faults: &BTreeSet<String>) {
    let list: Vec<&str> = faults.iter().map(String::as_str).collect();
    assert!(list.is_empty(), "\n{}", list.join("\n"));
}

#[test]
fn what_is_cited_is_there() {
    let all = files();
    let mut faults = BTreeSet::new();
    for file in &all {
        let kind = ending(file);
        if !ENDINGS.contains(&kind) || file.ends_with("package-lock.json") {
            continue;
        }
        let text = fs::read_to_string(root().join(file)).unwrap_or_default();
        let lines: Vec<(usize, &str)> = match kind {
            "md" => prose(&text).collect(),
            // Notes for reviewers are in string values, so the whole of such a file counts.
            "ron" | "json" | "html" => {
                text.lines().enumerate().map(|(n, it)| (n + 1, it)).collect()
            }
            _ => text.lines().enumerate().map(|(n, it)| (n + 1, comment(it, kind))).collect(),
        };
        for (n, line) in lines {
            for name in names(line) {
                let data = matches!(kind, "ron" | "json" | "html") && ending(name) != "md";
                if !data && !is_there(&all, file, name) {
                    faults.insert(format!("{file}:{n}: there is no {name}"));
                }
            }
        }
    }
    report(&faults);
}

/// The anchor that GitHub gives to a heading.
fn anchor(heading: &str) -> String {
    let kept = |c: &char| c.is_alphanumeric() || " -_".contains(*c);
    let text = heading.trim_start_matches('#').trim().to_lowercase();
    text.chars().filter(kept).map(|c| if c == ' ' { '-' } else { c }).collect()
}

#[test]
fn links_of_documents_lead_somewhere() {
    let mut faults = BTreeSet::new();
    for file in files().iter().filter(|file| ending(file) == "md") {
        let text = fs::read_to_string(root().join(file)).unwrap();
        for (n, line) in prose(&text) {
            for (at, _) in line.match_indices("](") {
                let target = line[at + 2..].split(')').next().unwrap_or_default();
                if target.contains(':') {
                    continue;
                }
                let (path, part) = target.split_once('#').unwrap_or((target, ""));
                let folder = Path::new(file).parent().unwrap();
                let path = if path.is_empty() { file.clone() } else { normal(&folder.join(path)) };
                let on_disk: PathBuf = root().join(&path);
                if !on_disk.exists() {
                    faults.insert(format!("{file}:{n}: there is no {path}"));
                } else if !part.is_empty() {
                    let text = fs::read_to_string(&on_disk).unwrap_or_default();
                    let found =
                        prose(&text).any(|(_, it)| it.starts_with('#') && anchor(it) == part);
                    if !found {
                        faults.insert(format!("{file}:{n}: {path} has no heading #{part}"));
                    }
                }
            }
        }
    }
    report(&faults);
}

/// A row of `docs/promises.md` names at least one file with tests, and each test that it names is a
/// function of that file.
#[test]
fn every_promise_is_held_by_tests_that_exist() {
    let text = fs::read_to_string(root().join("docs/promises.md")).unwrap();
    let mut faults = BTreeSet::new();
    let mut rows = 0;
    let first = text.lines().position(|line| line.starts_with('|')).unwrap_or_default();
    let table: Vec<&str> =
        text.lines().skip(first).take_while(|line| line.starts_with('|')).collect();
    // A row elsewhere would be shown as plain text.
    let all = text.lines().filter(|line| line.starts_with('|')).count();
    assert_eq!(table.len(), all, "rows stand outside of the table");
    for row in &table[2..] {
        let Some((promise, held)) =
            row.trim_matches(['|', ' ']).split_once(" | ").filter(|it| !it.1.is_empty())
        else {
            faults.insert(format!("nothing holds: {row}"));
            continue;
        };
        rows += 1;
        let mut tests: Vec<&str> = Vec::new();
        let mut cited = 0;
        // Functions come first, then the file that contains them.
        for word in held.split('`').skip(1).step_by(2) {
            if !word.contains('/') {
                tests.push(word);
                continue;
            }
            cited += 1;
            let code = fs::read_to_string(root().join(word)).unwrap_or_default();
            if code.is_empty() {
                faults.insert(format!("{promise}: there is no {word}"));
            }
            for test in tests.drain(..).filter(|test| !code.contains(&format!("fn {test}("))) {
                faults.insert(format!("{promise}: {word} has no test {test}"));
            }
        }
        if cited == 0 || !tests.is_empty() {
            faults.insert(format!("{promise}: in which file is {tests:?}?"));
        }
    }
    assert!(rows > 20, "only {rows} promises were found");
    report(&faults);
}

/// Every file of journeys is listed in the table of the guide.
#[test]
fn every_file_of_journeys_is_in_the_table() {
    let guide = fs::read_to_string("tests/browser/README.md").expect("the guide");
    let mut missing: Vec<String> = files()
        .into_iter()
        .filter_map(|path| path.strip_prefix("tests/browser/tests/journeys/").map(str::to_owned))
        .filter(|file| file != "main.rs" && !guide.contains(&format!("`{file}`")))
        .collect();
    missing.sort();
    assert!(missing.is_empty(), "not in tests/browser/README.md: {missing:?}");
}

#[test]
fn first_documents_stay_short() {
    for (file, most) in SHORT {
        let bytes = fs::metadata(root().join(file)).unwrap().len() as usize;
        assert!(bytes <= most, "{file} has {bytes} bytes, at most {most}: move details to docs/");
    }
}

/// A declaration of the style sheet: name, value, text of its comment.
type Token = (String, String, String);

/// The declarations of every block with this selector, in the order written.
fn tokens(css: &str, selector: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let head = format!("\t{selector} {{\n");
    for block in css.split(&head).skip(1) {
        let block = block.split("\n\t}").next().unwrap_or_default();
        let mut open = String::new();
        for line in block.lines().map(str::trim) {
            let (code, note) = line.split_once("/*").unwrap_or((line, ""));
            open = format!("{open} {}", code.trim()).trim().to_owned();
            if !open.starts_with("--") {
                open.clear();
            } else if let Some((name, value)) =
                open.strip_suffix(';').and_then(|it| it.split_once(':'))
            {
                let note = note.trim_end_matches("*/").trim();
                found.push((name.to_owned(), value.trim().to_owned(), note.to_owned()));
                open.clear();
            }
        }
    }
    found
}

/// Declarations of a media block's `:root…` are indented one level further.
fn nested_dark(css: &str) -> Vec<Token> {
    let head = "@media (prefers-color-scheme: dark) {";
    let block = css.split(head).nth(1).unwrap().split("\n\t}").next().unwrap();
    let flat = format!("{}\n\t}}", block.replace("\n\t", "\n"));
    tokens(&flat, ":root:not([data-theme=\"light\"])")
}

/// The device's scheme and the chosen one have the same values.
#[test]
fn both_dark_blocks_say_the_same() {
    let css = fs::read_to_string(root().join("styles/tokens.css")).unwrap();
    let (device, chosen) = (nested_dark(&css), tokens(&css, ":root[data-theme=\"dark\"]"));
    assert!(chosen.len() > 10, "the dark block was not found");
    assert_eq!(device, chosen);
}

fn design_tokens() -> String {
    let css = fs::read_to_string(root().join("styles/tokens.css")).unwrap();
    let base = tokens(&css, ":root");
    let dark = tokens(&css, ":root[data-theme=\"dark\"]");
    let of = |list: &[Token], name: &str| -> String {
        list.iter().find(|it| it.0 == name).map(|it| format!("`{}`", it.1)).unwrap_or_default()
    };
    let is_public = |name: &str| name.starts_with("--barrier-first-");
    let mut text = String::from(
        "# Design tokens\n\n\
         Generated from `styles/tokens.css` by `UPDATE_DOCS=1 cargo test --test it -- documents`. \
         That file also declares the order of the layers; a theme sets the public tokens in the \
         last one. Components use the roles only.\n\n\
         `data-theme` on `<html>` fixes light or dark; without it the device decides. More \
         contrast, forced colours and reduced motion have values of their own. The widths that \
         count are those of the container, not of the screen.\n\n\
         ## Public\n\n\
         What a clinic may set.\n\n\
         | token | light | dark (`--barrier-first-dark-*`) |\n|---|---|---|\n",
    );
    let in_dark = "--barrier-first-dark-";
    for (name, value, _) in base.iter().filter(|it| is_public(&it.0) && !it.0.starts_with(in_dark))
    {
        let twin = of(&base, &name.replacen("--barrier-first-", in_dark, 1));
        text.push_str(&format!("| `{name}` | `{value}` | {twin} |\n"));
    }
    text.push_str(
        "\n## Roles\n\nWhat components use. Where there is no dark value, the light one holds in \
         both schemes, or is mixed from values that change.\n\n\
         | token | what for | value | dark |\n|---|---|---|---|\n",
    );
    for (name, value, note) in base.iter().filter(|it| !is_public(&it.0)) {
        text.push_str(&format!("| `{name}` | {note} | `{value}` | {} |\n", of(&dark, name)));
    }
    text
}

#[test]
fn generated_documents_are_up_to_date() {
    let path = root().join("docs/design-tokens.md");
    let made = design_tokens();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &made).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == made,
        "docs/design-tokens.md is not what styles/tokens.css says: \
         UPDATE_DOCS=1 cargo test --test it -- documents"
    );
}

#[test]
fn names_of_files_are_told_from_other_words() {
    let found = |text| names(text);
    assert_eq!(found("see `docs/a.md`, and b.rs."), ["docs/a.md", "b.rs"]);
    let none: [&str; 0] = [];
    assert_eq!(
        found("https://a.example/embed.js *.rs <name>.json `.ron` locale-<lang>.json"),
        none
    );
}

/// Figures that only count files are up to date.
#[test]
fn counts_of_the_figures_are_true() {
    let count = |folder: &str, fits: &dyn Fn(&str) -> bool| {
        let there = fs::read_dir(root().join(folder)).unwrap();
        there.filter(|file| fits(&file.as_ref().unwrap().file_name().to_string_lossy())).count()
    };
    let entries = ["questions", "rules", "actives", "treatments", "programmes", "sources"]
        .map(|kind| count(&format!("knowledge/{kind}"), &|_| true).to_string());
    let rules = [
        ('R', "safety"),
        ('N', "needs and drivers"),
        ('S', "steps"),
        ('C', "dates and results"),
        ('F', "follow-up"),
        ('I', "index"),
    ]
    .map(|(letter, what)| {
        let number = count("knowledge/rules", &|name| name.starts_with(letter));
        format!("{number} {what} ({letter})")
    });
    let figures = fs::read_to_string(root().join("docs/figures.md")).unwrap();
    for told in [entries.join(", "), rules.join(", ")] {
        assert!(figures.contains(&format!("| {told} |")), "docs/figures.md does not say: {told}");
    }
}
