//! No import cycles: no file needs another that needs it in turn, by `crate::` or by `super::`.

use std::collections::{BTreeMap, BTreeSet};

use crate::tidy::{Source, sources};

/// Files that need each other, each group with the reason.
const EXCUSED: [(&[&str], &str); 1] = [(
    &[
        "state/app.rs",
        "state/clinic_site.rs",
        "state/deferred.rs",
        "state/language.rs",
        "state/view.rs",
    ],
    "the view carries the table of functions that take the view",
)];

/// The names that a file needs, as paths from the crate root, from its `use` statements and paths.
fn needs(source: &Source) -> BTreeSet<Vec<String>> {
    let code: Vec<&str> = source.code().map(|(_, line)| line).collect();
    let code = code.join(" ");
    let mut here: Vec<String> =
        source.path.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    if here.last().is_some_and(|name| name == "mod") {
        here.pop();
    }
    let mut found = BTreeSet::new();
    for (at, root) in code.match_indices("crate::").chain(code.match_indices("super::")) {
        // `super::super::` is handled at its first `super::`.
        if code[..at].ends_with("super::") || code[..at].ends_with(['_', '$']) {
            continue;
        }
        let mut base = if root == "crate::" { Vec::new() } else { here.clone() };
        let mut rest = &code[at..];
        while let Some(after) = rest.strip_prefix("super::") {
            base.pop();
            rest = after;
        }
        paths(rest.strip_prefix("crate::").unwrap_or(rest), &base, &mut found);
    }
    found
}

/// Collects every path in `a::b` or `a::{b, c::d}`.
fn paths(text: &str, base: &[String], found: &mut BTreeSet<Vec<String>>) {
    if let Some(list) = text.strip_prefix('{') {
        let mut depth = 0_usize;
        let mut start = 0;
        for (at, c) in list.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth > 0 => depth -= 1,
                '}' | ',' if depth == 0 => {
                    paths(list[start..at].trim_start(), base, found);
                    start = at + 1;
                    if c == '}' {
                        return;
                    }
                }
                _ => {}
            }
        }
        return;
    }
    let word: String = text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    if word.is_empty() {
        return;
    }
    let path: Vec<String> = base.iter().cloned().chain([word.clone()]).collect();
    match text[word.len()..].strip_prefix("::") {
        Some(rest) if !rest.is_empty() => {
            found.insert(path.clone());
            paths(rest, &path, found);
        }
        _ => {
            found.insert(path);
        }
    }
}

/// The file that a path leads to: its longest prefix that is a file; a name that a folder re-exports from
/// one of its files leads to that file.
fn file_of(
    path: &[String],
    files: &BTreeMap<Vec<String>, String>,
    taken: &Taken,
) -> Option<String> {
    for length in (1..=path.len()).rev() {
        let (module, name) = (&path[..length], path.get(length));
        if let Some(name) = name
            && let Some(file) = taken.get(&(module.to_vec(), name.clone()))
        {
            return Some(file.clone());
        }
        if let Some(file) = files.get(module) {
            return Some(file.clone());
        }
    }
    None
}

type Taken = BTreeMap<(Vec<String>, String), String>;

fn graph() -> BTreeMap<String, BTreeSet<String>> {
    let sources = sources();
    let module = |source: &Source| -> Vec<String> {
        let path = source.path.trim_end_matches(".rs").trim_end_matches("/mod");
        path.split('/').map(str::to_owned).collect()
    };
    let files: BTreeMap<Vec<String>, String> =
        sources.iter().map(|source| (module(source), source.path.clone())).collect();
    // `pub use file::{A, B}` in a folder's own file.
    let mut taken = Taken::new();
    for source in sources.iter().filter(|source| source.path.ends_with("/mod.rs")) {
        let folder = module(source);
        let code: Vec<&str> = source.code().map(|(_, line)| line).collect();
        for statement in code.join(" ").split(';') {
            let Some((_, list)) = statement.split_once("pub use ") else { continue };
            let mut found = BTreeSet::new();
            paths(list.trim(), &folder, &mut found);
            for path in found {
                let Some((name, from)) = path.split_last() else { continue };
                if let Some(file) = files.get(from).filter(|_| from.len() > folder.len()) {
                    taken.insert((folder.clone(), name.clone()), file.clone());
                }
            }
        }
    }
    let mut graph: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in &sources {
        // A folder's own file names its files, and those use what it has in common.
        let own = source.path.ends_with("/mod.rs").then(|| source.path.trim_end_matches("mod.rs"));
        let folder = source.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let shared = [folder, "/mod.rs"].concat();
        let needed = needs(source).into_iter().filter_map(|path| file_of(&path, &files, &taken));
        let needed = needed.filter(|file| *file != source.path && *file != shared);
        let needed = needed.filter(|file| own.is_none_or(|own| !file.starts_with(own)));
        graph.entry(source.path.clone()).or_default().extend(needed);
    }
    graph
}

