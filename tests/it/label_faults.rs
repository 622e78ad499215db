//! Deliberate faults in the label tables: each stops the build with the file and the reason.

use std::fs;

use barrier_first::knowledge::labels::{LabelTables, NameKind};
use barrier_first::knowledge::schema::ingredients::{IngredientGroup, LabelReadingEntry};
use barrier_first::label::{Context, read};

use crate::faults::Faults;
use crate::ingredients::{compile, compile_groups};
use crate::label_vectors::tables;
use crate::{embedded, root};

/// Compiles groups written here with the real reader.
fn compiled(groups: &[&str]) -> (LabelTables, Vec<String>) {
    let groups: Vec<IngredientGroup> =
        groups.iter().map(|text| ron::from_str(text).expect("a group")).collect();
    let text = fs::read_to_string(root().join("knowledge/label_reading.ron")).unwrap();
    let mut reading: LabelReadingEntry = ron::from_str(&text).unwrap();
    reading.claims.clear();
    let mut faults = Faults::default();
    let tables = compile_groups(&groups, &reading, &embedded().tables, &mut faults);
    (tables, faults.lines())
}

fn group(id: &str, head: &str, entry: &str) -> String {
    format!("(id: {id:?}, {head}, entries: [({entry}, grade: \"K\")])")
}

#[test]
fn each_fault_is_named() {
    let sources = "sources: [\"general_knowledge\"]";
    for (head, entry, says) in [
        ("sources: []", "id: \"a\", kind: Other, names: [\"Alpha\"]", "names no source"),
        ("sources: [\"gossip\"]", "id: \"a\", kind: Other, names: [\"Alpha\"]", "\"gossip\""),
        (sources, "id: \"a\", kind: Is, names: [\"Alpha\"]", "stands for no active"),
        (sources, "id: \"a\", kind: Is, names: [\"Alpha\"], actives: [\"gold\"]", "\"gold\""),
        (sources, "id: \"a\", kind: Other, names: [\"Alpha\"], flags: [\"bad\"]", "\"bad\""),
        (sources, "id: \"a\", kind: Other", "has no name"),
        (sources, "id: \"a\", kind: Other, names: [\"A\"]", "too short"),
        (sources, "id: \"a\", kind: Other, names: [\"Alpha\"], trade: [\"Xy\"]", "too short"),
    ] {
        let (_, faults) = compiled(&[&group("one", head, entry)]);
        assert!(faults.iter().any(|line| line.contains(says)), "{entry}: {faults:?}");
        assert!(faults.iter().all(|line| line.starts_with("knowledge/ingredients/one.ron")));
    }
    let (_, faults) = compiled(&["(id: \"one\", sources: [\"general_knowledge\"], entries: [
        (id: \"a\", kind: Other, names: [\"Alpha\"], grade: \"X9\")])"]);
    assert!(faults.iter().any(|line| line.contains("\"X9\" is no grade")), "{faults:?}");
}

/// Two names that fold to the same could not be told apart.
#[test]
fn collisions_after_folding_are_refused() {
    let sources = "sources: [\"general_knowledge\"]";
    for (one, other) in [
        ("names: [\"Alpha-One\"]", "names: [\"alpha one\"]"),
        ("names: [\"X1\"], korean: [\"다이메티콘\"]", "names: [\"X2\"], korean: [\"디메치콘\"]"),
        ("names: [\"α-Thing\"]", "names: [\"Alphathing\"]"),
    ] {
        let first = group("one", sources, &format!("id: \"a\", kind: Other, {one}"));
        let second = group("two", sources, &format!("id: \"b\", kind: Other, {other}"));
        let (_, faults) = compiled(&[&first, &second]);
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert!(faults[0].contains("once it is folded"), "{faults:?}");
        let (tables, faults) = compiled(&[&first]);
        assert!(faults.is_empty() && !tables.names.is_empty(), "{faults:?}");
    }
    let twice = group("one", sources, "id: \"a\", kind: Other, names: [\"Alpha\"]");
    let again = group("two", sources, "id: \"a\", kind: Other, names: [\"Beta\"]");
    let (_, faults) = compiled(&[&twice, &again]);
    assert!(faults.iter().any(|line| line.contains("stands twice")), "{faults:?}");
}

/// The compiled tables match the files, and there are enough of them.
#[test]
fn the_real_files_compile_without_a_fault() {
    let mut faults = Faults::default();
    let real = compile(&root().join("knowledge"), &embedded().tables, &mut faults);
    assert!(faults.is_empty(), "{:?}", faults.lines());
    assert_eq!(real.as_ref(), Some(tables()));
    let kinds = |kind: NameKind| tables().substances.iter().filter(|it| it.kind == kind).count();
    assert!(tables().names.len() >= 1_500, "{}", tables().names.len());
    assert!(kinds(NameKind::Is) >= 50 && kinds(NameKind::Not) >= 30);
    let korean = tables().names.iter().filter(|(name, _)| !name.is_ascii()).count();
    assert!(korean >= 700, "{korean}");
    // Every name as written in the files is found, and refers to its entry.
    for file in fs::read_dir(root().join("knowledge/ingredients")).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        let group: IngredientGroup = ron::from_str(&text).unwrap();
        for entry in &group.entries {
            for name in entry.names.iter().chain(&entry.korean).chain(&entry.unconfirmed) {
                let reading = read(tables(), name, &Context::default());
                let found: Vec<Option<&str>> = reading
                    .names
                    .iter()
                    .map(|name| name.substance.map(|n| tables().substances[n].id.as_str()))
                    .collect();
                assert_eq!(found, [Some(entry.id.as_str())], "{name}");
            }
        }
    }
}
