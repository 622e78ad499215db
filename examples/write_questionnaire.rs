//! Writes the files published for record systems into a folder: the questionnaire and our code systems,
//! FHIR R4, in all languages.
//!
//! Called by `scripts/post-build.mjs` after Trunk has built the app.

use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fs};

use barrier_first::export::fhir::codes::version;
use barrier_first::export::fhir::questionnaire::questionnaire;
use barrier_first::export::fhir::terminology::terminology;
use barrier_first::export::localizer::Localizer;
use barrier_first::i18n::compiled::LOCALES;
use barrier_first::knowledge::Knowledge;

#[path = "../tests/support/localizer.rs"]
mod localizer;

use localizer::HostLocalizer;

fn main() -> ExitCode {
    let Some(folder) = env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("write_questionnaire: name the folder to write into");
        return ExitCode::from(2);
    };
    match write(&folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("write_questionnaire: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn write(folder: &std::path::Path) -> Result<(), String> {
    let knowledge = Knowledge::embedded()?;
    let mut spoken: Vec<(&str, HostLocalizer)> =
        LOCALES.iter().filter_map(|it| Some((it.lang, HostLocalizer::of(it.lang)?))).collect();
    // The main texts are English, with the translations beside them.
    spoken.sort_by_key(|(lang, _)| *lang != "en");
    let languages: Vec<(&str, &dyn Localizer)> =
        spoken.iter().map(|(lang, localizer)| (*lang, localizer as &dyn Localizer)).collect();
    let version = version(&knowledge);
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for (name, resource) in [
        ("questionnaire", questionnaire(&knowledge, &languages)),
        ("terminology", terminology(&knowledge, &languages)),
    ] {
        let file = folder.join(format!("{name}-{version}.json"));
        fs::write(&file, format!("{resource}\n"))
            .map_err(|error| format!("{}: {error}", file.display()))?;
    }
    Ok(())
}
