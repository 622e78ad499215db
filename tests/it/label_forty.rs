//! Forty labels with known contents: how many names, actives and flags are found, and how many of those
//! found are there. The labels are made up for this test (`tests/fixtures/labels/`).

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use barrier_first::domain::{ClosedSet, ProductKind};
use barrier_first::label::{Context, FoundAs, read};
use serde::Deserialize;

use crate::label_vectors::tables;
use crate::{embedded, root};

/// A label and its true contents.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Truth {
    /// Its special feature.
    #[allow(dead_code, reason = "notes in the file are for people")]
    about: String,
    label: String,
    #[serde(default)]
    kind: Option<String>,
    #[serde(default = "one")]
    products: usize,
    /// Every ingredient name, as it appears on the label.
    names: Vec<String>,
    /// Actives whose names identify them or weakly belong to them.
    actives: Vec<String>,
    flags: Vec<String>,
}

fn one() -> usize {
    1
}

/// Hits, false positives and misses.
#[derive(Default)]
struct Count {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Count {
    fn add(&mut self, found: &BTreeSet<String>, truth: &BTreeSet<String>) -> Vec<String> {
        self.right += found.intersection(truth).count();
        self.wrong += found.difference(truth).count();
        self.missed += truth.difference(found).count();
        let differing = found.symmetric_difference(truth);
        differing.map(|it| format!("{}{it}", if truth.contains(it) { "-" } else { "+" })).collect()
    }

    fn precision(&self) -> f64 {
        self.right as f64 / (self.right + self.wrong).max(1) as f64
    }

    fn recall(&self) -> f64 {
        self.right as f64 / (self.right + self.missed).max(1) as f64
    }
}

fn files() -> Vec<PathBuf> {
    let folder = fs::read_dir(root().join("tests/fixtures/labels")).unwrap();
    let mut files: Vec<_> = folder.map(|file| file.unwrap().path()).collect();
    files.sort();
    files
}

fn truth(file: &Path) -> Truth {
    let name = file.display().to_string();
    ron::from_str(&fs::read_to_string(file).unwrap()).expect(&name)
}

/// The texts of the labels, read once.
pub fn labels() -> &'static [String] {
    static LABELS: OnceLock<Vec<String>> = OnceLock::new();
    LABELS.get_or_init(|| files().iter().map(|file| truth(file).label).collect())
}

#[test]
fn forty_labels_are_read() {
    let files = files();
    assert!(files.len() >= 40, "{}", files.len());
    let (mut names, mut actives, mut flags) =
        (Count::default(), Count::default(), Count::default());
    let (mut all, mut known) = (0, 0);
    let mut missed: Vec<String> = Vec::new();
    for file in &files {
        let stem = file.file_stem().unwrap().to_string_lossy().into_owned();
        let truth = truth(file);
        let kind = truth.kind.as_deref().map(|id| ProductKind::from_id(id).expect(&stem));
        let reading = read(tables(), &truth.label, &Context { kind, ..Context::default() });
        let text = |from: usize, to: usize| truth.label[from..to].to_owned();
        let set = |list: &[String]| -> BTreeSet<String> { list.iter().cloned().collect() };
        let found = reading.names.iter().map(|it| text(it.from, it.to)).collect();
        let held = reading
            .actives
            .iter()
            .filter(|it| matches!(it.found, FoundAs::Is | FoundAs::Weak))
            .map(|it| embedded().active(it.active).id.clone())
            .collect();
        let shown = reading.flags.iter().map(|(flag, _)| flag.id().to_owned()).collect();
        for (what, differing) in [
            ("names", names.add(&found, &set(&truth.names))),
            ("actives", actives.add(&held, &set(&truth.actives))),
            ("flags", flags.add(&shown, &set(&truth.flags))),
        ] {
            if !differing.is_empty() {
                println!("{stem}: {what} {differing:?}");
            }
        }
        assert!(reading.is_list, "{stem}");
        assert_eq!(reading.products, truth.products, "{stem}");
        all += reading.names.len();
        let unknown = reading.names.iter().filter(|name| name.substance.is_none());
        missed.extend(unknown.map(|name| text(name.from, name.to)));
        known += reading.names.len() - reading.unknown();
    }
    for (what, count) in [("names", &names), ("actives", &actives), ("flags", &flags)] {
        println!(
            "{what}: precision {:.3}, recall {:.3} ({} right, {} wrong, {} missed)",
            count.precision(),
            count.recall(),
            count.right,
            count.wrong,
            count.missed
        );
    }
    println!("known names: {known} of {all}; not known: {missed:?}");
    assert!(names.precision() >= 0.98 && names.recall() >= 0.98);
    assert!(actives.precision() >= 0.98 && actives.recall() >= 0.98);
    assert!(flags.precision() >= 0.98 && flags.recall() >= 0.98);
    assert!(known * 100 >= all * 95);
}

/// A shop page of 40 KB with one list in its middle. The budget is 10 ms in a release build; this only
/// keeps the reader from becoming slow unnoticed, with room for an unoptimised build on a busy machine, and
/// the quickest of a few runs counts.
#[test]
fn a_long_page_is_read_quickly() {
    let file = root().join("tests/fixtures/labels/35-page-en-shop.ron");
    let truth: Truth = ron::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let words = "\n\n장바구니 | 찜하기 | Add to cart, $24.00 (30 ml). Our customers love how soft their \
                 skin feels.\n피부가 촉촉해졌어요, 향도 좋고 또 살게요! Retinol, SPF 50+ & more";
    let half = words.repeat((20 << 10) / words.len());
    let page = format!("{half}\n\n{}\n\n{half}", truth.label);
    assert!(page.len() > 39 << 10);
    let context = Context::default();
    let once = || {
        let start = std::time::Instant::now();
        let reading = read(tables(), &page, &context);
        let elapsed = start.elapsed();
        assert!(reading.is_list);
        elapsed
    };
    let quickest = (0..5).map(|_| once()).min().unwrap();
    println!("{} KB in {quickest:?}", page.len() >> 10);
    let slack = if cfg!(debug_assertions) { 400 } else { 4 };
    assert!(quickest < std::time::Duration::from_millis(10 * slack), "{quickest:?}");
}
