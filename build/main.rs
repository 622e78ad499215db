//! Checks all edited files (`knowledge/`, `reviews/`, `locales/`) and compiles them for the app.
//!
//! Writes to `OUT_DIR`: `questions.bin` (embedded in the wasm), `knowledge.bin` (all other entries) and
//! `labels.bin` (names on labels), which the app fetches (all postcard), and two locale files per language.
//! Any fault stops the build with one line per fault that gives the file and the reason.

#![allow(
    dead_code,
    missing_docs,
    unused_imports,
    reason = "the modules shared with the app hold more than the build needs"
)]

#[path = "../src/domain/mod.rs"]
mod domain;

#[path = "../src/knowledge"]
mod knowledge {
    mod condition;
    pub mod effect;
    pub mod follow;
    pub mod labels;
    pub mod limits;
    pub mod model;
    pub mod schema;
    pub mod tables;
    pub mod well_known;
    pub mod wire;

    pub use tables::{QuestionTable, Tables};
}

#[path = "../src/label/fold.rs"]
mod fold;

mod care;
mod checks;
mod clinic_questions;
mod compile;
mod entries;
mod faults;
mod follow;
mod ingredients;
mod locales;
mod programmes;
mod questions;
mod resolver;
mod reviews;
mod rules;
mod texts;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use faults::Faults;

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=knowledge");
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-changed=reviews");
    println!("cargo::rerun-if-changed=build");
    let (Some(root), Some(out)) = (env::var_os("CARGO_MANIFEST_DIR"), env::var_os("OUT_DIR"))
    else {
        println!("cargo::error=run through cargo: CARGO_MANIFEST_DIR or OUT_DIR is missing");
        return ExitCode::FAILURE;
    };
    let mut faults = Faults::default();
    compile_all(&PathBuf::from(root), Path::new(&out), &mut faults);
    faults.report()
}

fn compile_all(root: &Path, out: &Path, faults: &mut Faults) {
    let Some(entries) = entries::read_entries(&root.join("knowledge"), faults) else { return };
    let Some(mut compiled) = compile::compile(&entries, faults) else { return };
    checks::check(&entries, &compiled, faults);
    reviews::add(&root.join("reviews"), &mut compiled.tables, faults);
    let labels = ingredients::compile(&root.join("knowledge"), &compiled.tables, faults);
    let required = texts::required(&compiled.questions.entries, &compiled.tables);
    let reviewed = reviews::by_a_dermatologist(&compiled.tables);
    let locales = locales::compile_all(&root.join("locales"), &required, reviewed, faults);

    for (name, bytes) in [
        ("questions.bin", postcard::to_allocvec(&compiled.questions)),
        ("knowledge.bin", postcard::to_allocvec(&compiled.tables)),
        ("labels.bin", postcard::to_allocvec(&labels.unwrap_or_default())),
    ] {
        match bytes {
            Ok(bytes) => write(&out.join(name), &bytes, faults),
            Err(error) => faults.add("knowledge", format!("cannot be written: {error}")),
        }
    }
    for locale in &locales {
        let file = |name: &str| out.join(format!("locale-{}{name}.json", locale.lang));
        write(&file(""), locale.early.as_bytes(), faults);
        write(&file("-late"), locale.late.as_bytes(), faults);
    }
    let list: String = locales
        .iter()
        .map(|locale| {
            let lang = &locale.lang;
            let text = |name: &str| {
                format!("include_str!(concat!(env!(\"OUT_DIR\"), \"/locale-{lang}{name}.json\"))")
            };
            let (early, late) = (text(""), text("-late"));
            format!("    CompiledLocale {{ lang: {lang:?}, early: {early}, late: {late} }},\n")
        })
        .collect();
    write(&out.join("locales.rs"), format!("&[\n{list}]\n").as_bytes(), faults);
}

fn write(path: &Path, bytes: &[u8], faults: &mut Faults) {
    if let Err(error) = fs::write(path, bytes) {
        faults.add(&path.display().to_string(), format!("cannot be written: {error}"));
    }
}
