//! Shortens the names of the functions that a wasm module imports from its glue.
//!
//! wasm-bindgen names each of them after the web API and a hash of 16 digits, `__wbg_fetch_6356…`, once
//! in the wasm and once in the glue. Nobody reads them there, and the digits of a hash do not compress:
//! for 238 names that is 5.7 KB of the first load.

use std::collections::HashMap;
use std::convert::Infallible;
use std::fs;
use std::path::Path;

use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{ImportSection, Module};
use wasmparser::{ImportSectionReader, Parser, Payload};

/// Shortens the names in both files, in place. A name that does not occur exactly once in the glue stays.
///
/// # Errors
/// When a file cannot be read or written, or the wasm is not valid.
pub fn shorten(wasm: &Path, glue: &Path) -> Result<(), String> {
    let before = fs::read(wasm).map_err(|error| error.to_string())?;
    let text = fs::read_to_string(glue).map_err(|error| error.to_string())?;
    let (after, text) = shortened(&before, &text)?;
    fs::write(wasm, after).map_err(|error| error.to_string())?;
    fs::write(glue, text).map_err(|error| error.to_string())
}

fn shortened(wasm: &[u8], glue: &str) -> Result<(Vec<u8>, String), String> {
    let names = import_names(wasm)?;
    let mut text = glue.to_owned();
    let mut renaming = Renaming::default();
    // Longest first, so that no name is found inside a longer one.
    let mut longest_first: Vec<&String> = names.iter().collect();
    longest_first.sort_by_key(|name| std::cmp::Reverse(name.len()));
    for name in longest_first {
        if text.matches(name.as_str()).count() == 1 {
            let short = letters(renaming.names.len());
            text = text.replace(name.as_str(), &short);
            renaming.names.insert(name.clone(), short);
        }
    }
    let mut module = Module::new();
    renaming
        .parse_core_module(&mut module, Parser::new(0), wasm)
        .map_err(|error| error.to_string())?;
    Ok((module.finish(), text))
}

/// The names of all imports, each once, in order.
fn import_names(wasm: &[u8]) -> Result<Vec<String>, String> {
    let mut names = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let Payload::ImportSection(section) = payload.map_err(|error| error.to_string())? else {
            continue;
        };
        for import in section.into_imports() {
            let name = import.map_err(|error| error.to_string())?.name.to_owned();
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    Ok(names)
}

/// Writes the number in letters: a, b … z, aa, ab.
fn letters(mut number: usize) -> String {
    let mut word = String::new();
    loop {
        word.insert(0, char::from(b'a' + (number % 26) as u8));
        match (number / 26).checked_sub(1) {
            Some(rest) => number = rest,
            None => return word,
        }
    }
}

/// Re-encodes a module, unchanged except for the names of its imports.
#[derive(Default)]
struct Renaming {
    names: HashMap<String, String>,
}

impl Reencode for Renaming {
    type Error = Infallible;

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: ImportSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        for import in section.into_imports() {
            let import = import?;
            let kind = self.entity_type(import.ty)?;
            let name = self.names.get(import.name).map_or(import.name, String::as_str);
            imports.import(import.module, name, kind);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{EntityType, TypeSection};

    fn wasm(names: &[&str]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        for name in names {
            imports.import("glue", name, EntityType::Function(0));
        }
        let mut module = Module::new();
        module.section(&types).section(&imports);
        module.finish()
    }

    #[test]
    fn wasm_and_glue_agree_on_shorter_names() {
        let names = ["__wbg_log_0123", "__wbg_log_01234", "twice", "elsewhere"];
        let glue = "{ __wbg_log_0123: 1, __wbg_log_01234: 2, twice: 3 } // twice";
        let (after, text) = shortened(&wasm(&names), glue).expect("a valid module");
        // The longer name goes first; one that occurs twice or not at all stays.
        assert_eq!(import_names(&after).expect("valid"), ["b", "a", "twice", "elsewhere"]);
        assert_eq!(text, "{ b: 1, a: 2, twice: 3 } // twice");
    }

    #[test]
    fn what_is_no_wasm_is_refused() {
        assert!(shortened(b"not a module", "").is_err());
    }

    #[test]
    fn numbers_become_letters() {
        assert_eq!([0, 25, 26, 27, 701, 702].map(letters), ["a", "z", "aa", "ab", "zz", "aaa"]);
    }
}