/// All files reachable from one.
fn reached(graph: &BTreeMap<String, BTreeSet<String>>, from: &str) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    let mut todo = vec![from.to_owned()];
    while let Some(file) = todo.pop() {
        for next in graph.get(&file).into_iter().flatten() {
            if seen.insert(next.clone()) {
                todo.push(next.clone());
            }
        }
    }
    seen
}

/// Every cycle: files each of which can be reached from every other, in the order of their names.
fn circles(graph: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<Vec<String>> {
    let all: BTreeMap<&String, BTreeSet<String>> =
        graph.keys().map(|file| (file, reached(graph, file))).collect();
    let mut circles = BTreeSet::new();
    for (file, reached) in &all {
        if reached.contains(*file) {
            let back = |other: &&String| all.get(*other).is_some_and(|set| set.contains(*file));
            circles.insert(reached.iter().filter(back).cloned().collect());
        }
    }
    circles
}

/// Cycles without an excuse, and excuses that are not exactly one of the cycles: an excuse that names one
/// file too many would also excuse a cycle that this file joins later.
fn faults(circles: &BTreeSet<Vec<String>>, excused: &[(&[&str], &str)]) -> Vec<String> {
    let excused: BTreeSet<Vec<String>> = excused
        .iter()
        .map(|(files, _)| files.iter().map(|file| (*file).to_owned()).collect())
        .collect();
    let named = |what: &str, circle: &Vec<String>| format!("{what}: {}", circle.join(" -> "));
    let unexcused = circles.difference(&excused).map(|circle| named("a circle", circle));
    let stale = excused.difference(circles).map(|circle| named("excused, but no circle", circle));
    unexcused.chain(stale).collect()
}

#[test]
fn no_file_needs_itself() {
    let faults = faults(&circles(&graph()), &EXCUSED);
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// An excuse is for exactly one cycle, not for any within it.
#[test]
fn an_excuse_is_exactly_one_circle() {
    let file = str::to_owned;
    let needs = |from: &str, to: &str| (file(from), BTreeSet::from([file(to)]));
    let graph =
        BTreeMap::from([needs("a.rs", "b.rs"), needs("b.rs", "a.rs"), needs("c.rs", "a.rs")]);
    let found = circles(&graph);
    assert_eq!(found, BTreeSet::from([vec![file("a.rs"), file("b.rs")]]));
    assert_eq!(faults(&found, &[(&["a.rs", "b.rs"], "")]), Vec::<String>::new());
    assert_eq!(faults(&found, &[]), ["a circle: a.rs -> b.rs"]);
    let wider = ["a circle: a.rs -> b.rs", "excused, but no circle: a.rs -> b.rs -> c.rs"];
    assert_eq!(faults(&found, &[(&["a.rs", "b.rs", "c.rs"], "")]), wider);
    let gone = ["excused, but no circle: c.rs -> d.rs"];
    assert_eq!(faults(&found, &[(&["a.rs", "b.rs"], ""), (&["c.rs", "d.rs"], "")]), gone);
}

/// The reader sees what it is meant to refuse.
#[test]
fn imports_by_super_are_seen() {
    let source = Source {
        path: "state/store.rs".to_owned(),
        text: "use super::{Action, view::{View, X}};\nuse crate::domain::Answer;\n".to_owned(),
    };
    let found: Vec<String> = needs(&source).into_iter().map(|path| path.join("::")).collect();
    assert_eq!(
        found,
        [
            "domain",
            "domain::Answer",
            "state::Action",
            "state::view",
            "state::view::View",
            "state::view::X"
        ]
    );
}
