//! Reads a plan file's request on standard input and prints the plan in a format for other programs.
//!
//! ```sh
//! cargo run --example export -- --ics < answers.json > plan.ics
//! cargo run --example export -- --ics --lang ko --now 2026-11-21T08:00:00Z < answers.json
//! cargo run --example export -- --fhir < answers.json > record.json
//! cargo run --example export -- --answers < record.json
//! ```
//! Invalid input ends with exit code 2 and one line that names the place; a plan that triage stops
//! has no calendar, and ends with 3 and nothing on standard output.

mod input;

use std::env;
use std::io::{Write, stdout};
use std::process::ExitCode;

use barrier_first::domain::date_text;
use barrier_first::engine::assess;
use barrier_first::export::fhir;
use barrier_first::export::ics::{self, Choices, TimeOfDay, UtcTimestamp};
use barrier_first::export::plan_json::{Request, read_request};
use barrier_first::input::answers::write_answers;
use barrier_first::json::MAX_BYTES;
use barrier_first::knowledge::Knowledge;

#[path = "../tests/support/localizer.rs"]
mod localizer;

use localizer::HostLocalizer;

/// The options of the command line.
#[derive(Default)]
struct Options {
    form: Option<Form>,
    lang: Option<String>,
    now: Option<String>,
}

#[derive(Clone, Copy)]
enum Form {
    Ics,
    Fhir,
    Answers,
}

fn main() -> ExitCode {
    match options().and_then(|options| run(&options)) {
        Ok(Some(text)) => match stdout().write_all(text.as_bytes()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        },
        Ok(None) => {
            eprintln!("export: someone should look at the skin first; there is no such file");
            ExitCode::from(3)
        }
        Err(reason) => {
            eprintln!("export: {}", reason.replace(['\n', '\r'], " "));
            ExitCode::from(2)
        }
    }
}

fn options() -> Result<Options, String> {
    let mut options = Options::default();
    let mut words = env::args().skip(1);
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| format!("{word} takes a value"));
        match word.as_str() {
            "--ics" => options.form = Some(Form::Ics),
            "--fhir" => options.form = Some(Form::Fhir),
            "--answers" => options.form = Some(Form::Answers),
            "--lang" => options.lang = Some(value()?),
            "--now" => options.now = Some(value()?),
            _ => {
                return Err(format!(
                    "there is no {word:?}; there are --ics --fhir --answers --lang --now"
                ));
            }
        }
    }
    Ok(options)
}

fn run(options: &Options) -> Result<Option<String>, String> {
    let form = options.form.ok_or("say what to write: --ics, --fhir or --answers")?;
    let lang = options.lang.as_deref().unwrap_or("en");
    let localizer =
        HostLocalizer::of(lang).ok_or_else(|| format!("there is no language {lang:?}"))?;
    let bytes = input::bytes(MAX_BYTES)?;
    let knowledge = Knowledge::embedded()?;
    if let Form::Answers = form {
        return answers(&knowledge, &bytes).map(Some);
    }
    let text = input::text(bytes)?;
    let request = read_request(&knowledge, &text)?;
    match form {
        Form::Ics => calendar(&knowledge, &request, &localizer, options),
        Form::Fhir => Ok(Some(record(&knowledge, &request, &localizer, options))),
        Form::Answers => Ok(None),
    }
}

/// Writes the whole record as a FHIR bundle.
fn record(
    knowledge: &Knowledge,
    request: &Request,
    localizer: &HostLocalizer,
    options: &Options,
) -> String {
    let plan = assess(knowledge, &request.case());
    let midnight = [&date_text(request.today), "T00:00:00Z"].concat();
    fhir::bundle::write(&fhir::Source {
        knowledge,
        answers: &request.answers,
        assessment: &plan,
        journal: request.course.as_ref(),
        started: request.started(),
        now: options.now.as_deref().unwrap_or(&midnight),
        language: options.lang.as_deref().unwrap_or("en"),
        localizer,
    })
}

/// Extracts the answers from a FHIR file of ours, in the form that the plan file takes. Parts set aside
/// go to standard error, one line each.
fn answers(knowledge: &Knowledge, bytes: &[u8]) -> Result<String, String> {
    let opened = fhir::read::open(knowledge, bytes)
        .ok_or("this is no FHIR resource")?
        .map_err(|refusal| format!("not taken: {refusal:?}"))?;
    for fault in &opened.set_aside {
        eprintln!("export: set aside: {fault}");
    }
    Ok(format!("{}\n", write_answers(knowledge, &opened.saved.answers)))
}

/// Writes the calendar with everything in it: alarms, the routine, a reminder a day before a visit.
fn calendar(
    knowledge: &Knowledge,
    request: &Request,
    localizer: &HostLocalizer,
    options: &Options,
) -> Result<Option<String>, String> {
    let midnight = [&date_text(request.today), "T00:00:00Z"].concat();
    let now = options.now.as_deref().unwrap_or(&midnight);
    let plan = assess(knowledge, &request.case());
    let stamp = UtcTimestamp::parse(now).ok_or_else(|| format!("{now:?} is no moment in UTC"))?;
    let choices = Choices {
        started: request.started(),
        today: request.today,
        stamp,
        sequence: stamp.sequence(),
        routine: true,
        alarms: true,
        morning: TimeOfDay::at(7, 30),
        evening: TimeOfDay::at(21, 30),
        days_before: Some(1),
        name: String::new(),
        // A program has no page to link back to.
        check_in: String::new(),
        products: ics::product_days(&request.shelf, &plan.test_terms, request.today, |item| {
            item.name.clone()
        }),
    };
    Ok(ics::calendar(knowledge, &plan, localizer, &choices))
}
