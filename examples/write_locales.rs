//! Writes the compiled locale files into a folder: one `<lang>.json` per language.
//!
//! Called by `scripts/post-build.mjs` after Trunk has built the app. The files are compiled by
//! `build/locales.rs` from `locales/*/*.ftl`.

use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fs};

use barrier_first::i18n::compiled::LOCALES;

fn main() -> ExitCode {
    let Some(folder) = env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("write_locales: name the folder to write into");
        return ExitCode::from(2);
    };
    let written = fs::create_dir_all(&folder).and_then(|()| {
        LOCALES
            .iter()
            .try_for_each(|(lang, json)| fs::write(folder.join(format!("{lang}.json")), json))
    });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("write_locales: {}: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}
