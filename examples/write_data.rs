//! Writes the compiled data that the app fetches into a folder: `knowledge.bin`, `labels.bin`, and two
//! locale files per language in `locales/`: `<lang>.json` with the texts of the first page and the
//! questions, and `late-<lang>.json` with all others.
//!
//! Called by `scripts/post-build.mjs` after Trunk has built the app. The files are compiled by `build/`
//! from `knowledge/` and `locales/`.

use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fs};

use barrier_first::i18n::compiled::{CompiledLocale, LOCALES};
use barrier_first::knowledge::Knowledge;
use barrier_first::knowledge::labels::LabelTables;

fn main() -> ExitCode {
    let Some(folder) = env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("write_data: name the folder to write into");
        return ExitCode::from(2);
    };
    let locales = folder.join("locales");
    let written = fs::create_dir_all(&locales).and_then(|()| {
        fs::write(folder.join("knowledge.bin"), Knowledge::DEFERRED_TABLES)?;
        fs::write(folder.join("labels.bin"), LabelTables::BYTES)?;
        LOCALES.iter().try_for_each(|CompiledLocale { lang, early, late }| {
            fs::write(locales.join(format!("{lang}.json")), early)?;
            fs::write(locales.join(format!("late-{lang}.json")), late)
        })
    });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("write_data: {}: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}
