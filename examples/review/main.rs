//! Writes the packet for a reviewer of the rules: a page to print, in English and Korean, and the
//! form for returning the review (`knowledge/AUTHORING.md`, "Reviews").
//!
//! ```sh
//! cargo run --example review -- target/review
//! ```

#![allow(dead_code, reason = "the modules shared with the tests hold more")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a program for developers stops at the first fault"
)]

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::OnceLock;
use std::{env, fs};

use barrier_first::knowledge::Knowledge;

#[path = "../../tests/it/case_file.rs"]
mod case_file;
#[path = "../../tests/support/mod.rs"]
mod support;

mod packet;

fn embedded() -> &'static Knowledge {
    static KNOWLEDGE: OnceLock<Knowledge> = OnceLock::new();
    KNOWLEDGE.get_or_init(|| Knowledge::embedded().expect("the knowledge is readable"))
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn main() -> ExitCode {
    let folder = env::args().nth(1).map_or_else(|| root().join("target/review"), PathBuf::from);
    let packet = packet::page::Packet::read();
    let files = [("rules.html", packet.html()), ("form.ron", packet.form())];
    for (name, text) in files {
        let path = folder.join(name);
        if let Err(error) = fs::create_dir_all(&folder).and_then(|()| fs::write(&path, text)) {
            eprintln!("{}: {error}", path.display());
            return ExitCode::FAILURE;
        }
        println!("{}", path.display());
    }
    ExitCode::SUCCESS
}
