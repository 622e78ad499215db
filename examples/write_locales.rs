//! Writes the compiled locale files into a folder: two per language, `<lang>.json` with
//! what the first page and the questions say, and `late-<lang>.json` with all other words.
//!
//! Called by `scripts/post-build.mjs` after Trunk has built the app. The files are compiled by
//! `build/locales.rs` from `locales/*/*.ftl`.

use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fs};

use barrier_first::i18n::compiled::{CompiledLocale, LOCALES};

fn main() -> ExitCode {
    let Some(folder) = env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("write_locales: name the folder to write into");
        return ExitCode::from(2);
    };
    let written = fs::create_dir_all(&folder).and_then(|()| {
        LOCALES.iter().try_for_each(|CompiledLocale { lang, early, late }| {
            fs::write(folder.join(format!("{lang}.json")), early)?;
            fs::write(folder.join(format!("late-{lang}.json")), late)
        })
    });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("write_locales: {}: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}
